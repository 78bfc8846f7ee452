/* Which engine sets a print job, and what engines have in common. */
#include "print/print.h"

#include "base/diag.h"
#include "base/intl.h"
#include "facts/inline.h"
#include "layout/join.h"
#include "layout/tile.h"
#include "model/record.h"
#include "print/engine.h"

struct row {
	enum wg_product product;
	const char *size; /* or empty */
	const struct wg_style_sheet *styles;
	struct wg_pages *(*set)(const struct wg_setter *, const void *rules);
	const void *rules;
};

#define SHEETS(id, size, name, composes, ...) \
	{ WG_PRODUCT_##id, size, &wg_##name##_styles, wg_set_sheets, \
	    &(const struct wg_sheet_rules){ .compose = composes, \
		__VA_ARGS__ } },
#define FLOW(id, size, name, composes, ...) \
	{ WG_PRODUCT_##id, size, &wg_##name##_styles, wg_set_flow, \
	    &(const struct wg_flow_rules){ .compose = composes, \
		__VA_ARGS__ } },
#define PANELS(id, size, name, composes) \
	{ WG_PRODUCT_##id, size, &wg_##name##_styles, wg_set_panels, \
	    &(const struct wg_flow_rules){ .compose = composes } },
#define BOOK(id, size, name) \
	{ WG_PRODUCT_##id, size, &wg_##name##_styles, wg_set_book, NULL },
static const struct row rows[] = {
#include "print/products.def"
};

/* What comes before any of them. */
static const struct row covers[] = {
	FLOW(COUNT, "", cover, wg_cover_flow, .one_sided = true)
};

static const struct row *
row_of(const struct wg_print *print)
{
	const struct row *r = rows;

	while (r->product != print->job->product || (r->size[0] != '\0' &&
		!wg_str_is(wg_print_size(print), r->size)))
		r++;
	return r;
}

static struct wg_setter
setter_of(const struct row *r, struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return (struct wg_setter){ a, shaper, print, diag, r->styles,
		wg_paper_of(r->styles, wg_print_size(print)) };
}

static struct wg_pages *
set(const struct row *r, struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	const struct wg_setter s = setter_of(r, a, shaper, print, diag);

	return r->set(&s, r->rules);
}

struct wg_pages *
wg_print_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages = set(row_of(print), a, shaper, print, diag);
	const struct wg_pages *all[2] = { NULL };

	if (pages == NULL)
		return NULL;
	if (print->job->tiled)
		pages = wg_pages_tile(a, pages);
	if (!print->job->cover)
		return pages;
	all[0] = set(covers, a, shaper, print, diag);
	all[1] = pages;
	return wg_pages_join(a, all, 2);
}

unsigned
wg_print_least_sheets(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print)
{
	const struct row *r = row_of(print);
	struct wg_diag *silent = wg_diag_open();
	const struct wg_setter s = setter_of(r, a, shaper, print, silent);
	unsigned least = r->set == wg_set_sheets ?
	    wg_least_sheets(&s, r->rules) : 0;

	wg_diag_close(silent);
	return least;
}

/* Beyond the trim, for a print shop: 3 mm, or 0 [mpt]. */
int32_t
wg_setter_bleed(const struct wg_setter *s)
{
	const struct wg_print_job *job = s->print->job;

	return job->marks && !job->tiled ? WG_MM(3) : 0;
}

struct wg_dress
wg_setter_dress(const struct wg_setter *s, unsigned variant,
    const struct wg_language *language)
{
	return (struct wg_dress){ .arena = s->arena,
		.project = s->print->project, .sheet = s->styles,
		.variant = variant, .profile = s->print->job->profile,
		.language = language, .module = s->paper->module };
}

struct wg_pages *
wg_setter_pages(const struct wg_setter *s, const struct wg_document *d,
    const struct wg_facts *voice)
{
	const struct wg_language *l = voice->edition->language;
	struct wg_pages *pages = WG_NEW(s->arena, struct wg_pages);

	*pages = (struct wg_pages){
		.title = wg_inlines_text(voice, s->arena, d->title),
		.lang = l->tag, .rtl = l->rtl, .date = d->stand,
		.at = d->root->at };
	return pages;
}

void
wg_setter_tell_languages(
    const struct wg_setter *s, struct wg_span at, size_t fewer)
{
	if (fewer > 0 && fewer < s->print->n)
		wg_report(s->diag, WG_D_SIGN_LANGUAGES, at,
		    _("%u beside German; %u fit"),
		    (unsigned)s->print->n - 1, (unsigned)fewer - 1);
}
