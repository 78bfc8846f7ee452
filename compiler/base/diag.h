#ifndef WG_BASE_DIAG_H
#define WG_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "base/str.h"

struct wg_arena;
struct wg_map;
struct wg_out;

/*
 * What the compiler has to say.  Every diagnostic has a stable code, a
 * severity, a place and a phrase that names what is wrong and what was done
 * about it; base/diag.def holds them all, the call adds the detail.  Nothing
 * is printed while work goes on: wg_diag_print() sorts by place first, so the
 * order never depends on threads.
 */
enum wg_severity { WG_NOTE, WG_WARNING, WG_ERROR };

enum wg_diag_id {
#define WG_DIAG(id, severity, code, phrase, explanation) WG_D_##id,
#include "base/diag.def"
	WG_D_COUNT
};

struct wg_diag_kind {
	enum wg_severity severity;
	const char *code, *phrase, *explanation;
};
const struct wg_diag_kind *wg_diag_kind(enum wg_diag_id);
/* The kind with that code, or NULL; '*near' is then the most similar code. */
const struct wg_diag_kind *wg_diag_lookup(
    struct wg_str code, struct wg_str *near);

/* One thread's collection.  'allow' and 'werror' are set by the options. */
struct wg_diag;
struct wg_diag *wg_diag_open(void);
void wg_diag_close(struct wg_diag *); /* NULL is fine */

/* Stamp what follows with a language (BCP 47), or with none (WG_NONE). */
void wg_diag_language(struct wg_diag *, struct wg_str tag);
/*
 * Report 'id' at 'at'.  'detail' is appended to the phrase after a colon;
 * NULL for none.  It is copied, and may hold hostile bytes: they are made
 * visible when printed.
 */
void wg_report(struct wg_diag *, enum wg_diag_id, struct wg_span at,
    const char *detail, ...) __attribute__((format(printf, 4, 5)));
/* Add to the last one reported: what to do (once), or a further place. */
void wg_hint(struct wg_diag *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void wg_note(struct wg_diag *, struct wg_span at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/*
 * Mute notes and warnings of 'id' that lie inside 'inside'; errors are always
 * shown.  'at' is the place that asked for it: wg_diag_print() reports it when
 * nothing was muted, if 'unused' of the options is set.
 */
void wg_diag_mute(struct wg_diag *, enum wg_diag_id id, struct wg_span inside,
    struct wg_span at);
/* 'a' holds sources of spans: it is closed together with the list. */
void wg_diag_adopt(struct wg_diag *, struct wg_arena *a);
/*
 * The same for a comment: if it reads "wegweiser: allow CODE – reason", mute
 * that code inside 'inside'.  What is wrong with it is reported at 'at'.
 */
void wg_diag_allow(struct wg_diag *, struct wg_str comment,
    struct wg_span inside, struct wg_span at);
/* Drop what is muted, for good. */
void wg_diag_settle(struct wg_diag *);
/*
 * An arena is about to be closed: places in sources that it holds become places
 * in copies of those, in the arena 'a'.  Of a name and a text there is one
 * copy, for all lists that are merged some time; 'copies' has the last of each
 * name.
 */
void wg_diag_outlive(struct wg_diag *, const struct wg_arena *going,
    struct wg_arena *a, struct wg_map *copies);
/* How many there are. */
size_t wg_diag_reports(const struct wg_diag *);
/* Is one of them of that kind? */
bool wg_diag_has(const struct wg_diag *, enum wg_diag_id);
/* Is one of them an error? */
bool wg_diag_has_errors(const struct wg_diag *);
/* Neither a report nor a mute: it needs no source any more. */
bool wg_diag_empty(const struct wg_diag *);
/* Does a comment allow something? */
bool wg_diag_mutes(const struct wg_diag *);
/* The same reports in 'into', which needs 'from' to live as long. */
void wg_diag_copy(struct wg_diag *into, const struct wg_diag *from);
/* Those that 'wanted' says yes to; mutes stay behind. */
void wg_diag_pick(struct wg_diag *into, const struct wg_diag *from,
    bool (*wanted)(void *context, enum wg_diag_id, struct wg_span at,
	struct wg_str language), void *context);
/* Move all of 'from' into 'into'; 'from' is closed. */
void wg_diag_merge(struct wg_diag *into, struct wg_diag *from);

enum wg_diag_format {
#define WG_FORMAT(id, name, data, what) WG_FORMAT_##id,
#include "base/formats.def"
	WG_FORMAT_COUNT
};
const char *wg_diag_format_name(enum wg_diag_format);
/* For programs: belongs to standard output. */
bool wg_diag_format_is_data(enum wg_diag_format);
/* The word for a severity in the user's language. */
const char *wg_severity_word(enum wg_severity);

struct wg_diag_options {
	enum wg_diag_format format;
	bool color;
	bool quiet;          /* errors only */
	bool brief;          /* notes are counted, not printed */
	bool werror;         /* every warning is an error */
	bool unused;         /* report mutes that muted nothing */
	struct wg_str language; /* only what is stamped with it; empty: all */
	unsigned max_errors; /* per code; 0 is no limit */
	const struct wg_str *allow, *werrors; /* codes */
	size_t n_allow, n_werrors;
};

struct wg_diag_count {
	unsigned errors, warnings, notes;
};

/*
 * Print all, sorted by place, doubles dropped, at most 'max_errors' of a code
 * (the rest is counted in a last line), and tell how many there were.
 */
struct wg_diag_count wg_diag_print(
    struct wg_diag *, const struct wg_diag_options *, struct wg_out *);

/*
 * 's' made safe for a terminal: control characters, bidi controls and invalid
 * bytes become visible, as in ⟨U+202E⟩ or ⟨0x1B⟩; a tab becomes blanks.
 */
void wg_term_safe(struct wg_out *, struct wg_str s);

#endif
