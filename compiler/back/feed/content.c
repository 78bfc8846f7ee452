/*
 * Content: what compose/ makes of a document, written for the app (html/), in
 * one div with the direction around all.
 */
#include "back/feed/feed.h"
#include "base/html.h"
#include "compose/compose.h"
#include "facts/event.h"
#include "html/html.h"
#include "model/prose.h"

struct writer {
	struct wg_feed *f;
	struct wg_out out;
	struct wg_html html;
	struct wg_linker linker;
	struct wg_composer composer;
	struct wg_part *all;
	bool unread;
};

static struct wg_str
address(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_target *t, const struct wg_language **foreign)
{
	const struct wg_feed *f = context;
	bool german;
	struct wg_str url = wg_feed_target(f, t, &german);

	(void)a, (void)edition;
	*foreign = german ? f->project->source : NULL;
	return url;
}

static struct wg_str
paper(void *context, struct wg_arena *a, const struct wg_edition *edition,
    const struct wg_document *form)
{
	const struct wg_feed *f = context;
	struct wg_str pdf =
	    wg_build_form_pdf(a, f->project, edition, form);

	return wg_str_fmt(a, "%.*s/leaflets/%.*s", WG_ARG(f->project->api),
	    WG_ARG(pdf));
}

static struct wg_str
picture(void *context, const struct wg_part *p)
{
	const struct wg_feed *f = context;
	const struct wg_media media = { .image = p->image };

	return p->image != NULL ? wg_feed_media(f, &media) :
	    p->pictogram.len > 0 ? wg_feed_pictogram(f, p->pictogram) :
				   WG_NONE;
}

/* 'w' must stay where it is. */
static void
begin(struct writer *w, struct wg_feed *f, const struct wg_facts *facts)
{
	*w = (struct writer){ .f = f, .html = { .out = &w->out },
		.linker = { .address = address, .paper = paper, .context = f },
		.composer = { .arena = f->arena, .voice = facts,
		    .source = facts, .linker = &w->linker,
		    .region = f->region, .cards = WG_CARD_BRIEF,
		    .unread = &w->unread, .level = 1 },
		.all = wg_part_new(f->arena, WG_PART_ARTICLE) };
}

static struct wg_str
finish(struct writer *w)
{
	bool rtl = w->composer.voice->edition->language->rtl;
	struct wg_html_writer to = { .h = &w->html, .arena = w->f->arena,
		.profile = WG_HTML_APP, .address = picture, .context = w->f,
		.rtl = rtl };
	struct wg_str html;

	wg_html_open(&w->html, "div");
	wg_html_attr(&w->html, "dir", rtl ? WG_STR("rtl") : WG_STR("ltr"));
	wg_html_line(&w->html);
	wg_html_parts(&to, w->all);
	wg_html_close(&w->html);
	html = wg_str_dup(w->f->arena, wg_out_str(&w->out));
	wg_out_free(&w->out);
	return html;
}

/* Of an event: who offers it and on what terms; the app has fields for the
 * rest.  Returns how many are left. */
static size_t
without_fields(struct wg_fact *facts, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		if (facts[i].kind != WG_FACT_WHEN &&
		    facts[i].kind != WG_FACT_WHERE)
			facts[left++] = facts[i];
	return left;
}

static void
put_event_facts(struct writer *w, const struct wg_document *d)
{
	size_t n;
	struct wg_fact *facts = wg_facts_of_event(w->composer.voice,
	    w->f->arena, d, wg_build_day(w->f->task->build), &n);

	wg_compose_facts(
	    &w->composer, w->all, facts, without_fields(facts, n));
}

struct wg_str
wg_feed_content(struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_document *d, const struct wg_node *root)
{
	struct writer w;

	begin(&w, f, facts);
	wg_compose_blocks(&w.composer, w.all, root);
	if (d->kind == WG_KIND_EVENT)
		put_event_facts(&w, d);
	wg_compose_unread(&w.composer, w.all, d);
	return finish(&w);
}

struct wg_str
wg_feed_document(struct wg_feed *f, const struct wg_document *d)
{
	bool own = wg_kind_is_page(d->kind) ||
	    wg_feed_translated(f->edition, d);
	struct wg_str *made = wg_map_get(&f->contents, d->id);

	/* Pages and news stand in several files. */
	if (made == NULL) {
		made = WG_NEW(f->arena, struct wg_str);
		*made = wg_feed_content(
		    f, own ? &f->facts : f->facts.german, d, d->root);
		wg_map_put(f->arena, &f->contents, d->id, made);
	}
	return *made;
}

struct wg_str
wg_feed_place_content(struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_document *d)
{
	struct writer w;
	const struct wg_place *place = wg_read_place(f->task, d);
	struct wg_str week;
	size_t n, left = 0;
	struct wg_fact *all = wg_facts_of_place(facts, f->arena, d, &n);

	begin(&w, f, facts);
	if (place->purpose != NULL)
		wg_compose_part(&w.composer, w.all, WG_PART_PURPOSE,
		    place->purpose);
	if (place->matters.n > 0)
		wg_compose_items(&w.composer, w.all, &place->matters);
	wg_compose_list(&w.composer, w.all, &place->prose);
	/* What the app's own fields cannot say. */
	for (size_t i = 0; i < n; i++)
		if (wg_feed_beyond(f, facts, place, &all[i]))
			all[left++] = all[i];
	wg_compose_facts(&w.composer, w.all, all, left);
	week = wg_feed_hours_season(f, facts, &place->contact);
	if (week.len > 0) {
		struct wg_part *p =
		    wg_part_put(f->arena, w.all, WG_PART_PROSE);

		p->words = wg_compose_text(&w.composer);
		wg_tokens_put(f->arena, &p->words, week, NULL);
	}
	wg_compose_unread(&w.composer, w.all, d);
	return finish(&w);
}
