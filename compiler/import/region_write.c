/* XML as authors would write it: elements, blocks, and what documents begin
 * with. */
#include "import/region_write.h"

#include "base/intl.h"
#include "import/import.h"
#include "model/limits.h"
#include "values/slug.h"

#define NAMES                                      \
	"xmlns=\"http://docbook.org/ns/docbook\" " \
	"xmlns:w=\"urn:wegweiser:1\"\n    "        \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\""

#define TOO_LONG N_("it is too long")

void
wg_write_indent(struct wg_writing *w)
{
	wg_out_fmt(&w->out, "%*s", (int)w->depth * 2, "");
}

void
wg_write_open(struct wg_writing *w, const char *tag)
{
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<%s>\n", tag);
	w->depth++;
}

void
wg_write_shut(struct wg_writing *w, const char *tag)
{
	w->depth--;
	wg_write_indent(w);
	wg_out_fmt(&w->out, "</%s>\n", tag);
}

void
wg_write_attribute(struct wg_writing *w, const char *name, struct wg_str value)
{
	if (value.len == 0)
		return;
	if (value.len > WG_XML_VALUE / 2) {
		wg_region_note(w->m, WG_D_IMPORT_FIELD, value, TOO_LONG);
		return;
	}
	wg_out_fmt(&w->out, " %s=\"", name);
	wg_import_put(&w->out, value);
	wg_out_byte(&w->out, '"');
}

void
wg_write_element(struct wg_writing *w, const char *tag, struct wg_str text)
{
	if (text.len == 0)
		return;
	if (text.len > WG_PO_STRING / 2) {
		wg_write_aside(w, tag, text, TOO_LONG);
		return;
	}
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<%s>", tag);
	wg_import_put(&w->out, text);
	wg_out_fmt(&w->out, "</%s>\n", tag);
}

void
wg_write_comment(struct wg_writing *w, struct wg_str text)
{
	wg_write_indent(w);
	wg_import_comment(&w->out, text);
}

/* Blocks. */

static void
put_words(struct wg_writing *w, const char *tag, const struct wg_passage *b)
{
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<%s", tag);
	wg_write_attribute(w, "w:context", b->context);
	wg_out_byte(&w->out, '>');
	if (b->words != NULL)
		wg_pieces_xml(&w->out, b->words);
	wg_out_fmt(&w->out, "</%s>\n", tag);
}

static void
put_inside(struct wg_writing *w, const char *tag, const struct wg_passage *b)
{
	wg_write_open(w, tag);
	for (const struct wg_passage *k = b->first; k != NULL; k = k->next)
		wg_write_block(w, k);
	wg_write_shut(w, tag);
}

static void
put_entries(struct wg_writing *w, const struct wg_passage *b)
{
	wg_write_open(w, "variablelist");
	for (const struct wg_passage *k = b->first; k != NULL; k = k->next) {
		if (k->kind == WG_PASSAGE_TERM)
			wg_write_open(w, "varlistentry");
		wg_write_block(w, k);
		if (k->kind == WG_PASSAGE_ITEM)
			wg_write_shut(w, "varlistentry");
	}
	wg_write_shut(w, "variablelist");
}

static void
put_row(struct wg_writing *w, const struct wg_passage *row)
{
	wg_write_open(w, "row");
	for (const struct wg_passage *c = row->first; c != NULL; c = c->next)
		put_words(w, "entry", c);
	wg_write_shut(w, "row");
}

static void
put_table(struct wg_writing *w, const struct wg_passage *b)
{
	const struct wg_passage *row = b->first;
	unsigned columns = 0;

	for (const struct wg_passage *c = row->first; c != NULL; c = c->next)
		columns++;
	wg_write_open(w, "informaltable");
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<tgroup cols=\"%u\">\n", columns);
	w->depth++;
	if (row->head) {
		wg_write_open(w, "thead");
		for (; row != NULL && row->head; row = row->next)
			put_row(w, row);
		wg_write_shut(w, "thead");
	}
	wg_write_open(w, "tbody");
	for (; row != NULL; row = row->next)
		put_row(w, row);
	wg_write_shut(w, "tbody");
	wg_write_shut(w, "tgroup");
	wg_write_shut(w, "informaltable");
}

