/* Headings are compared as ids are written: case, dots and umlauts do not
 * matter. */
#include "import/import.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "values/slug.h"
#include "values/value.h"

static const char *const headings[WG_COLUMN_COUNT] = {
#define WG_COLUMN(id, take, headings) [WG_COLUMN_##id] = headings,
#include "import/columns.def"
};

/* "telefon-2" is "telefon". */
static struct wg_str
without_number(struct wg_str s)
{
	size_t n = s.len;

	while (n > 0 && wg_is_digit(s.ptr[n - 1]))
		n--;
	if (n > 0 && n < s.len && s.ptr[n - 1] == '-')
		n--;
	return n > 0 ? wg_str_head(s, n) : s;
}

enum wg_column
wg_column_of(struct wg_arena *a, struct wg_str heading)
{
	struct wg_str name = without_number(wg_slug(a, heading));

	for (unsigned i = 0; i < WG_COLUMN_COUNT; i++) {
		struct wg_str all = wg_str(headings[i]), word;

		while ((word = wg_str_word(&all)).len > 0)
			if (wg_str_eq(word, name))
				return (enum wg_column)i;
	}
	return WG_COLUMN_COUNT;
}

/* The heading that another one stands for, by lines of both. */
static struct wg_str
renamed(struct wg_arena *a, struct wg_str map, struct wg_str heading)
{
	struct wg_str slug = wg_slug(a, heading);

	while (map.len > 0) {
		struct wg_str line = wg_str_cut(&map, '\n');
		struct wg_str from = wg_str_cut(&line, '\t');

		if (slug.len > 0 && wg_str_eq(wg_slug(a, from), slug))
			return wg_str_trim(line);
	}
	return heading;
}

/* A title, the day, an empty line may stand above them. */
#define ABOVE 20

/* How many cells of a record mean something as headings; 0: none of them names
 * the places. */
static size_t
meanings(struct wg_arena *a, const struct wg_csv_record *r, struct wg_str map)
{
	size_t n = 0;
	bool named = false;

	for (size_t i = 0; i < r->n; i++) {
		enum wg_column c =
		    wg_column_of(a, renamed(a, map, r->cells[i].text));

		named |= c == WG_COLUMN_NAME;
		n += c != WG_COLUMN_COUNT;
	}
	return named ? n : 0;
}

void
wg_import_headings(struct wg_arena *a, struct wg_csv *csv, struct wg_str map,
    struct wg_diag *diag)
{
	size_t head = 0;

	while (head < csv->n && head <= ABOVE &&
	    meanings(a, &csv->records[head], map) < (head == 0 ? 1 : 2))
		head++;
	if (head == csv->n || head > ABOVE)
		return;
	for (size_t i = 0; i < head; i++)
		for (size_t k = 0; k < csv->records[i].n; k++)
			if (csv->records[i].cells[k].text.len > 0)
				wg_report(diag, WG_D_IMPORT_NAMELESS,
				    csv->records[i].cells[k].at, "%.*s",
				    WG_ARG(csv->records[i].cells[k].text));
	csv->records += head;
	csv->n -= head;
}

bool
wg_import_columns(struct wg_arena *a, const struct wg_csv *csv,
    struct wg_str map, enum wg_column columns[WG_CSV_CELLS],
    struct wg_diag *diag)
{
	bool named = false;

	for (size_t i = 0; i < WG_CSV_CELLS; i++)
		columns[i] = WG_COLUMN_COUNT;
	for (size_t i = 0; csv->n > 0 && i < csv->records[0].n; i++) {
		const struct wg_csv_cell *cell = &csv->records[0].cells[i];

		columns[i] = wg_column_of(a, renamed(a, map, cell->text));
		named |= columns[i] == WG_COLUMN_NAME;
		if (cell->text.len > 0 && columns[i] == WG_COLUMN_COUNT)
			wg_report(diag, WG_D_IMPORT_COLUMN, cell->at, "%.*s",
			    WG_ARG(cell->text));
	}
	return named;
}
