/*
 * Messages to inline nodes.  A msgstr may use the tags of its msgid, each
 * once and nested in the same way, and nothing else: what comes out is built
 * from the source's own nodes, so a translation cannot add markup, a link or
 * an attribute.
 */
#include "middle/translate.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "front/xml/xml.h"
#include "lint/letters.h"
#include "lint/translation_check.h"
#include "middle/memory.h"
#include "middle/unit.h"
#include "model/catalog.h"
#include "model/edition.h"
#include "text/blank.h"
#include "text/char.h"

struct translator {
	struct wg_arena *arena, *scratch;
	const struct wg_project *project;
	struct wg_edition *edition;
	struct wg_edition_texts *texts; /* of it */
	struct wg_markup_reader *markup;
	struct wg_script_set scripts;
	struct wg_letters letters;
	struct wg_memory memory;
	struct wg_squeeze squeeze;
	struct wg_diag *diag;
	/* What is shown of a unit has an element above it as its source has,
	 * of which nothing else is asked: all of a kind share one. */
	struct wg_node *above[WG_EL_COUNT];
	/* The message at work: */
	const struct wg_unit *unit; /* NULL: a label */
	const struct wg_message *message;
	const struct wg_message_text *text; /* its msgstr, or one of them */
	struct wg_str original;             /* what it translates */
	struct wg_unit_tag *tags;
	bool *used;
	size_t n_tags;
	bool broken;
};

static void
show_original(struct translator *t)
{
	wg_note(t->diag, wg_str_eq(t->original, t->message->id.value) ?
	    t->message->id.at : t->message->id_plural.at,
	    "the original: %.*s", WG_ARG(t->original));
}

static void
broken(struct translator *t, enum wg_diag_id id, struct wg_str piece,
    const char *hint)
{
	wg_report(t->diag, id, wg_piece_span(t->text, piece),
	    "%.*s", WG_ARG(piece));
	if (hint != NULL)
		wg_hint(t->diag, "%s", _(hint));
	show_original(t);
	t->broken = true;
}

static const struct wg_unit_tag *
tag_of(struct translator *t, struct wg_str name)
{
	for (size_t i = 0; i < t->n_tags; i++)
		if (wg_str_eq(t->tags[i].name, name))
			return &t->tags[i];
	return NULL;
}

static void
extra_tag(struct translator *t, struct wg_str name)
{
	struct wg_str near = WG_NONE, shown;
	unsigned limit = 2;

	for (size_t i = 0; i < t->n_tags; i++) {
		unsigned d =
		    wg_str_distance(name, t->tags[i].name, limit);

		if (d <= limit && !t->used[i]) {
			near = t->tags[i].name;
			limit = d;
		}
	}
	for (size_t i = 0; i < t->n_tags; i++)
		if (wg_str_eq(t->tags[i].name, near))
			t->used[i] = true; /* one mistake, one message */
	shown = wg_str_fmt(t->scratch, "<%.*s", WG_ARG(name));
	wg_report(t->diag, WG_D_PO_TAG_EXTRA,
	    wg_piece_span(t->text, shown), "%.*s>", WG_ARG(shown));
	if (near.len > 0)
		wg_hint(t->diag, "did you mean <%.*s>?", WG_ARG(near));
	show_original(t);
	t->broken = true;
}

/* The inline ancestor of a source node, within its unit. */
static const struct wg_node *
inline_parent(const struct translator *t, const struct wg_node *n)
{
	return n->parent == t->unit->node ? NULL : n->parent;
}

static void build(struct translator *, struct wg_node *,
    const struct wg_markup *, const struct wg_node *);

static void
put_words(struct wg_out *out, const struct wg_markup *m)
{
	for (const struct wg_markup *c = m->first; c != NULL; c = c->next) {
		wg_out_put(out, c->text);
		put_words(out, c);
	}
}

#define ENDING 2 /* "des Jobcenters" is named "Jobcenter" */

