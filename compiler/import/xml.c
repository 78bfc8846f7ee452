/* A place as an author would write it, and as a list for people. */
#include "base/arena.h"
#include "base/html.h"
#include "base/out.h"
#include "import/import.h"

/* XML has no control characters and no U+FFFE or U+FFFF, not even as
 * references. */
static bool
in_xml(uint32_t c)
{
	return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\n' || c == '\t';
}

void
wg_import_put(struct wg_out *out, struct wg_str s)
{
	size_t from = 0;

	for (size_t at = 0; at < s.len;) {
		size_t start = at;

		if (in_xml(wg_utf8_next(s, &at)))
			continue;
		wg_html_escape(
		    out, wg_str_head(wg_str_from(s, from), start - from));
		from = at;
	}
	wg_html_escape(out, wg_str_from(s, from));
}

static void
attribute(struct wg_out *out, const char *name, struct wg_str value)
{
	if (value.len == 0)
		return;
	wg_out_fmt(out, " %s=\"", name);
	wg_import_put(out, value);
	wg_out_byte(out, '"');
}

static void
element(struct wg_out *out, const char *name, struct wg_str text)
{
	if (text.len == 0)
		return;
	wg_out_fmt(out, "  <%s>", name);
	wg_import_put(out, text);
	wg_out_fmt(out, "</%s>\n", name);
}

/* "--" would end it. */
void
wg_import_comment(struct wg_out *out, struct wg_str text)
{
	wg_out_puts(out, "<!-- ");
	for (size_t at = 0; at < text.len;) {
		uint32_t c = wg_utf8_next(text, &at);

		if (c == '-' && (at == text.len || text.ptr[at] == '-'))
			c = 0x2013;
		wg_out_char(out, c >= 0x20 && in_xml(c) ? c : ' ');
	}
	wg_out_puts(out, " -->\n");
}

/* An address has street, postcode and town, or it is none. */
static void
address(struct wg_out *out, const struct wg_import_place *p)
{
	const struct wg_str street = p->street, town = p->town;
	struct wg_out tag = { 0 };

	if (street.len + p->number.len + p->postcode.len + town.len +
		p->entrance.len + p->floor.len + p->room.len == 0)
		return;
	wg_out_puts(&tag, "<w:address");
	attribute(&tag, "street", street);
	attribute(&tag, "number", p->number);
	attribute(&tag, "postcode", p->postcode);
	attribute(&tag, "town", town);
	attribute(&tag, "entrance", p->entrance);
	attribute(&tag, "floor", p->floor);
	attribute(&tag, "room", p->room);
	wg_out_puts(&tag, "/>");
	wg_out_puts(out, "  ");
	if (street.len > 0 && p->postcode.len > 0 && town.len > 0)
		wg_out_fmt(out, "%.*s\n", WG_ARG(wg_out_str(&tag)));
	else
		wg_import_comment(out, wg_out_str(&tag));
	wg_out_free(&tag);
}

static void
body(struct wg_out *out, const struct wg_import_place *p)
{
	element(out, "w:purpose", p->purpose.len > 0 ? p->purpose :
	    WG_STR("[Wofür man hierher kommt]"));
	address(out, p);
	if (p->lat.len > 0) {
		wg_out_puts(out, "  <w:position");
		attribute(out, "lat", p->lat);
		attribute(out, "lon", p->lon);
		wg_out_puts(out, "/>\n");
	}
	element(out, "w:hours", p->hours);
	element(out, "w:hours-note", p->hours_note);
	for (size_t i = 0; i < p->phones.n; i++) {
		wg_out_puts(out, "  <w:phone");
		attribute(out, "kind", wg_str(p->phones.at[i].kind));
		wg_out_fmt(out, ">%.*s</w:phone>\n",
		    WG_ARG(p->phones.at[i].number));
	}
	element(out, "w:email", p->email);
	if (p->web.len > 0) {
		wg_out_puts(out, "  <w:web");
		attribute(out, "href", p->web);
		wg_out_puts(out, "/>\n");
	}
	for (size_t i = 0; i < p->paras.n; i++)
		element(out, "para", p->paras.at[i]);
}

struct wg_str
wg_import_xml(struct wg_arena *a, const struct wg_import_place *p,
    struct wg_str id, struct wg_str today)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	wg_out_fmt(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<w:place xmlns=\"http://docbook.org/ns/docbook\" "
	    "xmlns:w=\"urn:wegweiser:1\"\n    xml:id=\"%.*s\" "
	    "xml:lang=\"de\" level=\"%s\"", WG_ARG(id), p->level);
	attribute(&out, "category", p->category);
	if (p->lat.len == 0)
		attribute(&out, "map", WG_STR("no"));
	wg_out_puts(&out, ">\n  <info>\n    <title>");
	wg_import_put(&out, p->name);
	wg_out_fmt(&out, "</title>\n    <date>%.*s</date>\n  </info>\n",
	    WG_ARG(today));
	body(&out, p);
	for (size_t i = 0; i < p->comments.n; i++) {
		wg_out_puts(&out, "  ");
		wg_import_comment(&out, p->comments.at[i]);
	}
	wg_out_puts(&out, "</w:place>\n");
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

void
wg_import_show(struct wg_out *out, const struct wg_import_place *p,
    struct wg_str id)
{
	const struct {
		const char *what;
		struct wg_str value;
	} facts[] = { { "", p->street }, { " ", p->number },
		{ ", ", p->postcode }, { " ", p->town },
		{ ", ", p->entrance }, { ", ", p->floor },
		{ ", ", p->room }, { "; ", p->hours }, { "; ", p->hours_note },
		{ "; ", p->email }, { "; ", p->web }, { "; ", p->category } };

	wg_out_fmt(out, "%.*s: %.*s\n   ", WG_ARG(id), WG_ARG(p->name));
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (facts[i].value.len > 0)
			wg_out_fmt(out, "%s%.*s", i == 0 ? " " : facts[i].what,
			    WG_ARG(facts[i].value));
	for (size_t i = 0; i < p->phones.n; i++)
		wg_out_fmt(out, "; %.*s", WG_ARG(p->phones.at[i].number));
	wg_out_byte(out, '\n');
}
