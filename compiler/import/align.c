/*
 * Which block of a translation says what which German block says.  Texts with
 * the same sequence of blocks go by position, others by the cheapest way
 * through both (Gale and Church 1993, with what else tells: kinds, numbers,
 * addresses).  Whatever nobody can be sure of is fuzzy, or left over.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/html.h"
#include "base/intl.h"
#include "import/region.h"
#include "text/char.h"

#define LARGEST 2000000u /* cells of a comparison */

/* A block with words. */
struct line {
	struct wg_passage *block;
	unsigned depth;
	size_t letters;
	struct WG_VEC(struct wg_str) anchors; /* values and numbers, sorted */
	struct wg_str text;
};
struct lines WG_VEC(struct line);

static size_t
letters_of(struct wg_str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.len;)
		n += wg_utf8_next(s, &at) > ' ';
	return n;
}

static int
by_bytes(const void *a, const void *b)
{
	const struct wg_str *x = a, *y = b;

	return wg_str_cmp(*x, *y);
}

/* Digits of any script as those of ours. */
static void
add_numbers(struct wg_arena *a, struct line *l, struct wg_str s)
{
	struct wg_out run = { 0 };

	for (size_t at = 0; at <= s.len;) {
		uint32_t c = at < s.len ? wg_utf8_next(s, &at) : 0;
		int digit = c == 0 ? -1 : wg_char_digit(c);

		if (digit >= 0)
			wg_out_byte(&run, (char)('0' + digit));
		else if (run.len > 0) {
			WG_PUSH(a, &l->anchors) =
			    wg_str_dup(a, wg_out_str(&run));
			wg_out_clear(&run);
		}
		if (c == 0)
			break;
	}
	wg_out_free(&run);
}

static void
add_anchors(struct wg_arena *a, struct line *l, const struct wg_piece *p)
{
	if (wg_piece_is_value(p->kind) && p->kind != WG_PIECE_TEXT)
		WG_PUSH(a, &l->anchors) = p->text;
	else
		add_numbers(a, l, p->text);
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		add_anchors(a, l, k);
}

static struct line
line_of(struct wg_arena *a, struct wg_passage *b)
{
	struct line l = { .block = b };

	for (const struct wg_passage *p = b->parent; p != NULL; p = p->parent)
		l.depth++;
	l.text = wg_pieces_text(a, b->words);
	l.letters = letters_of(l.text);
	add_anchors(a, &l, b->words);
	if (l.anchors.n > 1)
		qsort(l.anchors.at, l.anchors.n, sizeof(*l.anchors.at),
		    by_bytes);
	return l;
}

static struct lines
lines_of(struct wg_arena *a, struct wg_passage *root)
{
	struct lines lines = { 0 };

	for (struct wg_passage *b = root; b != NULL; b = wg_passage_next(b, root))
		if (b->words != NULL)
			WG_PUSH(a, &lines) = line_of(a, b);
	return lines;
}

static bool
same_kind(const struct line *a, const struct line *b)
{
	return a->block->kind == b->block->kind && a->depth == b->depth;
}

/* All blocks, those without words too. */
static bool
same_sequence(const struct lines *a, const struct lines *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_kind(&a->at[i], &b->at[i]))
			return false;
	return true;
}

static bool
same_anchors(const struct line *a, const struct line *b)
{
	if (a->anchors.n != b->anchors.n)
		return false;
	for (size_t i = 0; i < a->anchors.n; i++)
		if (!wg_str_eq(a->anchors.at[i], b->anchors.at[i]))
			return false;
	return true;
}

