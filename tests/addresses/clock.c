/* Preloaded, it says what time it is: the seconds that the file $CLOCK holds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

time_t
time(time_t *to)
{
	FILE *file = fopen(getenv("CLOCK"), "r");
	long long now = 0;

	if (file == NULL || fscanf(file, "%lld", &now) != 1)
		abort();
	fclose(file);
	if (to != NULL)
		*to = now;
	return now;
}
