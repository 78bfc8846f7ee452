/*
 * What was changed here, on its way to others: a patch to mail, or a commit.
 * Each file is kept as it was before its first change, with what its text was
 * after the last, which tells whether others have changed it since; sending it
 * begins anew.  Nothing here opens the network.
 */
#include "build/desk_act.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
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
	struct wg_sha256 ours; /* of what was written here last */
	bool shared;           /* others have written between our changes */
};

/* Is it what was written here last? */
static bool
is_ours(const struct wg_desk_origin *o, struct wg_str text)
{
	struct wg_sha256 hash = wg_sha256(text);

	return memcmp(&hash, &o->ours, sizeof(hash)) == 0;
}

void
wg_desk_keep_origin(struct wg_desk *desk, struct wg_str name,
    struct wg_str was, struct wg_str bytes)
{
	struct wg_desk_origin **at = &desk->origins, *o;
	struct wg_arena *a;

	while (*at != NULL && !wg_str_eq((*at)->name, name))
		at = &(*at)->next;
	if (*at == NULL) {
		a = wg_arena_open();
		*at = WG_NEW(a, struct wg_desk_origin);
		**at = (struct wg_desk_origin){ .arena = a,
			.name = wg_str_dup(a, name),
			.was = was.ptr == NULL ? WG_NONE :
			    wg_str_dup(a, was), .ours = wg_sha256(was) };
	}
	o = *at;
	o->shared |= !is_ours(o, was);
	o->ours = wg_sha256(bytes);
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

static bool
has_git(const struct wg_desk *desk, struct wg_arena *a)
{
	return wg_git_knows(
	    a, desk->job->root, WG_STR("content/project.xml"));
}

const struct wg_station_unsent *
wg_desk_unsent(const struct wg_desk *desk, struct wg_arena *a)
{
	struct wg_station_unsent *u = WG_NEW(a, struct wg_station_unsent);
	struct WG_VEC(struct wg_station_unsent_file) files = { 0 };
	struct wg_out patch = { 0 };

	for (const struct wg_desk_origin *o = desk->origins; o; o = o->next) {
		size_t before = patch.len;
		struct wg_str text;
		bool readable = now(desk, a, o->name, &text);

		if (readable)
			wg_patch_put(a, &patch, o->name, o->was, text);
		if (readable && patch.len == before)
			continue;
		WG_PUSH(a, &files) = (struct wg_station_unsent_file){
			.name = o->name, .unreadable = !readable,
			.shared = o->shared || !is_ours(o, text) };
	}
	u->files = files.at;
	u->n = files.n;
	u->patch = wg_str_dup(a, wg_out_str(&patch));
	u->git = files.n > 0 && has_git(desk, a);
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

struct names {
	struct WG_VEC(struct wg_str) list;
};

/* Is a file to be committed as it lies there?  What somebody has committed
 * since is not, without a word.  False: that would commit what others have
 * written, too, which was told. */
static bool
gather(struct wg_act *act, const struct wg_desk_origin *o,
    struct names *names)
{
	struct wg_str committed = wg_git_committed(
	    act->arena, act->desk->job->root, o->name), text;

	if (!now(act->desk, act->arena, o->name, &text)) {
		wg_act_say(act, true, NULL, _("%.*s cannot be read"),
		    WG_ARG(o->name));
		return false;
	}
	if (wg_str_eq(committed, text))
		return true;
	if (!wg_str_eq(committed, o->was)) {
		wg_act_say(act, true, NULL, _("%.*s had other changes before, "
		    "which are not committed yet. Whoever made them should do "
		    "that first."), WG_ARG(o->name));
		return false;
	}
	if (o->shared || !is_ours(o, text)) {
		wg_act_say(act, true, NULL, _("Somebody else has changed %.*s, "
		    "too, and that would be committed with it: ask them to "
		    "commit it first, or mail the file."), WG_ARG(o->name));
		return false;
	}
	WG_PUSH(act->arena, &names->list) = o->name;
	return true;
}

/* With the lock.  False: it was told why. */
static bool
commit(struct wg_act *act, struct wg_str message)
{
	struct names names = { 0 };
	struct wg_str why;

	for (const struct wg_desk_origin *o = act->desk->origins; o != NULL;
	     o = o->next)
		if (!gather(act, o, &names))
			return false;
	if (names.list.n > 0 && !wg_git_commit(act->arena,
	    act->desk->job->root, names.list.at, names.list.n, message,
	    &why)) {
		wg_act_say(act, true, NULL, _("git did not commit it: %.*s"),
		    WG_ARG(why));
		return false;
	}
	wg_act_say(
	    act, false, NULL, _("Committed. Files: %zu."), names.list.n);
	return true;
}

void
wg_act_commit(struct wg_act *act)
{
	struct wg_str message = wg_act_field(act, "message");
	int fd;
	bool ok;

	if (act->desk->origins == NULL || !has_git(act->desk, act->arena))
		return;
	if (message.len == 0) {
		wg_act_say(act, true, "message", "%s",
		    _("Say in a sentence what was changed."));
		return;
	}
	if (!wg_act_lock(act, &fd))
		return;
	ok = commit(act, message);
	if (fd >= 0)
		close(fd);
	if (!ok)
		return;
	wg_desk_forget_origins(act->desk);
	act->station->done = true;
}

void
wg_act_sent(struct wg_act *act)
{
	wg_desk_forget_origins(act->desk);
	wg_act_say(act, false, NULL, "%s", _("The list is empty again."));
}
