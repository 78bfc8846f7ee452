/*
 * wegweiser rollback: what it did is read from the manifests of the two
 * trees, which have changed places; and it says what nobody should forget, that
 * the sources still say what was taken back.
 */
#include "cli/run.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/map.h"
#include "front/json/json.h"
#include "store/ending.h"
#include "store/stage.h"

/* The files of site/ by path; NULL: there is no manifest. */
static const struct wg_js *
files_of(struct wg_arena *a, struct wg_str folder, const char *tree)
{
	struct wg_js_error error;
	struct wg_str text;

	if (wg_file_read(a, wg_str_fmt(a, "%.*s/%sreport/manifest.json",
	    WG_ARG(folder), tree).ptr, WG_JS_BYTES, &text) != WG_FILE_OK)
		return NULL;
	return wg_js_get(wg_js_read(a, text, &error), "files");
}

static bool
is_public(const struct wg_js *file)
{
	return wg_str_starts(wg_js_text(file, "path"), WG_STR("site/"));
}

static void
tell_files(struct wg_arena *a, const struct wg_js *now,
    const struct wg_js *before)
{
	struct wg_map hashes = { 0 }, paths = { 0 };
	unsigned other = 0, back = 0, gone = 0;

	for (const struct wg_js *f = before->first; f != NULL; f = f->next)
		if (is_public(f))
			wg_map_put(a, &hashes, wg_js_text(f, "path"),
			    (void *)(uintptr_t)f);
	for (const struct wg_js *f = now->first; f != NULL; f = f->next) {
		const struct wg_js *was;

		if (!is_public(f))
			continue;
		wg_map_put(a, &paths, wg_js_text(f, "path"), a);
		was = wg_map_get(&hashes, wg_js_text(f, "path"));
		back += was == NULL;
		other += was != NULL && !wg_str_eq(wg_js_text(was, "sha256"),
		    wg_js_text(f, "sha256"));
	}
	for (const struct wg_js *f = before->first; f != NULL; f = f->next)
		gone += is_public(f) && wg_map_get(&paths,
		    wg_js_text(f, "path")) == NULL;
	fprintf(stderr, _("the output before the last build is back: of the "
	    "public files %u are other, %u have come back, %u are gone\n"),
	    other, back, gone);
}

static void
tell(struct wg_run *r, struct wg_str folder)
{
	const struct wg_js *now = files_of(r->arena, folder, "");
	const struct wg_js *before =
	    files_of(r->arena, folder, ".previous/");

	if (r->options.diag.quiet)
		return;
	if (now != NULL && before != NULL)
		tell_files(r->arena, now, before);
	else
		fputs(_("the output before the last build is back\n"),
		    stderr);
	fputs(_("content/ and locales/ still say what was taken back: the next "
		"build writes it again, unless it is taken back there too.  "
		"'wegweiser rollback' once more undoes this.\n"), stderr);
}

int
wg_run_rollback(struct wg_run *r)
{
	struct wg_str folder;
	struct wg_stage_trouble trouble;

	if (!wg_run_output(r, &folder))
		return WG_EXIT_USAGE;
	wg_ending_says(_("stopped; the output stays as it was"));
	if (wg_stage_rollback(folder.ptr, &trouble)) {
		tell(r, folder);
		return WG_EXIT_OK;
	}
	fprintf(stderr, "wegweiser: %.*s\n",
	    WG_ARG(wg_stage_say(r->arena, folder.ptr, &trouble)));
	return WG_EXIT_MACHINE;
}
