/*
 * Facts that are written as words: a phone number that nobody can tap, a time
 * that reads "14.00 Uhr" in Arabic too, a date that a translator gets wrong.
 * What looks like one (values/bare.h) is read as one, and the hint has the
 * element.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "lint/style.h"
#include "model/node.h"
#include "values/bare.h"

/* Words of a unit between placeholders, as tokens, and whose each is. */
struct run {
	struct wg_bare_tokens tokens;
	struct WG_VEC(const struct wg_style_word *) words;
};

static void
tell(const struct wg_style_text *t, const struct run *r, size_t i, size_t n,
    enum wg_bare_kind kind, struct wg_str value)
{
	static const char *const elements[] = {
		[WG_BARE_DATE] = "w:date", [WG_BARE_TIME] = "w:time",
		[WG_BARE_MONEY] = "w:money", [WG_BARE_EMAIL] = "email",
		[WG_BARE_URI] = "uri", [WG_BARE_PHONE] = "w:phone" };
	struct wg_out out = { 0 };

	for (size_t k = 0; k < n; k++)
		wg_out_fmt(&out, "%s%.*s%s", k > 0 ? " " : "",
		    WG_ARG(r->tokens.at[i + k].text),
		    r->tokens.at[i + k].point && k + 1 < n ? "." : "");
	wg_report(t->diag, WG_D_FACT_BARE, r->words.at[i]->at, "%.*s",
	    WG_ARG(wg_out_str(&out)));
	wg_hint(t->diag, "write <%s>%.*s</%s>", elements[kind],
	    WG_ARG(value), elements[kind]);
	wg_out_free(&out);
}

static void
look(const struct wg_style_text *t, const struct run *r)
{
	for (size_t i = 0; i < r->tokens.n;) {
		enum wg_bare_kind kind;
		struct wg_str value;
		size_t n = r->words.at[i]->inside->element ==
			WG_EL_FOREIGNPHRASE ? 0 :
		    wg_bare_fact(t->arena, &r->tokens, i, &kind, &value);

		if (n > 0)
			tell(t, r, i, n, kind, value);
		i += n > 0 ? n : 1;
	}
}

void
wg_check_bare_facts(const struct wg_style_text *t)
{
	for (size_t i = 0; i < t->n;) {
		const struct wg_node *unit = t->words[i].unit;
		struct run r = { .tokens = { 0 } };

		for (; i < t->n && t->words[i].unit == unit &&
		     !t->words[i].placeholder; i++) {
			wg_bare_cut(t->arena, &r.tokens, t->words[i].text);
			while (r.words.n < r.tokens.n)
				WG_PUSH(t->arena, &r.words) = &t->words[i];
		}
		look(t, &r);
		while (i < t->n && t->words[i].placeholder)
			i++;
	}
}
