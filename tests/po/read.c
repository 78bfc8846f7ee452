/*
 * Catalogs as our reader and as libgettextpo see them.
 *
 *     po-read ours FILE            prints the messages of a catalog,
 *     po-read theirs FILE          in a form that both can print;
 *     po-read same FILE...         compares the two for every file,
 *     po-read same -LAYOUT OUT FILE...
 *                                  after libgettextpo has written it to OUT
 *                                  in another layout.
 *
 * All files are one process, as the start of one costs more than a catalog.
 */
#include <gettext-po.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "front/po/po.h"

static int errors; /* of libgettextpo in the file that it reads */

/* A string on a line of its own, escaped, an absent one as "-". */
static void
dump_string(FILE *to, const char *name, const char *s, size_t n)
{
	if (s == NULL) {
		fprintf(to, "%s -\n", name);
		return;
	}
	fprintf(to, "%s \"", name);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\n')
			fputs("\\n", to);
		else if (c < 0x20 || c == '"' || c == '\\')
			fprintf(to, "\\%03o", c);
		else
			putc_unlocked(c, to);
	}
	fputs("\"\n", to);
}

static void
dump_ours(FILE *to, const struct wg_message *m)
{
	dump_string(to, "msgctxt", m->context.value.ptr, m->context.value.len);
	dump_string(to, "msgid", m->id.value.ptr, m->id.value.len);
	dump_string(to, "msgid_plural", m->id_plural.value.ptr,
	    m->id_plural.value.len);
	for (unsigned i = 0; i < m->n_str; i++)
		dump_string(to, "msgstr", m->str[i].value.ptr,
		    m->str[i].value.len);
	fprintf(to, "fuzzy %d obsolete %d\n\n", m->fuzzy, m->obsolete);
}

/* False if the file cannot be read. */
static bool
ours(FILE *to, const char *path)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_source source = { .name = WG_STR("file") };
	bool read = wg_file_read(a, path, 20u << 20, &source.text) ==
	    WG_FILE_OK;

	if (read) {
		const struct wg_catalog *c = wg_po_read(a, &source, diag);

		if (c->header != NULL)
			dump_ours(to, c->header);
		for (size_t i = 0; i < c->n; i++)
			dump_ours(to, &c->messages[i]);
	}
	wg_diag_close(diag);
	wg_arena_close(a);
	return read;
}

static void
on_error(int severity, po_message_t m, const char *file, size_t line,
    size_t column, int multiline, const char *text)
{
	(void)m, (void)column, (void)multiline;
	if (severity == PO_SEVERITY_WARNING)
		return;
	printf("%s:%zu: %s\n", file == NULL ? "" : file, line, text);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		exit(2);
	errors++;
}

static void
on_error2(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1,
    int x1, const char *t1, po_message_t m2, const char *f2, size_t l2,
    size_t c2, int x2, const char *t2)
{
	(void)m2, (void)f2, (void)l2, (void)c2, (void)x2, (void)t2;
	on_error(severity, m1, f1, l1, c1, x1, t1);
}

static const struct po_xerror_handler handler = { on_error, on_error2 };

static void
string(FILE *to, const char *name, const char *s)
{
	dump_string(to, name, s, s == NULL ? 0 : strlen(s));
}

static void
dump_theirs(FILE *to, po_message_t m)
{
	string(to, "msgctxt", po_message_msgctxt(m));
	string(to, "msgid", po_message_msgid(m));
	string(to, "msgid_plural", po_message_msgid_plural(m));
	if (po_message_msgid_plural(m) == NULL)
		string(to, "msgstr", po_message_msgstr(m));
	for (int i = 0; po_message_msgid_plural(m) != NULL &&
	     po_message_msgstr_plural(m, i) != NULL; i++)
		string(to, "msgstr", po_message_msgstr_plural(m, i));
	fprintf(to, "fuzzy %d obsolete %d\n\n", po_message_is_fuzzy(m) != 0,
	    po_message_is_obsolete(m) != 0);
}

/* The header first, as our reader keeps it apart. */
static void
dump_all(FILE *to, po_file_t file, bool headers)
{
	po_message_iterator_t it = po_message_iterator(file, NULL);
	po_message_t m;

	while ((m = po_next_message(it)) != NULL) {
		bool header = po_message_msgctxt(m) == NULL &&
		    po_message_msgid(m)[0] == '\0';

		if (header == headers)
			dump_theirs(to, m);
	}
	po_message_iterator_free(it);
}

/* False if libgettextpo finds mistakes in the file. */
static bool
theirs(FILE *to, const char *path)
{
	po_file_t file;

	errors = 0;
	if ((file = po_file_read(path, &handler)) == NULL)
		return false;
	dump_all(to, file, true);
	dump_all(to, file, false);
	po_file_free(file);
	return errors == 0;
}

/*
 * What msgcat sets for its options.  The library has the same writer and
 * exports these, but its header does not declare them.
 */
