/*
 * Each catalog is read, merged (catalog/merge.c) and replaced as a whole, the
 * languages side by side.  A catalog with a mistake in its syntax stays as it
 * was: merging what could be read of it would throw the rest away.
 */
#include "catalog/update.h"

#include <string.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/pool.h"
#include "store/replace.h"
#include "front/po/po.h"
#include "catalog/marks.h"
#include "catalog/merge.h"
#include "catalog/repair.h"
#include "middle/memory.h"

#define LARGEST (20u << 20)

struct work {
	const struct wg_project *project;
	struct wg_str root; /* of the project, a real path */
	struct wg_update_options options;
	const struct wg_language *const *languages;
	const struct wg_catalog *templates[WG_DOMAIN_COUNT];
	struct wg_str data; /* of the program, empty: none, or this project */
	enum wg_replaced *marks; /* by language: what became of its marks */
	struct result {
		enum wg_replaced done;
		struct wg_str was; /* the file; absent: there is none */
		struct wg_merge_count merge;
		struct wg_diag *diag;
	} *results;
};

/* A catalog nobody has begun: the header of the template, with the language
 * and its plural forms. */
static struct wg_str
fresh_header(const struct work *w, struct wg_arena *a,
    const struct wg_language *l, enum wg_domain domain)
{
	struct wg_out out = { 0 };
	struct wg_str rest =
	    w->templates[domain]->header->str[0].value, result;
	const char *tag = wg_cstr(a, wg_str_dup(a, l->tag));
	char *dash = strchr(tag, '-');

	if (dash != NULL)
		*dash = '_';
	wg_out_fmt(&out, "# %.*s (%.*s): %s\nmsgid \"\"\nmsgstr \"\"\n",
	    WG_ARG(l->label), WG_ARG(l->german), wg_domain_name(w->project, domain));
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

static struct wg_str
catalog_name(const struct work *w, struct wg_arena *a,
    const struct wg_language *l, enum wg_domain domain)
{
	return wg_str_fmt(a, "locales/%.*s/%s.po", WG_ARG(l->tag),
	    wg_domain_name(w->project, domain));
}

static const char *
catalog_path(struct work *w, struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain)
{
	return wg_str_fmt(a, "%.*s/%.*s", WG_ARG(w->root),
	    WG_ARG(catalog_name(w, a, l, domain))).ptr;
}

/* What cannot be read may still be somebody's work. */
static bool
read_text(struct work *w, struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain, struct wg_source *source, struct result *r)
{
	enum wg_file_error error;

	source->name = catalog_name(w, a, l, domain);
	error = wg_file_read_below(
	    a, w->root, source->name, LARGEST, &source->text);
	r->was = error == WG_FILE_OK ? source->text : WG_NONE;
	if (error == WG_FILE_MISSING)
		source->text =
		    fresh_header(w, a, l, domain);
	if (error == WG_FILE_OK || error == WG_FILE_MISSING)
		return true;
	r->done = error == WG_FILE_OUTSIDE ? WG_LEADS_OUT : WG_NOT_REPLACED;
	wg_report(r->diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s",
	    catalog_path(w, a, l, domain),
	    error == WG_FILE_OUTSIDE ? wg_replaced_say(WG_LEADS_OUT) :
				       _("it cannot be read"));
	return false;
}

static bool
ends_line(char c)
{
	return c == '\n' || c == '\r';
}

/*
 * Was the file cut short, by a full disk or a transfer that broke off?  Then
 * it is empty, or its last line is half, or belongs to a message that is not
 * there any more.  What is no UTF-8 has another mistake, which is told.
 */
static bool
is_cut(struct wg_str text)
{
	struct wg_str last = wg_str_trim(text);
	size_t start = last.len;

	if (wg_str_starts(text, WG_STR("\xFF\xFE")) ||
	    wg_str_starts(text, WG_STR("\xFE\xFF")) ||
	    wg_str_find(text, '\0') >= 0)
		return false;
	if (last.len == 0 || !ends_line(text.ptr[text.len - 1]))
		return true;
	while (start > 0 && !ends_line(last.ptr[start - 1]))
		start--;
	last = wg_str_from(last, start);
	return last.len > 1 && last.ptr[0] == '#' &&
	    wg_str_find(WG_STR(".:,|"), last.ptr[1]) >= 0;
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
	if (is_cut(source->text)) {
		wg_report(r->diag, WG_D_PO_CUT, WG_WHOLE(source), NULL);
		wg_hint(r->diag, "get it back from where it was saved last; "
		    "if nothing is missing, end it with a line feed, and if "
		    "it is to begin anew, delete it");
		return NULL;
	}
	/* One thing a round, and one that finds nothing. */
	for (int round = 0; round < 5; round++) {
		struct wg_diag *diag = wg_diag_open();
		struct wg_str text = WG_NONE;

		wg_diag_language(diag, l->tag);
		c = wg_po_read(a, source, diag);
		if (c->complete && (c->whole || c->false_charset.len > 0))
			text = wg_catalog_repair(a, c, fresh_header(
			    w, a, l, domain));
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
write_catalog(struct work *w, struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain, struct wg_str text, struct result *r)
{
	const char *path = catalog_path(w, a, l, domain);
	enum wg_replaced done = wg_replace(&(struct wg_replacement){
	    .path = path, .root = w->root, .was = r->was, .bytes = text,
	    .folder = true, .dry_run = w->options.dry_run });

	if (done == WG_SAME)
		return;
	r->done = done;
	r->was = text;
	if (done != WG_REPLACED)
		wg_report(r->diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s", path,
		    wg_replaced_say(done));
}

/* The words that the program's data has in this language, or NULL. */
static const struct wg_catalog *
read_ours(const struct work *w, struct wg_arena *a,
    const struct wg_language *l)
{
	struct wg_source *source = WG_NEW(a, struct wg_source);
	struct wg_diag *told = wg_diag_open(); /* whoever builds is told */
	const struct wg_catalog *c = NULL;

	source->name = catalog_name(w, a, l, WG_DOMAIN_INTERFACE);
	if (w->data.len > 0 && wg_file_read_below(a, w->data, source->name,
	    LARGEST, &source->text) == WG_FILE_OK)
		c = wg_po_read(a, source, told);
	wg_diag_close(told);
	return c != NULL && c->whole ? c : NULL;
}

/* The template of the words without those that come with the program and that
 * the project does not say itself: nobody has to translate them again. */
static const struct wg_catalog *
template_of_words(const struct work *w, struct wg_arena *a,
    const struct wg_language *l, const struct wg_catalog *old)
{
	const struct wg_catalog *all = w->templates[WG_DOMAIN_INTERFACE];
	const struct wg_catalog *ours = read_ours(w, a, l);
	struct wg_catalog *left = WG_NEW(a, struct wg_catalog);

	if (ours == NULL)
		return all;
	*left = *all;
	left->messages = WG_NEW_ARRAY(a, all->n + 1, struct wg_message);
	left->n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct wg_message *m = &all->messages[i];
		struct wg_str key = wg_message_key(
		    a, m->context.value, m->id.value);
		const struct wg_message *have =
		    wg_map_get(&ours->by_key, key);

		if (have == NULL || !wg_message_usable(have) ||
		    wg_map_get(&old->by_key, key) != NULL)
			left->messages[left->n++] = *m;
	}
	return left;
}

static void
merge_one(struct work *w, struct wg_arena *a, const struct wg_language *l,
    const struct wg_memory *memory, enum wg_domain domain, bool drop,
    struct result *r)
{
	bool words = domain == WG_DOMAIN_INTERFACE;
	const struct wg_catalog *old = memory->catalogs[domain];
	const struct wg_catalog *template = !words ? w->templates[domain] :
	    template_of_words(w, a, l, old);
	const struct wg_merge merge = { .old = old,
		.template = template, .language = l,
		.memory = words ? NULL : memory, .templates = w->templates,
		.domain = domain, .guess = !words && !w->options.exact, .drop_obsolete = drop,
		.diag = r->diag };
	struct wg_out out = { 0 };

	if (words && template->n == 0 && r->was.ptr == NULL)
		return; /* no catalog is needed */
	r->merge = wg_merge_catalog(&merge, &out);
	write_catalog(
	    w, a, l, domain, wg_str_dup(a, wg_out_str(&out)), r);
	wg_out_free(&out);
}

static bool
is_written(enum wg_replaced done)
{
	return done == WG_SAME || done == WG_REPLACED;
}

/* All of a language's.  False: one could not be read or written. */
static bool
merge_all(struct work *w, struct wg_arena *const arenas[],
    const struct wg_language *l, const struct wg_memory *memory, bool drop,
    struct result *results)
{
	bool ok = true;

	for (unsigned d = 0; d < w->project->n_domains; d++) {
		if (memory->catalogs[d] != NULL)
			merge_one(w, arenas[d], l, memory, (enum wg_domain)d,
			    drop, &results[d]);
		ok &= memory->catalogs[d] != NULL &&
		    is_written(results[d].done);
	}
	return ok;
}

/* Merge once more, without the obsolete entries; what there is to say has been
 * said. */
static void
drop_obsolete(struct work *w, struct wg_arena *const arenas[],
    const struct wg_language *l, const struct wg_memory *memory,
    struct result *results)
{
	struct wg_diag *said[WG_DOMAIN_COUNT];

	for (unsigned d = 0; d < w->project->n_domains; d++) {
		said[d] = results[d].diag;
		results[d].diag = wg_diag_open();
	}
	merge_all(w, arenas, l, memory, true, results);
	for (unsigned d = 0; d < w->project->n_domains; d++) {
		if (is_written(results[d].done))
			wg_diag_close(results[d].diag);
		else
			wg_diag_merge(said[d], results[d].diag);
		results[d].diag = said[d];
	}
}

static bool
catalogs_written(const struct work *w, const struct result *results)
{
	for (unsigned d = 0; d < w->project->n_domains; d++)
		if (!is_written(results[d].done))
			return false;
	return true;
}

/* The marks of all that is in the catalogs now. */
static enum wg_replaced
write_marks(struct work *w, struct wg_arena *a, const struct wg_language *l,
    const struct result *results, struct wg_diag *diag)
{
	struct wg_str name = wg_str_fmt(
	    a, "locales/%.*s/%s", WG_ARG(l->tag), WG_MARKS_FILE);
	struct wg_str path = wg_str_fmt(
	    a, "%.*s/%.*s", WG_ARG(w->root), WG_ARG(name));
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT] = { NULL };
	struct wg_diag *told = wg_diag_open(); /* when they were merged */
	struct wg_str was = WG_NONE, text;
	struct wg_marks old;
	enum wg_replaced done = WG_SAME;

	/* What cannot be read is not replaced either. */
	wg_file_read_below(a, w->root, name, LARGEST, &was);
	wg_marks_read(&old, a, was);
	for (unsigned d = 0; d < w->project->n_domains; d++) {
		struct wg_source *source = WG_NEW(a, struct wg_source);

		source->text = results[d].was;
		catalogs[d] = source->text.ptr == NULL ? NULL :
		    wg_po_read(a, source, told);
	}
	text = wg_marks_text(&old, a, catalogs);
	if (text.len > 0 || was.ptr != NULL)
		done = wg_replace(&(struct wg_replacement){ .path = path.ptr,
		    .root = w->root, .was = was, .bytes = text,
		    .folder = true, .dry_run = w->options.dry_run });
	if (!is_written(done))
		wg_report(diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s", path.ptr,
		    wg_replaced_say(done));
	wg_diag_close(told);
	return done;
}

/*
 * All catalogs of a language are read before the first is written: what a
 * file had that went to another area is in the catalog of its old one.  And
 * what is obsolete there is only dropped once it stands where it belongs.
 */
static void
update_language(void *context, size_t i)
{
	struct work *w = context;
	const struct wg_language *l = w->languages[i];
	struct result *results = &w->results[i * w->project->n_domains];
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT] = { NULL };
	struct wg_arena *arenas[WG_DOMAIN_COUNT] = { NULL };
	struct wg_memory memory;
	bool whole = true;

	for (unsigned d = 0; d < w->project->n_domains; d++) {
		arenas[d] = wg_arena_open();
		results[d].diag = wg_diag_open();
		results[d].done = WG_SAME;
		wg_diag_language(results[d].diag, l->tag);
		catalogs[d] = read_catalog(
		    w, arenas[d], l, (enum wg_domain)d, &results[d]);
		whole &= catalogs[d] != NULL;
	}
	wg_memory_open(&memory, arenas[0], catalogs);
	if (w->options.dry_run)
		merge_all(w, arenas, l, &memory,
		    whole && w->options.drop_obsolete, results);
	else if (merge_all(w, arenas, l, &memory, false, results) &&
	    w->options.drop_obsolete)
		drop_obsolete(w, arenas, l, &memory, results);
	whole &= catalogs_written(w, results);
	if (whole)
		w->marks[i] = write_marks(
		    w, arenas[0], l, results, results[0].diag);
	/* Notes point into the catalogs: they live as long as the project. */
	for (unsigned d = 0; d < w->project->n_domains; d++)
		wg_diag_adopt(results[d].diag, arenas[d]);
}

