/*
 * Reports for programs.  Columns of JSON are those of the screen, as in the
 * text; SARIF counts code points, because it can say so.
 */
#include "base/arena.h"
#include "base/diag_write.h"
#include "base/html.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/map.h"
#include "base/out.h"

/* JSON: an object a line. */

static void
json_place(struct wg_printer *p, struct wg_json *j, struct wg_span at)
{
	struct wg_spot from, to;

	if (at.source == NULL)
		return;
	from = wg_spot_in(&p->lines, at.source, at.start);
	to = wg_spot_in(&p->lines, at.source, at.start + at.length);
	wg_json_str(wg_json_key(j, "file"), at.source->name);
	wg_json_int(wg_json_key(j, "byte_start"), at.start);
	wg_json_int(wg_json_key(j, "byte_end"), at.start + at.length);
	wg_json_int(wg_json_key(j, "line"), from.line);
	wg_json_int(wg_json_key(j, "column"), from.column);
	wg_json_int(wg_json_key(j, "end_line"), to.line);
	wg_json_int(wg_json_key(j, "end_column"), to.column);
	wg_json_str(wg_json_key(j, "column_unit"), WG_STR("display"));
}

static void
json_report(struct wg_printer *p, const struct wg_report *r)
{
	const struct wg_diag_kind *kind = wg_diag_kind(r->id);
	struct wg_json json = { .out = p->out }, *j = &json;
	struct wg_out rendered = { 0 };

	wg_write_rendered(p, r, &rendered);
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "code"), wg_str(kind->code));
	wg_json_str(wg_json_key(j, "severity"),
	    wg_str(wg_severity_name(wg_severity_of(p->options, r))));
	wg_json_str(wg_json_key(j, "message"), wg_str(_(kind->phrase)));
	wg_json_str(wg_json_key(j, "detail"), r->detail);
	json_place(p, j, r->at);
	wg_json_str_or_null(wg_json_key(j, "language"), r->language);
	wg_json_array(wg_json_key(j, "notes"));
	for (const struct wg_report_note *n = r->notes; n; n = n->next) {
		wg_json_object(j);
		wg_json_str(wg_json_key(j, "message"), n->text);
		json_place(p, j, n->at);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_str_or_null(wg_json_key(j, "hint"), r->hint);
	wg_json_str(wg_json_key(j, "rendered"), wg_out_str(&rendered));
	wg_json_end(j);
	wg_out_byte(p->out, '\n');
	wg_out_free(&rendered);
}

void
wg_write_json(struct wg_printer *p)
{
	for (size_t i = 0; i < p->n; i++)
		json_report(p, p->list[i]);
}

/* SARIF 2.1.0: one run. */

/* The column in code points, from 1. */
static uint32_t
point_column(const struct wg_spot *spot, uint32_t offset)
{
	struct wg_str head = wg_str_head(spot->text, offset - spot->offset);
	uint32_t n = 1;

	for (size_t at = 0; at < head.len; n++)
		wg_utf8_next(head, &at);
	return n;
}

static void
sarif_location(struct wg_printer *p, struct wg_json *j, struct wg_span at,
    struct wg_str message)
{
	struct wg_spot from = wg_spot_in(&p->lines, at.source, at.start);
	struct wg_spot to = wg_spot_in(&p->lines, at.source, at.start + at.length);
	struct wg_out uri = { 0 };

	wg_html_percent(&uri, at.source->name);
	wg_json_object(j);
	wg_json_object(wg_json_key(j, "physicalLocation"));
	wg_json_object(wg_json_key(j, "artifactLocation"));
	wg_json_str(wg_json_key(j, "uri"), wg_out_str(&uri));
	wg_json_str(wg_json_key(j, "uriBaseId"), WG_STR("%SRCROOT%"));
	wg_json_end(j);
	wg_json_object(wg_json_key(j, "region"));
	wg_json_int(wg_json_key(j, "startLine"), from.line);
	wg_json_int(wg_json_key(j, "startColumn"),
	    point_column(&from, at.start));
	wg_json_int(wg_json_key(j, "endLine"), to.line);
	wg_json_int(wg_json_key(j, "endColumn"),
	    point_column(&to, at.start + at.length));
	wg_json_int(wg_json_key(j, "byteOffset"), at.start);
	wg_json_int(wg_json_key(j, "byteLength"), at.length);
	wg_json_end(j);
	wg_json_end(j);
	if (message.len > 0) {
		wg_json_object(wg_json_key(j, "message"));
		wg_json_str(wg_json_key(j, "text"), message);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_out_free(&uri);
}

/* A hint has no field of its own: fixes need an exact replacement. */
static void
sarif_message(
    struct wg_json *j, struct wg_printer *p, const struct wg_report *r)
{
	struct wg_str text = wg_report_message(p, r);

