/* A catalog merged with a template, as `wegweiser update` does it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "front/po/po.h"
#include "catalog/merge.h"
#include "model/language.h"

int
main(int argc, char **argv)
{
	static const struct wg_language language = { .n_plurals = 2 };
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_source old = { .name = WG_STR("old.po") };
	struct wg_source new = { .name = WG_STR("new.pot") };
	struct wg_merge merge = { .language = &language, .diag = diag };
	const struct wg_diag_options options = { .format = WG_FORMAT_SHORT };
	struct wg_out out = { 0 };

	if (argc < 3 ||
	    wg_file_read(a, argv[1], 20u << 20, &old.text) != WG_FILE_OK ||
	    wg_file_read(a, argv[2], 20u << 20, &new.text) != WG_FILE_OK)
		return 2;
	merge.guess = !(argc > 3 && !strcmp(argv[3], "--no-fuzzy-matching"));
	merge.drop_obsolete = argc > 3 && !strcmp(argv[3], "--drop-obsolete");
	merge.old = wg_po_read(a, &old, diag);
	merge.template = wg_po_read(a, &new, diag);
	if (merge.old->whole && merge.old->complete)
		wg_merge_catalog(&merge, &out);
	fwrite(out.ptr, 1, out.len, stdout);
	wg_out_clear(&out);
	wg_diag_print(diag, &options, &out);
	fwrite(out.ptr, 1, out.len, stderr);
	wg_out_free(&out);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
