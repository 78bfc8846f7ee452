#ifndef WG_BASE_POOL_H
#define WG_BASE_POOL_H

#include <stddef.h>

/*
 * Call task(context, i) once for every i below 'n', on up to 'jobs' threads
 * (0: as many as the machine has cores), and return when all are done.  The
 * order is not defined; what comes out must not depend on it.  Tasks that
 * come first are begun first: put long ones in front.
 */
void wg_pool_run(
    unsigned jobs, size_t n, void (*task)(void *context, size_t i), void *);

#endif
