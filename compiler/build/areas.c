/*
 * Names only.  A folder that cannot be listed is told here, even if somebody
 * reads it again in a moment and can: an area that nobody knows of has no
 * catalog.
 */
#include "build/areas.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/near.h"
#include "base/source.h"
#include "model/project.h"
#include "values/value.h"

#define PAGES "content/pages"
#define NEAR 2 /* letters */

/* Even if nothing in it can be read, or it cannot: who reads it tells so. */
static bool
has_files(struct wg_arena *a, struct wg_str root, struct wg_str folder)
{
	struct wg_str *names;
	size_t n;
	enum wg_file_error error =
	    wg_folder_list_below(a, root, folder, &names, &n);

	if (error == WG_FILE_OK)
		return n > 0;
	return error == WG_FILE_OUTSIDE ||
	    errno != ENOTDIR; /* a file among the folders */
}

/* None after a report. */
static void
list(struct wg_arena *a, struct wg_str root, struct wg_str folder,
    struct wg_str **names, size_t *n, struct wg_diag *diag)
{
	enum wg_file_error error =
	    wg_folder_list_below(a, root, folder, names, n);
	struct wg_source *source;

	if (error == WG_FILE_OK)
		return;
	*n = 0;
	source = WG_NEW(a, struct wg_source);
	source->name = folder;
	if (error == WG_FILE_OUTSIDE)
		wg_report(diag, WG_D_FILE_OUTSIDE, WG_WHOLE(source), "%.*s",
		    WG_ARG(folder));
	else
		wg_report(diag, WG_D_FILE_UNREADABLE, WG_WHOLE(source), "%s",
		    strerror(errno));
}

struct wg_str *
wg_areas_folders(struct wg_arena *a, struct wg_str root, size_t *n,
    struct wg_diag *diag)
{
	struct WG_VEC(struct wg_str) folders = { 0 };
	struct wg_str *names;
	size_t all;

	list(a, root, WG_STR(PAGES), &names, &all, diag);
	for (size_t i = 0; i < all; i++) {
		struct wg_str folder =
		    wg_str_fmt(a, PAGES "/%.*s", WG_ARG(names[i]));

		if (has_files(a, root, folder))
			WG_PUSH(a, &folders) = folder;
	}
	*n = folders.n;
	return folders.at;
}

static bool
is_domain(const struct wg_project *p, struct wg_str name)
{
	for (unsigned i = 0; i < p->n_domains; i++)
		if (wg_str_is(name, p->domains[i]))
			return true;
	return false;
}

static void
add(struct wg_project *p, struct wg_str name, struct wg_diag *diag)
{
	if (is_domain(p, name))
		return;
	if (p->n_domains == WG_DOMAIN_COUNT) {
		wg_report(diag, WG_D_AREA_MANY, WG_NOWHERE, "%.*s",
		    WG_ARG(name));
		return;
	}
	p->domains[p->n_domains++] = wg_str_dup(p->arena, name).ptr;
}

struct wg_str
wg_areas_near(const struct wg_project *p, struct wg_str name)
{
	struct wg_near near = { .word = name, .limit = NEAR };

	for (unsigned i = 0; i < p->n_domains; i++)
		wg_near_try(&near, wg_str(p->domains[i]));
	return near.found;
}

/* "health" of "health.po", if it can be the name of an area; or WG_NONE. */
static struct wg_str
stem(struct wg_str name, const char *end)
{
	struct wg_str s = wg_str_ends(name, wg_str(end)) ?
	    wg_str_head(name, name.len - strlen(end)) : WG_NONE;

	for (size_t i = 0; i < s.len; i++)
		if (!wg_is_letter(s.ptr[i]) && !wg_is_digit(s.ptr[i]) &&
		    (unsigned char)s.ptr[i] < 0x80 && s.ptr[i] != '-' &&
		    s.ptr[i] != '_')
			return WG_NONE;
	return s;
}

/* What has a template or a catalog, in one folder. */
static void
add_files(struct wg_arena *a, struct wg_str root, struct wg_str folder,
    const char *end, bool exactly, struct wg_project *p, struct wg_diag *diag)
{
	struct wg_str *names;
	size_t n;

	list(a, root, folder, &names, &n, diag);
	for (size_t i = 0; i < n; i++) {
		struct wg_str name = stem(names[i], end);

		if (name.len > 0 &&
		    (exactly || wg_areas_near(p, name).len == 0))
			add(p, name, diag);
	}
}

static int
by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

void
wg_areas_find(struct wg_arena *a, struct wg_str root, struct wg_project *p,
    const struct wg_str *folders, size_t n, struct wg_diag *diag)
{
	struct wg_str *languages;
	unsigned first;

	wg_domains_begin(p);
	first = p->n_domains;
	for (size_t i = 0; i < n; i++)
		add(p, wg_str_from(folders[i], sizeof(PAGES)), diag);
	add_files(a, root, WG_STR("locales"), ".pot", true, p, diag);
	list(a, root, WG_STR("locales"), &languages, &n, diag);
	for (size_t i = 0; i < n; i++)
		if (wg_language_lookup(&p->languages, languages[i]) != NULL &&
		    has_files(a, root, wg_str_fmt(a, "locales/%.*s",
			WG_ARG(languages[i]))))
			add_files(a, root, wg_str_fmt(a, "locales/%.*s",
			    WG_ARG(languages[i])), ".po", false, p, diag);
	qsort(p->domains + first, p->n_domains - first, sizeof(*p->domains),
	    by_name);
}
