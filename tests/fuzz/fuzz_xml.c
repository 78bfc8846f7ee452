/* Any bytes as a document and as a pictogram: read, check, make the messages,
 * print what is wrong. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "front/xml/xml.h"
#include "middle/check.h"
#include "middle/unit.h"
#include "model/project.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	const struct wg_source source = { WG_STR("f.xml"),
		wg_str_dup(a, (struct wg_str){ (const char *)bytes, n }) };
	const struct wg_diag_options options = { .max_errors = 3 };
	static const struct wg_language german = { .script = { "Latn", 4 } };
	struct wg_project p = { .arena = a, .source = &german };
	struct wg_node *root = wg_xml_read(a, &source, diag);
	struct wg_out out = { 0 };

	if (root != NULL) {
		wg_check_tree(a, root, diag);
		wg_tree_check(root);
		WG_PUSH(a, &p.documents) = (struct wg_document){
			.id = WG_STR("f"), .source = &source, .root = root };
		wg_units_number(&p);
	}
	wg_pictogram_read(a, &source, WG_STR("f"), diag);
	wg_diag_print(diag, &options, &out);
	wg_out_free(&out);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
