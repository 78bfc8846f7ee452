#ifndef WG_BASE_ARENA_H
#define WG_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Memory that ends all at once.  One arena per job holds the tree, the
 * catalogs and every string; wg_arena_close() ends them all.
 *
 * An allocation never returns NULL: when the machine has no memory left, the
 * program says so and exits with status 3.  Everything is zeroed, unless it
 * was asked for otherwise, and aligned for any type.  An arena belongs to one
 * thread at a time; what it holds may be read by all.
 */
struct wg_arena;

struct wg_arena *wg_arena_open(void);
void wg_arena_close(struct wg_arena *); /* NULL is fine */

void *wg_alloc(struct wg_arena *, size_t size);
/* The same, but not zeroed: for who writes all of it at once. */
void *wg_alloc_unset(struct wg_arena *, size_t size);
/* 'count' objects of 'size' bytes; the product is checked. */
void *wg_alloc_array(struct wg_arena *, size_t count, size_t size);
/* What 'from' holds belongs to 'into' from now on; 'from' is closed. */
void wg_arena_merge(struct wg_arena *into, struct wg_arena *from);
bool wg_arena_holds(const struct wg_arena *, const void *);
/* Bytes handed out so far [bytes]. */
size_t wg_arena_size(const struct wg_arena *);

/*
 * Before anything large: from now on the heap grows in long steps and of large
 * pages, if the system has some, as a page costs most when it is touched for
 * the first time.  Freed memory is kept for the next job, up to 128 MiB in each
 * heap of the C library, rather than given back to the system, which would
 * have to clear it again.
 */
void wg_heap_keep(void);
/* But now: much was freed, and what comes needs it in other pieces.  What is
 * touched again after that costs as much as the first time. */
void wg_heap_give_back(void);

#define WG_NEW(a, type) ((type *)wg_alloc((a), sizeof(type)))
#define WG_NEW_ARRAY(a, n, type) \
	((type *)wg_alloc_array((a), (n), sizeof(type)))

/*
 * A growing array: struct WG_VEC(struct thing) list = { 0 };
 * WG_PUSH(a, &list) makes room for one more and is that element (an lvalue).
 */
#define WG_VEC(type) { type *at; size_t n, room; }
#define WG_PUSH(a, v) \
	(*((v)->n < (v)->room ? (void)0 : \
	    wg_vec_grow((a), (void **)&(v)->at, &(v)->room, (v)->n, \
		sizeof(*(v)->at)), &(v)->at[(v)->n++]))
void wg_vec_grow(
    struct wg_arena *, void **at, size_t *room, size_t used, size_t size);

/* Heap memory for what must grow in place; exits instead of returning NULL. */
void *wg_realloc(void *, size_t size);
/* Say that the machine has no memory left, and exit with status 3. */
_Noreturn void wg_no_memory(void);
/* What it says besides: what has become of the files.  Not copied; NULL for
 * nothing. */
void wg_no_memory_words(const char *line);

#endif
