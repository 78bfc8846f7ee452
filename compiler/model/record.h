#ifndef WG_MODEL_RECORD_H
#define WG_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"
#include "model/label.h"
#include "model/product.h"
#include "values/clock.h"

struct wg_document;
struct wg_hours;
struct wg_image;
struct wg_language;
struct wg_node;
struct wg_phone;
struct wg_pictogram;
struct wg_project;
struct wg_recurrence;
struct wg_task;

/*
 * What the sources say, as values: middle/records.c makes all of this once,
 * before any output runs, and nobody changes it.  Outputs read records and
 * nothing else; they never read an attribute, parse a text or look an id up.
 *
 * A field that was not given, or was refused with a report, is NULL, 0, empty
 * or false, as its comment says.  Days count from 1970-01-01
 * (values/calendar.h), minutes from midnight.  A text that is translated is a
 * unit (struct wg_node, traits WG_UNIT): the edition says what to show.
 * Other strings are names as posted, shown as they are.
 *
 * A record names another one by its document (or its own address, for parts
 * of the project and of regions); to look into it, read it: see the end.
 */

/* An answer somebody gave, or not. */
enum wg_said { WG_NOT_SAID, WG_YES, WG_NO };

/* Units in their order. */
struct wg_unit_list {
	const struct wg_node **at;
	size_t n;
};

/* Blocks of prose in their order (model/prose.h). */
struct wg_block_list {
	const struct wg_node **at;
	size_t n;
};

struct wg_document_list {
	const struct wg_document **at;
	size_t n;
};

struct wg_language_list {
	const struct wg_language **at;
	size_t n;
};

struct wg_name_list {
	struct wg_str *at;
	size_t n;
};

struct wg_address {
	struct wg_str street, postcode, town;
	struct wg_str number;                /* or empty, as the rest */
	struct wg_str entrance, floor, room; /* as posted in the building */
	struct wg_span at;
};

/* WGS 84 [1e-6 degrees]. */
struct wg_position {
	int32_t lat, lon;
	struct wg_span at;
	bool known; /* false: it was refused, and lies nowhere */
};

/* A picture in the text; at most one of the two, none if it was refused. */
struct wg_media {
	const struct wg_pictogram *pictogram;
	const struct wg_image *image; /* a photo or drawing */
	const struct wg_node *words;  /* unit; or NULL */
};

/* Parts of the project. */

struct wg_category {
	struct wg_str id;
	struct wg_str icon, color;   /* as the app knows them; or empty */
	const struct wg_node *title; /* unit; or NULL */
};

struct wg_organisation {
	struct wg_str id;
	struct wg_str website;       /* https: or empty */
	struct wg_str logo;          /* a pictogram, or empty */
	const struct wg_node *title; /* unit; or NULL */
};

struct wg_helpline {
	const struct wg_phone *phone;  /* or NULL */
	struct wg_name_list pictograms;
	const struct wg_node *title;   /* unit; or NULL */
	const struct wg_node *brief;   /* the same, shorter: unit; or NULL */
	struct wg_span at;
};

/* Who offers a document: one of the two, or neither. */
struct wg_organiser {
	const struct wg_organisation *organisation;
	const struct wg_document *place;
};

struct wg_municipality {
	struct wg_str id, name;
	struct wg_position position;
};

/* Days on which it is closed, whatever the hours say. */
struct wg_closing {
	int64_t from, to;     /* first and last day */
	enum wg_label reason; /* or WG_L_COUNT */
	struct wg_span at;
};

struct wg_closing_list {
	const struct wg_closing *at; /* by their days */
	size_t n;
};

/* A move: the address that counts from a day on. */
struct wg_move {
	int64_t from, to;            /* 'to': the last day it is told */
	const struct wg_address *address;   /* whole */
	const struct wg_position *position; /* or NULL: where it was */
	bool house;                  /* another one; or only another room */
	struct wg_span at;
};

/* Places. */

enum wg_line_kind { WG_LINE_PHONE, WG_LINE_MOBILE, WG_LINE_FAX };

struct wg_phone_line {
	enum wg_line_kind kind;
	const struct wg_phone *phone;
};

/* How to reach somebody: a place as a whole, or one of its desks. */
struct wg_contact {
	const struct wg_node *title;  /* unit, what the desk does; or NULL */
	const struct wg_hours *hours; /* or NULL */
	struct wg_span hours_at;      /* of their text */
	const struct wg_node **hours_comments; /* units, by rule; or NULL */
	const struct wg_phone_line *lines;
	size_t n_lines;
	struct wg_str email;          /* or empty, as the rest */
	struct wg_str web;            /* https: */
	struct wg_str appointment;    /* https: */
};

enum wg_level {
	WG_LEVEL_KREIS,
	WG_LEVEL_GEMEINDE,
	WG_LEVEL_LAND,
	WG_LEVEL_BUND,
	WG_LEVEL_TRAEGER,
	WG_LEVEL_COUNT /* it is not known */
};

