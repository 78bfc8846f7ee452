/* Characters that do harm, cannot be seen, or belong somewhere else. */
#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "lint/characters.h"
#include "lint/translation_check.h"
#include "model/catalog.h"
#include "model/project.h"
#include "text/char.h"

static struct wg_str
character(struct wg_str s, size_t from, size_t to)
{
	return wg_str_head(wg_str_from(s, from), to - from);
}

bool
wg_check_controls(const struct wg_pair *p)
{
	struct wg_str s = p->text->value;
	unsigned open = 0;
	bool balanced = true;

	for (size_t at = 0, from = 0; at < s.len && balanced; from = at) {
		uint32_t c = wg_utf8_next(s, &at);

		if (wg_char_forbidden(c)) {
			wg_pair_report(p, WG_D_PO_CONTROL,
			    character(s, from, at), "U+%04X", (unsigned)c);
			wg_hint(p->diag, c >= 0x80 && c < 0xA0 ?
			    "the text was saved with a wrong charset; take it "
			    "from an older version of the file" :
			    N_("delete it; directions are set by us"));
			return false;
		}
		if (c >= 0x2066 && c <= 0x2068)
			open++;
		else if (c == 0x2069 && open-- == 0)
			balanced = false;
	}
	if (open == 0 && balanced)
		return true;
	wg_pair_report(p, WG_D_PO_CONTROL, WG_NONE,
	    "an isolate (U+2066 to U+2068) without its end U+2069");
	wg_hint(p->diag,
	    "delete it; numbers and names are isolated by us");
	return false;
}

bool
wg_check_invisible(const struct wg_pair *p)
{
	bool unspaced = wg_script_unspaced(p->language->script);
	struct wg_str s = p->text->value;

	for (size_t at = 0, from = 0; at < s.len; from = at) {
		uint32_t c = wg_utf8_next(s, &at);
		bool number = wg_splits_number(s, c, from, at);

		if (!number && !wg_char_invisible(c, unspaced))
			continue;
		wg_pair_report(p, WG_D_PO_INVISIBLE, character(s, from, at),
		    number ? "U+%04X inside a number" : "U+%04X", (unsigned)c);
		wg_hint(p->diag, "delete it; it came with a copied text");
		return true;
	}
	return true;
}

bool
wg_check_mojibake(const struct wg_pair *p)
{
	char real[5];
	struct wg_str piece = wg_mojibake(p->text->value, 0, real);

	if (piece.len == 0)
		return true;
	wg_pair_report(p, WG_D_PO_MOJIBAKE, piece, "%.*s instead of %s",
	    WG_ARG(piece), real);
	wg_hint(p->diag, "the text was saved with a wrong charset; "
	    "take it from an older version of the file");
	return true;
}

/* Scripts. */

/* Official names stay German: words of the original do not count. */
static bool
in_source(const struct wg_pair *p, struct wg_str word)
{
	return wg_str_find_str(p->source, word) >= 0;
}

struct script_count {
	uint32_t own, other, other_script;
	struct wg_str other_word;
	struct wg_str mixed; /* a word of look-alikes, or empty */
};

static bool
alike(uint32_t script)
{
	return script == WG_SCRIPT('L', 'a', 't', 'n') ||
	    script == WG_SCRIPT('C', 'y', 'r', 'l') ||
	    script == WG_SCRIPT('G', 'r', 'e', 'k');
}

static void
count_word(const struct wg_pair *p, struct wg_str word,
    struct script_count *count)
{
	uint32_t first = 0, own = 0, other = 0, other_script = 0;

	for (size_t at = 0; at < word.len;) {
		uint32_t c = wg_utf8_next(word, &at);
		uint32_t script = wg_char_script(c);

		if (script == 0)
			continue;
		if (first != 0 && first != script && alike(first) &&
		    alike(script) && count->mixed.len == 0)
			count->mixed = word;
		first = first == 0 ? script : first;
		if (wg_script_holds(p->language->script, script))
			own++;
		else
			other++, other_script = script;
	}
	count->own += own;
	if (other > 0 && !in_source(p, word)) {
		count->other += other;
		count->other_script = other_script;
		if (count->other_word.len == 0)
			count->other_word = word;
	}
}

