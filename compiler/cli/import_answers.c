/*
 * What import/ asks of the project and of the options: areas, pictograms,
 * pictures, words of ours.
 */
#include "cli/import_in.h"

#include "base/arena.h"
#include "base/data.h"
#include "front/po/po.h"
#include "model/former.h"
#include "model/label.h"
#include "values/slug.h"
#include "values/value.h"

/* "gesundheit=health,arbeit=work". */
static struct wg_str
area_of(void *context, struct wg_str slug)
{
	struct wg_bringing *b = context;
	struct wg_str rest = b->run->options.area;

	while (rest.len > 0) {
		struct wg_str one = wg_str_cut(&rest, ',');
		struct wg_str name = wg_str_trim(wg_str_cut(&one, '='));

		if (wg_str_eq(name, slug) && one.len > 0)
			return wg_str_trim(one);
	}
	return WG_STR("authorities");
}

struct wg_str
wg_bringing_now(struct wg_bringing *b, struct wg_str name)
{
	struct wg_str was;

	return b->is_new || wg_file_read_below(b->arena, b->root, name,
	    WG_BRINGING_BYTES, &was) != WG_FILE_OK ? WG_NONE : was;
}

static bool
is_in_data(struct wg_bringing *b, struct wg_str name)
{
	struct wg_str text;

	return wg_data_dir().len > 0 && wg_file_read_below(b->arena,
	    wg_data_dir(), name, WG_BRINGING_BYTES, &text) == WG_FILE_OK;
}

/* Lines of address and name. */
static void
read_pictograms(struct wg_bringing *b)
{
	struct wg_str rest = wg_bringing_now(b, WG_STR("import/pictograms.tsv"));

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct wg_str url = wg_str_trim(wg_str_cut(&line, '\t'));
		struct wg_str *name = WG_NEW(b->arena, struct wg_str);

		*name = wg_str_trim(line);
		if (url.len > 0 && url.ptr[0] != '#')
			wg_map_put(b->arena, &b->pictograms, url, name);
	}
}

/* Ours have their name in their address: ".../media/pictograms/child.svg";
 * of others, import/pictograms.tsv says which one they are. */
static struct wg_str
pictogram_of(void *context, struct wg_str url)
{
	struct wg_bringing *b = context;
	ptrdiff_t at = wg_str_find_str(url, WG_STR("/media/pictograms/"));
	struct wg_str name = WG_NONE, path;
	const struct wg_str *known = wg_map_get(&b->pictograms, url);

	if (url.len == 0)
		return WG_NONE;
	if (known != NULL)
		name = *known;
	else if (at >= 0 && wg_str_ends(url, WG_STR(".svg")))
		name = wg_str_head(wg_str_from(url, (size_t)at + 18),
		    url.len - (size_t)at - 22);
	if (!wg_is_id(name))
		return WG_NONE;
	path = wg_str_fmt(
	    b->arena, "content/pictograms/%.*s.svg", WG_ARG(name));
	return wg_bringing_now(b, path).ptr != NULL || is_in_data(b, path) ?
	    name : WG_NONE;
}

/* The name of a copy; two pictures may have one name, and one picture many
 * addresses. */
static struct wg_str
copy_of(struct wg_bringing *b, struct wg_str stem, struct wg_str ending,
    struct wg_str bytes)
{
	struct wg_str name;
	size_t i;

	if (stem.len == 0)
		stem = WG_STR("bild");
	name = wg_str_fmt(b->arena, "images/%.*s.%.*s", WG_ARG(stem),
	    WG_ARG(ending));
	for (unsigned n = 2; (i = (size_t)wg_map_get(&b->by_copy, name)) > 0 &&
	     !wg_str_eq(b->copies.at[i - 1].bytes, bytes); n++)
		name = wg_str_fmt(b->arena, "images/%.*s-%u.%.*s",
		    WG_ARG(stem), n, WG_ARG(ending));
	if (i > 0)
		return name;
	WG_PUSH(b->arena, &b->copies) = (struct wg_made_file){ .path =
	    wg_str_fmt(b->arena, "content/%.*s", WG_ARG(name)),
	    .bytes = bytes };
	wg_map_put(b->arena, &b->by_copy, name, (void *)b->copies.n);
	return name;
}

/* As content/images/ may have it; it is copied there. */
static struct wg_str
image_of(void *context, struct wg_str url)
{
	struct wg_bringing *b = context;
	struct wg_str folder = b->run->options.images, name, stem, ending;
	const struct wg_str *known = wg_map_get(&b->images, url);
	struct wg_str *to = WG_NEW(b->arena, struct wg_str), bytes;

	if (folder.len == 0 || known != NULL)
		return known == NULL ? WG_NONE : *known;
	*to = WG_NONE;
	wg_map_put(b->arena, &b->images, url, to);
	name = wg_str_cut(&url, '?');
	while (wg_str_find(name, '/') >= 0)
		wg_str_cut(&name, '/');
	name = wg_import_decode(b->arena, name);
	ending = wg_str_ends(name, WG_STR(".png")) ? WG_STR("png") :
	    wg_str_ends(name, WG_STR(".jpg")) ||
		wg_str_ends(name, WG_STR(".jpeg")) ? WG_STR("jpg") : WG_NONE;
	if (ending.len == 0 || wg_str_find(name, '/') >= 0 ||
	    wg_file_read_below(b->arena, folder, name, 16u << 20, &bytes) !=
		WG_FILE_OK)
		return WG_NONE;
	stem = name;
	stem.len -= wg_str_ends(name, WG_STR(".jpeg")) ? 5 : 4;
	*to = copy_of(b, wg_slug(b->arena, stem), ending, bytes);
	return *to;
}

static struct wg_str
label(void *context, const struct wg_language *l, enum wg_import_label which)
{
	static const enum wg_label labels[WG_IMPORT_LABELS] = {
		[WG_IMPORT_NOTE] = WG_L_NOTE, [WG_IMPORT_TIP] = WG_L_TIP,
		[WG_IMPORT_IMPORTANT] = WG_L_IMPORTANT,
		[WG_IMPORT_WARNING] = WG_L_WARNING,
		[WG_IMPORT_MACHINE] = WG_L_MACHINE,
		[WG_IMPORT_PDF] = WG_L_PDF,
		[WG_IMPORT_STEP_FREE] = WG_L_STEP_FREE };
	struct wg_bringing *b = context;
	const char *german = wg_label_info(labels[which])->text;
	struct wg_source *s = WG_NEW(b->arena, struct wg_source);
	struct wg_diag *told = wg_diag_open();
	struct wg_str text = wg_str(german);
	const struct wg_message *m;

	s->name = wg_str_fmt(b->arena, "locales/%.*s/interface.po",
	    WG_ARG(l->tag));
	if (!wg_str_is(l->tag, "de") && wg_data_dir().len > 0 &&
	    wg_file_read_below(b->arena, wg_data_dir(), s->name, WG_BRINGING_BYTES,
		&s->text) == WG_FILE_OK) {
		m = wg_catalog_lookup(wg_po_read(b->arena, s, told),
		    b->arena, WG_NONE, text);
		if (m != NULL && wg_message_translated(m))
			text = m->str[0].value;
	}
	wg_diag_close(told);
	return text;
}

void
wg_bringing_answers(struct wg_bringing *b)
{
	b->region.area_of = area_of;
	b->region.pictogram_of = pictogram_of;
	b->region.image_of = image_of;
	b->region.label = label;
	read_pictograms(b);
}
