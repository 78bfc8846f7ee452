/*
 * wegweiser import: a table of places becomes files, once or again and again.
 * import/ids.tsv keeps which line became which file, and how that looked: so a
 * place keeps its id for ever, and what a person has changed stays.
 */
#include "cli/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/out.h"
#include "build/load.h"
#include "cli/import.h"
#include "import/import.h"
#include "model/lookup.h"
#include "store/replace.h"
#include "values/calendar.h"
#include "values/slug.h"
#include "values/value.h"

#define DIGITS 24 /* of a hash, which tells whether a file was changed */

/* A line of the book. */
struct known {
	struct wg_str key, id, hash, day;
	struct wg_str table; /* the name of the file it stood in */
	bool seen;
};

struct importing {
	struct wg_run *run;
	const struct wg_project *project;
	struct wg_csv csv;
	struct wg_str table; /* its name, without its folder */
	struct wg_str was; /* the book, as it was read */
	struct WG_VEC(struct known) book;
	struct wg_map by_key, by_name; /* → index + 1 */
	struct wg_map taken;           /* ids */
	struct wg_map counted;         /* what ids begin with → last number */
	struct wg_map twins;           /* name and another fact → place */
	struct wg_out shown;
	unsigned written, same, kept, changed, persons;
	bool failed;
};

static void
add_known(struct importing *m, struct known k)
{
	struct wg_arena *a = m->run->arena;
	struct wg_str rest = k.key, name = wg_str_cut(&rest, '|');

	WG_PUSH(a, &m->book) = k;
	wg_map_put(a, &m->by_key, k.key, (void *)m->book.n);
	/* Two of one name are told apart by their addresses only. */
	wg_map_put(a, &m->by_name, name,
	    wg_map_get(&m->by_name, name) == NULL ? (void *)m->book.n :
						    (void *)(size_t)-1);
}

/* False: a line says what cannot be, so nobody can be sure which file is what;
 * that was reported. */
static bool
read_book(struct importing *m)
{
	struct wg_str rest;
	bool good = true;
	struct wg_value value;
	struct wg_value_error error;

	if (wg_file_read_below(m->run->arena, m->run->root,
		WG_STR(WG_IMPORT_BOOK), WG_CSV_BYTES, &m->was) != WG_FILE_OK)
		m->was = WG_NONE;
	for (rest = m->was; rest.len > 0;) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct known k = { .key = wg_str_cut(&line, '\t') };

		k.id = wg_str_cut(&line, '\t');
		k.hash = wg_str_cut(&line, '\t');
		k.day = wg_str_cut(&line, '\t');
		k.table = wg_str_trim(line);
		if (k.key.len == 0 || k.key.ptr[0] == '#')
			continue;
		if (wg_read_id(m->run->arena, k.id, &value, &error)) {
			add_known(m, k);
			continue;
		}
		wg_report(m->run->diag, WG_D_IMPORT_BOOK, WG_NOWHERE,
		    "%.*s: %.*s", WG_ARG(k.key), WG_ARG(k.id));
		good = false;
	}
	return good;
}

static struct wg_str
key_of(struct wg_arena *a, const struct wg_import_place *p)
{
	return wg_str_fmt(a, "%.*s|%.*s", WG_ARG(wg_slug(a, p->name)),
	    WG_ARG(wg_slug(a, wg_str_fmt(a, "x%.*s %.*s %.*s",
		WG_ARG(p->street), WG_ARG(p->number),
		WG_ARG(p->postcode)))));
}

/* The line of the book of this place, or NULL. */
static struct known *
known_of(struct importing *m, struct wg_str key)
{
	struct wg_str rest = key, name = wg_str_cut(&rest, '|');
	size_t i = (size_t)wg_map_get(&m->by_key, key);

	if (i == 0) {
		i = (size_t)wg_map_get(&m->by_name, name);
		if (i == 0 || i == (size_t)-1 || m->book.at[i - 1].seen)
			return NULL;
	}
	return &m->book.at[i - 1];
}

static bool
is_free(const struct importing *m, struct wg_str id)
{
	struct wg_value value;
	struct wg_value_error error;

	return wg_read_id(m->run->arena, id, &value, &error) &&
	    wg_project_find(m->project, id) == NULL &&
	    wg_map_get(&m->taken, id) == NULL &&
	    wg_map_get(&m->project->broken, id) == NULL;
}

