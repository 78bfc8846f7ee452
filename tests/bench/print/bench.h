#ifndef BENCH_H
#define BENCH_H

/* What the two C programs of this bench have in common: the paragraphs, the
 * clock, and the line that they print. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct bench_text {
	char *lang, *text;
	int rtl;
};

#define BENCH_MAX 4096
#define BENCH_ROUNDS 15

static struct bench_text bench_texts[BENCH_MAX];
static size_t bench_n;

/* Lines "language, tab, text". */
static void
bench_read(const char *path)
{
	static char line[1 << 16];
	FILE *f = fopen(path, "r");

	if (f == NULL)
		exit(2);
	while (fgets(line, sizeof(line), f) != NULL && bench_n < BENCH_MAX) {
		char *copy = strdup(line), *tab = strchr(copy, '\t');

		tab[strcspn(tab, "\n")] = '\0';
		*tab++ = '\0';
		bench_texts[bench_n++] = (struct bench_text){ copy, tab,
			strcmp(copy, "ar") == 0 || strcmp(copy, "fa") == 0 };
	}
	fclose(f);
}

static double
bench_cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
bench_order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Memory of our own now, without the files that are mapped [MiB]. */
static double
bench_anonymous(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[256];
	long kib = 0;

	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		sscanf(line, "RssAnon: %ld", &kib);
	if (f != NULL)
		fclose(f);
	return (double)kib / 1024;
}

/* 'make' writes a document, and gives its pages and bytes. */
static void
bench_run(const char *name, void (*make)(size_t *pages, size_t *bytes))
{
	double all[BENCH_ROUNDS], cold;
	size_t pages = 0, bytes = 0;
	struct rusage usage;
	double own;

	make(&pages, &bytes);
	cold = bench_cpu(); /* with the start of the process */
	getrusage(RUSAGE_SELF, &usage);
	own = bench_anonymous();
	for (int i = 0; i < BENCH_ROUNDS; i++) {
		double from = bench_cpu();

		make(&pages, &bytes);
		all[i] = bench_cpu() - from;
	}
	qsort(all, BENCH_ROUNDS, sizeof(all[0]), bench_order);
	printf("{\"name\":\"%s\",\"cold\":%.2f,\"warm\":%.2f,\"pages\":%zu,"
	       "\"bytes\":%zu,\"peak\":%.1f,\"own\":%.1f}\n",
	    name, cold, all[BENCH_ROUNDS / 2], pages, bytes,
	    (double)usage.ru_maxrss / 1024, own);
}

#endif
