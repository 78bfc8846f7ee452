/*
 * wegweiser import FOLDER [NEW]: a region of an Integreat CMS becomes a
 * project, or is brought along once more.  import/ids.tsv keeps what became
 * which file, and how that looked: ids stay for ever, and what a person has
 * changed is not written over.
 */
#include "cli/import_in.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/out.h"
#include "build/load.h"
#include "cli/run.h"
#include "front/po/po.h"
#include "import/region.h"
#include "model/former.h"
#include "model/label.h"
#include "model/lookup.h"
#include "store/fresh.h"
#include "store/lock.h"
#include "store/replace.h"
#include "values/calendar.h"
#include "values/slug.h"
#include "values/value.h"
#include "values/zone.h"

#define SETTINGS "content/project.xml"
#define LINGUAS "locales/LINGUAS"
#define DIGITS 24 /* of a hash, which tells whether a file was changed */

/* The book. */

static struct wg_kept *
keep(struct wg_bringing *b, struct wg_str key, struct wg_str id)
{
	size_t i = (size_t)wg_map_get(&b->by_key, key);

	if (i > 0)
		return &b->book.at[i - 1];
	WG_PUSH(b->arena, &b->book) = (struct wg_kept){ .key = key,
		.id = id };
	wg_map_put(b->arena, &b->by_key, key, (void *)b->book.n);
	wg_map_put(b->arena, &b->by_id, id, (void *)b->book.n);
	return &b->book.at[b->book.n - 1];
}

/* False: it says what cannot be, which was reported. */
static bool
keep_line(struct wg_bringing *b, struct wg_str key, struct wg_str id,
    struct wg_str rest)
{
	struct wg_kept *k;
	struct wg_value v;
	struct wg_value_error e;
	int64_t day;

	if (!wg_read_id(b->arena, id, &v, &e) ||
	    wg_map_get(&b->by_id, id) != NULL) {
		wg_report(b->run->diag, WG_D_IMPORT_BOOK, WG_NOWHERE,
		    "%.*s: %.*s", WG_ARG(key), WG_ARG(id));
		return false;
	}
	k = keep(b, key, id);
	k->hash = wg_str_cut(&rest, '\t');
	k->day = wg_str_trim(rest);
	if (!wg_days_read(k->day, &day))
		k->day = WG_NONE;
	return true;
}

/* Ours have a blank in their key: "page /r/de/x".  False: nobody can be sure
 * which file is what. */
static bool
read_book(struct wg_bringing *b)
{
	struct wg_str rest;
	bool good = true;

	if (b->is_new || wg_file_read_below(b->arena, b->root,
		WG_STR(WG_IMPORT_BOOK), WG_BRINGING_BYTES, &b->was) != WG_FILE_OK)
		b->was = WG_NONE;
	for (rest = b->was; rest.len > 0;) {
		struct wg_str line = wg_str_cut(&rest, '\n'), whole = line;
		struct wg_str key = wg_str_cut(&line, '\t');
		struct wg_str id = wg_str_cut(&line, '\t');

		if (key.len == 0 || key.ptr[0] == '#')
			continue;
		if (wg_str_find(key, ' ') < 0)
			WG_PUSH(b->arena, &b->others) = whole;
		else
			good &= keep_line(b, key, id, line);
	}
	b->read = b->book.n;
	return good;
}

bool
wg_bringing_is_new(const struct wg_bringing *b, struct wg_str id)
{
	return (size_t)wg_map_get(&b->by_id, id) > b->read ||
	    wg_map_get(&b->by_id, id) == NULL;
}

/* Of something in the project that no import has brought.  Sections of pages
 * are not in the book. */
static bool
is_another(void *context, struct wg_str id)
{
	const struct wg_bringing *b = context;
	const struct wg_target *t =
	    b->project == NULL ? NULL : wg_project_find(b->project, id);

	if (wg_map_get(&b->by_id, id) != NULL)
		return false;
	if (t == NULL)
		return b->project != NULL &&
		    wg_map_get(&b->project->broken, id) != NULL;
	return t->document == b->project->settings ||
	    wg_map_get(&b->by_id, t->document->id) == NULL;
}

/* Ids of what has no file of its own. */
static void
name_it(void *context, struct wg_str key, struct wg_str id)
{
	keep(context, key, id);
}

static struct wg_str
known(void *context, struct wg_str key)
{
	struct wg_bringing *b = context;
	size_t i = (size_t)wg_map_get(&b->by_key, key);

	return i == 0 ? WG_NONE : b->book.at[i - 1].id;
}

static struct wg_str
day_of(void *context, struct wg_str key)
{
	struct wg_bringing *b = context;
	size_t i = (size_t)wg_map_get(&b->by_key, key);
	struct wg_kept *k = i == 0 ? NULL : &b->book.at[i - 1];

	if (k != NULL && k->day.len > 0)
		return k->day;
	if (k != NULL)
		k->day = b->region.today;
	return b->region.today;
}

