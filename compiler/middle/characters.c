/*
 * One look tells most texts to be plain.  Of several mistakes of a kind in a
 * text the first is told: they came together.
 */
#include "middle/characters.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "lint/characters.h"
#include "model/node.h"
#include "text/char.h"

struct look {
	struct wg_arena *arena;
	struct wg_span at;
	struct wg_str text;
	struct wg_diag *diag;
};

/* The place of a piece of the text; the whole when it stands there as a
 * reference, or when the text has been composed. */
static struct wg_span
place_of(const struct look *l, struct wg_str piece)
{
	struct wg_span at = l->at;
	struct wg_str raw;
	ptrdiff_t found;

	if (at.source == NULL)
		return at;
	raw = wg_str_head(wg_str_from(at.source->text, at.start), at.length);
	found = wg_str_find_str(raw, piece);
	if (found >= 0 && piece.len > 0) {
		at.start += (uint32_t)found;
		at.length = (uint32_t)piece.len;
	}
	return at;
}

static struct wg_str
piece_of(const struct look *l, size_t from, size_t to)
{
	return wg_str_head(wg_str_from(l->text, from), to - from);
}

/* In a catalog marks and isolates may stand where a translator needs them;
 * German needs none. */
static bool
forbidden(uint32_t c)
{
	return wg_char_forbidden(c) || c == 0x200E || c == 0x200F ||
	    c == 0x61C || (c >= 0x2066 && c <= 0x2069);
}

static const char *
hint_for(uint32_t c)
{
	if (c >= 0x80 && c < 0xA0)
		return N_("the text was saved with a wrong charset; take it "
			  "from an older version of the file");
	if ((c >= 0x200E && c <= 0x206F) || c == 0x61C)
		return N_("delete it; directions are set by us");
	return N_("delete it, or type the word again");
}

static struct wg_str
take_out(struct look *l)
{
	struct wg_out out = { 0 };
	struct wg_str s = l->text;
	bool told = false;

	for (size_t at = 0, from = 0; at < s.len; from = at) {
		uint32_t c = wg_utf8_next(s, &at);

		if (!forbidden(c)) {
			wg_out_put(&out, piece_of(l, from, at));
			continue;
		}
		if (!told) {
			wg_report(l->diag, WG_D_TEXT_CONTROL,
			    place_of(l, piece_of(l, from, at)), "U+%04X",
			    (unsigned)c);
			wg_hint(l->diag, "%s", _(hint_for(c)));
		}
		told = true;
	}
	if (told)
		s = wg_str_dup(l->arena, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

static void
tell_invisible(const struct look *l)
{
	for (size_t at = 0, from = 0; at < l->text.len; from = at) {
		uint32_t c = wg_utf8_next(l->text, &at);
		bool number = wg_splits_number(l->text, c, from, at);

		if (!number && !wg_char_invisible(c, false))
			continue;
		wg_report(l->diag, WG_D_TEXT_INVISIBLE,
		    place_of(l, piece_of(l, from, at)),
		    number ? _("U+%04X inside a number") : "U+%04X",
		    (unsigned)c);
		wg_hint(l->diag, "delete it; it came with a copied text");
		return;
	}
}

static void
tell_mojibake(const struct look *l)
{
	char real[5];
	struct wg_str piece = wg_mojibake(l->text, 0, real);

	if (piece.len == 0)
		return;
	wg_report(l->diag, WG_D_TEXT_MOJIBAKE, place_of(l, piece),
	    _("%.*s instead of %s"), WG_ARG(piece), real);
	wg_hint(l->diag, "the text was saved with a wrong charset; "
	    "take it from an older version of the file");
}

/* ﬁ came out of a PDF, ａ and 𝐚 out of something worse. */
static bool
other_shape(uint32_t c)
{
	return (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFF10 && c <= 0xFF5A) ||
	    (c >= 0x1D400 && c <= 0x1D7FF);
}

/* Beside a Latin letter one of these is a slip, or a trick. */
static bool
alike(uint32_t script)
{
	return script == WG_SCRIPT('C', 'y', 'r', 'l') ||
	    script == WG_SCRIPT('G', 'r', 'e', 'k') ||
	    script == WG_SCRIPT('A', 'r', 'm', 'n') ||
	    script == WG_SCRIPT('C', 'h', 'e', 'r') ||
	    script == WG_SCRIPT('C', 'o', 'p', 't') ||
	    script == WG_SCRIPT('L', 'i', 's', 'u');
}

static bool
tell_word(const struct look *l, struct wg_str word)
{
	unsigned latin = 0, other = 0;
	bool shape = false;

	for (size_t at = 0; at < word.len;) {
		uint32_t c = wg_utf8_next(word, &at);
		uint32_t script = wg_char_script(c);

		latin += script == WG_SCRIPT('L', 'a', 't', 'n');
		other += alike(script);
		shape |= other_shape(c);
	}
	if (!shape && (other == 0 || (latin == 0 &&
	    (other < 2 || !wg_word_looks_latin(l->arena, word)))))
		return false;
	wg_report(l->diag, WG_D_TEXT_LOOKALIKE, place_of(l, word), "%.*s",
	    WG_ARG(word));
	wg_hint(l->diag, "type the word again; it has letters that only "
	    "look like those of the alphabet");
	return true;
}

static void
tell_lookalikes(const struct look *l)
{
	size_t start = 0;
	bool inside = false;

	for (size_t at = 0, from = 0; from < l->text.len || inside;
	     from = at) {
		bool end = at >= l->text.len;
		uint32_t c = end ? 0 : wg_utf8_next(l->text, &at);
		bool word = !end && wg_char_word(c);

		if (word && !inside)
			start = from;
		if (!word && inside && tell_word(l, piece_of(l, start, from)))
			return;
		inside = word;
	}
}

/* Nothing but ASCII, the letters of German and its punctuation. */
static bool
is_plain(struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (!((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' ||
		    c == 0xC4 || c == 0xD6 || c == 0xDC || c == 0xDF ||
		    c == 0xE4 || c == 0xF6 || c == 0xFC || c == 0xA0 ||
		    (c >= 0x2013 && c <= 0x201E) || c == 0x20AC))
			return false;
	}
	return true;
}

struct wg_str
wg_characters_check(struct wg_arena *a, struct wg_span at, struct wg_str text,
    struct wg_diag *diag)
{
	struct look l = { a, at, text, diag };

	if (is_plain(text))
		return text;
	l.text = take_out(&l);
	tell_invisible(&l);
	tell_mojibake(&l);
	tell_lookalikes(&l);
	return wg_text_nfc(a, l.text);
}

bool
wg_node_blank(const struct wg_node *n)
{
	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		if (k->element == WG_EL_TEXT) {
			if (!wg_str_blank(k->text))
				return false;
		} else if (!wg_node_is(k, WG_INLINE) ||
		    wg_node_is(k, WG_PLACEHOLDER) || !wg_node_blank(k)) {
			return false;
		}
	}
	return true;
}