static const struct wg_catalog *
read_template(const struct wg_project *p, enum wg_domain domain,
    struct wg_str root, struct wg_diag *diag)
{
	struct wg_source *source = WG_NEW(p->arena, struct wg_source);

	source->name = wg_str_fmt(
	    p->arena, "locales/%s.pot", wg_domain_name(p, domain));
	source->text = wg_extract_text(p, domain, root, NULL);
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
wg_update(const struct wg_project *p, struct wg_str root, unsigned jobs,
    const struct wg_update_options *options, struct wg_update_count *count,
    struct wg_diag *diag)
{
	const struct wg_language *only = options->only;
	struct work w = { .project = p, .root = root,
		.data = wg_data_beside(root),
		.options = *options,
		.languages = only != NULL ? &only : p->active };
	size_t languages = only != NULL ? 1 : p->n_active;
	size_t n = languages * p->n_domains;
	bool ok = true;

	for (unsigned i = 0; i < p->n_domains; i++)
		w.templates[i] = read_template(
		    p, (enum wg_domain)i, root, diag);
	if (only == NULL)
		ok = wg_extract_all(
		    p, root, options->dry_run, count, diag);
	w.results = WG_NEW_ARRAY(p->arena, n, struct result);
	w.marks = WG_NEW_ARRAY(p->arena, languages + 1, enum wg_replaced);
	wg_pool_run(jobs, languages, update_language, &w);
	for (size_t i = 0; i < n; i++) {
		add_count(count, &w.results[i]);
		ok = ok && is_written(w.results[i].done);
		wg_diag_merge(diag, w.results[i].diag);
	}
	for (size_t i = 0; i < languages; i++) {
		count->written += w.marks[i] == WG_REPLACED;
		ok = ok && is_written(w.marks[i]);
	}
	return ok;
}
