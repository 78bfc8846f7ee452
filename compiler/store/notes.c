#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

#include "store/reader.h"
#include "store/writer.h"

#define BEGIN "wegweiser inputs 2"
#define NO_SHA \
	"0000000000000000000000000000000000000000000000000000000000000000"

bool
wg_note_is_group(const struct wg_note *n)
{
	return n->path.len > 0 && n->path.ptr[0] == '@';
}

struct recipes WG_VEC(struct wg_str);

/* The rest of a note, behind its first line. */
static bool
read_note(struct wg_arena *a, struct wg_reader *lines,
    const struct recipes *recipes, struct wg_str line, struct wg_note *n)
{
	uint32_t number, length;
	struct wg_str sha;

	if (!wg_sha256_read(wg_str_cut(&line, ' '), &n->fingerprint))
		return false;
	sha = wg_str_cut(&line, ' ');
	if (sha.len != 64 ||
	    !wg_str_uint(wg_str_cut(&line, ' '), &number) ||
	    number > recipes->n ||
	    !wg_str_uint(wg_str_cut(&line, ' '), &length))
		return false;
	if (number > 0)
		n->recipe = recipes->at[number - 1];
	memcpy(n->sha256, sha.ptr, 64);
	n->path = wg_str_dup(a, line);
	return length == 0 || wg_reader_take(lines, a, length, &n->text);
}

void
wg_notes_read(struct wg_arena *a, struct wg_reader *lines,
    struct wg_notes *notes)
{
	struct recipes recipes = { 0 };
	struct wg_str line;

	if (!wg_reader_next(lines, &line) || !wg_str_is(line, BEGIN))
		return;
	while (wg_reader_next(lines, &line)) {
		struct wg_note *n;

		if (line.len > 0 && line.ptr[0] == '=') {
			WG_PUSH(a, &recipes) =
			    wg_str_dup(a, wg_str_from(line, 1));
			continue;
		}
		n = WG_NEW(a, struct wg_note);
		if (!read_note(a, lines, &recipes, line, n))
			return;
		wg_map_put(a, &notes->by_path, n->path, n);
		WG_PUSH(a, &notes->list) = n;
	}
}

static int
by_path(const void *a, const void *b)
{
	return wg_str_cmp(((const struct wg_note *)a)->path,
	    ((const struct wg_note *)b)->path);
}

/* The recipes of all notes; '*map': to their numbers.  One that no reader would
 * take for a line is forgotten. */
static void
put_recipes(struct wg_writer *w, const struct wg_note *notes, size_t n,
    struct wg_arena *a, struct wg_map *map)
{
	uint32_t *number, last = 0;

	for (size_t i = 0; i < n; i++) {
		struct wg_str recipe = notes[i].recipe;

		if (recipe.len == 0 || recipe.len >= WG_LINE_BYTES ||
		    wg_map_get(map, recipe) != NULL)
			continue;
		number = WG_NEW(a, uint32_t);
		*number = ++last;
		wg_map_put(a, map, recipe, number);
		wg_out_fmt(&w->out, "=%.*s\n", WG_ARG(recipe));
		wg_writer_pass(w);
	}
}

static void
put(struct wg_writer *w, const struct wg_map *recipes, const struct wg_note *n,
    const char *sha256, struct wg_str text)
{
	const uint32_t *number = wg_map_get(recipes, n->recipe);
	char hex[65];

	wg_sha256_hex(&n->fingerprint, hex);
	wg_out_fmt(&w->out, "%s %s %u %zu %.*s\n", hex, sha256,
	    number == NULL ? 0u : (unsigned)*number, text.len,
	    WG_ARG(n->path));
	wg_out_put(&w->out, text);
	wg_writer_pass(w);
}

/* A new note about many files; one that was kept has its lines already. */
static void
put_group(struct wg_writer *w, const struct wg_map *recipes,
    const struct wg_note *n,
    bool (*file)(void *, uint32_t, struct wg_str *, char[65]), void *context)
{
	struct wg_out text = { 0 };

	if (n->members == NULL) {
		put(w, recipes, n, NO_SHA, n->text);
		return;
	}
	wg_out_fmt(&text, "%zu\n", n->n);
	for (size_t i = 0; i < n->n; i++) {
		struct wg_str path = WG_NONE;
		char sha256[65];

		if (!file(context, n->members[i], &path, sha256)) {
			wg_out_free(&text);
			return;
		}
		wg_out_fmt(&text, "%s %.*s\n", sha256, WG_ARG(path));
	}
	wg_out_put(&text, n->text);
	put(w, recipes, n, NO_SHA, wg_out_str(&text));
	wg_out_free(&text);
}

void
wg_notes_write(struct wg_writer *w, struct wg_note *notes, size_t n,
    bool (*file)(void *, uint32_t, struct wg_str *, char[65]), void *context)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_map recipes = { 0 };

	if (n > 0)
		qsort(notes, n, sizeof(*notes), by_path);
	wg_out_puts(&w->out, BEGIN "\n");
	put_recipes(w, notes, n, a, &recipes);
	for (size_t i = 0; i < n; i++) {
		char sha256[65];

		if (wg_note_is_group(&notes[i]))
			put_group(w, &recipes, &notes[i], file, context);
		else if (file(context, 0, &notes[i].path, sha256))
			put(w, &recipes, &notes[i], sha256, notes[i].text);
	}
	wg_arena_close(a);
}
