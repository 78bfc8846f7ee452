/*
 * Numbers for what many files share.  Folders are known by the path that they
 * have in the new tree, as they are made there.
 */
#include "store/staged.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"

#define PIECE 1024
#define NEXT ".next/"

/* Pools and tables. */

static void *
at(const struct wg_staged_pool *p, size_t i, size_t size)
{
	return p->pieces.at[i / PIECE] + i % PIECE * size;
}

static void *
one_more(struct wg_arena *a, struct wg_staged_pool *p, size_t size)
{
	if (p->n == UINT32_MAX)
		wg_no_memory();
	if (p->n % PIECE == 0)
		WG_PUSH(a, &p->pieces) = wg_alloc_array(a, PIECE, size);
	return at(p, p->n++, size);
}

static struct wg_staged_bytes *
bytes_at(const struct wg_staged *s, uint32_t number)
{
	return at(&s->bytes, number - 1, sizeof(struct wg_staged_bytes));
}

static struct wg_staged_folder *
folder_at(const struct wg_staged *s, uint32_t number)
{
	return at(&s->folders, number - 1, sizeof(struct wg_staged_folder));
}

static uint32_t
mixed(uint64_t h)
{
	return (uint32_t)(h * 0x9E3779B97F4A7C15u >> 32);
}

static uint32_t
hash_of_path(uint32_t folder, uint32_t name)
{
	return mixed((uint64_t)folder << 32 | name);
}

static uint32_t
hash_of_bytes(const struct wg_sha256 *sha256)
{
	uint64_t first;

	memcpy(&first, sha256->bytes, sizeof(first));
	return mixed(first);
}

/* The hash of what a number stands for. */
static uint32_t
hash_of(const struct wg_staged *s, const struct wg_staged_table *t,
    uint32_t number)
{
	const struct wg_staged_file *f;

	if (t == &s->by_sha256)
		return hash_of_bytes(&bytes_at(s, number)->sha256);
	f = wg_staged_at(s, number - 1);
	return hash_of_path(f->folder, f->name);
}

/* At most three quarters full. */
static void
add(struct wg_arena *a, const struct wg_staged *s, struct wg_staged_table *t,
    uint32_t number)
{
	struct wg_staged_table old = *t;
	size_t i;

	if ((t->n + 1) * 4 > t->room * 3) {
		t->room = t->room == 0 ? 64 : t->room * 2;
		t->slots = WG_NEW_ARRAY(a, t->room, uint32_t);
		t->n = 0;
		for (i = 0; i < old.room; i++)
			if (old.slots[i] != 0)
				add(a, s, t, old.slots[i]);
	}
	i = hash_of(s, t, number) & (t->room - 1);
	while (t->slots[i] != 0)
		i = (i + 1) & (t->room - 1);
	t->slots[i] = number;
	t->n++;
}

/* Files. */

struct wg_staged_file *
wg_staged_new(struct wg_arena *a, struct wg_staged *s)
{
	return one_more(a, &s->files, sizeof(struct wg_staged_file));
}

struct wg_staged_file *
wg_staged_at(const struct wg_staged *s, size_t place)
{
	return at(&s->files, place, sizeof(struct wg_staged_file));
}

struct wg_staged_more *
wg_staged_more(struct wg_arena *a, struct wg_staged_file *f)
{
	if (f->more == NULL)
		f->more = WG_NEW(a, struct wg_staged_more);
	return f->more;
}

/* Paths. */

/* Up to the last slash. */
static struct wg_str
folder_part(struct wg_str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	return path;
}

static struct wg_str
name_part(struct wg_str path)
{
	return wg_str_from(path, folder_part(path).len);
}

struct wg_staged_folder *
wg_staged_folder(struct wg_arena *a, struct wg_staged *s, struct wg_str path)
{
	struct wg_str next = folder_part(path);
	struct wg_staged_folder *f = wg_map_get(&s->folder_numbers, next);

	if (f != NULL)
		return f;
	f = one_more(a, &s->folders, sizeof(*f));
	f->next = wg_str_dup(a, next);
	f->number = (uint32_t)s->folders.n;
	wg_map_put(a, &s->folder_numbers, f->next, f);
	return f;
}

