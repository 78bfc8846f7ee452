#ifndef WG_TEXT_PARAGRAPH_H
#define WG_TEXT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"
#include "text/font.h"

struct wg_arena;

/*
 * Paragraphs: runs of text in, lines of positioned glyphs out.  Everything in
 * between (bidi, scripts, fonts, shaping, line breaks) is done here, on one
 * buffer of UTF-16, whose offsets all results use.
 */

/* What a thread needs to set text: ICU's objects and scratch memory. */
struct wg_shaper;
struct wg_shaper *wg_shaper_open(struct wg_fonts *);
/* Its font for Latin letters, or NULL. */
const struct wg_font *wg_shaper_latin(const struct wg_shaper *);
void wg_shaper_close(struct wg_shaper *); /* NULL is fine */
/* From now on 'most' shapers of these fonts rest when they are closed, and serve
 * who opens the next with the words and paragraphs that they remember, up to 28
 * MiB each.  At first, and with 0, none does. */
void wg_shapers_keep(struct wg_fonts *, size_t most);
/* No paragraph is used any more: some of what was remembered of them may be
 * forgotten. */
void wg_shaper_rest(struct wg_shaper *);

enum wg_isolate {
	WG_ISOLATE_NONE,
	WG_ISOLATE_FIRST, /* FSI: direction by its first strong letter */
	WG_ISOLATE_LTR,   /* LRI */
	WG_ISOLATE_RTL,   /* RLI */
};

/* A piece of a paragraph that looks and belongs alike. */
struct wg_text_run {
	struct wg_str text;   /* UTF-8; what is not becomes U+FFFD.  A line
			       * feed ends a line.  Bidi controls are kept
			       * balanced, overrides become embeddings */
	struct wg_str lang;   /* BCP 47 */
	struct wg_str german; /* what this translates, or empty: a word that
			       * begins one there is German, too */
	struct wg_str script; /* ISO 15924 of the language: for the size */
	enum wg_weight weight;
	uint32_t color;       /* 0xRRGGBB */
	bool underline;
	enum wg_isolate isolate;
	enum wg_isolate around; /* one around this run and those behind it
				 * that 'join' */
	bool joins;
	bool whole;           /* not broken over lines: a phone number; an
			       * address breaks behind / ? & = @ . where it
			       * is wider than the line */
	void *tag;            /* the caller's */
	struct wg_span at;    /* likewise: where the text comes from */
};

/* A glyph run on a line. */
struct wg_line_piece {
	const struct wg_font *font;
	unsigned size;          /* percent of the paragraph's size */
	uint8_t level;          /* embedding level */
	int32_t x, width;       /* from the line's left end [1/1000 of the
				 * paragraph's size] */
	uint32_t start, length; /* [UTF-16 unit] */
	const struct wg_glyph *glyphs; /* from left to right */
	uint32_t n;
	bool hyphen;            /* ends with the hyphen of a U+00AD, which
				 * need not stand in the text */
	const struct wg_text_run *run;
};

struct wg_line {
	uint32_t start, end; /* [UTF-16 unit] */
	int32_t width;       /* without the white space at its end */
	const struct wg_line_piece *pieces; /* in logical order */
	size_t n;
	bool broken_word;    /* ends where no break belongs, or is too wide
			      * with one letter */
};

/* A shaped paragraph; it does not know a width or a size yet. */
struct wg_paragraph;

/*
 * Shape 'runs', which must live as long as the paragraph; all memory comes
 * from 'a' or is the shaper's, until wg_shaper_rest().  'rtl' is the base direction: that of the language, never guessed.
 * 'lang' chooses the line breaking rules.  A sign that no font has is left
 * out: see wg_paragraph_all_missing().
 */
struct wg_paragraph *wg_paragraph_new(struct wg_arena *a, struct wg_shaper *,
    const struct wg_text_run *runs, size_t n, struct wg_str lang, bool rtl);

/*
 * Break into lines of 'width' [1/1000 of the paragraph's size] and place the
 * glyphs.  An empty paragraph has one empty line.
 */
struct wg_line *wg_paragraph_lines(struct wg_arena *a, struct wg_shaper *,
    struct wg_paragraph *, int64_t width, size_t *n);

/* A title: a hyphen that the author allows is taken only where a line would
 * otherwise hold no word at all. */
void wg_paragraph_keep_words(struct wg_paragraph *);

/* How many lines that will be, without making them; and whether one of them
 * ends where no break belongs. */
size_t wg_paragraph_count(const struct wg_paragraph *, int64_t width);
bool wg_paragraph_breaks_words(const struct wg_paragraph *, int64_t width);

/*
 * Find where German words of ten letters and more may be hyphenated; a line
 * that nothing fits on ends there rather than between any two letters.  German
 * are the runs in that language, and the terms and names that a translation
 * has kept.  Worth
 * its time only where wg_paragraph_widest() is more than there is room.
 */
void wg_paragraph_hyphenate(struct wg_shaper *, struct wg_paragraph *);

/* Width of the widest piece that cannot be broken [1/1000 of the size]. */
int64_t wg_paragraph_widest(const struct wg_paragraph *);
/* The same where addresses are broken behind their / ? & = @ and points. */
int64_t wg_paragraph_narrowest(const struct wg_paragraph *);
/* The same where addresses are broken between any two letters. */
int64_t wg_paragraph_firmest(const struct wg_paragraph *);
/* Width of the widest line if only line feeds end one [the same]. */
int64_t wg_paragraph_unbroken(const struct wg_paragraph *);
/* The buffer, with the isolates that were put in. */
const uint16_t *wg_paragraph_text(const struct wg_paragraph *, uint32_t *n);
/* Embedding levels, one per unit (UAX #9, before L1). */
const uint8_t *wg_paragraph_levels(const struct wg_paragraph *);
/* May a line end before 'offset'? */
bool wg_paragraph_break(const struct wg_paragraph *, uint32_t offset);
/* The characters that no font has, each once, at most 32, with the run that
 * has it; the first or 0.  They were left out of the paragraph;
 * wg_paragraph_incomplete() tells if one is in it all the same. */
struct wg_missing {
	uint32_t scalar;
	const struct wg_text_run *run;
};
const struct wg_missing *wg_paragraph_all_missing(
    const struct wg_paragraph *, size_t *n);
uint32_t wg_paragraph_missing(const struct wg_paragraph *);
bool wg_paragraph_incomplete(const struct wg_paragraph *);

#endif
