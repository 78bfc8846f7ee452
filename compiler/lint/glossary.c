/*
 * Cells are folded and cut into words once, when the file is read; and which
 * terms a unit has is found out once, not for every language.  A translation
 * is folded only if its unit has a term: few do.
 */
#include "lint/glossary.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/source.h"
#include "model/project.h"
#include "text/char.h"

#define COLUMNS 128
#define WORDS 12

/* A word of a phrase; a star lets it go on. */
struct word {
	struct wg_str text;
	bool open_start, open_end;
};

struct phrase {
	struct word words[WORDS];
	unsigned n;
	/* Which bits of a sieve the first word needs; 0: any text may have
	 * it. */
	uint16_t first, last;
};

/* Which three bytes in a row a text has, by a hash of them: nine in ten texts
 * that have not a term are told by one look. */
#define SIEVE 8192
struct sieve {
	uint64_t bits[SIEVE / 64];
};

struct cell {
	struct wg_str text; /* as written */
	struct phrase *phrases;
	size_t n;
};

struct term {
	struct wg_str name;
	struct cell *cells; /* by column */
};

struct wg_glossary {
	struct wg_str tags[COLUMNS]; /* [0] is the source language */
	size_t n_columns;
	struct WG_VEC(struct term) terms;
	const struct wg_unit *first_unit;
	struct unit_terms {
		const struct term **at;
		size_t n;
	} *of_units;
};

struct reader {
	struct wg_arena *arena;
	const struct wg_source *source;
	const struct wg_project *project;
	struct wg_glossary *glossary;
	struct wg_diag *diag;
};

static struct wg_span
span_of(const struct reader *r, struct wg_str piece)
{
	return (struct wg_span){ r->source,
		(uint32_t)(piece.ptr - r->source->text.ptr),
		(uint32_t)piece.len };
}

/* A word with its stars; folding may make several words of it. */
static bool
add_word(struct wg_arena *a, struct phrase *p, struct wg_str word)
{
	bool start = wg_str_starts(word, WG_STR("*"));
	bool end = wg_str_ends(word, WG_STR("*"));
	struct wg_str rest = wg_text_fold(a, word);
	unsigned first = p->n;

	while (rest.len > 0) {
		if (p->n == WORDS)
			return false;
		p->words[p->n++] = (struct word){ .text = wg_str_word(&rest) };
	}
	if (p->n == first)
		return false;
	p->words[first].open_start = start;
	p->words[p->n - 1].open_end = end;
	return true;
}

/*
 * Folding drops apostrophes, as some write them and some do not; but one may
 * also end a word, as in "l'ufficio".  'split' holds it so; empty: there is
 * none.
 */
static struct wg_str
split_at_apostrophes(struct wg_arena *a, struct wg_str s)
{
	static const char curly[] = "\xE2\x80\x99"; /* U+2019 */
	struct wg_str split = WG_NONE;
	char *to;

	if (wg_str_find(s, '\'') < 0 && wg_str_find_str(s, wg_str(curly)) < 0)
		return split;
	split = wg_str_dup(a, s);
	to = (char *)split.ptr;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\'')
			to[i] = ' ';
		else if (wg_str_starts(wg_str_from(s, i), wg_str(curly)))
			memset(to + i, ' ', sizeof(curly) - 1);
	}
	return split;
}

/* Of the three bytes at 's'; never 0. */
static uint16_t
bit_of(const char *s)
{
	const unsigned char *c = (const unsigned char *)s;
	uint32_t h = (uint32_t)c[0] | (uint32_t)c[1] << 8 |
	    (uint32_t)c[2] << 16;

	return (uint16_t)(h * 2654435761u >> 19) | 1;
}

static bool
read_phrase(struct reader *r, struct wg_str words, struct phrase *p)
{
	*p = (struct phrase){ .n = 0 };
	while (words.len > 0) {
		struct wg_str word = wg_str_word(&words);

		if (word.len > 0 && !add_word(r->arena, p, word))
			return false;
	}
	if (p->n > 0 && p->words[0].text.len >= 3) {
		struct wg_str text = p->words[0].text;

		p->first = bit_of(text.ptr);
		p->last = bit_of(text.ptr + text.len - 3);
	}
	return p->n > 0;
}

