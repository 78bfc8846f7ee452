/*
 * Of a change only the bytes that differ are kept, and hashes of the whole.
 * What was noted and did not happen (the program was killed in between) is
 * known by them when the list is read.
 */
#include "store/ledger.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/source.h"
#include "store/replace.h"

#define BEGIN "wegweiser station 1\n"
#define UNDO_BYTES ((size_t)1 << 20) /* of all changes that are kept */
#define LIST_BYTES ((size_t)64 << 20)
#define LARGEST ((size_t)64 << 20) /* of a file */

static bool
same(const struct wg_sha256 *a, const struct wg_sha256 *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

bool
wg_ledger_is_ours(const struct wg_ledger_origin *o, struct wg_str text)
{
	struct wg_sha256 hash = wg_sha256(text);

	return same(&hash, &o->ours);
}

static struct wg_str
keep(struct wg_arena *a, struct wg_str s)
{
	return s.ptr == NULL ? WG_NONE : wg_str_dup(a, s);
}

static const char *
path_of(const struct wg_ledger *l, struct wg_arena *a, const char *name)
{
	return wg_str_fmt(a, "%.*s/%s", WG_ARG(l->folder), name).ptr;
}

/* Below the root, after all links. */
static struct wg_str
real_name(const struct wg_ledger *l, struct wg_arena *a, struct wg_str name)
{
	char *real = realpath(wg_str_fmt(a, "%.*s/%.*s", WG_ARG(l->root),
	    WG_ARG(name)).ptr, NULL);
	struct wg_str path = wg_str(real);

	if (wg_str_starts(path, l->root) && path.len > l->root.len + 1 &&
	    path.ptr[l->root.len] == '/')
		name = wg_str_dup(a, wg_str_from(path, l->root.len + 1));
	free(real);
	return name;
}

/* Forgetting. */

static void
drop_change(struct wg_ledger *l)
{
	struct wg_ledger_change *c = l->changes;

	l->changes = c->before;
	wg_arena_close(c->arena);
}

static void
drop_origin(struct wg_ledger_origin **at)
{
	struct wg_ledger_origin *o = *at;

	*at = o->next;
	wg_arena_close(o->arena);
}

static void
clear(struct wg_ledger *l)
{
	while (l->changes != NULL)
		drop_change(l);
	while (l->origins != NULL)
		drop_origin(&l->origins);
}

/* The oldest changes; what is one change stays one. */
static void
forget(struct wg_ledger *l)
{
	struct wg_ledger_change *c = l->changes, *kept = NULL;
	size_t bytes = 0;

	for (; c != NULL; kept = c, c = c->before) {
		bytes += c->old.len + c->now.len + c->what.len;
		if (bytes > UNDO_BYTES && kept != NULL && !kept->with_before)
			break;
	}
	if (c == NULL)
		return;
	kept->before = NULL;
	while (c != NULL) {
		struct wg_ledger_change *before = c->before;

		wg_arena_close(c->arena);
		c = before;
	}
}

/* Remembering. */

static struct wg_ledger_origin **
find_origin(struct wg_ledger *l, struct wg_str name)
{
	struct wg_ledger_origin **at = &l->origins;

	while (*at != NULL && !wg_str_eq((*at)->name, name))
		at = &(*at)->next;
	return at;
}

static struct wg_ledger_origin *
add_origin(struct wg_ledger_origin **at, struct wg_str name, struct wg_str was)
{
	struct wg_arena *a = wg_arena_open();

	*at = WG_NEW(a, struct wg_ledger_origin);
	**at = (struct wg_ledger_origin){ .arena = a,
		.name = wg_str_dup(a, name), .was = keep(a, was),
		.first = wg_sha256(was) };
	(*at)->ours = (*at)->first;
	return *at;
}

/* 'was', of the hash 'of', becomes what has the hash 'is'; as it was at first,
 * there is nothing to send. */
static void
note_origin(struct wg_ledger *l, struct wg_str name, struct wg_str was,
    const struct wg_sha256 *of, const struct wg_sha256 *is)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str real = real_name(l, a, name);
	struct wg_ledger_origin **at = find_origin(l, real);
	bool fresh = *at == NULL;
	struct wg_ledger_origin *o = fresh ? add_origin(at, real, was) : *at;

	o->fresh = fresh;
	o->ours_before = o->ours;
	o->shared_before = o->shared;
	o->shared |= !same(&o->ours, of);
	o->ours = *is;
	if (same(&o->ours, &o->first))
		drop_origin(at);
	wg_arena_close(a);
}

