#ifndef DUMP_H
#define DUMP_H

#include <stdio.h>

/* One message in a form that both readers can print: every string on a line
 * of its own, escaped, an absent one as "-". */
static void
dump_string(const char *name, const char *s, size_t n)
{
	if (s == NULL) {
		printf("%s -\n", name);
		return;
	}
	printf("%s \"", name);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\n')
			fputs("\\n", stdout);
		else if (c < 0x20 || c == '"' || c == '\\')
			printf("\\%03o", c);
		else
			putchar(c);
	}
	puts("\"");
}

#endif
