/* One walk over the units and words of an edition. */
#include "back/digest.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/source.h"
#include "model/budget.h"
#include "model/catalog.h"

static uint64_t
unit_hash(struct wg_out *out)
{
	struct wg_sha256 h = wg_sha256_take(out);
	uint64_t first;

	memcpy(&first, h.bytes, sizeof(first));
	return first;
}

uint64_t
wg_digest_of_state(enum wg_state state)
{
	struct wg_out out = { 0 };
	uint64_t hash;

	wg_out_fmt(&out, "%d ", (int)state);
	hash = unit_hash(&out);
	wg_out_free(&out);
	return hash;
}

static void
see_units(struct wg_digest *d, const struct wg_edition *e,
    struct wg_out *out)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	uint64_t plain[WG_STATE_COUNT]; /* most show the same: none */

	for (unsigned i = 0; i < WG_STATE_COUNT; i++)
		plain[i] = wg_digest_of_state((enum wg_state)i);
	for (size_t i = 0; i < e->project->units.n; i++) {
		const struct wg_rendering *r = &texts->units[i];

		d->shown[i] = plain[r->state];
		if (r->state != WG_STATE_TRANSLATED || r->message == NULL)
			continue;
		wg_out_fmt(out, "%d ", (int)r->state);
		wg_out_byte(out,
		    r->message->mark == WG_MARK_MACHINE ? 'm' : 'p');
		wg_out_counted(out, r->message->str[0].value);
		d->shown[i] = unit_hash(out);
	}
}

static struct wg_sha256
hash_words(const struct wg_edition *e, struct wg_out *out)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);

	wg_out_counted(out, e->language->tag);
	for (size_t i = 0; i < WG_L_COUNT; i++) {
		const struct wg_label_text *t = &texts->labels[i];

		wg_out_fmt(out, "%d ", (int)t->state);
		wg_out_counted(out, t->language->tag);
		for (size_t k = 0; k < 6; k++)
			wg_out_counted(out, t->forms[k]);
	}
	for (uint32_t n = 0; n < 200; n++) /* the plural expression */
		wg_out_fmt(out, "%u ", texts->plural == NULL ? 9u :
			(unsigned)wg_plural_eval(texts->plural, n));
	return wg_sha256_take(out);
}

/* They may stand beside the catalog, in marks.tsv. */
static void
put_marks(struct wg_out *out, const struct wg_catalog *c)
{
	for (size_t i = 0; c != NULL && i < c->n; i++)
		wg_out_byte(out, (char)('0' + c->messages[i].mark));
}

static struct wg_sha256
hash_catalogs(const struct wg_edition *e, struct wg_out *out)
{
	for (size_t i = 0; i < WG_DOMAIN_COUNT; i++) {
		const struct wg_catalog *c = wg_edition_texts(e)->catalogs[i];

		do {
			struct wg_sha256 hash = wg_sha256(
			    c == NULL ? WG_NONE : c->source->text);

			wg_sha256_put(out, &hash);
			put_marks(out, c);
			c = c == NULL ? NULL : c->below;
		} while (c != NULL);
	}
	return wg_sha256_take(out);
}

/* What is made from it. */

static void
put_shown(struct wg_out *out, const struct wg_digest *d, uint32_t first,
    uint32_t n)
{
	wg_out_put(out, (struct wg_str){ (const char *)(d->shown + first),
				n * sizeof(*d->shown) });
}

static struct wg_sha256
hash_labels(const struct wg_digest *d, const struct wg_project *p,
    struct wg_out *out)
{
	wg_sha256_put(out, &d->words);
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_kind_is_common(p->documents.at[i].kind))
			wg_sha256_put(out, &d->units[i]);
	return wg_sha256_take(out);
}

/* What a page is called where it is only named. */
static struct wg_sha256
hash_titles(const struct wg_digest *d, const struct wg_project *p,
    struct wg_out *out)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_node *title = p->documents.at[i].title;

		if (title != NULL && title->unit > 0)
			put_shown(out, d, title->unit, 1);
	}
	return wg_sha256_take(out);
}

static struct wg_sha256
hash_texts(const struct wg_digest *d, const struct wg_project *p,
    struct wg_out *out)
{
	wg_sha256_put(out, &d->catalogs);
	for (uint32_t i = 1; i < p->units.n; i++) {
		const struct wg_node *unit = p->units.at[i].node;

		if (wg_budget(unit->element) == 0)
			continue;
		wg_out_fmt(out, "%u ", wg_budget(unit->element));
		for (const struct wg_node *n = unit; n != NULL;
		     n = wg_node_next(n, unit))
			wg_out_counted(out, n->text);
		put_shown(out, d, i, 1);
	}
	return wg_sha256_take(out);
}

void
wg_digest_finish(struct wg_digest *d, struct wg_arena *a,
    const struct wg_project *p)
{
	struct wg_out out = { 0 };

	d->units = WG_NEW_ARRAY(a, p->documents.n + 1, struct wg_sha256);
	for (size_t i = 0; i < p->documents.n; i++) {
		put_shown(&out, d, p->documents.at[i].first_unit,
		    p->documents.at[i].n_units);
		d->units[i] = wg_sha256_take(&out);
	}
	d->labels = hash_labels(d, p, &out);
	d->titles = hash_titles(d, p, &out);
	d->texts = hash_texts(d, p, &out);
	wg_out_free(&out);
}

void
wg_digest_make(struct wg_digest *d, struct wg_arena *a,
    const struct wg_edition *e)
{
	struct wg_out out = { 0 };

	d->shown = WG_NEW_ARRAY(a, e->project->units.n + 1, uint64_t);
	see_units(d, e, &out);
	d->words = hash_words(e, &out);
	d->catalogs = hash_catalogs(e, &out);
	wg_out_free(&out);
	wg_digest_finish(d, a, e->project);
}
