/* The messages of a catalog as libgettextpo sees them: the header first, as
 * our reader keeps it apart. */
#include <gettext-po.h>
#include <string.h>

#include "dump.h"

static int errors;

static void
on_error(int severity, po_message_t m, const char *file, size_t line,
    size_t column, int multiline, const char *text)
{
	(void)m, (void)file, (void)line, (void)column, (void)multiline;
	(void)text;
	errors += severity != PO_SEVERITY_WARNING;
}

static void
on_error2(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1,
    int x1, const char *t1, po_message_t m2, const char *f2, size_t l2,
    size_t c2, int x2, const char *t2)
{
	(void)m1, (void)f1, (void)l1, (void)c1, (void)x1, (void)t1;
	(void)m2, (void)f2, (void)l2, (void)c2, (void)x2, (void)t2;
	errors += severity != PO_SEVERITY_WARNING;
}

static void
string(const char *name, const char *s)
{
	dump_string(name, s, s == NULL ? 0 : strlen(s));
}

static void
dump(po_message_t m)
{
	string("msgctxt", po_message_msgctxt(m));
	string("msgid", po_message_msgid(m));
	string("msgid_plural", po_message_msgid_plural(m));
	if (po_message_msgid_plural(m) == NULL)
		string("msgstr", po_message_msgstr(m));
	for (int i = 0; po_message_msgid_plural(m) != NULL &&
	     po_message_msgstr_plural(m, i) != NULL; i++)
		string("msgstr", po_message_msgstr_plural(m, i));
	printf("fuzzy %d obsolete %d\n\n", po_message_is_fuzzy(m) != 0,
	    po_message_is_obsolete(m) != 0);
}

static void
dump_all(po_file_t file, int headers)
{
	po_message_iterator_t it = po_message_iterator(file, NULL);
	po_message_t m;

	while ((m = po_next_message(it)) != NULL) {
		int header = po_message_msgctxt(m) == NULL &&
		    po_message_msgid(m)[0] == '\0';

		if (header == headers)
			dump(m);
	}
	po_message_iterator_free(it);
}

int
main(int argc, char **argv)
{
	const struct po_xerror_handler handler = { on_error, on_error2 };
	po_file_t file;

	if (argc != 2 ||
	    (file = po_file_read(argv[1], &handler)) == NULL)
		return 2;
	dump_all(file, 1);
	dump_all(file, 0);
	po_file_free(file);
	return errors > 0;
}
