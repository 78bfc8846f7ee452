/* wegweiser new: what there is to begin. */
#include "cli/new.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/near.h"
#include "build/load.h"

int
wg_new_usage(const char *why)
{
	fprintf(stderr, "wegweiser: %s\n%s\n", _(why),
	    _("Try 'wegweiser new --help'."));
	return WG_EXIT_USAGE;
}

static const struct {
	const char *word;
	enum wg_kind kind;
	const char *what;
} documents[] = {
	{ "page", WG_KIND_PAGE,
	    N_("a page: what one has to know") },
	{ "place", WG_KIND_PLACE,
	    N_("an office, practice, school or advice centre") },
	{ "house", WG_KIND_HOUSE,
	    N_("an accommodation, with the offices of its residents") },
	{ "building", WG_KIND_BUILDING,
	    N_("a building with entrances, floors and rooms") },
	{ "event", WG_KIND_EVENT,
	    N_("an event, once or again and again") },
	{ "news", WG_KIND_NEWS, N_("a piece of news, shown for 28 days") },
	{ "form", WG_KIND_FORM, N_("a blank form in two languages") },
	{ "print", WG_KIND_PRINT,
	    N_("a poster, leaflet or handbook to print") },
};
#define DOCUMENTS (sizeof(documents) / sizeof(documents[0]))

/* No project yet. */
static int
explain_project(void)
{
	puts(_("Your own county begins with\n\n"
	     "  wegweiser new project DIR\n\n"
	     "It asks for the name of the county, its Land, its municipalities "
	     "and the languages,\n"
	     "or takes them as options: --name=\"Landkreis Musterhausen\" "
	     "--land=NI\n"
	     "--municipality=Musterhausen --languages=uk,ar,en.  What it "
	     "writes builds at once."));
	return WG_EXIT_OK;
}

static unsigned
count(const struct wg_project *p, enum wg_kind kind)
{
	unsigned n = 0;

	for (size_t i = 0; i < p->documents.n; i++)
		n += wg_kind_is_page(kind) ?
		    wg_kind_is_page(p->documents.at[i].kind) :
		    p->documents.at[i].kind == kind;
	return n;
}

/* What there is in the project, and what can be added. */
static int
explain(struct wg_run *r)
{
	struct wg_str start = r->options.directory, day = wg_run_today(r);
	struct wg_diag *told = wg_diag_open();
	const struct wg_project *p;

	r->root = wg_find_root(r->arena, wg_cstr(r->arena, start));
	if (r->root.len == 0) {
		wg_diag_close(told);
		return explain_project();
	}
	p = wg_load(r->arena, r->root, r->options.jobs, &day, told);
	wg_diag_close(told);
	puts(_("What can be begun here, and how many there are:\n"));
	for (size_t i = 0; i < DOCUMENTS; i++)
		printf("  wegweiser new %-8s ID  %4u  %s\n",
		    documents[i].word, count(p, documents[i].kind),
		    _(documents[i].what));
	printf("  wegweiser new language TAG %3zu  %s\n\n", p->n_active,
	    _("a language: its line in locales/LINGUAS and its catalogs"));
	puts(_("Then 'wegweiser check' tells what is left to fill in, "
	     "'wegweiser update' brings the\n"
	     "new texts to the translators, and 'wegweiser build' compiles "
	     "all of it."));
	return WG_EXIT_OK;
}

/* The word that was probably meant. */
static struct wg_str
near_word(struct wg_str word)
{
	struct wg_near near = { .word = word, .limit = 2 };

	for (size_t i = 0; i < DOCUMENTS; i++)
		wg_near_try(&near, wg_str(documents[i].word));
	wg_near_try(&near, WG_STR("project"));
	wg_near_try(&near, WG_STR("language"));
	return near.found;
}

static int
unknown(struct wg_run *r, struct wg_str word)
{
	struct wg_str near = near_word(word);

	if (near.len > 0)
		return wg_new_usage(wg_str_fmt(r->arena,
		    _("cannot begin a %.*s; did you mean %s?"), WG_ARG(word),
		    near.ptr).ptr);
	return wg_new_usage(wg_str_fmt(r->arena,
	    _("cannot begin a %.*s, but: project, page, place, house, "
	      "building, event, news, form, print, language"), WG_ARG(word)).ptr);
}

int
wg_run_new(struct wg_run *r)
{
	struct wg_str what;

	if (r->options.operands.n == 0)
		return explain(r);
	what = r->options.operands.at[0];
	if (r->options.operands.n > 2)
		return wg_new_usage("too many words");
	for (size_t i = 0; i < DOCUMENTS; i++)
		if (wg_str_is(what, documents[i].word))
			return r->options.operands.n == 2 ?
			    wg_new_document_file(r, documents[i].kind) :
			    wg_new_usage("say its id, too: small letters, "
				"digits, hyphens");
	if (wg_str_is(what, "project"))
		return r->options.operands.n == 2 ? wg_new_project(r) :
		    wg_new_usage("say in which folder, too: new project DIR");
	if (wg_str_is(what, "language"))
		return r->options.operands.n == 2 ?
		    wg_new_language_catalogs(r) :
		    wg_new_usage("say which, too: new language TAG");
	return unknown(r, what);
}
