/*
 * Reports as text.  The human form shows the line and a caret under the
 * piece; a line with right-to-left letters gets no caret, because terminals
 * disagree about where a column is, but the piece once more in a row of its
 * own.
 */
#include "base/arena.h"
#include "base/diag_write.h"
#include "base/intl.h"
#include "base/out.h"

static const char *const severity_color[] = { "\033[1;36m", "\033[1;35m",
	"\033[1;31m" };
#define BOLD "\033[1m"
#define PLAIN "\033[0m"
#define FSI "\xE2\x81\xA8" /* U+2068 */
#define PDI "\xE2\x81\xA9" /* U+2069 */
#define LONGEST_EXCERPT 160 /* [byte] */

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

static void
color(struct wg_printer *p, const char *escape)
{
	if (p->options->color)
		wg_out_puts(p->out, escape);
}

static void
print_place(struct wg_printer *p, struct wg_span at)
{
	struct wg_spot spot;

	if (at.source == NULL) {
		wg_out_puts(p->out, "wegweiser: ");
		return;
	}
	spot = wg_spot_in(&p->lines, at.source, at.start);
	wg_term_safe(p->out, at.source->name);
	wg_out_fmt(p->out, ":%u:%u: ", (unsigned)spot.line,
	    (unsigned)spot.column);
}

static struct wg_str
piece_of(struct wg_span at, const struct wg_spot *spot)
{
	size_t from = at.start - spot->offset;
	struct wg_str rest = wg_str_from(spot->text, from);

	return wg_str_head(rest, at.length);
}

/* Where to cut: at 'at' bytes or before, not inside a character, nor between a
 * letter and its marks. */
static size_t
cut_before(struct wg_str s, size_t at)
{
	for (; at > 0 && at < s.len; at--) {
		size_t next = at;

		if (((unsigned char)s.ptr[at] & 0xC0) != 0x80 &&
		    wg_char_columns(wg_utf8_next(s, &next)) > 0)
			break;
	}
	return at;
}

static void
put_head(struct wg_printer *p, struct wg_str s)
{
	if (s.len <= LONGEST_EXCERPT) {
		wg_term_safe(p->out, s);
		return;
	}
	wg_term_safe(
	    p->out, wg_str_head(s, cut_before(s, LONGEST_EXCERPT)));
	wg_out_puts(p->out, "…");
}

/* The piece in a row of its own, with the code points that cannot be seen. */
static void
print_piece(struct wg_printer *p, struct wg_str piece)
{
	if (piece.len == 0)
		return;
	wg_out_puts(p->out, "       = " FSI);
	put_head(p, piece);
	wg_out_puts(p->out, PDI "\n");
}

/* A very long line is cut around the place. */
static void
print_excerpt(struct wg_printer *p, struct wg_span at)
{
	struct wg_spot spot = wg_spot_in(&p->lines, at.source, at.start);
	struct wg_str piece = piece_of(at, &spot);
	struct wg_str line = spot.text;
	size_t from = (size_t)(piece.ptr - line.ptr), cut = 0;
	uint32_t columns;

	if (line.len == 0)
		return;
	if (from > LONGEST_EXCERPT / 2)
		cut = cut_before(line, from - LONGEST_EXCERPT / 2);
	line = wg_str_from(line, cut);
	wg_out_fmt(p->out, "%5u | ", (unsigned)spot.line);
	if (is_rtl(wg_str_head(line, LONGEST_EXCERPT))) {
		wg_out_puts(p->out, cut > 0 ? FSI "…" : FSI);
		put_head(p, line);
		wg_out_puts(p->out, PDI "\n");
		print_piece(p, piece);
		return;
	}
	wg_out_puts(p->out, cut > 0 ? "…" : "");
	put_head(p, line);
	wg_out_puts(p->out, "\n      | ");
	columns = wg_columns(wg_str_head(line, from - cut), 1) + (cut > 0);
	for (uint32_t i = 0; i < columns; i++)
		wg_out_byte(p->out, ' ');
	color(p, severity_color[WG_ERROR]);
	columns = wg_columns(piece, columns + 1);
	for (uint32_t i = 0; i < (columns ? columns : 1) && i < 72; i++)
		wg_out_byte(p->out, '^');
	color(p, PLAIN);
	wg_out_byte(p->out, '\n');
}

