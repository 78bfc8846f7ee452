/*
 * One task per language: what all its files share is prepared once, when one of
 * them is to be made; then each page is written alone and, beside German, in
 * pairs.
 */
#include "back/leaflet/draft.h"
#include "back/leaflet/leaflet.h"

#include "back/made.h"
#include "back/share.h"
#include "base/arena.h"
#include "base/hash.h"
#include "facts/inline.h"
#include "model/trace.h"
#include "store/stage.h"

static struct wg_voice
voice_of(struct wg_leaflets *l, const struct wg_edition *e)
{
	struct wg_voice v = { .edition = e, .language = e->language };

	while (l->build->editions[v.index] != e)
		v.index++;
	return v;
}

/* As a content security policy names it. */
static struct wg_str
hash_of(struct wg_arena *a, struct wg_str text)
{
	const struct wg_sha256 hash = wg_sha256(text);
	char *base64 = wg_alloc(a, 45);

	wg_sha256_base64(&hash, base64);
	return wg_str(base64);
}

static void
open_leaflets(struct wg_leaflets *l, struct wg_task *task,
    const struct wg_edition *e)
{
	*l = (struct wg_leaflets){ .build = task->build,
		.project = task->build->project, .task = task, .arena = task->arena,
		.diag = task->diag };
	l->source = voice_of(l, task->build->editions[0]);
	l->own = voice_of(l, e);
}

/* Nothing of it is needed to know that all is as it was. */
static void
prepare(struct wg_leaflets *l)
{
	if (l->prepared)
		return;
	l->prepared = true;
	wg_trace_share(true);
	l->style = wg_sheet_style(l->arena, l->project, WG_NONE);
	l->hash = hash_of(l->arena, l->style);
	l->sign_style = wg_sheet_style(
	    l->arena, l->project, l->project->sign_style);
	l->sign_hash = hash_of(l->arena, l->sign_style);
	l->form_style = wg_sheet_style(
	    l->arena, l->project, l->project->form_style);
	l->form_hash = hash_of(l->arena, l->form_style);
	l->form_script = l->project->form_script;
	l->form_script_hash = hash_of(l->arena, l->form_script);
	l->script = l->project->script;
	l->script_hash = hash_of(l->arena, l->script);
	wg_pictograms_prepare(l);
	l->source.facts = wg_facts_open(l->task, l->source.edition, l->arena);
	l->own.facts = wg_facts_open(l->task, l->own.edition, l->arena);
	wg_trace_share(false);
}

struct wg_str
wg_voice_text(struct wg_leaflets *l, const struct wg_voice *voice,
    const struct wg_node *unit)
{
	return wg_inlines_text(&voice->facts, l->arena, unit);
}

struct wg_sheet
wg_sheet_begin(struct wg_leaflets *l, struct wg_voice *voice,
    struct wg_str folder, struct wg_str name)
{
	struct wg_arena *a = wg_arena_open();

	wg_out_clear(&l->out);
	return (struct wg_sheet){ .all = l, .arena = a, .h = { .out = &l->out },
		.voice = voice, .folder = folder, .name = name,
		.leaflets = folder.len > 0 ? "../" : "leaflets/",
		.carded = WG_NEW_ARRAY(
		    a, l->project->documents.n + 1, bool) };
}

/* Where it will be, below the output's folder. */
static struct wg_str
sheet_path(struct wg_leaflets *l, struct wg_str folder, struct wg_str name)
{
	if (folder.len == 0)
		return wg_str_fmt(l->arena, "site/%.*s.html", WG_ARG(name));
	return wg_str_fmt(l->arena, "site/leaflets/%.*s/%.*s.html",
	    WG_ARG(folder), WG_ARG(name));
}

void
wg_sheet_put(struct wg_sheet *s)
{
	wg_group_put(s->all->task,
	    sheet_path(s->all, s->folder, s->name), wg_out_str(&s->all->out));
	wg_arena_close(s->arena);
}

static void
open_main(struct wg_sheet *s)
{
	wg_html_open(&s->h, "main");
	wg_html_attr(&s->h, "id", WG_STR("main"));
	wg_html_line(&s->h);
}

static struct wg_sheet
write_page(struct wg_leaflets *l, const struct wg_document *d)
{
	struct wg_sheet s =
	    wg_sheet_begin(l, &l->own, l->own.language->tag, d->id);

	s.document = d;
	s.title = wg_voice_text(l, &l->own, d->title);
	wg_frame_open(&s);
	open_main(&s);
	wg_html_open(&s.h, "h1");
	wg_sheet_pictogram(&s, d->pictogram);
	wg_sheet_unit_in(&s, d->title);
	wg_html_close(&s.h);
	wg_html_line(&s.h);
	s.level = 2;
	wg_sheet_blocks(&s, d->root);
	wg_html_close(&s.h);
	wg_html_line(&s.h);
	wg_frame_close(&s, d->stand);
	return s;
}

