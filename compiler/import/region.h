#ifndef WG_IMPORT_REGION_H
#define WG_IMPORT_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/source.h"
#include "front/json/json.h"
#include "import/prose.h"
#include "model/language.h"
#include "values/position.h"

/*
 * A region of an Integreat CMS, saved as JSON files (integreat-api.md §13), as
 * a project.  First all files are read (wg_region_read()), then ids are given
 * and links understood, then every text becomes blocks (wg_region_texts()),
 * translations are laid beside the German (import/align.c), and the files of
 * content/ are made (wg_region_files()).  Nothing opens a network.
 */

enum wg_item_kind {
	WG_ITEM_PAGE, WG_ITEM_PLACE, WG_ITEM_EVENT, WG_ITEM_NEWS,
	WG_ITEM_IMPRINT, WG_ITEM_KINDS
};

/* A message: a text of the German, and its translations. */
struct wg_heard {
	const struct wg_piece *german;
	struct wg_passage *block; /* that holds it; NULL: a field */
	struct wg_str msgid, context;
	struct wg_item *item;
	struct wg_str *said;    /* by language; absent: none */
	bool *doubtful;         /* by language: fuzzy */
};

/* An item in one language. */
struct wg_item_text {
	bool is;                /* it has this text of its own */
	const struct wg_source *file;
	size_t index;           /* in the list of the file */
	const struct wg_js *js;
	struct wg_str path, title;
	struct wg_passage *blocks;
	const struct wg_rows *rows;  /* import/align.h */
	bool unread;             /* it says that a computer has made it */
};

/* Words of ours that texts may have. */
enum wg_import_label {
	WG_IMPORT_NOTE, WG_IMPORT_TIP, WG_IMPORT_IMPORTANT, WG_IMPORT_WARNING,
	WG_IMPORT_MACHINE, WG_IMPORT_PDF, WG_IMPORT_STEP_FREE, WG_IMPORT_LABELS
};

struct wg_item {
	enum wg_item_kind kind;
	struct wg_str id;
	struct wg_str key;       /* in the book: "page /r/de/x" */
	struct wg_item *parent, *below, *next; /* of a page */
	struct wg_str area;      /* of a page */
	bool left_out;           /* it cannot be in the project */
	bool dated;              /* that it has no date was told */
	struct wg_item_text *texts; /* by language */
	struct WG_VEC(struct wg_heard) heard; /* in the order of the file */
	struct wg_map by_msgid;  /* the first of each in it, its index + 1 */
	struct WG_VEC(struct wg_str) former;
};

struct wg_feed_language {
	struct wg_str code;      /* in the feed */
	const struct wg_language *language;
};

struct wg_noted_host {
	struct wg_str name, page;
	unsigned n;
};
struct wg_noted_picture {
	struct wg_str url, page, alt;
};
/* What a person has to look at. */
struct wg_noted {
	enum wg_diag_id id;
	struct wg_str file, pointer, title, words, why, language;
};
struct wg_import_category {
	struct wg_str key, id, name, icon, color;
	struct wg_str *names;    /* by language */
};
/* Who offers pages and places. */
struct wg_import_organisation {
	struct wg_str slug;      /* in the feed */
	struct wg_str id;        /* absent: it cannot be named here */
	struct wg_str name, website, logo;
	bool is_place;           /* of that id */
	struct wg_str *names;    /* by language */
};

struct wg_region_count {
	size_t blocks, in_xml, words, lost;
	size_t same, same_sure;  /* messages of texts with equal blocks */
	size_t other, paired;    /* of others, and how many found theirs */
	size_t facts;            /* that became elements */
	size_t facts_left;       /* that a translation says otherwise */
};

#define WG_HOST_KNOWN ((void *)1)
#define WG_HOST_GAP 8 /* between two hosts in project.xml [byte] */

