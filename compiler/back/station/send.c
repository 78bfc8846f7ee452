/*
 * Sending what was changed: the program mails nothing itself, it makes the
 * file for it; or a commit, which the next push of whoever pushes takes along.
 */
#include "back/station/view.h"

#include "base/arena.h"
#include "model/project.h"

#define SHOWN ((size_t)100000) /* of the patch [bytes] */

static void
put_file(struct wg_leaf *v, const struct wg_station_unsent_file *f)
{
	wg_html_open(&v->h, "li");
	wg_html_text(&v->h, f->name);
	if (f->shared || f->unreadable)
		wg_leaf_text(v, "p", "word bad", wg_str(f->unreadable ?
		    _("It cannot be read just now, and is not sent.") :
		    _("Somebody else has changed it, too: their lines would "
		      "be sent with yours.")));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_files(struct wg_leaf *v, const struct wg_station_unsent *u)
{
	struct wg_str shown = wg_str_head(u->patch, SHOWN);

	wg_html_leaf(&v->h, "h2", wg_str(_("Files that were changed")));
	wg_html_open(&v->h, "ul");
	wg_html_line(&v->h);
	for (size_t i = 0; i < u->n; i++)
		put_file(v, &u->files[i]);
	wg_html_close(&v->h);
	wg_html_open(&v->h, "details");
	wg_html_attr(&v->h, "id", WG_STR("lines"));
	wg_html_leaf(&v->h, "summary", wg_str(_("The lines that differ")));
	while (shown.len < u->patch.len && shown.len > 0 &&
	    shown.ptr[shown.len - 1] != '\n')
		shown.len--;
	wg_leaf_text(v, "pre", "patch", shown);
	if (shown.len < u->patch.len)
		wg_html_leaf(&v->h, "p", wg_str(_("… the file has all.")));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_mail(struct wg_leaf *v)
{
	struct wg_str to = v->s->project->email;

	wg_html_leaf(&v->h, "h2", wg_str(_("As a file to mail")));
	wg_leaf_text(v, "p", NULL, to.len > 0 ? wg_str_fmt(v->arena,
	    _("Mail this file to %.*s, or to whoever looks after the pages; "
	      "they take it over with “git apply”. This program itself sends "
	      "nothing."), WG_ARG(to)) : wg_str(
	    _("Mail this file to whoever looks after the pages; they take it "
	      "over with “git apply”. This program itself sends nothing.")));
	wg_leaf_form(v, "/send", NULL);
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", WG_STR("do"));
	wg_html_attr(&v->h, "value", WG_STR("patch"));
	wg_html_attr(&v->h, "formaction", WG_STR("/changes.patch"));
	wg_html_text(&v->h, wg_str(_("Save the file")));
	wg_html_close(&v->h);
	wg_html_text(&v->h, WG_STR(" "));
	wg_leaf_button(v, "do", WG_STR("sent"),
	    _("It was sent: begin a new list"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_commit(struct wg_leaf *v)
{
	wg_html_leaf(&v->h, "h2", wg_str(_("As a commit")));
	wg_leaf_form(v, "/send", NULL);
	wg_leaf_hidden(v, "number",
	    wg_str_fmt(v->arena, "%u", v->s->unsent->number));
	wg_leaf_entry(v, &(struct wg_entry){ .name = "message",
	    .label = _("What was changed, in a sentence"), .type = "text",
	    .value = v->s->done ? WG_NONE :
		wg_fields_get(v->s->form, "message"),
	    .hint = _("These files alone are committed, in your name as git "
		"knows it; nothing is pushed.") });
	wg_leaf_button(v, "do", WG_STR("commit"), _("Commit"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_station_send(struct wg_leaf *v)
{
	const struct wg_station_unsent *u = v->s->unsent;

	wg_leaf_open(v, _("Send changes"), "/send");
	if (u->damaged)
		wg_leaf_text(v, "p", "word bad", wg_str(_("What was noted of "
		    "earlier changes is damaged: some of them may be missing "
		    "here.")));
	if (u->n == 0) {
		wg_html_leaf(&v->h, "p", wg_str(_("There is nothing to send: "
		    "nothing was changed here since you sent changes last.")));
	} else {
		put_files(v, u);
		if (u->git)
			put_commit(v);
		put_mail(v);
	}
	wg_leaf_close(v);
}
