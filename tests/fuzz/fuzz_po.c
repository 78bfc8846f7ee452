/* Any bytes as a catalog: read, translate a page with it, print what is
 * wrong. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "front/po/po.h"
#include "front/xml/xml.h"
#include "middle/check.h"
#include "middle/translate.h"
#include "middle/unit.h"
#include "model/edition.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const char page[] =
    "<article xmlns='http://docbook.org/ns/docbook' xmlns:w='urn:wegweiser:1' "
    "version='5.0' xml:id='p' xml:lang='de'><info><title>a</title>"
    "<date>2026-11-01</date></info><para>Eins <link linkend='p'>Start</link>."
    "</para><para>Sechs <w:phone>112</w:phone>.</para></article>";

static void
translate(struct wg_arena *a, const struct wg_catalog *c, struct wg_diag *diag)
{
	static const struct wg_language de = { .tag = { "de", 2 } };
	static const struct wg_language ar = { .tag = { "ar", 2 },
		.plural = { "0", 1 } };
	const struct wg_source source = { WG_STR("p.xml"), WG_STR(page) };
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT];
	struct wg_project p = { .arena = a, .source = &de };

	for (size_t i = 0; i < WG_DOMAIN_COUNT; i++)
		catalogs[i] = c;
	wg_domains_begin(&p);
	WG_PUSH(a, &p.documents) = (struct wg_document){
		.kind = WG_KIND_PAGE, .id = WG_STR("p"),
		.source = &source, .root = wg_xml_read(a, &source, diag) };
	wg_units_number(&p);
	wg_translate(a, &p, &ar, catalogs, diag);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	const struct wg_source source = { WG_STR("f.po"),
		wg_str_dup(a, (struct wg_str){ (const char *)bytes, n }) };
	const struct wg_diag_options options = { .max_errors = 3 };
	struct wg_out out = { 0 };

	translate(a, wg_po_read(a, &source, diag), diag);
	wg_diag_print(diag, &options, &out);
	wg_out_free(&out);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
