/*
 * Who opens the station from a menu has no folder: the projects in the home
 * are looked for, not deeper than three folders, and never through links.
 */
#include "cli/run.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"

#define DEPTH 3
#define MOST 20000 /* entries that are looked at */

struct search {
	struct wg_arena *arena;
	struct WG_VEC(struct wg_str) found;
	unsigned looked;
};

static bool
is_project(struct search *s, struct wg_str folder)
{
	return access(wg_str_fmt(s->arena, "%.*s/content/project.xml",
	    WG_ARG(folder)).ptr, F_OK) == 0;
}

static void
look(struct search *s, struct wg_str folder, unsigned depth)
{
	DIR *dir;
	struct dirent *entry;

	if (is_project(s, folder)) {
		WG_PUSH(s->arena, &s->found) = folder;
		return;
	}
	if (depth == 0 || (dir = opendir(folder.ptr)) == NULL)
		return;
	while (s->looked < MOST && (entry = readdir(dir)) != NULL) {
		struct wg_str path;
		struct stat st;

		s->looked++;
		if (entry->d_name[0] == '.')
			continue;
		path = wg_str_fmt(
		    s->arena, "%.*s/%s", WG_ARG(folder), entry->d_name);
		if (lstat(path.ptr, &st) == 0 && S_ISDIR(st.st_mode))
			look(s, path, depth - 1);
	}
	closedir(dir);
}

static int
by_name(const void *a, const void *b)
{
	return wg_str_cmp(*(const struct wg_str *)a,
	    *(const struct wg_str *)b);
}

struct wg_str
wg_run_project_at_home(struct wg_run *r)
{
	const char *home = getenv("HOME");
	struct search s = { .arena = r->arena };

	if (home == NULL || home[0] != '/' || strlen(home) < 2)
		return WG_NONE;
	look(&s, wg_str_dup(r->arena, wg_str(home)), DEPTH);
	if (s.found.n == 1)
		return s.found.at[0];
	if (s.found.n > 1) {
		qsort(s.found.at, s.found.n, sizeof(*s.found.at), by_name);
		fprintf(stderr, "wegweiser: %s\n",
		    _("there are several projects; name one with -C:"));
	}
	for (size_t i = 0; i < s.found.n; i++)
		fprintf(stderr, "  %.*s\n", WG_ARG(s.found.at[i]));
	return WG_NONE;
}
