/* A sign that is composed, and the parts it is made of. */
#include "compose/poster.h"

#include "model/record.h"
#include "facts/inline.h"
#include "facts/piece.h"

void
wg_sign_open(struct wg_sign *p, const struct wg_print *print,
    struct wg_arena *a, struct wg_diag *diag)
{
	struct wg_facts *facts = WG_NEW_ARRAY(a, print->n, struct wg_facts);

	*p = (struct wg_sign){ .print = print, .arena = a, .diag = diag,
		.facts = facts, .unread = WG_NEW_ARRAY(a, print->n, bool),
		.parts = 1 };
	for (size_t i = 0; i < print->n; i++)
		facts[i] = wg_facts_open(print->task, print->editions[i], a);
	p->title = wg_inlines_text(&facts[0], a, print->document->title);
	if (print->subject->kind == WG_KIND_HOUSE)
		wg_poster_open(p);
}

struct wg_sign
wg_sign_trial(
    const struct wg_sign *p, struct wg_arena *a, struct wg_diag *diag)
{
	struct wg_sign trial = *p;

	trial.arena = a;
	trial.unread = WG_NEW_ARRAY(a, p->print->n, bool);
	trial.diag = diag;
	return trial;
}

/* Parts. */

struct wg_composer
wg_sign_voice(const struct wg_sign *p, size_t i)
{
	return (struct wg_composer){ .arena = p->arena,
		.voice = &p->facts[i], .source = &p->facts[0],
		.unread = &p->unread[i], .level = 1 };
}

static bool
is_rtl(const struct wg_sign *p, size_t i)
{
	return p->facts[i].edition->language->rtl;
}

struct wg_sides
wg_sign_sides(struct wg_sign *p, struct wg_part *to, bool german)
{
	size_t first = german ? 0 : 1, n[2] = { 0 };
	struct wg_sides sides = { { NULL } };

	for (size_t i = first; i < p->print->n; i++)
		n[is_rtl(p, i)]++;
	if (n[0] > 0 && n[1] > 0) {
		to = wg_part_put(p->arena, to, WG_PART_SIDES);
		sides.of[0] = wg_part_put(p->arena, to, WG_PART_LEFT);
		sides.of[1] = wg_part_put(p->arena, to, WG_PART_RIGHT);
	} else if (n[0] + n[1] > 0) {
		sides.of[n[1] > 0] = wg_part_put(p->arena, to,
		    n[0] == 1	  ? WG_PART_ONE :
			n[1] == 1 ? WG_PART_ONE_RIGHT :
			n[0] > 0  ? WG_PART_ROWS :
				    WG_PART_ROWS_RIGHT);
	}
	return sides;
}

struct wg_part *
wg_sign_side(
    const struct wg_sign *p, const struct wg_sides *sides, size_t i)
{
	return sides->of[is_rtl(p, i)];
}

/* In German; its words are yet to be put. */
static struct wg_part *
put_named(struct wg_sign *p, struct wg_part *to, enum wg_part_role role,
    struct wg_str name)
{
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->words.language = p->facts[0].edition->language;
	part->words.name = name;
	part->at = p->print->document->root->at;
	return part;
}

struct wg_part *
wg_sign_words(struct wg_sign *p, struct wg_part *to,
    enum wg_part_role role, struct wg_str text)
{
	struct wg_part *part = put_named(p, to, role, text);

	wg_tokens_put(p->arena, &part->words, text, part->words.language);
	return part;
}

struct wg_part *
wg_sign_piece(struct wg_sign *p, struct wg_part *to,
    enum wg_part_role role, struct wg_str text)
{
	struct wg_part *part = put_named(p, to, role, text);

	wg_tokens_piece(p->arena, &part->words, text, NULL, true);
	return part;
}

struct wg_part *
wg_sign_label(struct wg_sign *p, struct wg_part *to,
    enum wg_part_role role, size_t i, enum wg_label id)
{
	struct wg_composer c = wg_sign_voice(p, i);
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->words = wg_compose_label(&c, id);
	part->at = p->print->document->root->at;
	return part;
}

struct wg_part *
wg_sign_pictogram(struct wg_sign *p, struct wg_part *to,
    enum wg_part_role role, const char *name, enum wg_label alt)
{
	const struct wg_label_arg nothing[] = { { "name", WG_NONE },
		{ NULL, WG_NONE } }; /* "Zimmer", the number stands beside */
	struct wg_part *part = wg_part_put(p->arena, to, role);

	part->pictogram = wg_str(name);
	part->at = p->print->document->root->at;
	if (alt != WG_L_COUNT) {
		part->alt = wg_str_trim(wg_edition_label(
		    p->facts[0].edition, p->arena, alt, 0, nothing));
		part->alt_language = p->facts[0].edition->language;
	}
	return part;
}

static struct wg_str
joined(struct wg_arena *a, struct wg_str first, struct wg_str second)
{
	return wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(first),
	    first.len > 0 && second.len > 0 ? " " : "", WG_ARG(second));
}

void
wg_sign_address_lines(struct wg_arena *a, const struct wg_address *address,
    struct wg_str lines[2])
{
	lines[0] = joined(a, address->street, address->number);
	lines[1] = joined(a, address->postcode, address->town);
}

void
wg_sign_address(struct wg_sign *p, struct wg_part *to,
    const struct wg_address *address)
{
	struct wg_str lines[2];

	if (address == NULL)
		return;
	wg_sign_address_lines(p->arena, address, lines);
	if (lines[0].len > 0)
		wg_sign_words(p, to, WG_PART_VALUE, lines[0])->at =
		    address->at;
	if (lines[1].len > 0)
		wg_sign_piece(p, to, WG_PART_VALUE, lines[1])->at =
		    address->at;
}

void
wg_sign_code(struct wg_sign *p, struct wg_part *to)
{
	struct wg_str url = wg_print_url(p->print, p->arena);
	struct wg_part *panel =
	    wg_part_put(p->arena, to, WG_PART_CODE_PANEL);
	struct wg_part *code = wg_part_put(p->arena, panel, WG_PART_CODE);
	struct wg_composer c = wg_sign_voice(p, 0);
	const struct wg_piece words = wg_facts_url(&p->facts[0], p->arena, url);
	struct wg_part *address;

	code->code = url;
	code->alt = wg_code_words(p->arena, url);
	code->at = p->print->document->root->at;
	address = wg_part_put(p->arena, panel, WG_PART_ADDRESS);
	address->words = wg_compose_text(&c);
	address->at = code->at;
	wg_compose_put_piece(&c, &address->words, &words);
}

struct wg_part *
wg_sign_line(
    struct wg_sign *p, struct wg_part *to, enum wg_part_role role)
{
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *line = wg_part_put(p->arena, to, role);

	line->words = wg_compose_text(&c);
	line->at = p->print->document->root->at;
	return line;
}

void
wg_sign_unread_in(struct wg_sign *p, struct wg_part *to, const bool *unread,
    enum wg_label say)
{
	struct wg_part *all = NULL;
	struct wg_sides sides;

	for (size_t i = 1; i < p->print->n; i++) {
		if (!unread[i])
			continue;
		if (all == NULL) {
			all = wg_part_put(p->arena, to, WG_PART_HEARSAY);
			sides = wg_sign_sides(p, all, false);
		}
		wg_sign_label(p, wg_sign_side(p, &sides, i),
		    WG_PART_UNREAD, i, say);
	}
}
