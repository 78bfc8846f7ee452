/*
 * What was changed here, on its way to others: a patch to mail, or a commit.
 * Nothing here opens the network.
 */
#include "build/desk_act.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/patch.h"
#include "base/source.h"
#include "build/job.h"
#include "store/ledger.h"
#include "values/slug.h"

#define LARGEST ((size_t)20 << 20)

/* What lies there now; WG_NONE: nothing.  False: it cannot be read. */
static bool
now(const struct wg_desk *desk, struct wg_arena *a, struct wg_str name,
    struct wg_str *text)
{
	enum wg_file_error error = wg_file_read_below(
	    a, desk->job->root, name, LARGEST, text);

	if (error != WG_FILE_OK)
		*text = WG_NONE;
	return error == WG_FILE_OK || error == WG_FILE_MISSING;
}

const struct wg_station_unsent *
wg_desk_unsent(const struct wg_desk *desk, struct wg_arena *a)
{
	struct wg_station_unsent *u = WG_NEW(a, struct wg_station_unsent);
	struct WG_VEC(struct wg_station_unsent_file) files = { 0 };
	struct wg_out patch = { 0 };

	for (const struct wg_ledger_origin *o = desk->ledger->origins; o;
	     o = o->next) {
		size_t before = patch.len;
		struct wg_str text;
		bool readable = now(desk, a, o->name, &text);

		if (readable)
			wg_patch_put(a, &patch, o->name, o->was, text);
		if (readable && patch.len == before)
			continue;
		WG_PUSH(a, &files) = (struct wg_station_unsent_file){
			.name = o->name, .unreadable = !readable,
			.shared = o->shared || !wg_ledger_is_ours(o, text) };
	}
	u->files = files.at;
	u->n = files.n;
	u->patch = wg_str_dup(a, wg_out_str(&patch));
	u->damaged = desk->ledger->damaged;
	u->git = wg_desk_has_git(desk);
	u->number = desk->n_commits;
	wg_out_free(&patch);
	return u;
}

void
wg_act_patch(struct wg_act *act)
{
	const struct wg_station_unsent *u =
	    wg_desk_unsent(act->desk, act->arena);
	struct wg_str path = act->desk->job->root, folder = WG_NONE;

	if (u->patch.len == 0)
		return;
	while (path.len > 0)
		folder = wg_str_cut(&path, '/');
	folder = wg_slug(act->arena, folder);
	wg_out_put(act->file, u->patch);
	act->type = "text/x-patch; charset=utf-8";
	act->name = wg_str_fmt(act->arena, "%.*s-%.*s.patch",
	    WG_ARG(folder), WG_ARG(act->model->today));
}

void
wg_act_commit(struct wg_act *act)
{
	struct wg_desk *desk = act->desk;
	struct wg_str message = wg_act_field(act, "message");

	/* Asked once more, by who could not wait for the answer. */
	if (wg_fields_number(act->station->form, "number", UINT32_MAX) <
		desk->n_commits || desk->ledger->origins == NULL)
		return;
	if (message.len == 0)
		wg_act_say(act, true, "message", "%s",
		    _("Say in a sentence what was changed."));
	else if (wg_desk_git_works(desk))
		wg_act_say(act, true, NULL, "%s",
		    _("git is just at work there; try again in a moment"));
	else
		wg_desk_git_commit(desk, message);
}

void
wg_act_sent(struct wg_act *act)
{
	if (wg_desk_git_works(act->desk)) {
		wg_act_say(act, true, NULL, "%s",
		    _("git is just at work there; try again in a moment"));
		return;
	}
	wg_ledger_sent(act->desk->ledger);
	wg_act_say(act, false, NULL, "%s", _("The list is empty again."));
}
