/* Collation data never falls back to the locale of the process: ICU loads it
 * without a default. */
#include "text/collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/arena.h"

struct wg_collator {
	UCollator *icu; /* NULL: there is no data at all */
};

struct wg_collator *
wg_collator_open(struct wg_str icu)
{
	struct wg_collator *c = wg_realloc(NULL, sizeof(*c));
	UErrorCode status = U_ZERO_ERROR;
	char name[64] = "";

	if (icu.len < sizeof(name))
		memcpy(name, icu.ptr, icu.len);
	/* "" would be the locale of the process. */
	c->icu = ucol_open(icu.len > 0 ? name : "root", &status);
	if (U_FAILURE(status))
		c->icu = NULL;
	return c;
}

void
wg_collator_close(struct wg_collator *c)
{
	if (c == NULL)
		return;
	if (c->icu != NULL)
		ucol_close(c->icu);
	free(c);
}

struct wg_str
wg_collation_key(
    const struct wg_collator *c, struct wg_arena *a, struct wg_str text)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar *wide = wg_alloc(a, (text.len + 1) * sizeof(*wide));
	int32_t n = 0, length;
	uint8_t *key;

	/* As many units as bytes are enough. */
	u_strFromUTF8WithSub(wide, (int32_t)text.len + 1, &n, text.ptr,
	    (int32_t)text.len, 0xFFFD, NULL, &status);
	if (U_FAILURE(status) || c->icu == NULL)
		return text;
	length = ucol_getSortKey(c->icu, wide, n, NULL, 0);
	key = wg_alloc(a, (size_t)length + 1);
	ucol_getSortKey(c->icu, wide, n, key, length);
	/* Behind the key stands a zero, which says nothing. */
	return (struct wg_str){ (const char *)key,
		length > 0 ? (size_t)length - 1 : 0 };
}
