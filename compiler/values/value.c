/* What the readers share. */
#include "values/value.h"

bool
wg_refuse(struct wg_value_error *e, size_t at, size_t length, const char *why)
{
	*e = (struct wg_value_error){ at, length, why, WG_NONE, NULL };
	return false;
}

bool
wg_read_words(struct wg_arena *a, struct wg_str s, struct wg_value_error *e,
    wg_value_reader *one)
{
	struct wg_str rest = s;
	struct wg_value v;

	if (s.len == 0)
		return wg_refuse(e, 0, 1, "it is empty");
	while (rest.len > 0) {
		struct wg_str word = wg_str_word(&rest);

		if (word.len > 0 && !one(a, word, &v, e)) {
			e->at = (size_t)(word.ptr - s.ptr);
			e->length = word.len;
			e->near = WG_NONE;
			return false;
		}
	}
	return true;
}
