/*
 * Items: stretches of one level, script, font and run.  Common characters
 * (blanks, digits, punctuation) take the script before them, marks the font
 * of their base; a font without a glyph falls back to the one before, then to
 * the Latin font, then to Han and symbols.  An isolate begins afresh, and what
 * follows it goes on where the text before it stopped.
 */
#include <unicode/uchar.h>

#include "text/font_hb.h"
#include "text/paragraph_icu.h"

/* No letter has as many marks, and shaping takes the square of their number:
 * more of them are items of their own.  (The Stream-Safe Text Format of UAX
 * #15 has 30.) */
#define MOST_MARKS 32

struct chooser {
	struct wg_shaper *shaper;
	struct wg_arena *arena;
	struct wg_paragraph *p;
	const struct wg_text_run *run;
	UScriptCode script, outer; /* outer: of the text beside isolates */
	const struct wg_font *font; /* of the character before */
	/* What the table says for this run, and for this script in it. */
	const struct wg_font *latin, *own;
	UScriptCode own_script;
	unsigned marks; /* in a row, so far */
};

#define NO_SCRIPT USCRIPT_INVALID_CODE

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
is_isolate(const struct wg_text_run *run)
{
	return run->isolate != WG_ISOLATE_NONE;
}

/* Of a real letter, or NO_SCRIPT. */
static UScriptCode
strong_script(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode s = uscript_getScript(c, &status);

	return s == USCRIPT_COMMON || s == USCRIPT_INHERITED ||
	    s == USCRIPT_UNKNOWN ? NO_SCRIPT : s;
}

/* The script of the first real letter from 'at' on: in an isolate of its own
 * run, else of the text beside isolates. */
static UScriptCode
script_ahead(const struct wg_paragraph *p, uint32_t at)
{
	const struct wg_text_run *run = wg_run_at(p, at);

	while (at < p->n) {
		const struct wg_text_run *here = wg_run_at(p, at);
		UScriptCode s = strong_script(wg_buffer_next(p, &at));

		if (is_isolate(run) && here != run)
			break;
		if (s != NO_SCRIPT && (here == run || !is_isolate(here)))
			return s;
	}
	return USCRIPT_LATIN;
}

static const struct wg_font *
table_font(const struct chooser *ch, const char *script)
{
	return wg_font_for(ch->shaper->fonts, wg_str(script), ch->run->lang,
	    ch->run->weight);
}

static void
enter_run(struct chooser *ch, const struct wg_text_run *run)
{
	if (ch->run != NULL && !is_isolate(ch->run))
		ch->outer = ch->script;
	ch->run = run;
	ch->script = is_isolate(run) ? NO_SCRIPT : ch->outer;
	ch->font = NULL;
	ch->latin = table_font(ch, "Latn");
	ch->own_script = NO_SCRIPT;
}

/*
 * A common character goes with what stands before it, but for the few that
 * only some scripts use: an Arabic comma behind a Latin word is Arabic
 * (Script_Extensions, UAX #24).
 */
static UScriptCode
common_script(const struct chooser *ch, UChar32 c, uint32_t at)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode ahead, some[USCRIPT_CODE_LIMIT];
	int32_t n = uscript_getScriptExtensions(
	    c, some, USCRIPT_CODE_LIMIT, &status);
	bool any = U_FAILURE(status) || n < 1 ||
	    some[0] == USCRIPT_COMMON || some[0] == USCRIPT_INHERITED;

	if (ch->script != NO_SCRIPT &&
	    (any || uscript_hasScript(c, ch->script)))
		return ch->script;
	ahead = script_ahead(ch->p, at);
	return any || uscript_hasScript(c, ahead) ? ahead : some[0];
}

static UScriptCode
script_of(const struct chooser *ch, UChar32 c, uint32_t at)
{
	UScriptCode s = strong_script(c);

	if (s == NO_SCRIPT)
		return common_script(ch, c, at);
	if (ch->script != NO_SCRIPT && uscript_hasScript(c, ch->script))
		return ch->script;
	return s;
}

static const struct wg_font *
own_font(struct chooser *ch)
{
	if (ch->own_script != ch->script) {
		ch->own_script = ch->script;
		ch->own = table_font(ch, uscript_getShortName(ch->script));
	}
	return ch->own;
}

