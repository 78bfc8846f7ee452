/*
 * wegweiser import FOLDER [NEW]: a region of an Integreat CMS becomes a
 * project, or is brought along once more.  import/ids.tsv keeps what became
 * which file, and how that looked: ids stay for ever, and what a person has
 * changed is not written over.
 */
#include "cli/import_in.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/hash.h"
#include "base/intl.h"
#include "build/load.h"
#include "cli/run.h"
#include "import/region.h"
#include "store/fresh.h"
#include "store/lock.h"
#include "store/replace.h"
#include "values/calendar.h"
#include "values/zone.h"

#define SETTINGS "content/project.xml"
#define LINGUAS "locales/LINGUAS"
#define DIGITS 24 /* of a hash, which tells whether a file was changed */

/* Files. */

static bool
replace(struct wg_bringing *b, struct wg_str name, struct wg_str was,
    struct wg_str bytes)
{
	enum wg_replaced done;

	if (b->is_new) {
		if (b->run->options.dry_run ||
		    wg_fresh_put(&b->fresh, name, bytes))
			return true;
		wg_run_trouble(wg_cstr(b->arena, name), strerror(errno));
		b->failed = true;
		return false;
	}
	done = wg_replace(&(struct wg_replacement){ .path = wg_str_fmt(
		b->arena, "%.*s/%.*s", WG_ARG(b->root), WG_ARG(name)).ptr,
	    .root = b->root, .was = was, .bytes = bytes, .folder = true,
	    .dry_run = b->run->options.dry_run });
	if (done == WG_SAME || done == WG_REPLACED)
		return true;
	wg_run_trouble(wg_cstr(b->arena, name), wg_replaced_say(done));
	b->failed = true;
	return false;
}

/* Files that all regions of a project share, and a person writes: what is
 * needed comes into project.xml, and of LINGUAS is told what it lacks.  False:
 * it is another file, or cannot be read. */
static bool
put_shared(struct wg_bringing *b, struct wg_kept *k,
    const struct wg_made_file *f, struct wg_str was, struct wg_str hash)
{
	struct wg_str bytes;

	if (was.ptr != NULL && wg_str_is(f->path, LINGUAS)) {
		b->changed++;
		return true;
	}
	if (was.ptr == NULL || !wg_str_is(f->path, SETTINGS))
		return false;
	bytes = wg_bring_settings(b, f->path, was);
	if (bytes.ptr == NULL)
		return false;
	b->written += !wg_str_eq(bytes, was);
	b->changed += wg_str_eq(bytes, was);
	if (replace(b, f->path, was, bytes))
		k->hash = hash;
	return true;
}

/* What somebody has changed, or taken away, stays so. */
static void
put_file(struct wg_bringing *b, const struct wg_made_file *f)
{
	struct wg_str was = wg_bringing_now(b, f->path);
	struct wg_str hash = wg_sha256_digits(b->arena, f->bytes, DIGITS);
	struct wg_kept *k;
	struct wg_str beside;

	if (f->id.len == 0) {
		replace(b, f->path, was, f->bytes);
		return;
	}
	k = wg_book_line(b, f->key.len > 0 ? f->key :
	    wg_str_fmt(b->arena, "file %.*s", WG_ARG(f->path)), f->id);
	if (was.ptr != NULL && wg_str_eq(was, f->bytes)) {
		b->same++;
		k->hash = hash;
		return;
	}
	if (k->hash.len > 0 && wg_str_eq(hash, k->hash)) {
		b->same++; /* the region is as it was, the file a person's */
		return;
	}
	if ((was.ptr != NULL || k->hash.len > 0) &&
	    !wg_str_eq(wg_sha256_digits(b->arena, was, DIGITS), k->hash)) {
		if (put_shared(b, k, f, was, hash))
			return;
		beside = wg_str_fmt(b->arena, "import/%.*s.xml",
		    WG_ARG(f->id));
		b->changed++;
		wg_report(b->run->diag, WG_D_IMPORT_CHANGED, WG_NOWHERE,
		    "%.*s", WG_ARG(f->path));
		replace(b, beside, wg_bringing_now(b, beside), f->bytes);
		return;
	}
	if (replace(b, f->path, was, f->bytes)) {
		b->written++;
		k->hash = hash;
	}
}

