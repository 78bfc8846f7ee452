/*
 * Every folder of content/ is a row of model/kinds.def; files are read in the
 * order of their names, so everything that follows has one order too.
 */
#include "build/load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/pool.h"
#include "build/areas.h"
#include "build/today.h"
#include "build/unread.h"
#include "catalog/marks.h"
#include "front/image/image.h"
#include "front/po/po.h"
#include "front/xml/xml.h"
#include "middle/check.h"
#include "lint/glossary.h"
#include "middle/resolve.h"
#include "lint/style.h"
#include "middle/unit.h"
#include "model/attribute.h"
#include "model/catalog.h"
#include "model/pictogram.h"

#define SMALL_FILE (1u << 20)
#define BOOK_FILE (16u << 20)
#define CATALOG_BYTES (20u << 20)

struct loader {
	struct wg_project *project;
	struct wg_arena *arena;
	struct wg_str root;
	struct wg_diag *diag;
	const struct wg_source *instead; /* of a file; or NULL */
	struct wg_str *areas; /* the folders of pages */
	size_t n_areas;
};

struct wg_str
wg_find_root(struct wg_arena *a, const char *start)
{
	char *real = realpath(start, NULL);
	struct wg_str folder = WG_NONE;

	if (real == NULL)
		return WG_NONE;
	folder = wg_str_dup(a, wg_str(real));
	free(real);
	for (;;) {
		struct wg_str mark = wg_str_fmt(a, "%.*s/content/project.xml",
		    WG_ARG(folder));
		size_t slash = folder.len;

		/* One that may not be looked into is one, too. */
		if (access(mark.ptr, F_OK) == 0 ||
		    (errno != ENOENT && errno != ENOTDIR))
			return wg_str_dup(a, folder);
		while (slash > 0 && folder.ptr[slash - 1] != '/')
			slash--;
		if (slash <= 1) {
			errno = 0;
			return WG_NONE;
		}
		folder.len = slash - 1;
	}
}

static const struct {
	const char *path;
	bool needed, ours;
	size_t limit;
} shared[] = {
#define WG_SHARED(id, path, needed, ours, limit) { path, needed, ours, limit },
#include "build/shared.def"
};
enum shared {
#define WG_SHARED(id, path, needed, ours, limit) SHARED_##id,
#include "build/shared.def"
};

const char *const wg_shared_files[] = {
#define WG_SHARED(id, path, needed, ours, limit) path,
#include "build/shared.def"
	NULL
};

static void
report_file(struct wg_diag *diag, enum wg_file_error error,
    const struct wg_source *source)
{
	static const enum wg_diag_id ids[] = {
		[WG_FILE_MISSING] = WG_D_FILE_MISSING,
		[WG_FILE_UNREADABLE] = WG_D_FILE_UNREADABLE,
		[WG_FILE_SPECIAL] = WG_D_FILE_SPECIAL,
		[WG_FILE_TOO_LARGE] = WG_D_FILE_TOO_LARGE,
		[WG_FILE_OUTSIDE] = WG_D_FILE_OUTSIDE,
	};

	if (error == WG_FILE_UNREADABLE) {
		wg_report(diag, ids[error], WG_WHOLE(source), "%s",
		    strerror(errno));
		wg_hint(diag, "look at its permissions, or take it away");
	} else {
		wg_report(diag, ids[error], WG_WHOLE(source), "%.*s",
		    WG_ARG(source->name));
	}
	if (error == WG_FILE_OUTSIDE)
		wg_hint(diag, "copy what it leads to into the project");
}

/* NULL after a report; 'missing' is what to call it if there is no such file:
 * WG_FILE_OK, and nothing is reported, or WG_FILE_UNREADABLE if its folder
 * has just listed it. */
static struct wg_source *
read_named(struct wg_arena *a, struct wg_str folder, struct wg_str name,
    struct wg_str shown, size_t limit, enum wg_file_error missing,
    struct wg_diag *diag)
{
	struct wg_source *source = WG_NEW(a, struct wg_source);
	enum wg_file_error error;

	source->name = shown;
	error = wg_file_read_below(a, folder, name, limit, &source->text);
	if (error == WG_FILE_OK)
		return source;
	if (error == WG_FILE_MISSING)
		error = missing;
	if (error != WG_FILE_OK)
		report_file(diag, error, source);
	return NULL;
}