	if (r->hint.len > 0)
		text = wg_str_fmt(p->arena, "%.*s\n%s: %.*s", WG_ARG(text),
		    _("hint"), WG_ARG(r->hint));
	wg_json_object(wg_json_key(j, "message"));
	wg_json_str(wg_json_key(j, "text"), text);
	wg_json_end(j);
}

static void
sarif_result(struct wg_json *j, struct wg_printer *p,
    const struct wg_report *r, unsigned rule, struct wg_map *seen)
{
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "ruleId"),
	    wg_str(wg_diag_kind(r->id)->code));
	wg_json_int(wg_json_key(j, "ruleIndex"), rule);
	wg_json_str(wg_json_key(j, "level"),
	    wg_str(wg_severity_name(wg_severity_of(p->options, r))));
	sarif_message(j, p, r);
	if (r->at.source != NULL) {
		wg_json_array(wg_json_key(j, "locations"));
		sarif_location(p, j, r->at, WG_NONE);
		wg_json_end(j);
	}
	if (r->notes != NULL) {
		wg_json_array(wg_json_key(j, "relatedLocations"));
		for (const struct wg_report_note *n = r->notes; n; n = n->next)
			if (n->at.source != NULL)
				sarif_location(p, j, n->at, n->text);
		wg_json_end(j);
	}
	wg_json_object(wg_json_key(j, "partialFingerprints"));
	wg_json_str(wg_json_key(j, "wegweiser/v1"),
	    wg_report_fingerprint(p, r, seen));
	wg_json_end(j);
	wg_json_end(j);
}

static void
sarif_text(struct wg_json *j, const char *key, const char *text)
{
	wg_json_object(wg_json_key(j, key));
	wg_json_str(wg_json_key(j, "text"), wg_str(text));
	wg_json_end(j);
}

static void
sarif_rule(struct wg_json *j, const struct wg_diag_kind *kind)
{
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "id"), wg_str(kind->code));
	sarif_text(j, "shortDescription", _(kind->phrase));
	sarif_text(j, "fullDescription", _(kind->explanation));
	sarif_text(j, "help", _(kind->explanation));
	wg_json_object(wg_json_key(j, "defaultConfiguration"));
	wg_json_str(wg_json_key(j, "level"),
	    wg_str(wg_severity_name(kind->severity)));
	wg_json_end(j);
	wg_json_end(j);
}

void
wg_write_sarif(struct wg_printer *p)
{
	struct wg_json json = { .out = p->out }, *j = &json;
	unsigned index[WG_D_COUNT], n = 0;
	bool used[WG_D_COUNT] = { false };
	struct wg_map seen = { 0 };

	for (size_t i = 0; i < p->n; i++)
		used[p->list[i]->id] = true;
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "$schema"),
	    WG_STR("https://json.schemastore.org/sarif-2.1.0.json"));
	wg_json_str(wg_json_key(j, "version"), WG_STR("2.1.0"));
	wg_json_array(wg_json_key(j, "runs"));
	wg_json_object(j);
	wg_json_object(wg_json_key(j, "tool"));
	wg_json_object(wg_json_key(j, "driver"));
	wg_json_str(wg_json_key(j, "name"), WG_STR("wegweiser"));
	wg_json_str(wg_json_key(j, "version"), WG_STR(WG_VERSION));
	wg_json_array(wg_json_key(j, "rules"));
	for (unsigned i = 0; i < WG_D_COUNT; i++)
		if (used[i]) {
			index[i] = n++;
			sarif_rule(j, wg_diag_kind((enum wg_diag_id)i));
		}
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
	wg_json_str(wg_json_key(j, "columnKind"),
	    WG_STR("unicodeCodePoints"));
	wg_json_array(wg_json_key(j, "results"));
	for (size_t i = 0; i < p->n; i++)
		sarif_result(
		    j, p, p->list[i], index[p->list[i]->id], &seen);
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
	wg_out_byte(p->out, '\n');
}

/* GitLab: every finding needs a file and a line. */
#define NO_FILE "content/project.xml"

