/*
 * A list of blocks, each twice as large as the one before up to a megabyte.
 * Nothing is freed on its own, so a block is only a pointer that moves up.
 * Zeros are written just ahead of it: most arenas end long before their last
 * block does.
 */
#include "base/arena.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FIRST_BLOCK 4096
#define LARGEST_BLOCK (1u << 20)
#define AHEAD 2048 /* at least so much is zeroed at once [byte] */
#define LARGE 64 /* of these a list begins with two [byte] */

struct block {
	struct block *next;
	size_t size, used;
	size_t clean; /* up to here all that is not used is zero */
	alignas(max_align_t) unsigned char bytes[];
};

struct wg_arena {
	struct block *blocks;
	size_t next_size, total;
};

static const char *volatile words;

void
wg_no_memory_words(const char *line)
{
	words = line;
}

/* stdio may want memory itself. */
static void
say(const char *text)
{
	ssize_t n = write(STDERR_FILENO, text, strlen(text));

	(void)n;
}

_Noreturn void
wg_no_memory(void)
{
	const char *line = words;

	say("wegweiser: out of memory");
	if (line != NULL) {
		say("; ");
		say(line);
	}
	say("\n");
	_Exit(3);
}

/*
 * A page that is touched for the first time costs about as much, whether it is
 * small or large, so the heap asks for large ones; who has none gives it small
 * ones.  It grows in long steps: where two of them meet are small ones, too.
 */
#define LARGE_PAGE ((uintptr_t)2 << 20) /* [byte] */
#define HEAP_STEP (128 << 20)           /* [byte] */
#define HEAP_FIRST ((uintptr_t)256 << 10) /* [byte] */
#define HEAP_KEPT (8 << 20)             /* behind a step [byte] */

static atomic_uintptr_t advised; /* up to here; 0: the heap is as it comes */

static void
ask_for_large_pages(void)
{
	uintptr_t from = atomic_load(&advised), end = (uintptr_t)sbrk(0);

	if (from != 0 && end > from &&
	    atomic_compare_exchange_strong(&advised, &from, end))
		madvise((void *)from, end - from, MADV_HUGEPAGE);
}

void
wg_heap_keep(void)
{
	mallopt(M_MMAP_THRESHOLD, 16 << 20);
	mallopt(M_TRIM_THRESHOLD, HEAP_STEP + HEAP_KEPT);
	mallopt(M_TOP_PAD, HEAP_STEP);
	/* The step is made now: with a chunk for which there is no room before,
	 * and that ends, and has all that is touched by it, shortly before
	 * where a large page can begin. */
	if (sbrk((intptr_t)(-((uintptr_t)sbrk(0) + HEAP_FIRST + 8192) %
		LARGE_PAGE)) == (void *)-1)
		return;
	atomic_store(&advised, (uintptr_t)sbrk(0));
	free(wg_realloc(NULL, HEAP_FIRST));
}

void
wg_heap_give_back(void)
{
	malloc_trim(0);
}

void *
wg_realloc(void *old, size_t size)
{
	void *new = realloc(old, size ? size : 1);

	if (new == NULL)
		wg_no_memory();
	ask_for_large_pages();
	return new;
}

struct wg_arena *
wg_arena_open(void)
{
	struct wg_arena *a = wg_realloc(NULL, sizeof(*a));

	*a = (struct wg_arena){ .next_size = FIRST_BLOCK };
	return a;
}

void
wg_arena_close(struct wg_arena *a)
{
	if (a == NULL)
		return;
	for (struct block *b = a->blocks, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

static struct block *
block_for(struct wg_arena *a, size_t size)
{
	size_t room = a->next_size;
	/* A large object must not bury the room left in the current block, and
	 * leaves none. */
	bool alone = a->blocks != NULL && size > room / 2;
	struct block *b;

	if (a->next_size < LARGEST_BLOCK)
		a->next_size *= 2;
	if (room < size || alone)
		room = size;
	if (room > SIZE_MAX - sizeof(*b))
		wg_no_memory();
	b = wg_realloc(NULL, sizeof(*b) + room);
	*b = (struct block){ .size = room };
	if (alone) {
		b->next = a->blocks->next;
		a->blocks->next = b;
	} else {
		b->next = a->blocks;
		a->blocks = b;
	}
	return b;
}

/* Make all up to 'end' of the block zero, and some more. */
static void
clean(struct block *b, size_t end)
{
	size_t more = b->size - b->clean;

	if (more > AHEAD)
		more = AHEAD;
	if (end < b->clean + more)
		end = b->clean + more;
	memset(b->bytes + b->clean, 0, end - b->clean);
	b->clean = end;
}

/* Room in '*b', at its end. */
static void *
take(struct wg_arena *a, size_t size, struct block **b)
{
	void *p;

	if (size > SIZE_MAX / 2)
		wg_no_memory();
	size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	*b = a->blocks;
	if (*b == NULL || (*b)->size - (*b)->used < size)
		*b = block_for(a, size);
	p = (*b)->bytes + (*b)->used;
	(*b)->used += size;
	a->total += size;
	return p;
}

void *
wg_alloc(struct wg_arena *a, size_t size)
{
	struct block *b;
	void *p = take(a, size, &b);

	if (b->used > b->clean)
		clean(b, b->used);
	return p;
}

void *
wg_alloc_unset(struct wg_arena *a, size_t size)
{
	struct block *b;
	void *p = take(a, size, &b);

	if (b->used > b->clean)
		b->clean = b->used;
	return p;
}

void *
wg_alloc_array(struct wg_arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		wg_no_memory();
	return wg_alloc(a, count * size);
}

/* Behind the current block, whose room is still used. */
void
wg_arena_merge(struct wg_arena *into, struct wg_arena *from)
{
	struct block **end = &from->blocks;

	while (*end != NULL)
		end = &(*end)->next;
	if (into->blocks == NULL) {
		into->blocks = from->blocks;
	} else {
		*end = into->blocks->next;
		into->blocks->next = from->blocks;
	}
	into->total += from->total;
	free(from);
}

bool
wg_arena_holds(const struct wg_arena *a, const void *p)
{
	uintptr_t at = (uintptr_t)p;

	for (const struct block *b = a->blocks; b != NULL; b = b->next)
		if (at >= (uintptr_t)b->bytes &&
		    at - (uintptr_t)b->bytes < b->used)
			return true;
	return false;
}

size_t
wg_arena_size(const struct wg_arena *a)
{
	return a->total;
}

void
wg_vec_grow(struct wg_arena *a, void **at, size_t *room, size_t used,
    size_t size)
{
	size_t more = *room ? *room * 2 : size > LARGE ? 2 : 8;
	void *new = wg_alloc_array(a, more, size);

	if (used > 0)
		memcpy(new, *at, used * size);
	*at = new;
	*room = more;
}
