/*
 * Translations of a region go into catalogs that `update` has made, so they
 * are laid out as always.
 */
#include "cli/import_in.h"

#include "base/arena.h"
#include "base/data.h"
#include "base/intl.h"
#include "base/source.h"
#include "build/load.h"
#include "catalog/marks.h"
#include "catalog/update.h"
#include "catalog/vet.h"
#include "front/po/po.h"
#include "model/lookup.h"
#include "store/replace.h"

static const struct wg_document *
document_named(const struct wg_project *p, struct wg_str id)
{
	const struct wg_target *t = wg_project_find(p, id);

	return t == NULL ? NULL : t->document;
}

/* What can be translated, by domain and key. */
static struct wg_map *
units_of(struct wg_arena *a, const struct wg_project *p)
{
	struct wg_map *units = WG_NEW_ARRAY(a, WG_DOMAIN_COUNT, struct wg_map);

	for (size_t i = 1; i < p->units.n; i++) {
		struct wg_unit *u = &p->units.at[i];

		wg_map_put(a, &units[u->document->domain], u->key, u);
	}
	return units;
}

static const struct wg_unit *
unit_of(struct wg_bringing *b, const struct wg_document *d,
    const struct wg_heard *h)
{
	return wg_map_get(&b->units[d->domain], wg_message_key(b->arena,
	    h->context, wg_str_collapse(b->arena, h->msgid)));
}

static void
add_filling(struct wg_bringing *b, struct wg_map *fillings, struct wg_str key,
    struct wg_str said, bool doubtful, bool unread)
{
	struct wg_filling *f = WG_NEW(b->arena, struct wg_filling);
	struct wg_filling *before = wg_map_get(fillings, key);
	struct wg_str comment = unread ? WG_NONE : wg_str_fmt(b->arena,
	    "imported %.*s", WG_ARG(b->region.today));

	/* Somebody has read it on another page. */
	if (before != NULL && !unread && wg_str_eq(before->text, said))
		before->comment = comment;
	if (said.len == 0 || (before != NULL && !before->fuzzy))
		return;
	*f = (struct wg_filling){ said, comment, doubtful };
	wg_map_put(b->arena, fillings, key, f);
}

/* Names that stand in the files of the project and of the region. */
static void
collect_shared(struct wg_bringing *b, size_t language, struct wg_map *fillings)
{
	const struct wg_region_import *m = &b->region;

	for (size_t i = 0; i < m->categories.n; i++)
		add_filling(b, fillings, wg_message_key(b->arena, WG_NONE,
		    m->categories.at[i].name),
		    m->categories.at[i].names[language], false, false);
	/* The region has one name in all languages. */
	add_filling(b, fillings, wg_message_key(b->arena, WG_NONE,
	    wg_region_name(m)), wg_region_name(m), false, false);
	for (size_t i = 0; i < m->organisations.n; i++)
		add_filling(b, fillings, wg_message_key(b->arena, WG_NONE,
		    m->organisations.at[i].name),
		    m->organisations.at[i].names[language], false, false);
}

/* What every project says, and the sample county has translated. */
static void
collect_sample(struct wg_bringing *b, const struct wg_project *p,
    const struct wg_language *l, struct wg_map *fillings)
{
	struct wg_source *s = WG_NEW(b->arena, struct wg_source);
	const struct wg_document *d = document_named(p, WG_STR("project"));
	struct wg_diag *told = wg_diag_open();
	const struct wg_catalog *c;

	s->name = wg_str_fmt(b->arena, "locales/%.*s/authorities.po",
	    WG_ARG(l->tag));
	if (d == NULL || wg_data_dir().len == 0 ||
	    wg_file_read_below(b->arena, wg_data_dir(), s->name, WG_BRINGING_BYTES,
		&s->text) != WG_FILE_OK)
		s->text = WG_NONE;
	c = wg_po_read(b->arena, s, told);
	for (uint32_t i = 0; d != NULL && i < d->n_units; i++) {
		const struct wg_unit *u = &p->units.at[d->first_unit + i];
		const struct wg_message *m = wg_catalog_lookup(
		    c, b->arena, u->context, u->msgid);

		if (m != NULL && !m->fuzzy && wg_message_translated(m) &&
		    wg_map_get(fillings, u->key) == NULL)
			add_filling(b, fillings, u->key, m->str[0].value,
			    false, true);
	}
	wg_diag_close(told);
}

/* By domain, of one language. */
static void
collect(struct wg_bringing *b, const struct wg_project *p, size_t language,
    struct wg_map *fillings)
{
	enum wg_domain authorities =
	    wg_domain_named(p, WG_STR("authorities"));

	for (size_t i = 0; i < b->region.items.n; i++) {
		const struct wg_item *item = b->region.items.at[i];
		const struct wg_document *d = document_named(p, item->id);

		for (size_t k = 0; d != NULL && k < item->heard.n; k++) {
			const struct wg_heard *h = &item->heard.at[k];
			const struct wg_unit *u;

			if (h->said[language].len == 0)
				continue;
			u = unit_of(b, d, h);
			if (u == NULL)
				b->strange++;
			else if (!u->quiet)
				add_filling(b, &fillings[d->domain], u->key,
				    h->said[language],
				    h->doubtful[language],
				    item->texts[language].unread);
		}
	}
	collect_shared(b, language, &fillings[authorities]);
	collect_sample(b, p, b->region.spoken.at[language].language,
	    &fillings[authorities]);
}