struct wg_place {
	const struct wg_document *document;
	enum wg_level level;
	const struct wg_category *category;  /* or NULL */
	const struct wg_node *purpose;       /* unit; or NULL */
	struct wg_unit_list matters;
	struct wg_block_list prose;
	const struct wg_address *address;    /* or NULL */
	const struct wg_position *position;  /* or NULL */
	struct wg_contact contact;           /* without title */
	const struct wg_node *hours_note;    /* unit; or NULL */
	const struct wg_contact *contacts;   /* desks */
	size_t n_contacts;
	const enum wg_label *bring;          /* things to bring */
	size_t n_bring;
	struct wg_language_list languages;   /* that are spoken there */
	bool interpreter;
	int interpreter_days;                /* before; -1: it is not said */
	enum wg_said step_free, lift, wc, hearing_loop, parking;
	/* Whose office it is; none and not 'for_all': it is not said. */
	bool for_all;
	const struct wg_municipality **municipalities;
	size_t n_municipalities;
	bool on_map;                         /* of the app, if it lies somewhere */
	bool closed; /* until further notice: it and its desks have no hours */
	struct wg_closing_list closings;
	const struct wg_move *move;          /* or NULL */
	enum wg_said free; /* NO: it costs something */
	bool confidential;
};

/* Houses and buildings. */

/* A way to an office, from the house. */
struct wg_office {
	const struct wg_document *place;   /* NULL: it was refused */
	struct wg_str stop, line, towards; /* names as posted, or empty */
	int minutes;                       /* on foot from the stop, or -1 */
	int walk;                          /* from the house, or -1 */
	struct wg_span at;
};

struct wg_house {
	const struct wg_document *document;
	const struct wg_address *address;   /* or NULL */
	const struct wg_position *position; /* or NULL */
	const struct wg_municipality *municipality; /* or NULL */
	struct wg_str stop;                 /* or empty */
	struct wg_closing_list closings;
	const struct wg_office *offices;
	size_t n_offices;
};

struct wg_entrance {
	struct wg_str name; /* as posted */
	enum wg_said step_free;
	struct wg_span at;
};

struct wg_room {
	struct wg_str number;               /* as posted: 7, 112–118 */
	const struct wg_node *title;        /* unit; or NULL */
	const struct wg_node *brief;        /* the same, shorter; or NULL */
	struct wg_str pictogram;            /* or empty */
	struct wg_document_list places;     /* in it */
	struct wg_str entrance;             /* or empty: all lead there */
	const struct wg_entrance *through;  /* the same; or NULL */
	struct wg_span at, entrance_at;
};

struct wg_floor {
	struct wg_str name; /* as posted */
	enum wg_said lift, stairs;
	const struct wg_room *rooms;
	size_t n_rooms;
};

struct wg_building {
	const struct wg_document *document;
	const struct wg_address *address;   /* or NULL */
	const struct wg_position *position; /* or NULL */
	const struct wg_entrance *entrances;
	size_t n_entrances;
	const struct wg_floor *floors;      /* the lowest first */
	size_t n_floors;
};

/* Events and news. */

struct wg_event {
	const struct wg_document *document;
	bool known;             /* false: it has no start that can be used */
	int64_t from, to;       /* first and last day; of the first time, if
				 * it comes again */
	int from_minute, to_minute; /* 0 and 23:59 if it is all day */
	bool all_day;
	bool open_end;          /* no end is given: it is the start */
	bool weekdays_only;
	const struct wg_recurrence *repeat; /* or NULL: it comes once */
	const struct wg_document *place;    /* or NULL */
	bool place_closed;      /* it is closed then, and known to be */
	struct wg_str online;   /* https: or empty */
	struct wg_span when_at;
	enum wg_said free; /* NO: it costs something */
	struct wg_language_list languages; /* spoken there */
};

struct wg_news {
	const struct wg_document *document;
	bool known;             /* false: no day that can be used */
	int64_t day;            /* from when on it is shown */
	int minute;             /* 0 if only a day is given */
};

/* Forms. */

enum wg_answer_kind {
	WG_ANSWER_YESNO,
	WG_ANSWER_CHOOSE, /* one or several of 'options' */
	WG_ANSWER_LINE,
	WG_ANSWER_LINES,  /* 'count' of them */
	WG_ANSWER_DATE,
	WG_ANSWER_NUMBER, /* of 'count' digits */
	WG_ANSWER_SCALE,  /* 0 to 10 */
	WG_ANSWER_AGREE,
	WG_ANSWER_SIGN,
};

struct wg_form_option {
	struct wg_str name;
	const struct wg_node *words; /* unit */
};

