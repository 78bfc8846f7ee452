/* Two lists and a wake-up; see stale.h. */
#include "build/stale.h"

#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"

struct wg_stale {
	struct wg_arena *arena, *list; /* its own, and of the paths */
	pthread_mutex_t mutex;
	struct wg_map paths; /* to themselves */
	struct WG_VEC(struct wg_str) wanted;
	int fd;
};

struct wg_stale *
wg_stale_open(void)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_stale *s = WG_NEW(a, struct wg_stale);

	s->arena = a;
	s->list = wg_arena_open();
	s->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&s->mutex, NULL);
	return s;
}

void
wg_stale_close(struct wg_stale *s)
{
	if (s == NULL)
		return;
	if (s->fd >= 0)
		close(s->fd);
	pthread_mutex_destroy(&s->mutex);
	wg_arena_close(s->list);
	wg_arena_close(s->arena);
}

void
wg_stale_set(struct wg_stale *s, const struct wg_str *paths, size_t n)
{
	struct wg_arena *list = wg_arena_open(), *old;
	struct wg_map map = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct wg_str *path = WG_NEW(list, struct wg_str);

		*path = wg_str_dup(list, paths[i]);
		wg_map_put(list, &map, *path, path);
	}
	pthread_mutex_lock(&s->mutex);
	for (size_t i = 0; i < s->wanted.n; i++) {
		const struct wg_str *path =
		    wg_map_get(&map, s->wanted.at[i]);

		if (path != NULL)
			s->wanted.at[kept++] = *path;
	}
	s->wanted.n = kept;
	old = s->list;
	s->list = list;
	s->paths = map;
	pthread_mutex_unlock(&s->mutex);
	wg_arena_close(old);
}

bool
wg_stale_any(struct wg_stale *s)
{
	bool any;

	pthread_mutex_lock(&s->mutex);
	any = s->paths.n > 0;
	pthread_mutex_unlock(&s->mutex);
	return any;
}

static bool
is_wanted(const struct wg_stale *s, struct wg_str path)
{
	for (size_t i = 0; i < s->wanted.n; i++)
		if (wg_str_eq(s->wanted.at[i], path))
			return true;
	return false;
}

bool
wg_stale_want(struct wg_stale *s, struct wg_str path)
{
	const uint64_t one = 1;
	const struct wg_str *stale;

	pthread_mutex_lock(&s->mutex);
	stale = wg_map_get(&s->paths, path);
	if (stale != NULL && !is_wanted(s, path))
		WG_PUSH(s->arena, &s->wanted) = *stale;
	pthread_mutex_unlock(&s->mutex);
	if (stale == NULL)
		return false;
	/* Full only if it is readable already. */
	(void)!write(s->fd, &one, sizeof(one));
	return true;
}

int
wg_stale_fd(const struct wg_stale *s)
{
	return s->fd;
}

struct wg_str *
wg_stale_take(struct wg_stale *s, struct wg_arena *a, size_t *n)
{
	struct wg_str *wanted;
	uint64_t count;

	pthread_mutex_lock(&s->mutex);
	(void)!read(s->fd, &count, sizeof(count));
	*n = s->wanted.n;
	wanted = WG_NEW_ARRAY(a, *n, struct wg_str);
	for (size_t i = 0; i < *n; i++)
		wanted[i] = wg_str_dup(a, s->wanted.at[i]);
	s->wanted.n = 0;
	pthread_mutex_unlock(&s->mutex);
	return wanted;
}