/* A German name is what people see on a door: it is not translated. */
static void
check_german(struct translator *t, const struct wg_markup *m,
    const struct wg_node *original)
{
	struct wg_out found = { 0 }, wanted = { 0 };
	struct wg_str text, name;

	put_words(&found, m);
	for (const struct wg_node *n = wg_node_next(original, original);
	     n != NULL; n = wg_node_next(n, original))
		wg_out_put(&wanted, n->text);
	text = wg_str_collapse(t->scratch, wg_out_str(&found));
	name = wg_str_collapse(t->scratch, wg_out_str(&wanted));
	if (name.len > 0 && wg_str_distance(text, name, ENDING) > ENDING) {
		wg_report(t->diag, WG_D_PO_GERMAN,
		    wg_piece_span(t->text, text), "%.*s",
		    WG_ARG(text));
		wg_hint(t->diag,
		    "write <%.*s>%.*s</%.*s>, and what it means beside it",
		    WG_ARG(m->name), WG_ARG(name), WG_ARG(m->name));
		show_original(t);
	}
	wg_out_free(&found);
	wg_out_free(&wanted);
}

/* Something of what 'n' holds can be seen. */
static bool
shows(const struct wg_node *n)
{
	bool found = wg_node_is(n, WG_PLACEHOLDER);

	for (const struct wg_node *c = n; c != NULL && !found;
	     c = wg_node_next(c, n))
		found = wg_node_is(c, WG_PLACEHOLDER) ||
		    !wg_str_blank(c->text);
	return found;
}

static void
build_tag(struct translator *t, struct wg_node *into,
    const struct wg_markup *m, const struct wg_node *parent)
{
	const struct wg_unit_tag *tag = tag_of(t, m->name);
	struct wg_str piece = wg_str_fmt(t->scratch, "<%.*s", WG_ARG(m->name));
	struct wg_node *n;

	if (tag == NULL || t->used[tag - t->tags]) {
		extra_tag(t, m->name);
		return;
	}
	t->used[tag - t->tags] = true;
	if (inline_parent(t, tag->node) != parent) {
		broken(t, WG_D_PO_TAG_NESTING, piece,
		    "nest the tags as the original does");
		for (size_t i = 0; i < t->n_tags; i++)
			t->used[i] = true;
		return;
	}
	n = wg_node_new(t->arena, tag->node->element, tag->node->at);
	n->attrs = tag->node->attrs;
	n->means = tag->node->means;
	wg_node_append(into, n);
	if (!wg_node_is(n, WG_PLACEHOLDER)) {
		if (n->element == WG_EL_FOREIGNPHRASE)
			check_german(t, m, tag->node);
		build(t, n, m, tag->node);
		if (!t->broken && !shows(n) && shows(tag->node))
			broken(t, WG_D_PO_MARKUP, piece,
			    "put the words between its two halves");
		return;
	}
	if (m->first != NULL)
		broken(t, WG_D_PO_MARKUP, piece,
		    "this tag stands alone: <phone/>, with nothing inside");
	for (struct wg_node *c = tag->node->first; c != NULL; c = c->next)
		wg_node_append(n, wg_node_new_text(t->arena, c->text, c->at));
	wg_squeeze_filled(&t->squeeze);
}

/* A piece of what is shown, which lives as long as the edition: composed, its
 * white space squeezed. */
static void
put_text(struct translator *t, struct wg_node *into, struct wg_str text)
{
	struct wg_node *n = wg_node_new_text(t->arena,
	    wg_text_nfc(t->arena, text), t->text->at);

	wg_squeeze_text(&t->squeeze, t->arena, &n->text);
	if (n->text.len > 0)
		wg_node_append(into, n);
}

/* Depth is limited by the markup reader. */
static void
build(struct translator *t, struct wg_node *into, const struct wg_markup *root,
    const struct wg_node *parent)
{
	for (const struct wg_markup *m = root->first; m; m = m->next) {
		if (m->name.len > 0)
			build_tag(t, into, m, parent);
		else
			put_text(t, into, wg_str_dup(t->arena, m->text));
	}
}