static void
read_cell(struct reader *r, struct wg_str text, struct cell *cell)
{
	struct WG_VEC(struct phrase) phrases = { 0 };
	struct wg_str rest = text;

	cell->text = text;
	while (rest.len > 0) {
		struct wg_str variant = wg_str_trim(wg_str_cut(&rest, '|'));
		struct phrase p;
		bool ok = read_phrase(r, variant, &p);

		if (ok)
			WG_PUSH(r->arena, &phrases) = p;
		if (ok && read_phrase(r,
			split_at_apostrophes(r->arena, variant), &p))
			WG_PUSH(r->arena, &phrases) = p;
		if (!ok)
			wg_report(r->diag, WG_D_GLOSSARY_ROW,
			    span_of(r, text), "an empty translation, or one "
			    "of more than %d words", WORDS);
	}
	cell->phrases = phrases.at;
	cell->n = phrases.n;
}

static void
read_header(struct reader *r, struct wg_str line)
{
	struct wg_glossary *g = r->glossary;

	while (line.len > 0 && g->n_columns < COLUMNS) {
		struct wg_str tag = wg_str_trim(wg_str_cut(&line, '\t'));
		const struct wg_language *l =
		    wg_language_lookup(&r->project->languages, tag);

		g->tags[g->n_columns++] = l == NULL ? WG_NONE : l->tag;
		if (l == NULL)
			wg_report(r->diag, WG_D_LANGUAGE_UNKNOWN,
			    span_of(r, tag), "%.*s", WG_ARG(tag));
	}
	if (g->n_columns == 0 ||
	    !wg_str_eq(g->tags[0], r->project->source->tag)) {
		wg_report(r->diag, WG_D_GLOSSARY_ROW, span_of(r, line),
		    "the first column is not %.*s",
		    WG_ARG(r->project->source->tag));
		g->n_columns = 0;
	}
}

static struct wg_str
without_stars(struct wg_arena *a, struct wg_str s)
{
	struct wg_str copy = wg_str_dup(a, s);
	char *to = (char *)copy.ptr;

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != '*')
			*to++ = s.ptr[i];
	copy.len = (size_t)(to - copy.ptr);
	return copy;
}

static void
read_row(struct reader *r, struct wg_str line)
{
	struct wg_glossary *g = r->glossary;
	struct term t = { .cells =
		WG_NEW_ARRAY(r->arena, g->n_columns, struct cell) };
	struct wg_str rest = line;
	size_t n = 0;

	for (; rest.len > 0; n++) {
		struct wg_str cell = wg_str_trim(wg_str_cut(&rest, '\t'));

		if (n == 0)
			t.name = without_stars(r->arena, cell);
		if (n < g->n_columns && cell.len > 0)
			read_cell(r, cell, &t.cells[n]);
	}
	if (n > g->n_columns || t.name.len == 0) {
		wg_report(r->diag, WG_D_GLOSSARY_ROW, span_of(r, line),
		    t.name.len == 0 ? "no term in the first column" :
		    N_("%zu columns, but the first row names %zu"), n,
		    g->n_columns);
		return;
	}
	WG_PUSH(r->arena, &g->terms) = t;
}

/* Matching. */

static bool
same_word(const struct word *w, struct wg_str text)
{
	if (w->open_start && w->open_end)
		return wg_str_find_str(text, w->text) >= 0;
	if (w->open_end)
		return wg_str_starts(text, w->text);
	if (w->open_start)
		return wg_str_ends(text, w->text);
	return wg_str_eq(text, w->text);
}

/* The words of 'p', one after the other, beginning with the next of 'rest'. */
static bool
begins(const struct phrase *p, struct wg_str rest)
{
	for (unsigned i = 0; i < p->n; i++)
		if (!same_word(&p->words[i], wg_str_word(&rest)))
			return false;
	return true;
}

static bool
has_anywhere(const struct phrase *p, struct wg_str folded)
{
	for (unsigned i = 0; i < p->n; i++)
		if (wg_str_find_str(folded, p->words[i].text) < 0)
			return false;
	return true;
}

/* Folded texts have one blank between words.  Most have not even the letters
 * of the first word. */
static bool
has_phrase(const struct phrase *p, struct wg_str folded)
{
	if (wg_str_find_str(folded, p->words[0].text) < 0)
		return false;
	while (folded.len > 0) {
		if (begins(p, folded))
			return true;
		wg_str_word(&folded);
	}
	return false;
}

static bool
has_one(const struct cell *cell, struct wg_str folded, bool unspaced)
{
	for (size_t i = 0; i < cell->n; i++)
		if (unspaced ? has_anywhere(&cell->phrases[i], folded) :
		    has_phrase(&cell->phrases[i], folded))
			return true;
	return false;
}