static struct wg_source *
read_source(struct wg_arena *a, struct wg_str root, struct wg_str name,
    size_t limit, enum wg_file_error missing, struct wg_diag *diag)
{
	return read_named(a, root, name, name, limit, missing, diag);
}

/* The same for a file of the program's data, whose name is its whole path. */
static struct wg_source *
read_ours(struct wg_arena *a, struct wg_str data, struct wg_str name,
    size_t limit, enum wg_file_error missing, struct wg_diag *diag)
{
	return read_named(a, data, name,
	    wg_str_fmt(a, "%.*s/%.*s", WG_ARG(data), WG_ARG(name)), limit,
	    missing, diag);
}

/* Does the program's data have it? */
static bool
have_ours(struct wg_arena *a, struct wg_str data, struct wg_str name)
{
	bool folder;

	return data.len > 0 && wg_look(wg_str_fmt(a, "%.*s/%.*s",
	    WG_ARG(data), WG_ARG(name)).ptr, &folder);
}

static struct wg_source *
read_shared(struct wg_arena *a, struct wg_str root, enum shared which,
    struct wg_diag *diag)
{
	struct wg_str name = wg_str(shared[which].path);
	struct wg_str data =
	    shared[which].ours ? wg_data_beside(root) : WG_NONE;
	bool ours = have_ours(a, data, name);
	size_t before = wg_diag_reports(diag);
	struct wg_source *source = read_source(a, root, name,
	    shared[which].limit, shared[which].needed && !ours ?
	    WG_FILE_MISSING : WG_FILE_OK, diag);

	if (source != NULL || !ours || wg_diag_reports(diag) > before)
		return source;
	return read_ours(a, data, name, shared[which].limit,
	    WG_FILE_UNREADABLE, diag);
}

/* Names in a folder, which may be missing. */
static void
list_names(struct loader *l, struct wg_str folder, struct wg_str **names,
    size_t *n)
{
	struct wg_source *source = WG_NEW(l->arena, struct wg_source);
	enum wg_file_error error = wg_folder_list_below(
	    l->arena, l->root, folder, names, n);

	source->name = folder;
	if (error != WG_FILE_OK)
		report_file(l->diag, error, source);
}

static struct wg_str
stem(struct wg_str path)
{
	while (wg_str_find(path, '/') >= 0)
		wg_str_cut(&path, '/');
	return wg_str_head(path, path.len > 4 ? path.len - 4 : 0);
}

/*
 * Documents are read side by side, each into memory and a list of reports of
 * its own; they are taken up in the order of their names.
 */
struct reading {
	enum wg_kind kind;
	struct wg_str name;
	struct wg_arena *arena;
	struct wg_diag *diag;
	const struct wg_source *source;
	struct wg_node *root; /* NULL: it cannot be read */
	struct wg_str id;     /* empty: it is nothing we know */
};

struct readings {
	struct wg_str folder; /* the project's root */
	const struct wg_source *instead;
	struct WG_VEC(struct reading) list;
};

/* An unknown element was read as another one. */
static struct wg_str
name_as_written(struct wg_span tag)
{
	struct wg_str s = wg_str_from(tag.source->text, tag.start + 1);
	size_t n = 0;

	while (n < s.len && n < 80 &&
	    wg_str_find(WG_STR(" \t\r\n/>"), s.ptr[n]) < 0)
		n++;
	return wg_str_head(s, n);
}

static void
read_document(void *context, size_t i)
{
	struct readings *all = context;
	struct reading *r = &all->list.at[i];
	const struct wg_kind_info *info = wg_kind_info(r->kind);

	r->arena = wg_arena_open();
	r->diag = wg_diag_open();
	r->source = all->instead != NULL &&
	    wg_str_eq(all->instead->name, r->name) ? all->instead :
	    read_source(r->arena, all->folder, r->name, WG_XML_BYTES,
		WG_FILE_UNREADABLE, r->diag);
	if (r->source == NULL)
		return;
	r->root = wg_xml_read(r->arena, r->source, r->diag);
	if (r->root == NULL)
		return;
	if (r->root->element != info->root) {
		wg_report(r->diag, WG_D_XML_ROOT, r->root->at,
		    "<%.*s> instead of <%.*s>",
		    WG_ARG(name_as_written(r->root->at)),
		    WG_ARG(wg_element_label(info->root)));
		return;
	}
	wg_check_tree(r->arena, r->root, r->diag);
	r->id = wg_node_attr(r->root, WG_AT_XML_ID);
	if (r->id.len > 0 && !wg_str_eq(r->id, stem(r->name)))
		wg_report(r->diag, WG_D_FILE_NAME,
		    wg_node_attr_ref(r->root, WG_AT_XML_ID)->value_at,
		    "%.*s in %.*s", WG_ARG(r->id), WG_ARG(r->name));
}

