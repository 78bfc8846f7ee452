/*
 * wegweiser translate: messages that nobody has translated go to an engine of
 * the user's choice, a line each, and what it answers is checked like what a
 * person writes.  Only what no check has anything to say of is written, marked
 * "# machine"; so nobody takes it for a person's work.
 */
#include "cli/run.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "build/load.h"
#include "catalog/fill.h"
#include "catalog/update.h"
#include "catalog/vet.h"
#include "cli/engine.h"
#include "front/po/po.h"
#include "store/ending.h"
#include "store/replace.h"

#define LARGEST (20u << 20)
#define PATIENCE 60 /* without an answer [s] */

/* A message that is asked for. */
struct question {
	enum wg_domain domain;
	const struct wg_message *message;
	struct wg_str key, source, line, answer;
	struct WG_VEC(struct wg_str) names; /* {n}: what <x1/> stands for */
};

struct translating {
	struct wg_run *run;
	struct wg_arena *arena;
	const struct wg_project *project;
	const struct wg_language *to, *from;
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT];
	const struct wg_catalog *sources[WG_DOMAIN_COUNT]; /* with --from */
	struct WG_VEC(struct question) questions;
	size_t answered;
	unsigned words, left, without, plural;
	unsigned written, refused;
	bool failed;
};

/* Lines. */

