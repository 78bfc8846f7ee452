/*
 * A number is read into plain digits first, then grouped for people.  Where
 * the area code of a German number ends cannot be seen, so the codes stand
 * here: those of two and three digits are few; in the west all others have
 * four, in the east (3...) some towns have four and everything else five.
 * The groups of other countries are a table; where it has none for a number, the
 * digits stay together: better not grouped than grouped wrongly.
 */
#include "text/phone.h"

#include "base/arena.h"
#include "base/out.h"

#define NO_BREAK_SPACE "\u00A0"
#define NO_BREAK_HYPHEN "\u2011"

/* Country codes of two digits (ITU-T E.164); 1 and 7 have one, others three. */
static const char countries[] =
    "20 27 28 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 "
    "56 57 58 60 61 62 63 64 65 66 81 82 83 84 86 89 90 91 92 93 94 95 98";

/* Berlin, Hamburg, Frankfurt, München; 32 are numbers without a place. */
static const char area_2[] = "30 32 40 69 89";

/* Towns, mobile networks, services. */
static const char area_3[] =
    "201 202 203 208 209 211 212 214 221 228 231 234 241 251 261 271 281 "
    "291 331 335 340 341 345 351 355 361 365 371 375 381 385 391 395 421 "
    "431 441 451 461 471 481 491 511 521 531 541 551 561 571 581 591 611 "
    "621 631 641 651 661 671 681 711 721 731 741 751 761 771 781 791 811 "
    "821 831 841 851 861 871 881 906 911 921 931 941 951 961 971 981 991 "
    "150 151 152 153 154 155 156 157 158 159 160 162 163 164 168 169 170 "
    "171 172 173 174 175 176 177 178 179 137 180 700 800 900";

static const char area_4_east[] =
    "3301 3302 3303 3304 3306 3307 3321 3322 3327 3328 3329 3331 3332 "
    "3334 3335 3337 3338 3341 3342 3344 3346 3361 3362 3364 3366 3371 "
    "3372 3375 3377 3378 3379 3381 3382 3385 3386 3391 3394 3395 3421 "
    "3423 3425 3431 3433 3435 3437 3441 3443 3445 3447 3448 3461 3462 "
    "3464 3466 3471 3473 3475 3476 3491 3493 3494 3496 3501 3504 3521 "
    "3522 3523 3525 3528 3529 3531 3533 3535 3537 3541 3542 3544 3546 "
    "3561 3562 3563 3564 3571 3573 3574 3576 3578 3581 3583 3585 3586 "
    "3588 3591 3592 3594 3596 3601 3603 3605 3606 3621 3622 3623 3624 "
    "3628 3629 3631 3632 3634 3635 3636 3641 3643 3644 3647 3661 3663 "
    "3671 3672 3675 3677 3679 3681 3682 3683 3685 3686 3691 3693 3695 "
    "3721 3722 3723 3724 3725 3726 3727 3731 3733 3735 3737 3741 3744 "
    "3745 3761 3762 3763 3764 3765 3771 3772 3773 3774 3821 3831 3834 "
    "3836 3838 3841 3843 3844 3847 3860 3861 3862 3863 3864 3865 3866 "
    "3867 3868 3869 3871 3874 3876 3877 3881 3883 3886 3901 3902 3904 "
    "3907 3909 3921 3923 3925 3928 3931 3933 3935 3937 3941 3943 3944 "
    "3946 3947 3949 3961 3962 3963 3964 3965 3966 3967 3968 3969 3971 "
    "3973 3976 3981 3984 3987 3991 3994 3996 3998";

/* The lists hold words of 'n' digits, so no match crosses a blank. */
static bool
listed(const char *list, struct wg_str digits, size_t n)
{
	return digits.len >= n &&
	    wg_str_find_str(wg_str(list), wg_str_head(digits, n)) >= 0;
}

static size_t
country_length(struct wg_str d)
{
	if (d.ptr[0] == '1' || d.ptr[0] == '7')
		return 1;
	return listed(countries, d, 2) ? 2 : 3;
}

/* How many digits of a German number, without its 0, are the area code. */
static size_t
german_area(struct wg_str d)
{
	if (listed(area_2, d, 2))
		return 2;
	if (listed(area_3, d, 3) && !wg_str_starts(d, WG_STR("2129")))
		return 3; /* 2129 is Haan, 212 Solingen */
	if (d.len > 0 && d.ptr[0] == '3' && !listed(area_4_east, d, 4))
		return 5;
	return 4;
}

/* Other countries. */

static const struct {
	const char *country, *heads, *groups;
} formats[] = {
#define WG_PHONE_FORMAT(country, heads, groups) { country, heads, groups },
#include "text/phone_formats.def"
};

#define MOST_GROUPS 6

/* Does 's' begin with the digits and sets of digits of 'head'? */
static bool
has_head(struct wg_str s, struct wg_str head)
{
	size_t at = 0;

	for (size_t i = 0; i < head.len; i++, at++) {
		bool set = head.ptr[i] == '[', found = !set &&
		    at < s.len && s.ptr[at] == head.ptr[i];

		for (i += set; set && head.ptr[i] != ']'; i++) {
			bool range = head.ptr[i + 1] == '-';
			char to = head.ptr[i + (range ? 2 : 0)];

			found |= at < s.len && s.ptr[at] >= head.ptr[i] &&
			    s.ptr[at] <= to;
			i += range ? 2 : 0;
		}
		if (!found)
			return false;
	}
	return true;
}

