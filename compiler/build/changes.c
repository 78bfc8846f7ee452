/*
 * Two lists of files, both sorted by path, side by side.  Of which document and
 * language a file is stands in its path: the last part that is an id which was
 * ever published, and the last that is a language.
 */
#include "build/changes.h"

#include <stdlib.h>
#include <string.h>

#include "back/addresses.h"
#include "back/backend.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/out.h"
#include "model/language.h"
#include "model/project.h"
#include "store/manifest.h"
#include "store/part.h"
#include "store/stage.h"

enum change { SAME, ADDED, CHANGED, REMOVED };
static const char *const words[] = { "same", "added", "changed", "removed" };

struct file {
	struct wg_str path, id, language;
	enum change change;
};

struct changes {
	struct wg_arena *arena;
	struct wg_map ids;       /* → struct wg_str */
	struct wg_map languages; /* tag or slug → struct wg_str */
	struct WG_VEC(struct file) files;
	unsigned count[REMOVED + 1];
};

static void
add_word(struct changes *c, struct wg_map *map, struct wg_str key,
    const struct wg_str *value)
{
	wg_map_put(c->arena, map, key, (void *)value);
}

static void
learn_words(struct changes *c, const struct wg_build *b)
{
	for (size_t i = 0; i < b->addresses->n; i++)
		add_word(c, &c->ids, b->addresses->at[i].id,
		    &b->addresses->at[i].id);
	for (size_t i = 0; i < b->n_editions; i++) {
		const struct wg_language *l = b->editions[i]->language;

		add_word(c, &c->languages, l->slug, &l->tag);
		add_word(c, &c->languages, l->tag, &l->tag);
	}
}

/* "kita.pdf", "notfall.json.gz" without what follows the name; "de+ar" is of
 * the language that stands beside German. */
static struct wg_str
bare(struct wg_str part, char mark)
{
	struct wg_str rest = part, first = wg_str_cut(&rest, mark);

	return mark == '+' && rest.len > 0 ? rest : first;
}

static void
read_path(struct changes *c, struct file *f)
{
	struct wg_str rest = f->path;

	while (rest.len > 0) {
		struct wg_str part = wg_str_cut(&rest, '/');
		const struct wg_str *id =
		    wg_map_get(&c->ids, bare(part, '.'));
		const struct wg_str *language =
		    wg_map_get(&c->languages, bare(bare(part, '.'), '+'));

		if (id != NULL)
			f->id = *id;
		if (language != NULL)
			f->language = *language;
	}
}

static void
add_file(struct changes *c, struct wg_str path, enum change change)
{
	struct file *f;

	if (!wg_str_starts(path, WG_STR("site/")))
		return;
	f = &WG_PUSH(c->arena, &c->files);
	*f = (struct file){ .path = path, .change = change };
	read_path(c, f);
	c->count[change]++;
}

static void
compare(struct changes *c, struct wg_str old,
    const struct wg_manifest_file *now, size_t n)
{
	struct wg_manifest_file was;
	bool more = wg_manifest_next(&old, &was);
	size_t i = 0;

	while (more || i < n) {
		int order = !more ? 1 :
		    i == n	 ? -1 :
				   wg_str_cmp(was.path, now[i].path);

		if (order < 0)
			add_file(c, was.path, REMOVED);
		else if (order > 0)
			add_file(c, now[i].path, ADDED);
		else
			add_file(c, now[i].path,
			    strcmp(was.sha256, now[i].sha256) != 0 ? CHANGED :
								     SAME);
		i += order >= 0;
		if (order <= 0)
			more = wg_manifest_next(&old, &was);
	}
}

static int
by_document(const void *a, const void *b)
{
	const struct file *f = *(const struct file *const *)a;
	const struct file *g = *(const struct file *const *)b;
	int order = wg_str_cmp(f->id, g->id);

	return order != 0 ? order : wg_str_cmp(f->language, g->language);
}

