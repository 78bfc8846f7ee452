#ifndef WG_BUILD_DESK_ACT_H
#define WG_BUILD_DESK_ACT_H

/* Inside of the desk: what a form asks to be done. */

#include "back/station/station.h"
#include "build/desk.h"

struct wg_out;
struct wg_project;
struct wg_xml_edits;

/* One request that does something. */
struct wg_act {
	struct wg_desk *desk;
	struct wg_arena *arena;
	const struct wg_job *model;
	struct wg_station *station; /* of the page that tells what came of it */
	bool wrote;          /* a source: the model is out of date */
	const struct wg_project *checked; /* with what was written last; or
					   * NULL */
	struct wg_out *file; /* not a page, but this … */
	const char *type;    /* … of this type */
	struct wg_str name;  /* … under this name */
};

/* Tell something, at a field or (NULL) of the whole. */
void wg_act_say(struct wg_act *, bool bad, const char *field,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
/* A field of the form, without blanks around it. */
struct wg_str wg_act_field(const struct wg_act *, const char *name);
/* Another value for a field, or a new one. */
void wg_act_set(struct wg_act *, const char *name, struct wg_str value);

/*
 * Replace the file 'name' below the root, which was 'was' (WG_NONE: there was
 * none); 'what' is told of it, and it can be undone.  False: it was not
 * written, which was told.
 */
bool wg_act_write(struct wg_act *, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what);
/* The same for a second file that belongs to the first: both are undone
 * together. */
bool wg_act_write_too(struct wg_act *, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what);
/* What was written last, if it is what the form means. */
void wg_act_undo(struct wg_act *);
/* Let the page tell of what was written last. */
void wg_desk_tell_change(const struct wg_desk *, struct wg_station *);
/* The lock that commands have; -1: it is not needed.  False: somebody else has
 * it, which was told. */
bool wg_act_lock(struct wg_act *, int *fd);
/* The bytes of a file below the root.  False: there is none, which was told. */
bool wg_act_read(struct wg_act *, struct wg_str name, struct wg_str *bytes);
/*
 * What 'check' says of the project with the edited text of one source, and
 * does not say without it: errors are told at the fields that were changed.
 * False: there are some.
 */
bool wg_act_check(struct wg_act *, struct wg_str name, struct wg_str bytes,
    const struct wg_xml_edits *);

/* desk_change.c; what the form shows of the subject, or NULL. */
const struct wg_station_facts *wg_desk_facts(struct wg_arena *,
    const struct wg_project *, const struct wg_fields *);
void wg_act_change(struct wg_act *);
void wg_act_notice(struct wg_act *);

/* desk_notice.c */
void wg_act_saying(struct wg_act *);

/* desk_read.c */
void wg_act_accept(struct wg_act *);
void wg_act_correct(struct wg_act *);
void wg_act_ask(struct wg_act *);
void wg_act_skip(struct wg_act *);

/* desk_send.c */
const struct wg_station_unsent *wg_desk_unsent(
    const struct wg_desk *, struct wg_arena *);
void wg_act_patch(struct wg_act *);
void wg_act_commit(struct wg_act *);
void wg_act_sent(struct wg_act *);

/*
 * desk_git.c: what git does takes its time, in a thread of its own, which
 * wakes the server when it is done.  One errand at a time.
 */
bool wg_desk_git_works(const struct wg_desk *);
/* Is the project a checkout?  Asked anew. */
void wg_desk_git_look(struct wg_desk *);
bool wg_desk_git_looked(const struct wg_desk *);
bool wg_desk_has_git(const struct wg_desk *); /* by the last answer */
/* Commit what is unsent. */
void wg_desk_git_commit(struct wg_desk *, struct wg_str message);
/* What the last commit has done is noted. */
void wg_desk_git_settle(struct wg_desk *);
/* Does the form ask for the last commit?  Then say what came of it. */
bool wg_desk_git_is_asked(const struct wg_desk *, const struct wg_fields *);
void wg_act_tell_commit(struct wg_act *);
void wg_desk_git_close(struct wg_desk *); /* stops it */

/* desk_print.c */
void wg_act_pdf(struct wg_act *);
void wg_act_keep(struct wg_act *);
void wg_act_save(struct wg_act *);

#endif
