/* Any bytes as a catalog, then a NUL or what is left as its template: merge
 * the two.  What must hold: a second merge changes nothing, and what comes
 * out can be read again without a mistake. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "front/po/po.h"
#include "catalog/merge.h"
#include "model/language.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const struct wg_language language = { .n_plurals = 3 };

static bool
whole(const struct wg_catalog *c)
{
	return c->whole && c->complete && c->header != NULL;
}

static struct wg_str
merge(struct wg_arena *a, const struct wg_catalog *old,
    const struct wg_catalog *template, struct wg_diag *diag)
{
	const struct wg_merge in = { .old = old, .template = template,
		.language = &language, .guess = true, .diag = diag };
	struct wg_out out = { 0 };
	struct wg_str text;

	wg_merge_catalog(&in, &out);
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

static void
merge_twice(struct wg_arena *a, const struct wg_catalog *old,
    const struct wg_catalog *template, struct wg_diag *diag)
{
	struct wg_source once = { WG_STR("once.po"),
		merge(a, old, template, diag) };
	const struct wg_catalog *merged = wg_po_read(a, &once, diag);

	if (!merged->whole || !merged->complete ||
	    !wg_str_eq(once.text, merge(a, merged, template, diag)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_str all = wg_str_dup(
	    a, (struct wg_str){ (const char *)bytes, n });
	struct wg_source old = { .name = WG_STR("old.po") };
	struct wg_source new = { .name = WG_STR("new.pot") };
	const struct wg_catalog *x, *y;

	old.text = wg_str_cut(&all, '\0');
	new.text = all.len > 0 ? all : old.text;
	x = wg_po_read(a, &old, diag);
	y = wg_po_read(a, &new, diag);
	if (whole(x) && whole(y))
		merge_twice(a, x, y, diag);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
