/*
 * What a build reads of the build before, read when nobody waits for it.  It
 * is as good as read later while the lists look as they did; how folders and
 * files look is asked by the build itself.
 */
#include "store/stage.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/exchange.h"
#include "store/stage_state.h"

struct wg_stage_ready {
	struct wg_stage_state *state;
	struct wg_stamp built, notes; /* of the lists */
};

void
wg_stage_unprepare(struct wg_stage_ready *r)
{
	if (r != NULL)
		wg_stage_close(r->state);
	free(r);
}

/* Is that what a list looks like now? */
static bool
is_still(struct wg_lists *l, int at, const char *path,
    const struct wg_stamp *stamp)
{
	const struct wg_list *list = wg_lists_read(l, at, path);

	return list != NULL && wg_stamp_is(&list->stamp, stamp);
}

static bool
read_all(struct wg_stage_ready *r, const char *folder)
{
	struct wg_stage_state *s = r->state;
	const struct wg_list *built, *notes;

	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->folder < 0 || wg_exchange_is_open(s->folder))
		return false;
	built = wg_lists_read(s->lists, s->folder, WG_BUILT);
	notes = wg_lists_read(s->lists, s->folder, WG_NOTES);
	if (built == NULL || notes == NULL ||
	    !wg_lists_agreed(s->lists, s->folder, built))
		return false;
	r->built = built->stamp;
	r->notes = notes->stamp;
	if (!wg_stage_read_last(s))
		return false;
	wg_stage_read_earlier(s, ".previous/" WG_BUILT);
	return true;
}

void
wg_stage_prepare(const char *folder, struct wg_lists *lists)
{
	struct wg_stage_ready *r;

	if (wg_lists_is_ready(lists))
		return;
	r = wg_realloc(NULL, sizeof(*r));
	*r = (struct wg_stage_ready){ .state = wg_stage_new() };
	r->state->lists = lists;
	if (read_all(r, folder)) {
		wg_lists_ready(lists, r);
		return;
	}
	wg_stage_unprepare(r);
}

/* All of 'from' but what is open, and locked. */
static void
become(struct wg_stage_state *s, const struct wg_stage_state *from)
{
	struct wg_arena *own = s->arena;
	int folder = s->folder, lock = s->lock;

	pthread_mutex_destroy(&s->mutex);
	*s = *from;
	pthread_mutex_init(&s->mutex, NULL);
	s->folder = folder;
	s->lock = lock;
	wg_arena_merge(s->arena, own);
}

bool
wg_stage_take(struct wg_stage_state *s)
{
	struct wg_stage_ready *r = wg_lists_take_ready(s->lists);
	struct wg_lists *l = s->lists;

	if (r == NULL)
		return false;
	if (!is_still(l, s->folder, WG_BUILT, &r->built) ||
	    !is_still(l, s->folder, WG_NOTES, &r->notes) ||
	    !wg_lists_agreed(l, s->folder,
		wg_lists_read(l, s->folder, WG_BUILT))) {
		wg_stage_unprepare(r);
		return false;
	}
	close(r->state->folder);
	become(s, r->state);
	free(r);
	wg_stage_look_at_folders(s);
	return true;
}
