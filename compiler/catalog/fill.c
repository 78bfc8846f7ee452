/* Only entries that are filled in are written anew. */
#include "catalog/fill.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "front/po/po.h"

static struct wg_str *
with_line(struct wg_arena *a, const struct wg_str *lines, size_t n,
    struct wg_str line)
{
	struct wg_str *all = WG_NEW_ARRAY(a, n + 1, struct wg_str);

	all[0] = line;
	if (n > 0)
		memcpy(all + 1, lines, n * sizeof(*lines));
	return all;
}

/* Marks of what stood there before. */
static bool
is_mark(struct wg_str comment)
{
	comment = wg_str_trim(comment);
	return wg_str_starts(comment, WG_STR("machine")) ||
	    wg_str_starts(comment, WG_STR("imported")) ||
	    wg_str_starts(comment, WG_STR("checked:"));
}

static void
put_entry(struct wg_arena *a, struct wg_out *out, const struct wg_message *m,
    const struct wg_filling *f, const char *eol)
{
	struct wg_message made = *m;
	struct wg_message_text text = { .value = f->text };
	struct WG_VEC(struct wg_str) comments = { 0 }, flags = { 0 };
	char mark[9];

	made.str = &text;
	for (size_t i = 0; i < m->n_comments; i++)
		if (!is_mark(m->comments[i]))
			WG_PUSH(a, &comments) = m->comments[i];
	for (size_t i = 0; i < m->n_flags; i++)
		if (!wg_str_is(m->flags[i], "fuzzy"))
			WG_PUSH(a, &flags) = m->flags[i];
	wg_po_mark(&made, mark);
	made.comments = with_line(a, comments.at, comments.n,
	    f->comment.len > 0 ? wg_str_fmt(a, " %.*s", WG_ARG(f->comment)) :
				 wg_str_fmt(a, " machine %s", mark));
	made.n_comments = (uint32_t)comments.n + 1;
	made.flags = flags.at;
	made.n_flags = (uint32_t)flags.n;
	if (f->fuzzy) {
		made.flags =
		    with_line(a, flags.at, flags.n, WG_STR("fuzzy"));
		made.n_flags++;
	}
	made.previous = NULL;
	wg_po_entry(out, &made, eol);
}

struct wg_str
wg_catalog_fill(struct wg_arena *a, const struct wg_catalog *c,
    const struct wg_map *fillings, struct wg_fill_count *n)
{
	struct wg_str text = c->source->text, s;
	const char *eol = wg_str_find_str(text, WG_STR("\r\n")) >= 0 ?
	    "\r\n" : "\n";
	struct wg_out out = { 0 };
	size_t done = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct wg_message *m = &c->messages[i];
		const struct wg_filling *f = m->obsolete ? NULL :
		    wg_map_get(fillings, wg_message_key(a, m->context.value,
			m->id.value));

		if (f == NULL || m->id_plural.value.ptr != NULL ||
		    m->at.start < done)
			continue;
		if (!m->fuzzy && wg_message_translated(m)) {
			n->differ +=
			    !wg_str_eq(m->str[0].value, f->text);
			continue;
		}
		if (m->fuzzy && f->fuzzy &&
		    wg_str_eq(m->str[0].value, f->text))
			continue;
		n->filled++;
		n->fuzzy += f->fuzzy;
		wg_out_put(&out, wg_str_head(wg_str_from(text, done),
		    m->at.start - done));
		put_entry(a, &out, m, f, eol);
		done = m->at.start + m->at.length;
		/* The empty line behind it belongs to the entry. */
		if (done < text.len || wg_str_ends(wg_str_head(text, done),
		    WG_STR("\n\n")))
			wg_out_puts(&out, eol);
	}
	wg_out_put(&out, wg_str_from(text, done));
	s = done == 0 ? text : wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}