struct wg_form_item {
	struct wg_str id;              /* name of its field */
	unsigned number;               /* through the form; 0: of the staff */
	const struct wg_node *question; /* unit */
	const struct wg_node *help;    /* unit; or NULL */
	enum wg_answer_kind answer;
	bool voluntary;                /* it says that no answer is needed */
	bool unknown;                  /* YESNO: or one does not know */
	bool many, other;              /* CHOOSE: several; and another one */
	bool brief;                    /* LINE: beside the question */
	unsigned count;
	struct wg_str unit;            /* NUMBER: as posted: kg; or empty */
	const struct wg_form_option *options;
	size_t n_options;
	const struct wg_node *low, *high; /* SCALE: units */
	struct wg_span at;
};

struct wg_form_items {
	const struct wg_form_item *at;
	size_t n;
};

/* A section: prose, then items, then the sections in it. */
struct wg_form_section {
	const struct wg_node *title; /* unit; or NULL */
	const struct wg_node *node;  /* its prose: blocks that are no items */
	struct wg_str id;            /* or empty */
	unsigned level;              /* 1: of the form, 2: in one of these … */
	struct wg_form_items items;
};

struct wg_form {
	const struct wg_document *document;
	struct wg_str code;
	struct wg_unit_list secrecy;
	const struct wg_form_section *sections; /* in order of the text */
	size_t n_sections;
	struct wg_form_items staff;
};

/* Prints. */

/* An arrow, as seen by who stands before the sign. */
enum wg_arrow {
#define WG_ARROW(id, name, pictogram, character) WG_ARROW_##id,
#include "model/arrows.def"
	WG_ARROW_COUNT /* it is not known */
};
enum wg_via { WG_VIA_STAIRS, WG_VIA_LIFT, WG_VIA_RAMP, WG_VIA_COUNT };

/* What an arrow leads to. */
struct wg_to {
	enum wg_arrow arrow;
	enum wg_via via;                    /* or WG_VIA_COUNT */
	struct wg_str room, entrance, floor; /* or empty */
	const struct wg_document *place;    /* also a house, a building; or
					     * NULL */
	const struct wg_node *title, *brief; /* units; or NULL */
	struct wg_str pictogram;            /* or empty */
	struct wg_span at;
};

/* Where a sign hangs. */
struct wg_here {
	struct wg_str floor, entrance, room, spot; /* or empty */
	const struct wg_to *to;
	size_t n_to;
	struct wg_span at;
};

/* What a notice says: words of the program, and what is filled in. */
struct wg_saying {
	enum wg_label what;
	struct wg_contact when;             /* hours, or none */
	bool dated, timed;
	int64_t day;
	struct wg_clock_range time;
	struct wg_address inside;           /* floor, room; or empty */
	const struct wg_document *place;    /* or NULL */
	const struct wg_phone *phone;       /* or NULL */
	struct wg_language_list languages;
	struct wg_span at;
};

struct wg_print_job {
	const struct wg_document *document;
	enum wg_product product;            /* or WG_PRODUCT_COUNT */
	const struct wg_document *subject;  /* or NULL */
	struct wg_str size;                 /* A4; empty if not given */
	struct wg_language_list languages;  /* beside German, as named */
	bool all_offices;                   /* none is named */
	struct wg_document_list offices;    /* as named; without those that
					     * cannot be had */
	struct wg_span offices_at;
	const struct wg_saying *sayings;
	size_t n_sayings;
	struct wg_name_list front;          /* help numbers of cards */
	struct wg_span front_at;            /* or of the job */
	const struct wg_document *page;     /* of the QR code, or NULL */
	const struct wg_document *house;    /* that a leaflet is for, or NULL */
	struct wg_str code;                 /* document code, or empty */
	bool german;
	bool marks;                         /* for a print shop */
	bool zigzag;                        /* how it is folded */
	bool tiled;                         /* on A4, to be glued together */
	enum wg_cover_sheet cover;          /* for who prints it, before it */
	enum wg_profile profile;
	unsigned sheets;                    /* of offices, at most; or 0 */
	int distance;                       /* of who reads it [mm]; or 0 */
	int64_t from, to;                   /* days of a programme, or 0 */
	const struct wg_here *heres;        /* signs */
	size_t n_heres;
};

/*
 * Readers.  What a task reads it reads through one of these, so that it can
 * be noted what its file is made from; 'task' may be NULL where nothing is
 * made.  The document is of that kind; a part is given back as it is.
 */
const struct wg_place *wg_read_place(
    struct wg_task *, const struct wg_document *);
const struct wg_house *wg_read_house(
    struct wg_task *, const struct wg_document *);
const struct wg_building *wg_read_building(
    struct wg_task *, const struct wg_document *);
const struct wg_event *wg_read_event(
    struct wg_task *, const struct wg_document *);
const struct wg_news *wg_read_news(
    struct wg_task *, const struct wg_document *);
const struct wg_form *wg_read_form(
    struct wg_task *, const struct wg_document *);
const struct wg_print_job *wg_read_print(
    struct wg_task *, const struct wg_document *);
const struct wg_region *wg_read_region(
    struct wg_task *, const struct wg_document *);
/* What stands in its source: the root. */
const struct wg_node *wg_read_tree(
    struct wg_task *, const struct wg_document *);

#endif
