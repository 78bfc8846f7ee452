/*
 * Every part is opened, locked and repaired like an output that is built, and
 * stays locked until the exchange.  All of them are compared before a file is
 * looked at.
 */
#include "store/assemble.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/out.h"
#include "store/stage_state.h"

#define TOLD 10 /* of a kind of trouble */

struct part {
	const char *name; /* as the user says it */
	struct wg_stage_state *state;
	struct wg_part part;
};

struct parts {
	struct wg_assembly *job;
	struct part *at;
	size_t n;
	struct wg_stage *stage; /* of the site; or NULL */
	unsigned told;
};

static bool trouble(struct parts *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool
trouble(struct parts *all, const char *format, ...)
{
	struct wg_assembly *job = all->job;
	va_list args;

	va_start(args, format);
	WG_PUSH(job->arena, &job->troubles) =
	    wg_str_vfmt(job->arena, format, args);
	va_end(args);
	return false;
}

/* Opening. */

/* Nothing is written to a folder that is no part, not even a lock. */
static bool
has_manifest(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool has = fd >= 0 &&
	    (faccessat(fd, WG_MANIFEST, F_OK, 0) == 0 ||
		faccessat(fd, ".exchange", F_OK, AT_SYMLINK_NOFOLLOW) == 0);

	if (fd >= 0)
		close(fd);
	return has;
}

static bool
is_no_part(struct parts *all, const char *name)
{
	return trouble(all, _("%s: this is no part of a site; 'wegweiser "
	    "build --shard=K/N' makes one"), name);
}

static const char *
same_folder(const struct parts *all, int fd, const char *folder)
{
	struct stat a, b;

	if (fstat(fd, &a) != 0)
		return NULL;
	if (stat(folder, &b) == 0 && a.st_dev == b.st_dev &&
	    a.st_ino == b.st_ino)
		return folder;
	for (size_t i = 0; i < all->n; i++)
		if (fstat(all->at[i].state->folder, &b) == 0 &&
		    a.st_dev == b.st_dev && a.st_ino == b.st_ino)
			return all->at[i].name;
	return NULL;
}

/* Is it the folder of the site, or of a part named before? */
static bool
is_taken(struct parts *all, const char *name)
{
	int fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const char *other =
	    fd < 0 ? NULL : same_folder(all, fd, all->job->folder);

	if (fd >= 0)
		close(fd);
	if (other == all->job->folder)
		trouble(all, _("%s: this part is the folder of the site"),
		    name);
	else if (other != NULL)
		trouble(all, _("%s: this part is named twice"), name);
	return other != NULL;
}

static bool
open_part(struct parts *all, const char *name)
{
	struct part *p = &all->at[all->n];

	if (is_taken(all, name))
		return false;
	if (!has_manifest(name))
		return is_no_part(all, name);
	*p = (struct part){ .name = name, .state = wg_stage_new() };
	if (!wg_stage_open_folder(p->state, name)) {
		trouble(all, "%.*s", WG_ARG(wg_stage_say(
		    all->job->arena, name, &p->state->trouble)));
		wg_stage_close(p->state);
		return false;
	}
	all->n++;
	if (!wg_part_is_part(p->state->old_end))
		return is_no_part(all, name);
	return wg_stage_old_part(p->state, &p->part) ||
	    trouble(all, _("%s/%s is not as its build left it; build this "
			   "part again"), name, WG_MANIFEST);
}

/* Comparing. */

/* Everything but which part it is. */
static bool
fits(struct parts *all, const struct part *p)
{
	const struct part *first = &all->at[0];
	const struct {
		struct wg_str first, other;
		const char *what;
	} pairs[] = {
		{ first->part.day, p->part.day,
		    _("they are of different days") },
		{ first->part.program, p->part.program,
		    _("they were made by different programs, or with messages "
		      "in different languages") },
		{ first->part.options, p->part.options,
		    _("they were made with different options") },
		{ first->part.inputs, p->part.inputs,
		    _("they were made from different sources or catalogs") },
		{ first->part.book, p->part.book,
		    _("they began with different books of addresses") },
	};

	/* The later ones follow from the first. */
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (!wg_str_eq(pairs[i].first, pairs[i].other))
			return trouble(all, "%s, %s: %s", first->name,
			    p->name, pairs[i].what);
	return true;
}

/* The names of the pieces that parts say they are: numbers, or ids. */
struct pieces {
	struct wg_map had; /* → struct part */
	struct WG_VEC(struct wg_str) missing;
};

static bool
have(struct parts *all, struct pieces *pieces, struct wg_str piece,
    struct part *p)
{
	struct part *other =
	    wg_map_put(all->job->arena, &pieces->had, piece, p);

	return other == NULL || trouble(all,
	    _("%s and %s are the same part: %.*s"), other->name, p->name,
	    WG_ARG(piece));
}

static void
want(struct parts *all, struct pieces *pieces, struct wg_str piece)
{
	if (wg_map_get(&pieces->had, piece) == NULL)
		WG_PUSH(all->job->arena, &pieces->missing) = piece;
}

static struct wg_str
shard_name(struct parts *all, unsigned k, unsigned n)
{
	return wg_str_fmt(all->job->arena, "%u/%u", k, n);
}

static bool
count_shards(struct parts *all, struct pieces *pieces, unsigned n)
{
	unsigned k, other;
	bool ok = true;

	for (size_t i = 0; i < all->n; i++) {
		struct part *p = &all->at[i];

		if (!wg_part_shard(p->part.share, &k, &other) || other != n)
			ok = trouble(all, _("%s is part %.*s, and %s is part "
			    "%.*s: they are of different divisions"),
			    all->at[0].name, WG_ARG(all->at[0].part.share),
			    p->name, WG_ARG(p->part.share));
		else if (!have(all, pieces, shard_name(all, k, n), p))
			ok = false;
	}
	for (k = 1; ok && k <= n; k++)
		want(all, pieces, shard_name(all, k, n));
	return ok;
}

static bool
count_regions(struct parts *all, struct pieces *pieces)
{
	struct wg_str rest;
	unsigned k, n;
	bool ok = true;

	for (size_t i = 0; i < all->n; i++) {
		struct part *p = &all->at[i];

		if (wg_part_shard(p->part.share, &k, &n))
			ok = trouble(all, _("%s is part %.*s, and %s is part "
			    "%.*s: they are of different divisions"),
			    all->at[0].name, WG_ARG(all->at[0].part.share),
			    p->name, WG_ARG(p->part.share));
		else
			for (rest = p->part.share; rest.len > 0;)
				ok &= have(all, pieces,
				    wg_str_cut(&rest, ','), p);
	}
	for (rest = all->at[0].part.regions; ok && rest.len > 0;)
		want(all, pieces, wg_str_cut(&rest, ','));
	return ok;
}

static bool
are_whole(struct parts *all)
{
	struct pieces pieces = { .missing = { 0 } };
	struct wg_out out = { 0 };
	unsigned k, n;
	bool ok = wg_part_shard(all->at[0].part.share, &k, &n) ?
	    count_shards(all, &pieces, n) : count_regions(all, &pieces);

	for (size_t i = 0; i < pieces.missing.n && i < TOLD; i++)
		wg_out_fmt(
		    &out, " %.*s", WG_ARG(pieces.missing.at[i]));
	if (pieces.missing.n > TOLD)
		wg_out_fmt(&out, " … (%zu)", pieces.missing.n);
	if (pieces.missing.n > 0)
		ok = trouble(all, _("parts that are missing:%.*s"),
		    WG_ARG(wg_out_str(&out)));
	wg_out_free(&out);
	return ok;
}

static bool
compare(struct parts *all)
{
	bool ok = true;

	for (size_t i = 1; i < all->n; i++)
		ok &= fits(all, &all->at[i]);
	return ok && are_whole(all);
}

/* The book of addresses. */

static bool
is_book_of_parts(struct parts *all, const char *sha256)
{
	struct wg_assembly *job = all->job;

	if (wg_str_is(all->at[0].part.book, sha256))
		return true;
	/* They have been assembled before. */
	for (size_t i = 0; i < all->n; i++) {
		const struct wg_built_file *f = wg_map_get(
		    &all->at[i].state->old, wg_str(job->book));

		if (f != NULL && !strcmp(f->file.sha256, sha256))
			return true;
	}
	return false;
}

static bool
book_fits(struct parts *all)
{
	struct wg_assembly *job = all->job;
	struct wg_sha256 hash;
	struct wg_str text;
	char sha256[65];

	switch (wg_stage_last(all->stage, job->arena, wg_str(job->book),
	    job->book_limit, &text)) {
	case WG_FILE_MISSING:
		return true;
	case WG_FILE_OK:
		break;
	case WG_FILE_UNREADABLE:
		return trouble(all, "%s/%s: %s", job->folder, job->book,
		    strerror(errno));
	default:
		return trouble(all, _("%s/%s is not what the last build "
		    "wrote; take it back from a copy, or delete it"),
		    job->folder, job->book);
	}
	hash = wg_sha256(text);
	wg_sha256_hex(&hash, sha256);
	return is_book_of_parts(all, sha256) || trouble(all,
	    _("%s/%s has changed since the parts were begun; build them "
	      "again, with --site=%s"),
	    job->folder, job->book, job->folder);
}

/* Files. */

/* The file of the site itself, if it is as good; 0 if it is not.  A link of the
 * part's own need not be read again because somebody made another link. */
static uint64_t
own_inode(struct wg_stage_state *s, const struct part *p,
    const struct wg_built_file *file, uint64_t inode)
{
	const struct wg_built_file *old = wg_map_get(&s->old, file->file.path);
	struct stat ours, theirs;

	if (old == NULL || memcmp(old->file.sha256, file->file.sha256, 64))
		return 0;
	if (fstatat(s->folder, old->file.path.ptr, &ours,
		AT_SYMLINK_NOFOLLOW) == 0 && ours.st_ino == inode &&
	    fstat(p->state->folder, &theirs) == 0 &&
	    ours.st_dev == theirs.st_dev)
		return inode;
	return wg_stage_look(s, old);
}

static void
take_file(struct parts *all, struct part *p, struct wg_built_file *file)
{
	struct wg_stage_state *s = all->stage->state;
	struct wg_str path = file->file.path;
	struct wg_built_file *old = wg_map_get(&s->old, path);
	uint64_t inode = wg_stage_look(p->state, file), own;
	struct wg_sha256 hash = { { 0 } };
	struct wg_staged_file *e;

	if (inode == 0) {
		if (all->told++ < TOLD)
			trouble(all, _("%s/%.*s is not as its build left it; "
			    "build this part again"), p->name, WG_ARG(path));
		return;
	}
	if (wg_stage_find(s, path) != NULL) {
		if (all->told++ < TOLD)
			trouble(all, _("%s/%.*s is in another part, too; build "
			    "the parts again"), p->name, WG_ARG(path));
		return;
	}
	own = own_inode(s, p, file, inode);
	wg_sha256_read((struct wg_str){ file->file.sha256, 64 }, &hash);
	e = wg_stage_add(s, &(struct wg_stage_file){ .path = path,
		.old = old, .sha256 = own != 0 ? NULL : &hash,
		.size = file->file.size, .output = file->output,
		.inode = own });
	wg_staged_more(s->arena, e)->stamp = file->stamp;
	if (own != 0) {
		s->count.unchanged++;
		return;
	}
	e->more->home = p->state;
	e->more->at_home = file;
	if (old != NULL)
		s->count.changed++;
	else
		s->count.created++;
}

static void
take_outputs(struct wg_stage_state *s, const struct wg_stage_state *from)
{
	for (size_t i = 0; i < from->old_outputs.n; i++)
		if (wg_stage_is_left(s, from->old_outputs.at[i].name))
			WG_PUSH(s->arena, &s->outputs) =
			    from->old_outputs.at[i];
}

static bool
take(struct parts *all)
{
	struct wg_stage_state *s = all->stage->state;

	for (size_t i = 0; i < all->n; i++) {
		struct part *p = &all->at[i];

		for (size_t k = 0; k < p->state->olds.n; k++)
			take_file(all, p, p->state->olds.at[k]);
		for (size_t k = 0; k < p->state->old_notes.list.n; k++)
			WG_PUSH(s->arena, &s->notes) =
			    *p->state->old_notes.list.at[k];
		take_outputs(s, p->state);
	}
	if (all->told > TOLD)
		trouble(all, _("and %u files more"), all->told - TOLD);
	return all->told == 0;
}

/* The whole. */

static bool
open_site(struct parts *all)
{
	struct wg_assembly *job = all->job;
	struct wg_stage_trouble what;

	all->stage = wg_stage_open(job->folder, NULL, &what);
	if (all->stage != NULL &&
	    wg_stage_is_whole(all->stage, &what))
		return true;
	return trouble(all, "%.*s",
	    WG_ARG(wg_stage_say(job->arena, job->folder, &what)));
}

static bool
commit(struct parts *all)
{
	struct wg_assembly *job = all->job;
	struct wg_stage *stage = all->stage;
	struct wg_stage_trouble what;

	all->stage = NULL;
	return wg_stage_commit(stage, &job->count, &what) || trouble(all,
	    "%.*s", WG_ARG(wg_stage_say(job->arena, job->folder, &what)));
}

bool
wg_assemble(struct wg_assembly *job)
{
	struct parts all = { .job = job,
		.at = WG_NEW_ARRAY(job->arena, job->n_parts + 1, struct part) };
	bool ok = true;

	for (size_t i = 0; i < job->n_parts; i++)
		ok &= open_part(&all, job->parts[i]);
	if (all.n == 0 && ok)
		ok = trouble(&all, _("no part is named"));
	ok = ok && compare(&all) && open_site(&all) && book_fits(&all) &&
	    take(&all) && commit(&all);
	for (size_t i = 0; ok && i < all.n; i++)
		wg_stage_refresh(all.at[i].state);
	wg_stage_abort(all.stage);
	for (size_t i = 0; i < all.n; i++)
		wg_stage_close(all.at[i].state);
	return ok;
}
