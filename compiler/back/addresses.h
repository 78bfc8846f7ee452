#ifndef WG_BACK_ADDRESSES_H
#define WG_BACK_ADDRESSES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/project.h"

struct wg_arena;
struct wg_build;
struct wg_diag;
struct wg_out;

/*
 * The book of addresses: every id that was ever published, what it is and
 * whether it still leads somewhere.  It is kept in report/addresses.tsv and
 * carried on from build to build; content/addresses.tsv, if there is one, is
 * a copy that a fresh clone begins with.  One id a line, by id, tabs between
 *
 *	what (article, place, house, building, event, news, region, print), id,
 *	languages in which it was public, last day (of events and news) or
 *	nothing, who may be its heir (of what is lost) or nothing, title
 *
 * What an id stands for: a page's paths in the API, in every language, its
 * leaflets and their PDFs; s/ID of all but prints; the PDF of a print; a
 * region's part of the API.  Pictures and style sheets are not kept.
 */
#define WG_ADDRESSES "report/addresses.tsv"
#define WG_ADDRESSES_BYTES ((size_t)256 << 20) /* the largest one read */

enum wg_address_state {
	WG_ADDRESS_LIVE,   /* 'document' is it */
	WG_ADDRESS_FORMER, /* 'document' is its heir */
	WG_ADDRESS_OVER,   /* an event or news of another day; 'document' is
			    * it, or NULL if its file is no more.  Or its file
			    * cannot be read just now, which was reported */
	WG_ADDRESS_GONE,   /* a source says so */
	WG_ADDRESS_LOST,   /* nobody says anything: an error */
};

struct wg_published_id {
	struct wg_str id;
	enum wg_kind kind;    /* of a page, any of its kinds */
	struct wg_str title;  /* German, plain */
	struct wg_str until;  /* YYYY-MM-DD or empty */
	struct wg_str tags;   /* of languages, blanks between them */
	enum wg_address_state state;
	const struct wg_document *document; /* or NULL */
	struct wg_str heir;   /* of what is lost: the id of who may be it, or
			       * empty */
	bool known;           /* an earlier build published it */
};

struct wg_addresses {
	struct wg_published_id *at; /* by id */
	size_t n;
};

/*
 * What is published now, and what was: 'old' is the text of the last book, or
 * empty; the copy in the sources is the project's.  Both are foreign.  Lost
 * ones are reported, and rows of the copy that are none.  Once 'public' of the
 * build is known.
 */
struct wg_addresses *wg_addresses_new(struct wg_arena *,
    const struct wg_build *, struct wg_str old, struct wg_diag *);
/* Would a build with 'old' find and report just that?  'diag' is what was
 * reported with '*all'. */
bool wg_addresses_stay(const struct wg_addresses *all,
    const struct wg_build *, struct wg_str old, const struct wg_diag *diag);
void wg_addresses_write(const struct wg_addresses *, struct wg_out *);

/* Is the document published in that edition today? */
bool wg_published(const struct wg_build *, size_t edition,
    const struct wg_document *);
/* Is 'tag' a word of the list? */
bool wg_tags_have(struct wg_str tags, struct wg_str tag);

#endif