/* The one it asks for, or its name; with its town if that is taken; then counted. */
static struct wg_str
new_id(struct importing *m, const struct wg_import_place *p)
{
	struct wg_arena *a = m->run->arena;
	struct wg_str stem = wg_slug(a, p->name), id;
	size_t n;

	if (is_free(m, p->id))
		return p->id;
	if (stem.len == 0)
		stem = WG_STR("ort");
	stem = wg_str_head(stem, stem.len > 50 ? 50 : stem.len);
	while (stem.ptr[stem.len - 1] == '-')
		stem.len--;
	id = stem;
	if (!is_free(m, id) && p->town.len > 0)
		id = wg_slug(a, wg_str_fmt(a, "%.*s %.*s", WG_ARG(stem),
		    WG_ARG(p->town)));
	if (is_free(m, id))
		return id;
	n = (size_t)wg_map_get(&m->counted, stem);
	for (n = n < 2 ? 2 : n + 1;; n++) {
		id = wg_str_fmt(a, "%.*s-%zu", WG_ARG(stem), n);
		if (is_free(m, id))
			break;
	}
	wg_map_put(a, &m->counted, stem, (void *)n);
	return id;
}

/* Twice in the table: one name, and one address, phone or mail address. */
static bool
is_twin(struct importing *m, const struct wg_import_place *p,
    struct wg_str key)
{
	struct wg_arena *a = m->run->arena;
	struct wg_str name = wg_slug(a, p->name), facts[3] = { key };
	bool twin = false;

	if (p->street.len == 0)
		facts[0] = WG_NONE;
	if (p->phones.n > 0)
		facts[1] = p->phones.at[0].number;
	facts[2] = p->email;
	for (size_t i = 0; i < 3; i++)
		if (facts[i].len > 0)
			twin |= wg_map_put(a, &m->twins, wg_str_fmt(a,
			    "%.*s %.*s", WG_ARG(name), WG_ARG(facts[i])),
			    m) != NULL;
	return twin;
}

static void
trouble(struct importing *m, struct wg_str name, enum wg_replaced done)
{
	wg_run_trouble(wg_cstr(m->run->arena, name), wg_replaced_say(done));
	m->failed = true;
}

static bool
put(struct importing *m, struct wg_str name, struct wg_str was,
    struct wg_str bytes)
{
	const char *path = wg_str_fmt(m->run->arena, "%.*s/%.*s",
	    WG_ARG(m->run->root), WG_ARG(name)).ptr;
	enum wg_replaced done = wg_replace(&(struct wg_replacement){
	    .path = path, .root = m->run->root, .was = was, .bytes = bytes,
	    .folder = true, .dry_run = m->run->options.dry_run });

	if (done == WG_SAME || done == WG_REPLACED)
		return true;
	trouble(m, name, done);
	return false;
}

/* Beside the file of somebody who has changed it. */
static void
put_beside(struct importing *m, const struct wg_import_place *p,
    const struct known *k, struct wg_str bytes)
{
	struct wg_str name = wg_str_fmt(
	    m->run->arena, "import/%.*s.xml", WG_ARG(k->id)), was;

	if (wg_file_read_below(m->run->arena, m->run->root, name,
	    WG_CSV_BYTES, &was) != WG_FILE_OK)
		was = WG_NONE;
	m->changed++;
	wg_report(m->run->diag, WG_D_IMPORT_CHANGED, p->at,
	    "content/places/%.*s.xml", WG_ARG(k->id));
	put(m, name, was, bytes);
}

static void
write_place(struct importing *m, const struct wg_import_place *p,
    struct known *k)
{
	struct wg_arena *a = m->run->arena;
	struct wg_str today = wg_days_write(a, m->project->today);
	struct wg_str bytes = wg_import_xml(a, p, k->id, today), was;
	struct wg_str name = wg_str_fmt(
	    a, "content/places/%.*s.xml", WG_ARG(k->id));
	/* As it was written then, if the table has not changed. */
	struct wg_str then = k->day.len == 0 ? bytes :
	    wg_import_xml(a, p, k->id, k->day);
	enum wg_file_error error = wg_file_read_below(
	    a, m->run->root, name, WG_CSV_BYTES, &was);

