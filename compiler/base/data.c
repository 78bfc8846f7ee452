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

bool
wg_program_folder(char folder[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", folder, PATH_MAX - 1);
	char *slash;

	if (n <= 0)
		return false;
	folder[n] = '\0';
	slash = strrchr(folder, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	return true;
}

static bool
has_registry(const char *folder)
{
	char path[PATH_MAX];
	int n = snprintf(
	    path, sizeof(path), "%s/locales/languages.tsv", folder);

	return n > 0 && (size_t)n < sizeof(path) && access(path, R_OK) == 0;
}

static void
look_beside_program(void)
{
	static const char *const places[] = { "../share/wegweiser", ".." };
	char folder[PATH_MAX], path[PATH_MAX];

	if (!wg_program_folder(folder))
		return;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		int n = snprintf(
		    path, sizeof(path), "%s/%s", folder, places[i]);

		if (n < 0 || (size_t)n >= sizeof(path) ||
		    !has_registry(path))
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
