/*
 * The folders that are read are walked once more; their tables are the same
 * as those of load.c.  A folder that is none of them is told as a whole.
 */
#include "build/unread.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/source.h"
#include "build/areas.h"
#include "build/load.h"
#include "catalog/marks.h"
#include "model/project.h"

struct walk {
	struct wg_arena *arena;
	struct wg_str root;
	const struct wg_project *project;
	struct wg_diag *diag;
};

static struct wg_str
join(const struct walk *w, struct wg_str folder, struct wg_str name)
{
	return wg_str_fmt(
	    w->arena, "%.*s/%.*s", WG_ARG(folder), WG_ARG(name));
}

static bool
is_folder(const struct walk *w, struct wg_str name)
{
	bool folder;

	return wg_look(join(w, w->root, name).ptr, &folder) && folder;
}

static bool
ends_folded(struct wg_str s, const char *end)
{
	size_t n = strlen(end);

	return s.len > n &&
	    strncasecmp(s.ptr + s.len - n, end, n) == 0;
}

static bool
starts_folded(struct wg_str s, const char *start)
{
	return s.len >= strlen(start) &&
	    strncasecmp(s.ptr, start, strlen(start)) == 0;
}

/* What programs leave behind, and words for people. */
static bool
is_leftover(struct wg_str name)
{
	static const char *const ends[] = { "~", ".mo", ".bak", ".orig",
		".rej", ".swp", ".swo", ".tmp", ".part" };
	static const char *const starts[] = { "readme", "license", "licence",
		"copying", "changelog", "thumbs.db", "desktop.ini", "#", "~$" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (ends_folded(name, ends[i]))
			return true;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts_folded(name, starts[i]))
			return true;
	return false;
}

static void tell(const struct walk *, struct wg_str name, const char *hint,
    ...) __attribute__((format(printf, 3, 4)));

static void
tell(const struct walk *w, struct wg_str name, const char *hint, ...)
{
	struct wg_source *source = WG_NEW(w->arena, struct wg_source);
	struct wg_str text;
	va_list args;

	source->name = name;
	wg_report(w->diag, WG_D_FILE_UNREAD, WG_WHOLE(source), "%.*s",
	    WG_ARG(name));
	va_start(args, hint);
	text = wg_str_vfmt(w->arena, _(hint), args);
	va_end(args);
	wg_hint(w->diag, "%.*s", WG_ARG(text));
}

/* Is it one of the files that all share? */
static bool
is_shared(struct wg_str path)
{
	for (const char *const *shared = wg_shared_files; *shared != NULL;
	     shared++)
		if (wg_str_is(path, *shared))
			return true;
	return false;
}

/* Files with this ending are read in 'folder'; NULL: all are. */
static void
check_files(const struct walk *w, struct wg_str folder, const char *end)
{
	struct wg_str *names;
	size_t n;

	wg_folder_list(
	    w->arena, join(w, w->root, folder).ptr, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_str path = join(w, folder, names[i]);

		if (is_leftover(names[i]) || is_shared(path))
			continue;
		if (is_folder(w, path))
			tell(w, path, N_("folders are not looked for here; move "
			    "its files to %.*s"), WG_ARG(folder));
		else if (end == NULL || wg_str_ends(names[i], wg_str(end)))
			continue;
		else if (ends_folded(names[i], end))
			tell(w, path, N_("its name must end in %s, in small "
			    "letters"), end);
		else
			tell(w, path, N_("only files that end in %s are read "
			    "here; content/README.md tells how they are "
			    "written"), end);
	}
}

/* The kind whose folder it is, or WG_KIND_COUNT. */
static enum wg_kind
kind_of(struct wg_str folder)
{
	for (unsigned k = WG_KIND_PROJECT + 1; k < WG_KIND_COUNT; k++)
		if (wg_str_is(folder, wg_kind_info((enum wg_kind)k)->folder))
			return (enum wg_kind)k;
	return WG_KIND_COUNT;
}

/* The folder whose name is most like it. */
static struct wg_str
near_folder(struct wg_str folder)
{
	struct wg_near near = { .word = folder, .limit = 3 };

	for (unsigned k = WG_KIND_PROJECT + 1; k < WG_KIND_COUNT; k++)
		wg_near_try(&near,
		    wg_str(wg_kind_info((enum wg_kind)k)->folder));
	return near.found;
}

static void
unknown_folder(const struct walk *w, struct wg_str path, struct wg_str folder)
{
	struct wg_str near = near_folder(folder), *names;
	size_t n;

	wg_folder_list(w->arena, join(w, w->root, path).ptr, &names, &n);
	if (n == 0)
		return;
	if (near.len > 0)
		tell(w, path, N_("did you mean content/%.*s?"), WG_ARG(near));
	else
		tell(w, path, N_("content/README.md tells which folders there "
		    "are"));
}

