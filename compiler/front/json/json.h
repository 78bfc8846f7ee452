#ifndef WG_FRONT_JSON_JSON_H
#define WG_FRONT_JSON_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"

struct wg_arena;

/*
 * JSON that somebody else wrote (RFC 8259), as a tree in the arena.  Doubled
 * keys, bad UTF-8, U+0000 and text behind the end are mistakes.
 */
#define WG_JS_BYTES (64u << 20) /* a file may have [byte] */
#define WG_JS_DEPTH 64u

enum wg_js_kind {
	WG_JS_NULL, WG_JS_FALSE, WG_JS_TRUE, WG_JS_NUMBER, WG_JS_TEXT,
	WG_JS_ARRAY, WG_JS_OBJECT
};

struct wg_js {
	enum wg_js_kind kind;
	struct wg_str text;   /* of a text; of a number, its digits */
	int64_t micro;        /* of a number: millionths, as far as they go */
	struct wg_str key;    /* of a member of an object */
	const struct wg_js *first, *next;
	size_t n;             /* members */
};

struct wg_js_error {
	uint32_t at;          /* [byte] */
	const char *why;      /* in English, in the arena */
};

/* NULL: it is none.  Nothing is reported: the caller knows the file. */
const struct wg_js *wg_js_read(
    struct wg_arena *, struct wg_str bytes, struct wg_js_error *);

/* A member of an object; all of these take NULL for what is not there. */
const struct wg_js *wg_js_get(const struct wg_js *, const char *key);
const struct wg_js *wg_js_get_str(const struct wg_js *, struct wg_str key);
/* A text, or the digits of a number; absent if the member is neither. */
struct wg_str wg_js_text(const struct wg_js *, const char *key);
bool wg_js_is(const struct wg_js *, const char *key); /* true */
/* A whole number; 0 if it is none. */
int64_t wg_js_int(const struct wg_js *, const char *key);

#endif