static uint32_t
name_number(struct wg_arena *a, struct wg_staged *s, struct wg_str name)
{
	size_t number = (size_t)wg_map_get(&s->name_numbers, name);

	if (number == 0) {
		name = wg_str_dup(a, name);
		WG_PUSH(a, &s->names) = name.ptr;
		number = s->names.n;
		wg_map_put(a, &s->name_numbers, name, (void *)number);
	}
	return (uint32_t)number;
}

/* "site/leaflets/ar/" */
static struct wg_str
folder_of(const struct wg_staged *s, const struct wg_staged_file *f)
{
	return wg_str_from(folder_at(s, f->folder)->next, strlen(NEXT));
}

/* The place of the file of that folder and name, from 1, or 0. */
static size_t
find(const struct wg_staged *s, uint32_t folder, uint32_t name)
{
	const struct wg_staged_table *t = &s->by_path;
	size_t i;

	if (t->room == 0)
		return 0;
	i = hash_of_path(folder, name) & (t->room - 1);
	for (; t->slots[i] != 0; i = (i + 1) & (t->room - 1)) {
		const struct wg_staged_file *f =
		    wg_staged_at(s, t->slots[i] - 1);

		if (f->folder == folder && f->name == name)
			return t->slots[i];
	}
	return 0;
}

struct wg_staged_file *
wg_staged_named(struct wg_arena *a, struct wg_staged *s, struct wg_str path,
    bool *twice)
{
	struct wg_staged_file *f = wg_staged_new(a, s);
	struct wg_out next = { 0 };

	wg_out_puts(&next, NEXT);
	wg_out_put(&next, path);
	f->folder = wg_staged_folder(a, s, wg_out_str(&next))->number;
	f->name = name_number(a, s, name_part(path));
	wg_out_free(&next);
	*twice = find(s, f->folder, f->name) != 0;
	if (!*twice)
		add(a, s, &s->by_path, (uint32_t)s->files.n);
	return f;
}

bool
wg_staged_find(const struct wg_staged *s, struct wg_str path, size_t *place)
{
	struct wg_out next = { 0 };
	const struct wg_staged_folder *f;
	size_t name, found;

	if (s->by_path.n == 0)
		return false;
	wg_out_puts(&next, NEXT);
	wg_out_put(&next, folder_part(path));
	f = wg_map_get(&s->folder_numbers, wg_out_str(&next));
	wg_out_free(&next);
	name = (size_t)wg_map_get(&s->name_numbers, name_part(path));
	found = f == NULL || name == 0 ? 0 :
	    find(s, f->number, (uint32_t)name);
	if (found == 0)
		return false;
	*place = found - 1;
	return true;
}

void
wg_staged_put_path(const struct wg_staged *s, const struct wg_staged_file *f,
    struct wg_out *out)
{
	if (f->folder == 0) {
		wg_out_put(out, f->more->old->file.path);
		return;
	}
	wg_out_put(out, folder_of(s, f));
	wg_out_puts(out, s->names.at[f->name - 1]);
}

struct wg_str
wg_staged_beside(const struct wg_staged *s, const struct wg_staged_file *f)
{
	return f->folder == 0 ? f->more->old->file.path : folder_of(s, f);
}

/* Outputs and bytes. */

void
wg_staged_output(struct wg_arena *a, struct wg_staged *s,
    struct wg_staged_file *f, struct wg_str output)
{
	size_t i = 0;

	f->output = 0;
	if (output.len == 0)
		return;
	while (i < s->outputs.n && !wg_str_eq(s->outputs.at[i], output))
		i++;
	/* A list that is damaged may name as many as it likes. */
	if (i == UINT8_MAX)
		return;
	if (i == s->outputs.n)
		WG_PUSH(a, &s->outputs) = output;
	f->output = (uint8_t)(i + 1);
}

struct wg_str
wg_staged_output_of(
    const struct wg_staged *s, const struct wg_staged_file *f)
{
	return f->output == 0 ? WG_NONE : s->outputs.at[f->output - 1];
}

