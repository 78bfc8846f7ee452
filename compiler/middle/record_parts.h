#ifndef WG_MIDDLE_RECORD_PARTS_H
#define WG_MIDDLE_RECORD_PARTS_H

/* Making records, a file a kind; for records.c. */

#include "base/arena.h"
#include "model/attribute.h"
#include "model/lookup.h"
#include "model/project.h"
#include "model/prose.h"

/* Attributes as values. */
bool wg_yes(const struct wg_node *, enum wg_attribute);
bool wg_no(const struct wg_node *, enum wg_attribute);
enum wg_said wg_said_of(const struct wg_node *, enum wg_attribute);
int wg_number_of(const struct wg_node *, enum wg_attribute); /* -1: none */
struct wg_position wg_position_of(const struct wg_node *);

/* The same in memory of the project; NULL gives NULL. */
const struct wg_address *wg_address_new(
    struct wg_project *, const struct wg_node *);
const struct wg_position *wg_position_new(
    struct wg_project *, const struct wg_node *);
const struct wg_media *wg_media_new(
    struct wg_project *, const struct wg_node *mediaobject);

/* What an attribute names: documents of a kind; others are left out. */
const struct wg_document *wg_document_of(const struct wg_project *,
    const struct wg_node *, enum wg_attribute, enum wg_kind);
struct wg_document_list wg_documents_of(struct wg_project *,
    const struct wg_node *, enum wg_attribute, enum wg_kind);
struct wg_name_list wg_names_of(
    struct wg_project *, const struct wg_node *, enum wg_attribute);
struct wg_language_list wg_languages_of(
    struct wg_project *, struct wg_str tags);
/* The record of a part that an attribute names, or NULL. */
const void *wg_part_of(const struct wg_project *, const struct wg_node *,
    enum wg_attribute, enum wg_element);
/* The children of an element that are units. */
struct wg_unit_list wg_units_of(
    struct wg_project *, const struct wg_node *, enum wg_element);
size_t wg_count_children(const struct wg_node *, enum wg_element);
/* The text of a child that is a value; empty if it was refused. */
struct wg_str wg_child_text(const struct wg_node *, enum wg_element);

/* The hours of a w:hours, with their comments; NULL: none. */
void wg_hours_into(
    struct wg_project *, struct wg_contact *, const struct wg_node *);
/* The w:closed of a place or house, and the w:moved of one whose address
 * 'old' is; NULL: it does not move. */
struct wg_closing_list wg_closings_of(
    struct wg_project *, const struct wg_node *root);
const struct wg_move *wg_move_of(struct wg_project *,
    const struct wg_node *root, const struct wg_address *old);

/* The w:here of a print. */
void wg_heres_of(
    struct wg_project *, struct wg_print_job *, const struct wg_node *root);

/* Records, in the order they are made in. */
void wg_record_project(struct wg_project *, const struct wg_node *root);
void wg_record_region(struct wg_project *, struct wg_region *);
const struct wg_place *wg_record_place(
    struct wg_project *, const struct wg_document *);
const struct wg_house *wg_record_house(
    struct wg_project *, const struct wg_document *);
const struct wg_building *wg_record_building(
    struct wg_project *, const struct wg_document *);
const struct wg_event *wg_record_event(
    struct wg_project *, const struct wg_document *);
const struct wg_news *wg_record_news(
    struct wg_project *, const struct wg_document *);
const struct wg_form *wg_record_form(
    struct wg_project *, const struct wg_document *);
/* A w:item; its number is 0. */
struct wg_form_item wg_record_item(struct wg_project *, const struct wg_node *);
const struct wg_print_job *wg_record_print(
    struct wg_project *, const struct wg_document *);
/* The values of what stands in it. */
void wg_record_prose(struct wg_project *, struct wg_node *root);

#endif
