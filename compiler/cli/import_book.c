/*
 * The book of an import, import/ids.tsv: what became which file, and how that
 * looked.  Ids stay for ever.
 */
#include "cli/import_in.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/out.h"
#include "model/lookup.h"
#include "values/calendar.h"
#include "values/value.h"

struct wg_kept *
wg_book_line(struct wg_bringing *b, struct wg_str key, struct wg_str id)
{
	size_t i = (size_t)wg_map_get(&b->by_key, key);

	if (i > 0)
		return &b->book.at[i - 1];
	WG_PUSH(b->arena, &b->book) = (struct wg_kept){ .key = key,
		.id = id };
	wg_map_put(b->arena, &b->by_key, key, (void *)b->book.n);
	wg_map_put(b->arena, &b->by_id, id, (void *)b->book.n);
	return &b->book.at[b->book.n - 1];
}

/* False: it says what cannot be, which was reported. */
static bool
keep_line(struct wg_bringing *b, struct wg_str key, struct wg_str id,
    struct wg_str rest)
{
	struct wg_kept *k;
	struct wg_value v;
	struct wg_value_error e;
	int64_t day;

	if (!wg_read_id(b->arena, id, &v, &e) ||
	    wg_map_get(&b->by_id, id) != NULL) {
		wg_report(b->run->diag, WG_D_IMPORT_BOOK, WG_NOWHERE,
		    "%.*s: %.*s", WG_ARG(key), WG_ARG(id));
		return false;
	}
	k = wg_book_line(b, key, id);
	k->hash = wg_str_cut(&rest, '\t');
	k->day = wg_str_trim(rest);
	if (!wg_days_read(k->day, &day))
		k->day = WG_NONE;
	return true;
}

bool
wg_bringing_is_new(const struct wg_bringing *b, struct wg_str id)
{
	return (size_t)wg_map_get(&b->by_id, id) > b->read ||
	    wg_map_get(&b->by_id, id) == NULL;
}

/* Of something in the project that no import has brought.  Sections of pages
 * are not in the book. */
static bool
is_another(void *context, struct wg_str id)
{
	const struct wg_bringing *b = context;
	const struct wg_target *t =
	    b->project == NULL ? NULL : wg_project_find(b->project, id);

	if (wg_map_get(&b->by_id, id) != NULL)
		return false;
	if (t == NULL)
		return b->project != NULL &&
		    wg_map_get(&b->project->broken, id) != NULL;
	return t->document == b->project->settings ||
	    wg_map_get(&b->by_id, t->document->id) == NULL;
}

/* Ids of what has no file of its own. */
static void
name_it(void *context, struct wg_str key, struct wg_str id)
{
	wg_book_line(context, key, id);
}

static struct wg_str
known(void *context, struct wg_str key)
{
	struct wg_bringing *b = context;
	size_t i = (size_t)wg_map_get(&b->by_key, key);

	return i == 0 ? WG_NONE : b->book.at[i - 1].id;
}

static struct wg_str
day_of(void *context, struct wg_str key)
{
	struct wg_bringing *b = context;
	size_t i = (size_t)wg_map_get(&b->by_key, key);
	struct wg_kept *k = i == 0 ? NULL : &b->book.at[i - 1];

	if (k != NULL && k->day.len > 0)
		return k->day;
	if (k != NULL)
		k->day = b->region.today;
	return b->region.today;
}

/* Ours have a blank in their key: "page /r/de/x".  False: nobody can be sure
 * which file is what. */
bool
wg_book_read(struct wg_bringing *b)
{
	struct wg_str rest;
	bool good = true;

	if (b->is_new || wg_file_read_below(b->arena, b->root,
		WG_STR(WG_IMPORT_BOOK), WG_BRINGING_BYTES, &b->was) != WG_FILE_OK)
		b->was = WG_NONE;
	for (rest = b->was; rest.len > 0;) {
		struct wg_str line = wg_str_cut(&rest, '\n'), whole = line;
		struct wg_str key = wg_str_cut(&line, '\t');
		struct wg_str id = wg_str_cut(&line, '\t');

		if (key.len == 0 || key.ptr[0] == '#')
			continue;
		if (wg_str_find(key, ' ') < 0)
			WG_PUSH(b->arena, &b->others) = whole;
		else
			good &= keep_line(b, key, id, line);
	}
	b->read = b->book.n;
	b->region.known = known;
	b->region.day_of = day_of;
	b->region.name_it = name_it;
	b->region.is_another = is_another;
	return good;
}

static int
by_key(const void *a, const void *b)
{
	const struct wg_kept *x = a, *y = b;

	return wg_str_cmp(x->key, y->key);
}

struct wg_str
wg_book_text(struct wg_bringing *b)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	qsort(b->book.at, b->book.n, sizeof(*b->book.at), by_key);
	wg_out_puts(&out, WG_IMPORT_BOOK_HEAD);
	for (size_t i = 0; i < b->others.n; i++)
		wg_out_fmt(&out, "%.*s\n", WG_ARG(b->others.at[i]));
	for (size_t i = 0; i < b->book.n; i++)
		wg_out_fmt(&out, "%.*s\t%.*s\t%.*s%s%.*s\n",
		    WG_ARG(b->book.at[i].key), WG_ARG(b->book.at[i].id),
		    WG_ARG(b->book.at[i].hash),
		    b->book.at[i].day.len > 0 ? "\t" : "",
		    WG_ARG(b->book.at[i].day));
	s = wg_str_dup(b->arena, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}