static void
put_picture(struct wg_writing *w, const struct wg_passage *b)
{
	wg_write_open(w, "mediaobject");
	wg_write_open(w, "imageobject");
	wg_write_indent(w);
	wg_out_puts(&w->out, "<imagedata");
	wg_write_attribute(w, "fileref",
	    w->m->image_of(w->m->context, b->ref));
	wg_out_puts(&w->out, "/>\n");
	wg_write_shut(w, "imageobject");
	wg_write_open(w, "textobject");
	put_words(w, "para", b);
	wg_write_shut(w, "textobject");
	wg_write_shut(w, "mediaobject");
}

void
wg_write_block(struct wg_writing *w, const struct wg_passage *b)
{
	static const char *const boxes[] = { "note", "tip", "important",
		"warning" };

	switch (b->kind) {
	case WG_PASSAGE_PARA:
		put_words(w, "para", b);
		return;
	case WG_PASSAGE_HEADING:
		put_words(w, "title", b);
		return;
	case WG_PASSAGE_TERM:
		put_words(w, "term", b);
		return;
	case WG_PASSAGE_LIST:
		put_inside(w, "itemizedlist", b);
		return;
	case WG_PASSAGE_NUMBERS:
		put_inside(w, "orderedlist", b);
		return;
	case WG_PASSAGE_ITEM:
		put_inside(w, "listitem", b);
		return;
	case WG_PASSAGE_ENTRIES:
		put_entries(w, b);
		return;
	case WG_PASSAGE_TABLE:
		put_table(w, b);
		return;
	case WG_PASSAGE_NOTE:
	case WG_PASSAGE_TIP:
	case WG_PASSAGE_IMPORTANT:
	case WG_PASSAGE_WARNING:
		put_inside(w, boxes[b->kind - WG_PASSAGE_NOTE], b);
		return;
	case WG_PASSAGE_PICTURE:
		if (b->words == NULL)
			wg_write_comment(w, b->ref);
		else
			put_picture(w, b);
		return;
	case WG_PASSAGE_CARD:
		wg_write_indent(w);
		wg_out_fmt(&w->out, "<w:card ref=\"%.*s\"/>\n", WG_ARG(b->ref));
		return;
	default:
		return;
	}
}

/* Begins with the id of the page. */
static struct wg_str
section_id(struct wg_writing *w, const struct wg_passage *heading)
{
	struct wg_arena *a = w->m->arena;
	struct wg_str slug = wg_slug(a, wg_pieces_text(a, heading->words));
	struct wg_str id, stem;

	slug = wg_str_head(slug, slug.len > 40 ? 40 : slug.len);
	while (wg_str_ends(slug, WG_STR("-")))
		slug.len--;
	stem = wg_str_fmt(a, "%.*s-%.*s", WG_ARG(w->item->id),
	    WG_ARG(slug.len == 0 ? WG_STR("abschnitt") : slug));
	id = wg_region_is_taken(w->m, stem) ? wg_region_numbered(w->m, stem) :
					      stem;
	wg_map_put(a, &w->m->taken, id, w->m);
	return id;
}

/* Headings become sections by how they compare, whatever their numbers. */
void
wg_write_sections(struct wg_writing *w, const struct wg_passage *root)
{
	unsigned levels[8], n = 0;
	struct wg_str id;

	for (const struct wg_passage *b = root->first; b != NULL; b = b->next) {
		if (b->kind != WG_PASSAGE_HEADING) {
			wg_write_block(w, b);
			continue;
		}
		while (n > 0 && levels[n - 1] >= b->level) {
			wg_write_shut(w, "section");
			n--;
		}
		id = section_id(w, b);
		wg_write_indent(w);
		wg_out_fmt(&w->out, "<section xml:id=\"%.*s\">\n", WG_ARG(id));
		w->depth++;
		levels[n++] = b->level;
		put_words(w, "title", b);
	}
	while (n-- > 0)
		wg_write_shut(w, "section");
}

