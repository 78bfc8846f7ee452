#ifndef WG_MODEL_CATALOG_H
#define WG_MODEL_CATALOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/source.h"
#include "base/str.h"

/*
 * A gettext catalog as it was read.  Strings are unescaped UTF-8, in the
 * arena of the catalog or in the text of its source; spans point at the quotes of the first line of a
 * string.  'whole' is false when the file was broken as a whole (truncated,
 * conflict markers, wrong charset): then none of it may be used.
 */
#define WG_PLURAL_FORMS 6

/* A string of a message: its value and where it stands. */
struct wg_message_text {
	struct wg_str value; /* ptr NULL: the keyword is absent */
	struct wg_span at;   /* from the keyword to the last quote */
};

enum wg_message_mark {
	WG_MARK_NONE,    /* made by a person, as far as we can tell */
	WG_MARK_MACHINE, /* "# machine HASH", and the hash still fits */
	WG_MARK_CHECKED, /* "# checked: ROLE DATE" */
};

/* The "#|" lines: for what a fuzzy translation was made. */
struct wg_message_previous {
	struct wg_message_text context, id, id_plural;
};

/* A county in twenty languages has a hundred thousand of them at once, so what
 * few have stands apart. */
struct wg_message {
	struct wg_message_text context, id, id_plural;
	const struct wg_message_previous *previous; /* or NULL */
	struct wg_message_text *str; /* 'n_str', and one at least; whoever
				      * changes a form has a list of his own */
	unsigned n_str; /* forms that are there; 1 without a plural */
	const struct wg_str *comments;   /* "#" lines without "#" */
	const struct wg_str *extracted;  /* "#." lines */
	const struct wg_str *references; /* "#:" entries */
	const struct wg_str *flags;      /* of "#," lines */
	const struct wg_str *sticky;     /* of "#=" lines */
	uint32_t n_comments, n_extracted, n_references, n_flags, n_sticky;
	bool fuzzy, obsolete;
	/* Further entries of the same message, which are not used. */
	const struct wg_message *twin;
	enum wg_message_mark mark;
	struct wg_span at; /* the whole entry, comments included */
};

/* A plural expression, checked; see wg_plural_parse(). */
struct wg_plural;

struct wg_catalog {
	const struct wg_source *source;
	struct wg_message *messages; /* in file order, header left out */
	size_t n;
	struct wg_message *header;   /* or NULL */
	struct wg_map by_key;        /* wg_message_key() → active message */
	unsigned n_plurals;          /* 0 when the header does not say */
	const struct wg_plural *plural; /* or NULL */
	bool whole;
	bool complete; /* no entry was left out, but twins */
	/* The charset that the header names, when it is another one and the
	 * text is UTF-8 all the same: then 'whole' is false for no other
	 * reason. */
	struct wg_str false_charset;
	struct wg_span tail; /* comments behind the last message */
	/* The words that come with the program, for those which this one does
	 * not translate; only of the domain interface, or NULL. */
	const struct wg_catalog *below;
};

/* The key: context U+0004 id; without context just the id. */
struct wg_str wg_message_key(
    struct wg_arena *, struct wg_str context, struct wg_str id);
/* The active message, or NULL. */
const struct wg_message *wg_catalog_lookup(const struct wg_catalog *,
    struct wg_arena *scratch, struct wg_str context, struct wg_str id);
/* The same name for a message as long as its context and msgid are the same:
 * 16 hex digits, in the arena. */
struct wg_str wg_message_name(struct wg_arena *, const struct wg_message *);
/* The active message of that name (wg_message_name()), or NULL. */
const struct wg_message *wg_message_named(
    const struct wg_catalog *, struct wg_str name);
/* What somebody has asked whoever translates it, or empty. */
struct wg_str wg_message_question(const struct wg_message *);
/* Something of it can be seen. */
bool wg_message_translated(const struct wg_message *);
/* A field of the header, trimmed, or WG_NONE. */
struct wg_str wg_catalog_header(const struct wg_catalog *, const char *field);

/*
 * Plural expressions (gettext's C subset, at most 1 kB, depth 50, 100 nodes).
 * wg_plural_parse() returns NULL when it is none.  wg_plural_eval() returns
 * the form for 'n', or UINT32_MAX for a division by zero.
 */
const struct wg_plural *wg_plural_parse(struct wg_arena *, struct wg_str);
uint32_t wg_plural_eval(const struct wg_plural *, uint32_t n);

#endif
