/* Latin letters only: what an id of another script would be, nobody knows. */
#include "values/slug.h"

#include "base/out.h"
#include "values/value.h"

#define LONGEST 80

/* U+00C0 to U+017F, two letters each at most; "" is none. */
static const char *const latin[] = {
	"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i",
	"i", "i", "i", "d", "n", "o", "o", "o", "o", "oe", "", "o", "u", "u",
	"u", "ue", "y", "th", "ss", "a", "a", "a", "a", "ae", "a", "ae", "c",
	"e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o",
	"oe", "", "o", "u", "u", "u", "ue", "y", "th", "y", "a", "a", "a",
	"a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", "d",
	"d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g",
	"g", "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i",
	"i", "i", "i", "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l",
	"l", "l", "l", "l", "l", "l", "l", "l", "l", "n", "n", "n", "n", "n",
	"n", "n", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r",
	"r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", "s", "s", "t",
	"t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z",
	"s",
};
#define FIRST 0xC0u
#define LAST (FIRST + sizeof(latin) / sizeof(latin[0]) - 1)

/* The letters and digits that stand for a character, or "". */
static const char *
letters(uint32_t c, char own[2])
{
	if (c >= 'A' && c <= 'Z')
		c += 'a' - 'A';
	own[0] = (char)c;
	own[1] = '\0';
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return own;
	if (c == 0x1E9E)
		return "ss";
	return c >= FIRST && c <= LAST ? latin[c - FIRST] : "";
}

/* A mark on the letter before it: of "u" and a diaeresis the latter is an e. */
static bool
put_mark(struct wg_out *out, uint32_t c)
{
	if (c < 0x300 || c > 0x36F)
		return false;
	if (c == 0x308 && out->len > 0 &&
	    wg_str_find(WG_STR("aou"), out->ptr[out->len - 1]) >= 0)
		wg_out_byte(out, 'e');
	return true;
}

/* What comes with a copied text: soft hyphens, marks, joints. */
static bool
is_unseen(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	    c == 0xFEFF;
}

struct wg_str
wg_slug(struct wg_arena *a, struct wg_str name)
{
	struct wg_out out = { 0 };
	bool gap = false;
	struct wg_str slug;

	for (size_t at = 0; at < name.len && out.len < LONGEST - 2;) {
		uint32_t c = wg_utf8_next(name, &at);
		char own[2];
		const char *s = letters(c, own);

		if (put_mark(&out, c) || is_unseen(c))
			continue;
		/* An id begins with a letter. */
		if (s[0] == '\0' || (out.len == 0 && wg_is_digit(s[0]))) {
			gap = true;
			continue;
		}
		if (gap && out.len > 0)
			wg_out_byte(&out, '-');
		gap = false;
		wg_out_puts(&out, s);
	}
	slug = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return slug;
}
