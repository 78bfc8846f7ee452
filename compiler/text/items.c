/*
 * Items: stretches of one level, script, font and run.  Common characters
 * (blanks, digits, punctuation) take the script before them; a font without a
 * glyph falls back to the one before, then to the Latin font, then to symbols.
 */
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "text/font_hb.h"
#include "text/paragraph_icu.h"

struct chooser {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_paragraph *p;
	const struct wg_font *font; /* of the character before */
	UScriptCode script;
};

static UChar32
next_char(const struct wg_paragraph *p, uint32_t *at)
{
	uint32_t lead = p->text[(*at)++];

	if (!U16_IS_LEAD(lead) || *at == p->n || !U16_IS_TRAIL(p->text[*at]))
		return (UChar32)lead;
	return (UChar32)(((lead & 0x3FF) << 10 | (p->text[(*at)++] & 0x3FFu)) +
	    0x10000);
}

static bool
ignorable(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool
is_mark(UChar32 c)
{
	return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

static bool
common(UScriptCode s)
{
	return s == USCRIPT_COMMON || s == USCRIPT_INHERITED;
}

/* The script of the first real letter from 'at' on, in the same run. */
static UScriptCode
script_ahead(const struct wg_paragraph *p, uint32_t at)
{
	const struct wg_text_run *run = p->run_of[at];
	UErrorCode status = U_ZERO_ERROR;

	while (at < p->n && p->run_of[at] == run) {
		UScriptCode s =
		    uscript_getScript(next_char(p, &at), &status);

		if (!common(s) && s != USCRIPT_UNKNOWN)
			return s;
	}
	return USCRIPT_LATIN;
}

static UScriptCode
script_of(struct chooser *ch, UChar32 c, uint32_t at, bool fresh)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode s = uscript_getScript(c, &status);

	if (common(s) || s == USCRIPT_UNKNOWN)
		return fresh ? script_ahead(ch->p, at) : ch->script;
	if (!fresh && uscript_hasScript(c, ch->script))
		return ch->script;
	return s;
}

static const struct wg_font *
table_font(struct chooser *ch, const char *script, const struct wg_text_run *run)
{
	return wg_font_for(ch->shaper->fonts, wg_str(script), run->lang,
	    run->weight);
}

static const struct wg_font *
font_of(struct chooser *ch, UChar32 c, const struct wg_text_run *run)
{
	const char *script = uscript_getShortName(ch->script);
	const struct wg_font *own = table_font(ch, script, run);

	if (wg_font_has(own, (uint32_t)c))
		return own;
	if (ignorable(c) || is_mark(c))
		return ch->font != NULL ? ch->font : own;
	if (wg_font_has(ch->font, (uint32_t)c))
		return ch->font;
	own = table_font(ch, "Latn", run);
	if (wg_font_has(own, (uint32_t)c))
		return own;
	own = table_font(ch, "Hani", run);
	if (c >= 0x2E80 && wg_font_has(own, (uint32_t)c))
		return own;
	own = table_font(ch, "Zsym", run);
	if (wg_font_has(own, (uint32_t)c))
		return own;
	if (ch->p->missing == 0 && !u_isspace(c))
		ch->p->missing = (uint32_t)c;
	return NULL;
}

/* A Latin letter inside Arabic is set in Latin's size, and back. */
static unsigned
size_of(const struct chooser *ch, const struct wg_font *font,
    const struct wg_text_run *run)
{
	const struct wg_font *latin = wg_font_for(
	    ch->shaper->fonts, WG_STR("Latn"), run->lang, run->weight);

	if (font == latin)
		return 100;
	return wg_font_style(
	    wg_str(uscript_getShortName(ch->script)), run->lang).size;
}

static bool
continues(const struct wg_text_item *item, const struct chooser *ch,
    const struct wg_font *font, uint8_t level, const struct wg_text_run *run)
{
	return item->font == font && item->level == level &&
	    item->run == run && item->script == ch->script;
}

void
wg_items_make(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p)
{
	struct chooser ch = { .arena = a, .shaper = s, .p = p };
	const struct wg_text_run *before = NULL;

	for (uint32_t at = 0, start; at < p->n;) {
		const struct wg_text_run *run = p->run_of[start = at];
		struct wg_text_item *item =
		    p->items.n > 0 ? &p->items.at[p->items.n - 1] : NULL;
		const struct wg_font *font;
		UChar32 c;

		c = next_char(p, &at);
		ch.script = script_of(&ch, c, start, run != before);
		if (run != before)
			ch.font = NULL;
		before = run;
		font = font_of(&ch, c, run);
		ch.font = font != NULL ? font : ch.font;
		if (item != NULL &&
		    continues(item, &ch, font, p->levels[start], run)) {
			item->end = at;
			continue;
		}
		item = &WG_PUSH(a, &p->items);
		*item = (struct wg_text_item){ .start = start, .end = at,
			.level = p->levels[start], .script = ch.script,
			.font = font, .run = run,
			.size = font ? size_of(&ch, font, run) : 100 };
	}
}
