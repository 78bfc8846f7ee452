/*
 * The thread has copies of all that it reads, and the lock of those who write;
 * what came of it is told by the server's thread, in the visitor's language.
 */
#include "build/desk_act.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/source.h"
#include "build/job.h"
#include "store/git.h"
#include "store/ledger.h"
#include "store/lock.h"

#define LARGEST ((size_t)20 << 20)

/* What came of it. */
enum outcome {
	GOOD,
	LOCKED,     /* another wegweiser is at work */
	UNREADABLE, /* 'detail' is the file, here and below */
	OTHERS_BEFORE, /* have changed it, and not committed that */
	OTHERS_TOO,
	REFUSED, /* by git; 'detail' is why */
	NO_THREAD,
};

struct file {
	struct wg_ledger_origin origin;
	struct wg_str now;
};

struct wg_desk_errand {
	struct wg_arena *arena;
	struct wg_desk *desk; /* the thread wakes it */
	struct wg_git git;
	const char *language; /* of the visitor */
	pthread_t thread;
	bool running;         /* it is to be joined */
	atomic_bool done, stop;
	bool commits, settled;
	struct wg_str message;
	struct file *files;
	size_t n;
	/* Of the thread: */
	bool known; /* git knows the project */
	size_t n_committed;
	enum outcome outcome;
	struct wg_str detail;
};

/* Is it to be committed as it lies there?  What somebody has committed since is
 * not, without a word. */
static enum outcome
look_at(struct wg_desk_errand *e, struct file *f, bool *commit)
{
	const struct wg_ledger_origin *o = &f->origin;
	struct wg_str committed = wg_git_committed(&e->git, o->name);
	enum wg_file_error error = wg_file_read_below(
	    e->arena, e->git.root, o->name, LARGEST, &f->now);

	if (error != WG_FILE_OK && error != WG_FILE_MISSING)
		return UNREADABLE;
	if (error == WG_FILE_MISSING)
		f->now = WG_NONE;
	*commit = !wg_str_eq(committed, f->now);
	if (!*commit)
		return GOOD;
	if (!wg_str_eq(committed, o->was))
		return OTHERS_BEFORE;
	/* That would commit what others have written, too, which was told. */
	return o->shared || !wg_ledger_is_ours(o, f->now) ? OTHERS_TOO : GOOD;
}

static enum outcome
commit(struct wg_desk_errand *e)
{
	struct wg_str *names = WG_NEW_ARRAY(e->arena, e->n + 1, struct wg_str);

	for (size_t i = 0; i < e->n; i++) {
		bool wanted = false;
		enum outcome outcome = look_at(e, &e->files[i], &wanted);

		if (outcome != GOOD) {
			e->detail = e->files[i].origin.name;
			return outcome;
		}
		if (wanted)
			names[e->n_committed++] = e->files[i].origin.name;
	}
	return e->n_committed == 0 || wg_git_commit(&e->git, names,
	    e->n_committed, e->message, &e->detail) ? GOOD : REFUSED;
}

static void *
run(void *context)
{
	struct wg_desk_errand *e = context;
	int fd;

	wg_intl_speak(e->language);
	if (!e->commits) {
		e->known =
		    wg_git_knows(&e->git, WG_STR("content/project.xml"));
	} else if (!wg_lock_catalogs(wg_str_fmt(e->arena, "%.*s/locales",
		WG_ARG(e->git.root)).ptr, true, &fd)) {
		e->outcome = LOCKED;
	} else {
		e->outcome = commit(e);
		if (fd >= 0)
			close(fd);
	}
	atomic_store(&e->done, true);
	e->desk->wake(e->desk->context);
	return NULL;
}

static struct wg_desk_errand *
prepare(struct wg_desk *desk)
{
	struct wg_arena *a;
	struct wg_desk_errand *e;

	wg_desk_git_settle(desk);
	wg_desk_git_close(desk);
	a = wg_arena_open();
	e = WG_NEW(a, struct wg_desk_errand);
	e->arena = a;
	e->desk = desk;
	e->git = (struct wg_git){ a, desk->job->root, &e->stop };
	/* The language of these words: its BCP 47 tag. */
	e->language = _("en");
	desk->errand = e;
	return e;
}

