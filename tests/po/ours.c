/* The messages of a catalog as our reader sees them. */
#include "base/arena.h"
#include "base/diag.h"
#include "dump.h"
#include "front/po/po.h"

static void
dump(const struct wg_message *m)
{
	dump_string("msgctxt", m->context.value.ptr, m->context.value.len);
	dump_string("msgid", m->id.value.ptr, m->id.value.len);
	dump_string("msgid_plural", m->id_plural.value.ptr,
	    m->id_plural.value.len);
	for (unsigned i = 0; i < m->n_str; i++)
		dump_string("msgstr", m->str[i].value.ptr,
		    m->str[i].value.len);
	printf("fuzzy %d obsolete %d\n\n", m->fuzzy, m->obsolete);
}

int
main(int argc, char **argv)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_source source = { .name = WG_STR("file") };
	const struct wg_catalog *c;

	if (argc != 2 || wg_file_read(a, argv[1], 20u << 20, &source.text) !=
	    WG_FILE_OK)
		return 2;
	c = wg_po_read(a, &source, diag);
	if (c->header != NULL)
		dump(c->header);
	for (size_t i = 0; i < c->n; i++)
		dump(&c->messages[i]);
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
