/*
 * What a translation must leave alone: numbers, phone numbers, times, web and
 * mail addresses.  Digits of every script count as the same.  Both strings
 * are cut into facts, which are compared as multisets, because the order of
 * words is free.
 */
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/out.h"
#include "lint/translation_check.h"
#include "model/attribute.h"
#include "model/catalog.h"
#include "model/project.h"
#include "text/char.h"

struct fact {
	struct wg_str value; /* normalized */
	struct wg_str text;  /* as written */
	bool phone;
	bool matched;
	bool small; /* a number that may also be told in words */
	struct fact *next; /* of the same value, while they are matched */
};

struct facts {
	struct WG_VEC(struct fact) list;
};

/* Mark what both have; what is left over is missing or extra. */
static void
match(struct wg_arena *scratch, struct facts *a, struct facts *b)
{
	struct wg_map open = { 0 }; /* value → the first of 'b' that is open */
	size_t n = b->list.n;

	for (size_t k = n; k-- > 0;) {
		struct fact *y = &b->list.at[k];

		y->next = wg_map_get(&open, y->value);
		wg_map_put(scratch, &open, y->value, y);
	}
	for (size_t i = 0; i < a->list.n; i++) {
		struct fact *x = &a->list.at[i];
		struct fact *y = wg_map_get(&open, x->value);

		while (y != NULL && y->matched)
			y = y->next;
		if (y == NULL)
			continue;
		x->matched = y->matched = true;
		if (y->next != NULL)
			wg_map_put(scratch, &open, x->value, y->next);
	}
}

static const struct fact *
left_over(const struct facts *f, bool small)
{
	for (size_t i = 0; i < f->list.n; i++)
		if (!f->list.at[i].matched && f->list.at[i].small == small)
			return &f->list.at[i];
	return NULL;
}

/* One report for both halves of a difference. */
static void
report_difference(const struct wg_pair *p, enum wg_diag_id id,
    const struct fact *missing, const struct fact *extra)
{
	struct wg_str piece = extra != NULL ? extra->text : WG_NONE;

	if (missing != NULL && extra != NULL)
		wg_pair_report(p, id, piece, "%.*s is missing, %.*s is extra",
		    WG_ARG(missing->text), WG_ARG(extra->text));
	else if (missing != NULL)
		wg_pair_report(p, id, piece, "%.*s is missing",
		    WG_ARG(missing->text));
	else
		wg_pair_report(p, id, piece, "%.*s is extra",
		    WG_ARG(extra->text));
}

/* Numbers. */

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* May stand between the groups of digits of one number. */
static bool
groups(uint32_t c)
{
	return c == '.' || c == ',' || c == ' ' || c == 0xA0 ||
	    c == 0x202F || c == 0x2009 || c == 0x066C || c == '\'' ||
	    c == 0x2019;
}

/* May stand between the digits of a phone number. */
static bool
dials(uint32_t c)
{
	return c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' ||
	    c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0xA0 ||
	    c == 0x202F || c == 0x2009;
}

/* Does a group of digits begin at 'at'?  It has three, in India also two
 * when another one follows: 10,00,000. */
static bool
is_group(struct wg_str s, size_t at)
{
	unsigned n = 0;
	uint32_t c = 0;

	while (at < s.len) {
		c = wg_utf8_next(s, &at);
		if (wg_char_digit(c) < 0)
			break;
		n++;
		c = 0;
	}
	return n == 3 || (n == 2 && c == ',');
}

#define LONGEST_NUMBER 40 /* digits; then the next one begins */

/* The digits from 'at' on as ASCII; '*end' is where they end; 7.45 is not 745.
 * Soft hyphens are reported elsewhere. */
static struct wg_str
digits_from(struct wg_arena *a, struct wg_str s, size_t at, bool phone,
    size_t *end)
{
	struct wg_out out = { 0 };
	struct wg_str digits;

	*end = at;
	while (at < s.len) {
		uint32_t c = wg_utf8_next(s, &at);
		int d = wg_char_digit(c);

		if (d >= 0 && out.len == LONGEST_NUMBER) {
			break;
		} else if (d >= 0) {
			wg_out_byte(&out, (char)('0' + d));
			*end = at;
		} else if (c != 0xAD && !(phone && dials(c)) &&
		    (phone || !groups(c) || !is_group(s, at))) {
			break;
		}
	}
	digits = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return digits;
}

