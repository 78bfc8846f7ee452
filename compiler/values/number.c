/*
 * Numbers.  A decimal is a coordinate: maps give it 7 to 15 digits behind the
 * point, of which the sixth is a decimetre on the ground, so it is rounded.
 */
#include "base/arena.h"
#include "base/out.h"
#include "values/value.h"

#define PLACES 6
#define LARGEST 180000000 /* [1/1000000] */

bool
wg_read_integer(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	(void)a;
	v->text = s;
	return (s.len <= 6 && wg_str_uint(s, &v->integer)) ||
	    wg_refuse(e, 0, 1, "a whole number is wanted");
}

/* Digits before the point and behind it, rounded half away from zero. */
static bool
round_digits(struct wg_str s, int32_t *micro)
{
	struct wg_str rest = s, whole = wg_str_cut(&rest, '.');
	bool point = wg_str_find(s, '.') >= 0;
	uint32_t w, places = 0;

	if (whole.len > 3 || !wg_str_uint(whole, &w) ||
	    (point && rest.len == 0))
		return false;
	for (size_t i = 0; i < rest.len; i++)
		if (!wg_is_digit(rest.ptr[i]))
			return false;
	for (size_t i = 0; i < PLACES; i++)
		places = places * 10 +
		    (i < rest.len ? (uint32_t)(rest.ptr[i] - '0') : 0);
	if (rest.len > PLACES && rest.ptr[PLACES] >= '5')
		places++;
	if (w * 1000000u + places > LARGEST)
		return false;
	*micro = (int32_t)(w * 1000000u + places);
	return true;
}

static struct wg_str
written(struct wg_arena *a, int32_t micro)
{
	int32_t by = micro < 0 ? -micro : micro;
	struct wg_str text = wg_str_fmt(a, "%s%d.%06d", micro < 0 ? "-" : "",
	    (int)(by / 1000000), (int)(by % 1000000));

	while (text.ptr[text.len - 1] == '0')
		text.len--;
	if (text.ptr[text.len - 1] == '.')
		text.len--;
	return text;
}

/* "53,1", "53.1°", "N 53.1", "−53.1": the number that was meant. */
static struct wg_str
repaired(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str text = WG_NONE;
	size_t points = 0;
	int32_t micro;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == '.' || c == ',') {
			wg_out_byte(&out, '.');
			points++;
		} else if (c >= '0' && c <= '9') {
			wg_out_byte(&out, (char)c);
		} else if ((c == '-' || c == 0x2212) && out.len == 0) {
			text = WG_STR("-");
		} else if (c != ' ' && c != 0xB0 && c != 'N' && c != 'E' &&
		    c != 'O') {
			points = 2;
		}
	}
	if (points <= 1 && round_digits(wg_out_str(&out), &micro))
		text = written(a, text.len > 0 ? -micro : micro);
	else
		text = WG_NONE;
	wg_out_free(&out);
	return text;
}

bool
wg_read_decimal(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	bool minus = s.len > 0 && s.ptr[0] == '-';
	ptrdiff_t point;

	if (!round_digits(wg_str_from(s, minus), &v->micro)) {
		wg_refuse(e, 0, s.len,
		    "a decimal number with a point is wanted: 53.1");
		e->near = repaired(a, s);
		return false;
	}
	if (minus)
		v->micro = -v->micro;
	point = wg_str_find(s, '.');
	v->text = point >= 0 && s.len - (size_t)point - 1 > PLACES ?
	    written(a, v->micro) : s;
	return true;
}