/* Tags stay, placeholders in braces become tags, line ends blanks. */
static struct wg_str
line_of(struct translating *t, struct question *q, struct wg_str s)
{
	struct wg_out out = { 0 };

	for (size_t i = 0; i < s.len; i++) {
		struct wg_str rest = wg_str_from(s, i);
		ptrdiff_t end = s.ptr[i] == '{' ? wg_str_find(rest, '}') : -1;

		if (end > 0) {
			WG_PUSH(t->arena, &q->names) =
			    wg_str_head(rest, (size_t)end + 1);
			wg_out_fmt(&out, "<x%zu/>", q->names.n);
			i += (size_t)end;
		} else {
			wg_out_byte(&out, s.ptr[i] == '\n' ? ' ' : s.ptr[i]);
		}
	}
	s = wg_str_dup(t->arena, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* What came back, with its placeholders: <x1/>, or <x1> as HTML has it. */
static struct wg_str
answer_of(struct translating *t, const struct question *q, struct wg_str s)
{
	struct wg_out out = { 0 };

	s = wg_str_trim(s);
	while (s.len > 0) {
		bool found = false;

		for (size_t k = 0; k < q->names.n && !found; k++) {
			struct wg_str tag =
			    wg_str_fmt(t->arena, "<x%zu/>", k + 1);

			if (wg_str_starts(s, tag)) {
				wg_out_put(&out, q->names.at[k]);
				s = wg_str_from(s, tag.len);
				found = true;
			}
		}
		if (found)
			continue;
		wg_out_byte(&out, s.ptr[0]);
		s = wg_str_from(s, 1);
	}
	s = wg_str_dup(t->arena, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

static unsigned
count_words(struct wg_str s)
{
	unsigned n = 0;

	while (wg_str_word(&s).len > 0)
		n++;
	return n;
}

/* Its text in the language that the engine knows; absent: there is none. */
static struct wg_str
source_of(struct translating *t, enum wg_domain d, const struct wg_message *m)
{
	const struct wg_message *other;

	if (t->from == t->project->source)
		return m->id.value;
	other = t->sources[d] == NULL ? NULL : wg_catalog_lookup(
	    t->sources[d], t->arena, m->context.value, m->id.value);
	return other != NULL && !other->fuzzy &&
		wg_message_translated(other) ? other->str[0].value : WG_NONE;
}

static void
ask_for(struct translating *t, enum wg_domain d, const struct wg_message *m)
{
	unsigned most = t->run->options.max_words, words;
	struct wg_str source = source_of(t, d, m);
	struct question q = { .domain = d, .message = m };

	if (source.len == 0) {
		t->without++;
		return;
	}
	words = count_words(source);
	if (most > 0 && t->words + words > most) {
		t->left++;
		return;
	}
	t->words += words;
	q.key = wg_message_key(t->arena, m->context.value, m->id.value);
	q.source = source;
	q.line = line_of(t, &q, source);
	WG_PUSH(t->arena, &t->questions) = q;
}

static void
find_questions(struct translating *t)
{
	for (unsigned d = 0; d < t->project->n_domains; d++) {
		const struct wg_catalog *c = t->catalogs[d];

		for (size_t i = 0; c != NULL && i < c->n; i++) {
			const struct wg_message *m = &c->messages[i];

			if (m->obsolete || m->fuzzy ||
			    wg_message_translated(m))
				continue;
			if (m->id_plural.value.ptr != NULL)
				t->plural++;
			else
				ask_for(t, (enum wg_domain)d, m);
		}
	}
}

/* Asking. */

static void
tell_end(struct translating *t, enum wg_engine_end end, int error)
{
	const char *why = end == WG_ENGINE_ABSENT ? strerror(error) :
	    end == WG_ENGINE_SILENT ? _("it did not answer for too long, and "
					"was ended") :
	    end == WG_ENGINE_DIED ? _("it ended before it had answered all, or "
				      "with an error") :
	    _("it answered more than it was asked, and was ended");

	if (end == WG_ENGINE_DONE)
		return;
	wg_report(t->run->diag, WG_D_TRANSLATE_ENGINE, WG_NOWHERE,
	    "%.*s: %s", WG_ARG(t->run->options.with), why);
	t->failed = true;
}

static void
ask(struct translating *t)
{
	struct wg_arena *a = t->arena;
	size_t n = t->questions.n;
	struct wg_str *lines = WG_NEW_ARRAY(a, n + 1, struct wg_str);
	struct wg_str *answers = WG_NEW_ARRAY(a, n + 1, struct wg_str);
	const char *environment[] = {
		wg_str_fmt(a, "WEGWEISER_FROM=%.*s", WG_ARG(t->from->tag)).ptr,
		wg_str_fmt(a, "WEGWEISER_TO=%.*s", WG_ARG(t->to->tag)).ptr,
		wg_str_fmt(a, "WEGWEISER_GLOSSARY=%.*s/locales/glossary.tsv",
		    WG_ARG(t->run->root)).ptr, NULL };
	unsigned patience = t->run->options.timeout;
	enum wg_engine_end end;

	for (size_t i = 0; i < n; i++)
		lines[i] = t->questions.at[i].line;
	end = wg_engine_ask(a, t->run->options.with, environment,
	    patience > 0 ? patience : PATIENCE, lines, n, answers,
	    &t->answered);
	tell_end(t, end, errno);
	for (size_t i = 0; i < t->answered; i++)
		t->questions.at[i].answer =
		    answer_of(t, &t->questions.at[i], answers[i]);
}

/* Writing. */

static void
refuse(struct translating *t, const struct question *q, const char *code)
{
	t->refused++;
	wg_report(t->run->diag, WG_D_TRANSLATE_REFUSED, q->message->at,
	    "%.*s [%s]", WG_ARG(q->answer), code);
}

/* Why it cannot even be looked at, or NULL. */
static const char *
hopeless(const struct question *q)
{
	if (q->answer.len == 0)
		return "po-empty";
	if (wg_utf8_bad(q->answer) >= 0)
		return "po-encoding";
	/* An engine that knows the language not sends back what it got. */
	if (wg_str_eq(q->answer, q->source) && count_words(q->source) > 3)
		return "po-same";
	return NULL;
}

static void
collect(struct translating *t, enum wg_domain d, struct wg_map *fillings,
    const struct wg_map *bad, bool told)
{
	for (size_t i = 0; i < t->answered; i++) {
		const struct question *q = &t->questions.at[i];
		const char *code = hopeless(q);
		struct wg_filling *f;

		if (q->domain != d)
			continue;
		if (code == NULL)
			code = wg_map_get(bad, q->key);
		if (code != NULL) {
			if (told)
				refuse(t, q, code);
			continue;
		}
		f = WG_NEW(t->arena, struct wg_filling);
		f->text = q->answer;
		wg_map_put(t->arena, fillings, q->key, f);
	}
}

/* First all of it, to see what the checks say; then what is left. */
static void
write_domain(struct translating *t, enum wg_domain d)
{
	const struct wg_catalog *c = t->catalogs[d];
	struct wg_map all = { 0 }, good = { 0 }, bad = { 0 };
	struct wg_fill_count n = { 0 }, none = { 0 };
	struct wg_replacement r = { .root = t->run->root };
	enum wg_replaced done;

	if (c == NULL)
		return;
	collect(t, d, &all, &bad, false);
	if (all.n > 0)
		wg_catalog_vet(t->arena, t->project, t->to, d,
		    wg_catalog_fill(t->arena, c, &all, &none), WG_WARNING,
		    &bad);
	collect(t, d, &good, &bad, true);
	if (good.n == 0)
		return;
	r.path = wg_str_fmt(t->arena, "%.*s/%.*s", WG_ARG(t->run->root),
	    WG_ARG(c->source->name)).ptr;
	r.was = c->source->text;
	r.bytes = wg_catalog_fill(t->arena, c, &good, &n);
	r.dry_run = t->run->options.dry_run;
	done = wg_replace(&r);
	if (done == WG_SAME || done == WG_REPLACED) {
		t->written += n.filled;
		return;
	}
	wg_report(t->run->diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s", r.path,
	    wg_replaced_say(done));
	t->failed = true;
}

/* marks.tsv, so that what a program wrote stays known as such. */
static bool
keep_marks(struct translating *t)
{
	struct wg_update_count n = { 0 };

	return t->run->options.dry_run || t->written == 0 ||
	    wg_update(t->project, t->run->root, t->run->options.jobs,
		&(struct wg_update_options){ .exact = true, .only = t->to },
		&n, t->run->diag);
}

static void
sum_up(const struct translating *t)
{
	if (t->run->options.diag.quiet)
		return;
	fprintf(stderr, t->run->options.dry_run ?
	    _("%zu messages (%u words) were asked for, %zu answered; %u would "
	      "be written, %u are refused\n") :
	    _("%zu messages (%u words) were asked for, %zu answered; %u are "
	      "written as machine translations, %u are refused\n"),
	    t->questions.n, t->words, t->answered, t->written, t->refused);
	if (t->left > 0)
		fprintf(stderr, _("%u messages are beyond --max-words\n"),
		    t->left);
	if (t->without > 0)
		fprintf(stderr, _("%u messages have no text in %.*s\n"),
		    t->without, WG_ARG(t->from->tag));
	if (t->plural > 0)
		fprintf(stderr, _("%u messages with plural forms are left to "
		    "a person\n"), t->plural);
}

static int
usage(const char *why)
{
	fprintf(stderr, "wegweiser: %s\n%s\n", why,
	    _("Try 'wegweiser translate --help'."));
	return WG_EXIT_USAGE;
}

/* The languages.  False: told; the status is that of wrong usage. */
static bool
choose(struct translating *t)
{
	const struct wg_options *o = &t->run->options;
	const struct wg_project *p = t->project;
	bool active = false;

	t->to = wg_language_lookup(&p->languages, o->language);
	t->from = o->from.len == 0 ? p->source :
	    wg_language_lookup(&p->languages, o->from);
	for (size_t i = 0; i < p->n_active; i++)
		active |= p->active[i] == t->to;
	if (t->to == NULL || !active)
		usage(_("--language names a language of locales/LINGUAS"));
	else if (t->from == NULL || t->from == t->to)
		usage(_("--from names another language"));
	else
		return true;
	return false;
}

int
wg_run_translate(struct wg_run *r)
{
	struct translating t = { .run = r, .arena = r->arena };
	struct wg_diag *told = wg_diag_open();
	struct wg_diag_count count;
	int status = WG_EXIT_OK;

	if (r->options.with.len == 0 || r->options.language.len == 0)
		return usage(_("say which language, and by what: translate -l "
			       "TAG --with=COMMAND"));
	wg_ending_says(
	    _("stopped; catalogs that were not written yet are as they were"));
	t.project = wg_run_open_catalogs(r, false, &status);
	if (t.project == NULL)
		return status;
	if (!choose(&t))
		return WG_EXIT_USAGE;
	/* What the sources have to say is no matter of this command. */
	wg_diag_close(r->diag);
	r->diag = wg_diag_open();
	wg_load_catalogs(r->arena, r->root, t.project, t.to, t.catalogs, told);
	if (t.from != t.project->source)
		wg_load_catalogs(r->arena, r->root, t.project, t.from,
		    t.sources, told);
	find_questions(&t);
	if (t.questions.n > 0)
		ask(&t);
	for (unsigned d = 0; d < t.project->n_domains; d++)
		write_domain(&t, (enum wg_domain)d);
	t.failed |= !keep_marks(&t);
	status = wg_run_report(r, &count);
	sum_up(&t);
	wg_diag_close(told);
	return t.failed ? WG_EXIT_MACHINE : status;
}