/* Where both differ. */
static void
compare(struct wg_ledger_change *c, struct wg_str was, struct wg_str bytes)
{
	size_t least = was.len < bytes.len ? was.len : bytes.len, end = 0;

	while (c->start < least && was.ptr[c->start] == bytes.ptr[c->start])
		c->start++;
	while (end < least - c->start &&
	    was.ptr[was.len - end - 1] == bytes.ptr[bytes.len - end - 1])
		end++;
	c->old = wg_str_dup(c->arena, (struct wg_str){ was.len == 0 ? "" :
	    was.ptr + c->start, was.len - end - c->start });
	c->now = wg_str_dup(c->arena, (struct wg_str){ bytes.len == 0 ? "" :
	    bytes.ptr + c->start, bytes.len - end - c->start });
}

static struct wg_ledger_change *
push(struct wg_ledger *l)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_ledger_change *c = WG_NEW(a, struct wg_ledger_change);

	c->arena = a;
	c->before = l->changes;
	l->changes = c;
	return c;
}

/* On the disk. */

static void
put_origin(struct wg_out *out, const struct wg_ledger_origin *o)
{
	char hex[2][65];

	wg_sha256_hex(&o->first, hex[0]);
	wg_sha256_hex(&o->ours, hex[1]);
	wg_out_fmt(out, "origin %s %s %d %zu\n%.*s\n",
	    o->was.ptr == NULL ? "-" : hex[0], hex[1], o->shared,
	    o->name.len, WG_ARG(o->name));
}

/* The oldest first: as many as are kept, so not too many for a stack. */
static void
put_changes(struct wg_arena *a, struct wg_out *out,
    const struct wg_ledger_change *last)
{
	struct WG_VEC(const struct wg_ledger_change *) all = { 0 };
	char hex[2][65];

	for (const struct wg_ledger_change *c = last; c; c = c->before)
		WG_PUSH(a, &all) = c;
	for (size_t i = all.n; i-- > 0;) {
		const struct wg_ledger_change *c = all.at[i];

		wg_sha256_hex(&c->was, hex[0]);
		wg_sha256_hex(&c->is, hex[1]);
		wg_out_fmt(out, "change %s %s %u %d %d %zu %zu %zu %zu %zu\n",
		    hex[0], hex[1], c->number, c->new_file, c->with_before,
		    c->start, c->name.len, c->what.len, c->old.len,
		    c->now.len);
		wg_out_put(out, c->name);
		wg_out_put(out, c->what);
		wg_out_put(out, c->old);
		wg_out_put(out, c->now);
		wg_out_byte(out, '\n');
	}
}

static void
note(struct wg_ledger *l, struct wg_str list)
{
	wg_arena_close(l->noted);
	l->noted = wg_arena_open();
	l->list = keep(l->noted, list);
}

/* What is not of that length is not of that hash. */
static bool
write_whole(const struct wg_ledger *l, struct wg_str name, struct wg_str was,
    struct wg_str bytes, struct wg_str *other)
{
	struct wg_arena *a = wg_arena_open();
	const char *path = path_of(l, a, wg_cstr(a, name));
	enum wg_replaced done = wg_replace(&(struct wg_replacement){
		.path = path, .was = was, .bytes = bytes, .folder = true });

	if (done == WG_SAVED_MEANWHILE) {
		errno = EIO;
		if (wg_file_read(l->noted, path, LARGEST, other) !=
		    WG_FILE_OK)
			*other = WG_NONE;
	}
	wg_arena_close(a);
	return done == WG_REPLACED || done == WG_SAME;
}

/* Under its hash, as long: it is not read again each time. */
static bool
is_kept(const struct wg_ledger *l, const char *hex, size_t length)
{
	struct wg_arena *a = wg_arena_open();
	struct stat st;
	bool kept = lstat(path_of(l, a, hex), &st) == 0 &&
	    S_ISREG(st.st_mode) && (size_t)st.st_size == length;

	wg_arena_close(a);
	return kept;
}

static bool
write_origins(const struct wg_ledger *l)
{
	struct wg_str other = WG_NONE;
	char hex[65];

	for (const struct wg_ledger_origin *o = l->origins; o; o = o->next) {
		wg_sha256_hex(&o->first, hex);
		if (o->was.ptr != NULL && !is_kept(l, hex, o->was.len) &&
		    !write_whole(l, wg_str(hex),
			WG_NONE, o->was, &other) && !wg_str_eq(other, o->was))
			return false;
	}
	return true;
}

static bool
has_hash(const struct wg_sha256 *hash, struct wg_str name)
{
	char hex[65];

	wg_sha256_hex(hash, hex);
	return wg_str_is(name, hex);
}

/* Files that no origin needs. */
static void
clean(const struct wg_ledger *l)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str *names;
	size_t n;

	if (!wg_folder_list(a, l->folder.ptr, &names, &n))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		bool needed = names[i].len != 64;

		for (const struct wg_ledger_origin *o = l->origins;
		     o != NULL && !needed; o = o->next)
			needed = has_hash(&o->first, names[i]);
		if (!needed)
			unlink(path_of(l, a, wg_cstr(a, names[i])));
	}
	wg_arena_close(a);
}

