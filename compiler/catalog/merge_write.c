/* Entries that stay are copied byte for byte; all others are put together by
 * catalog/merged.c and written by front/po. */
#include "catalog/merge_in.h"
#include "front/po/po.h"
#include "model/language.h"

static struct wg_str
raw(struct wg_span at)
{
	return wg_str_head(
	    wg_str_from(at.source->text, at.start), at.length);
}

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

bool
wg_merge_as_it_stands(const struct merger *g, const struct wg_message *m)
{
	struct wg_str text = g->in->old->source->text;
	size_t from = m->at.start, to = from + m->at.length;

	return m->twin == NULL &&
	    (from == 0 || line_end(text.ptr[from - 1]) ||
		(from == WG_BOM.len && wg_str_starts(text, WG_BOM))) &&
	    (to == text.len || line_end(text.ptr[to - 1]));
}

/* An empty line between entries. */
static void
separate(struct merger *g)
{
	struct wg_str s = wg_out_str(g->out);
	size_t feeds = 0;

	while (s.len > 0 && line_end(s.ptr[s.len - 1])) {
		feeds += s.ptr[s.len - 1] == '\n';
		s.len--;
	}
	for (; feeds < 2 && s.len > 0; feeds++)
		wg_out_puts(g->out, g->eol);
}

/* The header may be what stood last in the file, without a line feed. */
static bool
ends_line(const struct merger *g)
{
	struct wg_str s = wg_out_str(g->out);

	return s.len == 0 || line_end(s.ptr[s.len - 1]);
}

static void
put_slot(struct merger *g, const struct slot *s)
{
	unsigned n = g->in->old->n_plurals;
	struct wg_message m;

	if (s->fate == WG_DROP)
		return;
	if (s->fate == WG_KEEP) {
		if (!g->copied || !ends_line(g))
			separate(g);
		wg_out_put(g->out, raw(s->old->at));
		g->copied = true;
		return;
	}
	m = wg_merged(g->arena, s->fate, s->old, s->new,
	    s->place == NULL ? s->old : s->place,
	    n > 0 ? n : g->in->language->n_plurals);
	separate(g);
	wg_po_entry(g->out, &m, g->eol);
	g->copied = false;
}

/* The header, with the date of the template. */
static void
put_header(struct merger *g)
{
	const struct wg_message *h = g->in->old->header;
	struct wg_str date =
	    wg_catalog_header(g->in->template, "POT-Creation-Date");
	struct wg_str rest = raw(h->at);

	while (rest.len > 0) {
		struct wg_str before = rest, line = wg_po_line(&rest);

		/* Only a whole field: what follows would become one. */
		if (wg_str_starts(
		    wg_str_trim(line), WG_STR("\"POT-Creation-Date:")) &&
		    wg_str_ends(wg_str_trim(line), WG_STR("\\n\""))) {
			wg_out_fmt(g->out, "\"POT-Creation-Date: %.*s\\n\"",
			    WG_ARG(date));
			wg_out_puts(g->out, g->eol);
		} else {
			wg_out_put(g->out, wg_str_head(
			    before, before.len - rest.len));
		}
	}
}

/* Text before the first entry, without a byte order mark, and the header,
 * wherever it stood. */
static void
put_start(struct merger *g)
{
	const struct wg_catalog *old = g->in->old;
	struct wg_str text = old->source->text;
	size_t start = old->n > 0 ? old->messages[0].at.start : text.len;

	if (old->header != NULL && old->header->at.start < start)
		start = old->header->at.start;
	text = wg_str_head(text, start);
	if (wg_str_starts(text, WG_BOM))
		text = wg_str_from(text, WG_BOM.len);
	wg_out_put(g->out, text);
	if (old->header != NULL)
		put_header(g);
}

void
wg_merge_write(struct merger *g)
{
	const struct wg_catalog *old = g->in->old;

	put_start(g);
	for (const struct slot *s = g->head.next; s != NULL; s = s->next)
		if (s->fate != WG_GONE)
			put_slot(g, s);
	for (const struct slot *s = g->head.next; s != NULL; s = s->next)
		if (s->fate == WG_GONE)
			put_slot(g, s);
	if (old->tail.source != NULL) {
		separate(g);
		wg_out_put(g->out, raw(old->tail));
	}
}