static int
by_key(const void *a, const void *b)
{
	const struct wg_kept *x = a, *y = b;

	return wg_str_cmp(x->key, y->key);
}

static struct wg_str
book_text(struct wg_bringing *b)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	qsort(b->book.at, b->book.n, sizeof(*b->book.at), by_key);
	wg_out_puts(&out, WG_IMPORT_BOOK_HEAD);
	for (size_t i = 0; i < b->others.n; i++)
		wg_out_fmt(&out, "%.*s\n", WG_ARG(b->others.at[i]));
	for (size_t i = 0; i < b->book.n; i++)
		wg_out_fmt(&out, "%.*s\t%.*s\t%.*s%s%.*s\n",
		    WG_ARG(b->book.at[i].key), WG_ARG(b->book.at[i].id),
		    WG_ARG(b->book.at[i].hash),
		    b->book.at[i].day.len > 0 ? "\t" : "",
		    WG_ARG(b->book.at[i].day));
	s = wg_str_dup(b->arena, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* What the reader asks. */

/* "gesundheit=health,arbeit=work". */
static struct wg_str
area_of(void *context, struct wg_str slug)
{
	struct wg_bringing *b = context;
	struct wg_str rest = b->run->options.area;

	while (rest.len > 0) {
		struct wg_str one = wg_str_cut(&rest, ',');
		struct wg_str name = wg_str_trim(wg_str_cut(&one, '='));

		if (wg_str_eq(name, slug) && one.len > 0)
			return wg_str_trim(one);
	}
	return WG_STR("authorities");
}

static struct wg_str
now(struct wg_bringing *b, struct wg_str name)
{
	struct wg_str was;

	return b->is_new || wg_file_read_below(b->arena, b->root, name,
	    WG_BRINGING_BYTES, &was) != WG_FILE_OK ? WG_NONE : was;
}

static bool
is_in_data(struct wg_bringing *b, struct wg_str name)
{
	struct wg_str text;

	return wg_data_dir().len > 0 && wg_file_read_below(b->arena,
	    wg_data_dir(), name, WG_BRINGING_BYTES, &text) == WG_FILE_OK;
}

/* Lines of address and name. */
static void
read_pictograms(struct wg_bringing *b)
{
	struct wg_str rest = now(b, WG_STR("import/pictograms.tsv"));

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct wg_str url = wg_str_trim(wg_str_cut(&line, '\t'));
		struct wg_str *name = WG_NEW(b->arena, struct wg_str);

		*name = wg_str_trim(line);
		if (url.len > 0 && url.ptr[0] != '#')
			wg_map_put(b->arena, &b->pictograms, url, name);
	}
}

/* Ours have their name in their address: ".../media/pictograms/child.svg";
 * of others, import/pictograms.tsv says which one they are. */
static struct wg_str
pictogram_of(void *context, struct wg_str url)
{
	struct wg_bringing *b = context;
	ptrdiff_t at = wg_str_find_str(url, WG_STR("/media/pictograms/"));
	struct wg_str name = WG_NONE, path;
	const struct wg_str *known = wg_map_get(&b->pictograms, url);

	if (url.len == 0)
		return WG_NONE;
	if (known != NULL)
		name = *known;
	else if (at >= 0 && wg_str_ends(url, WG_STR(".svg")))
		name = wg_str_head(wg_str_from(url, (size_t)at + 18),
		    url.len - (size_t)at - 22);
	if (!wg_is_id(name))
		return WG_NONE;
	path = wg_str_fmt(
	    b->arena, "content/pictograms/%.*s.svg", WG_ARG(name));
	return now(b, path).ptr != NULL || is_in_data(b, path) ? name :
								 WG_NONE;
}

/* The name of a copy; two pictures may have one name, and one picture many
 * addresses. */
static struct wg_str
copy_of(struct wg_bringing *b, struct wg_str stem, struct wg_str ending,
    struct wg_str bytes)
{
	struct wg_str name;
	size_t i;

	if (stem.len == 0)
		stem = WG_STR("bild");
	name = wg_str_fmt(b->arena, "images/%.*s.%.*s", WG_ARG(stem),
	    WG_ARG(ending));
	for (unsigned n = 2; (i = (size_t)wg_map_get(&b->by_copy, name)) > 0 &&
	     !wg_str_eq(b->copies.at[i - 1].bytes, bytes); n++)
		name = wg_str_fmt(b->arena, "images/%.*s-%u.%.*s",
		    WG_ARG(stem), n, WG_ARG(ending));
	if (i > 0)
		return name;
	WG_PUSH(b->arena, &b->copies) = (struct wg_made_file){ .path =
	    wg_str_fmt(b->arena, "content/%.*s", WG_ARG(name)),
	    .bytes = bytes };
	wg_map_put(b->arena, &b->by_copy, name, (void *)b->copies.n);
	return name;
}