static void
print_text(struct wg_printer *p, const struct wg_report *r, bool excerpt)
{
	const struct wg_diag_kind *kind = wg_diag_kind(r->id);
	enum wg_severity severity = wg_severity_of(p->options, r);
	/* Editors look for the English word. */
	const char *word = excerpt ? wg_severity_word(severity) :
		wg_severity_name(severity);

	color(p, BOLD);
	print_place(p, r->at);
	color(p, severity_color[severity]);
	wg_out_fmt(p->out, "%s: ", word);
	color(p, PLAIN);
	wg_out_puts(p->out, _(kind->phrase));
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
		wg_out_fmt(p->out, "%s: ", wg_severity_word(WG_NOTE));
		wg_term_safe(p->out, n->text);
		wg_out_byte(p->out, '\n');
		if (n->at.source != NULL && n->at.length > 0)
			print_excerpt(p, n->at);
	}
	if (r->hint.len > 0) {
		wg_out_fmt(p->out, "       = %s: ", _("hint"));
		wg_term_safe(p->out, r->hint);
		wg_out_byte(p->out, '\n');
	}
}

void
wg_write_rendered(
    struct wg_printer *p, const struct wg_report *r, struct wg_out *out)
{
	struct wg_diag_options plain = *p->options;
	struct wg_printer inner = { .options = &plain, .out = out,
		.arena = p->arena, .lines = p->lines };

	plain.color = false;
	print_text(&inner, r, true);
	p->lines = inner.lines;
}

void
wg_write_human(struct wg_printer *p)
{
	for (size_t i = 0; i < p->n; i++)
		print_text(p, p->list[i], true);
}

void
wg_write_short(struct wg_printer *p)
{
	for (size_t i = 0; i < p->n; i++)
		print_text(p, p->list[i], false);
}

/* Workflow commands; what separates their parts is escaped. */
static void
github_text(struct wg_out *out, struct wg_str s, bool property)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '%' || c == '\r' || c == '\n' ||
		    (property && (c == ',' || c == ':')))
			wg_out_fmt(out, "%%%02X", c);
		else
			wg_out_byte(out, s.ptr[i]);
	}
}

static void
github_place(struct wg_printer *p, struct wg_span at)
{
	struct wg_spot from, to;
	struct wg_out name = { 0 };

	if (at.source == NULL)
		return;
	from = wg_spot_in(&p->lines, at.source, at.start);
	to = wg_spot_in(&p->lines, at.source, at.start + at.length);
	wg_term_safe(&name, at.source->name);
	wg_out_puts(p->out, "file=");
	github_text(p->out, wg_out_str(&name), true);
	wg_out_fmt(p->out, ",line=%u,col=%u,endLine=%u,endColumn=%u,",
	    (unsigned)from.line, (unsigned)from.column, (unsigned)to.line,
	    (unsigned)to.column);
	wg_out_free(&name);
}

void
wg_write_github(struct wg_printer *p)
{
	static const char *const commands[] = { "notice", "warning", "error" };

	for (size_t i = 0; i < p->n; i++) {
		const struct wg_report *r = p->list[i];
		struct wg_out hint = { 0 };

		wg_out_fmt(p->out, "::%s ",
		    commands[wg_severity_of(p->options, r)]);
		github_place(p, r->at);
		wg_out_fmt(p->out, "title=%s::", wg_diag_kind(r->id)->code);
		github_text(p->out, wg_report_message(p, r), false);
		if (r->hint.len > 0) {
			wg_term_safe(&hint, r->hint);
			wg_out_puts(p->out, "%0A");
			github_text(p->out, wg_out_str(&hint), false);
		}
		wg_out_byte(p->out, '\n');
		wg_out_free(&hint);
	}
}