bool
wg_writes_block(const struct wg_passage *root)
{
	const struct wg_passage *b = root->first;

	while (b != NULL && b->kind == WG_PASSAGE_PICTURE && b->words == NULL)
		b = b->next; /* a comment */
	return b != NULL && b->kind != WG_PASSAGE_HEADING;
}

/* Documents. */

void
wg_write_begin(struct wg_writing *w, struct wg_region_import *m,
    struct wg_item *item, const char *root)
{
	struct wg_out former = { 0 };

	*w = (struct wg_writing){ .m = m, .item = item };
	m->item = item;
	m->language = 0;
	wg_out_fmt(&w->out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<%s " NAMES "\n    xml:id=\"%.*s\" xml:lang=\"de\"",
	    root, WG_ARG(item->id));
	for (size_t i = 0; i < item->former.n; i++)
		wg_out_fmt(&former, "%s%.*s", i > 0 ? "\n      " : "",
		    WG_ARG(item->former.at[i]));
	if (former.len > 0)
		wg_out_puts(&w->out, "\n   ");
	wg_write_attribute(w, "w:former", wg_out_str(&former));
	wg_out_free(&former);
	w->depth = 1;
}

void
wg_write_title(struct wg_writing *w, const struct wg_item *item)
{
	const struct wg_heard *h = &item->heard.at[0];

	wg_write_indent(w);
	wg_out_puts(&w->out, "<title");
	wg_write_attribute(w, "w:context", h->context);
	wg_out_byte(&w->out, '>');
	wg_import_put(&w->out, item->texts[0].title);
	wg_out_puts(&w->out, "</title>\n");
}

static void
put_name(struct wg_writing *w, const char *tag, const char *attribute,
    struct wg_str name)
{
	if (name.len == 0)
		return;
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<%s", tag);
	wg_write_attribute(w, attribute, name);
	wg_out_puts(&w->out, "/>\n");
}

/* Of what says none: told once, and the same for ever. */
struct wg_str
wg_region_day(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_str day = m->day_of(m->context, item->key);

	if (!item->dated)
		wg_region_note(m, WG_D_IMPORT_FIELD, day,
		    N_("no date is given; it is that of its first import"));
	item->dated = true;
	return day;
}

void
wg_write_info(struct wg_writing *w, struct wg_region_import *m,
    struct wg_item *item)
{
	const struct wg_js *js = item->texts[0].js;
	struct wg_str day = wg_import_day(wg_js_text(js, "last_updated"));
	struct wg_str first = wg_import_day(wg_js_text(js, "published_at"));

	wg_write_open(w, "info");
	wg_write_title(w, item);
	wg_write_element(w, "date", day.len > 0 ? day : wg_region_day(m, item));
	if (!wg_str_eq(first, day))
		wg_write_element(w, "pubdate", first);
	put_name(w, "w:pictogram", "name",
	    m->pictogram_of(m->context, wg_js_text(js, "thumbnail")));
	put_name(w, "w:organiser", "ref",
	    wg_region_organiser(m, wg_js_get(js, "organization")));
	wg_write_shut(w, "info");
	wg_region_unread_item(w, item);
}

struct wg_made_file
wg_write_finish(struct wg_writing *w, const char *root, struct wg_str path)
{
	struct wg_made_file f = { .path = path, .key = w->item->key,
		.id = w->item->id };

	wg_out_fmt(&w->out, "</%s>\n", root);
	f.bytes = wg_str_dup(w->m->arena, wg_out_str(&w->out));
	wg_out_free(&w->out);
	return f;
}

/* Numbers with a point, as far as six places go. */
struct wg_str
wg_write_degrees(struct wg_arena *a, const struct wg_js *n)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	if (n == NULL || n->kind != WG_JS_NUMBER)
		return WG_NONE;
	wg_out_micro(&out, n->micro);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* What cannot be used stands in the file, and is told. */
void
wg_write_aside(struct wg_writing *w, const char *what, struct wg_str value,
    const char *why)
{
	wg_region_note(w->m, WG_D_IMPORT_FIELD, value, why);
	wg_write_comment(w,
	    wg_str_fmt(w->m->arena, "%s: %.*s", what, WG_ARG(value)));
}
