#ifndef WG_MODEL_PROJECT_H
#define WG_MODEL_PROJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/source.h"
#include "base/str.h"
#include "model/language.h"
#include "model/node.h"
#include "values/position.h"
#include "model/record.h"
#include "values/calendar.h"
#include "values/holidays.h"

struct wg_glossary;
struct wg_image;
struct wg_pictogram;

/*
 * All sources of a project, parsed and resolved: shared and read-only once
 * job.c has run the passes of middle/.  Order of everything is fixed:
 * documents by kind and then by file name, units in document order.
 */
enum wg_kind {
#define WG_KIND(id, folder, element, domain) WG_KIND_##id,
#include "model/kinds.def"
	WG_KIND_COUNT
};

/*
 * A gettext domain, by its number in wg_project.domains.  Only the words of the
 * program have the same number in every project.
 */
enum wg_domain {
	WG_DOMAIN_INTERFACE,
	WG_DOMAIN_COUNT = 64 /* there are no more; arrays by domain have room for
			      * as many */
};
struct wg_project;
const char *wg_domain_name(const struct wg_project *, enum wg_domain);
/* By its name; WG_DOMAIN_COUNT if there is none. */
enum wg_domain wg_domain_named(const struct wg_project *, struct wg_str name);
/* Those that every project has. */
void wg_domains_begin(struct wg_project *);

struct wg_kind_info {
	const char *folder; /* below content/ */
	enum wg_element root;
	const char *domain; /* NULL: that of the area */
};
const struct wg_kind_info *wg_kind_info(enum wg_kind);

struct wg_document {
	enum wg_kind kind;
	enum wg_domain domain;
	struct wg_str id;
	uint32_t index;      /* in wg_project.documents */
	uint32_t number;     /* 31-bit hash of the id, unique: the feed's id */
	const struct wg_source *source;
	struct wg_node *root;
	const struct wg_node *title; /* the unit; its id where the source has none */
	const struct wg_node *brief; /* its short title: unit; or NULL */
	struct wg_str name;  /* its title as plain text in the source language;
			      * or empty */
	struct wg_date stand;     /* when its facts were last checked */
	struct wg_date published; /* at first; the Stand if not given */
	struct wg_date review;    /* until then it may be trusted */
	struct wg_str pictogram; /* name or empty */
	struct wg_organiser organiser;
	const struct wg_media *media; /* the first at the top, or NULL */
	struct wg_name_list former; /* what it was called: model/former.h */
	struct wg_document_list regions; /* that it names; what they show:
					  * wg_region_shows() */
	struct wg_document_list parts; /* that it shows something of */
	const struct wg_target *target; /* itself, as its id names it */
	const void *record;  /* by wg_read_place() and its like only */
	uint32_t first_unit, n_units; /* a range of wg_project.units */
};

/* A unit: what is translated as one message. */
struct wg_unit {
	const struct wg_node *node;
	const struct wg_document *document;
	struct wg_str context; /* msgctxt; ptr NULL: none */
	struct wg_str msgid;   /* as translators see it */
	struct wg_str key;     /* wg_message_key() of the two */
	struct wg_str sense;   /* the same for texts that are the same, see
	                        * middle/memory.h; mostly the key itself */
	uint32_t words;        /* of the msgid, without tags */
	bool quiet;            /* nothing to translate: only placeholders */
};

/* What an id names: a document, or a node inside one (section, category,
 * municipality). */
struct wg_target {
	const struct wg_document *document;
	const struct wg_node *node;
	struct wg_str id;
};

/* A page in a region's tree. */
struct wg_tree_page {
	const struct wg_document *page;
	const struct wg_node *node;     /* the w:page */
	const struct wg_tree_page *parent; /* NULL for a root page */
	uint32_t order;  /* roots 1, 2, 3 …; others pre-order in their tree */
	uint32_t depth;  /* 0 for a root page */
	uint32_t size;   /* itself and all pages below it: subtree in pre-order */
};

/* A region: its record, and what it shows. */
struct wg_region {
	const struct wg_document *document;
	struct wg_str prefix;     /* Landkreis, Stadt …; or empty */
	struct wg_str name;       /* without the prefix */
	struct wg_str postcode, timezone;
	struct wg_str short_base; /* of links in QR codes, or empty */
	struct wg_position position; /* of the seat */
	struct wg_bounds bounds;  /* not 'known': all of Germany */
	const struct wg_municipality *municipalities;
	size_t n_municipalities;
	const struct wg_node *imprint;       /* its blocks, or NULL */
	const struct wg_node *imprint_title; /* unit, or NULL */
	struct wg_span languages_at; /* where they are named, or the region */
	bool live, has_events, has_places, has_news;
	struct wg_tree_page *pages; /* pre-order */
	size_t n_pages;
	const struct wg_language **languages; /* source language first */
	size_t n_languages;
	uint32_t threshold; /* percent */
	bool fallback;
	struct wg_holidays holidays; /* of its Land, if it names one */
	/* What it shows: places and events by number, the newest news first. */
	const struct wg_document **places, **events, **news;
	size_t n_places, n_events, n_news;
	/* By wg_document.index: */
	const struct wg_tree_page **page_of; /* or NULL */
	bool *shows;
};

