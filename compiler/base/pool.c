/* Threads that take the next number until there is none. */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#define MOST 64

struct pool {
	atomic_size_t next;
	size_t n;
	void (*task)(void *, size_t);
	void *context;
};

static void *
work(void *data)
{
	struct pool *p = data;

	for (;;) {
		size_t i = atomic_fetch_add(&p->next, 1);

		if (i >= p->n)
			return NULL;
		p->task(p->context, i);
	}
}

void
wg_pool_run(unsigned jobs, size_t n, void (*task)(void *, size_t),
    void *context)
{
	struct pool pool = { .n = n, .task = task, .context = context };
	pthread_t threads[MOST];
	unsigned started = 0;

	if (jobs == 0) {
		long cores = sysconf(_SC_NPROCESSORS_ONLN);

		jobs = cores > 0 ? (unsigned)cores : 1;
	}
	if (jobs > MOST)
		jobs = MOST;
	/* A thread that cannot be started is work for the others. */
	while (started + 1 < jobs && started + 1 < n &&
	    pthread_create(&threads[started], NULL, work, &pool) == 0)
		started++;
	work(&pool);
	while (started > 0)
		pthread_join(threads[--started], NULL);
}
