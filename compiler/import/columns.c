/* Headings are compared as ids are written: case, dots and umlauts do not
 * matter. */
#include "import/import.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "values/slug.h"
#include "values/value.h"

static const char *const headings[WG_COLUMN_COUNT] = {
#define WG_COLUMN(id, headings) [WG_COLUMN_##id] = headings,
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
