#ifndef WG_BASE_SOURCE_H
#define WG_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/* A file as it was read, once; spans point into it. */
struct wg_source {
	struct wg_str name; /* path below the project, with '/' */
	struct wg_str text; /* all bytes, unchanged */
};

/* Where something stands.  'source' may be NULL: no place in a file. */
struct wg_span {
	const struct wg_source *source;
	uint32_t start;  /* [byte] */
	uint32_t length; /* [byte] */
};

#define WG_NOWHERE ((struct wg_span){ 0 })
/* The whole file, for what concerns no particular line: its first byte. */
#define WG_WHOLE(src) ((struct wg_span){ (src), 0, 0 })

enum wg_file_error {
	WG_FILE_OK,
	WG_FILE_MISSING,   /* errno ENOENT or ENOTDIR */
	WG_FILE_UNREADABLE, /* any other errno, which is kept */
	WG_FILE_SPECIAL,   /* not a regular file: FIFO, device, directory */
	WG_FILE_TOO_LARGE, /* more than 'limit' bytes */
	WG_FILE_OUTSIDE,   /* wg_file_read_below(): not below it */
};

/*
 * Read the regular file 'path' at once, never blocking on a FIFO, at most
 * 'limit' bytes.  The text is followed by a NUL that is not counted.
 */
enum wg_file_error wg_file_read(
    struct wg_arena *, const char *path, size_t limit, struct wg_str *text);

/*
 * The same for a file that has to lie below the folder 'root', a real path
 * without links; 'name' is a path from there.  A link may lead to another
 * place below it.  One that leads nowhere is not missing, but unreadable.
 */
enum wg_file_error wg_file_read_below(struct wg_arena *, struct wg_str root,
    struct wg_str name, size_t limit, struct wg_str *text);

/*
 * Names in the folder 'path', sorted by bytes; entries that begin with '.'
 * are left out.  A missing folder has none.  False: cannot be read, errno.
 */
bool wg_folder_list(
    struct wg_arena *, const char *path, struct wg_str **names, size_t *n);
/* The same for a folder that has to lie below 'root'; WG_FILE_OK also when
 * it is missing. */
enum wg_file_error wg_folder_list_below(struct wg_arena *,
    struct wg_str root, struct wg_str name, struct wg_str **names, size_t *n);

/* Is there something of that name, after all links, and is it a folder? */
bool wg_look(const char *path, bool *folder);

/* Line and column, from 1.  A column is a column of the screen: wide
 * characters take two, combining marks none, a tab goes on to a multiple of
 * eight.  LF, CRLF and a lone CR end a line. */
struct wg_spot {
	uint32_t line, column;
	struct wg_str text; /* the line, without its end */
	uint32_t offset;    /* of the line's first byte [byte] */
};
struct wg_spot wg_spot_of(const struct wg_source *, uint32_t offset);
/* The same for many questions about one source: its lines are found once.
 * Start with { 0 }; what is asked of another source finds those anew. */
struct wg_lines {
	const struct wg_source *source;
	uint32_t *starts; /* of each line [byte] */
	size_t n, room;
	uint32_t line, offset, column; /* of the last question, from here on */
};
struct wg_spot wg_spot_in(
    struct wg_lines *, const struct wg_source *, uint32_t offset);
void wg_lines_free(struct wg_lines *);
/* Columns that 's' takes, beginning in column 'from' (1 is the first). */
uint32_t wg_columns(struct wg_str s, uint32_t from);
/* Columns of one character: 0, 1 or 2. */
unsigned wg_char_columns(uint32_t scalar);

#endif
