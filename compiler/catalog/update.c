/*
 * Each catalog is read, merged (catalog/merge.c) and replaced as a whole, the
 * languages side by side.  A catalog with a mistake in its syntax stays as it
 * was: merging what could be read of it would throw the rest away.
 */
#include "catalog/update.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/pool.h"
#include "store/replace.h"
#include "front/po/po.h"
#include "catalog/merge.h"
#include "catalog/repair.h"
#include "middle/memory.h"

#define LARGEST (20u << 20)

struct work {
	const struct wg_project *project;
	const char *folder;
	struct wg_update_options options;
	const struct wg_language *const *languages;
	const struct wg_catalog *templates[WG_DOMAIN_COUNT];
	struct result {
		enum wg_replaced done;
		struct wg_merge_count merge;
		struct wg_diag *diag;
	} *results;
};

/* A catalog nobody has begun: the header of the template, with the language
 * and its plural forms. */
static struct wg_str
fresh_header(struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain, const struct wg_catalog *template)
{
	struct wg_out out = { 0 };
	struct wg_str rest = template->header->str[0].value, result;
	const char *tag = wg_cstr(a, wg_str_dup(a, l->tag));
	char *dash = strchr(tag, '-');

	if (dash != NULL)
		*dash = '_';
	wg_out_fmt(&out, "# %.*s (%.*s): %s\nmsgid \"\"\nmsgstr \"\"\n",
	    WG_ARG(l->label), WG_ARG(l->german), wg_domain_name(domain));
	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');

		if (wg_str_starts(line, WG_STR("Language:")))
			wg_out_fmt(&out, "\"Language: %s\\n\"\n", tag);
		else
			wg_out_fmt(&out, "\"%.*s\\n\"\n", WG_ARG(line));
	}
	wg_out_fmt(&out, "\"Plural-Forms: nplurals=%u; plural=%.*s;\\n\"\n",
	    l->n_plurals, WG_ARG(l->plural));
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

/* What cannot be read may still be somebody's work. */
static bool
read_text(struct work *w, struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain, struct wg_source *source, struct result *r)
{
	struct wg_str path = wg_str_fmt(a, "%s/%.*s/%s.po", w->folder,
	    WG_ARG(l->tag), wg_domain_name(domain));
	enum wg_file_error error =
	    wg_file_read(a, path.ptr, LARGEST, &source->text);

	source->name = wg_str_fmt(a, "locales/%.*s/%s.po", WG_ARG(l->tag),
	    wg_domain_name(domain));
	if (error == WG_FILE_MISSING)
		source->text =
		    fresh_header(a, l, domain, w->templates[domain]);
	if (error == WG_FILE_OK || error == WG_FILE_MISSING)
		return true;
	r->done = WG_NOT_REPLACED;
	wg_report(r->diag, WG_D_PO_WRITE, WG_NOWHERE,
	    "%s: it cannot be read", path.ptr);
	return false;
}

/* NULL after a report.  What is not a translator's matter is repaired. */
static const struct wg_catalog *
read_catalog(struct work *w, struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain, struct result *r)
{
	struct wg_source *source = WG_NEW(a, struct wg_source);
	const struct wg_catalog *c;

	if (!read_text(w, a, l, domain, source, r))
		return NULL;
	for (int round = 0; round < 2; round++) {
		struct wg_diag *diag = wg_diag_open();
		struct wg_str text = WG_NONE;

		wg_diag_language(diag, l->tag);
		c = wg_po_read(a, source, diag);
		if (c->complete && (c->whole || c->false_charset.len > 0))
			text = wg_catalog_repair(a, c, fresh_header(
			    a, l, domain, w->templates[domain]));
		if (text.ptr == NULL) {
			wg_diag_merge(r->diag, diag);
			wg_report(
			    r->diag, WG_D_PO_MERGE, WG_WHOLE(source), NULL);
			return NULL;
		}
		wg_diag_close(diag);
		if (text.ptr == source->text.ptr)
			return c;
		source->text = text;
	}
	wg_report(r->diag, WG_D_PO_MERGE, WG_WHOLE(source), NULL);
	return NULL;
}