static void
check_missing(struct translator *t)
{
	for (size_t i = 0; i < t->n_tags; i++) {
		bool alone = wg_node_is(t->tags[i].node, WG_PLACEHOLDER);

		if (t->used[i])
			continue;
		wg_report(t->diag, WG_D_PO_TAG_MISSING, t->text->at,
		    "<%.*s%s>", WG_ARG(t->tags[i].name), alone ? "/" : "");
		wg_hint(t->diag, alone ?
		    "copy <%.*s/> to where it belongs" :
		    N_("put <%.*s>…</%.*s> around the same words"),
		    WG_ARG(t->tags[i].name), WG_ARG(t->tags[i].name));
		show_original(t);
		t->broken = true;
	}
}

/* Most messages are a text and nothing else. */
static bool
only_text(const struct translator *t, struct wg_str msgstr)
{
	const struct wg_node *n = t->unit->node->first;

	return n != NULL && n->next == NULL && n->element == WG_EL_TEXT &&
	    wg_str_find(msgstr, '<') < 0 && wg_str_find(msgstr, '&') < 0;
}

/* NULL after a report. */
static struct wg_markup *
read_markup(struct translator *t, struct wg_str msgstr)
{
	struct wg_markup_error error = { 0 };
	struct wg_markup *m =
	    wg_markup_read(t->markup, t->scratch, msgstr, &error);
	struct wg_str piece = wg_str_from(msgstr, error.at);
	ptrdiff_t end = wg_str_find(piece, ';');

	if (m != NULL)
		return m;
	if (error.length > 0)
		piece.len = error.length;
	else if (wg_str_starts(piece, WG_STR("&")) && end > 0)
		piece.len = (size_t)end + 1;
	else
		piece = wg_str_head(piece, 1);
	wg_report(t->diag, WG_D_PO_MARKUP, wg_piece_span(t->text, piece), "%s",
	    _(error.why));
	if (error.hint != NULL)
		wg_hint(t->diag, "%s", _(error.hint));
	show_original(t);
	t->broken = true;
	return NULL;
}

/* What was built below 'root', which ends, gets the element that all share. */
static const struct wg_node *
hang_up(struct translator *t, struct wg_node *root)
{
	struct wg_node **above = &t->above[root->element];

	if (*above == NULL)
		*above = wg_node_new(t->arena, root->element, WG_NOWHERE);
	wg_unit_trim_end(root);
	for (struct wg_node *n = root->first; n != NULL; n = n->next)
		n->parent = *above;
	return root->first;
}

static const struct wg_node *
inline_nodes(struct translator *t, struct wg_str msgstr)
{
	struct wg_node root = { .element = t->unit->node->element };
	struct wg_markup *m;

	wg_squeeze_begin(&t->squeeze, t->edition->language->script);
	if (only_text(t, msgstr)) {
		put_text(t, &root, msgstr);
		return hang_up(t, &root);
	}
	m = read_markup(t, msgstr);
	if (m == NULL)
		return NULL;
	t->tags = wg_unit_tags(t->scratch, t->unit->node, &t->n_tags);
	t->used = WG_NEW_ARRAY(t->scratch, t->n_tags + 1, bool);
	build(t, &root, m, NULL);
	check_missing(t);
	return hang_up(t, &root);
}

static bool
check_text(struct translator *t, const struct wg_message_text *text,
    struct wg_str source)
{
	const struct wg_pair pair = { t->diag, t->scratch, t->project,
		t->edition->language, &t->scripts,
		&t->letters, t->unit, t->message, text, source };

	return wg_translation_check(&pair);
}

static enum wg_state
state_of(const struct wg_message *m)
{
	if (m == NULL || wg_str_blank(m->str[0].value))
		return WG_STATE_MISSING;
	return m->fuzzy ? WG_STATE_FUZZY : WG_STATE_TRANSLATED;
}

