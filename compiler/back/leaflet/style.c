/*
 * The style sheet is written for people and sent to phones: comments and
 * needless blanks go, once per task.  In front of it stand the colours of the
 * theme.  Staff choose one colour; what makes it readable on a dark or a
 * light ground is found here, so that no choice can break the contrast.
 */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

static const char hex[] = "0123456789abcdef";

/* Roughly 1000 times the linear value of a channel: c^2.2. */
static uint32_t
linear(uint64_t c)
{
	return (uint32_t)(
	    (800 * c * c * 255 + 200 * c * c * c) / (255 * 255 * 255));
}

/* Relative luminance, WCAG 2.2 [1/1000]. */
static uint32_t
luminance(uint32_t rgb)
{
	return (2126 * linear(rgb >> 16 & 255) +
		   7152 * linear(rgb >> 8 & 255) + 722 * linear(rgb & 255)) /
	    10000;
}

/* A step from 'rgb' towards black (0) or white (255). */
static uint32_t
towards(uint32_t rgb, uint32_t end)
{
	uint32_t mixed = 0;

	for (unsigned shift = 0; shift < 24; shift += 8) {
		uint32_t c = rgb >> shift & 255;

		mixed |= (c * 15 + end + (end > c ? 8 : 0)) / 16 << shift;
	}
	return mixed;
}

/* Contrast at least 'tenths' of 1:1 to a ground of that luminance. */
static bool
readable(uint32_t rgb, uint32_t ground, uint32_t tenths)
{
	uint32_t own = luminance(rgb);
	uint32_t low = (own < ground ? own : ground) + 50;
	uint32_t high = (own < ground ? ground : own) + 50;

	return high * 10 >= low * tenths;
}

static uint32_t
adapt(uint32_t rgb, uint32_t ground, uint32_t end)
{
	for (int i = 0; i < 64 && !readable(rgb, ground, 60); i++)
		rgb = towards(rgb, end);
	return rgb;
}

static void
put_color(struct wg_out *out, const char *before, uint32_t rgb)
{
	wg_out_puts(out, before);
	for (int shift = 20; shift >= 0; shift -= 4)
		wg_out_byte(out, hex[rgb >> shift & 15]);
	wg_out_puts(out, "}");
}

static void
put_colors(struct wg_out *out, uint32_t accent)
{
	/* A little less than the grounds of leaflet.css: white, #14181b. */
	uint32_t light = adapt(accent, 940, 0);
	uint32_t dark = adapt(accent, 18, 255);

	put_color(out, ":root{--accent:#", light);
	put_color(out, "@media screen and (prefers-color-scheme:dark)"
		       "{:root{--accent:#", dark);
	wg_out_puts(out, "}\n");
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* A blank beside one of these says nothing. */
static bool
is_edge(char c)
{
	return c == '{' || c == '}' || c == ';' || c == ',' || c == '>';
}

static size_t
skip_comment(struct wg_str css, size_t i)
{
	ptrdiff_t end =
	    wg_str_find_str(wg_str_from(css, i + 2), WG_STR("*/"));

	return end < 0 ? css.len : i + 4 + (size_t)end;
}

/* The end of a style element cannot stand in it. */
static bool
is_hostile(struct wg_str css, size_t i)
{
	return css.ptr[i] == '<' && i + 1 < css.len &&
	    (css.ptr[i + 1] == '/' || css.ptr[i + 1] == '!');
}

static void
put_byte(struct wg_out *out, char c, bool blank)
{
	char before = out->len > 0 ? out->ptr[out->len - 1] : '{';

	if (blank && !is_edge(before) && !is_edge(c) && before != ':')
		wg_out_byte(out, ' ');
	/* The last semicolon of a block. */
	if (c == '}' && before == ';')
		out->len--;
	wg_out_byte(out, c);
}

static void
compact(struct wg_out *out, struct wg_str css)
{
	char quote = 0;
	bool blank = false;

	for (size_t i = 0; i < css.len;) {
		char c = css.ptr[i];

		if (quote == 0 &&
		    wg_str_starts(wg_str_from(css, i), WG_STR("/*"))) {
			i = skip_comment(css, i);
			blank = true;
			continue;
		}
		i++;
		if (is_hostile(css, i - 1) || c == '\0')
			continue;
		if (quote == 0 && is_space(c)) {
			blank = true;
			continue;
		}
		if (c == '"' || c == '\'')
			quote = quote == 0 ? c : quote == c ? 0 : quote;
		if (quote == 0 || c == quote)
			put_byte(out, c, blank);
		else
			wg_out_byte(out, c);
		if (quote != 0 && c == '\\' && i < css.len)
			wg_out_byte(out, css.ptr[i++]);
		blank = false;
	}
}

struct wg_str
wg_sheet_style(
    struct wg_arena *a, const struct wg_project *p, struct wg_str more)
{
	struct wg_out out = { 0 };
	struct wg_str style;

	put_colors(&out, p->accent);
	compact(&out, p->style);
	compact(&out, more);
	style = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return style;
}

void
wg_css_string(struct wg_out *out, struct wg_str text)
{
	wg_out_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c < 0x20 || c == 0x7F || c == '"' || c == '\\' ||
		    c == '<')
			wg_out_fmt(out, "\\%x ", c);
		else
			wg_out_byte(out, (char)c);
	}
	wg_out_byte(out, '"');
}
