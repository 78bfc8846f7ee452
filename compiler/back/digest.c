/* One walk over the units and words of an edition. */
#include "back/digest.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/source.h"
#include "model/budget.h"
#include "model/catalog.h"

static void
put_string(struct wg_out *out, struct wg_str s)
{
	wg_out_fmt(out, "%zu:", s.len);
	wg_out_put(out, s);
}

static void
put_hash(struct wg_out *out, const struct wg_sha256 *h)
{
	wg_out_put(out, (struct wg_str){ (const char *)h->bytes,
				sizeof(h->bytes) });
}

static struct wg_sha256
hash_of(struct wg_out *out)
{
	struct wg_sha256 h = wg_sha256(wg_out_str(out));

	wg_out_clear(out);
	return h;
}

static uint64_t
unit_hash(struct wg_out *out)
{
	struct wg_sha256 h = hash_of(out);
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
		put_string(out, r->message->str[0].value);
		d->shown[i] = unit_hash(out);
	}
}

static struct wg_sha256
hash_words(const struct wg_edition *e, struct wg_out *out)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);

	put_string(out, e->language->tag);
	for (size_t i = 0; i < WG_L_COUNT; i++) {
		const struct wg_label_text *t = &texts->labels[i];

		wg_out_fmt(out, "%d ", (int)t->state);
		put_string(out, t->language->tag);
		for (size_t k = 0; k < 6; k++)
			put_string(out, t->forms[k]);
	}
	for (uint32_t n = 0; n < 200; n++) /* the plural expression */
		wg_out_fmt(out, "%u ", texts->plural == NULL ? 9u :
			(unsigned)wg_plural_eval(texts->plural, n));
	return hash_of(out);
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

			put_hash(out, &hash);
			put_marks(out, c);
			c = c == NULL ? NULL : c->below;
		} while (c != NULL);
	}
	return hash_of(out);
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
	put_hash(out, &d->words);
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_kind_is_common(p->documents.at[i].kind))
			put_hash(out, &d->units[i]);
	return hash_of(out);
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
	return hash_of(out);
}

static struct wg_sha256
hash_texts(const struct wg_digest *d, const struct wg_project *p,
    struct wg_out *out)
{
	put_hash(out, &d->catalogs);
	for (uint32_t i = 1; i < p->units.n; i++) {
		const struct wg_node *unit = p->units.at[i].node;

		if (wg_budget(unit->element) == 0)
			continue;
		wg_out_fmt(out, "%u ", wg_budget(unit->element));
		for (const struct wg_node *n = unit; n != NULL;
		     n = wg_node_next(n, unit))
			put_string(out, n->text);
		put_shown(out, d, i, 1);
	}
	return hash_of(out);
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
		d->units[i] = hash_of(&out);
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