/* That of its kind, or of the folder it is in.  The words of the program have
 * theirs for themselves. */
static enum wg_domain
domain_of(const struct wg_project *p, const struct reading *r)
{
	struct wg_str path = r->name, area = WG_NONE, part = WG_NONE;
	enum wg_domain d;

	if (wg_kind_info(r->kind)->domain != NULL)
		return wg_domain_named(
		    p, wg_str(wg_kind_info(r->kind)->domain));
	while (path.len > 0) {
		area = part;
		part = wg_str_cut(&path, '/');
	}
	d = wg_domain_named(p, area);
	return d == WG_DOMAIN_COUNT || d == WG_DOMAIN_INTERFACE ?
	    wg_domain_named(p, wg_str(wg_kind_info(WG_KIND_PLACE)->domain)) :
	    d;
}

static void
take_up(struct loader *l, const struct reading *r)
{
	wg_arena_merge(l->arena, r->arena);
	wg_diag_merge(l->diag, r->diag);
	l->project->lost += r->root == NULL || r->id.len == 0;
	if (r->id.len == 0)
		wg_map_put(l->arena, &l->project->broken, stem(r->name), l);
	else
		WG_PUSH(l->arena, &l->project->documents) =
		    (struct wg_document){ .kind = r->kind,
			.domain = domain_of(l->project, r), .id = r->id,
			.source = r->source, .root = r->root };
}

static bool
is_in(struct wg_str name, struct wg_str folder)
{
	return wg_str_starts(name, folder) && name.len > folder.len &&
	    name.ptr[folder.len] == '/' &&
	    wg_str_find(wg_str_from(name, folder.len + 1), '/') < 0;
}

static void
list_folder(struct loader *l, enum wg_kind kind, struct wg_str folder,
    struct readings *all)
{
	bool new_one = all->instead != NULL &&
	    is_in(all->instead->name, folder);
	struct wg_str *names;
	size_t n;

	list_names(l, folder, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_str name = wg_str_fmt(
		    l->arena, "%s/%s", folder.ptr, names[i].ptr);

		if (!wg_str_ends(name, WG_STR(".xml")))
			continue;
		WG_PUSH(l->arena, &all->list) =
		    (struct reading){ .kind = kind, .name = name };
		new_one = new_one && !wg_str_eq(all->instead->name, name);
	}
	if (new_one)
		WG_PUSH(l->arena, &all->list) = (struct reading){
			.kind = kind, .name = all->instead->name };
}

/* Pages lie in a folder for each area. */
static void
list_kind(struct loader *l, enum wg_kind kind, struct readings *all)
{
	if (!wg_kind_is_page(kind)) {
		list_folder(l, kind, wg_str_fmt(l->arena, "content/%s",
		    wg_kind_info(kind)->folder), all);
		return;
	}
	for (size_t i = 0; i < l->n_areas; i++)
		list_folder(l, kind, l->areas[i], all);
}

static void
add_documents(struct loader *l, unsigned jobs)
{
	struct readings all = { .folder = l->root,
		.instead = l->instead };

	WG_PUSH(l->arena, &all.list) = (struct reading){
		.kind = WG_KIND_PROJECT,
		.name = WG_STR("content/project.xml") };
	for (unsigned k = WG_KIND_PROJECT + 1; k < WG_KIND_COUNT; k++)
		list_kind(l, (enum wg_kind)k, &all);
	wg_pool_run(jobs, all.list.n, read_document, &all);
	for (size_t i = 0; i < all.list.n; i++)
		take_up(l, &all.list.at[i]);
}

static void
add_pictogram(struct loader *l, struct wg_source *source, struct wg_str name)
{
	struct wg_pictogram *pictogram = source == NULL ? NULL :
	    wg_pictogram_read(l->arena, source, stem(name), l->diag);

	if (pictogram != NULL)
		WG_PUSH(l->arena, &l->project->pictograms) = pictogram;
}

