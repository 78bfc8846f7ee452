/*
 * Title, language and dates, twice: in the document information dictionary
 * and in XMP, where they must agree (ISO 19005-2, 6.6).  PDF/UA's schema is
 * not one of those that PDF/A knows, so it is described in an extension
 * schema.
 */
#include "back/pdf/meta.h"

#include "back/pdf/object.h"
#include "back/pdf/pdf.h"
#include "back/pdf/syntax.h"
#include "base/arena.h"
#include "base/out.h"
#include "layout/page.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/* "2026-11-01", perhaps with more behind it. */
static bool
read_date(struct wg_str s, char digits[8])
{
	unsigned month, day;
	size_t n = 0;

	if (s.len < 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
		return false;
	for (size_t i = 0; i < 10; i++) {
		if (i == 4 || i == 7)
			continue;
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		digits[n++] = s.ptr[i];
	}
	month = (unsigned)(digits[4] - '0') * 10 + (unsigned)(digits[5] - '0');
	day = (unsigned)(digits[6] - '0') * 10 + (unsigned)(digits[7] - '0');
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* The Gregorian day that is 'days' after 1970-01-01, from March on, so that
 * the leap day is the last of its year. */
static struct wg_str
date_of_epoch(struct wg_arena *a, int64_t epoch)
{
	int64_t days = epoch / 86400 - (epoch % 86400 < 0);
	int64_t seconds = epoch - days * 86400;
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe =
	    (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int64_t month = mp < 10 ? mp + 3 : mp - 9;
	int64_t year = yoe + era * 400 + (month <= 2);

	if (year < 0 || year > 9999)
		return WG_NONE;
	return wg_str_fmt(a, "%04d%02d%02d%02d%02d%02d", (int)year,
	    (int)month, (int)(doy - (153 * mp + 2) / 5 + 1),
	    (int)(seconds / 3600), (int)(seconds / 60 % 60),
	    (int)(seconds % 60));
}

struct wg_str
wg_pdf_date(struct wg_arena *a, const struct wg_pages *pages,
    const struct wg_pdf_options *o)
{
	struct wg_str iso =
	    o->date.len > 0 ? o->date : wg_date_write(a, pages->date);
	char digits[8];

	/* Year 10000 and beyond would only overflow. */
	if (o->has_epoch && o->epoch > -62135596801 &&
	    o->epoch < 253402300800)
		return date_of_epoch(a, o->epoch);
	if (!read_date(iso, digits))
		return WG_NONE;
	return wg_str_fmt(a, "%.8s000000", digits);
}

uint32_t
wg_pdf_info(struct wg_pdf_file *file, const struct wg_pages *pages,
    const struct wg_pdf_options *o, struct wg_str date)
{
	uint32_t id = wg_pdf_reserve(file);
	struct wg_out *out = wg_pdf_object(file, id);

	wg_out_puts(out, "<</Title");
	wg_pdf_text(out, pages->title);
	wg_out_puts(out, "/Creator");
	wg_pdf_text(out, o->producer);
	wg_out_puts(out, "/Producer");
	wg_pdf_text(out, o->producer);
	if (date.len > 0)
		wg_out_fmt(out, "/CreationDate(D:%.*sZ)/ModDate(D:%.*sZ)",
		    WG_ARG(date), WG_ARG(date));
	wg_out_puts(out, ">>");
	return id;
}

/* Text in XML 1.0; characters that it cannot hold become U+FFFD. */
static void
put_xml(struct wg_out *out, struct wg_str s)
{
	size_t at = 0;

	while (at < s.len) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == '<')
			wg_out_puts(out, "&lt;");
		else if (c == '&')
			wg_out_puts(out, "&amp;");
		else if (c == '>')
			wg_out_puts(out, "&gt;");
		else if (c == WG_UTF8_BAD || c < ' ' ||
		    (c & 0xFFFE) == 0xFFFE)
			wg_out_char(out, 0xFFFD);
		else
			wg_out_char(out, c);
	}
}

static void
put_description(
    struct wg_out *out, const char *prefix, const char *uri)
{
	wg_out_fmt(out, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n",
	    prefix, uri);
}

static void
put_element(struct wg_out *out, const char *name, struct wg_str text)
{
	wg_out_fmt(out, "<%s>", name);
	put_xml(out, text);
	wg_out_fmt(out, "</%s>\n", name);
}

static const char description_end[] = "</rdf:Description>\n";

static void
put_core(struct wg_out *out, const struct wg_pages *pages)
{
	put_description(out, "dc", "http://purl.org/dc/elements/1.1/");
	wg_out_puts(out, "<dc:format>application/pdf</dc:format>\n"
	    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	put_xml(out, pages->title);
	wg_out_puts(out, "</rdf:li></rdf:Alt></dc:title>\n"
	    "<dc:language><rdf:Bag><rdf:li>");
	put_xml(out, pages->lang);
	wg_out_puts(out, "</rdf:li></rdf:Bag></dc:language>\n");
	wg_out_puts(out, description_end);
}

static void
put_dates(struct wg_out *out, const struct wg_pdf_options *o,
    struct wg_str d)
{
	static const char *const names[] = { "Create", "Modify" };

	put_description(out, "xmp", "http://ns.adobe.com/xap/1.0/");
	for (int i = 0; i < 2 && d.len == 14; i++)
		wg_out_fmt(out,
		    "<xmp:%sDate>%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ"
		    "</xmp:%sDate>\n",
		    names[i], d.ptr, d.ptr + 4, d.ptr + 6, d.ptr + 8,
		    d.ptr + 10, d.ptr + 12, names[i]);
	put_element(out, "xmp:CreatorTool", o->producer);
	wg_out_puts(out, description_end);
	put_description(out, "pdf", "http://ns.adobe.com/pdf/1.3/");
	put_element(out, "pdf:Producer", o->producer);
	wg_out_puts(out, description_end);
}

static void
put_standards(struct wg_out *out)
{
	put_description(out, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
	put_element(out, "pdfaid:part", WG_STR("2"));
	put_element(out, "pdfaid:conformance", WG_STR("A"));
	wg_out_puts(out, description_end);
	put_description(out, "pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
	put_element(out, "pdfuaid:part", WG_STR("1"));
	wg_out_puts(out, description_end);
}

/* ISO 19005-2, 6.6.2.3. */
static void
put_extension(struct wg_out *out)
{
	wg_out_puts(out, "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	    "\n xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
	    "\n<pdfaExtension:schemas><rdf:Bag>"
	    "<rdf:li rdf:parseType=\"Resource\">\n");
	put_element(out, "pdfaSchema:schema",
	    WG_STR("PDF/UA identification schema"));
	put_element(out, "pdfaSchema:namespaceURI",
	    WG_STR("http://www.aiim.org/pdfua/ns/id/"));
	put_element(out, "pdfaSchema:prefix", WG_STR("pdfuaid"));
	wg_out_puts(out, "<pdfaSchema:property><rdf:Seq>"
	    "<rdf:li rdf:parseType=\"Resource\">\n");
	put_element(out, "pdfaProperty:name", WG_STR("part"));
	put_element(out, "pdfaProperty:valueType", WG_STR("Integer"));
	put_element(out, "pdfaProperty:category", WG_STR("internal"));
	put_element(out, "pdfaProperty:description",
	    WG_STR("PDF/UA part number"));
	wg_out_puts(out, "</rdf:li></rdf:Seq></pdfaSchema:property>"
	    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n");
	wg_out_puts(out, description_end);
}

uint32_t
wg_pdf_xmp(struct wg_pdf_file *file, const struct wg_pages *pages,
    const struct wg_pdf_options *o, struct wg_str date)
{
	uint32_t id = wg_pdf_reserve(file);
	struct wg_out out = { 0 };

	wg_out_puts(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"" RDF "\">\n");
	put_core(&out, pages);
	put_dates(&out, o, date);
	put_standards(&out);
	put_extension(&out);
	wg_out_puts(
	    &out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
	wg_pdf_stream(file, id, WG_STR("/Type/Metadata/Subtype/XML"),
	    wg_out_str(&out), WG_PDF_PLAIN);
	wg_out_free(&out);
	return id;
}