static unsigned
shared_anchors(const struct line *a, const struct line *b)
{
	unsigned n = 0;

	for (size_t i = 0, k = 0; i < a->anchors.n && k < b->anchors.n;) {
		int order = wg_str_cmp(a->anchors.at[i], b->anchors.at[k]);

		n += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return n;
}

/* How long a text of the language is for one letter of German. */

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median_of(struct wg_region_import *m, size_t language)
{
	struct WG_VEC(double) ratios = { 0 };

	for (size_t i = 0; i < m->items.n; i++) {
		const struct wg_item *item = m->items.at[i];
		struct lines de, other;

		if (!item->texts[language].is)
			continue;
		de = lines_of(m->arena, item->texts[0].blocks);
		other = lines_of(m->arena, item->texts[language].blocks);
		if (!same_sequence(&de, &other))
			continue;
		for (size_t k = 0; k < de.n; k++)
			if (de.at[k].letters >= 20 &&
			    other.at[k].letters > 0)
				WG_PUSH(m->arena, &ratios) =
				    (double)other.at[k].letters /
				    (double)de.at[k].letters;
	}
	if (ratios.n < 3)
		return 1;
	qsort(ratios.at, ratios.n, sizeof(double), by_size);
	return ratios.at[ratios.n / 2];
}

static double
stretch(size_t german, size_t other, double median)
{
	if (german == 0 || other == 0)
		return 3;
	return fabs(log((double)other / (double)german / median));
}

static bool
is_likely_long(size_t german, size_t other, double median)
{
	double wanted = (double)german * median;

	return fabs((double)other - wanted) <= 14 ||
	    stretch(german, other, median) <= log(2);
}

/* The way through both. */

enum step { NONE, PAIR, SKIP, EXTRA, SPLIT, MERGED };

struct way {
	double cost;
	enum step step;
};

static double
pair_cost(const struct line *g, const struct line *o, double median)
{
	double cost = stretch(g->letters, o->letters, median);

	if (g->block->kind != o->block->kind)
		cost += (g->block->kind == WG_PASSAGE_HEADING) !=
			(o->block->kind == WG_PASSAGE_HEADING) ? 3 : 1;
	if (g->depth != o->depth)
		cost += 0.5;
	return cost - 2.0 * shared_anchors(g, o);
}

static void
take_way(struct way *w, double cost, enum step step)
{
	if (w->step == NONE || cost < w->cost - 1e-9)
		*w = (struct way){ cost, step };
}

#define LONELY 1.6 /* cost of a block that has no partner */

static struct way *
find_ways(struct wg_arena *a, const struct lines *g, const struct lines *o,
    double median)
{
	size_t width = o->n + 1;
	struct way *ways = WG_NEW_ARRAY(a, (g->n + 1) * width, struct way);

	for (size_t i = 0; i <= g->n; i++)
		for (size_t k = 0; k <= o->n; k++) {
			struct way *w = &ways[i * width + k];

			if (i == 0 && k == 0)
				*w = (struct way){ 0, PAIR };
			if (i > 0)
				take_way(w, ways[(i - 1) * width + k].cost +
				    LONELY, SKIP);
			if (k > 0)
				take_way(w, ways[i * width + k - 1].cost +
				    LONELY, EXTRA);
			if (i > 0 && k > 0)
				take_way(w, ways[(i - 1) * width + k - 1]
				    .cost + pair_cost(&g->at[i - 1],
				    &o->at[k - 1], median), PAIR);
			if (i > 0 && k > 1)
				take_way(w, ways[(i - 1) * width + k - 2]
				    .cost + 1 + stretch(g->at[i - 1].letters,
				    o->at[k - 1].letters +
				    o->at[k - 2].letters, median), SPLIT);
			if (i > 1 && k > 0)
				take_way(w, ways[(i - 2) * width + k - 1]
				    .cost + 1 + stretch(g->at[i - 1].letters +
				    g->at[i - 2].letters,
				    o->at[k - 1].letters, median), MERGED);
		}
	return ways;
}

/* What each German line has: the index behind its partner, 0 for none; and
 * how it came by it. */
struct match {
	size_t other; /* + 1 */
	enum step step;
};

static struct match *
match_lines(struct wg_arena *a, const struct lines *g, const struct lines *o,
    double median)
{
	struct match *all = WG_NEW_ARRAY(a, g->n + 1, struct match);
	struct way *ways;
	size_t i = g->n, k = o->n;

	if ((g->n + 1) * (o->n + 1) > LARGEST)
		return all;
	ways = find_ways(a, g, o, median);
	while (i > 0 || k > 0) {
		enum step step = ways[i * (o->n + 1) + k].step;

		if (step == PAIR || step == SPLIT)
			all[i - 1] = (struct match){ k, step };
		i -= step == MERGED ? 2 : step != EXTRA;
		k -= step == SPLIT ? 2 : step != SKIP;
	}
	return all;
}

/* Messages. */

static struct wg_piece *
pieces_of(struct wg_arena *a, struct wg_str s)
{
	struct wg_piece *root = WG_NEW(a, struct wg_piece);

	if (s.len > 0)
		wg_piece_add(a, root, WG_PIECE_TEXT)->text = s;
	return root;
}

struct wg_heard *
wg_region_hear(struct wg_region_import *m, struct wg_item *item,
    const struct wg_piece *german, struct wg_passage *block)
{
	struct wg_heard *h;
	bool exact;

	for (size_t i = 0; block == NULL && i < item->heard.n; i++)
		if (wg_str_eq(item->heard.at[i].msgid, wg_pieces_message(
		    m->arena, german, german, &exact)))
			return &item->heard.at[i];
	h = &WG_PUSH(m->arena, &item->heard);
	*h = (struct wg_heard){ .german = german, .block = block };
	h->msgid = wg_pieces_message(m->arena, german, german, &exact);
	h->said = WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_str);
	h->doubtful = WG_NEW_ARRAY(m->arena, m->spoken.n, bool);
	return h;
}