static int
by_name(const void *a, const void *b)
{
	const struct wg_pictogram *const *x = a, *const *y = b;

	return wg_str_cmp((*x)->name, (*y)->name);
}

/* Those of the project, and of the program's data what it has none of. */
static void
add_pictograms(struct loader *l)
{
	struct wg_str folder = WG_STR("content/pictograms");
	struct wg_str data = wg_data_beside(l->root), *names;
	struct wg_map own = { 0 };
	size_t n;

	list_names(l, folder, &names, &n);
	for (size_t i = 0; i < n; i++) {
		if (!wg_str_ends(names[i], WG_STR(".svg")))
			continue;
		wg_map_put(l->arena, &own, names[i], l);
		add_pictogram(l, read_source(l->arena, l->root,
		    wg_str_fmt(l->arena, "%s/%s", folder.ptr, names[i].ptr),
		    SMALL_FILE, WG_FILE_UNREADABLE, l->diag), names[i]);
	}
	n = 0;
	if (data.len > 0)
		wg_folder_list_below(l->arena, data, folder, &names, &n);
	for (size_t i = 0; i < n; i++)
		if (wg_str_ends(names[i], WG_STR(".svg")) &&
		    wg_map_get(&own, names[i]) == NULL)
			add_pictogram(l, read_ours(l->arena, data,
			    wg_str_fmt(l->arena, "%s/%s", folder.ptr,
				names[i].ptr), SMALL_FILE,
			    WG_FILE_UNREADABLE, l->diag), names[i]);
	if (l->project->pictograms.n > 0)
		qsort(l->project->pictograms.at, l->project->pictograms.n,
		    sizeof(*l->project->pictograms.at), by_name);
}

static void
add_images(struct loader *l)
{
	struct wg_str folder = WG_STR("content/images");
	struct wg_str *names;
	size_t n;

	list_names(l, folder, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_source *source = read_source(l->arena, l->root,
		    wg_str_fmt(l->arena, "%s/%s", folder.ptr, names[i].ptr),
		    WG_IMAGE_BYTES, WG_FILE_UNREADABLE, l->diag);
		struct wg_image *image = source == NULL ? NULL :
		    wg_image_read(l->arena, source, names[i], l->diag);

		if (image != NULL)
			WG_PUSH(l->arena, &l->project->images) = image;
		else
			wg_map_put(l->arena, &l->project->broken,
			    names[i], l);
	}
}

static void
add_languages(struct loader *l)
{
	struct wg_source *source = read_shared(
	    l->arena, l->root, SHARED_LANGUAGES, l->diag);

	if (source != NULL)
		wg_languages_read(l->arena, source, &l->project->languages,
		    l->diag);
}

static uint32_t
print_rank(const struct wg_languages *all, struct wg_str order,
    const struct wg_language *l)
{
	for (uint32_t i = 0; order.len > 0; i++)
		if (wg_language_lookup(all, wg_str_word(&order)) == l)
			return i;
	return 10000 + l->rank;
}

static struct wg_span
word_span(const struct wg_source *source, struct wg_str word)
{
	return (struct wg_span){ source,
		(uint32_t)(word.ptr - source->text.ptr), (uint32_t)word.len };
}

static bool
is_active(const struct wg_project *p, const struct wg_language *l)
{
	for (size_t i = 0; i < p->n_active; i++)
		if (p->active[i] == l)
			return true;
	return false;
}

static void
tell_unknown(struct loader *l, const struct wg_source *linguas,
    struct wg_str tag)
{
	struct wg_str near = wg_language_near(&l->project->languages, tag);

	wg_report(l->diag, WG_D_LANGUAGE_UNKNOWN, word_span(linguas, tag),
	    "%.*s", WG_ARG(tag));
	if (near.len > 0)
		wg_hint(l->diag, "did you mean %.*s?", WG_ARG(near));
}

