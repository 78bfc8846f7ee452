#ifndef WG_MODEL_EDITION_H
#define WG_MODEL_EDITION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/label.h"
#include "model/language.h"
#include "model/project.h"

struct wg_arena;
struct wg_catalog;
struct wg_message;

/*
 * A project in one language.  The tree stays the source's; an edition says
 * for each unit which inline nodes to show instead of its own children, in
 * which language they are, and why.  Made by middle/translate.c in an arena
 * of its own, read-only from then on.
 */
enum wg_state {
	WG_STATE_SOURCE,     /* this is the source language */
	WG_STATE_TRANSLATED,
	WG_STATE_MISSING,    /* no msgstr */
	WG_STATE_FUZZY,
	WG_STATE_BROKEN,     /* msgstr failed a check */
	WG_STATE_HELD,       /* made by a program, read by nobody, and the
			      * project shows no such text */
	WG_STATE_COUNT
};

struct wg_rendering {
	const struct wg_node *first; /* inline nodes: text and elements */
	enum wg_state state;
	const struct wg_message *message; /* or NULL */
};

struct wg_label_text {
	struct wg_str forms[6];
	const struct wg_language *language; /* what it is in */
	struct wg_span at;                  /* of a translation */
	const struct wg_message *message;   /* or NULL */
	enum wg_state state;
};

struct wg_edition_texts {
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT]; /* or NULL */
	struct wg_rendering *units;        /* by unit number */
	struct wg_label_text labels[WG_L_COUNT];
	const struct wg_plural *plural;    /* of labels; NULL: n != 1 */
	/* How many reports there were before the first unit, and after each
	 * unit that had some. */
	size_t told_before;
	struct WG_VEC(struct wg_edition_told {
		uint32_t unit;
		size_t reports;
	}) told;
};

struct wg_edition {
	const struct wg_project *project;
	const struct wg_language *language;
	struct wg_arena *arena;
	/* By wg_edition_texts() only. */
	struct wg_edition_texts *_Atomic texts;
	const struct wg_edition_sleep *sleep; /* while 'texts' is NULL */
	const uint8_t *states; /* of one that slept: wg_progress_states() */
	/* Units translated, of all units of the document; by document. */
	struct wg_coverage {
		uint32_t units, translated;
		uint32_t words, words_translated;
	} *coverage;
};

/*
 * An edition that is as it was in the last build sleeps: how much of what is
 * translated is known, its texts are read when somebody asks for them.
 */
struct wg_edition_sleep {
	/* Fill 'texts', once; any thread. */
	struct wg_edition_texts *(*wake)(struct wg_edition *);
	/* One of its catalogs by the name of the file; or NULL. */
	const struct wg_source *(*source)(
	    const struct wg_edition *, struct wg_str name);
};
const struct wg_edition_texts *wg_edition_texts(const struct wg_edition *);
/* The catalog of that name, which may stand below another; or NULL. */
const struct wg_source *wg_edition_source(
    const struct wg_edition *, struct wg_str name);

/*
 * What stands in the sources, for who needs no catalogs: the units' own nodes
 * and the German labels.  In 'a'; no file is an output of it.
 */
const struct wg_edition *wg_edition_of_source(struct wg_arena *a,
    const struct wg_project *);
/* The one of a language, or NULL. */
const struct wg_edition *wg_edition_find(
    const struct wg_edition *const *, size_t n, struct wg_str tag);
/* The label in the source language, as long as it has no other. */
void wg_edition_label_source(struct wg_edition *, enum wg_label);

/*
 * What to show for a unit: its inline nodes and the language they are in
 * (the source language when the translation cannot be used).  A unit of
 * which nothing is to be translated shows its own nodes.
 */
struct wg_shown {
	const struct wg_node *first; /* walk by ->next; may be NULL */
	const struct wg_language *language;
	bool fallback; /* the source text, in an edition of another language */
};
struct wg_shown wg_edition_unit(
    const struct wg_edition *, const struct wg_node *unit);
/* Where the words of a unit stand: in the catalog, if they are translated. */
struct wg_span wg_edition_place(
    const struct wg_edition *, const struct wg_node *unit);
/* What the words of a unit translate, with markup; empty if nothing. */
struct wg_str wg_edition_original(const struct wg_edition *,
    const struct wg_node *unit);

/*
 * A label, placeholders filled in (and isolated, U+2068 and U+2069, in
 * right-to-left languages).  'args' is a list of name, value pairs,
 * ended by a name NULL; may be NULL.  'n' chooses the plural form and fills
 * {n} (0 for labels without plural).
 */
struct wg_label_arg {
	const char *name;
	struct wg_str value;
};
struct wg_str wg_edition_label(const struct wg_edition *, struct wg_arena *a,
    enum wg_label, uint32_t n, const struct wg_label_arg *args);
/* The language the label is in: the edition's, or the source language. */
const struct wg_language *wg_edition_label_language(
    const struct wg_edition *, enum wg_label);

/*
 * Are words of the document's own texts shown that a program translated and
 * nobody has read?  Then readers are told, once a page (WG_L_MACHINE); never
 * where the project publishes them like others.
 */
bool wg_edition_is_unread(
    const struct wg_edition *, const struct wg_document *);
/* The same of one unit; not of what stands on every page: the names of regions,
 * and what the project says. */
bool wg_edition_unit_is_unread(
    const struct wg_edition *, const struct wg_node *unit);
/* Of those, too, where they are what a print is for. */
bool wg_edition_words_are_unread(
    const struct wg_edition *, const struct wg_node *unit);

/* Share of a document's messages that are translated, in percent, rounded
 * down; 100 in the source language and for documents without messages. */
uint32_t wg_edition_percent(
    const struct wg_edition *, const struct wg_document *);
/*
 * Whether a page is public in this edition and region: the region publishes
 * the language, and enough messages of the page and of all its ancestors are
 * translated (integreat-api.md §2).
 */
bool wg_edition_public(const struct wg_edition *, const struct wg_region *,
    const struct wg_tree_page *);
/* Whether it is in any region: then it has a page of its own.  A form needs no
 * place in the tree, but half of its messages. */
bool wg_edition_publishes(
    const struct wg_edition *, const struct wg_document *);

#endif
