/* A stack, so that few threads use few shapers. */
#include "text/shapers.h"

#include <pthread.h>

#include "base/arena.h"
#include "text/font_hb.h"
#include "text/paragraph_icu.h"

struct wg_shapers {
	pthread_mutex_t mutex;
	struct wg_shaper *first;
	size_t n, most;
};

struct wg_shapers *
wg_shapers_open(struct wg_arena *a)
{
	struct wg_shapers *all = WG_NEW(a, struct wg_shapers);

	pthread_mutex_init(&all->mutex, NULL);
	return all;
}

struct wg_shaper *
wg_shapers_take(struct wg_shapers *all)
{
	struct wg_shaper *s;

	pthread_mutex_lock(&all->mutex);
	s = all->first;
	if (s != NULL) {
		all->first = s->next;
		all->n--;
	}
	pthread_mutex_unlock(&all->mutex);
	return s;
}

bool
wg_shapers_give(struct wg_shapers *all, struct wg_shaper *s)
{
	bool room;

	pthread_mutex_lock(&all->mutex);
	room = all->n < all->most;
	if (room) {
		s->next = all->first;
		all->first = s;
		all->n++;
	}
	pthread_mutex_unlock(&all->mutex);
	return room;
}

static void
end_all(struct wg_shapers *all)
{
	for (struct wg_shaper *s; (s = wg_shapers_take(all)) != NULL;)
		wg_shaper_end(s);
}

void
wg_shapers_keep(struct wg_fonts *fonts, size_t most)
{
	struct wg_shapers *all = wg_fonts_shapers(fonts);

	pthread_mutex_lock(&all->mutex);
	all->most = most;
	pthread_mutex_unlock(&all->mutex);
	if (most == 0)
		end_all(all);
}

void
wg_shapers_close(struct wg_shapers *all)
{
	end_all(all);
	pthread_mutex_destroy(&all->mutex);
}
