/*
 * Blocks with words, and how alike two of them are: kinds, values, numbers,
 * length.  Numbers are compared as people write them: "8.00" is 8, "Juli" may
 * be 7, "fünf" 5, and in English 14 is 2 pm.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "import/align.h"
#include "text/char.h"

#define MOST_NUMBERS 100 /* of a block, that are compared one by one */

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

/* Without the zeros in front; "00" is no number, but minutes or cents. */
static void
add_number(struct wg_arena *a, struct wg_row *l, struct wg_str digits)
{
	if (wg_str_is(digits, "00"))
		return;
	while (digits.len > 1 && digits.ptr[0] == '0')
		digits = wg_str_from(digits, 1);
	WG_PUSH(a, &l->numbers) = wg_str_dup(a, digits);
}

/* Digits of any script as those of ours. */
static void
add_numbers(struct wg_arena *a, struct wg_row *l, struct wg_str s)
{
	struct wg_out run = { 0 };

	for (size_t at = 0; at <= s.len;) {
		uint32_t c = at < s.len ? wg_utf8_next(s, &at) : 0;
		int digit = c == 0 ? -1 : wg_char_digit(c);

		if (digit >= 0)
			wg_out_byte(&run, (char)('0' + digit));
		else if (run.len > 0) {
			add_number(a, l, wg_out_str(&run));
			wg_out_clear(&run);
		}
		if (c == 0)
			break;
	}
	wg_out_free(&run);
}

static void
add_facts(struct wg_arena *a, struct wg_row *l, const struct wg_piece *p)
{
	if (wg_piece_is_value(p->kind) && p->kind != WG_PIECE_TEXT)
		WG_PUSH(a, &l->values) = p->text;
	else
		add_numbers(a, l, p->text);
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		add_facts(a, l, k);
}

/* Bytes of a word in the letters of German. */
static size_t
word_at(struct wg_str s, size_t i)
{
	size_t n = i;

	while (n < s.len && ((s.ptr[n] >= 'a' && s.ptr[n] <= 'z') ||
	    (s.ptr[n] >= 'A' && s.ptr[n] <= 'Z') ||
	    ((unsigned char)s.ptr[n] == 0xC3 && n + 1 < s.len)))
		n += (unsigned char)s.ptr[n] == 0xC3 ? 2 : 1;
	return n - i;
}

/* "Jobcenter", "BAMF": four letters or more, the first one great. */
static void
add_names(struct wg_arena *a, struct wg_row *l)
{
	struct wg_str s = l->text;

	for (size_t i = 0, n; i < s.len; i += n + 1) {
		n = word_at(s, i);
		if (n >= 4 && ((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
		    ((unsigned char)s.ptr[i] == 0xC3 &&
			(unsigned char)s.ptr[i + 1] < 0xA0)))
			WG_PUSH(a, &l->names) =
			    wg_str_head(wg_str_from(s, i), n);
	}
}

#define SORT(list)                                               \
	if ((list).n > 1)                                        \
	qsort((list).at, (list).n, sizeof(*(list).at), by_bytes)

static struct wg_row
line_of(struct wg_arena *a, struct wg_passage *b)
{
	struct wg_row l = { .block = b };

	for (const struct wg_passage *p = b->parent; p != NULL; p = p->parent)
		l.depth++;
	l.text = wg_pieces_text(a, b->words);
	l.letters = letters_of(l.text);
	add_facts(a, &l, b->words);
	if (b->ref.len > 0) /* a picture */
		WG_PUSH(a, &l.values) = b->ref;
	add_names(a, &l);
	SORT(l.values);
	SORT(l.numbers);
	SORT(l.names);
	return l;
}

const struct wg_rows *
wg_rows_of(struct wg_arena *a, struct wg_item_text *t)
{
	struct wg_rows *rows;

	if (t->rows != NULL)
		return t->rows;
	rows = WG_NEW(a, struct wg_rows);
	for (struct wg_passage *b = t->blocks; b != NULL;
	     b = wg_passage_next(b, t->blocks))
		if (b->words != NULL)
			WG_PUSH(a, rows) = line_of(a, b);
	t->rows = rows;
	return rows;
}

static bool
same_kind(const struct wg_row *a, const struct wg_row *b)
{
	return a->block->kind == b->block->kind && a->depth == b->depth;
}

bool
wg_rows_same_sequence(const struct wg_rows *a, const struct wg_rows *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_kind(&a->at[i], &b->at[i]))
			return false;
	return true;
}