/* Of a script that shares the character with the one it stands in. */
static const struct wg_font *
sharing_font(const struct chooser *ch, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode some[USCRIPT_CODE_LIMIT];
	int32_t n = uscript_getScriptExtensions(
	    c, some, USCRIPT_CODE_LIMIT, &status);

	for (int32_t i = 0; U_SUCCESS(status) && n > 1 && i < n; i++) {
		const struct wg_font *font =
		    table_font(ch, uscript_getShortName(some[i]));

		if (wg_font_has(font, (uint32_t)c))
			return font;
	}
	return NULL;
}

static const struct wg_font *
fallback_font(struct chooser *ch, UChar32 c)
{
	static const char *const last[] = { "Hani", "Zsym", "Zsy2",
		"Zmth" };
	const struct wg_font *font;

	if (wg_font_has(ch->font, (uint32_t)c))
		return ch->font;
	if (wg_font_has(ch->latin, (uint32_t)c))
		return ch->latin;
	font = sharing_font(ch, c);
	/* The large fonts of Han have no sign below; those of signs may have
	 * pictures of control characters. */
	for (size_t i = c < 0x2E80; font == NULL && i < 4 &&
	     u_charType(c) != U_CONTROL_CHAR; i++) {
		font = table_font(ch, last[i]);
		if (!wg_font_has(font, (uint32_t)c))
			font = NULL;
	}
	if (font != NULL)
		return font;
	if (!u_isspace(c))
		wg_paragraph_lost(ch->arena, ch->p, ch->run, c);
	return NULL;
}

static const struct wg_font *
font_of(struct chooser *ch, UChar32 c)
{
	const struct wg_font *own = own_font(ch);
	bool clings = ignorable(c) || is_mark(c);

	/* A mark and its base in two fonts would never meet. */
	if (clings && ch->font != NULL &&
	    (ignorable(c) || wg_font_has(ch->font, (uint32_t)c)))
		return ch->font;
	if (wg_font_has(own, (uint32_t)c))
		return own;
	/* HarfBuzz may still compose it; if not, wg_shape_text() tells. */
	if (clings && (ch->font != NULL || own != NULL))
		return ch->font != NULL ? ch->font : own;
	return fallback_font(ch, c);
}

/* A Latin letter inside Arabic is set in Latin's size, and back. */
static unsigned
size_of(const struct chooser *ch, const struct wg_font *font)
{
	if (font == NULL || font == ch->latin)
		return 100;
	return wg_font_style(wg_str(uscript_getShortName(ch->script)),
	    ch->run->lang).size;
}

static bool
continues(const struct wg_text_item *item, const struct chooser *ch,
    const struct wg_font *font, uint8_t level)
{
	return item->font == font && item->level == level &&
	    &ch->p->runs[item->run] == ch->run && item->script == ch->script &&
	    (ch->marks == 0 || ch->marks % MOST_MARKS != 0);
}

void
wg_items_make(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p)
{
	struct chooser ch = { .shaper = s, .arena = a, .p = p,
		.outer = NO_SCRIPT };

	for (uint32_t at = 0, start; at < p->n;) {
		struct wg_text_item *item =
		    p->items.n > 0 ? &p->items.at[p->items.n - 1] : NULL;
		const struct wg_font *font;
		UChar32 c;

		start = at;
		c = wg_buffer_next(p, &at);
		if (wg_run_at(p, start) != ch.run)
			enter_run(&ch, wg_run_at(p, start));
		ch.script = script_of(&ch, c, start);
		font = font_of(&ch, c);
		ch.font = font != NULL ? font : ch.font;
		ch.marks = is_mark(c) ? ch.marks + 1 : 0;
		if (item != NULL &&
		    continues(item, &ch, font, p->levels[start])) {
			item->end = at;
			continue;
		}
		item = &WG_PUSH(a, &p->items);
		*item = (struct wg_text_item){ .start = start, .end = at,
			.level = p->levels[start], .script = ch.script,
			.font = font, .run = p->run_of[start],
			.size = size_of(&ch, font) };
	}
}
