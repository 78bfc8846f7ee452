#ifndef WG_BACK_LEAFLET_LEAFLET_H
#define WG_BACK_LEAFLET_LEAFLET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "back/backend.h"
#include "base/html.h"
#include "base/out.h"
#include "compose/compose.h"
#include "facts/facts.h"
#include "html/html.h"

/*
 * The leaflets: self-contained HTML, one file a page and language.  Below
 * site/leaflets/TAG/ stand the pages by their ids and, of every language,
 * index.html (its start page), places.html (a card of every place),
 * events.html, news.html and imprint.html, a page of every house and building, and the forms that are filled in; below site/leaflets/de+TAG/ the same pages with German and
 * the other language side by side; site/index.html is the portal.
 */

/*
 * One language: its edition, its facts, and what is written again and again.
 * A task has a voice of its language and one of the source language, which
 * may be the same.
 */
struct wg_voice {
	const struct wg_edition *edition;
	const struct wg_language *language;
	size_t index; /* of the edition in wg_build.editions */
	struct wg_facts facts;
};

/* What the files of one task share. */
struct wg_leaflets {
	struct wg_task *task;
	const struct wg_build *build;
	const struct wg_project *project;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_str style;   /* the style sheet, colours in front */
	struct wg_str hash;    /* its SHA-256, base64 */
	struct wg_str script, script_hash; /* of the search, or empty */
	struct wg_str form_style, form_hash; /* the same of forms */
	struct wg_str sign_style, sign_hash; /* and of houses */
	struct wg_str form_script, form_script_hash;
	struct wg_str *pictograms; /* by wg_project.pictograms: as <svg> */
	struct wg_voice source, own;
	/* By edition, and where that is wanted one more, frame.c: of a sheet in
	 * one language, and of a pair; NULL until a sheet needs them. */
	struct wg_around_name *alternates, *languages[2];
	struct wg_out out, scratch;
	bool prepared;         /* all but the first five is there */
};

/* HTML that is the same in all files but for the name of the file. */
struct wg_around_name {
	struct wg_str before, after;
};

/* A file that is being written. */
struct wg_sheet {
	struct wg_leaflets *all;
	struct wg_arena *arena;  /* of its own, until it is put */
	struct wg_html h;
	struct wg_voice *voice;  /* whose words are written just now */
	struct wg_voice *other;  /* of a pair: the language beside German */
	const struct wg_language *around; /* of the element we are in */
	const struct wg_document *document; /* the page, or NULL */
	const char *leaflets;    /* from here to site/leaflets/ */
	struct wg_str folder;    /* "ar", "de+ar"; empty for the portal */
	struct wg_str name;      /* of the file, without .html */
	struct wg_str title;     /* plain text */
	unsigned level;          /* of the next heading: 1 to 6 */
	bool prints;             /* it shows pictures of what is printed … */
	bool searches;           /* … and has the search */
	bool form;               /* it is filled in */
	bool signs;              /* it shows what hangs in a house */
	bool unread;             /* it has words that a program translated and
				  * nobody has read */
	bool *carded;            /* by document: its card is in this file */
	struct wg_linker linker;
};

/* leaflet.c */
/* The plain text of a unit. */
struct wg_str wg_voice_text(struct wg_leaflets *, const struct wg_voice *,
    const struct wg_node *unit);
/* A new sheet in the memory of 'all'; one at a time. */
struct wg_sheet wg_sheet_begin(struct wg_leaflets *, struct wg_voice *,
    struct wg_str folder, struct wg_str name);
/* Write a finished sheet to its file and forget it. */
void wg_sheet_put(struct wg_sheet *);

/* style.c: the style sheet of the project with the colours of its theme, and
 * 'more'. */
struct wg_str wg_sheet_style(
    struct wg_arena *, const struct wg_project *, struct wg_str more);
/* 'text' as a string of CSS, quotes included. */
void wg_css_string(struct wg_out *, struct wg_str text);

/* pictogram.c */
void wg_pictograms_prepare(struct wg_leaflets *);
/* A pictogram as decoration; an unknown name writes nothing. */
void wg_sheet_pictogram(struct wg_sheet *, struct wg_str name);
/* The same with words, for those who cannot see it. */
void wg_sheet_pictogram_in_words(struct wg_sheet *, struct wg_str name,
    struct wg_str words, const struct wg_language *);
void wg_sheet_qr(struct wg_sheet *, struct wg_str url, struct wg_str words);

/* words.c */
/* The attributes lang and dir, if the language changes here. */
void wg_sheet_language(struct wg_sheet *, const struct wg_language *);
/* An open element whose content is in 'language'; returns what was around
 * it, for wg_sheet_leave(). */