/* Facts. */

static unsigned
shared(const struct wg_str *a, size_t n_a, const struct wg_str *b, size_t n_b)
{
	unsigned n = 0;

	for (size_t i = 0, k = 0; i < n_a && k < n_b;) {
		int order = wg_str_cmp(a[i], b[k]);

		n += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return n;
}

#define SHARED(a, b) shared((a).at, (a).n, (b).at, (b).n)

unsigned
wg_rows_shared(const struct wg_row *a, const struct wg_row *b)
{
	return SHARED(a->values, b->values) + SHARED(a->numbers, b->numbers) +
	    SHARED(a->names, b->names);
}

/* What a word begins with, and how much longer it may be. */
static const struct {
	const char *stem, *number;
	size_t more;
} german_numbers[] = {
	{ "ein", "1", 2 }, { "erst", "1", 2 }, { "zwei", "2", 3 },
	{ "beid", "2", 2 }, { "drei", "3", 1 }, { "dritt", "3", 2 },
	{ "vier", "4", 3 }, { "fünf", "5", 3 }, { "sechs", "6", 3 },
	{ "sieb", "7", 3 }, { "acht", "8", 2 }, { "neun", "9", 3 },
	{ "zehn", "10", 3 }, { "elf", "11", 3 }, { "zwölf", "12", 3 },
	{ "januar", "1", 1 }, { "februar", "2", 1 }, { "märz", "3", 1 },
	{ "april", "4", 1 }, { "mai", "5", 1 }, { "juni", "6", 1 },
	{ "juli", "7", 1 }, { "august", "8", 1 }, { "september", "9", 1 },
	{ "oktober", "10", 1 }, { "november", "11", 1 },
	{ "dezember", "12", 1 }
};

static const char *
number_of(struct wg_str word)
{
	size_t n = sizeof(german_numbers) / sizeof(german_numbers[0]);

	for (size_t i = 0; i < n; i++) {
		struct wg_str stem = wg_str(german_numbers[i].stem);

		if (word.len >= stem.len && strncasecmp(word.ptr, stem.ptr,
			stem.len) == 0 &&
		    word.len - stem.len <= german_numbers[i].more)
			return german_numbers[i].number;
	}
	return NULL;
}

/* As many words of the German as mean this number are enough. */
static unsigned
words_for(struct wg_str german, struct wg_str number)
{
	unsigned n = 0;

	for (size_t i = 0, k; i < german.len; i += k + 1) {
		const char *is;

		k = word_at(german, i);
		is = number_of(wg_str_head(wg_str_from(german, i), k));
		n += is != NULL && wg_str_is(number, is);
	}
	return n;
}

static unsigned
count(const struct wg_row *l, struct wg_str number)
{
	unsigned n = 0;

	for (size_t i = 0; i < l->numbers.n; i++)
		n += wg_str_eq(l->numbers.at[i], number);
	return n;
}

/* "2 – 5:30 pm", "noon": the hour as English has it, or absent. */
static struct wg_str
afternoon(struct wg_arena *a, const struct wg_row *other, struct wg_str n)
{
	static const char *const signs[] = { "pm", "p.m.", "PM" };
	uint32_t hour;

	if (!wg_str_uint(n, &hour) || hour < 12 || hour > 23)
		return WG_NONE;
	if (hour == 12)
		return wg_str_find_str(other->text, WG_STR("noon")) >= 0 ?
		    WG_STR("") : WG_NONE;
	for (size_t i = 0; i < 3; i++)
		if (wg_str_find_str(other->text, wg_str(signs[i])) >= 0)
			return wg_str_fmt(a, "%u", hour - 12);
	return WG_NONE;
}

/* The numbers of both; what the German says in words may be digits there. */
static bool
same_numbers(struct wg_arena *a, const struct wg_row *g,
    const struct wg_row *o)
{
	struct WG_VEC(struct wg_str) missing = { 0 };
	bool same = g->numbers.n <= MOST_NUMBERS &&
	    o->numbers.n <= MOST_NUMBERS;

	if (g->numbers.n == o->numbers.n &&
	    SHARED(g->numbers, o->numbers) == g->numbers.n)
		return true;
	for (size_t i = 0; i < g->numbers.n && same; i++) {
		struct wg_str n = g->numbers.at[i], hour;

		if (count(o, n) >= count(g, n))
			continue;
		hour = afternoon(a, o, n);
		same = hour.ptr != NULL;
		WG_PUSH(a, &missing) = hour;
	}
	for (size_t i = 0; i < o->numbers.n && same; i++) {
		struct wg_str n = o->numbers.at[i];
		unsigned has = count(g, n) + words_for(g->text, n);

		for (size_t k = 0; k < missing.n; k++)
			has += wg_str_eq(missing.at[k], n);
		same = count(o, n) <= has;
	}
	return same;
}

/* Lengths. */

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

double
wg_rows_median(struct wg_region_import *m, size_t language)
{
	struct WG_VEC(double) ratios = { 0 };

	for (size_t i = 0; i < m->items.n; i++) {
		const struct wg_item *item = m->items.at[i];
		const struct wg_rows *de, *other;

		if (!item->texts[language].is)
			continue;
		de = wg_rows_of(m->arena, &item->texts[0]);
		other = wg_rows_of(m->arena, &item->texts[language]);
		if (!wg_rows_same_sequence(de, other))
			continue;
		for (size_t k = 0; k < de->n; k++)
			if (de->at[k].letters >= 20 &&
			    other->at[k].letters > 0)
				WG_PUSH(m->arena, &ratios) =
				    (double)other->at[k].letters /
				    (double)de->at[k].letters;
	}
	if (ratios.n < 3)
		return 1;
	qsort(ratios.at, ratios.n, sizeof(double), by_size);
	return ratios.at[ratios.n / 2];
}

double
wg_rows_stretch(size_t german, size_t other, double median)
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
	    wg_rows_stretch(german, other, median) <= log(2);
}