void libgettextpo_message_page_width_set(size_t);
void libgettextpo_message_page_width_ignore(void);
void libgettextpo_message_print_style_escape(bool);
void libgettextpo_message_print_style_uniforum(void);
void libgettextpo_message_print_style_filepos(int);

static void
narrow(void)
{
	libgettextpo_message_page_width_set(40);
}

static void
escape(void)
{
	libgettextpo_message_print_style_escape(true);
}

static void
no_location(void)
{
	libgettextpo_message_print_style_filepos(0);
}

static bool sorted;

static void
sort_output(void)
{
	sorted = true;
}

static const struct layout {
	const char *name; /* as an option of msgcat */
	void (*set)(void);
} layouts[] = {
	{ "--width=40", narrow },
	{ "--no-wrap", libgettextpo_message_page_width_ignore },
	{ "--sort-output", sort_output },
	{ "--escape", escape },
	{ "--strict", libgettextpo_message_print_style_uniforum },
	{ "--no-location", no_location },
};

static int
by_msgid(const void *a, const void *b)
{
	return strcmp(po_message_msgid(*(const po_message_t *)a),
	    po_message_msgid(*(const po_message_t *)b));
}

/* The same messages in the order of their msgid. */
static po_file_t
sort(po_file_t file)
{
	po_file_t to = po_file_create();
	po_message_iterator_t from = po_message_iterator(file, NULL);
	po_message_iterator_t into = po_message_iterator(to, NULL);
	po_message_t *all = NULL, m;
	size_t n = 0;

	while ((m = po_next_message(from)) != NULL) {
		all = realloc(all, (n + 1) * sizeof(*all));
		all[n++] = m;
	}
	qsort(all, n, sizeof(*all), by_msgid);
	for (size_t i = 0; i < n; i++)
		po_message_insert(into, all[i]);
	po_message_iterator_free(from);
	po_message_iterator_free(into);
	free(all);
	return to;
}

/* Write 'path' to 'out' in the layout that is set; false with a mistake. */
static bool
write_again(const char *path, const char *out)
{
	po_file_t file;

	errors = 0;
	if ((file = po_file_read(path, &handler)) == NULL)
		return false;
	if (po_file_write(sorted ? sort(file) : file, out, &handler) == NULL)
		return false;
	po_file_free(file);
	return errors == 0;
}

/* Octal escapes of other tools are refused by us, with a word. */
static bool
has_octal(const char *path)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str text;
	bool found = false;

	if (wg_file_read(a, path, 20u << 20, &text) == WG_FILE_OK)
		for (size_t i = 0; i + 1 < text.len && !found; i++)
			found = text.ptr[i] == '\\' &&
			    text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '7';
	wg_arena_close(a);
	return found;
}

/* Do both readers see the same in 'path'?  Says the first line that differs. */
static bool
same(const char *path, const char *name, const char *layout)
{
	char *a, *b;
	size_t na, nb, line = 0;
	FILE *fa = open_memstream(&a, &na), *fb = open_memstream(&b, &nb);
	bool good = theirs(fa, path), equal;

	ours(fb, path);
	fclose(fa), fclose(fb);
	equal = good && na == nb && memcmp(a, b, na) == 0;
	if (!good)
		printf("%s%s: libgettextpo refuses it\n", name, layout);
	else if (!equal) {
		for (size_t i = 0; i < na && i < nb && a[i] == b[i]; i++)
			line = a[i] == '\n' ? i + 1 : line;
		printf("%s%s differs:\n< %.*s\n> %.*s\n", name, layout,
		    (int)strcspn(a + line, "\n"), a + line,
		    (int)strcspn(b + line, "\n"), b + line);
	}
	free(a), free(b);
	return equal;
}

static int
compare(int n, char **files)
{
	const char *layout = "", *out = NULL;
	size_t passed = 0, failed = 0;

	if (n > 1 && files[0][0] == '-') {
		for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++)
			if (!strcmp(files[0], layouts[i].name)) {
				layouts[i].set();
				layout = files[0];
			}
		if (*layout == '\0')
			return 2;
		out = files[1];
		n -= 2, files += 2;
	}
	for (int i = 0; i < n; i++) {
		if (out != NULL && !write_again(files[i], out)) {
			printf("%s %s: not written\n", files[i], layout);
			failed++;
		} else if (out != NULL && has_octal(out))
			continue;
		else if (same(out == NULL ? files[i] : out, files[i], layout))
			passed++;
		else
			failed++;
	}
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed > 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "ours"))
		return ours(stdout, argv[2]) ? 0 : 2;
	if (argc == 3 && !strcmp(argv[1], "theirs"))
		return theirs(stdout, argv[2]) ? 0 : 1;
	if (argc > 2 && !strcmp(argv[1], "same"))
		return compare(argc - 2, argv + 2);
	return 2;
}
