#ifndef WG_BACK_STATION_VIEW_H
#define WG_BACK_STATION_VIEW_H

/* What the pages of the station share: frame, forms, fields. */

#include "back/station/station.h"
#include "base/html.h"
#include "base/intl.h"

struct wg_document;
struct wg_language;

struct wg_leaf {
	struct wg_html h;
	struct wg_arena *arena;
	const struct wg_station *s;
	struct wg_shaper *shaper; /* once something is set in type */
};

/* Everything up to <main>, with the heading; 'path' is the page's own. */
void wg_leaf_open(struct wg_leaf *, const char *title, const char *path);
/* The same without the ways to other pages. */
void wg_leaf_head(struct wg_leaf *, const char *title);
void wg_leaf_close(struct wg_leaf *);

/* A form that is sent to 'path', with the token; 'class' may be NULL. */
void wg_leaf_form(struct wg_leaf *, const char *path, const char *class);
void wg_leaf_hidden(struct wg_leaf *, const char *name, struct wg_str value);
/* A button that sends its form; 'name' NULL: without a value. */
void wg_leaf_button(struct wg_leaf *, const char *name, struct wg_str value,
    const char *text);
/* A form that is one button, and leads to another page with one field. */
void wg_leaf_way(struct wg_leaf *, const char *path, const char *name,
    struct wg_str value, struct wg_str text);

/* A label, and below it an element that is filled in: it stays open, and so
 * does the paragraph that both are in. */
void wg_leaf_control(struct wg_leaf *, const char *tag, const char *name,
    const char *label);
/* The same as a line to write in, and what is wrong with it below. */
void wg_leaf_entry(struct wg_leaf *, const struct wg_entry *);
/* A box to tick, or one of several. */
struct wg_choice {
	const char *type; /* checkbox, radio */
	const char *name;
	struct wg_str value, label;
	const struct wg_language *language; /* of the label; NULL: ours */
	bool chosen;
};
void wg_leaf_choice(struct wg_leaf *, const struct wg_choice *);
void wg_leaf_group(struct wg_leaf *, const char *legend); /* a fieldset */
void wg_leaf_text(struct wg_leaf *, const char *tag, const char *class,
    struct wg_str text);
/* "lang" and "dir" of the open element. */
void wg_leaf_language(struct wg_leaf *, const struct wg_language *);
/* What is to be told about a field. */
void wg_leaf_words(struct wg_leaf *, struct wg_str field);
bool wg_leaf_is_wrong(const struct wg_leaf *, const char *field);

/* The document of that id, or NULL. */
const struct wg_document *wg_station_document(
    const struct wg_station *, struct wg_str id);
/* The value of a field, or what it is at first. */
struct wg_str wg_station_field(const struct wg_station *, const char *name,
    struct wg_str at_first);

/* The pages. */
void wg_station_start(struct wg_leaf *);
void wg_station_print(struct wg_leaf *); /* print.c */
void wg_station_read(struct wg_leaf *);  /* read.c */
void wg_station_change(struct wg_leaf *); /* change.c */
void wg_station_notice(struct wg_leaf *);
void wg_station_send(struct wg_leaf *); /* send.c */

#endif
