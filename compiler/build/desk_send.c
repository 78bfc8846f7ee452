/*
 * What was changed here, on its way to others: a patch to mail, or a commit.
 * Each file is kept as it was before its first change; sending it begins
 * anew.  Nothing here opens the network.
 */
#include "build/desk_act.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/patch.h"
#include "base/source.h"
#include "build/job.h"
#include "store/git.h"
#include "values/slug.h"

#define LARGEST ((size_t)20 << 20)

struct wg_desk_origin {
	struct wg_arena *arena; /* its own */
	struct wg_desk_origin *next; /* in the order of changes */
	struct wg_str name, was;
};

void
wg_desk_keep_origin(struct wg_desk *desk, struct wg_str name,
    struct wg_str was)
{
	struct wg_desk_origin **at = &desk->origins;
	struct wg_arena *a;

	for (; *at != NULL; at = &(*at)->next)
		if (wg_str_eq((*at)->name, name))
			return;
	a = wg_arena_open();
	*at = WG_NEW(a, struct wg_desk_origin);
	**at = (struct wg_desk_origin){ .arena = a,
		.name = wg_str_dup(a, name),
		.was = was.ptr == NULL ? WG_NONE : wg_str_dup(a, was) };
}

void
wg_desk_forget_origins(struct wg_desk *desk)
{
	while (desk->origins != NULL) {
		struct wg_desk_origin *next = desk->origins->next;

		wg_arena_close(desk->origins->arena);
		desk->origins = next;
	}
}

/* What lies there now; WG_NONE: nothing. */
static struct wg_str
now(const struct wg_desk *desk, struct wg_arena *a, struct wg_str name)
{
	struct wg_str bytes;

	return wg_file_read_below(a, desk->job->root, name, LARGEST,
		   &bytes) == WG_FILE_OK ? bytes : WG_NONE;
}

const struct wg_station_unsent *
wg_desk_unsent(const struct wg_desk *desk, struct wg_arena *a)
{
	struct wg_station_unsent *u = WG_NEW(a, struct wg_station_unsent);
	struct WG_VEC(struct wg_str) names = { 0 };
	struct wg_out patch = { 0 };

	for (const struct wg_desk_origin *o = desk->origins; o; o = o->next) {
		size_t before = patch.len;

		wg_patch_put(a, &patch, o->name, o->was,
		    now(desk, a, o->name));
		if (patch.len > before)
			WG_PUSH(a, &names) = o->name;
	}
	u->names = names.at;
	u->n = names.n;
	u->patch = wg_str_dup(a, wg_out_str(&patch));
	u->git = names.n > 0 && wg_git_knows(
	    a, desk->job->root, WG_STR("content/project.xml"));
	wg_out_free(&patch);
	return u;
}

void
wg_act_patch(struct wg_act *act)
{
	const struct wg_station_unsent *u =
	    wg_desk_unsent(act->desk, act->arena);

	struct wg_str path = act->desk->job->root, folder = WG_NONE;

	if (u->n == 0)
		return;
	while (path.len > 0)
		folder = wg_str_cut(&path, '/');
	folder = wg_slug(act->arena, folder);
	wg_out_put(act->file, u->patch);
	act->type = "text/x-patch; charset=utf-8";
	act->name = wg_str_fmt(act->arena, "%.*s-%.*s.patch",
	    WG_ARG(folder), WG_ARG(act->model->today));
}

/* Is what will be committed what was changed here? */
static bool
is_ours(struct wg_act *act)
{
	struct wg_str root = act->desk->job->root;

	for (const struct wg_desk_origin *o = act->desk->origins; o;
	     o = o->next) {
		struct wg_str committed =
		    wg_git_committed(act->arena, root, o->name);

		if (wg_str_eq(committed, o->was))
			continue;
		wg_act_say(act, true, NULL, _("%.*s had other changes before, "
		    "which are not committed yet. Whoever made them should do "
		    "that first."), WG_ARG(o->name));
		return false;
	}
	return true;
}

void
wg_act_commit(struct wg_act *act)
{
	const struct wg_station_unsent *u =
	    wg_desk_unsent(act->desk, act->arena);
	struct wg_str message = wg_act_field(act, "message"), why;
	int fd;
	bool ok;

	if (u->n == 0 || !u->git)
		return;
	if (message.len == 0) {
		wg_act_say(act, true, "message", "%s",
		    _("Say in a sentence what was changed."));
		return;
	}
	if (!wg_act_lock(act, &fd))
		return;
	ok = is_ours(act);
	if (ok) {
		ok = wg_git_commit(act->arena, act->desk->job->root, u->names,
		    u->n, message, &why);
		if (!ok)
			wg_act_say(act, true, NULL, _("git did not commit it: "
			    "%.*s"), WG_ARG(why));
	}
	if (fd >= 0)
		close(fd);
	if (!ok)
		return;
	wg_desk_forget_origins(act->desk);
	wg_act_say(act, false, NULL, _("Committed. Files: %zu."), u->n);
	act->station->done = true;
}

void
wg_act_sent(struct wg_act *act)
{
	wg_desk_forget_origins(act->desk);
	wg_act_say(act, false, NULL, "%s", _("The list is empty again."));
}
