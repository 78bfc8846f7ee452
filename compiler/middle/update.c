/*
 * msgmerge does the merging; it is started without a shell and gets its input
 * in files of our own.  gettext 0.21 does not know "#=" lines, which from 2027
 * on carry flags like "#,", so they are turned into "#," for it.
 */
#include "middle/update.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/pool.h"
#include "base/replace.h"

#define LARGEST (20u << 20)

struct merge {
	const struct wg_project *project;
	const char *folder;
	bool dry_run;
	const struct wg_str *templates; /* by domain */
	struct wg_str work;             /* a folder of ours */
	struct result {
		enum wg_replaced done;
		struct wg_diag *diag;
	} *results;
};

/* A file of ours for msgmerge to read or write. */
static struct wg_str
work_file(const struct merge *m, struct wg_arena *a, size_t i, const char *what)
{
	return wg_str_fmt(a, "%.*s/%zu.%s", WG_ARG(m->work), i, what);
}

/* "#= fuzzy" becomes "#, fuzzy". */
static struct wg_str
plain_flags(struct wg_arena *a, struct wg_str text)
{
	struct wg_str copy = wg_str_dup(a, text);
	char *p = (char *)copy.ptr;

	for (size_t i = 0; i + 1 < copy.len; i++)
		if (p[i] == '#' && p[i + 1] == '=' &&
		    (i == 0 || p[i - 1] == '\n'))
			p[i + 1] = ',';
	return copy;
}

/* False if it could not run or refused; what it says goes into 'errors'. */
static bool
run_msgmerge(const char *old, const char *template, const char *new,
    const char *errors, bool guess)
{
	const char *argv[] = { "msgmerge", "--previous", "--no-wrap",
		"--quiet", "--force-po", "-o", new, old, template,
		guess ? NULL : "--no-fuzzy-matching", NULL };
	const char *env[] = { "LC_ALL=C.UTF-8", NULL, NULL };
	posix_spawn_file_actions_t actions;
	const char *path = getenv("PATH");
	char *own = NULL;
	pid_t pid;
	int status = -1;

	if (path != NULL && asprintf(&own, "PATH=%s", path) > 0)
		env[1] = own;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC,
	    0600);
	if (posix_spawnp(&pid, argv[0], &actions, NULL,
	    (char *const *)argv, (char *const *)env) == 0)
		waitpid(pid, &status, 0);
	posix_spawn_file_actions_destroy(&actions);
	free(own);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* 's' without the line that begins with 'start'. */
static struct wg_str
without_line(struct wg_arena *a, struct wg_str s, const char *start)
{
	ptrdiff_t from = wg_str_find_str(s, wg_str(start));
	struct wg_str rest;

	if (from < 0)
		return s;
	rest = wg_str_from(s, (size_t)from);
	wg_str_cut(&rest, '\n');
	return wg_str_fmt(a, "%.*s%.*s", (int)from, s.ptr, WG_ARG(rest));
}

#define DATE_LINE "\"POT-Creation-Date:"

/* Only the date of the template is new: then nothing is. */
static bool
only_date(struct wg_arena *a, struct wg_str x, struct wg_str y)
{
	return wg_str_eq(without_line(a, x, DATE_LINE),
	    without_line(a, y, DATE_LINE));
}

/* A catalog nobody has begun: the template with the language's header. */
static struct wg_str
fresh_catalog(struct wg_arena *a, const struct wg_language *l,
    enum wg_domain domain, struct wg_str template)
{
	struct wg_out out = { 0 };
	struct wg_str rest = template, result;
	const char *tag = wg_cstr(a, l->tag);
	char *dash = strchr(tag, '-');

	if (dash != NULL)
		*dash = '_';
	wg_out_fmt(&out, "# %.*s (%.*s): %s\n", WG_ARG(l->label),
	    WG_ARG(l->german), wg_domain_name(domain));
	wg_str_cut(&rest, '\n'); /* the comment of the template … */
	wg_str_cut(&rest, '\n'); /* … and its flag */
	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');

		if (wg_str_is(line, "\"Language: \\n\""))
			wg_out_fmt(&out, "\"Language: %s\\n\"\n", tag);
		else
			wg_out_fmt(&out, "%.*s\n", WG_ARG(line));
		if (wg_str_starts(line, WG_STR("\"Content-Transfer-Enc")))
			wg_out_fmt(&out,
			    "\"Plural-Forms: nplurals=%u; plural=%.*s;\\n\"\n",
			    l->n_plurals, WG_ARG(l->plural));
	}
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

static bool
merge_catalog(struct merge *m, struct wg_arena *a, size_t i,
    enum wg_domain domain, struct wg_str old, struct wg_str *merged)
{
	const char *before = work_file(m, a, i, "po").ptr;
	const char *template = work_file(m, a, i, "pot").ptr;
	const char *after = work_file(m, a, i, "new").ptr;
	const char *errors = work_file(m, a, i, "err").ptr;

