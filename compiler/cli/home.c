/*
 * Who opens the station from a menu has no folder: the projects in the home
 * are looked for, not deeper than three folders, and never through links; the
 * home itself may be one, and a root has none (base/source.h).
 */
#include "cli/run.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

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

void
wg_run_projects_at_home(struct wg_run *r)
{
	const char *home = getenv("HOME");
	struct search s = { .arena = r->arena };
	char *real;

	if (home == NULL || home[0] != '/' || strlen(home) < 2 ||
	    (real = realpath(home, NULL)) == NULL)
		return;
	look(&s, wg_str_dup(r->arena, wg_str(real)), DEPTH);
	free(real);
	if (s.found.n > 0)
		qsort(s.found.at, s.found.n, sizeof(*s.found.at), by_name);
	r->choices = s.found.at;
	r->n_choices = s.found.n;
}