/* As content/images/ may have it; it is copied there. */
static struct wg_str
image_of(void *context, struct wg_str url)
{
	struct wg_bringing *b = context;
	struct wg_str folder = b->run->options.images, name, stem, ending;
	const struct wg_str *known = wg_map_get(&b->images, url);
	struct wg_str *to = WG_NEW(b->arena, struct wg_str), bytes;

	if (folder.len == 0 || known != NULL)
		return known == NULL ? WG_NONE : *known;
	*to = WG_NONE;
	wg_map_put(b->arena, &b->images, url, to);
	name = wg_str_cut(&url, '?');
	while (wg_str_find(name, '/') >= 0)
		wg_str_cut(&name, '/');
	name = wg_import_decode(b->arena, name);
	ending = wg_str_ends(name, WG_STR(".png")) ? WG_STR("png") :
	    wg_str_ends(name, WG_STR(".jpg")) ||
		wg_str_ends(name, WG_STR(".jpeg")) ? WG_STR("jpg") : WG_NONE;
	if (ending.len == 0 || wg_str_find(name, '/') >= 0 ||
	    wg_file_read_below(b->arena, folder, name, 16u << 20, &bytes) !=
		WG_FILE_OK)
		return WG_NONE;
	stem = name;
	stem.len -= wg_str_ends(name, WG_STR(".jpeg")) ? 5 : 4;
	*to = copy_of(b, wg_slug(b->arena, stem), ending, bytes);
	return *to;
}

static struct wg_str
label(void *context, const struct wg_language *l, enum wg_import_label which)
{
	static const enum wg_label labels[WG_IMPORT_LABELS] = {
		[WG_IMPORT_NOTE] = WG_L_NOTE, [WG_IMPORT_TIP] = WG_L_TIP,
		[WG_IMPORT_IMPORTANT] = WG_L_IMPORTANT,
		[WG_IMPORT_WARNING] = WG_L_WARNING,
		[WG_IMPORT_MACHINE] = WG_L_MACHINE,
		[WG_IMPORT_PDF] = WG_L_PDF,
		[WG_IMPORT_STEP_FREE] = WG_L_STEP_FREE };
	struct wg_bringing *b = context;
	const char *german = wg_label_info(labels[which])->text;
	struct wg_source *s = WG_NEW(b->arena, struct wg_source);
	struct wg_diag *told = wg_diag_open();
	struct wg_str text = wg_str(german);
	const struct wg_message *m;

	s->name = wg_str_fmt(b->arena, "locales/%.*s/interface.po",
	    WG_ARG(l->tag));
	if (!wg_str_is(l->tag, "de") && wg_data_dir().len > 0 &&
	    wg_file_read_below(b->arena, wg_data_dir(), s->name, WG_BRINGING_BYTES,
		&s->text) == WG_FILE_OK) {
		m = wg_catalog_lookup(wg_po_read(b->arena, s, told),
		    b->arena, WG_NONE, text);
		if (m != NULL && wg_message_translated(m))
			text = m->str[0].value;
	}
	wg_diag_close(told);
	return text;
}

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
	struct wg_str was = now(b, f->path);
	struct wg_str hash = wg_sha256_digits(b->arena, f->bytes, DIGITS);
	struct wg_kept *k;
	struct wg_str beside;

	if (f->id.len == 0) {
		replace(b, f->path, was, f->bytes);
		return;
	}
	k = keep(b, f->key.len > 0 ? f->key :
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
		replace(b, beside, now(b, beside), f->bytes);
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
		if (now(b, b->copies.at[i].path).ptr == NULL)
			replace(b, b->copies.at[i].path, WG_NONE,
			    b->copies.at[i].bytes);
	if (!b->failed)
		replace(b, WG_STR(WG_IMPORT_BOOK), b->was, book_text(b));
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
		.today = wg_run_today(r), .known = known,
		.day_of = day_of, .name_it = name_it, .context = b,
		.is_another = is_another,
		.area_of = area_of, .label = label,
		.pictogram_of = pictogram_of, .image_of = image_of,
		.hidden = r->options.hidden,
		.bold_headings = r->options.bold_headings,
		.accept_all = r->options.accept_all };
	while (hosts.len > 0)
		wg_map_put(b->arena, &m->accepted,
		    wg_str_trim(wg_str_cut(&hosts, ',')), m);
	if (m->today.len == 0)
		m->today = wg_days_write(b->arena,
		    wg_moment_of(wg_zone_default(), time(NULL)).days);
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
	struct wg_str text = now(b, WG_STR(SETTINGS));
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
	if (!read_book(&b))
		return wg_run_report(r, &count);
	accept_known(&b);
	read_pictograms(&b);
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
