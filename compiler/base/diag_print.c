/*
 * Reports as text.  The human form shows the line and a caret under the
 * piece; a line with right-to-left letters gets no caret, because terminals
 * disagree about where a column is, but the piece once more in a row of its
 * own.
 */
#include <stdlib.h>

#include "base/diag.h"
#include "base/diag_list.h"
#include "base/json.h"
#include "base/out.h"

static const char *const severity_name[] = { "note", "warning", "error" };
static const char *const severity_color[] = { "\033[1;36m", "\033[1;35m",
	"\033[1;31m" };
#define BOLD "\033[1m"
#define PLAIN "\033[0m"
#define FSI "\xE2\x81\xA8" /* U+2068 */
#define PDI "\xE2\x81\xA9" /* U+2069 */
#define LONGEST_EXCERPT 160 /* [byte] */

static bool
is_bidi_control(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void
wg_term_safe(struct wg_out *out, struct wg_str s)
{
	for (size_t at = 0, start = 0; at < s.len; start = at) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == WG_UTF8_BAD)
			wg_out_fmt(out, "⟨0x%02X⟩",
			    (unsigned)(unsigned char)s.ptr[start]);
		else if (c == '\t')
			wg_out_puts(out, "        ");
		else if (c < 0x20 || (c >= 0x7F && c < 0xA0) ||
		    is_bidi_control(c) || c == 0x2028 || c == 0x2029)
			wg_out_fmt(out, "⟨U+%04X⟩", (unsigned)c);
		else
			wg_out_char(out, c);
	}
}

static bool
is_rtl(struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if ((c >= 0x590 && c <= 0x8FF && c != WG_UTF8_BAD) ||
		    (c >= 0xFB1D && c <= 0xFDFF) ||
		    (c >= 0xFE70 && c <= 0xFEFC) ||
		    (c >= 0x10800 && c <= 0x10FFF))
			return true;
	}
	return false;
}

struct printer {
	const struct wg_diag_options *options;
	struct wg_out *out;
	unsigned per_code[WG_D_COUNT];
};

static void
color(struct printer *p, const char *escape)
{
	if (p->options->color)
		wg_out_puts(p->out, escape);
}

static void
print_place(struct printer *p, struct wg_span at)
{
	struct wg_place place;

	if (at.source == NULL) {
		wg_out_puts(p->out, "wegweiser: ");
		return;
	}
	place = wg_place_of(at.source, at.start);
	wg_term_safe(p->out, at.source->name);
	wg_out_fmt(p->out, ":%u:%u: ", (unsigned)place.line,
	    (unsigned)place.column);
}

static struct wg_str
piece_of(struct wg_span at, const struct wg_place *place)
{
	size_t from = at.start - place->offset;
	struct wg_str rest = wg_str_from(place->text, from);

	return wg_str_head(rest, at.length);
}

/* The piece in a row of its own, with the code points that cannot be seen. */
static void
print_piece(struct printer *p, struct wg_str piece)
{
	if (piece.len == 0)
		return;
	wg_out_puts(p->out, "       = " FSI);
	wg_term_safe(p->out, wg_str_head(piece, LONGEST_EXCERPT));
	wg_out_puts(p->out, PDI "\n");
}

/* A very long line is cut around the place. */
static void
print_excerpt(struct printer *p, struct wg_span at)
{
	struct wg_place place = wg_place_of(at.source, at.start);
	struct wg_str piece = piece_of(at, &place);
	struct wg_str line = place.text;
	size_t from = (size_t)(piece.ptr - line.ptr), cut = 0;
	uint32_t columns;

	if (line.len == 0)
		return;
	if (from > LONGEST_EXCERPT / 2)
		cut = from - LONGEST_EXCERPT / 2;
	while (cut > 0 && ((unsigned char)line.ptr[cut] & 0xC0) == 0x80)
		cut--;
	line = wg_str_from(line, cut);
	if (line.len > LONGEST_EXCERPT) {
		line.len = LONGEST_EXCERPT;
		while (((unsigned char)line.ptr[line.len] & 0xC0) == 0x80)
			line.len--;
	}
	wg_out_fmt(p->out, "%5u | ", (unsigned)place.line);
	if (is_rtl(line)) {
		wg_out_puts(p->out, FSI);
		wg_term_safe(p->out, line);
		wg_out_puts(p->out, PDI "\n");
		print_piece(p, piece);
		return;
	}
	wg_term_safe(p->out, line);
	wg_out_puts(p->out, "\n      | ");
	columns = wg_columns(wg_str_head(line, from - cut), 1);
	for (uint32_t i = 0; i < columns; i++)
		wg_out_byte(p->out, ' ');
	color(p, severity_color[WG_ERROR]);
	columns = wg_columns(piece, columns + 1);
	for (uint32_t i = 0; i < (columns ? columns : 1) && i < 72; i++)
		wg_out_byte(p->out, '^');
	color(p, PLAIN);
	wg_out_byte(p->out, '\n');
}

