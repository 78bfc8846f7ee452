/*
 * Addresses to write to all offices of a region, and to all that the pages for
 * volunteers name: "Name <address>", one a line, as mail programs take them.
 * Only what the sources have, the mailboxes of offices.
 */
#include "back/exports/exports.h"
#include "base/map.h"
#include "model/prose.h"

static void
put_address(struct wg_out *out, const struct wg_document *d,
    const struct wg_contact *contact)
{
	static const char *const escapes[256] = { ['"'] = "\\\"",
		['\\'] = "\\\\" };

	if (contact->email.len == 0)
		return;
	wg_out_byte(out, '"');
	wg_out_escaped(out, d->name, escapes);
	wg_out_fmt(out, "\" <%.*s>\r\n", WG_ARG(contact->email));
}

static void
put_place(struct wg_task *task, struct wg_out *out, struct wg_map *told,
    const struct wg_document *d)
{
	const struct wg_place *place = wg_read_place(task, d);

	if (wg_map_put(task->arena, told, d->id, out) != NULL)
		return;
	put_address(out, d, &place->contact);
	for (size_t i = 0; i < place->n_contacts; i++)
		put_address(out, d, &place->contacts[i]);
}

/* The places that a page has cards of. */
static void
put_cards(struct wg_task *task, struct wg_out *out, struct wg_map *told,
    const struct wg_region *r, const struct wg_document *page)
{
	for (const struct wg_node *n = page->root; n != NULL;
	     n = wg_node_next(n, page->root)) {
		const struct wg_document *place =
		    n->element == WG_EL_CARD ? wg_card_of(n) : NULL;

		if (place != NULL && wg_region_shows(r, place))
			put_place(task, out, told, place);
	}
}

void
wg_exports_mail(struct wg_task *task, const struct wg_region *r)
{
	const enum wg_domain area = wg_domain_named(
	    task->build->project, WG_STR("volunteers"));
	struct wg_map offices = { 0 }, volunteers = { 0 };
	struct wg_out out = { 0 };

	for (size_t i = 0; i < r->n_places; i++)
		put_place(task, &out, &offices, r->places[i]);
	wg_exports_file(task, r, &out, WG_STR("stellen.txt"));
	wg_out_clear(&out);
	for (size_t i = 0; i < r->n_pages; i++)
		if (r->pages[i].page->domain == area)
			put_cards(task, &out, &volunteers, r,
			    r->pages[i].page);
	wg_exports_file(task, r, &out, WG_STR("ehrenamt.txt"));
	wg_out_free(&out);
}