static void
save(struct wg_ledger *l)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_out out = { 0 };
	struct wg_str other;
	bool ok;

	wg_out_fmt(&out, BEGIN "%u\n", l->n_changes);
	for (const struct wg_ledger_origin *o = l->origins; o; o = o->next)
		put_origin(&out, o);
	put_changes(a, &out, l->changes);
	ok = write_origins(l) && (write_whole(l, WG_STR("list"), l->list,
	    wg_out_str(&out), &other) || (errno == EIO && write_whole(l,
	    WG_STR("list"), other, wg_out_str(&out), &other)));
	l->trouble = ok ? 0 : errno;
	if (ok)
		note(l, wg_out_str(&out));
	wg_out_free(&out);
	wg_arena_close(a);
}

/* Reading. */

static bool
take(struct wg_str *rest, size_t n, struct wg_str *text)
{
	if (n > rest->len)
		return false;
	*text = wg_str_head(*rest, n);
	*rest = wg_str_from(*rest, n);
	return true;
}

static bool
take_number(struct wg_str *line, size_t *n)
{
	uint32_t number;

	if (!wg_str_uint(wg_str_word(line), &number))
		return false;
	*n = number;
	return true;
}

static bool
take_hash(struct wg_str *line, struct wg_sha256 *hash)
{
	return wg_sha256_read(wg_str_word(line), hash);
}

static bool
ends(struct wg_str *rest)
{
	struct wg_str end;

	return take(rest, 1, &end) && end.ptr[0] == '\n';
}

/* The file as it was is another one, or gone: that is lost, and told. */
static void
read_origin(struct wg_ledger *l, struct wg_str name, struct wg_str hex,
    const struct wg_sha256 *ours, bool shared)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str was = WG_NONE;
	struct wg_ledger_origin *o;

	if (!wg_str_is(hex, "-") && (wg_file_read(a, path_of(l, a,
	    wg_cstr(a, hex)), LARGEST, &was) != WG_FILE_OK ||
	    !wg_str_eq(wg_sha256_digits(a, was, 64), hex))) {
		l->damaged = true;
	} else {
		o = add_origin(find_origin(l, name), name, was);
		o->ours = *ours;
		o->shared = shared;
	}
	wg_arena_close(a);
}

static bool
take_origin(struct wg_ledger *l, struct wg_str line, struct wg_str *rest)
{
	struct wg_str hex = wg_str_word(&line), name;
	struct wg_sha256 hash, ours;
	size_t shared, n;

	if ((!wg_str_is(hex, "-") && !wg_sha256_read(hex, &hash)) ||
	    !take_hash(&line, &ours) || !take_number(&line, &shared) ||
	    !take_number(&line, &n) || !take(rest, n, &name) || !ends(rest))
		return false;
	read_origin(l, name, hex, &ours, shared > 0);
	return true;
}

static bool
take_change(struct wg_ledger *l, struct wg_str line, struct wg_str *rest)
{
	struct wg_ledger_change *c = push(l);
	struct wg_str *const texts[] = { &c->name, &c->what, &c->old, &c->now };
	size_t number = 0, new_file = 0, with_before = 0, n[4];
	bool ok = take_hash(&line, &c->was) && take_hash(&line, &c->is) &&
	    take_number(&line, &number) && take_number(&line, &new_file) &&
	    take_number(&line, &with_before) && take_number(&line, &c->start);

	for (size_t i = 0; i < 4; i++)
		ok = ok && take_number(&line, &n[i]);
	for (size_t i = 0; ok && i < 4; i++) {
		ok = take(rest, n[i], texts[i]);
		*texts[i] = wg_str_dup(c->arena, *texts[i]);
	}
	if (!ok || !ends(rest)) {
		drop_change(l);
		return false;
	}
	c->number = (unsigned)number;
	c->new_file = new_file > 0;
	c->with_before = with_before > 0;
	return true;
}

static void
parse(struct wg_ledger *l, struct wg_str rest)
{
	struct wg_str line;
	size_t n;

	if (!wg_str_starts(rest, WG_STR(BEGIN))) {
		l->damaged = rest.len > 0;
		return;
	}
	rest = wg_str_from(rest, sizeof(BEGIN) - 1);
	line = wg_str_cut(&rest, '\n');
	if (take_number(&line, &n))
		l->n_changes = (unsigned)n;
	while (rest.len > 0) {
		struct wg_str kind;
		bool ok;

		line = wg_str_cut(&rest, '\n');
		kind = wg_str_word(&line);
		ok = wg_str_is(kind, "origin") ? take_origin(l, line, &rest) :
		    wg_str_is(kind, "change") && take_change(l, line, &rest);
		if (!ok) {
			l->damaged = true;
			return;
		}
	}
}

