/* The languages of a region, and what lies in its folders that nobody reads. */
#include "import/region_read.h"

#include <unistd.h>

#include "base/intl.h"
#include "import/region_write.h"

static const struct wg_language *
language_of(struct wg_region_import *m, struct wg_str code)
{
	static const struct {
		const char *code, *tag;
	} others[] = { { "ku", "kmr" }, { "pes", "fa" }, { "fa_pr", "fa" },
		{ "zh-cn", "zh-Hans" }, { "zh", "zh-Hans" }, { "orm", "om" },
		{ "sr-cyrl", "sr" } };
	const struct wg_language *l = wg_language_lookup(m->languages, code);

	for (size_t i = 0; l == NULL && i < sizeof(others) / sizeof(others[0]);
	     i++)
		if (wg_str_is(code, others[i].code))
			l = wg_language_lookup(m->languages,
			    wg_str(others[i].tag));
	return l;
}

static void
add_language(struct wg_region_import *m, struct wg_str code)
{
	const struct wg_language *language = language_of(m, code);

	/* "fa" and "pes" are one; and what is hidden may be shown. */
	for (size_t i = 0; language != NULL && i < m->spoken.n; i++)
		if (m->spoken.at[i].language == language) {
			if (!wg_str_eq(m->spoken.at[i].code, code))
				wg_report(m->diag, WG_D_IMPORT_LANGUAGE,
				    WG_WHOLE(m->region_file), "%.*s = %.*s",
				    WG_ARG(code), WG_ARG(m->spoken.at[i].code));
			return;
		}
	if (language == NULL)
		wg_report(m->diag, WG_D_IMPORT_LANGUAGE,
		    WG_WHOLE(m->region_file), "%.*s", WG_ARG(code));
	else if (wg_str_is(code, "de"))
		m->spoken.at[0] = (struct wg_feed_language){ code, language };
	else
		WG_PUSH(m->arena, &m->spoken) =
		    (struct wg_feed_language){ code, language };
}

/* Of 2022 a region does not say: those that have pages. */
static void
add_folders(struct wg_region_import *m)
{
	const char *path = wg_str_fmt(m->arena, "%.*s/api/v3/%.*s",
	    WG_ARG(m->folder), WG_ARG(m->name))
			       .ptr;
	struct wg_str *names;
	size_t n;

	if (!wg_folder_list(m->arena, path, &names, &n))
		return;
	for (size_t i = 0; i < n; i++)
		if (access(wg_str_fmt(m->arena, "%s/%.*s/pages/index.json",
			       path, WG_ARG(names[i]))
			       .ptr,
			F_OK) == 0)
			add_language(m, names[i]);
}

/* German first, whatever the order. */
bool
wg_region_languages(struct wg_region_import *m)
{
	const struct wg_js *list = wg_js_get(m->region, "languages");
	const struct wg_source *file;

	if (list == NULL || list->kind != WG_JS_ARRAY)
		list = wg_region_json(m,
		    wg_str_fmt(m->arena, "api/v3/%.*s/languages/index.json",
			WG_ARG(m->name)),
		    false, WG_JS_ARRAY, &file);
	WG_PUSH(m->arena, &m->spoken) =
	    (struct wg_feed_language){ .language = NULL };
	for (const struct wg_js *l = list == NULL ? NULL : list->first;
	     l != NULL; l = l->next)
		add_language(m, wg_js_text(l, "code"));
	if (list == NULL || m->hidden)
		add_folders(m);
	if (m->spoken.at[0].language == NULL)
		wg_report(m->diag, WG_D_IMPORT_FEED, WG_WHOLE(m->region_file),
		    "%s", _("it has no German"));
	return m->spoken.at[0].language != NULL;
}

/* A file of 'folder', which is that of the region or its German. */
static void
tell_unread(struct wg_region_import *m, struct wg_str folder,
    struct wg_str name)
{
	static const char *const known[] = { "languages", "pages", "locations",
		"events", "news", "imprint", "location-categories" };
	struct wg_str path = wg_str_fmt(m->arena, "%.*s/%.*s/index.json",
			  WG_ARG(folder), WG_ARG(name)),
		      words;
	const struct wg_source *file;
	const struct wg_js *js;
	struct wg_js_error e;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (wg_str_is(name, known[i]))
			return;
	if (!wg_region_has(m, path) ||
	    (file = wg_region_source(m, path, false)) == NULL)
		return;
	js = wg_js_read(m->arena, file->text, &e);
	words = js == NULL ? wg_str(_(e.why)) : wg_region_words(m->arena, js);
	if (words.len > 0)
		wg_region_note(m, WG_D_IMPORT_UNREAD,
		    wg_str_fmt(m->arena, "%.*s: %.*s", WG_ARG(name),
			WG_ARG(words)),
		    NULL);
}

/* Languages that have files and are not shown to anybody; and files of which
 * nothing is read. */
void
wg_region_hidden(struct wg_region_import *m)
{
	struct wg_str folder =
	    wg_str_fmt(m->arena, "api/v3/%.*s", WG_ARG(m->name));
	struct wg_str german = wg_str_fmt(m->arena, "%.*s/de", WG_ARG(folder));
	struct wg_str *names;
	size_t n;

	if (!wg_folder_list(m->arena,
		wg_str_fmt(m->arena, "%.*s/%.*s", WG_ARG(m->folder),
		    WG_ARG(folder))
		    .ptr,
		&names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		bool known = language_of(m, names[i]) == NULL;

		if (known)
			tell_unread(m, folder, names[i]);
		for (size_t k = 0; k < m->spoken.n; k++)
			known |= wg_str_eq(names[i], m->spoken.at[k].code);
		if (!known)
			wg_report(m->diag, WG_D_IMPORT_LANGUAGE,
			    WG_WHOLE(m->region_file), "%.*s: %s",
			    WG_ARG(names[i]),
			    _("the region does not show it; --hidden imports it"));
	}
	if (!wg_folder_list(m->arena,
		wg_str_fmt(m->arena, "%.*s/%.*s", WG_ARG(m->folder),
		    WG_ARG(german))
		    .ptr,
		&names, &n))
		return;
	for (size_t i = 0; i < n; i++)
		tell_unread(m, german, names[i]);
}