static void
say(struct wg_region_import *m, struct wg_heard *h, size_t language,
    const struct wg_piece *words, bool sure)
{
	bool exact;
	struct wg_str s =
	    wg_pieces_message(m->arena, words, h->german, &exact);

	if (s.len == 0 || h->said[language].len > 0)
		return;
	h->said[language] = s;
	h->doubtful[language] = !sure || !exact;
}

void
wg_region_say(struct wg_region_import *m, struct wg_item *item,
    size_t language, struct wg_str german, struct wg_str said, bool sure)
{
	struct wg_arena *a = m->arena;
	struct wg_heard *h;

	if (german.len == 0)
		return;
	h = wg_region_hear(m, item, pieces_of(a, german), NULL);
	if (language > 0 && said.len > 0)
		say(m, h, language, pieces_of(a, said), sure);
}

static struct wg_heard *
heard_of(struct wg_item *item, const struct wg_passage *b)
{
	for (size_t i = 0; i < item->heard.n; i++)
		if (item->heard.at[i].block == b)
			return &item->heard.at[i];
	return NULL;
}

/* Two blocks in one message. */
static struct wg_piece *
joined(struct wg_arena *a, const struct wg_piece *x, const struct wg_piece *y)
{
	struct wg_piece *both = WG_NEW(a, struct wg_piece);
	const struct wg_piece *parts[] = { x, y };

	for (size_t i = 0; i < 2; i++) {
		if (i == 1)
			wg_piece_add(a, both, WG_PIECE_TEXT)->text =
			    WG_STR(" ");
		for (const struct wg_piece *k = parts[i]->first; k != NULL;
		     k = k->next) {
			struct wg_piece *copy =
			    wg_piece_add(a, both, k->kind);
			struct wg_piece *next = copy->next;

			*copy = *k;
			copy->next = next;
		}
	}
	return both;
}

static bool
is_sure(const struct line *g, const struct line *o, double median)
{
	return same_kind(g, o) && same_anchors(g, o) &&
	    is_likely_long(g->letters, o->letters, median);
}

static void
put_cell(struct wg_out *out, const char *tag, struct wg_str s)
{
	wg_out_fmt(out, "<td%s>", tag);
	wg_html_escape(out, s);
	wg_out_puts(out, "</td>");
}

