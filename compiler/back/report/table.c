/*
 * The count at a terminal.  A bar has a sign of its own for every state, so
 * that it says the same without colours; every state that occurs has at least
 * one cell.
 */
#include <string.h>

#include "back/report/stats.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/source.h"
#include "model/progress.h"

static const struct {
	const char *sign, *color, *words;
} looks[WG_P_COUNT] = {
	[WG_P_CHECKED] = { "█", "\033[32m", N_("checked") },
	[WG_P_HUMAN] = { "▓", "\033[32m", N_("by a person") },
	[WG_P_MACHINE] = { "▒", "\033[36m", N_("by machine, to be reviewed") },
	[WG_P_HELD] = { "░", "\033[36m", N_("by machine, held back") },
	[WG_P_OUTDATED] = { "~", "\033[33m", N_("source changed") },
	[WG_P_FUZZY] = { "?", "\033[33m", N_("fuzzy") },
	[WG_P_BROKEN] = { "!", "\033[31m", N_("broken") },
	[WG_P_MISSING] = { "·", "\033[2m", N_("missing") },
};
#define PLAIN "\033[0m"
#define BOLD "\033[1m"
#define NARROWEST 40
#define LONGEST_BAR 40
#define SHORTEST_BAR 7
#define NUMBER 8  /* columns of a number */
#define PERCENT 7

struct table {
	struct wg_out *out;
	const struct wg_table_options *options;
	unsigned columns, name, bar, numbers;
};

static void
blanks(struct table *t, unsigned n)
{
	while (n-- > 0)
		wg_out_byte(t->out, ' ');
}

/* At most 'width' columns of 's'; what is cut off ends in an ellipsis. */
static unsigned
cut(struct table *t, struct wg_str s, unsigned width)
{
	struct wg_out safe = { 0 };
	struct wg_str text;
	size_t at = 0, end = 0;
	unsigned used = 0;

	wg_term_safe(&safe, s);
	text = wg_out_str(&safe);
	if (wg_columns(text, 1) <= width) {
		used = wg_columns(text, 1);
		wg_out_put(t->out, text);
	} else {
		while (at < text.len) {
			unsigned n =
			    wg_char_columns(wg_utf8_next(text, &at));

			if (used + n + 1 > width)
				break;
			used += n;
			end = at;
		}
		wg_out_put(t->out, wg_str_head(text, end));
		wg_out_puts(t->out, "…");
		used++;
	}
	wg_out_free(&safe);
	return used;
}

static void
left(struct table *t, struct wg_str s, unsigned width)
{
	unsigned used = cut(t, s, width);

	blanks(t, width - used);
}

static void
right(struct table *t, struct wg_str s, unsigned width)
{
	unsigned used = wg_columns(s, 1);

	if (used + 1 > width) {
		wg_out_byte(t->out, ' ');
		cut(t, s, width - 1);
		return;
	}
	blanks(t, width - used);
	wg_out_put(t->out, s);
}

static void
number(struct table *t, uint32_t n)
{
	char text[16];
	struct wg_out out = { 0 };

	wg_out_int(&out, n);
	memcpy(text, out.ptr, out.len);
	right(t, (struct wg_str){ text, out.len }, NUMBER);
	wg_out_free(&out);
}

/* Cells of a bar: what occurs gets one, the rest goes by share. */
static void
share(const uint32_t words[WG_P_COUNT], uint32_t all, unsigned width,
    unsigned cells[WG_P_COUNT])
{
	unsigned left_over = width, most = 0;

	for (unsigned i = 0; i < WG_P_COUNT; i++) {
		cells[i] = (unsigned)((uint64_t)words[i] * width / all);
		if (cells[i] == 0 && words[i] > 0)
			cells[i] = 1;
		if (cells[i] > cells[most])
			most = i;
	}
	for (unsigned i = 0; i < WG_P_COUNT; i++)
		left_over -= cells[i];
	cells[most] += left_over; /* may be less than none */
}

static void
bar(struct table *t, const struct wg_tally *tally)
{
	uint32_t all = wg_tally_words(tally);
	unsigned cells[WG_P_COUNT];

	wg_out_puts(t->out, "  ");
	if (all == 0) {
		blanks(t, t->bar);
		return;
	}
	share(tally->words, all, t->bar, cells);
	for (unsigned i = 0; i < WG_P_COUNT; i++) {
		if (cells[i] == 0)
			continue;
		wg_out_puts(t->out, t->options->color ? looks[i].color : "");
		for (unsigned k = 0; k < cells[i]; k++)
			wg_out_puts(t->out, looks[i].sign);
		wg_out_puts(t->out, t->options->color ? PLAIN : "");
	}
}

/* Where there is no room the bar goes short first, then the last numbers go,
 * and the name takes at most a third. */
static void
measure(struct table *t, unsigned longest_name)
{
	unsigned room = t->columns, fixed;

	t->numbers = 3;
	t->name = longest_name < room / 3 ? longest_name : room / 3;
	for (;;) {
		fixed = t->name + PERCENT + 2 + t->numbers * NUMBER;
		if (fixed + SHORTEST_BAR <= room || t->numbers == 0)
			break;
		t->numbers--;
	}
	t->bar = room > fixed ? room - fixed : 0;
	if (t->bar > LONGEST_BAR)
		t->bar = LONGEST_BAR;
}