/* The short numbers that the project itself names: 112, 116117 … */
static bool
is_helpline(const struct wg_project *project, struct wg_str digits)
{
	const struct wg_node *n =
	    project->settings != NULL ? project->settings->root->first : NULL;

	for (; n != NULL; n = n->next)
		if (n->element == WG_EL_HELPLINE &&
		    wg_str_eq(wg_node_attr(n, WG_AT_PHONE), digits))
			return true;
	return false;
}

static bool
is_phone(const struct wg_pair *p, struct wg_str digits, bool plus)
{
	return (digits.len >= 6 && (plus || digits.ptr[0] == '0')) ||
	    is_helpline(p->project, digits);
}

/* The hour or the minute of 8:45: wg_check_times() knows better. */
static bool
is_of_time(struct wg_str s, size_t from, size_t end)
{
	return (end + 1 < s.len && s.ptr[end] == ':' &&
		digit(s.ptr[end + 1])) ||
	    (from > 1 && s.ptr[from - 1] == ':' && digit(s.ptr[from - 2]));
}

static void
add_number(const struct wg_pair *p, struct wg_str s, size_t from, size_t *at,
    bool plus, struct facts *f)
{
	size_t end;
	struct wg_str digits =
	    digits_from(p->scratch, s, from, true, &end);
	bool phone = is_phone(p, digits, plus);

	if (!phone)
		digits = digits_from(p->scratch, s, from, false, &end);
	*at = end;
	if (phone || digits.len >= 3 || !is_of_time(s, from, end))
		WG_PUSH(p->scratch, &f->list) = (struct fact){ digits,
			wg_str_head(wg_str_from(s, from), end - from), phone,
			false, !phone && digits.len < 3, NULL };
}

static struct facts
numbers(const struct wg_pair *p, struct wg_str s)
{
	struct facts f = { 0 };
	bool plus = false, tag = false;

	for (size_t at = 0, from = 0; at < s.len; from = at) {
		uint32_t c = wg_utf8_next(s, &at);

		tag = c == '<' || (tag && c != '>');
		if (!tag && wg_char_digit(c) >= 0)
			add_number(p, s, from, &at, plus, &f);
		plus = c == '+';
	}
	return f;
}

/* Two numbers side by side may look like one with groups. */
static bool
same_digits(const struct facts *a, const struct facts *b)
{
	const struct facts *of[] = { a, b };
	struct wg_out all[2] = { { 0 }, { 0 } };
	bool same;

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < of[i]->list.n; k++)
			if (!of[i]->list.at[k].matched)
				wg_out_put(&all[i], of[i]->list.at[k].value);
	same = wg_str_eq(wg_out_str(&all[0]), wg_out_str(&all[1]));
	wg_out_free(&all[0]);
	wg_out_free(&all[1]);
	return same;
}

static uint32_t
small_value(const struct fact *f)
{
	uint32_t n = 100;

	return f->small && !f->matched && wg_str_uint(f->value, &n) ? n : 100;
}

/* 07 is 7; and where the hour is told, 16 is 4 in the afternoon. */
static void
match_hours(struct facts *a, struct facts *b, bool clock)
{
	for (size_t i = 0; i < a->list.n; i++)
		for (size_t k = 0; k < b->list.n; k++) {
			uint32_t x = small_value(&a->list.at[i]);
			uint32_t y = small_value(&b->list.at[k]);

			bool same = x == y || (clock && x <= 24 && y <= 24 &&
			    (x == y + 12 || x + 12 == y));

			if (same && x < 100)
				a->list.at[i].matched =
				    b->list.at[k].matched = true;
		}
}

/*
 * A number below 100 may be told in words, in one language and not in the
 * other: what is only missing, or only extra, proves nothing.  One that is
 * missing where another one stands was changed.
 */
