/*
 * Words that were shaped before.  What HarfBuzz makes of a word depends on
 * nothing beyond the blanks around it, where no lookup of the font reads the
 * glyph of the blank: then an item is put together from its words, and only
 * new ones are shaped.  Texts say the same words again and again, above all
 * leaflets about offices.
 */
#include <hb-ot.h>
#include <string.h>
#include <unicode/uchar.h>

#include "text/font_hb.h"
#include "text/words.h"

#define MAX_LENGTH 40 /* of a word that is kept [UTF-16 units] */
#define MAX_WORDS 12000 /* then all are forgotten: some 4 MB */
#define FIRST_SLOTS 512 /* a power of two, as all after it */

struct blank {
	const struct wg_font *font;
	bool apart; /* no lookup reads it */
	hb_codepoint_t glyph;
	int32_t advance;
};

struct key {
	const struct wg_font *font;
	hb_language_t language; /* HarfBuzz has each once */
	UScriptCode script;
	bool rtl;
	const uint16_t *text;
	uint32_t n;
};

/* Clusters count from the start of the word. */
struct word_glyph {
	struct wg_glyph glyph;
	bool unsafe; /* not to be cut off from what stands before it */
};

struct word {
	struct key key;
	uint32_t hash, n;
	const struct word_glyph *glyphs;
};

