/*
 * wegweiser review --accept: the texts of documents in one language are read,
 * says a script.  Each catalog is changed from its end to its beginning, so
 * that what stands before keeps its place.
 */
#include "cli/run.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "build/load.h"
#include "catalog/marks.h"
#include "catalog/touch.h"
#include "middle/translate.h"
#include "model/lookup.h"
#include "store/replace.h"

struct accepting {
	struct wg_run *run;
	struct wg_arena *arena;
	const struct wg_project *project;
	const struct wg_edition *edition;
	struct WG_VEC(const struct wg_message *) messages;
	struct wg_touch touch;
	struct wg_str marks, marks_were;
	unsigned broken; /* texts that are not shown: not accepted */
};

static void
add(struct accepting *v, const struct wg_message *m, enum wg_state state)
{
	if (m == NULL || m->mark != WG_MARK_MACHINE || m->n_str != 1)
		return;
	if (state != WG_STATE_TRANSLATED && state != WG_STATE_HELD) {
		v->broken++;
		return;
	}
	for (size_t i = 0; i < v->messages.n; i++)
		if (v->messages.at[i] == m)
			return;
	WG_PUSH(v->arena, &v->messages) = m;
}

/* The texts of a document, or the words of every page.  False: there is no
 * such id, which was told. */
static bool
add_texts(struct accepting *v, struct wg_str id)
{
	const struct wg_edition_texts *texts = wg_edition_texts(v->edition);
	const struct wg_target *t = wg_project_find(v->project, id);

	for (unsigned i = 0; wg_str_is(id, "interface") && i < WG_L_COUNT;
	     i++)
		add(v, texts->labels[i].message, texts->labels[i].state);
	for (uint32_t u = 0; t != NULL && u < t->document->n_units; u++) {
		const struct wg_rendering *shown =
		    &texts->units[t->document->first_unit + u];

		add(v, shown->message, shown->state);
	}
	if (t != NULL || wg_str_is(id, "interface"))
		return true;
	fprintf(stderr, _("wegweiser: no such id: %.*s"), WG_ARG(id));
	fputs("\n", stderr);
	return false;
}

static int
last_first(const void *a, const void *b)
{
	const struct wg_message *x = *(const struct wg_message *const *)a;
	const struct wg_message *y = *(const struct wg_message *const *)b;

	return x->at.start < y->at.start ? 1 : -(x->at.start > y->at.start);
}

static bool
write_file(struct accepting *v, struct wg_str name, struct wg_str was,
    struct wg_str bytes)
{
	struct wg_str root = v->run->root;
	enum wg_replaced done = wg_replace(&(struct wg_replacement){
	    .path = wg_str_fmt(v->arena, "%.*s/%.*s", WG_ARG(root),
		WG_ARG(name)).ptr, .root = root, .was = was,
	    .bytes = bytes });

	if (done == WG_REPLACED || done == WG_SAME)
		return true;
	wg_run_trouble(wg_cstr(v->arena, name), wg_replaced_say(done));
	return false;
}

/* Those of one catalog; '*n' counts them. */
static bool
accept_in(struct accepting *v, const struct wg_catalog *c, unsigned *n)
{
	struct wg_source source = *c->source;
	struct wg_catalog now = *c;

	now.source = &source;
	*n = 0;
	for (size_t i = 0; i < v->messages.n; i++) {
		const struct wg_message *m = v->messages.at[i];

		if (m->id.at.source != c->source)
			continue;
		source.text =
		    wg_catalog_touch(v->arena, &now, m, &v->touch);
		if (v->marks.ptr != NULL)
			v->marks = wg_marks_checked(
			    v->arena, v->marks, m, m);
		++*n;
	}
	return *n == 0 || write_file(v, source.name, c->source->text,
	    source.text);
}

static int
accept_all(struct accepting *v)
{
	struct wg_str folder = wg_str_fmt(v->arena, "locales/%.*s",
	    WG_ARG(v->edition->language->tag));
	struct wg_str name = wg_str_fmt(v->arena, "%.*s/%s", WG_ARG(folder),
	    WG_MARKS_FILE);

	if (wg_file_read_below(v->arena, v->run->root, name, 20u << 20,
		&v->marks) != WG_FILE_OK)
		v->marks = WG_NONE;
	v->marks_were = v->marks;
	if (v->messages.n > 0)
		qsort(v->messages.at, v->messages.n,
		    sizeof(*v->messages.at), last_first);
	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++) {
		const struct wg_catalog *c =
		    wg_edition_texts(v->edition)->catalogs[d];
		unsigned n;

		/* The program's own are nobody's to change. */
		if (c == NULL || !wg_str_starts(c->source->name, folder))
			continue;
		if (!accept_in(v, c, &n))
			return WG_EXIT_MACHINE;
		if (n > 0 && !v->run->options.diag.quiet)
			fprintf(stderr, _("%.*s: %u texts accepted\n"),
			    WG_ARG(c->source->name), n);
	}
	if (v->marks.ptr != NULL &&
	    !write_file(v, name, v->marks_were, v->marks))
		return WG_EXIT_MACHINE;
	if (v->broken > 0)
		fprintf(stderr, _("%u texts are wrong and were not accepted; "
		    "'wegweiser check' tells why\n"), v->broken);
	return v->broken > 0 ? WG_EXIT_CONTENT : WG_EXIT_OK;
}

static int
refuse(const char *why)
{
	fprintf(stderr, "wegweiser: %s\n%s\n", _(why),
	    _("Try 'wegweiser review --help'."));
	return WG_EXIT_USAGE;
}

static bool
is_role(struct wg_str role)
{
	for (size_t i = 0; i < role.len; i++)
		if ((unsigned char)role.ptr[i] < 0x20)
			return false;
	return role.len > 0 && role.len <= 60;
}

int
wg_run_accept(struct wg_run *r)
{
	struct accepting v = { .run = r, .arena = r->arena };
	struct wg_diag *silent = wg_diag_open();
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT] = { NULL };
	const struct wg_language *l;
	struct wg_str ids = r->options.accept;
	int status = WG_EXIT_OK;

	if (r->options.language.len == 0 || !is_role(r->options.role))
		return refuse(N_("--accept needs the language, with -l, and "
		    "--role of who has read it; no names"));
	v.project = wg_run_open_catalogs(r, false, &status);
	if (v.project == NULL)
		return status;
	l = wg_language_lookup(&v.project->languages, r->options.language);
	if (l == NULL || l == v.project->source)
		return refuse(N_("there are no translations in that "
		    "language"));
	wg_load_catalogs(r->arena, r->root, v.project, l, catalogs, silent);
	v.edition = wg_translate(r->arena, v.project, l, catalogs, silent);
	v.touch = (struct wg_touch){ .role = r->options.role,
		.day = wg_days_write(r->arena, v.project->today),
		.text = WG_NONE };
	while (ids.len > 0 && status == WG_EXIT_OK)
		if (!add_texts(&v, wg_str_cut(&ids, ',')))
			status = WG_EXIT_USAGE;
	return status == WG_EXIT_OK ? accept_all(&v) : status;
}
