/*
 * What is printed, and in which order: sorted by place, doubles and what is
 * allowed left out, at most so many of a code.  The writers of the formats
 * are in base/diag_text.c and base/diag_data.c.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag_write.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/out.h"

static const struct {
	const char *name;
	bool data;
} formats[WG_FORMAT_COUNT] = {
#define WG_FORMAT(id, name, data, what) [WG_FORMAT_##id] = { name, data },
#include "base/formats.def"
};

static void (*const writers[WG_FORMAT_COUNT])(struct wg_printer *) = {
	[WG_FORMAT_HUMAN] = wg_write_human,
	[WG_FORMAT_SHORT] = wg_write_short,
	[WG_FORMAT_JSON] = wg_write_json,
	[WG_FORMAT_SARIF] = wg_write_sarif,
	[WG_FORMAT_GITLAB] = wg_write_gitlab,
	[WG_FORMAT_JUNIT] = wg_write_junit,
	[WG_FORMAT_GITHUB] = wg_write_github,
};

static const struct {
	const char *name, *word;
} severities[] = {
	[WG_NOTE] = { "note", N_("note") },
	[WG_WARNING] = { "warning", N_("warning") },
	[WG_ERROR] = { "error", N_("error") },
};

const char *
wg_diag_format_name(enum wg_diag_format format)
{
	return formats[format].name;
}

bool
wg_diag_format_is_data(enum wg_diag_format format)
{
	return formats[format].data;
}

const char *
wg_severity_name(enum wg_severity severity)
{
	return severities[severity].name;
}

const char *
wg_severity_word(enum wg_severity severity)
{
	return _(severities[severity].word);
}

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

enum wg_severity
wg_severity_of(const struct wg_diag_options *o, const struct wg_report *r)
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

struct wg_str
wg_report_message(struct wg_printer *p, const struct wg_report *r)
{
	struct wg_out out = { 0 };
	struct wg_str message;

	wg_out_puts(&out, _(wg_diag_kind(r->id)->phrase));
	if (r->detail.len > 0) {
		wg_out_puts(&out, ": ");
		wg_term_safe(&out, r->detail);
	}
	message = wg_str_dup(p->arena, wg_out_str(&out));
	wg_out_free(&out);
	return message;
}

struct wg_str
wg_report_fingerprint(
    struct wg_printer *p, const struct wg_report *r, struct wg_map *seen)
{
	struct wg_str file = r->at.source ? r->at.source->name : WG_NONE;
	struct wg_str line = WG_NONE, key;
	unsigned *times;

	if (r->at.source != NULL)
		line = wg_str_trim(
		    wg_spot_in(&p->lines, r->at.source, r->at.start).text);
	key = wg_str_fmt(p->arena, "%s\n%.*s\n%.*s\n%.*s\n%.*s",
	    wg_diag_kind(r->id)->code, WG_ARG(file), WG_ARG(r->detail),
	    WG_ARG(r->language), WG_ARG(line));
	times = wg_map_get(seen, key);
	if (times == NULL) {
		times = WG_NEW(p->arena, unsigned);
		wg_map_put(p->arena, seen, key, times);
	}
	key = wg_str_fmt(p->arena, "%.*s\n%u", WG_ARG(key), (*times)++);
	return wg_sha256_digits(p->arena, key, 64);
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

static bool
foreign(const struct wg_diag_options *o, const struct wg_report *r)
{
	return o->language.len > 0 && !wg_str_eq(o->language, r->language);
}

/* Codes of which not all were shown, for people. */
static void
print_rest(
    const struct wg_printer *p, const unsigned per_code[WG_D_COUNT])
{
	unsigned most = p->options->max_errors;

	if (most == 0 || formats[p->options->format].data)
		return;
	for (size_t i = 0; i < WG_D_COUNT; i++) {
		unsigned more = per_code[i] > most ? per_code[i] - most : 0;

		if (more > 0)
			wg_out_fmt(p->out,
			    wg_say_n("wegweiser: note: %u more like this "
				     "[%s]; --max-errors=0 shows all\n",
				"wegweiser: note: %u more like this "
				"[%s]; --max-errors=0 shows all\n",
				more),
			    more, wg_diag_kind((enum wg_diag_id)i)->code);
	}
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

void
wg_diag_settle(struct wg_diag *d)
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
}

static void
tell_unused(struct wg_diag *d)
{
	for (struct wg_mute *m = d->mutes; m != NULL; m = m->next) {
		if (m->used)
			continue;
		d->language = m->language;
		wg_report(d, WG_D_ALLOW_UNUSED, m->at, "%s",
		    wg_diag_kind(m->id)->code);
	}
}

struct wg_diag_count
wg_diag_print(struct wg_diag *d, const struct wg_diag_options *o,
    struct wg_out *out)
{
	struct wg_report **list;
	struct wg_printer printer = { .options = o, .out = out,
		.arena = wg_arena_open() };
	unsigned per_code[WG_D_COUNT] = { 0 };
	struct wg_diag_count count = { 0 };
	struct wg_report *last = NULL;
	size_t n = 0, kept = 0;

	wg_diag_settle(d);
	if (o->unused)
		tell_unused(d);
	list = WG_NEW_ARRAY(d->arena, d->n + 1, struct wg_report *);
	for (struct wg_report *r = d->first; r != NULL; r = r->next)
		list[n++] = r;
	if (n > 1)
		qsort(list, n, sizeof(*list), by_place);
	for (size_t i = 0; i < n; i++) {
		struct wg_report *r = list[i];
		enum wg_severity severity = wg_severity_of(o, r);
		bool twice = last != NULL && by_place(&last, &r) == 0;

		last = r;
		if (twice || allowed(o, r) || foreign(o, r))
			continue;
		count.errors += severity == WG_ERROR;
		count.warnings += severity == WG_WARNING;
		count.notes += severity == WG_NOTE;
		if ((o->quiet && severity != WG_ERROR) ||
		    (o->brief && severity == WG_NOTE))
			continue;
		if (per_code[r->id]++ < o->max_errors || o->max_errors == 0)
			list[kept++] = r;
	}
	printer.list = list;
	printer.n = kept;
	writers[o->format](&printer);
	print_rest(&printer, per_code);
	wg_lines_free(&printer.lines);
	wg_arena_close(printer.arena);
	return count;
}