struct wg_words {
	struct wg_arena *arena, *own; /* of the words; of the rest */
	struct WG_VEC(struct blank) blanks; /* per font */
	struct word **slots;
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

static const struct blank *
blank_of(struct wg_words *w, const struct wg_font *font)
{
	struct blank *b;

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
hash_of(const struct key *k)
{
	uint32_t h = 2166136261u ^ (uint32_t)k->script ^
	    (uint32_t)(uintptr_t)k->font;

	for (uint32_t i = 0; i < k->n; i++)
		h = (h ^ k->text[i]) * 16777619u;
	return h ^ h >> 15;
}

static bool
same(const struct key *a, const struct key *b)
{
	return a->font == b->font && a->language == b->language &&
	    a->script == b->script && a->rtl == b->rtl && a->n == b->n &&
	    memcmp(a->text, b->text, a->n * sizeof(*a->text)) == 0;
}

/* Where the word is, or where it would go. */
static struct word **
find(const struct wg_words *w, const struct key *k, uint32_t hash)
{
	size_t i = hash & (w->room - 1);

	while (w->slots[i] != NULL && (w->slots[i]->hash != hash ||
	    !same(&w->slots[i]->key, k)))
		i = (i + 1) & (w->room - 1);
	return &w->slots[i];
}

static void
grow(struct wg_words *w)
{
	struct word **old = w->slots;
	size_t room = w->room;

	w->room = room > 0 ? room * 2 : FIRST_SLOTS;
	w->slots = WG_NEW_ARRAY(w->arena, w->room, struct word *);
	for (size_t i = 0; i < room; i++)
		if (old[i] != NULL)
			*find(w, &old[i]->key, old[i]->hash) = old[i];
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

/* The glyphs in 'b', whose clusters count from 'base'. */
static struct word_glyph *
read_glyphs(struct wg_arena *a, hb_buffer_t *b, uint32_t base, uint32_t *n)
{
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, n);
	const hb_glyph_position_t *pos =
	    hb_buffer_get_glyph_positions(b, NULL);
	struct word_glyph *to = WG_NEW_ARRAY(a, *n, struct word_glyph);

	for (uint32_t i = 0; i < *n; i++)
		to[i] = (struct word_glyph){ { info[i].codepoint,
			info[i].cluster - base, pos[i].x_advance,
			pos[i].x_offset, pos[i].y_offset },
			hb_glyph_info_get_glyph_flags(&info[i]) &
			    HB_GLYPH_FLAG_UNSAFE_TO_BREAK };
	return to;
}

static const struct word *
keep(struct wg_words *w, const struct key *k, uint32_t hash, hb_buffer_t *b,
    uint32_t base)
{
	struct word *word = WG_NEW(w->arena, struct word);
	uint16_t *text = WG_NEW_ARRAY(w->arena, k->n, uint16_t);

	memcpy(text, k->text, k->n * sizeof(*text));
	word->key = *k;
	word->key.text = text;
	word->hash = hash;
	word->glyphs = read_glyphs(w->arena, b, base, &word->n);
	*find(w, k, hash) = word;
	w->n++;
	return word;
}

/* Item under way: its glyphs from left to right. */
struct join {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_paragraph *p;
	const struct wg_text_item *item;
	const struct blank *blank;
	struct WG_VEC(struct wg_glyph) glyphs;
};

/* False if a character has no glyph. */
static bool
add(struct join *j, const struct word_glyph *glyphs, uint32_t n,
    uint32_t start)
{
	uint8_t *breaks = j->p->breaks + start;

	for (uint32_t i = 0; i < n; i++)
		breaks[glyphs[i].glyph.cluster] |= WG_SAFE;
	for (uint32_t i = 0; i < n; i++) {
		struct wg_glyph *to = &WG_PUSH(j->arena, &j->glyphs);

		if (glyphs[i].glyph.id == 0)
			return false;
		if (glyphs[i].unsafe)
			breaks[glyphs[i].glyph.cluster] &= (uint8_t)~WG_SAFE;
		*to = glyphs[i].glyph;
		to->cluster += start;
	}
	return true;
}

static bool
is_blank(const struct wg_paragraph *p, uint32_t at)
{
	return p->text[at] == ' ';
}

/* Does the word end where the paragraph or a blank is, on both sides? */
static bool
stands_alone(const struct wg_paragraph *p, uint32_t start, uint32_t end)
{
	return (start == 0 || is_blank(p, start - 1)) &&
	    (end == p->n || is_blank(p, end)) && end - start <= MAX_LENGTH;
}

static bool
add_word(struct join *j, uint32_t start, uint32_t end)
{
	struct wg_words *w = j->shaper->words;
	const struct wg_text_item *item = j->item;
	struct key k = { item->font, hb_language_from_string(
		item->run->lang.ptr, (int)item->run->lang.len),
		item->script, item->level & 1, j->p->text + start,
		end - start };
	hb_buffer_t *b = j->shaper->buffer;
	const struct word *word = NULL;
	const struct word_glyph *glyphs;
	uint32_t n, hash = 0;

	if (stands_alone(j->p, start, end)) {
		make_room(w);
		hash = hash_of(&k);
		word = *find(w, &k, hash);
	}
	if (word == NULL) {
		wg_shape_text(b, j->p, item, start, end, item->level & 1);
		if (stands_alone(j->p, start, end))
			word = keep(w, &k, hash, b, start);
	}
	if (word != NULL)
		return add(j, word->glyphs, word->n, start);
	glyphs = read_glyphs(j->arena, b, start, &n);
	return add(j, glyphs, n, start);
}

static bool
add_blank(struct join *j, uint32_t at)
{
	struct word_glyph blank = { { j->blank->glyph, 0, j->blank->advance,
		0, 0 }, false };

	return add(j, &blank, 1, at);
}

/* The part of 'start' to 'end' that is last, or first: one blank or word. */
static bool
add_part(struct join *j, uint32_t *start, uint32_t *end)
{
	bool rtl = j->item->level & 1;
	uint32_t from = rtl ? *end - 1 : *start, to = from + 1;

	if (is_blank(j->p, from)) {
		*(rtl ? end : start) = rtl ? from : to;
		return add_blank(j, from);
	}
	while (rtl && from > *start && !is_blank(j->p, from - 1))
		from--;
	while (!rtl && to < *end && !is_blank(j->p, to))
		to++;
	*(rtl ? end : start) = rtl ? from : to;
	return add_word(j, from, to);
}

/* A mark behind a blank is drawn on it. */
static bool
marks_blank(const struct wg_paragraph *p, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++)
		if ((i == 0 || is_blank(p, i - 1)) &&
		    p->text[i] > 0x2FF && !is_blank(p, i)) {
			uint32_t at = i;
			UChar32 c = wg_buffer_next(p, &at);

			if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 ||
			    u_hasBinaryProperty(c,
				UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
				return true;
		}
	return false;
}

bool
wg_words_join(struct wg_arena *a, struct wg_shaper *s,
    struct wg_paragraph *p, struct wg_text_item *item)
{
	struct join j = { .arena = a, .shaper = s, .p = p, .item = item,
		.blank = blank_of(s->words, item->font) };
	uint32_t start = item->start, end = item->end;

	if (!j.blank->apart || marks_blank(p, start, end))
		return false;
	while (start < end)
		if (!add_part(&j, &start, &end))
			return false;
	(void)WG_PUSH(a, &j.glyphs); /* room for a hyphen */
	item->glyphs = j.glyphs.at;
	item->n = (uint32_t)j.glyphs.n - 1;
	return true;
}
