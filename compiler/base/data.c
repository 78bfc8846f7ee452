/*
 * Relative to the program, so that moving an installation breaks nothing.  A
 * folder counts if it has the registry of languages: without that nothing in
 * it could be used.
 */
#include "base/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char found[PATH_MAX];

/* False: there is no 'name' in the folder. */
static bool
find_in(const char *folder, const char *name, char path[PATH_MAX])
{
	int n = snprintf(path, PATH_MAX, "%s/%s", folder, name);

	return n > 0 && n < PATH_MAX && access(path, R_OK) == 0;
}

bool
wg_beside_program(const char *name, char path[PATH_MAX])
{
	char folder[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", folder, sizeof(folder) - 1);
	char *slash;

	if (n <= 0)
		return false;
	folder[n] = '\0';
	slash = strrchr(folder, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	return find_in(folder, name, path);
}

static void
look_beside_program(void)
{
	static const char *const folders[] = { "../share/wegweiser", ".." };
	char path[PATH_MAX], registry[PATH_MAX];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (!wg_beside_program(folders[i], path) ||
		    !find_in(path, "locales/languages.tsv", registry))
			continue;
		if (realpath(path, found) == NULL)
			found[0] = '\0';
		return;
	}
}

bool
wg_data_open(void)
{
	const char *given = getenv("WEGWEISER_DATA");

	found[0] = '\0';
	if (given == NULL)
		look_beside_program();
	else if (given[0] != '\0' && realpath(given, found) == NULL) {
		found[0] = '\0';
		return false;
	}
	return true;
}

struct wg_str
wg_data_dir(void)
{
	return wg_str(found);
}

struct wg_str
wg_data_beside(struct wg_str root)
{
	struct wg_str dir = wg_data_dir();

	return wg_str_eq(dir, root) ? WG_NONE : dir;
}