	if (error != WG_FILE_OK)
		was = WG_NONE;
	/* A file that somebody has taken away was changed, too. */
	if (k->hash.len > 0 &&
	    wg_str_eq(wg_sha256_digits(a, then, DIGITS), k->hash)) {
		m->same += wg_str_eq(was, then);
		m->kept += !wg_str_eq(was, then);
		return;
	}
	if ((was.ptr != NULL || k->hash.len > 0) &&
	    !wg_str_eq(wg_sha256_digits(a, was, DIGITS), k->hash)) {
		put_beside(m, p, k, bytes);
		return;
	}
	if (!put(m, name, was, bytes))
		return;
	m->written++;
	k->hash = wg_sha256_digits(a, bytes, DIGITS);
	k->day = today;
}

static void
take_record(struct importing *m, const enum wg_column *columns, size_t i)
{
	struct wg_arena *a = m->run->arena;
	struct wg_import_place p;
	struct wg_str key;
	struct known *k;

	wg_import_understand(a, m->project, &m->csv, columns,
	    &m->csv.records[i], &p, m->run->diag);
	m->persons += p.persons;
	if (p.name.len == 0) {
		wg_report(m->run->diag, WG_D_IMPORT_NAMELESS, p.at, NULL);
		return;
	}
	key = key_of(a, &p);
	if (is_twin(m, &p, key)) {
		wg_report(m->run->diag, WG_D_IMPORT_DOUBLE, p.at, "%.*s",
		    WG_ARG(p.name));
		return;
	}
	k = known_of(m, key);
	if (k != NULL && k->seen) {
		wg_report(m->run->diag, WG_D_IMPORT_DOUBLE, p.at, "%.*s",
		    WG_ARG(p.name));
		return;
	}
	if (k == NULL) {
		struct wg_str id = new_id(m, &p);

		add_known(m, (struct known){ .key = key, .id = id });
		k = &m->book.at[m->book.n - 1];
	}
	k->key = key;
	k->table = m->table;
	k->seen = true;
	wg_map_put(a, &m->taken, k->id, m);
	if (m->run->options.dry_run)
		wg_import_show(&m->shown, &p, k->id);
	write_place(m, &p, k);
}

static int
by_id(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return wg_str_cmp(x->id, y->id);
}

static void
write_book(struct importing *m)
{
	struct wg_out out = { 0 };

	qsort(m->book.at, m->book.n, sizeof(*m->book.at), by_id);
	wg_out_puts(&out, WG_IMPORT_BOOK_HEAD);
	for (size_t i = 0; i < m->book.n; i++) {
		const struct known *k = &m->book.at[i];

		wg_out_fmt(&out, "%.*s\t%.*s\t%.*s\t%.*s\t%.*s\n", WG_ARG(k->key),
		    WG_ARG(k->id), WG_ARG(k->hash), WG_ARG(k->day),
		    WG_ARG(k->table));
	}
	put(m, WG_STR(WG_IMPORT_BOOK), m->was, wg_out_str(&out));
	wg_out_free(&out);
}

/* Places of an earlier table that this one does not have. */
static void
tell_gone(struct importing *m)
{
	for (size_t i = 0; i < m->book.n; i++)
		if (!m->book.at[i].seen &&
		    wg_str_eq(m->book.at[i].table, m->table))
			wg_report(m->run->diag, WG_D_IMPORT_GONE, WG_NOWHERE,
			    "content/places/%.*s.xml",
			    WG_ARG(m->book.at[i].id));
}

static void
sum_up(struct importing *m)
{
	const struct wg_csv *csv = &m->csv;

	if (m->run->options.diag.quiet)
		return;
	fprintf(stderr, _("%.*s: %s, cells divided by %s\n"),
	    WG_ARG(csv->source->name), csv->charset,
	    csv->separator == '\t' ? _("tabs") :
	    csv->separator == ',' ? _("commas") :
	    csv->separator == ';' ? _("semicolons") : _("another sign"));
	fprintf(stderr, m->run->options.dry_run ?
	    _("%u places would be written, %u are as they were, %u stay as "
	      "somebody changed them, %u of them differ from the table\n") :
	    _("%u places written, %u are as they were, %u stay as somebody "
	      "changed them, %u of them differ from the table\n"),
	    m->written, m->same, m->kept + m->changed, m->changed);
	fputs(_("Where the table says nothing, level=\"\" follows the name, and "
		"category=\"\" is the first one.\n"), stderr);
	if (m->persons > 0)
		fprintf(stderr, _("%u names of persons were left out\n"),
		    m->persons);
}