/* What became of a document in a language: of all its files. */
static enum change
all_of(struct file **files, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (files[i]->change != files[0]->change)
			return CHANGED;
	return files[0]->change;
}

static void
put_documents(struct changes *c, struct wg_json *j)
{
	struct file **of = WG_NEW_ARRAY(c->arena, c->files.n, struct file *);
	size_t n = 0;
	struct wg_str last = WG_NONE;

	for (size_t i = 0; i < c->files.n; i++)
		if (c->files.at[i].id.len > 0 &&
		    c->files.at[i].language.len > 0)
			of[n++] = &c->files.at[i];
	if (n > 0)
		qsort(of, n, sizeof(*of), by_document);
	wg_json_object(wg_json_key(j, "documents"));
	for (size_t i = 0, end; i < n; i = end) {
		enum change what;

		for (end = i + 1; end < n &&
		     by_document(&of[i], &of[end]) == 0; end++)
			;
		what = all_of(of + i, end - i);
		if (what == SAME)
			continue;
		if (!wg_str_eq(last, of[i]->id)) {
			if (last.len > 0)
				wg_json_end(j);
			wg_json_object(wg_json_key_str(j, of[i]->id));
			last = of[i]->id;
		}
		wg_json_str(wg_json_key_str(j, of[i]->language),
		    wg_str(words[what]));
	}
	if (last.len > 0)
		wg_json_end(j);
	wg_json_end(j);
}

static void
put_files(const struct changes *c, struct wg_json *j)
{
	wg_json_array(wg_json_key(j, "files"));
	for (size_t i = 0; i < c->files.n; i++) {
		const struct file *f = &c->files.at[i];

		if (f->change == SAME)
			continue;
		wg_json_line(j);
		wg_json_object(j);
		wg_json_str(wg_json_key(j, "path"), f->path);
		wg_json_str(
		    wg_json_key(j, "change"), wg_str(words[f->change]));
		wg_json_str_or_null(wg_json_key(j, "id"), f->id);
		wg_json_str_or_null(wg_json_key(j, "language"), f->language);
		wg_json_end(j);
		wg_json_line(j);
	}
	wg_json_end(j);
}

void
wg_changes_put(
    const struct wg_build *b, struct wg_arena *a, struct wg_str manifest)
{
	struct changes c = { .arena = a };
	struct wg_out out = { 0 };
	struct wg_json j = { .out = &out };
	struct wg_sha256 hash;
	char since[65];
	size_t n;
	struct wg_manifest_file *now = wg_stage_files(b->stage, a, &n);

	learn_words(&c, b);
	compare(&c, manifest, now, n);
	hash = wg_sha256(manifest);
	wg_sha256_hex(&hash, since);
	wg_json_object(&j);
	wg_json_str(wg_json_key(&j, "since"), wg_str(since));
	for (enum change k = ADDED; k <= REMOVED; k++)
		wg_json_int(wg_json_key(&j, words[k]), c.count[k]);
	put_documents(&c, &j);
	put_files(&c, &j);
	wg_json_end(&j);
	wg_out_puts(&out, "\n");
	wg_stage_put(b->stage, WG_STR(WG_CHANGES), wg_out_str(&out));
	wg_out_free(&out);
}

/* Of a line that is damaged or in another place it would be told that its file
 * has come, or gone. */
bool
wg_changes_may_be_since(struct wg_str manifest)
{
	struct wg_manifest_file file;
	struct wg_str line = wg_str_cut(&manifest, '\n'), last = WG_NONE;

	if (!wg_str_is(line, WG_MANIFEST_BEGIN))
		return false;
	while (wg_manifest_read(line = wg_str_cut(&manifest, '\n'), &file)) {
		if (wg_str_cmp(last, file.path) >= 0)
			return false;
		last = file.path;
	}
	return last.len > 0 && wg_part_is_whole(line) && manifest.len == 0;
}
