/* Text as bidi runs and lines, prints as boxes. */
#include "back/tree/view.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "compose/compose.h"
#include "facts/linker.h"
#include "layout/dress.h"
#include "print/print.h"
#include "text/paragraph.h"

static const char *const roles[] = {
#define WG_ROLE(id, type) type,
#include "model/roles.def"
};

/* A piece of a UTF-16 buffer, controls made visible. */
static void
put_utf16(struct wg_out *out, const uint16_t *text, uint32_t n)
{
	struct wg_out utf8 = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		uint32_t c = text[i];

		if ((c & 0xFC00) == 0xD800 && i + 1 < n)
			c = 0x10000 + ((c & 0x3FF) << 10 |
			    (text[++i] & 0x3FFu));
		wg_out_char(&utf8, c);
	}
	wg_term_safe(out, wg_out_str(&utf8));
	wg_out_free(&utf8);
}

static void
put_levels(struct wg_view *v, const struct wg_paragraph *p)
{
	const uint8_t *levels = wg_paragraph_levels(p);
	uint32_t n, start = 0;
	const uint16_t *text = wg_paragraph_text(p, &n);

	for (uint32_t i = 1; i <= n; i++) {
		if (i < n && levels[i] == levels[start])
			continue;
		wg_out_fmt(v->out, "    level %u ", levels[start]);
		put_utf16(v->out, text + start, i - start);
		wg_out_byte(v->out, '\n');
		start = i;
	}
}

/* From left to right, as on the page. */
static void
put_line(struct wg_view *v, const struct wg_paragraph *p,
    const struct wg_line *line)
{
	uint32_t n;
	const uint16_t *text = wg_paragraph_text(p, &n);

	wg_out_puts(v->out, "    line ");
	for (size_t done = 0, next = 0; done < line->n; done++) {
		for (size_t i = 0, best = SIZE_MAX; i < line->n; i++) {
			bool after = done == 0 ||
			    line->pieces[i].x > line->pieces[next].x;

			if (done == 0 ? (best == SIZE_MAX ||
				line->pieces[i].x < line->pieces[best].x) :
			    (after && (best == SIZE_MAX ||
				line->pieces[i].x < line->pieces[best].x)))
				best = i;
			if (i + 1 == line->n)
				next = best == SIZE_MAX ? next : best;
		}
		wg_out_fmt(v->out, "[%s ",
		    line->pieces[next].level & 1 ? "rtl" : "ltr");
		put_utf16(v->out, text + line->pieces[next].start,
		    line->pieces[next].length);
		wg_out_byte(v->out, ']');
	}
	wg_out_byte(v->out, '\n');
}

/* Without "(in German)" behind it. */
static struct wg_tokens
words_of(struct wg_view *v, const struct wg_facts *facts,
    const struct wg_node *n)
{
	struct wg_composer c = { .arena = v->arena, .voice = facts,
		.source = facts };
	struct wg_tokens words = wg_compose_unit(&c, n);

	for (size_t i = 0; words.fallback && i < words.list.n; i++)
		if (words.list.at[i].element == WG_TOKEN_FALLBACK)
			words.list.n = i;
	return words;
}

static void
put_unit(struct wg_view *v, struct wg_shaper *shaper,
    const struct wg_facts *facts, const struct wg_node *n)
{
	const struct wg_tokens words = words_of(v, facts, n);
	struct wg_block *b = wg_block_new(v->arena, WG_BLOCK_TEXT);
	struct wg_paragraph *p;
	struct wg_line *lines;
	size_t n_lines;

	b->lang = words.language->tag;
	b->rtl = words.language->rtl;
	wg_words_put(v->arena, b, (struct wg_ink){ .weight = WG_REGULAR },
	    &words);
	p = wg_paragraph_new(
	    v->arena, shaper, b->runs, b->n_runs, b->lang, b->rtl);
	wg_out_fmt(v->out, "  %.*s %s\n", WG_ARG(wg_element_label(n->element)),
	    b->rtl ? "rtl" : "ltr");
	put_levels(v, p);
	lines = wg_paragraph_lines(v->arena, shaper, p,
	    (int64_t)WG_MM(100) * 1000 / WG_PT(11), &n_lines);
	for (size_t i = 0; i < n_lines; i++)
		put_line(v, p, &lines[i]);
}