struct wg_region_import {
	struct wg_arena *arena;
	struct wg_diag *diag;
	const struct wg_languages *languages; /* the registry */
	struct wg_str folder;    /* of the files */
	struct wg_str today;
	struct wg_str name;      /* the region's slug */
	const struct wg_js *region;
	struct wg_bounds bounds; /* as worked out; of wg_region_bounds() */
	const struct wg_source *region_file;
	bool own;                /* this program has made the feed: texts of one
				  * sequence of blocks have one source */
	struct WG_VEC(struct wg_feed_language) spoken; /* German first */
	struct WG_VEC(struct wg_item *) items; /* by kind, in order */
	struct wg_item *pages;   /* the first one at the top */
	struct wg_map by_path;   /* any path, in any language → wg_item */
	struct wg_map by_slug;   /* a last part → wg_item, or itself if two */
	struct wg_map by_former; /* an old path, or its last part → wg_item */
	struct wg_map by_key;    /* the book's → wg_item */
	struct wg_map by_fact;   /* mail, phone, name → place */
	struct WG_VEC(struct wg_import_category) categories;
	struct WG_VEC(struct wg_import_organisation) organisations;
	struct wg_map shared;    /* key of one of both → its index + 1 */
	struct WG_VEC(struct wg_noted_host) hosts;
	struct wg_map by_host;   /* → index + 1 */
	struct WG_VEC(struct wg_noted_picture) pictures;
	struct wg_map offers;    /* taken over: "ITEM URL" → any */
	struct WG_VEC(struct wg_noted) noted;
	bool accept_all;
	bool hidden, bold_headings, facts; /* as asked for */
	struct wg_map accepted;  /* hosts; WG_HOST_KNOWN: project.xml has it */
	size_t host_bytes;       /* of those that project.xml lists */
	struct wg_map used;      /* hosts, in their order: */
	struct WG_VEC(struct wg_str) used_hosts;
	struct wg_map taken;     /* ids */
	struct wg_map counted;   /* what they begin with → last number */
	struct wg_map places;    /* id → wg_item */
	struct wg_map on_map;    /* German paths of places that are */
	bool has_map;
	/* The id that the book has for a key, or WG_NONE. */
	struct wg_str (*known)(void *context, struct wg_str key);
	/* The day that counts for something the region gives none: today's,
	 * when it is met first. */
	struct wg_str (*day_of)(void *context, struct wg_str key);
	/* It has this one from now on. */
	void (*name_it)(void *context, struct wg_str key, struct wg_str id);
	/* Something of the project that is not of the region has this id. */
	bool (*is_another)(void *context, struct wg_str id);
	void *context;
	/* The pictogram that a picture is, by its address; absent: none. */
	struct wg_str (*pictogram_of)(void *context, struct wg_str url);
	/* The name below content/ of a picture of a text; absent: it is not
	 * there. */
	struct wg_str (*image_of)(void *context, struct wg_str url);
	struct wg_str (*area_of)(void *context, struct wg_str root_slug);
	struct wg_str (*label)(void *context, const struct wg_language *,
	    enum wg_import_label);
	struct wg_str *labels;   /* what it said, by language */
	/* The text that is read, for what is told about it. */
	struct wg_item *item;
	size_t language;
	double *medians;         /* by language: how long texts are */
	struct WG_VEC(struct wg_str) leftover_names, leftover_texts;
	struct wg_region_count count;
};

/* False: it cannot be used, which was reported. */
bool wg_region_read(struct wg_region_import *);
/* Ids for everything. */
void wg_region_ids(struct wg_region_import *);
void wg_region_texts(struct wg_region_import *);

struct wg_made_file {
	struct wg_str path, bytes;
	struct wg_str key;       /* of its item; absent: it has none */
	struct wg_str id;        /* empty: a report, written anew each time */
};
struct wg_made_files WG_VEC(struct wg_made_file);
/* The files of the project; the last one has no path. */
const struct wg_made_file *wg_region_files(struct wg_region_import *);

/* "Landkreis Neuhausen" */
struct wg_str wg_region_name(const struct wg_region_import *);

/* Inside import/ */
void wg_region_reports(struct wg_region_import *, struct wg_made_files *);
void wg_region_note(struct wg_region_import *, enum wg_diag_id,
    struct wg_str words, const char *why);
struct wg_str wg_region_free_id(struct wg_region_import *, struct wg_str key,
    struct wg_str name, const char *what, const char *ending);
/* Of an address: what stands behind its last slash that something is behind. */
struct wg_str wg_last_part(struct wg_str path);
bool wg_region_is_taken(const struct wg_region_import *, struct wg_str id);
/* With the first number from 2 on that nothing has. */
struct wg_str wg_region_numbered(struct wg_region_import *, struct wg_str stem);
/* The name of the item's offer at that address, if sources may have it; it has
 * been taken over then. */
struct wg_str wg_region_offer(void *context, struct wg_str url);
bool wg_region_has_offer(
    struct wg_region_import *, const struct wg_item *, struct wg_str url);
enum wg_link_kind wg_region_link(
    void *, struct wg_str href, struct wg_str *to);
struct wg_str wg_region_label(
    struct wg_region_import *, size_t language, enum wg_import_label);
/* What our own feed has added to a text. */
void wg_region_take_own(struct wg_region_import *, struct wg_prose *,
    const struct wg_item *, size_t language);
bool wg_region_accepts(struct wg_region_import *, struct wg_str host);
/* A text that is not in the project stands in import/leftover/. */
void wg_region_leave_over(struct wg_region_import *, size_t language,
    const struct wg_js *);
/* The texts of an item that are no blocks. */
void wg_region_fields(struct wg_region_import *, struct wg_item *,
    size_t language);
/* A text of the German, once for each block; and what a field says. */
struct wg_heard *wg_region_hear(struct wg_region_import *, struct wg_item *,
    const struct wg_piece *german, struct wg_passage *);
void wg_region_say(struct wg_region_import *, struct wg_item *,
    size_t language, struct wg_str german, struct wg_str said, bool sure);
/* Paragraphs in bold that are headings in all languages. */
void wg_region_bold_headings(struct wg_region_import *, struct wg_item *);
/* Texts that are translated in two ways are told apart. */
void wg_region_contexts(struct wg_region_import *);
void wg_align(struct wg_region_import *, struct wg_item *, size_t language);
/* Hours of seven days in our notation; absent and '*why' if they are none. */
struct wg_str wg_import_week(
    struct wg_arena *, const struct wg_js *hours, const char **why);
/* A rhythm as sources have it; '*last' if a fifth weekday became the last. */
struct wg_str wg_import_rhythm(
    struct wg_arena *, struct wg_str rule, bool *last, const char **why);
struct wg_import_address {
	struct wg_str street, number, entrance, floor, room, rest;
};
struct wg_import_address wg_import_address(struct wg_arena *, struct wg_str);
/* An instant as a day or a moment of the region's clock. */
struct wg_str wg_import_day(struct wg_str iso);
struct wg_str wg_import_local(struct wg_arena *, struct wg_str iso);

#endif
