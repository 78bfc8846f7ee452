/* One line more in LINGUAS, then what update does for one language. */
#include "catalog/new_language.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "store/replace.h"
#include "model/language.h"

#define LARGEST (1u << 20)

/* The tag on a line, or empty: a comment. */
static struct wg_str
tag_on(struct wg_str line)
{
	struct wg_str words = wg_str_cut(&line, '#');

	return wg_str_word(&words);
}

static bool
in_order(struct wg_str text)
{
	struct wg_str last = WG_NONE;

	while (text.len > 0) {
		struct wg_str tag = tag_on(wg_str_cut(&text, '\n'));

		if (tag.len > 0 && wg_str_cmp(last, tag) > 0)
			return false;
		last = tag.len > 0 ? tag : last;
	}
	return true;
}

static struct wg_str
with_tag(struct wg_arena *a, struct wg_str text, struct wg_str tag)
{
	bool ordered = in_order(text), done = false;
	struct wg_out out = { 0 };
	struct wg_str result;

	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		struct wg_str here = tag_on(line);

		if (!done && ordered && here.len > 0 &&
		    wg_str_cmp(here, tag) > 0) {
			wg_out_fmt(&out, "%.*s\n", WG_ARG(tag));
			done = true;
		}
		wg_out_fmt(&out, "%.*s\n", WG_ARG(line));
	}
	if (!done)
		wg_out_fmt(&out, "%.*s\n", WG_ARG(tag));
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

static bool
add_to_linguas(const struct wg_project *p, struct wg_str root,
    const struct wg_language *l, bool dry_run, struct wg_update_count *count,
    struct wg_diag *diag)
{
	struct wg_replacement r = { .root = root, .dry_run = dry_run };
	enum wg_replaced done = WG_NOT_REPLACED;
	enum wg_file_error error;

	for (size_t i = 0; i < p->n_active; i++)
		if (p->active[i] == l)
			return true;
	error = wg_file_read_below(
	    p->arena, root, WG_STR("locales/LINGUAS"), LARGEST, &r.was);
	r.path = wg_str_fmt(
	    p->arena, "%.*s/locales/LINGUAS", WG_ARG(root)).ptr;
	r.bytes = with_tag(p->arena, r.was, l->tag);
	if (error == WG_FILE_OK || error == WG_FILE_MISSING)
		done = wg_replace(&r);
	count->written += done == WG_REPLACED;
	if (done == WG_REPLACED || done == WG_SAME)
		return true;
	wg_report(diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s", r.path,
	    wg_replaced_say(done));
	return false;
}

enum wg_new_language
wg_new_language(const struct wg_project *p, struct wg_str root,
    struct wg_str tag, bool dry_run, struct wg_update_count *count,
    const struct wg_language **near, struct wg_diag *diag)
{
	const struct wg_language *l =
	    wg_language_lookup(&p->languages, tag);
	const struct wg_update_options options = { .dry_run = dry_run,
		.only = l };

	*near = NULL;
	if (l == NULL) {
		*near = wg_language_lookup(&p->languages,
		    wg_language_near(&p->languages, tag));
		return WG_NEW_UNKNOWN;
	}
	if (l == p->source)
		return WG_NEW_SOURCE;
	if (!wg_update(p, root, 0, &options, count, diag) ||
	    !add_to_linguas(p, root, l, dry_run, count, diag))
		return WG_NEW_FAILED;
	return WG_NEW_DONE;
}