static bool
read_table(struct importing *m, struct wg_str name, int *status)
{
	struct wg_arena *a = m->run->arena;
	const char *path = wg_cstr(a, name);
	struct wg_str bytes;
	enum wg_file_error error =
	    wg_file_read(a, path, WG_CSV_BYTES, &bytes);

	if (error == WG_FILE_OK) {
		wg_csv_read(a, name, bytes, &m->csv);
		while (wg_str_find(name, '/') >= 0)
			wg_str_cut(&name, '/');
		m->table = wg_slug(a, name);
		return true;
	}
	*status = wg_run_trouble(path, error == WG_FILE_TOO_LARGE ?
	    N_("a table has at most 16 MiB") : error == WG_FILE_SPECIAL ?
	    N_("that is no file; save the table as CSV") : strerror(errno));
	return false;
}

/* .xlsx and .ods are ZIP archives, .xls a compound file; seen as text. */
static bool
is_workbook(struct wg_str text)
{
	return wg_str_starts(text, WG_STR("PK\x03\x04")) ||
	    wg_str_starts(text, WG_STR("ÐÏ\x11à"));
}

static int
import_table(struct importing *m)
{
	enum wg_column columns[WG_CSV_CELLS];
	struct wg_diag_count count;
	struct wg_str name = m->run->options.map, map = WG_NONE;
	int status;

	if (name.len > 0 && wg_file_read(m->run->arena, wg_cstr(m->run->arena,
	    name), 1u << 20, &map) != WG_FILE_OK)
		return wg_run_trouble(wg_cstr(m->run->arena, name),
		    N_("it cannot be read"));
	if (is_workbook(m->csv.source->text)) {
		wg_report(m->run->diag, WG_D_IMPORT_TABLE,
		    WG_WHOLE(m->csv.source), "%s",
		    _("it is a workbook of Excel; open it there, and save it "
		      "as CSV UTF-8"));
		return wg_run_report(m->run, &count);
	}
	wg_import_headings(m->run->arena, &m->csv, map, m->run->diag);
	if (!wg_import_columns(
		m->run->arena, &m->csv, map, columns, m->run->diag) ||
	    m->csv.open || m->csv.more || m->csv.wide) {
		wg_report(m->run->diag, WG_D_IMPORT_TABLE,
		    WG_WHOLE(m->csv.source), "%s", m->csv.open ?
		    _("a quotation mark has no end") : m->csv.more ?
		    _("more than 100000 lines") : m->csv.wide ?
		    _("more than 200 columns") :
		    _("no column names the places"));
		return wg_run_report(m->run, &count);
	}
	if (!read_book(m))
		return wg_run_report(m->run, &count);
	for (size_t i = 1; i < m->csv.n && !m->failed; i++)
		take_record(m, columns, i);
	tell_gone(m);
	write_book(m);
	status = wg_run_report(m->run, &count);
	if (m->run->options.dry_run && wg_run_put(&m->shown) != WG_EXIT_OK)
		return WG_EXIT_MACHINE;
	sum_up(m);
	return m->failed ? WG_EXIT_MACHINE : status;
}

int
wg_run_import(struct wg_run *r)
{
	struct importing m = { .run = r };
	struct wg_str day = wg_run_today(r);
	struct wg_diag *told;
	struct stat st;
	int status = WG_EXIT_OK;

	if (r->options.operands.n > 0 && r->options.operands.n < 3 &&
	    stat(wg_cstr(r->arena, r->options.operands.at[0]), &st) == 0 &&
	    S_ISDIR(st.st_mode))
		return wg_import_region(r);
	if (r->options.operands.n != 1) {
		fprintf(stderr, "wegweiser: %s\n%s\n",
		    _("say which table or folder: import FILE.csv"),
		    _("Try 'wegweiser import --help'."));
		return WG_EXIT_USAGE;
	}
	status = wg_run_find(r);
	if (status != WG_EXIT_OK ||
	    !read_table(&m, r->options.operands.at[0], &status))
		return status;
	told = wg_diag_open();
	m.project = wg_load(
	    r->arena, r->root, r->options.jobs, &day, told);
	wg_diag_close(told);
	return import_table(&m);
}
