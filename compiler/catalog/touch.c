/*
 * The entry is copied line by line: comments of ours and the flag "fuzzy" are
 * left out, the new mark comes first, and the strings of msgstr are replaced
 * where they stand.
 */
#include "catalog/touch.h"

#include "base/arena.h"
#include "base/out.h"
#include "base/source.h"
#include "front/po/po.h"

static bool
is_comment(struct wg_str line, const char *word)
{
	struct wg_str rest = wg_str_from(line, 1);

	return wg_str_starts(line, WG_STR("# ")) &&
	    wg_str_is(wg_str_word(&rest), word);
}

static struct wg_str
eol_of(struct wg_str text)
{
	ptrdiff_t end = wg_str_find(text, '\n');

	return end > 0 && text.ptr[end - 1] == '\r' ? WG_STR("\r\n") :
						      WG_STR("\n");
}

/* Of a line of flags without "fuzzy"; false: nothing is left of it. */
static bool
without_fuzzy(struct wg_arena *a, struct wg_str line, struct wg_str *left)
{
	struct wg_str rest = wg_str_from(line, 2);
	unsigned n = 0;

	*left = wg_str_head(line, 2);
	while (rest.len > 0) {
		struct wg_str flag = wg_str_trim(wg_str_cut(&rest, ','));

		if (flag.len == 0 || wg_str_is(flag, "fuzzy"))
			continue;
		*left = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(*left),
		    n++ > 0 ? ", " : " ", WG_ARG(flag));
	}
	return n > 0;
}

/* Does the line stay?  Perhaps as another one. */
static bool
stays(struct wg_arena *a, const struct wg_message *m,
    const struct wg_touch *t, struct wg_str *line)
{
	bool flags = wg_str_starts(*line, WG_STR("#,")) ||
	    wg_str_starts(*line, WG_STR("#="));

	if (is_comment(*line, "question:"))
		return false;
	if (t->role.len == 0)
		return true;
	if (is_comment(*line, "machine") || is_comment(*line, "checked:"))
		return false;
	if (m->fuzzy && wg_str_starts(*line, WG_STR("#|")))
		return false;
	return !flags || !m->fuzzy || without_fuzzy(a, *line, line);
}

static void
put_mark(struct wg_out *out, const char *word, struct wg_str first,
    struct wg_str second, struct wg_str eol)
{
	wg_out_fmt(out, "# %s: %.*s%s%.*s%.*s", word, WG_ARG(first),
	    second.len > 0 ? " " : "", WG_ARG(second), WG_ARG(eol));
}

static void
put_comments(struct wg_arena *a, struct wg_out *out,
    const struct wg_message *m, const struct wg_touch *t,
    struct wg_str comments, struct wg_str eol)
{
	if (t->role.len > 0)
		put_mark(out, "checked", t->role, t->day, eol);
	if (t->question.len > 0)
		put_mark(out, "question", t->question, WG_NONE, eol);
	while (comments.len > 0) {
		struct wg_str whole = comments;
		struct wg_str line = wg_po_line(&comments), was = line;

		if (!stays(a, m, t, &line))
			continue;
		wg_out_put(out, line);
		wg_out_put(out, wg_str_from(wg_str_head(whole,
		    whole.len - comments.len), was.len));
	}
}

/* Comments stand in front of the first keyword. */
static size_t
start_of_words(const struct wg_message *m)
{
	return m->context.value.ptr != NULL &&
		m->context.at.start < m->id.at.start ? m->context.at.start :
						       m->id.at.start;
}

static void
put_text(struct wg_out *out, struct wg_str text, struct wg_str eol)
{
	struct wg_out lines = { 0 };
	struct wg_str rest;

	wg_po_string(&lines, "msgstr", text);
	rest = wg_str_trim(wg_out_str(&lines));
	while (rest.len > 0) {
		wg_out_put(out, wg_po_line(&rest));
		if (rest.len > 0)
			wg_out_put(out, eol);
	}
	wg_out_free(&lines);
}

struct wg_str
wg_catalog_touch(struct wg_arena *a, const struct wg_catalog *c,
    const struct wg_message *m, const struct wg_touch *t)
{
	struct wg_str text = c->source->text, touched;
	struct wg_str eol = eol_of(wg_str_from(text, m->at.start));
	size_t words = start_of_words(m), at = words;
	struct wg_out out = { 0 };

	wg_out_put(&out, wg_str_head(text, m->at.start));
	put_comments(a, &out, m, t,
	    (struct wg_str){ text.ptr + m->at.start, words - m->at.start },
	    eol);
	if (t->text.ptr != NULL && m->n_str == 1) {
		struct wg_span was = m->str[0].at;

		wg_out_put(&out, (struct wg_str){ text.ptr + at,
		    was.start - at });
		put_text(&out, t->text, eol);
		at = (size_t)was.start + was.length;
	}
	wg_out_put(&out, wg_str_from(text, at));
	touched = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return touched;
}
