#ifndef WG_TEXT_CHAR_H
#define WG_TEXT_CHAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/* What Unicode knows about characters and words. */

/* A script as a number: the four letters of ISO 15924, first one highest. */
#define WG_SCRIPT(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | \
	    (uint32_t)(d))
/* The script of a character; 0 when many scripts share it. */
uint32_t wg_char_script(uint32_t scalar);
/*
 * Whether a text in 'script' (as in languages.tsv; empty: Latn) may be written
 * in characters of 'of': Hans means Hani, Jpan also Hira and Kana.
 */
bool wg_script_holds(struct wg_str script, uint32_t of);
/* Those scripts of a language, prepared for asking often.  Is every letter
 * outside <tags> of one of them?  A quick look: false also for characters
 * beyond the Basic Multilingual Plane. */
struct wg_script_set {
	bool has[256];
};
void wg_script_set_open(struct wg_script_set *, struct wg_str script);
bool wg_text_in_scripts(struct wg_str text, const struct wg_script_set *);
/* Does the script put no blanks between words? */
bool wg_script_unspaced(struct wg_str script);
/* Value of a decimal digit of any script, or -1. */
int wg_char_digit(uint32_t scalar);
/* The zero of the digits a locale had before the Latin ones; '0' if it has
 * none, or they are no digits of a place-value system. */
uint32_t wg_locale_zero(struct wg_str icu);
bool wg_char_letter(uint32_t scalar);
/* A letter, a mark that belongs to one, or a digit. */
bool wg_char_word(uint32_t scalar);

/*
 * 's' as words for comparing: letters folded to small ones, compatibility
 * forms and marks taken away (so vowel signs, tatweel, ZWNJ and apostrophes
 * do not matter), words separated by one blank.
 */
struct wg_str wg_text_fold(struct wg_arena *, struct wg_str s);

/* 's' in normalization form C; 's' itself if it is. */
struct wg_str wg_text_nfc(struct wg_arena *, struct wg_str s);

/*
 * The letters a language is written with, of the Basic Multilingual Plane;
 * NULL when CLDR does not know.  They are CLDR's main exemplars; with 'rare'
 * also the auxiliary ones: letters of foreign words, and those that the main
 * exemplars leave out, such as the noon ghunna of Urdu.
 */
struct wg_alphabet;
const struct wg_alphabet *wg_alphabet_open(
    struct wg_arena *, struct wg_str icu, bool rare);
bool wg_alphabet_has(const struct wg_alphabet *, uint32_t scalar);
/* Has it all letters of the text that are not ASCII? */
bool wg_alphabet_writes(const struct wg_alphabet *, struct wg_str text);

/* Does a word in other letters look as if it were written in Latin ones (UTS
 * #39 skeletons)?  Also in wide or mathematical shapes and ligatures. */
bool wg_word_looks_latin(struct wg_arena *, struct wg_str word);

/* Could a person take one host name for the other (UTS #39 skeletons)? */
bool wg_host_looks_like(struct wg_str a, struct wg_str b);
/* Does it mix scripts, as no registry allows (UTS #39, highly restrictive)? */
bool wg_host_mixes_scripts(struct wg_str host);

#endif
