/* Any bytes as a table of places: read, understand, write the files.  What
 * must hold: every cell lies in the decoded text, which reads the same again,
 * and every file is a document that can be read without a mistake. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "front/xml/xml.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
check_cells(const struct wg_csv *csv)
{
	size_t length = csv->source->text.len;

	if (wg_utf8_bad(csv->source->text) >= 0 || csv->n > WG_CSV_RECORDS)
		abort();
	for (size_t i = 0; i < csv->n; i++) {
		const struct wg_csv_record *r = &csv->records[i];

		if (r->n == 0 || r->n > WG_CSV_CELLS)
			abort();
		for (size_t k = 0; k < r->n; k++)
			if (r->cells[k].at.start > length ||
			    r->cells[k].at.length >
				length - r->cells[k].at.start)
				abort();
	}
}

static bool
same(const struct wg_csv *x, const struct wg_csv *y)
{
	if (x->n != y->n || x->separator != y->separator)
		return false;
	for (size_t i = 0; i < x->n; i++) {
		if (x->records[i].n != y->records[i].n)
			return false;
		for (size_t k = 0; k < x->records[i].n; k++)
			if (!wg_str_eq(x->records[i].cells[k].text,
				y->records[i].cells[k].text))
				return false;
	}
	return true;
}

static void
import(struct wg_arena *a, const struct wg_csv *csv, struct wg_diag *diag)
{
	static const struct wg_project project = { .n_categories = 0 };
	enum wg_column columns[WG_CSV_CELLS];
	struct wg_diag *broken = wg_diag_open();
	struct wg_out shown = { 0 };

	wg_import_columns(a, csv, WG_NONE, columns, diag);
	for (size_t i = 1; i < csv->n; i++) {
		struct wg_import_place p;
		struct wg_source file = { .name = WG_STR("f.xml") };

		wg_import_understand(
		    a, &project, csv, columns, &csv->records[i], &p, diag);
		file.text = wg_import_xml(
		    a, &p, WG_STR("f"), WG_STR("2026-11-30"));
		wg_import_show(&shown, &p, WG_STR("f"));
		if (file.text.len <= WG_XML_BYTES &&
		    wg_xml_read(a, &file, broken) == NULL)
			abort();
	}
	wg_out_free(&shown);
	wg_diag_close(broken);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	const struct wg_diag_options options = { .max_errors = 3 };
	struct wg_csv csv, again;
	struct wg_out out = { 0 };

	wg_csv_read(a, WG_STR("f.csv"),
	    (struct wg_str){ (const char *)bytes, n }, &csv);
	check_cells(&csv);
	/* A second mark would be taken for the first one. */
	if (!wg_str_starts(csv.source->text, WG_STR("\xEF\xBB\xBF"))) {
		wg_csv_read(a, WG_STR("f.csv"), csv.source->text, &again);
		if (!same(&csv, &again))
			abort();
	}
	import(a, &csv, diag);
	wg_diag_print(diag, &options, &out);
	wg_out_free(&out);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
