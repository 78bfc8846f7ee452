/* What a person has to look at, as files of import/. */
#include "base/html.h"
#include "base/intl.h"
#include "base/out.h"
#include "import/region.h"

void
wg_region_note(struct wg_region_import *m, enum wg_diag_id id,
    struct wg_str words, const char *why)
{
	const struct wg_item_text region = { .file = m->region_file };
	const struct wg_item_text *t = m->item == NULL ||
		m->item->texts == NULL ? &region :
	    &m->item->texts[m->language];
	struct wg_noted n = { .id = id, .words = wg_str_dup(m->arena, words),
		.why = wg_str(why) };
	size_t shown = words.len;

	n.file = t->file == NULL ? WG_NONE : t->file->name;
	n.title = t->title;
	n.pointer = t->js == NULL ? WG_STR("/") :
	    wg_str_fmt(m->arena, "/%zu", t->index);
	n.language = m->spoken.at[m->language].code;
	WG_PUSH(m->arena, &m->noted) = n;
	/* At most 60 letters; the report has all. */
	while (shown > 60 || (shown < words.len && shown > 0 &&
	    ((unsigned char)words.ptr[shown] & 0xC0) == 0x80))
		shown--;
	wg_report(m->diag, id, t->file == NULL ? WG_NOWHERE :
	    WG_WHOLE(t->file), "%.*s „%.*s“: %.*s%s%s%s",
	    WG_ARG(n.pointer), WG_ARG(n.title), (int)shown,
	    words.len > 0 ? words.ptr : "", shown < words.len ? " …" : "",
	    why != NULL ? ": " : "", why != NULL ? _(why) : "");
}

static void
push(struct wg_region_import *m, struct wg_made_files *all, struct wg_str path,
    struct wg_out *out)
{
	WG_PUSH(m->arena, all) = (struct wg_made_file){ .path = path,
		.bytes = wg_str_dup(m->arena, wg_out_str(out)) };
	wg_out_free(out);
}

/* A cell of a table: no tabs, no ends of lines. */
static void
cell(struct wg_out *out, struct wg_str s, char end)
{
	for (size_t i = 0; i < s.len; i++)
		wg_out_byte(out,
		    (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i]);
	wg_out_byte(out, end);
}

static void
put_hosts(struct wg_region_import *m, struct wg_made_files *all)
{
	struct wg_out out = { 0 };

	wg_out_puts(&out, "# host\tlinks\tfirst page\n");
	for (size_t i = 0; i < m->hosts.n; i++) {
		cell(&out, m->hosts.at[i].name, '\t');
		wg_out_fmt(&out, "%u\t", m->hosts.at[i].n);
		cell(&out, m->hosts.at[i].page, '\n');
	}
	push(m, all, WG_STR("import/hosts.tsv"), &out);
}

static void
put_pictures(struct wg_region_import *m, struct wg_made_files *all)
{
	struct wg_out out = { 0 };

	wg_out_puts(&out, "# address\tpage\twords\n");
	for (size_t i = 0; i < m->pictures.n; i++) {
		cell(&out, m->pictures.at[i].url, '\t');
		cell(&out, m->pictures.at[i].page, '\t');
		cell(&out, m->pictures.at[i].alt, '\n');
	}
	push(m, all, WG_STR("import/images.tsv"), &out);
}

static void
put_report(struct wg_region_import *m, struct wg_made_files *all)
{
	struct wg_out out = { 0 };

	wg_out_puts(&out,
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<meta "
	    "charset=\"utf-8\">\n<title>import</title>\n<table border=\"1\">\n"
	    "<tr><th>code<th>file<th>item<th>title<th>words<th>\n");
	for (size_t i = 0; i < m->noted.n; i++) {
		const struct wg_noted *n = &m->noted.at[i];
		const struct wg_str cells[] = { wg_str(
						    wg_diag_kind(n->id)->code),
			n->language, n->pointer, n->title, n->words, n->why };

		wg_out_puts(&out, "<tr>");
		for (size_t k = 0; k < 6; k++) {
			wg_out_puts(&out,
			    k == 3 || k == 4 ? "<td dir=\"auto\">" : "<td>");
			wg_html_escape(&out, cells[k]);
		}
		wg_out_byte(&out, '\n');
	}
	wg_out_puts(&out, "</table>\n");
	push(m, all, WG_STR("import/report.html"), &out);
}

/* Names of others may not lead anywhere, and two may have the same. */
static struct wg_str
file_name(struct wg_arena *a, struct wg_map *taken, struct wg_str s)
{
	size_t n = s.len > 120 ? 120 : s.len, k;
	struct wg_str copy, name;

	while (n > 0 && n < s.len && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
		n--;
	copy = wg_str_dup(a, wg_str_head(s, n));
	for (size_t i = 0; i < copy.len; i++)
		if ((unsigned char)copy.ptr[i] < ' ' || copy.ptr[i] == '.')
			((char *)copy.ptr)[i] = '-';
	name = copy;
	/* How many have it, so that many of one name do not count anew. */
	for (k = (size_t)wg_map_get(taken, copy); k > 0 &&
	     wg_map_get(taken,
		 name = wg_str_fmt(a, "%.*s-%zu", WG_ARG(copy), k + 1)) !=
		 NULL;)
		k++;
	wg_map_put(a, taken, copy, (void *)(k + 1));
	if (k > 0)
		wg_map_put(a, taken, name, (void *)1);
	return name;
}

void
wg_region_reports(struct wg_region_import *m, struct wg_made_files *all)
{
	struct wg_map taken = { 0 };

	put_hosts(m, all);
	put_pictures(m, all);
	put_report(m, all);
	for (size_t i = 0; i < m->leftover_names.n; i++) {
		struct wg_str name = file_name(
		    m->arena, &taken, m->leftover_names.at[i]);

		WG_PUSH(m->arena, all) = (struct wg_made_file){
			.path = wg_str_fmt(m->arena,
			    "import/leftover/%.*s.html", WG_ARG(name)),
			.bytes = m->leftover_texts.at[i]
		};
	}
}