static void
put_files(struct wg_bringing *b, const struct wg_made_file *files)
{
	for (; files->path.len > 0 && !b->failed; files++)
		put_file(b, files);
	/* A picture that is there is somebody's. */
	for (size_t i = 0; i < b->copies.n && !b->failed; i++)
		if (wg_bringing_now(b, b->copies.at[i].path).ptr == NULL)
			replace(b, b->copies.at[i].path, WG_NONE,
			    b->copies.at[i].bytes);
	if (!b->failed)
		replace(b, WG_STR(WG_IMPORT_BOOK), b->was, wg_book_text(b));
}

/* What to say. */

static void
sum_up(struct wg_bringing *b)
{
	const struct wg_region_import *m = &b->region;
	size_t kinds[WG_ITEM_KINDS] = { 0 };

	if (b->run->options.diag.quiet)
		return;
	for (size_t i = 0; i < m->items.n; i++)
		kinds[m->items.at[i]->kind] += !m->items.at[i]->left_out;
	fprintf(stderr, _("%.*s: %zu pages, %zu places, %zu events, %zu news, "
	    "%zu languages\n"), WG_ARG(m->name), kinds[WG_ITEM_PAGE],
	    kinds[WG_ITEM_PLACE], kinds[WG_ITEM_EVENT], kinds[WG_ITEM_NEWS],
	    m->spoken.n);
	fprintf(stderr, _("German: %zu blocks, %zu words, %zu texts with words "
	    "that found no place\n"), m->count.blocks, m->count.words,
	    m->count.lost);
	fprintf(stderr, _("translations: %zu of %zu texts in the same order of "
	    "blocks are sure; of those in another, %zu of %zu found their "
	    "German\n"), m->count.same_sure, m->count.same,
	    m->count.paired, m->count.other);
	if (m->facts)
		fprintf(stderr, _("facts: %zu became elements, %zu are said "
		    "otherwise in a translation and stay words\n"),
		    m->count.facts, m->count.facts_left);
	fprintf(stderr, b->run->options.dry_run ?
	    _("%u files would be written, %u are as they were, %u stay as "
	      "somebody changed them\n") :
	    _("%u files written, %u are as they were, %u stay as somebody "
	      "changed them\n"), b->written, b->same, b->changed);
	if (!b->run->options.dry_run)
		fprintf(stderr, _("%u translations, %u of them to be looked at "
		    "(fuzzy); %u are translated in another way here\n"),
		    b->filled.filled, b->filled.fuzzy, b->filled.differ);
	if (b->strange > 0)
		fprintf(stderr, _("%u translations are of texts that files "
		    "which somebody changed do not have\n"), b->strange);
	if (m->hosts.n > 0)
		fprintf(stderr, _("%zu hosts wait: look at import/hosts.tsv, "
		    "then import again with --accept-hosts\n"), m->hosts.n);
	fputs(_("What a person has to look at stands in import/report.html\n"),
	    stderr);
}

/* Run. */

static void
begin(struct wg_bringing *b)
{
	struct wg_run *r = b->run;
	struct wg_region_import *m = &b->region;
	struct wg_source *s = WG_NEW(b->arena, struct wg_source);
	struct wg_str hosts = r->options.accept_hosts;

	s->name = WG_STR("locales/languages.tsv");
	if ((b->is_new || wg_file_read_below(b->arena, b->root, s->name,
	    1u << 20, &s->text) != WG_FILE_OK) &&
	    wg_data_dir().len > 0)
		wg_file_read_below(b->arena, wg_data_dir(), s->name, 1u << 20,
		    &s->text);
	wg_languages_read(b->arena, s, &b->languages, r->diag);
	*m = (struct wg_region_import){ .arena = b->arena, .diag = r->diag,
		.languages = &b->languages, .name = r->options.region,
		.folder = r->options.operands.at[0],
		.today = wg_run_today(r), .context = b,
		.hidden = r->options.hidden,
		.bold_headings = r->options.bold_headings,
		.facts = r->options.facts,
		.accept_all = r->options.accept_all };
	while (hosts.len > 0)
		wg_map_put(b->arena, &m->accepted,
		    wg_str_trim(wg_str_cut(&hosts, ',')), m);
	if (m->today.len == 0)
		m->today = wg_days_write(b->arena,
		    wg_moment_of(wg_zone_default(), time(NULL)).days);
}