static void
merge_one(struct work *w, struct wg_arena *a, const struct wg_language *l,
    const struct wg_memory *memory, enum wg_domain domain, struct result *r)
{
	struct wg_str path = wg_str_fmt(a, "%s/%.*s/%s.po", w->folder,
	    WG_ARG(l->tag), wg_domain_name(domain));
	bool words = domain == WG_DOMAIN_INTERFACE;
	const struct wg_merge merge = { .old = memory->catalogs[domain],
		.template = w->templates[domain], .language = l,
		.memory = words ? NULL : memory, .templates = w->templates,
		.domain = domain, .guess = !words,
		.drop_obsolete = w->options.drop_obsolete, .diag = r->diag };
	struct wg_out out = { 0 };

	r->merge = wg_merge_catalog(&merge, &out);
	r->done = wg_replace(path.ptr, wg_out_str(&out), w->options.dry_run);
	if (r->done == WG_NOT_REPLACED)
		wg_report(r->diag, WG_D_PO_WRITE, WG_NOWHERE,
		    "%s: %s", path.ptr, strerror(errno));
	wg_out_free(&out);
}

/* All catalogs of a language are read before the first is written: what a
 * file had that went to another area is in the catalog of its old one. */
static void
update_language(void *context, size_t i)
{
	struct work *w = context;
	const struct wg_language *l = w->languages[i];
	struct result *results = &w->results[i * WG_DOMAIN_COUNT];
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT];
	struct wg_arena *arenas[WG_DOMAIN_COUNT];
	struct wg_memory memory;

	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++) {
		arenas[d] = wg_arena_open();
		results[d].diag = wg_diag_open();
		results[d].done = WG_SAME;
		wg_diag_language(results[d].diag, l->tag);
		catalogs[d] = read_catalog(
		    w, arenas[d], l, (enum wg_domain)d, &results[d]);
	}
	wg_memory_open(&memory, arenas[0], catalogs);
	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++)
		if (catalogs[d] != NULL)
			merge_one(w, arenas[d], l, &memory, (enum wg_domain)d,
			    &results[d]);
	/* Notes point into the catalogs: they live as long as the project. */
	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++)
		wg_diag_adopt(results[d].diag, arenas[d]);
}

static const struct wg_catalog *
read_template(const struct wg_project *p, enum wg_domain domain,
    const char *folder, struct wg_diag *diag)
{
	struct wg_source *source = WG_NEW(p->arena, struct wg_source);

	source->name = wg_str_fmt(
	    p->arena, "locales/%s.pot", wg_domain_name(domain));
	source->text = wg_extract_text(p, domain, folder);
	return wg_po_read(p->arena, source, diag);
}

static void
add_count(struct wg_update_count *sum, const struct result *r)
{
	sum->written += r->done == WG_REPLACED;
	sum->unchanged += r->done == WG_SAME;
	sum->carried += r->merge.carried;
	sum->moved += r->merge.moved;
	sum->fuzzy += r->merge.fuzzy;
	sum->empty += r->merge.empty;
	sum->dropped += r->merge.dropped;
}

bool
wg_update(const struct wg_project *p, const char *folder, unsigned jobs,
    const struct wg_update_options *options, struct wg_update_count *count,
    struct wg_diag *diag)
{
	const struct wg_language *only = options->only;
	struct work w = { .project = p, .folder = folder,
		.options = *options,
		.languages = only != NULL ? &only : p->active };
	size_t languages = only != NULL ? 1 : p->n_active;
	size_t n = languages * WG_DOMAIN_COUNT;
	bool ok = true;

	for (unsigned i = 0; i < WG_DOMAIN_COUNT; i++)
		w.templates[i] = read_template(
		    p, (enum wg_domain)i, folder, diag);
	if (only == NULL)
		ok = wg_extract_all(
		    p, folder, options->dry_run, count, diag);
	w.results = WG_NEW_ARRAY(p->arena, n, struct result);
	wg_pool_run(jobs, languages, update_language, &w);
	for (size_t i = 0; i < n; i++) {
		add_count(count, &w.results[i]);
		ok = ok && w.results[i].done != WG_NOT_REPLACED;
		wg_diag_merge(diag, w.results[i].diag);
	}
	return ok;
}