/* Of a translation that passed all checks. */
static enum wg_state
shown_or_held(const struct translator *t)
{
	return t->message->mark == WG_MARK_MACHINE &&
	    t->project->machine == WG_MACHINE_HOLD ? WG_STATE_HELD :
	    WG_STATE_TRANSLATED;
}

/* A text that nobody can see is told, or it would be looked for. */
static void
tell_blank(struct translator *t, const struct wg_message *m)
{
	if (m == NULL || m->fuzzy || m->str[0].value.len == 0)
		return;
	wg_report(t->diag, WG_D_PO_BLANK, m->str[0].at, NULL);
	wg_note(t->diag, m->id.at, "the original: %.*s", WG_ARG(m->id.value));
}

static void
translate_unit(struct translator *t, uint32_t number)
{
	const struct wg_unit *unit = &t->project->units.at[number];
	struct wg_rendering *r = &t->texts->units[number];
	enum wg_domain domain = unit->document->domain;

	r->message = wg_memory_find(
	    &t->memory, unit->key, unit->sense, &domain);
	r->state = state_of(r->message);
	if (r->state == WG_STATE_MISSING)
		tell_blank(t, r->message);
	if (r->state != WG_STATE_TRANSLATED)
		return;
	t->unit = unit;
	t->message = r->message;
	t->text = &r->message->str[0];
	t->original = unit->msgid;
	t->broken = false;
	r->first = inline_nodes(t, r->message->str[0].value);
	if (!t->broken && !check_text(t, &t->message->str[0], unit->msgid))
		t->broken = true;
	r->state = t->broken ? WG_STATE_BROKEN : shown_or_held(t);
}

static void
count_coverage(struct translator *t, const struct wg_document *d)
{
	struct wg_coverage *c =
	    &t->edition->coverage[d - t->project->documents.at];

	for (uint32_t i = 0; i < d->n_units; i++) {
		const struct wg_unit *u =
		    &t->project->units.at[d->first_unit + i];
		enum wg_state state =
		    t->texts->units[d->first_unit + i].state;

		if (u->quiet)
			continue;
		c->units++;
		c->words += u->words;
		if (state == WG_STATE_TRANSLATED) {
			c->translated++;
			c->words_translated += u->words;
		}
	}
}

/* As many forms as the language has, none of them empty. */
static bool
check_forms(struct translator *t, const struct wg_catalog *c)
{
	const struct wg_message *m = t->message;
	unsigned wanted = c->plural != NULL ? c->n_plurals :
	    t->edition->language->n_plurals;
	unsigned filled = 0;

	for (unsigned i = 0; i < m->n_str; i++)
		filled += !wg_str_blank(m->str[i].value);
	if (m->n_str == wanted && filled == wanted)
		return true;
	wg_report(t->diag, WG_D_PO_FORMS, m->str[0].at,
	    "%u of %u are filled in", filled, wanted);
	wg_note(t->diag, m->id.at, "the original: %.*s",
	    WG_ARG(m->id.value));
	wg_hint(t->diag, filled < wanted ?
	    "write msgstr[0] to msgstr[%u], even if two are the same" :
	    "delete those after msgstr[%u]", wanted - 1);
	return false;
}

/* As it is printed. */
static struct wg_str
shown(struct translator *t, struct wg_str s)
{
	return wg_text_squeeze(t->arena, t->edition->language->script,
	    wg_text_nfc(t->arena, s));
}

/* A label has no tags; signs are written as in all messages. */
static bool
read_label(struct translator *t, const struct wg_message_text *text,
    struct wg_str source, struct wg_str *value)
{
	struct wg_str s = text->value;
	struct wg_out out = { 0 };
	const struct wg_markup *m;