static bool
has_a_head(struct wg_str s, const char *heads)
{
	struct wg_str rest = wg_str(heads);

	if (rest.len == 0)
		return true;
	while (rest.len > 0)
		if (has_head(s, wg_str_cut(&rest, '|')))
			return true;
	return false;
}

/* Share 'digits' out among groups such as "3 2-4 4": the first get the most.
 * 0: they do not fit. */
static unsigned
share_out(size_t digits, const char *groups, size_t sizes[MOST_GROUPS])
{
	struct wg_str rest = wg_str(groups);
	uint32_t least[MOST_GROUPS], most[MOST_GROUPS];
	size_t all = 0;
	unsigned n = 0;

	while (rest.len > 0 && n < MOST_GROUPS) {
		struct wg_str to = wg_str_word(&rest);
		struct wg_str from = wg_str_cut(&to, '-');

		if (!wg_str_uint(from, &least[n]))
			return 0;
		if (!wg_str_uint(to, &most[n]))
			most[n] = least[n];
		all += least[n++];
	}
	if (all > digits)
		return 0;
	digits -= all;
	for (unsigned i = 0; i < n; i++) {
		size_t more = most[i] - least[i];

		more = more < digits ? more : digits;
		sizes[i] = least[i] + more;
		digits -= more;
	}
	return digits == 0 ? n : 0;
}

static void
put_foreign(struct wg_out *out, struct wg_str country, struct wg_str rest)
{
	size_t sizes[MOST_GROUPS];
	unsigned n = 0;

	for (size_t i = 0; n == 0 &&
	     i < sizeof(formats) / sizeof(formats[0]); i++)
		if (wg_str_is(country, formats[i].country) &&
		    has_a_head(rest, formats[i].heads))
			n = share_out(rest.len, formats[i].groups, sizes);
	for (unsigned i = 0; i + 1 < n; i++) {
		wg_out_put(out, wg_str_head(rest, sizes[i]));
		wg_out_puts(out, NO_BREAK_SPACE);
		rest = wg_str_from(rest, sizes[i]);
	}
	wg_out_put(out, rest);
}

/* Of Germany DIN 5008: blanks between country, area and subscriber, and no
 * other groups; a hyphen only before an extension. */
static void
put_international(struct wg_out *out, const struct wg_phone *p)
{
	size_t country = country_length(p->digits), area;
	struct wg_str rest = wg_str_from(p->digits, country);

	wg_out_byte(out, '+');
	wg_out_put(out, wg_str_head(p->digits, country));
	wg_out_puts(out, NO_BREAK_SPACE);
	if (!wg_str_is(wg_str_head(p->digits, country), "49")) {
		put_foreign(out, wg_str_head(p->digits, country), rest);
		return;
	}
	area = german_area(rest);
	if (area < rest.len) {
		wg_out_put(out, wg_str_head(rest, area));
		wg_out_puts(out, NO_BREAK_SPACE);
		rest = wg_str_from(rest, area);
	}
	if (p->extension > country + area) {
		size_t main = p->extension - country - area;

		wg_out_put(out, wg_str_head(rest, main));
		wg_out_puts(out, NO_BREAK_HYPHEN);
		rest = wg_str_from(rest, main);
	}
	wg_out_put(out, rest);
}

/* As it is dialled in Germany.  The digit behind 0180, 0137 and 0900 tells
 * what a call costs; words are dialled behind 0700. */
static void
put_service(struct wg_out *out, struct wg_str digits)
{
	struct wg_str code = wg_str_head(wg_str_from(digits, 2), 3);
	struct wg_str rest = wg_str_from(digits, 5);
	size_t group = wg_str_is(code, "800") ? 0 :
	    wg_str_is(code, "700") ? rest.len / 2 : 1;

	wg_out_fmt(out, "0%.*s" NO_BREAK_SPACE, WG_ARG(code));
	wg_out_put(out, wg_str_head(rest, group));
	if (group > 0)
		wg_out_puts(out, NO_BREAK_SPACE);
	wg_out_put(out, wg_str_from(rest, group));
}

/* 116 117 is said and written in two groups; 110, 112, 115 are not. */
static void
put_short(struct wg_out *out, struct wg_str digits)
{
	size_t group = digits.len == 6 ? 3 : digits.len;

	wg_out_put(out, wg_str_head(digits, group));
	if (group < digits.len)
		wg_out_puts(out, NO_BREAK_SPACE);
	wg_out_put(out, wg_str_from(digits, group));
}

struct wg_str
wg_phone_text(struct wg_arena *a, const struct wg_phone *p)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	if (p->kind == WG_PHONE_WORLD)
		put_international(&out, p);
	else if (p->kind == WG_PHONE_SERVICE)
		put_service(&out, p->digits);
	else
		put_short(&out, p->digits);
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

struct wg_str
wg_phone_plain(struct wg_arena *a, const struct wg_phone *p)
{
	struct wg_str rest = wg_phone_text(a, p), text;
	struct wg_out out = { 0 };

	while (rest.len > 0) {
		struct wg_str blank = WG_STR(NO_BREAK_SPACE);
		struct wg_str hyphen = WG_STR(NO_BREAK_HYPHEN);

		if (wg_str_starts(rest, blank)) {
			wg_out_byte(&out, ' ');
			rest = wg_str_from(rest, blank.len);
		} else if (wg_str_starts(rest, hyphen)) {
			rest = wg_str_from(rest, hyphen.len);
		} else {
			wg_out_byte(&out, rest.ptr[0]);
			rest = wg_str_from(rest, 1);
		}
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}
