/*
 * Which block of a translation says what which German block says.  Texts with
 * the same sequence of blocks go by position, others by the cheapest way
 * through both (Gale and Church 1993, with what else tells: kinds, numbers,
 * addresses).  Whatever nobody can be sure of is fuzzy, or left over.
 */
#include "import/align.h"

#include "base/html.h"
#include "base/intl.h"

#define LARGEST 2000000u /* cells of a comparison */

/* The way through both. */
enum step { NONE, PAIR, SKIP, EXTRA, SPLIT, MERGED };

struct way {
	double cost;
	enum step step;
};

static double
pair_cost(const struct wg_row *g, const struct wg_row *o, double median)
{
	double cost = wg_rows_stretch(g->letters, o->letters, median);

	if (g->block->kind != o->block->kind)
		cost += (g->block->kind == WG_PASSAGE_HEADING) !=
			(o->block->kind == WG_PASSAGE_HEADING) ? 3 : 1;
	if (g->depth != o->depth)
		cost += 0.5;
	return cost - 2.0 * wg_rows_shared(g, o);
}

static void
take_way(struct way *w, double cost, enum step step)
{
	if (w->step == NONE || cost < w->cost - 1e-9)
		*w = (struct way){ cost, step };
}

#define LONELY 1.6 /* cost of a block that has no partner */

