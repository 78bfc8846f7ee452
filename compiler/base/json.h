#ifndef WG_BASE_JSON_H
#define WG_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_out;

/*
 * A JSON writer (RFC 8259) that cannot write anything unbalanced or
 * unescaped: UTF-8 as it is, controls and '<' as \u00XX, U+2028 and U+2029
 * escaped.  Keys stand in the order in which they are written.  Start with
 * { .out = out }.  Depth is at most 64, which is asserted.
 */
struct wg_json {
	struct wg_out *out;
	unsigned depth;
	char close[64];  /* '}' or ']' of every open level */
	bool more[64];   /* that level has a member already */
	bool after_key, line;
};

void wg_json_object(struct wg_json *);
void wg_json_array(struct wg_json *);
void wg_json_end(struct wg_json *); /* of the innermost object or array */
/* What comes next, a member or the end, begins a line. */
void wg_json_line(struct wg_json *);
/* Returns its argument: wg_json_int(wg_json_key(j, "id"), 7). */
struct wg_json *wg_json_key(struct wg_json *, const char *key);
struct wg_json *wg_json_key_str(struct wg_json *, struct wg_str key);
void wg_json_str(struct wg_json *, struct wg_str); /* absent is "" */
void wg_json_str_or_null(struct wg_json *, struct wg_str); /* empty is null */
void wg_json_int(struct wg_json *, int64_t);
void wg_json_micro(struct wg_json *, int64_t); /* millionths, as a decimal */
void wg_json_bool(struct wg_json *, bool);
void wg_json_null(struct wg_json *);
/* 'json' is a complete value that another writer made. */
void wg_json_raw(struct wg_json *, struct wg_str json);

#endif