bool
wg_check_numbers(const struct wg_pair *p)
{
	struct facts wanted = numbers(p, p->source);
	struct facts found = numbers(p, p->text->value);
	const struct fact *missing, *extra;
	bool phone;

	match(p->scratch, &wanted, &found);
	missing = left_over(&wanted, false);
	extra = left_over(&found, false);
	if (same_digits(&wanted, &found))
		return true;
	if (missing == NULL && extra == NULL) {
		match_hours(&wanted, &found,
		    wg_str_find_str(p->source, WG_STR(" Uhr")) >= 0);
		missing = left_over(&wanted, true);
		extra = left_over(&found, true);
		if (missing == NULL || extra == NULL)
			return true;
	}
	phone = (missing != NULL && missing->phone) ||
	    (extra != NULL && extra->phone);
	report_difference(
	    p, phone ? WG_D_PO_PHONE : WG_D_PO_NUMBER, missing, extra);
	if (missing != NULL)
		wg_hint(p->diag, "copy %.*s from the original",
		    WG_ARG(missing->text));
	return !phone;
}

/* Times. */

/* Digits with one separator: 8:00, ٨:٠٠, 8h00.  A third group makes a date. */
static bool
time_at(struct wg_str s, size_t *at, uint32_t *hour, uint32_t *minute,
    bool colon_only)
{
	uint32_t c, parts[2] = { 0, 0 };
	unsigned lengths[2] = { 0, 0 }, part = 0;
	size_t here = *at;

	while (here < s.len) {
		size_t before = here;
		int d;

		c = wg_utf8_next(s, &here);
		d = wg_char_digit(c);
		if (d >= 0) {
			if (++lengths[part] > 2)
				break;
			parts[part] = parts[part] * 10 + (uint32_t)d;
			*at = here;
		} else if (part == 0 && (c == ':' || (!colon_only &&
		    (c == '.' || c == 'h' || c == 0x2236 || c == 0x066B)))) {
			part = 1;
		} else {
			here = before;
			break;
		}
	}
	while (*at < s.len && lengths[part] > 2) { /* a longer number */
		size_t next = *at;

		if (wg_char_digit(wg_utf8_next(s, &next)) < 0)
			break;
		*at = next;
	}
	*hour = parts[0];
	*minute = parts[1];
	return lengths[0] > 0 && lengths[0] <= 2 && lengths[1] == 2 &&
	    parts[0] <= 24 && parts[1] <= 59;
}

/* Is the time told somewhere in 's', by 24 or 12 hours?  A full hour may be
 * told without its minutes. */
static bool
tells_time(struct wg_str s, uint32_t hour, uint32_t minute)
{
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t h, m;
		bool clock;

		if (wg_char_digit(wg_utf8_next(s, &at)) < 0)
			continue;
		at = from;
		clock = time_at(s, &at, &h, &m, false);
		if ((h == hour || h + 12 == hour || (h == 12 && hour == 0)) &&
		    (clock ? m == minute : minute == 0))
			return true;
		if (at == from)
			wg_utf8_next(s, &at);
	}
	return false;
}

bool
wg_check_times(const struct wg_pair *p)
{
	struct wg_str s = p->source;

	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t h, m;

		if (wg_char_digit(wg_utf8_next(s, &at)) < 0)
			continue;
		at = from;
		if (time_at(s, &at, &h, &m, true) &&
		    !tells_time(p->text->value, h, m)) {
			wg_pair_report(p, WG_D_PO_TIME, WG_NONE,
			    "%.*s is missing", (int)(at - from), s.ptr + from);
			return true;
		}
		if (at == from)
			wg_utf8_next(s, &at);
	}
	return true;
}

/* Addresses. */

static bool
starts_folded(struct wg_str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.len >= n && strncasecmp(s.ptr, prefix, n) == 0;
}

/* A label of a host name: letters, digits, hyphens, of any script. */
static bool
is_host(struct wg_str s)
{
	struct wg_str last = s;
	unsigned labels = 0, letters = 0;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c != '.' && c != '-' && !wg_char_word(c) && c != 0x3002)
			return false;
	}
	while (s.len > 0) {
		last = wg_str_cut(&s, '.');
		if (last.len == 0)
			return false;
		labels++;
	}
	for (size_t at = 0; at < last.len; letters++)
		if (!wg_char_letter(wg_utf8_next(last, &at)))
			return false;
	return labels >= 2 && letters >= 2;
}

