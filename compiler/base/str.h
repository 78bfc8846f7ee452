#ifndef WG_BASE_STR_H
#define WG_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wg_arena;

/*
 * A piece of text: always UTF-8, borrowed, not terminated.  Lengths and
 * offsets are in bytes.  { NULL, 0 } is the absent string, which is also
 * empty.
 */
struct wg_str {
	const char *ptr;
	size_t len;
};

#define WG_STR(literal) ((struct wg_str){ (literal), sizeof(literal) - 1 })
#define WG_NONE ((struct wg_str){ NULL, 0 })
/* For "%.*s". */
#define WG_ARG(s) (int)(s).len, (s).ptr == NULL ? "" : (s).ptr

struct wg_str wg_str(const char *terminated); /* NULL gives WG_NONE */
bool wg_str_eq(struct wg_str, struct wg_str);
bool wg_str_is(struct wg_str, const char *terminated);
int wg_str_cmp(struct wg_str, struct wg_str); /* by bytes */
bool wg_str_starts(struct wg_str, struct wg_str prefix);
bool wg_str_ends(struct wg_str, struct wg_str suffix);
/* From byte 'from' to the end; out of range gives the empty string. */
static inline struct wg_str
wg_str_from(struct wg_str s, size_t from)
{
	if (from > s.len)
		from = s.len;
	return (struct wg_str){ s.ptr == NULL ? NULL : s.ptr + from,
		s.len - from };
}
static inline struct wg_str
wg_str_head(struct wg_str s, size_t len)
{
	return (struct wg_str){ s.ptr, len < s.len ? len : s.len };
}
/* Offset of the first 'byte', or -1. */
ptrdiff_t wg_str_find(struct wg_str, char byte);
ptrdiff_t wg_str_find_str(struct wg_str, struct wg_str needle);
/* Skip what stands for itself in all that we write, as far as that is quick:
 * what stands before the offset that is returned is no control character, and
 * none of '"&<>\' and 0xE2.  'at' is not behind the end. */
size_t wg_str_plain(struct wg_str, size_t at);
/* Skip bytes below 'least', to the first that is not, or the end. */
size_t wg_str_below(struct wg_str, size_t at, uint8_t least);
struct wg_str wg_str_trim(struct wg_str); /* ASCII white space */
/*
 * Cut the first word off '*rest': words stand between ASCII white space.
 * Empty when there is none left.
 */
struct wg_str wg_str_word(struct wg_str *rest);
/* Cut '*rest' at the first 'byte', which is dropped. */
struct wg_str wg_str_cut(struct wg_str *rest, char byte);

/* Copies in the arena; these are terminated, for C's sake. */
struct wg_str wg_str_dup(struct wg_arena *, struct wg_str);
struct wg_str wg_str_fmt(struct wg_arena *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
struct wg_str wg_str_vfmt(struct wg_arena *, const char *fmt, va_list);
/* The terminated bytes of 's', copied if need be. */
const char *wg_cstr(struct wg_arena *, struct wg_str);
/* White space runs become one blank, edges go; Unicode blanks stay. */
struct wg_str wg_str_collapse(struct wg_arena *, struct wg_str);

/* The same for a piece of a longer text: '*blank' tells whether the text so
 * far ends with a blank (or is empty), and is kept up to date. */
struct wg_str wg_str_squeeze(struct wg_arena *, struct wg_str, bool *blank);

/*
 * 'before' as it stands before 'behind' in a sentence: the point of an
 * abbreviation or ordinal is the full stop, too ("2026 р." and "." are
 * "2026 р."; Duden D 1).  An ellipsis is none.
 */
struct wg_str wg_str_before(struct wg_str before, struct wg_str behind);

/* A decimal number without sign that fits; false leaves '*n' alone. */
bool wg_str_uint(struct wg_str, uint32_t *n);
/*
 * A decimal fraction with up to six places as millionths, sign allowed:
 * "53.1" is 53100000.
 */
bool wg_str_micro(struct wg_str, int64_t *micro);

/*
 * UTF-8.  wg_utf8_next() reads the character at '*at' and moves on; an
 * invalid byte gives 0xFFFFFFFF and moves by one.  At the end: 0xFFFFFFFF,
 * not moving.
 */
uint32_t wg_utf8_next(struct wg_str, size_t *at);
#define WG_UTF8_BAD 0xFFFFFFFFu
/* The same for a text that was found to be valid: catalogs are. */
static inline uint32_t
wg_utf8_step(struct wg_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *at;
	size_t left = s.len - *at;

	if (p[0] < 0x80 || left < 2) {
		*at += 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*at += 2;
		return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	}
	if (p[0] < 0xF0 && left >= 3) {
		*at += 3;
		return (uint32_t)(p[0] & 0x0F) << 12 |
		    (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	}
	return wg_utf8_next(s, at);
}
/* Offset of the first byte that is not UTF-8 (RFC 3629), or -1. */
ptrdiff_t wg_utf8_bad(struct wg_str);
/* Characters; a byte that is none counts as one. */
size_t wg_utf8_count(struct wg_str);
/* Bytes written, 1 to 4; 'c' is a scalar value. */
size_t wg_utf8_put(char out[4], uint32_t c);

/*
 * Nothing in it can be seen: blanks of every kind, control and format
 * characters, fillers, variation selectors, the empty Braille cell.  What is
 * not UTF-8 can be seen.
 */
bool wg_str_blank(struct wg_str);

/* FNV-1a, for tables only: never for identity. */
uint32_t wg_str_hash(struct wg_str);

/*
 * Damerau-Levenshtein distance [characters], or 'limit' + 1 if it is larger.
 * For "did you mean".
 */
unsigned wg_str_distance(struct wg_str, struct wg_str, unsigned limit);

#endif