	t->text = text;
	t->original = source;
	*value = shown(t, s);
	if (wg_str_find(s, '<') < 0 && wg_str_find(s, '&') < 0)
		return true;
	m = read_markup(t, s);
	for (m = m == NULL ? NULL : m->first; m != NULL; m = m->next) {
		if (m->name.len > 0)
			extra_tag(t, m->name);
		wg_out_put(&out, m->text);
	}
	*value = shown(t, wg_str_dup(t->arena, wg_out_str(&out)));
	wg_out_free(&out);
	return !t->broken;
}

static bool
check_label(struct translator *t, const struct wg_label_info *info,
    const struct wg_catalog *c, struct wg_label_text *label)
{
	const struct wg_message *m = t->message;
	bool good = info->plural == NULL || check_forms(t, c);

	t->broken = false;
	t->n_tags = 0;
	for (unsigned i = 0; good && i < m->n_str; i++) {
		bool many = info->plural != NULL && (m->n_str == 1 || i > 0);
		struct wg_str source = wg_str(many ? info->plural : info->text);

		good = read_label(t, &m->str[i], source, &label->forms[i]);
		/* A singular form may say "one" in a word. */
		if (good && (many || info->plural == NULL))
			good = check_text(t, &m->str[i], source);
	}
	return good;
}

/* Words of the program are not looked for among the texts of the pages: the
 * same word there may want another gender or case. */
static const struct wg_message *
own_label(struct translator *t, struct wg_str text)
{
	enum wg_domain domain = WG_DOMAIN_INTERFACE;
	const struct wg_catalog *c = t->texts->catalogs[domain];
	const struct wg_message *m =
	    wg_memory_find(&t->memory, text, text, &domain);

	if (domain == WG_DOMAIN_INTERFACE && (m == NULL || !m->obsolete))
		return m;
	return c == NULL || !c->whole ? NULL : wg_map_get(&c->by_key, text);
}

/* '*c' becomes the catalog whose plural forms it has. */
static const struct wg_message *
find_label(struct translator *t, struct wg_str text,
    const struct wg_catalog **c)
{
	const struct wg_catalog *own =
	    t->texts->catalogs[WG_DOMAIN_INTERFACE];
	const struct wg_message *m = own_label(t, text), *ours;

	*c = own;
	if (own == NULL || own->below == NULL || !own->below->whole ||
	    state_of(m) == WG_STATE_TRANSLATED)
		return m;
	ours = wg_map_get(&own->below->by_key, text);
	if (state_of(ours) != WG_STATE_TRANSLATED)
		return m;
	*c = own->below;
	return ours;
}

static void
translate_label(struct translator *t, enum wg_label label)
{
	const struct wg_label_info *info = wg_label_info(label);
	const struct wg_catalog *c;
	struct wg_label_text *text = &t->texts->labels[label];
	const struct wg_message *m = find_label(t, wg_str(info->text), &c);

	text->message = m;
	wg_edition_label_source(t->edition, label);
	if (t->edition->language == t->project->source)
		return;
	text->state = state_of(m);
	if (text->state == WG_STATE_MISSING)
		tell_blank(t, m);
	if (text->state != WG_STATE_TRANSLATED)
		return;
	t->unit = NULL;
	t->message = m;
	text->state = check_label(t, info, c, text) ? shown_or_held(t) :
	    WG_STATE_BROKEN;
	if (text->state != WG_STATE_TRANSLATED) {
		enum wg_state state = text->state;

		wg_edition_label_source(t->edition, label);
		text->state = state;
		return;
	}
	for (unsigned i = m->n_str; i < WG_PLURAL_FORMS; i++)
		text->forms[i] = WG_NONE;
	text->language = t->edition->language;
	text->at = m->str[0].at;
}

static const struct wg_catalog *
left_out(struct wg_arena *a, const struct wg_catalog *c)
{
	struct wg_catalog *copy = WG_NEW(a, struct wg_catalog);

	*copy = *c;
	copy->whole = false;
	return copy;
}