static void
check_pages(const struct walk *w)
{
	struct wg_str folder = WG_STR("content/pages"), *names;
	size_t n;

	wg_folder_list(w->arena, join(w, w->root, folder).ptr, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_str path = join(w, folder, names[i]);

		if (is_leftover(names[i]))
			continue;
		if (!is_folder(w, path))
			tell(w, path, N_("a page lies in the folder of its "
			    "area: pages/education"));
		else
			check_files(w, path, ".xml");
	}
}

static void
check_content_entry(const struct walk *w, struct wg_str path,
    struct wg_str name)
{
	static const struct {
		const char *name, *end;
	} others[] = { { "pictograms", ".svg" }, { "images", NULL },
		{ "theme", "leaflet.css" } };

	if (!is_folder(w, path)) {
		tell(w, path, N_("content/README.md tells which files there "
		    "are, and in which folder"));
		return;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (wg_str_is(name, others[i].name)) {
			check_files(w, path, others[i].end);
			return;
		}
	if (wg_str_is(name, "pages"))
		check_pages(w);
	else if (kind_of(name) != WG_KIND_COUNT)
		check_files(w, path, ".xml");
	else
		unknown_folder(w, path, name);
}

static void
check_content(const struct walk *w)
{
	struct wg_str folder = WG_STR("content"), *names;
	size_t n;

	wg_folder_list(w->arena, join(w, w->root, folder).ptr, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_str path = join(w, folder, names[i]);

		if (!is_leftover(names[i]) && !is_shared(path) &&
		    !wg_str_is(names[i], "project.xml"))
			check_content_entry(w, path, names[i]);
	}
}

/* Catalogs. */

/* "health.po" for ".po": a domain, its exact name, and that ending. */
static bool
is_domain_file(
    const struct walk *w, struct wg_str name, const char *end)
{
	return wg_str_ends(name, wg_str(end)) && wg_domain_named(w->project,
	    wg_str_head(name, name.len - strlen(end))) != WG_DOMAIN_COUNT;
}

static void
check_catalogs(const struct walk *w, struct wg_str folder)
{
	struct wg_str *names;
	size_t n;

	wg_folder_list(w->arena, join(w, w->root, folder).ptr, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_str path = join(w, folder, names[i]), near;
		struct wg_str stem = names[i];

		if (is_leftover(names[i]) ||
		    wg_str_is(names[i], WG_MARKS_FILE) ||
		    is_domain_file(w, names[i], ".po"))
			continue;
		near = wg_areas_near(w->project, wg_str_cut(&stem, '.'));
		if (near.len > 0)
			tell(w, path, N_("did you mean %.*s.po?"),
			    WG_ARG(near));
		else
			tell(w, path, N_("the catalogs of a language are "
			    "authorities.po, events.po, forms.po, interface.po, and one "
			    "for each folder of content/pages"));
	}
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
check_language(const struct walk *w, struct wg_str path, struct wg_str name)
{
	const struct wg_language *l =
	    wg_language_lookup(&w->project->languages, name);
	struct wg_str *names;
	size_t n;

	wg_folder_list(w->arena, join(w, w->root, path).ptr, &names, &n);
	if (n == 0)
		return;
	if (l != NULL && !wg_str_eq(l->tag, name))
		tell(w, path, N_("rename it to locales/%.*s"),
		    WG_ARG(l->tag));
	else if (l == w->project->source && l != NULL)
		tell(w, path, N_("the source language needs no catalogs"));
	else if (l != NULL && is_active(w->project, l))
		check_catalogs(w, path);
	else if (l != NULL)
		tell(w, path, N_("write a line %.*s into locales/LINGUAS"),
		    WG_ARG(l->tag));
	else
		tell(w, path, N_("locales/languages.tsv has no such language; "
		    "a row more adds one"));
}

static void
check_locales(const struct walk *w)
{
	struct wg_str folder = WG_STR("locales"), *names;
	size_t n;

	wg_folder_list(w->arena, join(w, w->root, folder).ptr, &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct wg_str path = join(w, folder, names[i]);

		if (is_leftover(names[i]) || is_shared(path) ||
		    is_domain_file(w, names[i], ".pot") ||
		    wg_str_is(names[i], "weblate.json") ||
		    wg_str_is(names[i], "xliff.sh"))
			continue;
		if (is_folder(w, path))
			check_language(w, path, names[i]);
		else if (ends_folded(names[i], ".po"))
			tell(w, path, N_("a catalog lies in the folder of its "
			    "language: locales/ar/health.po"));
		else
			tell(w, path, N_("locales/README.md tells which files "
			    "there are"));
	}
}

void
wg_unread_check(struct wg_arena *a, struct wg_str root,
    const struct wg_project *p, struct wg_diag *diag)
{
	const struct walk w = { a, root, p, diag };

	check_content(&w);
	check_locales(&w);
}
