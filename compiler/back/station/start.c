/* The start page, and which page a path is. */
#include "back/station/view.h"

#include "base/arena.h"

static void
put_offer(struct wg_leaf *v, const char *path, const char *name,
    const char *what)
{
	wg_html_open(&v->h, "li");
	wg_leaf_form(v, path, NULL);
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "aria-describedby",
	    wg_str_fmt(v->arena, "about%s", path));
	wg_html_text(&v->h, wg_str(name));
	wg_html_close(&v->h);
	wg_html_open(&v->h, "p");
	wg_html_attr(&v->h, "id", wg_str_fmt(v->arena, "about%s", path));
	wg_html_text(&v->h, wg_str(what));
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_station_start(struct wg_leaf *v)
{
	wg_leaf_open(v, _("What do you want to do?"), "/");
	wg_html_open(&v->h, "ul");
	wg_html_attr(&v->h, "class", WG_STR("offers"));
	wg_html_line(&v->h);
	put_offer(v, "/print", _("Print"), _("Posters, notices, leaflets: "
	    "choose what for, see the sheet, get the PDF."));
	put_offer(v, "/read", _("Read over"), _("Translations that nobody has "
	    "read yet, beside the German text: accept or correct them."));
	put_offer(v, "/change", _("Change"), _("Opening hours, closing days, "
	    "phone, room, walking minutes of a place or house."));
	put_offer(v, "/notice", _("Notice"), _("A sheet for the door: closed "
	    "on these days, in all languages."));
	put_offer(v, "/send", _("Send changes"), _("What was changed here, to "
	    "those who look after the pages: as a file to mail, or as a "
	    "commit."));
	wg_html_close(&v->h);
	wg_leaf_close(v);
}

bool
wg_station_write(struct wg_arena *a, const struct wg_station *s,
    struct wg_str path, struct wg_out *out)
{
	static const struct {
		const char *path;
		void (*write)(struct wg_leaf *);
	} pages[] = { { "/", wg_station_start },
		{ "/print", wg_station_print },
		{ "/read", wg_station_read },
		{ "/change", wg_station_change },
		{ "/notice", wg_station_notice },
		{ "/send", wg_station_send } };
	struct wg_leaf v = { .h = { .out = out }, .arena = a, .s = s };

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (wg_str_is(path, pages[i].path)) {
			pages[i].write(&v);
			return true;
		}
	return false;
}
