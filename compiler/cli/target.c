/* Paths are compared after all links, as far as they exist. */
#include "cli/target.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/source.h"

#define LARGEST ((size_t)1 << 28)

/* The real path; of a file that is to be made, that of its folder and its
 * name.  Empty: there is no such folder. */
static struct wg_str
real_path(struct wg_arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	struct wg_str found, folder = wg_str(path), name;

	if (real == NULL) {
		while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
			folder.len--;
		name = folder;
		while (folder.len > 0 && folder.ptr[folder.len - 1] != '/')
			folder.len--;
		name = wg_str_from(name, folder.len);
		real = realpath(folder.len == 0 ? "." :
			wg_str_dup(a, folder).ptr, NULL);
		if (real == NULL)
			return WG_NONE;
		found = wg_str_fmt(a, "%s%s%.*s", real,
		    real[1] == '\0' ? "" : "/", WG_ARG(name));
	} else {
		found = wg_str_dup(a, wg_str(real));
	}
	free(real);
	return found;
}

static bool
is_in(struct wg_str path, struct wg_str folder)
{
	return path.len > 0 && folder.len > 0 &&
	    wg_str_starts(path, folder) && (path.len == folder.len ||
		path.ptr[folder.len] == '/' || folder.len == 1);
}

/* Is it among what people write? */
static bool
is_source(struct wg_arena *a, struct wg_str root, struct wg_str real)
{
	static const char *const folders[] = { "content", "locales" };

	for (size_t i = 0; i < 2; i++) {
		struct wg_str folder = wg_str_fmt(
		    a, "%.*s/%s", WG_ARG(root), folders[i]);

		if (is_in(real, folder) ||
		    is_in(real, real_path(a, folder.ptr)))
			return true;
	}
	return false;
}

/* Is it in another output, or in what that keeps for itself? */
static bool
is_in_another(struct wg_arena *a, struct wg_str real)
{
	static const char *const marks[] = { "report/manifest.json",
		".built" };

	while (real.len > 1) {
		while (real.len > 0 && real.ptr[real.len - 1] != '/')
			real.len--;
		real.len -= real.len > 0;
		for (size_t i = 0; i < 2; i++)
			if (access(wg_str_fmt(a, "%.*s/%s", WG_ARG(real),
				marks[i]).ptr, F_OK) == 0)
				return true;
	}
	return false;
}

const char *
wg_target_for_output(
    struct wg_arena *a, struct wg_str root, const char *folder)
{
	struct wg_str real = real_path(a, folder);

	if (is_source(a, root, real))
		return _("sources and catalogs are there; choose a folder "
		       "outside content/ and locales/");
	if (is_in_another(a, real))
		return _("it is in another output; choose a folder of its "
		       "own");
	if (is_in(root, real))
		return _("the project itself is in it; choose a folder of its "
		       "own");
	return NULL;
}

static bool
is_our_pdf(struct wg_str text)
{
	return wg_str_starts(text, WG_STR("%PDF-")) &&
	    wg_str_find_str(text, WG_STR("Producer>wegweiser ")) >= 0;
}

/* Is it in a part of an output, where a build puts files and takes them away?
 * What lies beside the parts stays. */
static bool
is_published(struct wg_arena *a, struct wg_str real)
{
	while (real.len > 0 && real.ptr[real.len - 1] != '/')
		real.len--;
	real.len -= real.len > 1;
	return is_in_another(a, real);
}

const char *
wg_target_for_pdf(struct wg_arena *a, struct wg_str root, const char *path,
    struct wg_str *was)
{
	struct wg_str real = real_path(a, path);
	struct stat st;

	*was = WG_NONE;
	if (is_source(a, root, real))
		return _("sources and catalogs are there; choose a place "
		       "outside content/ and locales/");
	if (is_published(a, real))
		return _("an output is there, whose files a build makes; "
		       "choose another place");
	switch (wg_file_read(a, path, LARGEST, was)) {
	case WG_FILE_OK:
		return was->len == 0 || is_our_pdf(*was) ? NULL :
		    _("this file is no PDF of ours and stays; choose another "
		      "name");
	case WG_FILE_MISSING:
		if (lstat(path, &st) == 0)
			return _("it is a link that leads nowhere");
		errno = ENOENT;
		return real.len > 0 ? NULL : strerror(ENOENT);
	case WG_FILE_SPECIAL:
		return _("it is no regular file; '-o -' writes to standard "
		       "output");
	case WG_FILE_TOO_LARGE:
		return _("this file is no PDF of ours and stays; choose "
		       "another name");
	default:
		return strerror(errno);
	}
}
