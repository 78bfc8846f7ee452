/* Amounts; what is written on a German price tag is recognised for a hint. */
#include "values/money.h"

#include "base/arena.h"
#include "base/out.h"
#include "values/value.h"

static bool
read_amount(struct wg_str s, uint64_t *amount)
{
	struct wg_str cents = s, euros = wg_str_cut(&cents, '.');
	uint32_t e, c = 0;

	if (euros.len > 7 || !wg_str_uint(euros, &e) ||
	    (wg_str_find(s, '.') >= 0 &&
		(cents.len != 2 || !wg_str_uint(cents, &c))))
		return false;
	*amount = (uint64_t)e * 100 + c;
	return true;
}

static bool
read_range(struct wg_str s, struct wg_money *m)
{
	struct wg_str to = s, from = wg_str_cut(&to, '-');

	if (!read_amount(from, &m->from))
		return false;
	m->to = m->from;
	return wg_str_find(s, '-') < 0 || read_amount(to, &m->to);
}

/*
 * "1.200,50 €", "12,5", "49 Euro", "10–20 €": points between groups of three
 * go, a comma is the point.
 */
static struct wg_str
repaired(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str text = WG_NONE;
	struct wg_money m;
	bool good = true;

	for (size_t at = 0, next; at < s.len && good; at = next) {
		uint32_t c;

		next = at;
		c = wg_utf8_next(s, &next);
		if (c == '.' && at + 4 <= s.len && wg_is_digit(s.ptr[at + 1]) &&
		    wg_is_digit(s.ptr[at + 2]) && wg_is_digit(s.ptr[at + 3]))
			continue;
		if (c == ',')
			wg_out_byte(&out, '.');
		else if (c == 0x2013 || c == '-')
			wg_out_byte(&out, '-');
		else if ((c >= '0' && c <= '9') || c == '.')
			wg_out_byte(&out, (char)c);
		else if (c == 'E' && wg_str_starts(wg_str_from(s, at),
		    WG_STR("Euro")))
			next = at + 4;
		else
			good = c == ' ' || c == 0xA0 || c == 0x20AC;
	}
	text = wg_out_str(&out);
	/* "12,5" is 12.50, "49,-" is 49. */
	if (wg_str_ends(text, WG_STR(".-")))
		text.len -= 2;
	else if (text.len > 2 && text.ptr[text.len - 2] == '.')
		wg_out_byte(&out, '0'), text = wg_out_str(&out);
	text = good && read_range(text, &m) && m.from <= m.to ?
	    wg_str_dup(a, text) : WG_NONE;
	wg_out_free(&out);
	return text;
}

bool
wg_read_money(struct wg_arena *a, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	v->text = s;
	if (!read_range(s, &v->money)) {
		wg_refuse(e, 0, s.len,
		    "an amount is 49 or 12.50, a range 20-30");
		e->near = repaired(a, s);
		return false;
	}
	if (wg_str_find(s, '-') >= 0 && v->money.from >= v->money.to)
		return wg_refuse(
		    e, 0, s.len, "the range begins with the smaller amount");
	return true;
}
