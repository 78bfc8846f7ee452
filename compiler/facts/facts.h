#ifndef WG_FACTS_FACTS_H
#define WG_FACTS_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/edition.h"
#include "model/record.h"
#include "text/hours.h"

struct wg_arena;
struct wg_locale;
struct wg_task;

/*
 * The typed facts of documents, localised: addresses, hours, phones, dates,
 * ways.  Every output shows the same facts in the same words; how they look
 * is the output's own business.  Everything is allocated in the arena passed.
 */

/* A piece of text that belongs together. */
struct wg_piece {
	struct wg_str text;
	/* What language it is in; NULL: none, as a number or a name */
	const struct wg_language *language;
	/* What stands between it and the next piece of a line, ", " or ": "
	 * as the language has them; empty: a blank */
	struct wg_str mark;
	bool ltr;            /* left to right in every language: isolate it,
			      * keep it on one line */
	struct wg_str href;  /* tel:, mailto:, https: or empty */
	struct wg_str title; /* of the link, for people: "Telefon +49 …" */
	/* Or a unit of a document, with all that stands in it; 'text' are its
	 * words, for who has no use for more. */
	const struct wg_node *unit;
};

enum wg_fact_kind {
	WG_FACT_REGION,      /* names of the regions that show it, if not all */
	WG_FACT_ADDRESS,     /* lines: street and number; postcode and town;
			      * entrance, floor, room */
	WG_FACT_MOVED,       /* from or since when, and where to */
	WG_FACT_HOURS,       /* a line per row */
	WG_FACT_HOURS_NOTE,
	WG_FACT_CLOSED,      /* days on which it is closed all the same */
	WG_FACT_PHONE,
	WG_FACT_EMAIL,
	WG_FACT_WEB,
	WG_FACT_APPOINTMENT, /* a link */
	WG_FACT_CONTACT,     /* desks: name and phone, then a line for the rest */
	WG_FACT_BRING,       /* a line per thing */
	WG_FACT_LANGUAGES,   /* names of the languages, in their own script */
	WG_FACT_INTERPRETER,
	WG_FACT_ACCESS,      /* a line per feature */
	WG_FACT_TERMS,       /* free of charge, confidential */
	/* Of events: */
	WG_FACT_WHEN,        /* day and time; how often; the next time */
	WG_FACT_WHERE,       /* name of the place; its address; a link */
	WG_FACT_ORGANISER,
	WG_FACT_COUNT
};

struct wg_fact_line {
	const struct wg_piece *pieces;
	size_t n;
};
/* What is to be written behind the piece 'i' of a line. */
struct wg_str wg_behind_piece(const struct wg_fact_line *, size_t i);

struct wg_fact {
	enum wg_fact_kind kind;
	struct wg_piece label;   /* text empty where none is needed */
	const char *pictogram;   /* pin, clock, phone, mail, web … or NULL */
	const struct wg_fact_line *lines;
	size_t n;
};

/* What an edition needs besides itself: opened once per edition. */
struct wg_facts {
	struct wg_task *task; /* that reads; or NULL */
	const struct wg_edition *edition;
	const struct wg_locale *locale; /* of the edition's language */
	struct wg_hours_words words;
	/* The same in the source language: for what is shown in German where
	 * a translation is missing. */
	const struct wg_facts *german;
};
struct wg_facts wg_facts_open(
    struct wg_task *, const struct wg_edition *, struct wg_arena *);

/* The language that dates, times and amounts are in: the edition's, or the
 * source language where nobody knows its formats. */
const struct wg_language *wg_facts_language(const struct wg_facts *);
/* Those that fit the words of a label: German if it is not translated. */
const struct wg_facts *wg_facts_of_label(
    const struct wg_facts *, enum wg_label);

/* sort.c: by the names that the reader sees, in the order of his language; of
 * equal ones, by id. */
void wg_facts_sort(const struct wg_facts *, struct wg_arena *,
    const struct wg_document **, size_t n);

/* All facts of a place in the order of the enum; what is absent is absent. */
struct wg_fact *wg_facts_of_place(const struct wg_facts *, struct wg_arena *,
    const struct wg_document *place, size_t *n);

/* A web address as people write it: without https:// and the last slash. */
struct wg_piece wg_facts_url(
    const struct wg_facts *, struct wg_arena *, struct wg_str href);

/* The hours of a place for a poster: short days, equal ones together. */
struct wg_fact_line *wg_facts_hours_brief(const struct wg_facts *,
    struct wg_arena *, const struct wg_document *place, size_t *n);

/* "Kreishausplatz 1", "12345 Musterwede", "Eingang B · 1. OG · Zimmer 112":
 * an address as lines. */
struct wg_fact_line *wg_facts_address(const struct wg_facts *,
    struct wg_arena *, const struct wg_address *, size_t *n);

/* The way to an office of a house: stop, line, direction, minutes. */
struct wg_fact_line wg_facts_way(
    const struct wg_facts *, struct wg_arena *, const struct wg_office *);

/* The same for a poster: line, direction, stop, minutes, in few words. */
struct wg_fact_line wg_facts_way_brief(
    const struct wg_facts *, struct wg_arena *, const struct wg_office *);

/* What stands for a placeholder element (phone, email, uri, time, date,
 * money): its text, direction and link. */
struct wg_piece wg_facts_inline(
    const struct wg_facts *, struct wg_arena *, const struct wg_node *);

#endif
