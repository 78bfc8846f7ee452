/* The catalog is read and made an edition, as for a build; what is reported
 * about it is looked up. */
#include "catalog/vet.h"

#include "base/arena.h"
#include "base/diag.h"
#include "front/po/po.h"
#include "middle/translate.h"

struct vetting {
	struct wg_arena *arena;
	const struct wg_catalog *catalog;
	enum wg_severity least;
	struct wg_map *bad;
};

/* Messages are in the order of the file. */
static const struct wg_message *
message_at(const struct wg_catalog *c, uint32_t at)
{
	size_t from = 0, to = c->n;

	while (from < to) {
		size_t middle = (from + to) / 2;
		const struct wg_message *m = &c->messages[middle];

		if (at < m->at.start)
			to = middle;
		else if (at >= m->at.start + m->at.length)
			from = middle + 1;
		else
			return m;
	}
	return NULL;
}

static bool
note(void *context, enum wg_diag_id id, struct wg_span at,
    struct wg_str language)
{
	struct vetting *v = context;
	const struct wg_message *m;

	(void)language;
	if (wg_diag_kind(id)->severity < v->least ||
	    at.source != v->catalog->source)
		return false;
	m = message_at(v->catalog, at.start);
	if (m != NULL)
		wg_map_put(v->arena, v->bad, wg_message_key(v->arena,
		    m->context.value, m->id.value),
		    (void *)(uintptr_t)wg_diag_kind(id)->code);
	return false;
}

void
wg_catalog_vet(struct wg_arena *a, const struct wg_project *p,
    const struct wg_language *l, enum wg_domain domain, struct wg_str text,
    enum wg_severity least, struct wg_map *bad)
{
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT] = { NULL };
	struct wg_source *s = WG_NEW(a, struct wg_source);
	struct wg_diag *told = wg_diag_open(), *none = wg_diag_open();
	struct vetting v = { .arena = a, .least = least, .bad = bad };

	s->name = WG_STR("vetted.po");
	s->text = text;
	v.catalog = catalogs[domain] = wg_po_read(a, s, told);
	wg_translate(a, p, l, catalogs, told);
	wg_diag_pick(none, told, note, &v);
	wg_diag_close(none);
	wg_diag_close(told);
}