static void
fill_sieve(struct sieve *sieve, struct wg_str folded)
{
	memset(sieve, 0, sizeof(*sieve));
	for (size_t i = 0; i + 3 <= folded.len; i++) {
		uint16_t bit = bit_of(folded.ptr + i);

		sieve->bits[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

static bool
has_bit(const struct sieve *sieve, uint16_t bit)
{
	return bit == 0 || (sieve->bits[bit / 64] >> bit % 64 & 1) != 0;
}

/* A word of the phrases of a cell may be in the text of the sieve. */
static bool
may_have(const struct sieve *sieve, const struct cell *cell)
{
	for (size_t i = 0; i < cell->n; i++)
		if (has_bit(sieve, cell->phrases[i].first) &&
		    has_bit(sieve, cell->phrases[i].last))
			return true;
	return false;
}

/* Tags are no words, and what stands in <german> stays German. */
static struct wg_str
plain_text(struct wg_arena *a, struct wg_str s, bool german)
{
	struct wg_str copy = wg_str_dup(a, s);
	char *p = (char *)copy.ptr;
	bool tag = false, skip = false;

	for (size_t i = 0; i < copy.len; i++) {
		struct wg_str rest = wg_str_from(copy, i);
		bool end = p[i] == '>';

		if (p[i] == '<')
			tag = true;
		if (!german && wg_str_starts(rest, WG_STR("<german")))
			skip = true;
		else if (wg_str_starts(rest, WG_STR("</german")))
			skip = false;
		if (tag || skip)
			p[i] = ' ';
		tag = tag && !end;
	}
	return copy;
}

static void
find_terms(struct reader *r)
{
	struct wg_glossary *g = r->glossary;
	const struct wg_project *p = r->project;
	struct wg_arena *scratch = wg_arena_open();

	g->first_unit = p->units.at;
	g->of_units = WG_NEW_ARRAY(
	    r->arena, p->units.n, struct unit_terms);
	for (size_t i = 1; i < p->units.n && g->terms.n > 0; i++) {
		struct WG_VEC(const struct term *) found = { 0 };
		struct wg_str folded;
		struct sieve sieve;

		if (p->units.at[i].quiet)
			continue;
		folded = wg_text_fold(scratch,
		    plain_text(scratch, p->units.at[i].msgid, false));
		fill_sieve(&sieve, folded);
		for (size_t k = 0; k < g->terms.n; k++) {
			const struct cell *cell = &g->terms.at[k].cells[0];

			if (may_have(&sieve, cell) &&
			    has_one(cell, folded, false))
				WG_PUSH(r->arena, &found) = &g->terms.at[k];
		}
		g->of_units[i] = (struct unit_terms){ found.at, found.n };
	}
	wg_arena_close(scratch);
}

const struct wg_glossary *
wg_glossary_read(struct wg_arena *a, const struct wg_source *source,
    const struct wg_project *p, struct wg_diag *diag)
{
	struct reader r = { a, source, p, WG_NEW(a, struct wg_glossary), diag };
	struct wg_str rest = source->text;

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');

		if (wg_str_ends(line, WG_STR("\r")))
			line.len--;
		if (wg_str_trim(line).len == 0 ||
		    wg_str_starts(line, WG_STR("#")))
			continue;
		if (r.glossary->n_columns == 0) {
			read_header(&r, line);
			if (r.glossary->n_columns == 0)
				break;
			continue;
		}
		read_row(&r, line);
	}
	find_terms(&r);
	return r.glossary;
}

bool
wg_glossary_lacks(const struct wg_glossary *g, struct wg_arena *scratch,
    const struct wg_language *l, const struct wg_unit *unit,
    struct wg_str text, struct wg_glossary_miss *miss)
{
	const struct unit_terms *terms = &g->of_units[unit - g->first_unit];
	struct wg_str folded = WG_NONE, split = WG_NONE;
	bool unspaced = wg_script_unspaced(l->script);
	size_t column = 1;

	while (column < g->n_columns && !wg_str_eq(g->tags[column], l->tag))
		column++;
	if (column >= g->n_columns)
		return false;
	for (size_t i = 0; i < terms->n; i++) {
		const struct cell *cell = &terms->at[i]->cells[column];

		if (cell->n == 0)
			continue;
		if (folded.ptr == NULL) {
			struct wg_str plain = plain_text(scratch, text, true);

			folded = wg_text_fold(scratch, plain);
			split = wg_text_fold(scratch,
			    split_at_apostrophes(scratch, plain));
		}
		if (has_one(cell, folded, unspaced) ||
		    has_one(cell, split, unspaced) ||
		    has_one(&terms->at[i]->cells[0], folded, false) ||
		    has_one(&terms->at[i]->cells[0], split, false))
			continue;
		*miss = (struct wg_glossary_miss){
			terms->at[i]->name, cell->text };
		return true;
	}
	return false;
}
