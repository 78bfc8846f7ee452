/* Letters and digits of a neighbouring language, message by message: a whole
 * file of them is what "po-alphabet" finds. */
#include "lint/letters.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "lint/translation_check.h"
#include "model/catalog.h"
#include "model/language.h"
#include "text/char.h"

static bool
named(struct wg_str list, struct wg_str tag)
{
	while (list.len > 0)
		if (wg_str_eq(wg_str_word(&list), tag))
			return true;
	return false;
}

void
wg_letters_open(struct wg_letters *l, const struct wg_language *language)
{
	static const struct {
		const char *languages;
		struct wg_letter letter;
	} table[] = {
#define WG_LETTER(languages, wrong, right) { languages, { wrong, right } },
#include "lint/letters.def"
	};

	*l = (struct wg_letters){ .zero = wg_locale_zero(language->icu),
		.wide = wg_script_holds(language->script,
		    WG_SCRIPT('H', 'a', 'n', 'i')) ? 0xFF10 : 0 };
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]) &&
	     l->n < WG_LETTERS; i++) {
		if (!named(wg_str(table[i].languages), language->tag))
			continue;
		l->of[l->n++] = table[i].letter;
		l->mask |= 1ull << (table[i].letter.wrong & 63);
	}
}

static const struct wg_letter *
wrong_letter(const struct wg_letters *l, uint32_t c)
{
	if (c < 0x80 || (l->mask >> (c & 63) & 1) == 0)
		return NULL;
	for (size_t i = 0; i < l->n; i++)
		if (l->of[i].wrong == c)
			return &l->of[i];
	return NULL;
}

static bool
foreign_digit(const struct wg_letters *l, uint32_t c)
{
	return c >= 0x80 && wg_char_digit(c) >= 0 &&
	    (c < l->zero || c > l->zero + 9) &&
	    (l->wide == 0 || c < l->wide || c > l->wide + 9);
}

/* The word around the character from 'from' to 'at'. */
static struct wg_str
word_around(struct wg_str s, size_t from, size_t at)
{
	while (at < s.len) {
		size_t next = at;
		uint32_t c = wg_utf8_next(s, &next);

		if (!wg_char_word(c) && c != 0x200C)
			break;
		at = next;
	}
	while (from > 0) {
		size_t before = from - 1, next;
		uint32_t c;

		while (before > 0 && ((unsigned char)s.ptr[before] & 0xC0) ==
		    0x80)
			before--;
		next = before;
		c = wg_utf8_next(s, &next);
		if (!wg_char_word(c) && c != 0x200C)
			break;
		from = before;
	}
	return wg_str_head(wg_str_from(s, from), at - from);
}

/* The word with the right letters; empty if nobody can tell. */
static struct wg_str
mended(const struct wg_pair *p, struct wg_str word)
{
	struct wg_out out = { 0 };
	struct wg_str result;
	bool sure = true;

	for (size_t at = 0; at < word.len;) {
		uint32_t c = wg_utf8_next(word, &at);
		const struct wg_letter *letter = wrong_letter(p->letters, c);

		if (letter != NULL) {
			sure &= letter->right[0] != '\0';
			wg_out_puts(&out, letter->right);
		} else if (foreign_digit(p->letters, c)) {
			wg_out_char(&out, p->letters->zero +
			    (uint32_t)wg_char_digit(c));
		} else {
			wg_out_char(&out, c);
		}
	}
	result = sure ? wg_str_dup(p->scratch, wg_out_str(&out)) : WG_NONE;
	wg_out_free(&out);
	return result;
}

bool
wg_check_letters(const struct wg_pair *p)
{
	struct wg_str s = wg_text_nfc(p->scratch, p->text->value);
	bool tag = false;

	for (size_t at = 0, from = 0; at < s.len; from = at) {
		uint32_t c = wg_utf8_step(s, &at);
		struct wg_str word, right;

		tag = c == '<' || (tag && c != '>');
		if (tag || (wrong_letter(p->letters, c) == NULL &&
		    !foreign_digit(p->letters, c)))
			continue;
		word = word_around(s, from, at);
		if (wg_str_find_str(p->source, word) >= 0)
			continue;
		right = mended(p, word);
		wg_pair_report(p, WG_D_PO_LETTER, word, "U+%04X %.*s in %.*s",
		    (unsigned)c, (int)(at - from), s.ptr + from,
		    WG_ARG(word));
		if (right.len > 0)
			wg_hint(p->diag, "write %.*s", WG_ARG(right));
		else
			wg_hint(p->diag, "type the word again with the "
			    "keyboard of your language");
		return true;
	}
	return true;
}