static void
head(struct table *t, const char *name)
{
	const char *const heads[] = { _("left"), _("review"), _("words") };

	wg_out_puts(t->out, t->options->color ? BOLD : "");
	left(t, wg_str(name), t->name);
	right(t, wg_str(_("done")), PERCENT);
	blanks(t, 2 + t->bar);
	for (unsigned i = 0; i < t->numbers; i++)
		right(t, wg_str(heads[i]), NUMBER);
	wg_out_puts(t->out, t->options->color ? PLAIN "\n" : "\n");
}

static void
row(struct table *t, struct wg_str name, const struct wg_tally *tally)
{
	uint32_t all = wg_tally_words(tally);
	const uint32_t numbers[] = { all - wg_tally_words_usable(tally),
		tally->words[WG_P_MACHINE] + tally->words[WG_P_HELD], all };
	struct wg_out percent = { 0 };

	left(t, name, t->name);
	wg_out_fmt(&percent, "%u %%", (unsigned)wg_tally_percent(tally));
	right(t, wg_out_str(&percent), PERCENT);
	wg_out_free(&percent);
	bar(t, tally);
	for (unsigned i = 0; i < t->numbers; i++)
		number(t, numbers[i]);
	wg_out_byte(t->out, '\n');
}

static void
legend(struct table *t)
{
	unsigned used = 0;

	wg_out_byte(t->out, '\n');
	for (unsigned i = 0; i < WG_P_COUNT; i++) {
		const char *words = _(looks[i].words);
		unsigned width = wg_columns(wg_str(words), 1) + 2;

		if (used > 0 && used + 2 + width > t->columns) {
			wg_out_byte(t->out, '\n');
			used = 0;
		}
		wg_out_fmt(t->out, "%s%s%s%s %s", used > 0 ? "  " : "",
		    t->options->color ? looks[i].color : "", looks[i].sign,
		    t->options->color ? PLAIN : "", words);
		used += width + (used > 0 ? 2 : 0);
	}
	wg_out_byte(t->out, '\n');
}

static struct wg_str
name_of(struct wg_arena *a, const struct wg_language *l)
{
	return wg_str_fmt(
	    a, "%.*s (%.*s)", WG_ARG(l->german), WG_ARG(l->tag));
}

static void
languages(struct table *t, struct wg_arena *a, const struct wg_progresses *all)
{
	unsigned longest = 0;

	for (size_t i = 0; i < all->n; i++) {
		unsigned n = wg_columns(
		    name_of(a, all->at[i].edition->language), 1);

		longest = n > longest ? n : longest;
	}
	measure(t, longest);
	head(t, _("language"));
	for (size_t i = 0; i < all->n; i++)
		row(t, name_of(a, all->at[i].edition->language),
		    &all->at[i].total);
}

static void
areas(struct table *t, struct wg_arena *a, const struct wg_progress *g)
{
	const struct wg_project *p = g->edition->project;
	struct wg_str name = name_of(a, g->edition->language);

	measure(t, wg_columns(name, 1) > 12 ? wg_columns(name, 1) : 12);
	head(t, _("area"));
	for (unsigned i = 0; i < p->n_domains; i++)
		row(t, wg_str(wg_domain_name(p, (enum wg_domain)i)),
		    &g->domains[i]);
	row(t, name, &g->total);
}

#define MOST_NEXT 20

/* The catalog to open, and which text in it. */
static struct wg_str
next_name(struct wg_arena *a, const struct wg_project *p,
    const struct wg_next *n)
{
	if (n->document == NULL)
		return wg_str_fmt(a, "interface.po  %s",
		    _("the words on every poster and page"));
	return wg_str_fmt(a, "%s.po  %.*s: %.*s",
	    wg_domain_name(p, n->document->domain), WG_ARG(n->document->id),
	    WG_ARG(n->document->name));
}

/* Numbers, then the name, as far as it fits. */
static void
next(struct table *t, struct wg_arena *a, const struct wg_progress *g)
{
	if (g->n_next == 0)
		return;
	wg_out_puts(t->out, "\n");
	wg_out_puts(t->out, t->options->color ? BOLD : "");
	cut(t, wg_str(_("What to translate next: most readers for the fewest "
			"words")), t->columns);
	wg_out_puts(t->out, t->options->color ? PLAIN "\n" : "\n");
	right(t, wg_str(_("words")), NUMBER);
	right(t, wg_str(_("strings")), NUMBER);
	right(t, wg_str(_("reach")), NUMBER);
	wg_out_byte(t->out, '\n');
	for (size_t i = 0; i < g->n_next && i < MOST_NEXT; i++) {
		const struct wg_next *n = &g->next[i];

		number(t, n->words);
		number(t, n->strings);
		number(t, n->reach);
		wg_out_puts(t->out, "  ");
		cut(t, next_name(a, g->edition->project, n),
		    t->columns - 3 * NUMBER - 2);
		wg_out_byte(t->out, '\n');
	}
}

void
wg_stats_table(struct wg_out *out, struct wg_arena *a,
    const struct wg_progresses *all, const struct wg_table_options *options)
{
	struct table t = { .out = out, .options = options,
		.columns = options->columns < NARROWEST ? NARROWEST :
		    options->columns };

	if (options->language.len == 0)
		languages(&t, a, all);
	for (size_t i = 0; i < all->n; i++) {
		const struct wg_progress *g = &all->at[i];

		if (!wg_str_eq(g->edition->language->tag, options->language))
			continue;
		areas(&t, a, g);
		next(&t, a, g);
	}
	legend(&t);
}
