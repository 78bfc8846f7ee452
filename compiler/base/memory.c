/*
 * Nobody gets NULL.  HarfBuzz, and others, go on without what they could not
 * allocate: letters would be missing in a PDF, and nobody would know.  The
 * functions of the C library are replaced for the whole program, its
 * libraries included; sanitizers do that themselves.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || \
    !defined(__GLIBC__)
#define SANITIZED
#endif

#ifndef SANITIZED

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

/* What no machine has is a mistake of who asks, and told to him. */
static void *
checked(void *p, size_t size)
{
	if (p == NULL && size > 0 && size < PTRDIFF_MAX)
		wg_no_memory();
	return p;
}

void *
malloc(size_t size)
{
	return checked(__libc_malloc(size), size);
}

void *
calloc(size_t n, size_t size)
{
	return checked(__libc_calloc(n, size),
	    size > 0 && n > PTRDIFF_MAX / size ? SIZE_MAX : n * size);
}

void *
realloc(void *old, size_t size)
{
	return checked(__libc_realloc(old, size), size);
}

#endif