static void
begin(struct wg_desk_errand *e)
{
	e->running = pthread_create(&e->thread, NULL, run, e) == 0;
	if (e->running)
		return;
	e->outcome = NO_THREAD;
	atomic_store(&e->done, true);
}

bool
wg_desk_git_works(const struct wg_desk *desk)
{
	return desk->errand != NULL && desk->errand->commits &&
	    !atomic_load(&desk->errand->done);
}

void
wg_desk_git_look(struct wg_desk *desk)
{
	if (desk->errand != NULL && !atomic_load(&desk->errand->done))
		return;
	begin(prepare(desk));
}

bool
wg_desk_git_looked(const struct wg_desk *desk)
{
	return desk->errand != NULL && atomic_load(&desk->errand->done);
}

bool
wg_desk_has_git(const struct wg_desk *desk)
{
	const struct wg_desk_errand *e = desk->errand;

	return e != NULL && atomic_load(&e->done) && (e->commits || e->known);
}

void
wg_desk_git_commit(struct wg_desk *desk, struct wg_str message)
{
	struct wg_desk_errand *e = prepare(desk);

	for (const struct wg_ledger_origin *o = desk->ledger->origins;
	     o != NULL; o = o->next)
		e->n++;
	e->files = WG_NEW_ARRAY(e->arena, e->n + 1, struct file);
	e->n = 0;
	for (const struct wg_ledger_origin *o = desk->ledger->origins;
	     o != NULL; o = o->next) {
		struct wg_ledger_origin *copy = &e->files[e->n++].origin;

		*copy = *o;
		copy->name = wg_str_dup(e->arena, o->name);
		if (o->was.ptr != NULL)
			copy->was = wg_str_dup(e->arena, o->was);
	}
	e->commits = true;
	e->message = wg_str_dup(e->arena, message);
	desk->n_commits++;
	begin(e);
}

static void
tell(struct wg_act *act, const struct wg_desk_errand *e)
{
	switch (e->outcome) {
	case GOOD:
		wg_act_say(act, false, NULL, _("Committed. Files: %zu."),
		    e->n_committed);
		break;
	case LOCKED:
		wg_act_say(act, true, NULL, "%s", _("another wegweiser is at "
		    "work there; try again in a moment"));
		break;
	case UNREADABLE:
		wg_act_say(act, true, NULL, _("%.*s cannot be read"),
		    WG_ARG(e->detail));
		break;
	case OTHERS_BEFORE:
		wg_act_say(act, true, NULL, _("%.*s had other changes before, "
		    "which are not committed yet. Whoever made them should do "
		    "that first."), WG_ARG(e->detail));
		break;
	case OTHERS_TOO:
		wg_act_say(act, true, NULL, _("Somebody else has changed %.*s, "
		    "too, and that would be committed with it: ask them to "
		    "commit it first, or mail the file."), WG_ARG(e->detail));
		break;
	case REFUSED:
	case NO_THREAD:
		wg_act_say(act, true, NULL, _("git did not commit it: %.*s"),
		    WG_ARG(e->detail));
		break;
	}
}

void
wg_desk_git_settle(struct wg_desk *desk)
{
	struct wg_desk_errand *e = desk->errand;

	if (e == NULL || !e->commits || e->settled || !atomic_load(&e->done))
		return;
	e->settled = true;
	if (e->outcome == GOOD)
		wg_ledger_sent(desk->ledger);
}

bool
wg_desk_git_is_asked(const struct wg_desk *desk, const struct wg_fields *form)
{
	return desk->errand != NULL && desk->errand->commits &&
	    wg_fields_has(form, "do", WG_STR("commit")) &&
	    wg_fields_number(form, "number", UINT32_MAX) + 1 ==
		desk->n_commits;
}

void
wg_act_tell_commit(struct wg_act *act)
{
	const struct wg_desk_errand *e = act->desk->errand;

	if (!wg_desk_git_is_asked(act->desk, act->station->form) ||
	    !e->settled)
		return;
	tell(act, e);
	act->station->done = e->outcome == GOOD;
}

void
wg_desk_git_close(struct wg_desk *desk)
{
	struct wg_desk_errand *e = desk->errand;

	if (e == NULL)
		return;
	atomic_store(&e->stop, true);
	if (e->running)
		pthread_join(e->thread, NULL);
	desk->errand = NULL;
	wg_arena_close(e->arena);
}
