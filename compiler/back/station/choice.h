#ifndef WG_BACK_STATION_CHOICE_H
#define WG_BACK_STATION_CHOICE_H

#include "back/station/station.h"
#include "model/product.h"
#include "model/record.h"

/*
 * What somebody has chosen to print so far: the fields of the form; what they
 * do not say is that of the print job that was opened, or the usual thing.
 */
struct wg_office_choice {
	const struct wg_document *place;
	bool used;
};

struct wg_print_choice {
	const struct wg_document *job;     /* that was opened, or NULL */
	const struct wg_document *subject; /* NULL: not chosen yet */
	enum wg_product product;
	struct wg_str size;
	struct wg_office_choice *offices; /* of a poster, in their order */
	size_t n_offices;
	struct wg_language_list languages; /* in the order of the project */
	bool german;
	enum wg_profile profile;
	enum wg_cover_sheet cover;
	unsigned copies;
	unsigned sheets; /* of offices, at most; 0: as many as it takes */
	size_t from;     /* the first page that is shown, from 0 */
};

/* May it be chosen?  What hangs where a job says only with that job. */
bool wg_print_choice_offers(const struct wg_document *job,
    const struct wg_document *subject, enum wg_product);
struct wg_print_choice wg_print_choice(
    struct wg_arena *, const struct wg_station *);
/* A poster on which nothing was left; as attributes that would mean all. */
bool wg_print_choice_is_empty(const struct wg_print_choice *);
/* As a document that stands in no file; a subject was chosen. */
const struct wg_document *wg_print_choice_job(struct wg_arena *,
    const struct wg_station *, const struct wg_print_choice *);

#endif
