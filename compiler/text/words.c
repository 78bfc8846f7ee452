/*
 * Words that were shaped before.  Texts say the same words again and again,
 * above all leaflets about offices.
 */
#include <hb-ot.h>
#include <string.h>

#include "text/font_hb.h"
#include "text/words.h"

#define MAX_WORDS 12000 /* then all are forgotten: some 4 MB */
#define FIRST_SLOTS 512 /* a power of two, as all after it */

struct word {
	struct wg_word_key key;
	struct wg_shaped shaped;
};

/* The hash stands beside it: of another one nothing is read. */
struct slot {
	struct word *word; /* NULL: free */
	uint32_t hash;
};

struct wg_words {
	struct wg_arena *arena, *own; /* of the words; of the rest */
	struct WG_VEC(struct wg_blank) blanks; /* per font */
	struct slot *slots;
	size_t n, room;
};

struct wg_words *
wg_words_open(struct wg_arena *a)
{
	struct wg_words *w = WG_NEW(a, struct wg_words);

	w->own = a;
	return w;
}

void
wg_words_close(struct wg_words *w)
{
	wg_arena_close(w->arena);
}

static bool
reads(hb_face_t *face, hb_tag_t table, unsigned lookup, hb_codepoint_t glyph)
{
	hb_set_t *some = hb_set_create();
	bool found;

	hb_ot_layout_lookup_collect_glyphs(
	    face, table, lookup, some, some, some, NULL);
	found = hb_set_has(some, glyph);
	hb_set_destroy(some);
	return found;
}

static bool
is_read(hb_face_t *face, hb_tag_t table, hb_codepoint_t glyph)
{
	hb_set_t *lookups = hb_set_create();
	hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
	bool found = false;

	hb_ot_layout_collect_lookups(face, table, NULL, NULL, NULL, lookups);
	while (!found && hb_set_next(lookups, &lookup))
		found = reads(face, table, lookup, glyph);
	hb_set_destroy(lookups);
	return found;
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

/* Older tables could read it without a lookup. */
static bool
is_old(hb_face_t *face)
{
	return has_table(face, HB_TAG('k', 'e', 'r', 'n')) ||
	    has_table(face, HB_TAG('k', 'e', 'r', 'x')) ||
	    has_table(face, HB_TAG('m', 'o', 'r', 't')) ||
	    has_table(face, HB_TAG('m', 'o', 'r', 'x'));
}

const struct wg_blank *
wg_words_blank(struct wg_words *w, const struct wg_font *font)
{
	struct wg_blank *b;

	for (size_t i = 0; i < w->blanks.n; i++)
		if (w->blanks.at[i].font == font)
			return &w->blanks.at[i];
	b = &WG_PUSH(w->own, &w->blanks);
	b->font = font;
	b->apart =
	    hb_font_get_nominal_glyph(font->font, ' ', &b->glyph) &&
	    !is_old(font->face) &&
	    !is_read(font->face, HB_OT_TAG_GSUB, b->glyph) &&
	    !is_read(font->face, HB_OT_TAG_GPOS, b->glyph);
	b->advance = b->apart ? wg_font_advance(font, b->glyph) : 0;
	return b;
}

static uint32_t
hash_of(const struct wg_word_key *k)
{
	uint32_t h = 2166136261u ^ (uint32_t)k->script ^
	    (uint32_t)(uintptr_t)k->font;

	for (uint32_t i = 0; i < k->n; i++)
		h = (h ^ k->text[i]) * 16777619u;
	return h ^ h >> 15;
}

static bool
same(const struct wg_word_key *a, const struct wg_word_key *b)
{
	return a->font == b->font && a->language == b->language &&
	    a->script == b->script && a->rtl == b->rtl && a->n == b->n &&
	    memcmp(a->text, b->text, a->n * sizeof(*a->text)) == 0;
}

/* Where the word is, or where it would go. */
static struct slot *
find(const struct wg_words *w, const struct wg_word_key *k, uint32_t hash)
{
	size_t i = hash & (w->room - 1);

	while (w->slots[i].word != NULL && (w->slots[i].hash != hash ||
	    !same(&w->slots[i].word->key, k)))
		i = (i + 1) & (w->room - 1);
	return &w->slots[i];
}

static void
grow(struct wg_words *w)
{
	struct slot *old = w->slots;
	size_t room = w->room;

	w->room = room > 0 ? room * 2 : FIRST_SLOTS;
	w->slots = WG_NEW_ARRAY(w->arena, w->room, struct slot);
	for (size_t i = 0; i < room; i++)
		if (old[i].word != NULL)
			*find(w, &old[i].word->key, old[i].hash) = old[i];
}

static void
make_room(struct wg_words *w)
{
	if (w->n >= MAX_WORDS) {
		wg_arena_close(w->arena);
		w->arena = NULL;
		w->n = w->room = 0;
	}
	if (w->arena == NULL)
		w->arena = wg_arena_open();
	if (w->n * 2 >= w->room)
		grow(w);
}

const struct wg_shaped *
wg_words_find(const struct wg_words *w, const struct wg_word_key *k)
{
	const struct word *word =
	    w->n > 0 ? find(w, k, hash_of(k))->word : NULL;

	return word != NULL ? &word->shaped : NULL;
}

void
wg_words_keep(struct wg_words *w, const struct wg_word_key *k,
    const struct wg_shaped *shaped)
{
	uint32_t hash = hash_of(k);
	struct word *word;
	uint16_t *text;
	struct wg_shaped_glyph *glyphs;

	make_room(w);
	word = WG_NEW(w->arena, struct word);
	text = WG_NEW_ARRAY(w->arena, k->n, uint16_t);
	glyphs = WG_NEW_ARRAY(w->arena, shaped->n, struct wg_shaped_glyph);
	memcpy(text, k->text, k->n * sizeof(*text));
	if (shaped->n > 0)
		memcpy(glyphs, shaped->glyphs, shaped->n * sizeof(*glyphs));
	*word = (struct word){ *k, { glyphs, shaped->n } };
	word->key.text = text;
	*find(w, k, hash) = (struct slot){ word, hash };
	w->n++;
}