/* What is done with translations that a program made and nobody has read. */
enum wg_machine_policy {
	WG_MACHINE_LABEL,   /* readers are told, once a page */
	WG_MACHINE_HOLD,    /* as if they were missing */
	WG_MACHINE_PUBLISH, /* shown like others */
};

struct wg_project {
	struct wg_arena *arena;
	struct wg_languages languages;      /* the registry */
	const struct wg_language *source;   /* the source language */
	const struct wg_language **active;  /* LINGUAS, in print order; the
					     * source language is not in it */
	size_t n_active;
	const char *domains[WG_DOMAIN_COUNT];
	unsigned n_domains;
	struct WG_VEC(struct wg_document) documents;
	struct WG_VEC(struct wg_unit) units; /* [0] is unused: units count
					      * from 1 */
	struct wg_map ids;                  /* → struct wg_target */
	struct wg_map broken; /* names of files that were left out: what
			       * leads there was reported already */
	int64_t today;                      /* values/calendar.h */
	size_t lost; /* documents whose messages are not known: they cannot be
		      * read, or are not what their folder holds */
	struct WG_VEC(struct wg_str) gone; /* words of w:former, and ids, of
					    * what is published no more */
	struct wg_map taken; /* ids of documents that say gone="yes" */
	const struct wg_document *settings; /* project.xml, or NULL */
	const struct wg_category *categories;
	size_t n_categories;
	const struct wg_organisation *organisations;
	size_t n_organisations;
	const struct wg_helpline *helplines;
	size_t n_helplines;
	struct WG_VEC(struct wg_region) regions;
	struct WG_VEC(const struct wg_pictogram *) pictograms; /* by name */
	struct WG_VEC(const struct wg_image *) images; /* of content/images */
	struct wg_str api, app, site;       /* public origins, no slash */
	const struct wg_phone *phone;       /* of the publisher, or NULL … */
	struct wg_str email;                /* … or empty */
	uint32_t accent;                    /* 0xRRGGBB */
	enum wg_machine_policy machine;
	struct wg_str style;                /* content/theme/leaflet.css */
	struct wg_str script;               /* content/theme/search.js */
	struct wg_str form_style, form_script; /* form.css, form.js beside it */
	struct wg_str sign_style; /* sign.css */
	const struct wg_school_holiday *school; /* content/holidays.tsv */
	size_t n_school;
	const struct wg_glossary *glossary; /* locales/glossary.tsv, or NULL */
	const struct wg_source *addresses; /* content/addresses.tsv, or NULL */
};

/* Is it an article, of whatever area? */
bool wg_kind_is_page(enum wg_kind);
/* Has it pages of its own, to read and to print, in each language that it is
 * public in?  So have articles and forms. */
bool wg_kind_is_sheet(enum wg_kind);
/* Has it a page that says what hangs there: a house, a building? */
bool wg_kind_is_house(enum wg_kind);
/* Is it in the fingerprint of every output: the project, a region? */
bool wg_kind_is_common(enum wg_kind);

const struct wg_pictogram *wg_project_pictogram(
    const struct wg_project *, struct wg_str name);
/* Has the day passed until which its text may be trusted? */
bool wg_document_overdue(
    const struct wg_project *, const struct wg_document *);
/* The short address of a document, https://SITE/s/ID, in the arena: what QR
 * codes name.  A region may have another base for those (short=""). */
struct wg_str wg_project_short(const struct wg_project *, struct wg_arena *,
    const struct wg_document *);
/* Does the region publish this language? */
bool wg_region_speaks(const struct wg_region *, const struct wg_language *);
/* Does the region show this place, event or news? */
bool wg_region_shows(const struct wg_region *, const struct wg_document *);
/* By the name of the file, or NULL. */
const struct wg_image *wg_project_image(
    const struct wg_project *, struct wg_str name);
/* The helpline with that number, as it is dialled, or NULL. */
const struct wg_helpline *wg_project_helpline(
    const struct wg_project *, struct wg_str dial);
/* Those that stand on every poster, with number and name; how many. */
#define WG_FIRST_HELPLINES 4
size_t wg_project_first_helplines(const struct wg_project *,
    const struct wg_helpline *first[WG_FIRST_HELPLINES]);
/* The place of a page in the region's tree, or NULL. */
const struct wg_tree_page *wg_region_page(
    const struct wg_region *, const struct wg_document *);

#endif