static uint32_t
bytes_number(const struct wg_staged *s, const struct wg_sha256 *sha256)
{
	const struct wg_staged_table *t = &s->by_sha256;
	size_t i;

	if (t->room == 0)
		return 0;
	i = hash_of_bytes(sha256) & (t->room - 1);
	for (; t->slots[i] != 0; i = (i + 1) & (t->room - 1))
		if (!memcmp(&bytes_at(s, t->slots[i])->sha256, sha256,
			sizeof(*sha256)))
			return t->slots[i];
	return 0;
}

void
wg_staged_has(struct wg_arena *a, struct wg_staged *s,
    struct wg_staged_file *f, const struct wg_sha256 *sha256, size_t size,
    struct wg_staged_file *first)
{
	struct wg_staged_bytes *b;

	f->bytes = bytes_number(s, sha256);
	if (f->bytes != 0)
		return;
	b = one_more(a, &s->bytes, sizeof(*b));
	*b = (struct wg_staged_bytes){ *sha256, size, first };
	f->bytes = (uint32_t)s->bytes.n;
	add(a, s, &s->by_sha256, f->bytes);
}

struct wg_staged_file *
wg_staged_of(const struct wg_staged *s, const struct wg_sha256 *sha256)
{
	uint32_t number = bytes_number(s, sha256);

	return number == 0 ? NULL : bytes_at(s, number)->first;
}

struct wg_staged_file *
wg_staged_first(const struct wg_staged *s, struct wg_staged_file *f)
{
	return f->twin ? bytes_at(s, f->bytes)->first : f;
}

bool
wg_staged_is_first(const struct wg_staged *s, const struct wg_staged_file *f)
{
	return f->bytes != 0 && bytes_at(s, f->bytes)->first == f;
}

uint64_t
wg_staged_inode(const struct wg_staged_file *f)
{
	return f->more == NULL ? 0 : f->more->inode;
}

struct wg_manifest_file
wg_staged_tell(const struct wg_staged *s, const struct wg_staged_file *f,
    struct wg_out *path)
{
	struct wg_manifest_file file = { .size = 0 };

	if (f->bytes == 0) {
		file = f->more->old->file;
	} else {
		file.size = bytes_at(s, f->bytes)->size;
		wg_sha256_hex(&bytes_at(s, f->bytes)->sha256, file.sha256);
	}
	wg_out_clear(path);
	wg_staged_put_path(s, f, path);
	file.path = wg_out_str(path);
	return file;
}

/* In order. */

/* A path in the pieces that it has. */
struct pieces {
	struct wg_str folder, name;
};

static struct pieces
pieces_of(const struct wg_staged *s, uint32_t place)
{
	const struct wg_staged_file *f = wg_staged_at(s, place);

	if (f->folder == 0)
		return (struct pieces){ f->more->old->file.path, WG_NONE };
	return (struct pieces){ folder_of(s, f),
		wg_str(s->names.at[f->name - 1]) };
}

/* Cut what is compared next off, or nothing at the end. */
static struct wg_str
next_piece(struct pieces *p, size_t most)
{
	struct wg_str *from = p->folder.len > 0 ? &p->folder : &p->name;
	struct wg_str piece = wg_str_head(*from, most);

	*from = wg_str_from(*from, piece.len);
	return piece;
}

static size_t
piece_length(const struct pieces *p)
{
	return p->folder.len > 0 ? p->folder.len : p->name.len;
}

static int
by_path(const void *x, const void *y, void *staged)
{
	struct pieces a = pieces_of(staged, *(const uint32_t *)x);
	struct pieces b = pieces_of(staged, *(const uint32_t *)y);

	for (;;) {
		size_t n = piece_length(&a), k = piece_length(&b);
		int order;

		if (n == 0 || k == 0)
			return (n > 0) - (k > 0);
		order = wg_str_cmp(next_piece(&a, n < k ? n : k),
		    next_piece(&b, n < k ? n : k));
		if (order != 0)
			return order;
	}
}

uint32_t *
wg_staged_sort(const struct wg_staged *s)
{
	uint32_t *all =
	    wg_realloc(NULL, (s->files.n + 1) * sizeof(*all));

	for (size_t i = 0; i < s->files.n; i++)
		all[i] = (uint32_t)i;
	qsort_r(all, s->files.n, sizeof(*all), by_path, (void *)s);
	return all;
}