	return wg_replace(before, plain_flags(a, old), false) !=
	    WG_NOT_REPLACED &&
	    wg_replace(template, m->templates[domain], false) !=
	    WG_NOT_REPLACED &&
	    run_msgmerge(before, template, after, errors,
		domain != WG_DOMAIN_INTERFACE) &&
	    wg_file_read(a, after, LARGEST, merged) == WG_FILE_OK;
}

/* In the words of msgmerge, without the name of our file before them. */
static void
explain_merge(const struct merge *m, struct wg_arena *a, size_t i,
    struct wg_diag *diag)
{
	struct wg_str said = WG_NONE, line;
	const char *file = work_file(m, a, i, "po").ptr;

	wg_file_read(
	    a, work_file(m, a, i, "err").ptr, LARGEST, &said);
	line = wg_str_cut(&said, '\n');
	if (wg_str_starts(line, wg_str(file)))
		line = wg_str_from(line, strlen(file) + 1);
	if (line.len > 0)
		wg_hint(diag, "msgmerge says: %.*s", WG_ARG(line));
	else
		wg_hint(diag, "is msgmerge there? It comes with gettext");
}

/* A fresh catalog goes through msgmerge too: so its layout is settled. */
static void
update_one(void *context, size_t i)
{
	struct merge *m = context;
	struct wg_arena *a = wg_arena_open();
	enum wg_domain domain = (enum wg_domain)(i % WG_DOMAIN_COUNT);
	const struct wg_language *l =
	    m->project->active[i / WG_DOMAIN_COUNT];
	struct result *r = &m->results[i];
	struct wg_str path = wg_str_fmt(a, "%s/%.*s/%s.po", m->folder,
	    WG_ARG(l->tag), wg_domain_name(domain));
	enum wg_file_error error;
	struct wg_str old, merged;
	bool fresh;

	r->diag = wg_diag_open();
	r->done = WG_SAME;
	wg_diag_language(r->diag, l->tag);
	error = wg_file_read(a, path.ptr, LARGEST, &old);
	fresh = error == WG_FILE_MISSING;
	if (fresh)
		old = fresh_catalog(a, l, domain, m->templates[domain]);
	if (error != WG_FILE_OK && !fresh) {
		/* What cannot be read may still be somebody's work. */
		wg_report(r->diag, WG_D_PO_WRITE, WG_NOWHERE,
		    "%s: it cannot be read", path.ptr);
		r->done = WG_NOT_REPLACED;
	} else if (!merge_catalog(m, a, i, domain, old, &merged)) {
		wg_report(r->diag, WG_D_PO_MERGE, WG_NOWHERE, "%s", path.ptr);
		explain_merge(m, a, i, r->diag);
		r->done = WG_NOT_REPLACED;
	} else if (fresh || !only_date(a, plain_flags(a, old), merged)) {
		r->done = wg_replace(path.ptr, merged, m->dry_run);
		if (r->done == WG_NOT_REPLACED)
			wg_report(r->diag, WG_D_PO_WRITE, WG_NOWHERE,
			    "%s: %s", path.ptr, strerror(errno));
	}
	wg_arena_close(a);
}

static void
remove_work(const struct merge *m, size_t n)
{
	static const char *const parts[] = { "po", "pot", "new", "err" };
	struct wg_arena *a = wg_arena_open();

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
			unlink(work_file(m, a, i, parts[k]).ptr);
	rmdir(m->work.ptr);
	wg_arena_close(a);
}

bool
wg_update(const struct wg_project *p, const char *folder, unsigned jobs,
    bool dry_run, struct wg_update_count *count, struct wg_diag *diag)
{
	struct wg_str templates[WG_DOMAIN_COUNT];
	const char *parent = getenv("TMPDIR");
	struct wg_str work = wg_str_fmt(p->arena, "%s/wegweiser-XXXXXX",
	    parent != NULL && parent[0] == '/' ? parent : "/tmp");
	struct merge m = { p, folder, dry_run, templates, work, NULL };
	size_t n = p->n_active * WG_DOMAIN_COUNT;
	bool ok = wg_extract_all(p, folder, dry_run, count, diag);

	if (mkdtemp((char *)work.ptr) == NULL) {
		wg_report(diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s", work.ptr,
		    strerror(errno));
		return false;
	}
	for (unsigned i = 0; i < WG_DOMAIN_COUNT; i++) {
		struct wg_out out = { 0 };

		wg_extract(p, (enum wg_domain)i, &out);
		templates[i] = wg_str_dup(p->arena, wg_out_str(&out));
		wg_out_free(&out);
	}
	m.results = WG_NEW_ARRAY(p->arena, n, struct result);
	wg_pool_run(jobs, n, update_one, &m);
	for (size_t i = 0; i < n; i++) {
		count->written += m.results[i].done == WG_REPLACED;
		count->unchanged += m.results[i].done == WG_SAME;
		ok = ok && m.results[i].done != WG_NOT_REPLACED;
		wg_diag_merge(diag, m.results[i].diag);
	}
	remove_work(&m, n);
	return ok;
}