/* Both texts beside each other, for a person. */
static void
leave_over(struct wg_region_import *m, const struct wg_item *item,
    size_t language, const struct lines *g, const struct lines *o,
    const struct match *all)
{
	struct wg_out out = { 0 };
	const struct wg_language *l = m->spoken.at[language].language;
	size_t k = 0;

	wg_out_fmt(&out, "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n"
	    "<title>%.*s</title>\n<table border=\"1\">\n", WG_ARG(item->id));
	for (size_t i = 0; i <= g->n; i++) {
		size_t to = i == g->n ? o->n : all[i].other == 0 ? k :
		    all[i].other - 1 - (all[i].step == SPLIT);

		for (; k < to; k++) {
			wg_out_puts(&out, "<tr>");
			put_cell(&out, "", WG_STR(""));
			put_cell(&out, l->rtl ? " dir=\"rtl\"" : "",
			    o->at[k].text);
			wg_out_puts(&out, "</tr>\n");
		}
		if (i == g->n)
			break;
		wg_out_puts(&out, "<tr>");
		put_cell(&out, "", g->at[i].text);
		put_cell(&out, l->rtl ? " dir=\"rtl\"" : "",
		    all[i].other == 0 ? WG_STR("") : all[i].step == SPLIT ?
		    wg_str_fmt(m->arena, "%.*s %.*s",
			WG_ARG(o->at[all[i].other - 2].text),
			WG_ARG(o->at[all[i].other - 1].text)) :
		    o->at[all[i].other - 1].text);
		wg_out_puts(&out, "</tr>\n");
		k = all[i].other > k ? all[i].other : k;
	}
	wg_out_puts(&out, "</table>\n");
	WG_PUSH(m->arena, &m->leftover_names) = wg_str_fmt(m->arena,
	    "%.*s/%.*s", WG_ARG(l->tag), WG_ARG(item->id));
	WG_PUSH(m->arena, &m->leftover_texts) =
	    wg_str_dup(m->arena, wg_out_str(&out));
	wg_out_free(&out);
}

/* The blocks of both; how many of the translation found a partner. */
static void
pair_blocks(struct wg_region_import *m, struct wg_item *item,
    size_t language, double median)
{
	struct lines g = lines_of(m->arena, item->texts[0].blocks);
	struct lines o = lines_of(m->arena, item->texts[language].blocks);
	bool same = same_sequence(&g, &o);
	struct match *all = WG_NEW_ARRAY(m->arena, g.n + 1, struct match);
	size_t used = 0;

	for (size_t i = 0; same && i < g.n; i++)
		all[i] = (struct match){ i + 1, PAIR };
	if (!same)
		all = match_lines(m->arena, &g, &o, median);
	for (size_t i = 0; i < g.n; i++) {
		struct wg_heard *h = heard_of(item, g.at[i].block);
		const struct line *l;
		bool sure;

		if (all[i].other == 0 || h == NULL)
			continue;
		l = &o.at[all[i].other - 1];
		used += all[i].step == SPLIT ? 2 : 1;
		if (all[i].step == SPLIT) {
			say(m, h, language, joined(m->arena,
			    o.at[all[i].other - 2].block->words,
			    l->block->words), false);
			continue;
		}
		sure = is_sure(&g.at[i], l, median);
		/* Off the straight way the neighbours have to agree. */
		if (!same)
			sure &= (i == 0 ? all[i].other == 1 :
				all[i - 1].step == PAIR && all[i - 1].other ==
				    all[i].other - 1 && is_sure(&g.at[i - 1],
				    &o.at[all[i].other - 2], median)) &&
			    (i + 1 == g.n ? all[i].other == o.n :
				all[i + 1].step == PAIR && all[i + 1].other ==
				    all[i].other + 1 && is_sure(&g.at[i + 1],
				    &o.at[all[i].other], median));
		say(m, h, language, l->block->words, sure);
		m->count.same_sure += same && !h->doubtful[language];
	}
	if (same) {
		m->count.same += g.n;
		return;
	}
	m->count.other += o.n;
	m->count.paired += used;
	m->item = item;
	m->language = language;
	wg_region_note(m, WG_D_IMPORT_PAIR, wg_str_fmt(m->arena, "%zu : %zu",
	    g.n, o.n), NULL);
	leave_over(m, item, language, &g, &o, all);
}

/* The words of the CMS itself, or German. */
static bool
is_german(const struct wg_item *item, size_t language)
{
	size_t all = 0, same = 0;

	for (size_t i = 0; i < item->heard.n; i++) {
		const struct wg_heard *h = &item->heard.at[i];

		if (h->said[language].len == 0)
			continue;
		all += h->msgid.len;
		same += wg_str_eq(h->msgid, h->said[language]) ?
		    h->msgid.len : 0;
	}
	return all > 0 && same * 2 > all;
}

static void
forget(struct wg_item *item, size_t language)
{
	for (size_t i = 0; i < item->heard.n; i++)
		item->heard.at[i].said[language] = WG_NONE;
	item->texts[language].is = false;
}

static bool
is_older(const struct wg_item *item, size_t language)
{
	return wg_str_cmp(
		   wg_str_head(wg_js_text(item->texts[language].js,
				   "last_updated"), 10),
		   wg_str_head(wg_js_text(item->texts[0].js, "last_updated"),
		       10)) < 0;
}

