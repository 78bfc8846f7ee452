#ifndef WG_BACK_EXPORTS_EXPORTS_H
#define WG_BACK_EXPORTS_EXPORTS_H

#include <stdbool.h>
#include <stdint.h>

#include "back/backend.h"
#include "base/arena.h"
#include "base/out.h"
#include "facts/facts.h"

struct wg_zone;

/*
 * What other programs of an office read, below site/exports/REGION:
 * LANGUAGE/events.ics (RFC 5545), LANGUAGE/places.vcf (RFC 6350) and
 * LANGUAGE/places.csv for people's own calendars, phones and tables, and
 * LANGUAGE/outlook/ID.vcf (RFC 2426) where it was asked for;
 * stellen.txt and ehrenamt.txt, addresses to write to all of them.  No clock:
 * what they say of their own age is the Stand of the source.
 */

/* One region in one language. */
struct wg_exports {
	struct wg_task *task;
	struct wg_arena *arena;
	const struct wg_region *region;
	const struct wg_edition *edition;
	const struct wg_zone *zone;
	struct wg_facts facts;
};

/* In the language, or German where it is not translated whole; NULL: the
 * region shows it in translation only. */
const struct wg_facts *wg_exports_facts(
    const struct wg_exports *, const struct wg_document *);
/* Write it, with 'name' behind REGION/, under every name the region had. */
void wg_exports_file(struct wg_task *, const struct wg_region *,
    struct wg_out *, struct wg_str name);
void wg_exports_events(const struct wg_exports *);
void wg_exports_cards(const struct wg_exports *);
void wg_exports_table(const struct wg_exports *);
/* Of a whole region. */
void wg_exports_mail(struct wg_task *, const struct wg_region *);

/*
 * Properties of iCalendar and vCard: "NAME:VALUE", folded after 75 octets and
 * never inside a character, CRLF.  A text is escaped; raw is not.
 */
void wg_card_raw(struct wg_out *, const char *name, struct wg_str value);
void wg_card_text(struct wg_out *, const char *name, struct wg_str text);
/* The same in a property of vCard that has one part: a semicolon is none. */
void wg_card_words(struct wg_out *, const char *name, struct wg_str text);
/* "a;b": texts of one value. */
void wg_card_part(struct wg_out *value, struct wg_str text);
/* 20261101T000000Z: when a source was last checked. */
void wg_card_stand(struct wg_out *, const char *name,
    const struct wg_exports *, const struct wg_document *);
/* Lines of facts as text, with 'between' after each but the last. */
void wg_fact_text(
    struct wg_out *, const struct wg_fact *, const char *between);

#endif