/* The host of an address, as far as it has one. */
static struct wg_str
host_of(struct wg_str s)
{
	ptrdiff_t scheme = wg_str_find_str(s, WG_STR("://"));
	ptrdiff_t at;
	size_t n = 0;

	if (scheme >= 0)
		s = wg_str_from(s, (size_t)scheme + 3);
	at = wg_str_find(s, '@');
	if (at >= 0)
		s = wg_str_from(s, (size_t)at + 1);
	while (n < s.len && wg_str_find(WG_STR("/:?#"), s.ptr[n]) < 0)
		n++;
	return wg_str_head(s, n);
}

/* Bare hosts are told from words by a small letter after the dot, as in
 * "example.org", not "morgen.Dann". */
static bool
is_address(struct wg_str s)
{
	static const char *const schemes[] = { "javascript:", "vbscript:",
		"data:", "file:", "mailto:", "tel:", "www." };
	struct wg_str host = host_of(s);

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (starts_folded(s, schemes[i]) &&
		    s.len > strlen(schemes[i]))
			return true;
	if (wg_str_find_str(s, WG_STR("://")) >= 0)
		return true;
	if (wg_str_find(s, '@') > 0)
		return is_host(host);
	if (!is_host(host))
		return false;
	for (size_t i = 1; i + 2 < host.len; i++)
		if (host.ptr[i] == '.' && host.ptr[i + 1] >= 'a' &&
		    host.ptr[i + 1] <= 'z' && i >= 3)
			return host.len == s.len ||
			    s.ptr[host.len] == '/';
	return false;
}

static bool
ends_address(uint32_t c)
{
	return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '(' ||
	    c == ')' || c == ',' || c == ';' || c == 0xA0 || c == 0x60C ||
	    c == 0x61B || c == 0x3001 || (c >= 0x2066 && c <= 0x2069) ||
	    (c >= 0x200E && c <= 0x200F) || c == 0x201E || c == 0x201C ||
	    c == 0x201D || c == 0xAB || c == 0xBB;
}

static struct wg_str
trim_address(struct wg_str s)
{
	static const char *const ends[] = { ".", "!", "?", ":", "'",
		"\xD8\x9F", "\xDB\x94", "\xE1\x8D\xA2", "\xE3\x80\x82" };
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
			if (wg_str_ends(s, wg_str(ends[i]))) {
				s.len -= strlen(ends[i]);
				more = true;
			}
	}
	return s;
}

static struct facts
addresses(const struct wg_pair *p, struct wg_str s)
{
	struct facts f = { 0 };
	size_t start = 0;
	bool tag = false;

	for (size_t at = 0, from = 0; from <= s.len; from = at) {
		uint32_t c = at < s.len ? wg_utf8_next(s, &at) : 0;
		struct wg_str word;

		if (ends_address(c)) {
			word = trim_address(wg_str_head(
			    wg_str_from(s, start), from - start));
			if (!tag && word.len > 3 && is_address(word))
				WG_PUSH(p->scratch, &f.list) = (struct fact){
					word, word, false, false,
					false, NULL };
			start = at;
		}
		tag = c == '<' || (tag && c != '>');
		if (from == s.len)
			break;
	}
	return f;
}

bool
wg_check_addresses(const struct wg_pair *p)
{
	struct facts wanted = addresses(p, p->source);
	struct facts found = addresses(p, p->text->value);
	const struct fact *missing, *extra;
	struct wg_str host;

	match(p->scratch, &wanted, &found);
	missing = left_over(&wanted, false);
	extra = left_over(&found, false);
	if (missing == NULL && extra == NULL)
		return true;
	host = extra != NULL ? host_of(extra->text) : WG_NONE;
	if (host.len > 0 && (wg_host_mixes_scripts(host) ||
	    (missing != NULL &&
		!wg_str_eq(host, host_of(missing->text)) &&
		wg_host_looks_like(host, host_of(missing->text))))) {
		wg_pair_report(p, WG_D_PO_HOST, extra->text, "%.*s",
		    WG_ARG(host));
		wg_hint(p->diag, "a letter of it only looks right; copy the "
		    "address from the original");
		return false;
	}
	report_difference(p, WG_D_PO_ADDRESS, missing, extra);
	wg_hint(p->diag, missing != NULL ?
	    "copy %.*s from the original" :
	    N_("delete it; an address for one language is the author's to "
	       "add"),
	    WG_ARG(missing != NULL ? missing->text : WG_NONE));
	return false;
}
