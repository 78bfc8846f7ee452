/*
 * A fact in words of any language.  Numbers are read where they stand, with the
 * words of import/fact_words.def beside them, and compared by what they mean;
 * dates are looked for as the language writes them.
 */
#include "import/fact.h"

#include "base/out.h"
#include "import/fact_read.h"
#include "import/prose.h"
#include "model/language.h"
#include "text/char.h"
#include "text/locale.h"
#include "values/value.h"

/* Texts made plain. */

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static uint32_t
plain(uint32_t c)
{
	int digit = wg_char_digit(c);

	if (digit >= 0)
		return (uint32_t)('0' + digit);
	if (is_dash(c))
		return '-';
	if (c == 0x66B)
		return '.';
	return c == 0xA0 || c == 0x202F || c == 0x2009 || c == '\n' ? ' ' : c;
}

/* "8 – 12" is "8-12". */
static void
make_plain(struct wg_arena *a, struct wg_fact_text *t)
{
	struct wg_out out = { 0 };

	/* What is no character becomes a longer one. */
	t->origins = WG_NEW_ARRAY(a, t->text.len * 3 + 1, struct wg_origin);
	for (size_t at = 0, from; (from = at) < t->text.len;) {
		uint32_t c = plain(wg_utf8_next(t->text, &at));
		char last =
		    out.len > 0 ? wg_out_str(&out).ptr[out.len - 1] : ' ';
		size_t n;

		if (c == ' ' && (last == ' ' || last == '-'))
			continue;
		if (c == '-' && last == ' ' && out.len > 0)
			out.len--;
		n = out.len;
		wg_out_char(&out, c);
		while (n < out.len)
			t->origins[n++] = (struct wg_origin){ from, at };
	}
	t->plain = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
}

static void
cut_tokens(struct wg_arena *a, struct wg_bare_tokens *tokens, struct wg_str s)
{
	struct wg_str word;

	while ((word = wg_str_word(&s)).len > 0)
		wg_bare_cut(a, tokens, word);
}

struct wg_fact_text
wg_fact_in(struct wg_arena *a, struct wg_str s, const struct wg_language *l)
{
	bool german = wg_str_is(l->tag, "de") ||
	    wg_str_starts(l->tag, WG_STR("de-"));
	struct wg_fact_text t = { .text = s, .language = l, .german = german };

	t.locale = wg_locale(l->icu, wg_locale(WG_STR("de"), NULL));
	if (!german)
		make_plain(a, &t);
	cut_tokens(a, &t.tokens, german ? s : t.plain);
	return t;
}

/* German. */

static bool
is_read(struct wg_arena *a, enum wg_bare_kind kind, struct wg_str s)
{
	static wg_value_reader *const readers[] = {
		[WG_BARE_DATE] = wg_read_date, [WG_BARE_TIME] = wg_read_time,
		[WG_BARE_MONEY] = wg_read_money,
		[WG_BARE_EMAIL] = wg_read_email,
		[WG_BARE_PHONE] = wg_read_phone };
	struct wg_value v;
	struct wg_value_error e;

	/* Whether a host may be linked, a person says. */
	return kind != WG_BARE_URI && readers[kind](a, s, &v, &e);
}

/* "von 8 bis 12 Uhr", "10 und 12 Uhr": half of what is said. */
static bool
is_half(const struct wg_fact_text *t, size_t i, enum wg_bare_kind kind)
{
	static const char *const words[] = { "bis", "und", "oder", "-", "–",
		"/" };

	if (kind == WG_BARE_EMAIL || kind == WG_BARE_PHONE || i < 2 ||
	    t->tokens.at[i - 2].text.len == 0 ||
	    !wg_is_digit(t->tokens.at[i - 2].text.ptr[0]))
		return false;
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (wg_str_is(t->tokens.at[i - 1].text, words[k]))
			return true;
	return false;
}

bool
wg_fact_next(struct wg_arena *a, const struct wg_fact_text *t, size_t *i,
    enum wg_bare_kind *kind, struct wg_str *value, size_t *from, size_t *to)
{
	const struct wg_bare_tokens *all = &t->tokens;

	while (*i < all->n) {
		size_t at = *i;
		size_t n = wg_bare_fact(a, all, at, kind, value);

		*i += n > 0 ? n : 1;
		if (n == 0 || is_half(t, at, *kind) ||
		    !is_read(a, *kind, *value))
			continue;
		*from = (size_t)(all->at[at].text.ptr - t->text.ptr);
		*to = (size_t)(all->at[at + n - 1].text.ptr - t->text.ptr) +
		    all->at[at + n - 1].text.len;
		return true;
	}
	return false;
}

/* Translations. */

/* What has tokens of its own in every language; in bytes of the plain text. */
static bool
find_token(struct wg_arena *a, const struct wg_fact_text *t,
    enum wg_bare_kind kind, struct wg_str value, size_t start, size_t *from,
    size_t *to)
{
	for (size_t i = 0, n; i < t->tokens.n; i += n > 0 ? n : 1) {
		const struct wg_bare_token *first = &t->tokens.at[i], *last;
		enum wg_bare_kind is;
		struct wg_str says;

		n = wg_bare_fact(a, &t->tokens, i, &is, &says);
		*from = (size_t)(first->text.ptr - t->plain.ptr);
		if (n == 0 || is != kind || *from < start ||
		    !wg_str_eq(says, value))
			continue;
		last = first + n - 1;
		*to = (size_t)(last->text.ptr - t->plain.ptr) + last->text.len;
		return true;
	}
	return false;
}

static bool
find_german(struct wg_arena *a, const struct wg_fact_text *t,
    enum wg_bare_kind kind, struct wg_str value, size_t start, size_t *from,
    size_t *to)
{
	enum wg_bare_kind is;
	struct wg_str says;
	size_t i = 0;

	while (wg_fact_next(a, t, &i, &is, &says, from, to))
		if (*from >= start && is == kind && wg_str_eq(says, value))
			return true;
	return false;
}

bool
wg_fact_find(struct wg_arena *a, const struct wg_fact_text *t,
    enum wg_bare_kind kind, struct wg_str value, size_t start, size_t *from,
    size_t *to)
{
	size_t at = 0;

	if (t->german)
		return find_german(a, t, kind, value, start, from, to);
	while (at < t->plain.len && t->origins[at].from < start)
		at++;
	if (!(kind == WG_BARE_PHONE || kind == WG_BARE_EMAIL ?
	    find_token(a, t, kind, value, at, from, to) :
	    wg_fact_read(a, t, kind, value, at, from, to)))
		return false;
	*from = t->origins[*from].from;
	*to = t->origins[*to - 1].to;
	return true;
}