static enum wg_severity
severity_of(const struct wg_diag_options *o, const struct wg_report *r)
{
	const struct wg_diag_kind *kind = wg_diag_kind(r->id);

	if (kind->severity != WG_WARNING)
		return kind->severity;
	if (o->werror)
		return WG_ERROR;
	for (size_t i = 0; i < o->n_werrors; i++)
		if (wg_str_is(o->werrors[i], kind->code))
			return WG_ERROR;
	return WG_WARNING;
}

static void
print_text(struct printer *p, const struct wg_report *r, bool excerpt)
{
	const struct wg_diag_kind *kind = wg_diag_kind(r->id);
	enum wg_severity severity = severity_of(p->options, r);

	color(p, BOLD);
	print_place(p, r->at);
	color(p, severity_color[severity]);
	wg_out_fmt(p->out, "%s: ", severity_name[severity]);
	color(p, PLAIN);
	wg_out_puts(p->out, kind->phrase);
	if (r->detail.len > 0) {
		wg_out_puts(p->out, ": ");
		wg_term_safe(p->out, r->detail);
	}
	wg_out_fmt(p->out, " [%s]\n", kind->code);
	if (!excerpt)
		return;
	if (r->at.source != NULL)
		print_excerpt(p, r->at);
	for (const struct wg_report_note *n = r->notes; n; n = n->next) {
		print_place(p, n->at);
		wg_out_puts(p->out, "note: ");
		wg_term_safe(p->out, n->text);
		wg_out_byte(p->out, '\n');
		if (n->at.source != NULL && n->at.length > 0)
			print_excerpt(p, n->at);
	}
	if (r->hint.len > 0) {
		wg_out_puts(p->out, "       = hint: ");
		wg_term_safe(p->out, r->hint);
		wg_out_byte(p->out, '\n');
	}
}

static void
json_place(struct wg_json *j, struct wg_span at)
{
	struct wg_place from, to;

	if (at.source == NULL)
		return;
	from = wg_place_of(at.source, at.start);
	to = wg_place_of(at.source, at.start + at.length);
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
print_json(struct printer *p, const struct wg_report *r)
{
	const struct wg_diag_kind *kind = wg_diag_kind(r->id);
	const struct wg_diag_options plain = { .format = WG_FORMAT_HUMAN,
		.werror = p->options->werror };
	struct wg_out rendered = { 0 };
	struct printer inner = { .options = &plain, .out = &rendered };
	struct wg_json json = { .out = p->out }, *j = &json;

	print_text(&inner, r, true);
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "code"), wg_str(kind->code));
	wg_json_str(wg_json_key(j, "severity"),
	    wg_str(severity_name[severity_of(p->options, r)]));
	wg_json_str(wg_json_key(j, "message"), wg_str(kind->phrase));
	wg_json_str(wg_json_key(j, "detail"), r->detail);
	json_place(j, r->at);
	wg_json_str_or_null(wg_json_key(j, "language"), r->language);
	wg_json_array(wg_json_key(j, "notes"));
	for (const struct wg_report_note *n = r->notes; n; n = n->next) {
		wg_json_object(j);
		wg_json_str(wg_json_key(j, "message"), n->text);
		json_place(j, n->at);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_str_or_null(wg_json_key(j, "hint"), r->hint);
	wg_json_str(wg_json_key(j, "rendered"), wg_out_str(&rendered));
	wg_json_end(j);
	wg_out_byte(p->out, '\n');
	wg_out_free(&rendered);
}