void
wg_view_text(struct wg_view *v, const struct wg_document *d)
{
	struct wg_facts facts = wg_facts_open(NULL, v->edition, v->arena);
	struct wg_shaper *shaper = wg_shaper_open(v->request->fonts);

	wg_out_fmt(v->out, "%.*s\n", WG_ARG(d->id));
	for (uint32_t i = 0; i < d->n_units; i++)
		put_unit(v, shaper, &facts,
		    v->project->units.at[d->first_unit + i].node);
	wg_shaper_close(shaper);
}

static void
put_point(struct wg_out *out, int32_t x, int32_t y)
{
	wg_out_byte(out, ' ');
	wg_out_milli(out, x);
	wg_out_byte(out, ',');
	wg_out_milli(out, y);
}

static void
put_item(struct wg_out *out, const struct wg_item *item)
{
	wg_out_puts(out, "  ");
	wg_out_puts(out, item->tag == NULL ? "Artifact" :
		roles[item->tag->role]);
	if (item->tag != NULL && item->tag->lang.len > 0)
		wg_out_fmt(out, "/%.*s", WG_ARG(item->tag->lang));
	switch (item->kind) {
	case WG_ITEM_RUN:
		wg_out_puts(out, " run");
		put_point(out, item->run.x, item->run.y);
		wg_out_puts(out, " size ");
		wg_out_milli(out, item->run.size);
		wg_out_fmt(out, " level %u ", item->run.level);
		put_utf16(out, item->run.text + item->run.start,
		    item->run.length);
		break;
	case WG_ITEM_BOX:
		wg_out_puts(out, " box");
		put_point(out, item->box.x, item->box.y);
		put_point(out, item->box.width, item->box.height);
		break;
	case WG_ITEM_PICTOGRAM:
		wg_out_puts(out, " pictogram");
		put_point(out, item->pictogram.x, item->pictogram.y);
		break;
	case WG_ITEM_CODE:
		wg_out_puts(out, " code");
		put_point(out, item->code.x, item->code.y);
		wg_out_fmt(out, " %.*s", WG_ARG(item->code.content));
		break;
	case WG_ITEM_IMAGE:
		wg_out_puts(out, " image");
		put_point(out, item->image.x, item->image.y);
		put_point(out, item->image.width, item->image.height);
		break;
	case WG_ITEM_FIELD:
		wg_out_puts(out, " field");
		put_point(out, item->field.x, item->field.y);
		put_point(out, item->field.width, item->field.height);
		wg_out_fmt(out, " %.*s %.*s: %.*s",
		    WG_ARG(item->field.field->name),
		    WG_ARG(item->field.field->state),
		    WG_ARG(item->field.field->words));
		break;
	case WG_ITEM_TAG:
		wg_out_puts(out, " tag");
	}
	wg_out_byte(out, '\n');
}

/* Links lead to short addresses: which pages there are is nobody's business
 * here. */
static struct wg_str
address(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_target *t, const struct wg_language **foreign)
{
	(void)context, (void)foreign;
	return wg_project_short(edition->project, a, t->document);
}

/* A print; or a form, with German beside the language that was asked for. */
static const struct wg_pages *
pages_of(struct wg_view *v, const struct wg_document *d,
    struct wg_shaper *shaper)
{
	const struct wg_tree_request *r = v->request;
	static const struct wg_linker linker = { .address = address };
	struct wg_print print;

	if (d->kind == WG_KIND_FORM) {
		const struct wg_print_job job = { .document = d,
			.product = WG_PRODUCT_FORM, .subject = d,
			.german = true };

		print = wg_print_of(NULL, v->arena, v->project, &job,
		    r->editions[0], v->edition);
		return wg_print_layout(v->arena, shaper, &print, v->diag);
	}
	if (d->kind != WG_KIND_PRINT || !wg_print_open(&print, NULL, v->arena,
		v->project, d, r->editions, r->n_editions))
		return NULL;
	print.linker = &linker;
	return wg_print_layout(v->arena, shaper, &print, v->diag);
}

void
wg_view_boxes(struct wg_view *v, const struct wg_document *d)
{
	struct wg_shaper *shaper = wg_shaper_open(v->request->fonts);
	const struct wg_pages *pages = pages_of(v, d, shaper);

	for (size_t i = 0; pages != NULL && i < pages->pages.n; i++) {
		const struct wg_page *page = pages->pages.at[i];

		wg_out_fmt(v->out, "%.*s page %zu", WG_ARG(d->id), i + 1);
		put_point(v->out, page->width, page->height);
		wg_out_byte(v->out, '\n');
		for (size_t k = 0; k < page->items.n; k++)
			put_item(v->out, &page->items.at[k]);
	}
	wg_shaper_close(shaper);
}