/* Active languages in print order: w:order first, the rest by registry. */
static void
add_active(struct loader *l, struct wg_str order)
{
	struct wg_project *p = l->project;
	struct wg_source *linguas = read_shared(
	    l->arena, l->root, SHARED_LINGUAS, l->diag);
	struct wg_str rest = linguas == NULL ? WG_NONE : linguas->text;

	p->active = WG_NEW_ARRAY(
	    l->arena, p->languages.n + 1, const struct wg_language *);
	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct wg_str words = wg_str_cut(&line, '#');

		while (words.len > 0) {
			struct wg_str tag = wg_str_word(&words);
			const struct wg_language *language =
			    wg_language_lookup(&p->languages, tag);
			size_t at = p->n_active;

			if (tag.len > 0 && language == NULL)
				tell_unknown(l, linguas, tag);
			if (language == NULL || language == p->source)
				continue;
			if (is_active(p, language)) {
				wg_report(l->diag, WG_D_LANGUAGE_TWICE,
				    word_span(linguas, tag), "%.*s",
				    WG_ARG(tag));
				continue;
			}
			for (; at > 0 && print_rank(&p->languages, order,
			     p->active[at - 1]) > print_rank(&p->languages,
			     order, language); at--)
				p->active[at] = p->active[at - 1];
			p->active[at] = language;
			p->n_active++;
		}
	}
}

static void
add_settings(struct loader *l)
{
	struct wg_project *p = l->project;
	const struct wg_node *root, *order;
	struct wg_str tag = WG_STR("de");
	struct wg_source *style, *script;

	if (p->documents.n > 0 && p->documents.at[0].kind == WG_KIND_PROJECT)
		p->settings = &p->documents.at[0];
	root = p->settings ? p->settings->root : NULL;
	if (wg_node_attr(root, WG_AT_XML_LANG).len > 0)
		tag = wg_node_attr(root, WG_AT_XML_LANG);
	p->source = wg_language_lookup(&p->languages, tag);
	if (p->source == NULL) {
		static const struct wg_language german = {
			.tag = { "de", 2 }, .label = { "Deutsch", 7 },
			.german = { "Deutsch", 7 }, .icu = { "de", 2 },
			.slug = { "de", 2 }, .script = { "Latn", 4 },
			.n_plurals = 2, .plural = { "(n != 1)", 8 },
			.app_knows = true,
		};

		p->source = &german;
	}
	order = wg_node_child(root, WG_EL_ORDER);
	add_active(l, order != NULL && order->first != NULL ?
		order->first->text : WG_NONE);
	style = read_shared(l->arena, l->root, SHARED_STYLE, l->diag);
	p->style = style == NULL ? WG_NONE : style->text;
	p->addresses = read_shared(l->arena, l->root, SHARED_ADDRESSES, l->diag);
	script = read_shared(l->arena, l->root, SHARED_SCRIPT, l->diag);
	p->script = script == NULL ? WG_NONE : script->text;
	style = read_shared(l->arena, l->root, SHARED_FORM_STYLE, l->diag);
	p->form_style = style == NULL ? WG_NONE : style->text;
	style = read_shared(l->arena, l->root, SHARED_SIGN_STYLE, l->diag);
	p->sign_style = style == NULL ? WG_NONE : style->text;
	script = read_shared(l->arena, l->root, SHARED_FORM_SCRIPT, l->diag);
	p->form_script = script == NULL ? WG_NONE : script->text;
}

static void
add_holidays(struct loader *l)
{
	struct wg_source *source = read_shared(
	    l->arena, l->root, SHARED_HOLIDAYS, l->diag);

	l->project->school = wg_holidays_read(
	    l->arena, source, &l->project->n_school, l->diag);
}

/* It needs the units: it looks for its terms in them. */
static void
add_glossary(struct loader *l)
{
	struct wg_source *source = read_shared(
	    l->arena, l->root, SHARED_GLOSSARY, l->diag);

	if (source != NULL)
		l->project->glossary = wg_glossary_read(
		    l->arena, source, l->project, l->diag);
}

struct wg_project *
wg_load(struct wg_arena *a, struct wg_str root, unsigned jobs,
    struct wg_str *today, struct wg_diag *diag)
{
	return wg_load_instead(a, root, jobs, today, NULL, diag);
}

struct wg_project *
wg_load_instead(struct wg_arena *a, struct wg_str root, unsigned jobs,
    struct wg_str *today, const struct wg_source *instead,
    struct wg_diag *diag)
{
	struct loader l = { .project = WG_NEW(a, struct wg_project),
		.arena = a, .root = root, .diag = diag, .instead = instead };

	l.project->arena = a;
	add_languages(&l);
	l.areas = wg_areas_folders(a, root, &l.n_areas, diag);
	wg_areas_find(a, root, l.project, l.areas, l.n_areas, diag);
	add_pictograms(&l);
	add_images(&l);
	add_documents(&l, jobs);
	if (today->len == 0)
		*today = wg_today(a, l.project);
	add_settings(&l);
	add_holidays(&l);
	wg_resolve(l.project, *today, diag);
	wg_units_number(l.project);
	add_glossary(&l);
	wg_unread_check(a, root, l.project, diag);
	return l.project;
}

