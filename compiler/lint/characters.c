/* Each is a question about one character or one place in a text. */
#include "lint/characters.h"

#include "text/char.h"

bool
wg_char_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
	    (c >= 0x7F && c < 0xA0) ||
	    (c >= 0x202A && c <= 0x202E) || c == 0xFFFD ||
	    (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
	    (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xE0000 && c <= 0xE007F) ||
	    (c >= 0xF0000 && c <= 0x10FFFF);
}

bool
wg_char_invisible(uint32_t c, bool unspaced)
{
	return (c == 0x200B && !unspaced) || c == 0x2060 || c == 0xFEFF ||
	    c == 0x034F || c == 0x180E || c == 0x115F || c == 0x1160 ||
	    c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0 ||
	    (c >= 0x2061 && c <= 0x2065) || (c >= 0x206A && c <= 0x206F) ||
	    (c >= 0xFFF9 && c <= 0xFFFB);
}

bool
wg_splits_number(struct wg_str s, uint32_t c, size_t from, size_t at)
{
	size_t next = at;

	if (c != 0xAD && c != 0x200B && c != 0x200C && c != 0x200D)
		return false;
	return from > 0 && s.ptr[from - 1] >= '0' && s.ptr[from - 1] <= '9' &&
	    wg_char_digit(wg_utf8_next(s, &next)) >= 0;
}

/* The byte that Windows-1252 shows as 'c'; 0: none from 0x80 on. */
static unsigned char
windows_byte(uint32_t c)
{
	static const uint16_t shown[32] = { 0x20AC, 0x81, 0x201A, 0x0192,
		0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
		0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C,
		0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
		0x0153, 0x9D, 0x017E, 0x0178 };

	if (c >= 0x80 && c <= 0xFF)
		return (unsigned char)c;
	for (unsigned i = 0; i < 32; i++)
		if (shown[i] == c)
			return (unsigned char)(0x80 + i);
	return 0;
}

struct wg_str
wg_mojibake(struct wg_str s, size_t start, char real[5])
{
	for (size_t at = start, from = start; at < s.len; from = at) {
		char bytes[4];
		uint32_t c = wg_utf8_next(s, &at), whole;
		size_t need, n = 0, end = from, zero = 0;

		if (c < 0xC2 || c > 0xF4)
			continue;
		need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
		while (n < need && end < s.len) {
			bytes[n] = (char)windows_byte(wg_utf8_next(s, &end));
			if (bytes[n] == 0)
				break;
			n++;
		}
		if (n < need)
			continue;
		whole = wg_utf8_next((struct wg_str){ bytes, n }, &zero);
		if (whole == WG_UTF8_BAD || zero != n || whole < 0xA0)
			continue;
		real[wg_utf8_put(real, whole)] = '\0';
		return wg_str_head(wg_str_from(s, from), end - from);
	}
	return WG_NONE;
}