/* Three times the deviation that Gale and Church measured (s² = 6.8), as
 * short texts are much longer or shorter now and then. */
static bool
is_possibly_long(size_t german, size_t other, double median)
{
	double wanted = (double)german * median;
	double off = (double)other - wanted;

	return other > 0 && off * off <= 9 * 6.8 * wanted;
}

/* Letters of names that both have: translations add the German ones. */
static size_t
quoted(const struct wg_row *g, const struct wg_row *o)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < g->names.n && k < o->names.n;) {
		int order = wg_str_cmp(g->names.at[i], o->names.at[k]);

		n += order == 0 ? letters_of(g->names.at[i]) : 0;
		i += order <= 0;
		k += order >= 0;
	}
	return n < o->letters ? n : 0;
}

enum wg_likeness
wg_rows_likeness(struct wg_arena *a, const struct wg_row *g,
    const struct wg_row *o, double median)
{
	if (!same_kind(g, o) || g->values.n != o->values.n ||
	    SHARED(g->values, o->values) != g->values.n ||
	    !same_numbers(a, g, o))
		return WG_UNLIKE;
	return is_likely_long(g->letters, o->letters, median) ? WG_VERY_LIKE :
	    is_possibly_long(g->letters, o->letters, median) ||
		is_possibly_long(
		    g->letters, o->letters - quoted(g, o), median) ? WG_LIKE :
								     WG_UNLIKE;
}
