#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

#include "store/reader.h"
#include "store/writer.h"

#define BEGIN "wegweiser inputs 1"
#define NO_SHA \
	"0000000000000000000000000000000000000000000000000000000000000000"

bool
wg_note_is_group(const struct wg_note *n)
{
	return n->path.len > 0 && n->path.ptr[0] == '@';
}

/* The rest of a note, behind its first line. */
static bool
read_note(struct wg_arena *a, struct wg_reader *lines, struct wg_str line,
    struct wg_note *n)
{
	struct wg_str sha;
	uint32_t length;

	if (!wg_sha256_read(wg_str_cut(&line, ' '), &n->fingerprint))
		return false;
	sha = wg_str_cut(&line, ' ');
	if (sha.len != 64 || !wg_str_uint(wg_str_cut(&line, ' '), &length))
		return false;
	memcpy(n->sha256, sha.ptr, 64);
	n->path = wg_str_dup(a, line);
	return length == 0 || wg_reader_take(lines, a, length, &n->text);
}

void
wg_notes_read(struct wg_arena *a, struct wg_reader *lines,
    struct wg_notes *notes)
{
	struct wg_str line;

	if (!wg_reader_next(lines, &line) || !wg_str_is(line, BEGIN))
		return;
	while (wg_reader_next(lines, &line)) {
		struct wg_note *n = WG_NEW(a, struct wg_note);

		if (!read_note(a, lines, line, n))
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

static void
put(struct wg_writer *w, const struct wg_note *n, const char *sha256,
    struct wg_str text)
{
	char hex[65];

	wg_sha256_hex(&n->fingerprint, hex);
	wg_out_fmt(&w->out, "%s %s %zu %.*s\n", hex, sha256, text.len,
	    WG_ARG(n->path));
	wg_out_put(&w->out, text);
	wg_writer_pass(w);
}

/* A new note about many files; one that was kept has its lines already. */
static void
put_group(struct wg_writer *w, const struct wg_note *n,
    bool (*file)(void *, uint32_t, struct wg_str *, char[65]), void *context)
{
	struct wg_out text = { 0 };

	if (n->members == NULL) {
		put(w, n, NO_SHA, n->text);
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
	put(w, n, NO_SHA, wg_out_str(&text));
	wg_out_free(&text);
}

void
wg_notes_write(struct wg_writer *w, struct wg_note *notes, size_t n,
    bool (*file)(void *, uint32_t, struct wg_str *, char[65]), void *context)
{
	if (n > 0)
		qsort(notes, n, sizeof(*notes), by_path);
	wg_out_puts(&w->out, BEGIN "\n");
	for (size_t i = 0; i < n; i++) {
		char sha256[65];

		if (wg_note_is_group(&notes[i]))
			put_group(w, &notes[i], file, context);
		else if (file(context, 0, &notes[i].path, sha256))
			put(w, &notes[i], sha256, notes[i].text);
	}
}