static struct way *
find_ways(struct wg_arena *a, const struct wg_rows *g, const struct wg_rows *o,
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
				    .cost + 1 + wg_rows_stretch(g->at[i - 1].letters,
				    o->at[k - 1].letters +
				    o->at[k - 2].letters, median), SPLIT);
			if (i > 1 && k > 0)
				take_way(w, ways[(i - 2) * width + k - 1]
				    .cost + 1 + wg_rows_stretch(g->at[i - 1].letters +
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
match_lines(struct wg_arena *a, const struct wg_rows *g, const struct wg_rows *o,
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
    size_t language, const struct wg_rows *g, const struct wg_rows *o,
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

/* Off the straight way the neighbours have to agree. */
static bool
agree_around(struct wg_arena *a, const struct wg_rows *g,
    const struct wg_rows *o, const struct match *all, size_t i, double median)
{
	size_t other = all[i].other; /* the index behind it */

	if (i == 0 ? other != 1 :
	    all[i - 1].step != PAIR || all[i - 1].other != other - 1 ||
		wg_rows_likeness(a, &g->at[i - 1], &o->at[other - 2],
		    median) != WG_VERY_LIKE)
		return false;
	return i + 1 == g->n ? other == o->n :
	    all[i + 1].step == PAIR && all[i + 1].other == other + 1 &&
		wg_rows_likeness(a, &g->at[i + 1], &o->at[other], median) ==
		    WG_VERY_LIKE;
}

/* By position: of an odd length are only some, and never the only ones. */
static void
pair_same(struct wg_region_import *m, struct wg_item *item, size_t language,
    const struct wg_rows *g, const struct wg_rows *o, double median)
{
	enum wg_likeness *like =
	    WG_NEW_ARRAY(m->arena, g->n + 1, enum wg_likeness);
	size_t very = 0;

	for (size_t i = 0; i < g->n; i++) {
		like[i] = wg_rows_likeness(
		    m->arena, &g->at[i], &o->at[i], median);
		very += like[i] == WG_VERY_LIKE;
	}
	for (size_t i = 0; i < g->n; i++) {
		struct wg_heard *h = wg_heard_of(item, g->at[i].block);

		wg_heard_say(m, h, language, o->at[i].block->words,
		    m->own || like[i] == WG_VERY_LIKE ||
			(like[i] == WG_LIKE && very * 3 >= g->n * 2));
		m->count.same_sure += !h->doubtful[language];
	}
	m->count.same += g->n;
}

static void
pair_others(struct wg_region_import *m, struct wg_item *item,
    size_t language, const struct wg_rows *g, const struct wg_rows *o,
    double median)
{
	struct match *all = match_lines(m->arena, g, o, median);
	size_t used = 0;

	for (size_t i = 0; i < g->n; i++) {
		struct wg_heard *h = wg_heard_of(item, g->at[i].block);
		size_t other = all[i].other;
		const struct wg_row *l = other == 0 ? NULL : &o->at[other - 1];

		if (l == NULL)
			continue;
		used += all[i].step == SPLIT ? 2 : 1;
		if (all[i].step == SPLIT)
			wg_heard_say(m, h, language, joined(m->arena,
			    o->at[other - 2].block->words, l->block->words),
			    false);
		else
			wg_heard_say(m, h, language, l->block->words,
			    wg_rows_likeness(m->arena, &g->at[i], l,
				median) == WG_VERY_LIKE &&
				agree_around(m->arena, g, o, all, i, median));
	}
	m->count.other += o->n;
	m->count.paired += used;
	m->item = item;
	m->language = language;
	wg_region_note(m, WG_D_IMPORT_PAIR, wg_str_fmt(m->arena, "%zu : %zu",
	    g->n, o->n), NULL);
	leave_over(m, item, language, g, o, all);
}

static void
pair_blocks(struct wg_region_import *m, struct wg_item *item,
    size_t language, double median)
{
	const struct wg_rows *g = wg_rows_of(m->arena, &item->texts[0]);
	const struct wg_rows *o =
	    wg_rows_of(m->arena, &item->texts[language]);

	if (wg_rows_same_sequence(g, o))
		pair_same(m, item, language, g, o, median);
	else
		pair_others(m, item, language, g, o, median);
}

static double
median_of(struct wg_region_import *m, size_t language)
{
	if (m->medians == NULL)
		m->medians = WG_NEW_ARRAY(m->arena, m->spoken.n, double);
	if (m->medians[language] <= 0)
		m->medians[language] = wg_rows_median(m, language);
	return m->medians[language];
}

const struct wg_partner *
wg_partners(struct wg_region_import *m, struct wg_item *item, size_t language)
{
	const struct wg_rows *g = wg_rows_of(m->arena, &item->texts[0]);
	const struct wg_rows *o =
	    wg_rows_of(m->arena, &item->texts[language]);
	struct wg_partner *all =
	    WG_NEW_ARRAY(m->arena, g->n + 1, struct wg_partner);
	bool same = wg_rows_same_sequence(g, o);
	const struct match *found = same ? NULL :
	    match_lines(m->arena, g, o, median_of(m, language));

	for (size_t i = 0; i < g->n; i++) {
		size_t behind = same ? i + 1 : found[i].other;
		size_t n = behind == 0 ? 0 :
		    !same && found[i].step == SPLIT ? 2 : 1;

		all[i] = (struct wg_partner){ behind - n, n };
	}
	return all;
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

/* Simple German may have the same words. */
static bool
is_simple(const struct wg_region_import *m, size_t language)
{
	return wg_str_starts(
	    m->spoken.at[language].language->tag, WG_STR("de-"));
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
	struct wg_item_text *t = &item->texts[language];
	struct wg_passage *root = item->texts[0].blocks;

	m->item = item;
	m->language = language;
	if (language == 0) {
		wg_foreign_words(m, item);
		if (m->facts)
			wg_region_take_facts(m, item);
		m->language = 0;
		wg_region_fields(m, item, 0);
		for (struct wg_passage *b = root; b != NULL;
		     b = wg_passage_next(b, root))
			if (b->words != NULL)
				wg_region_hear(m, item, b->words, b);
		return;
	}
	if (!t->is)
		return;
	wg_region_fields(m, item, language);
	pair_blocks(m, item, language, median_of(m, language));
	if (!is_simple(m, language) && is_german(item, language)) {
		wg_region_note(m, WG_D_IMPORT_EMPTY, t->title, NULL);
		forget(item, language);
	} else if (is_older(item, language)) {
		wg_region_note(m, WG_D_IMPORT_OLD, WG_NONE, NULL);
	}
}