void
wg_align(struct wg_region_import *m, struct wg_item *item, size_t language)
{
	const struct wg_item_text *t = &item->texts[language];
	struct wg_passage *root = item->texts[0].blocks;

	m->item = item;
	m->language = language;
	if (language == 0) {
		wg_region_fields(m, item, 0);
		for (struct wg_passage *b = root; b != NULL;
		     b = wg_passage_next(b, root))
			if (b->words != NULL)
				wg_region_hear(m, item, b->words, b);
		return;
	}
	if (!t->is)
		return;
	if (m->medians == NULL)
		m->medians = WG_NEW_ARRAY(m->arena, m->spoken.n, double);
	if (m->medians[language] <= 0)
		m->medians[language] = median_of(m, language);
	wg_region_fields(m, item, language);
	pair_blocks(m, item, language, m->medians[language]);
	if (is_german(item, language)) {
		wg_region_note(m, WG_D_IMPORT_EMPTY, t->title, NULL);
		forget(item, language);
	} else if (is_older(item, language)) {
		wg_region_note(m, WG_D_IMPORT_OLD, WG_NONE, NULL);
	}
}

/* One text with two translations. */

static struct wg_str
domain_of(const struct wg_item *item)
{
	return item->kind == WG_ITEM_EVENT || item->kind == WG_ITEM_NEWS ?
	    WG_STR("events") : item->kind == WG_ITEM_PAGE ? item->area :
	    WG_STR("authorities");
}

/* Only titles and paragraphs can have one. */
static bool
may_have_context(const struct wg_heard *h)
{
	return h->block == NULL ? h == &h->item->heard.at[0] :
	    h->block->kind == WG_PASSAGE_PARA ||
		h->block->kind == WG_PASSAGE_HEADING;
}

struct voices {
	struct WG_VEC(struct wg_heard *) all;
};

/* The one that most say; the first of those. */
static struct wg_str
most_said(const struct voices *v, size_t language)
{
	struct wg_str best = WG_NONE;
	size_t most = 0;

	for (size_t i = 0; i < v->all.n; i++) {
		struct wg_str s = v->all.at[i]->said[language];
		size_t n = 0;

		if (s.len == 0 || v->all.at[i]->doubtful[language])
			continue;
		for (size_t k = 0; k < v->all.n; k++)
			n += wg_str_eq(v->all.at[k]->said[language], s);
		if (n > most) {
			most = n;
			best = s;
		}
	}
	return best;
}

void
wg_region_contexts(struct wg_region_import *m)
{
	struct wg_map by_text = { 0 };
	struct WG_VEC(struct voices *) groups = { 0 };

	for (size_t i = 0; i < m->items.n; i++)
		for (size_t k = 0; k < m->items.at[i]->heard.n; k++) {
			struct wg_heard *h = &m->items.at[i]->heard.at[k];
			struct wg_str key = wg_str_fmt(m->arena, "%.*s\n%.*s",
			    WG_ARG(domain_of(m->items.at[i])),
			    WG_ARG(h->msgid));
			struct voices *v = wg_map_get(&by_text, key);

			h->item = m->items.at[i];
			if (v == NULL) {
				v = WG_NEW(m->arena, struct voices);
				wg_map_put(m->arena, &by_text, key, v);
				WG_PUSH(m->arena, &groups) = v;
			}
			WG_PUSH(m->arena, &v->all) = h;
		}
	for (size_t g = 0; g < groups.n; g++) {
		struct voices *v = groups.at[g];

		for (size_t l = 1; v->all.n > 1 && l < m->spoken.n; l++) {
			struct wg_str best = most_said(v, l);

			for (size_t i = 0; best.len > 0 && i < v->all.n; i++) {
				struct wg_heard *h = v->all.at[i];

				if (h->said[l].len == 0 || h->doubtful[l] ||
				    !may_have_context(h)) {
					h->said[l] = best;
					h->doubtful[l] = false;
				} else if (!wg_str_eq(h->said[l], best)) {
					h->context = h->item->id;
					if (h->block != NULL)
						h->block->context =
						    h->item->id;
				}
			}
		}
	}
}
