/*
 * Nothing here knows a document: numbers, strings, names and colours in the
 * one way in which this writer spells them.
 */
#include "back/pdf/syntax.h"

#include "base/out.h"

static const char digits[] = "0123456789ABCDEF";

void
wg_pdf_hex16(struct wg_out *out, uint32_t v)
{
	char *at = wg_out_room(out, 4);

	for (int i = 0; i < 4; i++)
		at[i] = digits[v >> (12 - 4 * i) & 15];
	out->len += 4;
}

static void
put_scalar(struct wg_out *out, uint32_t c)
{
	if (c >= 0x10000) {
		wg_pdf_hex16(out, 0xD7C0 + (c >> 10));
		c = 0xDC00 + (c & 0x3FF);
	}
	wg_pdf_hex16(out, c);
}

void
wg_pdf_text(struct wg_out *out, struct wg_str s)
{
	size_t at = 0;

	wg_out_puts(out, "<FEFF");
	while (at < s.len) {
		uint32_t c = wg_utf8_next(s, &at);

		put_scalar(out, c == WG_UTF8_BAD ? 0xFFFD : c);
	}
	wg_out_byte(out, '>');
}

void
wg_pdf_text16(struct wg_out *out, const uint16_t *text, size_t n)
{
	wg_out_puts(out, "<FEFF");
	for (size_t i = 0; i < n; i++)
		wg_pdf_hex16(out, text[i]);
	wg_out_byte(out, '>');
}

static void
put_escape(struct wg_out *out, char mark, unsigned char c)
{
	wg_out_byte(out, mark);
	wg_out_byte(out, digits[c >> 4]);
	wg_out_byte(out, digits[c & 15]);
}

void
wg_pdf_literal(struct wg_out *out, struct wg_str s)
{
	wg_out_byte(out, '(');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c <= ' ' || c > '~') {
			put_escape(out, '%', c);
			continue;
		}
		if (c == '(' || c == ')' || c == '\\')
			wg_out_byte(out, '\\');
		wg_out_byte(out, (char)c);
	}
	wg_out_byte(out, ')');
}

static bool
regular(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' ||
	    c == '_';
}

void
wg_pdf_name(struct wg_out *out, struct wg_str s)
{
	wg_out_byte(out, '/');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (regular(c))
			wg_out_byte(out, (char)c);
		else
			put_escape(out, '#', c);
	}
}

void
wg_pdf_ref(struct wg_out *out, uint32_t object)
{
	wg_out_int(out, object);
	wg_out_puts(out, " 0 R");
}

void
wg_pdf_number(struct wg_out *out, int64_t mpt)
{
	wg_out_milli(out, mpt);
	wg_out_byte(out, ' ');
}

void
wg_pdf_rect(struct wg_out *out, const int64_t mpt[4])
{
	for (int i = 0; i < 4; i++) {
		wg_out_byte(out, i == 0 ? '[' : ' ');
		wg_out_milli(out, mpt[i]);
	}
	wg_out_byte(out, ']');
}

void
wg_pdf_color(struct wg_out *out, uint32_t rgb, const char *gray,
    const char *color)
{
	uint32_t part[3] = { rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255 };
	bool plain = part[0] == part[1] && part[1] == part[2];

	for (int i = 0; i < (plain ? 1 : 3); i++)
		wg_pdf_number(out, (part[i] * 1000 + 127) / 255);
	wg_out_puts(out, plain ? gray : color);
	wg_out_byte(out, '\n');
}