const struct wg_language *wg_sheet_enter(struct wg_sheet *, const char *tag,
    const char *class, const struct wg_language *);
void wg_sheet_leave(struct wg_sheet *, const struct wg_language *around);
void wg_sheet_label(struct wg_sheet *, const char *tag, const char *class,
    enum wg_label);
/* A <span> in the voice's language and, on a page of a pair, one more in the
 * other language. */
void wg_sheet_labels(struct wg_sheet *, enum wg_label);
/* The content of a unit; wg_sheet_unit() with an element around it. */
void wg_sheet_unit(struct wg_sheet *, const char *tag, const char *class,
    const struct wg_node *unit);
void wg_sheet_unit_in(struct wg_sheet *, const struct wg_node *unit);
/* "Stand: 1. November 2026"; nothing if there is no valid date. */
void wg_sheet_stand(struct wg_sheet *, struct wg_date);
/* Behind a label, as its language writes it. */
void wg_sheet_colon(struct wg_sheet *);

/* parts.c: what compose/ makes, in the voice, below a heading of level
 * s->level - 1: a block; those of a page, a list, a section … in order. */
void wg_sheet_block(struct wg_sheet *, const struct wg_node *);
void wg_sheet_blocks(struct wg_sheet *, const struct wg_node *parent);
/* All facts of a place. */
void wg_sheet_card(struct wg_sheet *, const struct wg_document *place);
/* A fact is an item of a list of class "facts". */
void wg_sheet_fact(struct wg_sheet *, const struct wg_fact *);
/* For more of that kind: in the voice; on the sheet. */
struct wg_composer wg_sheet_composer(struct wg_sheet *);
struct wg_html_writer wg_sheet_writer(struct wg_sheet *);

/* links.c: where links of a sheet lead; it is the context. */
struct wg_linker wg_sheet_linker(struct wg_sheet *);

/* closings.c: a section of places that are closed for some days or until
 * further notice, or move; none, nothing. */
void wg_sheet_closings(struct wg_sheet *);

/* A page in both languages, the title first. */
void wg_sheet_pair(struct wg_sheet *, const struct wg_document *);

/* frame.c: everything around <main>.  The languages of 'exists' are offered:
 * those in which 'document' exists, or all for NULL. */
void wg_frame_open(struct wg_sheet *);
void wg_frame_close(struct wg_sheet *, struct wg_date stand);

/* calendar.c: the events to come, soonest first; the news, newest first. */
void wg_events_page(struct wg_leaflets *);
void wg_news_page(struct wg_leaflets *);

/* start.c: the start page of a language, and the portal. */
void wg_index_page(struct wg_leaflets *);
/* Does a place stand on places.html of the voice's language? */
bool wg_sheet_lists(const struct wg_sheet *, const struct wg_document *place);
void wg_portal(struct wg_leaflets *);
/* prints.c: a section of all that is to be printed. */
void wg_sheet_prints(struct wg_sheet *);
/* form.c: a form to be filled in on a phone, and printed; never sent. */
void wg_form_page(struct wg_leaflets *, const struct wg_document *);
/* signs.c: a page of each house and building; a section of all of them. */
void wg_house_pages(struct wg_leaflets *);
void wg_sheet_houses(struct wg_sheet *);
/* Cards of places, each with what notices say of it; is there such a notice? */
void wg_sheet_cards(struct wg_sheet *, const struct wg_document *const *places,
    size_t n);
bool wg_sheet_says(const struct wg_leaflets *);
/* forms.c: a section of all forms that there are in the voice's language. */
bool wg_sheet_has_forms(const struct wg_sheet *);
void wg_sheet_forms(struct wg_sheet *);
/* exports.c: links to what calendars, phones and tables read. */
void wg_sheet_exports(struct wg_sheet *);

/*
 * portal.c: the places and the imprint of a language.  Helpers for pages that
 * are no document: open <main> with its heading, close all and write the file;
 * and something for each region in a section of its own, if there are several.
 */
struct wg_sheet wg_sheet_of(
    struct wg_leaflets *, const char *name, enum wg_label title);
void wg_sheet_main(struct wg_sheet *, enum wg_label heading);
void wg_sheet_end(struct wg_sheet *);
void wg_sheet_regions(struct wg_sheet *,
    void (*put)(struct wg_sheet *, const struct wg_region *));
/* h1 to h6, for s->level. */
const char *wg_sheet_heading(const struct wg_sheet *);
void wg_places_page(struct wg_leaflets *);
void wg_imprint_page(struct wg_leaflets *);

/* old.c: the addresses of leaflets that are none any more. */
void wg_leaflets_old(struct wg_task *);

#endif