/* What was noted last and did not happen, or was undone since. */
static void
recover(struct wg_ledger *l)
{
	struct wg_arena *a = wg_arena_open();
	bool changed = false;

	while (l->changes != NULL) {
		struct wg_ledger_change *c = l->changes;
		struct wg_str text;
		enum wg_file_error error = wg_file_read_below(
		    a, l->root, c->name, LARGEST, &text);
		struct wg_ledger_origin **at;
		struct wg_sha256 hash;

		if (error == WG_FILE_MISSING)
			text = WG_NONE;
		else if (error != WG_FILE_OK)
			break;
		hash = wg_sha256(text);
		if (!same(&hash, &c->was) ||
		    c->new_file != (error == WG_FILE_MISSING))
			break;
		at = find_origin(l, real_name(l, a, c->name));
		if (*at != NULL && same(&(*at)->ours, &c->is)) {
			(*at)->ours = c->was;
			if (same(&(*at)->ours, &(*at)->first))
				drop_origin(at);
		}
		drop_change(l);
		changed = true;
	}
	if (changed)
		save(l);
	wg_arena_close(a);
}

void
wg_ledger_look(struct wg_ledger *l)
{
	struct wg_arena *a;
	struct wg_str list;

	if (l->trouble != 0)
		return;
	a = wg_arena_open();
	if (wg_file_read(a, path_of(l, a, "list"), LIST_BYTES, &list) ==
		WG_FILE_OK && !wg_str_eq(list, l->list)) {
		clear(l);
		note(l, list);
		parse(l, l->list);
	}
	wg_arena_close(a);
}

struct wg_ledger *
wg_ledger_open(struct wg_str root, struct wg_str folder)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_ledger *l = WG_NEW(a, struct wg_ledger);

	l->arena = a;
	l->noted = wg_arena_open();
	l->list = WG_NONE;
	l->root = wg_str_dup(a, root);
	l->folder = wg_str_fmt(a, "%.*s/.station", WG_ARG(folder));
	wg_ledger_look(l);
	recover(l);
	return l;
}

void
wg_ledger_close(struct wg_ledger *l)
{
	if (l == NULL)
		return;
	clear(l);
	wg_arena_close(l->noted);
	wg_arena_close(l->arena);
}

/* What happens. */

void
wg_ledger_write(struct wg_ledger *l, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what, unsigned with)
{
	struct wg_ledger_change *c;

	wg_ledger_look(l);
	c = push(l);
	c->number = ++l->n_changes;
	c->name = wg_str_dup(c->arena, name);
	c->what = wg_str_dup(c->arena, wg_str(what));
	c->was = wg_sha256(was);
	c->is = wg_sha256(bytes);
	c->new_file = was.ptr == NULL;
	c->with_before = with > 0 && c->before != NULL &&
	    c->before->number == with;
	compare(c, was, bytes);
	note_origin(l, name, was, &c->was, &c->is);
	forget(l);
	save(l);
}

void
wg_ledger_take_back(struct wg_ledger *l)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_ledger_origin **at =
	    find_origin(l, real_name(l, a, l->changes->name));

	if (*at != NULL && (*at)->fresh) {
		drop_origin(at);
	} else if (*at != NULL) {
		(*at)->ours = (*at)->ours_before;
		(*at)->shared = (*at)->shared_before;
	}
	drop_change(l);
	save(l);
	wg_arena_close(a);
}

void
wg_ledger_undone(struct wg_ledger *l, struct wg_str text)
{
	struct wg_ledger_change *c = l->changes;
	struct wg_sha256 hash = wg_sha256(text);

	/* It may have been sent since. */
	note_origin(l, c->name, text, &hash, &c->was);
	drop_change(l);
	save(l);
	clean(l);
}

void
wg_ledger_drop(struct wg_ledger *l)
{
	drop_change(l);
	save(l);
}

void
wg_ledger_sent(struct wg_ledger *l)
{
	while (l->origins != NULL)
		drop_origin(&l->origins);
	save(l);
	clean(l);
}

struct wg_str
wg_ledger_without(
    const struct wg_ledger *l, struct wg_arena *a, struct wg_str text)
{
	const struct wg_ledger_change *c = l->changes;
	struct wg_sha256 hash = wg_sha256(text);

	if (!same(&hash, &c->is) || c->start + c->now.len > text.len)
		return WG_NONE;
	return wg_str_fmt(a, "%.*s%.*s%.*s",
	    WG_ARG(wg_str_head(text, c->start)), WG_ARG(c->old),
	    WG_ARG(wg_str_from(text, c->start + c->now.len)));
}
