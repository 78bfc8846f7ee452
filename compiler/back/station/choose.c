/* Pages from before there is a project: which one, and wait. */
#include "back/station/view.h"

#include "base/arena.h"

static struct wg_leaf
begin(struct wg_arena *a, struct wg_out *out, const struct wg_station *s,
    const char *title)
{
	struct wg_leaf v = { .h = { .out = out }, .arena = a, .s = s };

	wg_leaf_head(&v, title);
	return v;
}

static void
put_project(struct wg_leaf *v, struct wg_str folder, size_t i)
{
	struct wg_str rest = folder, name = WG_NONE;

	while (rest.len > 0)
		name = wg_str_cut(&rest, '/');
	wg_html_open(&v->h, "li");
	wg_leaf_form(v, "/choose", NULL);
	wg_leaf_hidden(v, "project", wg_str_fmt(v->arena, "%zu", i));
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "aria-describedby",
	    wg_str_fmt(v->arena, "folder-%zu", i));
	wg_html_text(&v->h, name);
	wg_html_close(&v->h);
	wg_html_open(&v->h, "p");
	wg_html_attr(&v->h, "id", wg_str_fmt(v->arena, "folder-%zu", i));
	wg_html_text(&v->h, folder);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_station_choose(struct wg_arena *a, struct wg_out *out,
    struct wg_str token, const struct wg_str *folders, size_t n, bool failed)
{
	const struct wg_station s = { .token = token };
	struct wg_leaf v = begin(a, out, &s, _("Which project?"));

	wg_html_open(&v.h, "div");
	wg_html_attr(&v.h, "id", WG_STR("told"));
	wg_html_attr(&v.h, "role", WG_STR("status"));
	if (failed)
		wg_leaf_text(&v, "p", "word bad", wg_str(_("This project "
		    "cannot be opened; the window that wegweiser was started "
		    "in says why.")));
	wg_html_close(&v.h);
	wg_html_line(&v.h);
	wg_html_open(&v.h, "ul");
	wg_html_attr(&v.h, "class", WG_STR("offers"));
	wg_html_line(&v.h);
	for (size_t i = 0; i < n; i++)
		put_project(&v, folders[i], i);
	wg_html_close(&v.h);
	wg_leaf_close(&v);
}

void
wg_station_opening(struct wg_out *out, struct wg_str token)
{
	const struct wg_station s = { .token = token };
	struct wg_leaf v = begin(NULL, out, &s, _("The project is being read"));

	wg_leaf_form(&v, "/choose", NULL);
	wg_leaf_button(&v, NULL, WG_NONE, _("Go on"));
	wg_html_close(&v.h);
	wg_leaf_close(&v);
}
