/*
 * All that is said is one line of text to the rules, wherever elements begin and
 * end in it: "ab <bdi>27</bdi> Jahren".
 */
#include "html/kept.h"

#include "base/arena.h"
#include "base/out.h"
#include "model/language.h"
#include "text/counts.h"
#include "text/kept.h"

#define EN_DASH 0x2013
#define NO_BREAK "\xC2\xA0"
#define JOINER "\xE2\x81\xA0"

/* The whole text, and what is done before and with each unit of it. */
struct line {
	uint16_t *text;
	uint32_t n;
	struct wg_str tag;
};

static bool
is_said(const struct wg_token *t)
{
	return t->kind == WG_TOKEN_WORDS || t->kind == WG_TOKEN_PIECE;
}

static bool
digit(uint16_t c)
{
	return c >= '0' && c <= '9';
}

static bool
may_keep(const struct wg_tokens *words, struct wg_str tag)
{
	for (size_t k = 0; k < words->list.n; k++)
		if (is_said(&words->list.at[k]) &&
		    wg_kept_in(words->list.at[k].text, tag))
			return true;
	return false;
}

static void
put_units(struct line *l, struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c >= 0x10000) {
			l->text[l->n++] = (uint16_t)(0xD7C0 + (c >> 10));
			c = 0xDC00 + (c & 0x3FF);
		}
		l->text[l->n++] = (uint16_t)c;
	}
}

static struct line
line_of(struct wg_arena *a, const struct wg_tokens *words, struct wg_str tag)
{
	struct line l = { .tag = tag };
	size_t len = 1;

	for (size_t k = 0; k < words->list.n; k++)
		if (is_said(&words->list.at[k]))
			len += words->list.at[k].text.len;
	l.text = WG_NEW_ARRAY(a, len, uint16_t);
	for (size_t k = 0; k < words->list.n; k++)
		if (is_said(&words->list.at[k]))
			put_units(&l, words->list.at[k].text);
	return l;
}

/* No line may end before unit 'i'. */
static bool
kept(const struct line *l, uint32_t i)
{
	return wg_count_at(l->text, l->n, i) != WG_COUNT_NONE ||
	    wg_kept_at(l->text, l->n, i, l->tag);
}

/* What stands between the units before and at 'i', without a blank? */
static bool
joined(const struct line *l, uint32_t i)
{
	uint16_t before, c = l->text[i];

	if (i == 0)
		return false;
	before = l->text[i - 1];
	if (before == EN_DASH)
		return digit(c) && i > 1 && digit(l->text[i - 2]);
	/* Between ideographs a line may end anywhere. */
	return before != ' ' && (before >= 0x3000 || c >= 0x3000) &&
	    wg_count_at(l->text, l->n, i) != WG_COUNT_NONE;
}

/* 'at' is the first unit of 's' in the line. */
static struct wg_str
keep(struct wg_arena *a, const struct line *l, struct wg_str s, uint32_t at)
{
	struct wg_out out = { 0 };
	struct wg_str kept_text = s;
	bool changed = false;

	for (size_t i = 0, from = 0; i < s.len; from = i, at++) {
		uint32_t c = wg_utf8_next(s, &i);
		bool blank = c == ' ' && at + 1 < l->n && kept(l, at + 1);
		bool join = joined(l, at);

		if (join)
			wg_out_puts(&out, JOINER);
		changed |= blank || join;
		if (blank)
			wg_out_puts(&out, NO_BREAK);
		else
			wg_out_put(&out, wg_str_head(
			    wg_str_from(s, from), i - from));
		at += c >= 0x10000;
	}
	if (changed)
		kept_text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return kept_text;
}

static uint32_t
units(struct wg_str s)
{
	uint32_t n = 0;

	for (size_t at = 0; at < s.len;)
		n += wg_utf8_next(s, &at) >= 0x10000 ? 2 : 1;
	return n;
}

const struct wg_tokens *
wg_html_kept(struct wg_arena *a, const struct wg_tokens *words, bool pieces)
{
	struct wg_str tag = words->language != NULL ?
	    words->language->tag : WG_NONE;
	struct wg_tokens *copy;
	struct line l;
	uint32_t at = 0;

	if (!may_keep(words, tag))
		return words;
	l = line_of(a, words, tag);
	copy = WG_NEW(a, struct wg_tokens);
	*copy = *words;
	copy->list.at = WG_NEW_ARRAY(a, words->list.n, struct wg_token);
	copy->list.room = words->list.n;
	for (size_t k = 0; k < words->list.n; k++) {
		struct wg_token *t = &copy->list.at[k];

		*t = words->list.at[k];
		if (!is_said(t))
			continue;
		if (t->kind == WG_TOKEN_WORDS || !t->ltr ||
		    (pieces && t->text.len <= WG_HTML_ONE_LINE))
			t->text = keep(a, &l, t->text, at);
		at += units(words->list.at[k].text);
	}
	return copy;
}
