#ifndef SET_H
#define SET_H

/* Characters in, what our text engine makes of them out. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/paragraph.h"

#define MAX_INPUT 256
#define LEFT_OUT UINT32_MAX

/* A case that was set as one paragraph. */
struct set {
	struct wg_arena *arena; /* ends with the case */
	struct wg_paragraph *p;
	uint32_t place[MAX_INPUT]; /* where a character stands [UTF-16 unit];
				    * LEFT_OUT if our buffer dropped it */
	bool kept[MAX_INPUT];      /* … and is the one that came in */
	bool whole;                /* all are, so the standard's answer is for
				    * the very text that was set */
	size_t n;
};

/* Opens fonts and a shaper, for the whole run. */
void set_begin(void);
void set_end(void);
/*
 * Set 'n' characters as one run without isolates.  Fails an assertion when
 * the buffer differs from the input in any other way than buffer.c says.
 */
void set_text(struct set *, const uint32_t *chars, size_t n, bool rtl);
/* One line of any width. */
struct wg_line *set_line(struct set *);
/* Lines of 'width', narrower than anything if that is negative. */
struct wg_line *set_lines(struct set *, int64_t width, size_t *n);
void set_free(struct set *);

/*
 * Read one line of a test file, without its comment; NULL at the end.
 * set_hex() reads code points off '*s' until something else comes.
 */
char *set_read(void *file, size_t *number);
size_t set_hex(char **s, uint32_t chars[MAX_INPUT]);

/*
 * The suites.  Each prints what fails, and what differs from the standard in
 * lines that begin with "differs", for run.sh to compare with its list.
 */
struct count {
	size_t passed, failed, differing;
};

void test_bidi(const char *path, size_t shard, struct count *);
void test_bidi_characters(const char *path, size_t shard, struct count *);
void test_line_breaks(const char *path, struct count *);
void test_graphemes(const char *path, struct count *);

/* bidi: is the line in the order of 'order' (indices of input), with the
 * parity of 'levels'?  -1 in 'levels' is a character of no level. */
bool set_in_order(struct set *, const int *levels, const int *order,
    size_t order_n, const bool *must_show);
/* Is that the level of an input character that is in the buffer?  A text of
 * one direction has one level, whatever stands in it: nothing turns. */
bool set_level(const struct set *, size_t i, int level);
/* What ICU says to the text that our buffer made of it; gives the length of
 * 'order'. */
size_t set_ask_icu(const struct set *, bool rtl, int *levels, int *order);

#define SHARDS 2

#endif