/* Begin the sheet of a document; true: it is there already. */
static bool
begin(struct wg_leaflets *l, struct wg_made *made, struct wg_str folder,
    const struct wg_document *d)
{
	const struct wg_edition *editions[] = { l->source.edition,
		l->own.edition };

	return wg_made_begin(l->task, made, sheet_path(l, folder, d->id), d,
	    editions, 2, WG_NONE);
}

/* A page or a form. */
static void
page(struct wg_leaflets *l, const struct wg_document *d)
{
	struct wg_sheet s;
	struct wg_made made;

	if (begin(l, &made, l->own.language->tag, d))
		return;
	prepare(l);
	if (d->kind == WG_KIND_FORM) {
		wg_form_page(l, d);
	} else {
		s = write_page(l, d);
		wg_sheet_put(&s);
	}
	wg_made_end(l->task, &made);
}

/* German and the other language, rows side by side. */
static void
pair(struct wg_leaflets *l, const struct wg_document *d)
{
	struct wg_str folder = wg_str_fmt(l->arena, "%.*s+%.*s",
	    WG_ARG(l->source.language->tag), WG_ARG(l->own.language->tag));
	struct wg_sheet s;
	struct wg_made made;

	if (begin(l, &made, folder, d))
		return;
	prepare(l);
	s = wg_sheet_begin(l, &l->source, folder, d->id);
	s.document = d;
	s.other = &l->own;
	s.title = wg_str_fmt(l->arena, "%.*s – %.*s",
	    WG_ARG(wg_voice_text(l, &l->source, d->title)),
	    WG_ARG(wg_voice_text(l, &l->own, d->title)));
	wg_frame_open(&s);
	open_main(&s);
	wg_sheet_pair(&s, d);
	wg_html_close(&s.h);
	wg_html_line(&s.h);
	wg_frame_close(&s, d->stand);
	wg_sheet_put(&s);
	wg_made_end(l->task, &made);
}

/* A page in a language: its HTML is made where its PDF is. */
static struct wg_str
leaflet_name(struct wg_task *task, const struct wg_edition *e,
    const struct wg_document *d)
{
	return wg_str_fmt(task->arena, "%.*s/%.*s", WG_ARG(e->language->tag),
	    WG_ARG(d->id));
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	struct wg_leaflets l;
	struct wg_group group;

	open_leaflets(&l, task, e);
	for (size_t i = 0; i < l.project->documents.n; i++) {
		const struct wg_document *d = &l.project->documents.at[i];

		if (!wg_kind_is_sheet(d->kind) ||
		    !wg_build_public(l.build, l.own.index, d) ||
		    !wg_makes_document(l.build, d, leaflet_name(task, e, d)))
			continue;
		page(&l, d);
		/* A form has both languages on it. */
		if (l.own.language != l.source.language &&
		    d->kind != WG_KIND_FORM)
			pair(&l, d);
	}
	if (wg_makes(l.build, wg_str_fmt(task->arena, "leaflet/%.*s",
		WG_ARG(e->language->tag))) &&
	    !wg_group_begin(task, &group, "leaflet", e)) {
		prepare(&l);
		wg_index_page(&l);
		wg_places_page(&l);
		wg_events_page(&l);
		wg_news_page(&l);
		wg_imprint_page(&l);
		wg_house_pages(&l);
		if (l.own.language == l.source.language)
			wg_portal(&l);
		wg_group_end(task);
	}
	wg_out_free(&l.out);
	wg_out_free(&l.scratch);
}

void
wg_leaflet_draft(struct wg_task *task, const struct wg_edition *e,
    const struct wg_document *d, struct wg_out *out)
{
	struct wg_leaflets l;
	struct wg_sheet s;

	open_leaflets(&l, task, e);
	prepare(&l);
	l.style = wg_str_fmt(l.arena, "%.*s\nmain [lang=\"%.*s\"]:has(> .mark) "
	    "{ outline: 2px dashed var(--alarm); outline-offset: 2px; }\n",
	    WG_ARG(l.style), WG_ARG(l.source.language->tag));
	l.hash = hash_of(l.arena, l.style);
	s = write_page(&l, d);
	wg_out_put(out, wg_out_str(&l.out));
	wg_arena_close(s.arena);
	wg_out_free(&l.out);
	wg_out_free(&l.scratch);
}

const struct wg_backend wg_leaflet_backend = {
	.name = "leaflet",
	.edition = edition,
	.whole = wg_leaflets_old,
};