void
wg_load_style(struct wg_arena *a, struct wg_str root,
    const struct wg_project *p, struct wg_diag *diag)
{
	wg_style_check(p,
	    read_shared(a, root, SHARED_GLOSSARY, diag),
	    read_shared(a, root, SHARED_TERMS, diag), diag);
}

/* A catalog that is there, but cannot be had, which was told. */
static const struct wg_catalog *
unreadable(struct wg_arena *a, struct wg_str name)
{
	struct wg_source *source = WG_NEW(a, struct wg_source);
	struct wg_catalog *c = WG_NEW(a, struct wg_catalog);

	source->name = name;
	c->source = source;
	return c;
}

/* Of a folder of the project, or of the program's data.  Catalogs are not
 * shared yet, so this may still change them; marks are not needed again. */
static void
apply_marks(struct wg_arena *a, struct wg_str root, bool ours,
    struct wg_str folder, const struct wg_catalog *const *catalogs,
    struct wg_diag *diag)
{
	struct wg_arena *own = wg_arena_open();
	struct wg_str name =
	    wg_str_fmt(own, "%.*s/%s", WG_ARG(folder), WG_MARKS_FILE);
	size_t before = wg_diag_reports(diag);
	const struct wg_source *source = (ours ? read_ours : read_source)(
	    own, root, name, CATALOG_BYTES, WG_FILE_OK, diag);
	struct wg_marks marks;

	if (source != NULL)
		wg_marks_read(&marks, own, source->text);
	for (unsigned i = 0; source != NULL && i < WG_DOMAIN_COUNT; i++)
		if (catalogs[i] != NULL)
			wg_marks_apply(&marks, own,
			    (struct wg_catalog *)catalogs[i]);
	/* Reports say where. */
	if (wg_diag_reports(diag) > before)
		wg_arena_merge(a, own);
	else
		wg_arena_close(own);
}

/* The words of the program that its data has, for those which the project
 * does not say itself. */
static void
add_ours(struct wg_arena *a, struct wg_str root, struct wg_str folder,
    const struct wg_catalog **words, struct wg_diag *diag)
{
	struct wg_str data = wg_data_beside(root);
	const struct wg_catalog *ours[WG_DOMAIN_COUNT] = { NULL };
	struct wg_source *source = data.len == 0 ? NULL : read_ours(a, data,
	    wg_str_fmt(a, "%.*s/interface.po", WG_ARG(folder)),
	    CATALOG_BYTES, WG_FILE_OK, diag);

	if (source == NULL)
		return;
	ours[WG_DOMAIN_INTERFACE] = wg_po_read(a, source, diag);
	apply_marks(a, data, true, folder, ours, diag);
	if (*words == NULL)
		*words = ours[WG_DOMAIN_INTERFACE];
	else
		((struct wg_catalog *)*words)->below =
		    ours[WG_DOMAIN_INTERFACE];
}

void
wg_load_catalogs(struct wg_arena *a, struct wg_str root,
    const struct wg_project *p, const struct wg_language *language,
    const struct wg_catalog *catalogs[WG_DOMAIN_COUNT], struct wg_diag *diag)
{
	struct wg_str folder =
	    wg_str_fmt(a, "locales/%.*s", WG_ARG(language->tag));

	wg_diag_language(diag, language->tag);
	for (unsigned i = 0; i < p->n_domains; i++) {
		struct wg_str name = wg_str_fmt(a, "%.*s/%s.po",
		    WG_ARG(folder), wg_domain_name(p, (enum wg_domain)i));
		size_t before = wg_diag_reports(diag);
		struct wg_source *source =
		    read_source(
		    a, root, name, CATALOG_BYTES, WG_FILE_OK, diag);

		if (source != NULL)
			catalogs[i] = wg_po_read(a, source, diag);
		else if (wg_diag_reports(diag) > before)
			catalogs[i] = unreadable(a, name);
	}
	apply_marks(a, root, false, folder, catalogs, diag);
	add_ours(a, root, folder, &catalogs[WG_DOMAIN_INTERFACE], diag);
	wg_diag_language(diag, WG_NONE);
}