/* A project that somebody has begun is not named: one stands in it. */
static void
say_where(struct wg_run *r)
{
	struct wg_str to = r->options.operands.at[1];
	struct stat st;

	if (stat(wg_cstr(r->arena, wg_str_fmt(r->arena, "%.*s/%s",
	    WG_ARG(to), SETTINGS)), &st) == 0)
		fprintf(stderr, _("To bring the region into that project: "
		    "wegweiser import -C %.*s FOLDER\n"), WG_ARG(to));
}

/* False: there is something, which was told; '*status'. */
static bool
open_project(struct wg_bringing *b, int *status)
{
	struct wg_run *r = b->run;
	int lock; /* ends with the program */

	if (r->options.operands.n == 2) {
		b->is_new = true;
		if (wg_fresh_open(&b->fresh, b->arena,
		    r->options.operands.at[1])) {
			b->root = b->fresh.root;
			return true;
		}
		*status = wg_run_trouble(wg_cstr(b->arena,
		    r->options.operands.at[1]), errno == EEXIST ?
		    N_("there is something already; nothing was written") :
		    strerror(errno));
		say_where(r);
		return false;
	}
	*status = wg_run_find(r);
	b->root = r->root;
	if (*status == WG_EXIT_OK && !wg_lock_catalogs(wg_str_fmt(b->arena,
	    "%.*s/locales", WG_ARG(r->root)).ptr, true, &lock))
		*status = wg_run_trouble("locales",
		    N_("another wegweiser is at work there"));
	return *status == WG_EXIT_OK;
}

/* What is wrong with it, other commands tell. */
static void
read_project(struct wg_bringing *b)
{
	struct wg_str day = b->region.today;
	struct wg_diag *told = wg_diag_open();

	if (!b->is_new)
		b->project = wg_load(b->arena, b->root, b->run->options.jobs,
		    &day, told);
	wg_diag_close(told);
}

/* Hosts that the project accepts already need nobody again. */
static void
accept_known(struct wg_bringing *b)
{
	struct wg_str text = wg_bringing_now(b, WG_STR(SETTINGS));
	ptrdiff_t at = wg_str_find_str(text, WG_STR(" hosts=\""));
	struct wg_str hosts, word;

	if (at < 0)
		return;
	text = wg_str_from(text, (size_t)at + 8);
	hosts = wg_str_cut(&text, '"');
	while ((word = wg_str_word(&hosts)).len > 0) {
		b->region.host_bytes += word.len + WG_HOST_GAP;
		if (!wg_str_is(word, "wegweiser.example.org"))
			wg_map_put(b->arena, &b->region.accepted, word,
			    WG_HOST_KNOWN);
	}
}

int
wg_import_region(struct wg_run *r)
{
	struct wg_bringing b = { .run = r, .arena = r->arena };
	struct wg_diag_count count;
	int status = WG_EXIT_OK;

	if (!open_project(&b, &status))
		return status;
	begin(&b);
	read_project(&b);
	if (!wg_book_read(&b))
		return wg_run_report(r, &count);
	accept_known(&b);
	wg_bringing_answers(&b);
	if (wg_region_read(&b.region)) {
		wg_region_ids(&b.region);
		wg_region_texts(&b.region);
		put_files(&b, wg_region_files(&b.region));
		if (!b.failed && !r->options.dry_run)
			wg_bring_translations(&b);
	} else {
		b.failed = true;
	}
	if (b.is_new && (b.failed || r->options.dry_run))
		wg_fresh_abort(&b.fresh);
	else if (b.is_new && !wg_fresh_commit(&b.fresh))
		return wg_run_trouble(wg_cstr(b.arena,
		    r->options.operands.at[1]), strerror(errno));
	status = wg_run_report(r, &count);
	if (!b.failed)
		sum_up(&b);
	return b.failed && status == WG_EXIT_OK ? WG_EXIT_MACHINE : status;
}