void
wg_write_gitlab(struct wg_printer *p)
{
	static const char *const severity[] = { [WG_NOTE] = "info",
		[WG_WARNING] = "minor", [WG_ERROR] = "major" };
	struct wg_json json = { .out = p->out }, *j = &json;
	struct wg_map seen = { 0 };

	wg_json_array(j);
	for (size_t i = 0; i < p->n; i++) {
		const struct wg_report *r = p->list[i];
		bool somewhere = r->at.source != NULL;

		wg_json_object(j);
		wg_json_str(wg_json_key(j, "description"),
		    wg_report_message(p, r));
		wg_json_str(wg_json_key(j, "check_name"),
		    wg_str(wg_diag_kind(r->id)->code));
		wg_json_str(wg_json_key(j, "fingerprint"),
		    wg_report_fingerprint(p, r, &seen));
		wg_json_str(wg_json_key(j, "severity"),
		    wg_str(severity[wg_severity_of(p->options, r)]));
		wg_json_object(wg_json_key(j, "location"));
		wg_json_str(wg_json_key(j, "path"),
		    somewhere ? r->at.source->name : WG_STR(NO_FILE));
		wg_json_object(wg_json_key(j, "lines"));
		wg_json_int(wg_json_key(j, "begin"), somewhere ?
			wg_spot_in(&p->lines, r->at.source, r->at.start).line : 1);
		wg_json_end(j);
		wg_json_end(j);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_out_byte(p->out, '\n');
}

/* JUnit: a suite a file, a case a report; only errors are failures, the rest
 * is output of a case that passed. */

/* U+FFFE and U+FFFF cannot stand in XML, whatever way they are written. */
static void
xml_text(struct wg_out *out, struct wg_str s)
{
	size_t at = 0, start = 0;

	while (at < s.len) {
		size_t before = at;
		uint32_t c = wg_utf8_next(s, &at);

		if (c != 0xFFFE && c != 0xFFFF && c != WG_UTF8_BAD)
			continue;
		wg_html_escape(out, wg_str_head(
		    wg_str_from(s, start), before - start));
		wg_out_char(out, 0xFFFD);
		start = at;
	}
	wg_html_escape(out, wg_str_from(s, start));
}

static struct wg_str
file_of(const struct wg_report *r)
{
	return r->at.source != NULL ? r->at.source->name : WG_STR("wegweiser");
}

static void
junit_case(struct wg_printer *p, const struct wg_report *r)
{
	bool failure = wg_severity_of(p->options, r) == WG_ERROR;
	struct wg_spot spot = { .line = 1, .column = 1 };
	struct wg_out rendered = { 0 };

	if (r->at.source != NULL)
		spot = wg_spot_in(&p->lines, r->at.source, r->at.start);
	wg_write_rendered(p, r, &rendered);
	wg_out_puts(p->out, "<testcase classname=\"");
	xml_text(p->out, file_of(r));
	wg_out_fmt(p->out, "\" name=\"%u:%u %s\">", (unsigned)spot.line,
	    (unsigned)spot.column, wg_diag_kind(r->id)->code);
	if (failure) {
		wg_out_fmt(p->out, "<failure type=\"%s\" message=\"",
		    wg_diag_kind(r->id)->code);
		xml_text(p->out, wg_report_message(p, r));
		wg_out_puts(p->out, "\">");
	} else {
		wg_out_puts(p->out, "<system-out>");
	}
	xml_text(p->out, wg_out_str(&rendered));
	wg_out_puts(p->out, failure ? "</failure>" : "</system-out>");
	wg_out_puts(p->out, "</testcase>\n");
	wg_out_free(&rendered);
}

static unsigned
failures(const struct wg_printer *p, size_t from, size_t to)
{
	unsigned n = 0;

	for (size_t i = from; i < to; i++)
		n += wg_severity_of(p->options, p->list[i]) == WG_ERROR;
	return n;
}

void
wg_write_junit(struct wg_printer *p)
{
	size_t end;

	wg_out_fmt(p->out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"wegweiser\" tests=\"%zu\" "
	    "failures=\"%u\">\n",
	    p->n > 0 ? p->n : 1, failures(p, 0, p->n));
	if (p->n == 0)
		wg_out_puts(p->out,
		    "<testsuite name=\"wegweiser\" tests=\"1\" "
		    "failures=\"0\" errors=\"0\">\n<testcase "
		    "classname=\"wegweiser\" name=\"check\"/>\n"
		    "</testsuite>\n");
	for (size_t i = 0; i < p->n; i = end) {
		struct wg_str file = file_of(p->list[i]);

		for (end = i; end < p->n &&
		     wg_str_eq(file_of(p->list[end]), file); end++)
			continue;
		wg_out_puts(p->out, "<testsuite name=\"");
		xml_text(p->out, file);
		wg_out_fmt(p->out,
		    "\" tests=\"%zu\" failures=\"%u\" errors=\"0\">\n",
		    end - i, failures(p, i, end));
		for (size_t k = i; k < end; k++)
			junit_case(p, p->list[k]);
		wg_out_puts(p->out, "</testsuite>\n");
	}
	wg_out_puts(p->out, "</testsuites>\n");
}