static int
by_place(const void *left, const void *right)
{
	const struct wg_report *a = *(struct wg_report *const *)left;
	const struct wg_report *b = *(struct wg_report *const *)right;
	struct wg_str x = a->at.source ? a->at.source->name : WG_NONE;
	struct wg_str y = b->at.source ? b->at.source->name : WG_NONE;
	int order = wg_str_cmp(x, y);

	if (order == 0)
		order = (a->at.start > b->at.start) -
		    (a->at.start < b->at.start);
	if (order == 0)
		order = (a->id > b->id) - (a->id < b->id);
	if (order == 0)
		order = wg_str_cmp(a->detail, b->detail);
	return order != 0 ? order : wg_str_cmp(a->language, b->language);
}

static bool
allowed(const struct wg_diag_options *o, const struct wg_report *r)
{
	const struct wg_diag_kind *kind = wg_diag_kind(r->id);

	if (kind->severity == WG_ERROR)
		return false;
	for (size_t i = 0; i < o->n_allow; i++)
		if (wg_str_is(o->allow[i], kind->code))
			return true;
	return false;
}

static void
print_one(struct printer *p, const struct wg_report *r)
{
	if (p->options->format == WG_FORMAT_JSON)
		print_json(p, r);
	else
		print_text(p, r, p->options->format == WG_FORMAT_HUMAN);
}

static void
print_rest(struct printer *p)
{
	unsigned most = p->options->max_errors;

	if (most == 0 || p->options->format == WG_FORMAT_JSON)
		return;
	for (size_t i = 0; i < WG_D_COUNT; i++)
		if (p->per_code[i] > most)
			wg_out_fmt(p->out,
			    "wegweiser: note: %u more like this [%s]; "
			    "--max-errors=0 shows all\n",
			    p->per_code[i] - most,
			    wg_diag_kind((enum wg_diag_id)i)->code);
}

/* Few places are muted, and few things reported: no table is needed. */
static bool
muted(struct wg_diag *d, const struct wg_report *r)
{
	bool found = false;

	if (wg_diag_kind(r->id)->severity == WG_ERROR)
		return false;
	for (struct wg_mute *m = d->mutes; m != NULL; m = m->next)
		if (m->id == r->id && m->inside.source == r->at.source &&
		    r->at.start >= m->inside.start && r->at.start -
		    m->inside.start < m->inside.length)
			found = m->used = true;
	return found;
}

static void
drop_muted(struct wg_diag *d, const struct wg_diag_options *o)
{
	struct wg_report **at = &d->first;

	while (*at != NULL) {
		if (muted(d, *at)) {
			*at = (*at)->next;
			d->n--;
		} else {
			at = &(*at)->next;
		}
	}
	d->last = at;
	for (struct wg_mute *m = d->mutes; m != NULL && o->unused;
	     m = m->next) {
		if (m->used)
			continue;
		d->language = m->language;
		wg_report(d, WG_D_PO_MUTE, m->at, "%s",
		    wg_diag_kind(m->id)->code);
	}
}

struct wg_diag_count
wg_diag_print(struct wg_diag *d, const struct wg_diag_options *o,
    struct wg_out *out)
{
	struct wg_report **list;
	struct printer printer = { .options = o, .out = out };
	struct wg_diag_count count = { 0 };
	size_t n = 0;

	drop_muted(d, o);
	list = WG_NEW_ARRAY(d->arena, d->n, struct wg_report *);
	for (struct wg_report *r = d->first; r != NULL; r = r->next)
		list[n++] = r;
	if (n > 1)
		qsort(list, n, sizeof(*list), by_place);
	for (size_t i = 0; i < n; i++) {
		enum wg_severity severity = severity_of(o, list[i]);
		unsigned *seen = &printer.per_code[list[i]->id];

		if (i > 0 && by_place(&list[i - 1], &list[i]) == 0)
			continue;
		if (allowed(o, list[i]))
			continue;
		count.errors += severity == WG_ERROR;
		count.warnings += severity == WG_WARNING;
		count.notes += severity == WG_NOTE;
		if (o->quiet && severity != WG_ERROR)
			continue;
		if (o->max_errors == 0 || *seen < o->max_errors)
			print_one(&printer, list[i]);
		++*seen;
	}
	print_rest(&printer);
	return count;
}
