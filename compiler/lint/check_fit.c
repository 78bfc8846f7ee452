/*
 * A language uses a few hundred characters, so they are collected first and
 * shaped once; only if one of them has no glyph are the messages looked
 * through for it.  Few texts stand on posters; those are shaped as a whole.
 */
#include "lint/check_fit.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "lint/translation_check.h"
#include "model/budget.h"
#include "model/catalog.h"
#include "model/edition.h"
#include "text/paragraph.h"

struct fitter {
	const struct wg_edition *edition;
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_diag *diag;
	uint8_t used[0x110000 / 8];
};

static bool
counts(const struct wg_message *m)
{
	return !m->obsolete && !m->fuzzy;
}

static void
collect(struct fitter *f, const struct wg_catalog *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (unsigned k = 0; k < c->messages[i].n_str &&
		     counts(&c->messages[i]); k++) {
			struct wg_str s = c->messages[i].str[k].value;

			for (size_t at = 0; at < s.len;) {
				uint32_t ch = wg_utf8_step(s, &at);

				if (ch >= 0x80 && ch < 0x110000)
					f->used[ch / 8] |=
					    (uint8_t)(1 << (ch % 8));
			}
		}
}

static struct wg_paragraph *
shape(struct fitter *f, struct wg_str text, const struct wg_language *l)
{
	struct wg_text_run *run = WG_NEW(f->arena, struct wg_text_run);

	*run = (struct wg_text_run){ .text = text, .lang = l->tag,
		.script = l->script };
	return wg_paragraph_new(
	    f->arena, f->shaper, run, 1, l->tag, l->rtl);
}

static void
report_glyph(struct fitter *f, const struct wg_catalog *c, uint32_t missing,
    struct wg_str utf8)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct wg_message *m = &c->messages[i];

		for (unsigned k = 0; k < m->n_str && counts(m); k++) {
			if (wg_str_find_str(m->str[k].value, utf8) < 0)
				continue;
			wg_report(f->diag, WG_D_PO_GLYPH,
			    wg_piece_span(&m->str[k], utf8), "U+%04X %.*s",
			    (unsigned)missing, WG_ARG(utf8));
			wg_note(f->diag, m->id.at, _("the original: %.*s"),
			    WG_ARG(m->id.value));
		}
	}
}

static void
check_glyphs(struct fitter *f)
{
	const struct wg_edition *e = f->edition;
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	struct wg_out out = { 0 };
	const struct wg_missing *missing;
	size_t n;

	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++)
		if (texts->catalogs[d] != NULL && texts->catalogs[d]->whole)
			collect(f, texts->catalogs[d]);
	for (uint32_t c = 0x80; c < 0x110000; c++) {
		if (f->used[c / 8] == 0)
			c |= 7; /* none of these eight */
		else if ((f->used[c / 8] >> (c % 8) & 1) != 0)
			wg_out_char(&out, c);
	}
	missing = wg_paragraph_all_missing(
	    shape(f, wg_out_str(&out), e->language), &n);
	for (size_t i = 0; i < n; i++) {
		char utf8[4];
		size_t length = wg_utf8_put(utf8, missing[i].scalar);

		for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++)
			if (texts->catalogs[d] != NULL &&
			    texts->catalogs[d]->whole)
				report_glyph(f, texts->catalogs[d],
				    missing[i].scalar,
				    (struct wg_str){ utf8, length });
	}
	wg_out_free(&out);
}

/* Width on one line [1/1000 of the nominal size]. */
static int64_t
width(struct fitter *f, struct wg_str text, const struct wg_language *l)
{
	struct wg_paragraph *p = shape(f, text, l);
	size_t n;
	const struct wg_line *line =
	    wg_paragraph_lines(f->arena, f->shaper, p, INT32_MAX, &n);

	return line->width;
}

/* All that is written, what stands for a placeholder as in the source. */
static struct wg_str
raw(struct fitter *f, const struct wg_node *first)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (const struct wg_node *top = first; top != NULL; top = top->next)
		for (const struct wg_node *n = top; n; n = wg_node_next(n, top))
			wg_out_put(&out, n->text);
	text = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

/* The room of 'budget' German characters, as wide as those of this text. */
static void
check_length(struct fitter *f, const struct wg_unit *unit, unsigned budget)
{
	const struct wg_edition *e = f->edition;
	const struct wg_rendering *r =
	    &wg_edition_texts(e)->units[unit->node->unit];
	struct wg_str german = raw(f, unit->node->first);
	struct wg_str text = raw(f, r->first);
	int64_t room, wide;
	unsigned n = (unsigned)wg_utf8_count(german);

	if (n == 0 || text.len == 0)
		return;
	room = width(f, german, e->project->source) * budget / n;
	wide = width(f, text, e->language);
	if (wide <= room)
		return;
	wg_report(f->diag, WG_D_PO_LENGTH, r->message->str[0].at,
	    _("%u %% of the room there is"), (unsigned)(wide * 100 / room));
	wg_note(f->diag, r->message->id.at, _("the original: %.*s"),
	    WG_ARG(r->message->id.value));
}

void
wg_fit_check(const struct wg_edition *e, struct wg_fonts *fonts,
    struct wg_diag *diag)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	const struct wg_project *p = e->project;
	struct wg_arena *a = wg_arena_open();
	struct fitter *f = WG_NEW(a, struct fitter);

	f->edition = e;
	f->arena = a;
	f->shaper = wg_shaper_open(fonts);
	f->diag = diag;
	wg_diag_language(diag, e->language->tag);
	check_glyphs(f);
	for (size_t i = 1; i < p->units.n; i++) {
		unsigned budget = wg_budget(p->units.at[i].node->element);

		if (budget > 0 && texts->units[i].state == WG_STATE_TRANSLATED)
			check_length(f, &p->units.at[i], budget);
	}
	wg_diag_language(diag, WG_NONE);
	wg_shaper_close(f->shaper);
	wg_arena_close(a);
}