/* Catalogs that are there and in the language of their folder. */
static void
check_catalogs(struct translator *t)
{
	struct wg_edition *e = t->edition;
	const struct wg_catalog **catalogs = t->texts->catalogs;
	bool needed[WG_DOMAIN_COUNT] = { [WG_DOMAIN_INTERFACE] = true };

	if (e->language == t->project->source)
		return;
	for (uint32_t i = 1; i < t->project->units.n; i++)
		if (!t->project->units.at[i].quiet)
			needed[t->project->units.at[i].document->domain] =
			    true;
	for (unsigned i = 0; i < t->project->n_domains; i++) {
		if (catalogs[i] == NULL && needed[i]) {
			wg_report(t->diag, WG_D_PO_MISSING, WG_NOWHERE,
			    "locales/%.*s/%s.po", WG_ARG(e->language->tag),
			    wg_domain_name(t->project, (enum wg_domain)i));
			wg_hint(t->diag, "'wegweiser update' writes it");
		} else if (catalogs[i] != NULL && catalogs[i]->whole &&
		    !wg_catalog_check(
			t->project, e->language, catalogs[i], t->diag))
			catalogs[i] = left_out(t->arena, catalogs[i]);
	}
}

static struct wg_edition *
new_edition(struct wg_arena *a, const struct wg_project *p,
    const struct wg_language *language,
    const struct wg_catalog *const *catalogs)
{
	struct wg_edition *e = WG_NEW(a, struct wg_edition);
	struct wg_edition_texts *texts;

	e->project = p;
	e->language = language;
	e->arena = a;
	texts = WG_NEW(a, struct wg_edition_texts);
	texts->units = WG_NEW_ARRAY(a, p->units.n, struct wg_rendering);
	e->coverage = WG_NEW_ARRAY(a, p->documents.n + 1, struct wg_coverage);
	if (catalogs != NULL)
		memcpy(texts->catalogs, catalogs, sizeof(texts->catalogs));
	e->texts = texts;
	return e;
}

static void
choose_plural(struct wg_edition *e, struct wg_edition_texts *texts)
{
	const struct wg_catalog *c = texts->catalogs[WG_DOMAIN_INTERFACE];

	for (; c != NULL && texts->plural == NULL; c = c->below)
		texts->plural = c->plural;
	if (texts->plural == NULL)
		texts->plural = wg_plural_parse(
		    e->arena, e->language->plural);
}

struct wg_edition *
wg_translate(struct wg_arena *a, const struct wg_project *p,
    const struct wg_language *language,
    const struct wg_catalog *const *catalogs, struct wg_diag *diag)
{
	struct translator t = { .arena = a, .project = p, .diag = diag,
		.scratch = wg_arena_open() };

	wg_diag_language(diag, language->tag);
	t.edition = new_edition(a, p, language, catalogs);
	t.texts = t.edition->texts;
	t.markup = wg_markup_open();
	wg_script_set_open(&t.scripts, language->script);
	check_catalogs(&t);
	choose_plural(t.edition, t.texts);
	wg_letters_open(&t.letters, language);
	wg_memory_open(&t.memory, a, t.texts->catalogs);
	t.texts->told_before = wg_diag_reports(diag);
	for (uint32_t i = 1; i < p->units.n && language != p->source; i++) {
		size_t before = wg_diag_reports(diag);

		if (!p->units.at[i].quiet)
			translate_unit(&t, i);
		if (wg_diag_reports(diag) != before)
			WG_PUSH(a, &t.texts->told) = (struct wg_edition_told){
				i, wg_diag_reports(diag) };
	}
	for (size_t i = 0; i < p->documents.n; i++)
		count_coverage(&t, &p->documents.at[i]);
	for (unsigned i = 0; i < WG_L_COUNT; i++)
		translate_label(&t, (enum wg_label)i);
	wg_markup_close(t.markup);
	wg_arena_close(t.scratch);
	wg_diag_language(diag, WG_NONE);
	return t.edition;
}