/* With what no check refuses; what one does is for a person. */
static struct wg_str
filled(struct wg_bringing *b, const struct wg_project *p,
    const struct wg_language *l, enum wg_domain domain, struct wg_map *fillings,
    const struct wg_source *s)
{
	struct wg_diag *told = wg_diag_open();
	const struct wg_catalog *c = wg_po_read(b->arena, s, told);
	struct wg_fill_count none = { 0 };
	struct wg_map bad = { 0 };
	struct wg_str text = wg_catalog_fill(b->arena, c, fillings, &none);

	wg_catalog_vet(b->arena, p, l, domain, text, WG_ERROR, &bad);
	for (size_t i = 0; i < c->n; i++) {
		struct wg_str key = wg_message_key(b->arena,
		    c->messages[i].context.value, c->messages[i].id.value);
		struct wg_filling *f = wg_map_get(fillings, key);

		if (f != NULL && wg_map_get(&bad, key) != NULL)
			f->fuzzy = true;
	}
	text = wg_catalog_fill(b->arena, c, fillings, &b->filled);
	wg_diag_close(told);
	return text;
}

static void
put(struct wg_bringing *b, struct wg_str name, const struct wg_replacement *r)
{
	enum wg_replaced done = wg_replace(r);

	if (done == WG_SAME || done == WG_REPLACED)
		return;
	wg_run_trouble(wg_cstr(b->arena, name), wg_replaced_say(done));
	b->failed = true;
}

/* As `update` would write them: what is unread is not lost with a comment. */
static void
put_marks(struct wg_bringing *b, const struct wg_project *p,
    const struct wg_language *l)
{
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT] = { NULL };
	struct wg_str name = wg_str_fmt(b->arena, "locales/%.*s/%s",
	    WG_ARG(l->tag), WG_MARKS_FILE);
	struct wg_replacement r = { .root = b->root, .folder = true };
	struct wg_diag *told = wg_diag_open();
	struct wg_marks old;

	r.path = wg_str_fmt(b->arena, "%.*s/%.*s", WG_ARG(b->root),
	    WG_ARG(name)).ptr;
	if (wg_file_read_below(b->arena, b->root, name, WG_BRINGING_BYTES,
	    &r.was) != WG_FILE_OK)
		r.was = WG_NONE;
	wg_marks_read(&old, b->arena, r.was);
	for (unsigned d = 0; d < p->n_domains; d++) {
		struct wg_source *s = WG_NEW(b->arena, struct wg_source);

		s->name = wg_str_fmt(b->arena, "locales/%.*s/%s.po",
		    WG_ARG(l->tag), p->domains[d]);
		if (wg_file_read_below(b->arena, b->root, s->name,
		    WG_BRINGING_BYTES, &s->text) == WG_FILE_OK)
			catalogs[d] = wg_po_read(b->arena, s, told);
	}
	r.bytes = wg_marks_text(&old, b->arena, catalogs);
	if (r.bytes.len > 0 || r.was.ptr != NULL)
		put(b, name, &r);
	wg_diag_close(told);
}

static void
fill_language(struct wg_bringing *b, const struct wg_project *p, size_t language)
{
	struct wg_map *fillings =
	    WG_NEW_ARRAY(b->arena, WG_DOMAIN_COUNT, struct wg_map);
	const struct wg_language *l = b->region.spoken.at[language].language;

	collect(b, p, language, fillings);
	for (unsigned d = 0; d < p->n_domains; d++) {
		struct wg_source *s = WG_NEW(b->arena, struct wg_source);
		struct wg_replacement r = { .root = b->root };

		s->name = wg_str_fmt(b->arena, "locales/%.*s/%s.po",
		    WG_ARG(l->tag), p->domains[d]);
		if (fillings[d].n == 0 || wg_file_read_below(b->arena,
		    b->root, s->name, WG_BRINGING_BYTES, &s->text) != WG_FILE_OK)
			continue;
		r.path = wg_str_fmt(b->arena, "%.*s/%.*s", WG_ARG(b->root),
		    WG_ARG(s->name)).ptr;
		r.was = s->text;
		r.bytes = filled(
		    b, p, l, (enum wg_domain)d, &fillings[d], s);
		put(b, s->name, &r);
	}
	put_marks(b, p, l);
}

/* Else it is told. */
static bool
is_active(struct wg_bringing *b, const struct wg_project *p, size_t language)
{
	const struct wg_feed_language *l = &b->region.spoken.at[language];

	for (size_t i = 0; i < p->n_active; i++)
		if (wg_str_eq(p->active[i]->tag, l->language->tag))
			return true;
	wg_report(b->run->diag, WG_D_IMPORT_LANGUAGE, WG_NOWHERE,
	    _("%.*s: the project does not have it; 'wegweiser new language "
	      "%.*s' adds it"), WG_ARG(l->code), WG_ARG(l->language->tag));
	return false;
}

void
wg_bring_translations(struct wg_bringing *b)
{
	const struct wg_update_options options = { .exact = true };
	struct wg_update_count n = { 0 };
	struct wg_str day = b->region.today;
	struct wg_diag *told = wg_diag_open();
	struct wg_project *p = wg_load(b->arena, b->root,
	    b->run->options.jobs, &day, told);

	wg_diag_close(told);
	b->units = units_of(b->arena, p);
	b->failed = !wg_update(p, b->root, b->run->options.jobs, &options, &n,
	    b->run->diag);
	for (size_t l = 1; l < b->region.spoken.n && !b->failed; l++)
		if (is_active(b, p, l))
			fill_language(b, p, l);
	/* What is said in another domain now is said in this one, too. */
	if (b->filled.filled > 0 && !b->failed)
		b->failed = !wg_update(p, b->root, b->run->options.jobs,
		    &options, &n, b->run->diag);
}