static void
count_scripts(const struct wg_pair *p, struct script_count *count)
{
	struct wg_str s = p->text->value;
	size_t start = 0;
	bool inside = false, tag = false;

	for (size_t at = 0, from = 0; from < s.len || inside; from = at) {
		bool end = at >= s.len;
		uint32_t c = end ? 0 : wg_utf8_next(s, &at);
		bool word = !end && !tag && c != '<' && wg_char_word(c);

		if (word && !inside)
			start = from;
		if (!word && inside)
			count_word(p, character(s, start, from), count);
		inside = word;
		tag = c == '<' || (tag && c != '>');
	}
}

/* Pairs that look alike, Latin and Cyrillic. */
static const struct {
	char latin;
	uint16_t cyrillic;
} pairs[] = {
	{ 'a', 0x430 }, { 'c', 0x441 }, { 'e', 0x435 }, { 'o', 0x43E },
	{ 'p', 0x440 }, { 'x', 0x445 }, { 'y', 0x443 }, { 'i', 0x456 },
	{ 'j', 0x458 }, { 's', 0x455 }, { 'A', 0x410 }, { 'B', 0x412 },
	{ 'C', 0x421 }, { 'E', 0x415 }, { 'H', 0x41D }, { 'I', 0x406 },
	{ 'J', 0x408 }, { 'K', 0x41A }, { 'M', 0x41C }, { 'O', 0x41E },
	{ 'P', 0x420 }, { 'T', 0x422 }, { 'X', 0x425 },
};

/* The word in one script, that of the language; empty if nobody can tell. */
static struct wg_str
in_one_script(const struct wg_pair *p, struct wg_str word)
{
	bool latin = wg_script_holds(p->language->script,
	    WG_SCRIPT('L', 'a', 't', 'n'));
	struct wg_out out = { 0 };
	struct wg_str result;
	bool sure = true;

	for (size_t at = 0; at < word.len;) {
		uint32_t c = wg_utf8_next(word, &at);
		uint32_t script = wg_char_script(c);

		for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) &&
		     script != 0 && !wg_script_holds(p->language->script,
		     script); i++) {
			uint32_t from = latin ? pairs[i].cyrillic :
			    (uint32_t)pairs[i].latin;

			if (c != from)
				continue;
			c = latin ? (uint32_t)pairs[i].latin :
			    pairs[i].cyrillic;
			script = 0;
		}
		sure &= script == 0 ||
		    wg_script_holds(p->language->script, script);
		wg_out_char(&out, c);
	}
	result = sure ? wg_str_dup(p->scratch, wg_out_str(&out)) : WG_NONE;
	wg_out_free(&out);
	return result;
}

/* A text in Latin letters alone is enough to ask in every language: the
 * script of a language is a fact of the registry. */
bool
wg_check_script(const struct wg_pair *p)
{
	struct script_count count = { 0 };
	struct wg_str right;

	if (wg_text_in_scripts(p->text->value, p->scripts))
		return true;
	count_scripts(p, &count);
	if (count.mixed.len > 0) {
		wg_pair_report(p, WG_D_PO_SCRIPT, count.mixed,
		    "letters of two scripts in one word: %.*s",
		    WG_ARG(count.mixed));
		right = in_one_script(p, count.mixed);
		wg_hint(p->diag, right.len > 0 ? N_("write %.*s") :
		    N_("type the word again with the keyboard of your "
		       "language"), WG_ARG(right));
	} else if (count.other >= 4 && count.other > count.own) {
		wg_pair_report(p, WG_D_PO_SCRIPT, count.other_word,
		    "%.*s, but %.*s is written in %.*s",
		    WG_ARG(count.other_word), WG_ARG(p->language->german),
		    WG_ARG(p->language->script));
	}
	return true;
}

bool
wg_check_space(const struct wg_pair *p)
{
	struct wg_str s = p->text->value, inner = wg_str_trim(s);
	size_t at = 0;
	uint32_t first = wg_utf8_next(s, &at);

	if (inner.len == s.len && first != 0xA0)
		return true;
	wg_pair_report(p, WG_D_PO_SPACE, WG_NONE, "%s",
	    inner.len == s.len || inner.ptr != s.ptr ?
	    _("at the beginning") : _("at the end"));
	return true;
}
