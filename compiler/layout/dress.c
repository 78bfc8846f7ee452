/*
 * The walk over a composition.  Each part becomes the block of its style: a
 * text, a code, or a box of its parts; a pictogram stands beside that, a rule
 * above it.
 */
#include "layout/dress_in.h"

#include "base/arena.h"
#include "base/qr.h"
#include "model/language.h"
#include "model/project.h"

uint32_t
wg_color(enum wg_color color, enum wg_profile profile, uint32_t accent)
{
	static const uint32_t table[WG_COLOR_COUNT][2] = {
#define WG_COLOR(id, office, black) [WG_COLOR_##id] = { office, black },
#include "layout/colors.def"
	};
	uint32_t value = table[color][profile == WG_PROFILE_BLACK];

	return value > 0xFFFFFF ? accent : value;
}

uint32_t
wg_dress_color(const struct place *p, enum wg_color c)
{
	return wg_color(c, p->dress->profile, p->dress->project->accent);
}

static bool
stands_within(const struct place *p, enum wg_part_role role)
{
	for (p = p->around; p != NULL && p->part != NULL; p = p->around)
		if (p->part->role == role)
			return true;
	return false;
}

static const struct wg_style *
find_style(const struct wg_style_sheet *sheet, const struct place *p)
{
	for (size_t i = 0; i < sheet->n; i++) {
		const struct wg_style *s = &sheet->styles[i];

		if (s->role == p->part->role &&
		    (s->variants == 0 ||
			(s->variants & p->dress->variant) != 0) &&
		    (s->level == 0 || s->level == p->part->level) &&
		    (s->within == WG_PART_SHEET ||
			stands_within(p, s->within)))
			return s;
	}
	return NULL;
}

const struct wg_style *
wg_dress_style(const struct place *p)
{
	static const struct wg_style plain;

	for (const struct wg_style_sheet *sheet = p->dress->sheet;
	     sheet != NULL; sheet = sheet->below) {
		const struct wg_style *s = find_style(sheet, p);

		if (s != NULL)
			return s;
	}
	return &plain;
}

struct wg_block *
wg_dress_block(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = WG_NEW(p->dress->arena, struct wg_block);

	*b = s->box;
	if (p->dress->sheet->mirrors)
		b->rtl = p->language->rtl;
	b->filled = s->fill != WG_COLOR_NONE;
	b->fill = wg_dress_color(p, s->fill);
	b->stroke = wg_dress_color(p, s->stroke);
	if (b->kind == WG_BLOCK_LEADER)
		b->color = wg_dress_color(p, s->color);
	b->at = p->part->at;
	if (p->dress->profile == WG_PROFILE_BLACK)
		b->striped = false;
	if (p->dress->profile == WG_PROFILE_BLACK && s->frame > 0) {
		b->line = s->frame;
		b->stroke = wg_dress_color(p, WG_COLOR_INK);
	}
	return b;
}

/* In a space of its own, what a block is in the space of another: how wide it
 * is, and what it takes of the height. */
static void
take_place(struct wg_block *outer, struct wg_block *inner)
{
	outer->width = inner->width;
	outer->least_width = inner->least_width;
	outer->share = inner->share;
	outer->natural = inner->natural;
	outer->stretch = inner->stretch;
	outer->most_stretch = inner->most_stretch;
	outer->before = inner->before;
	outer->after = inner->after;
	outer->grows = inner->grows;
	outer->keep_with_next = inner->keep_with_next;
	outer->keep_together = inner->keep_together;
	inner->width = inner->least_width = 0;
	inner->most_stretch = 0;
	inner->natural = false;
}

/* Words. */

static enum wg_align
align_of(const struct place *p, const struct wg_block *b,
    enum wg_align align)
{
	if (align == WG_ALIGN_CENTER || p->edge <= WG_EDGE_START)
		return align;
	return (p->edge == WG_EDGE_RIGHT) == b->rtl ? WG_ALIGN_START :
						      WG_ALIGN_END;
}

/* Lines that stand alone are equally long, none is of one short word; running
 * text fills its lines. */
#define RUNNING 120 /* percent of leading, above which text is to be read on */

static bool
stands_alone(const struct wg_style *s)
{
	return s->leading > 0 ? s->leading <= RUNNING : s->tight;
}

struct wg_block *
wg_dress_text(const struct place *p, const struct wg_style *s,
    const struct wg_tokens *words)
{
	const struct wg_language *l =
	    words->language != NULL ? words->language : p->language;
	struct wg_block *b = wg_dress_block(p, s);
	struct wg_font_style font = wg_font_style(l->script, l->tag);

	b->kind = WG_BLOCK_TEXT;
	b->tag = p->tag;
	b->lang = l->tag;
	b->rtl = l->rtl;
	b->leading = s->leading > 0 ? s->leading :
	    s->tight		    ? font.tight :
				      font.leading;
	b->balanced = stands_alone(s);
	b->align = align_of(p, b, s->box.align);
	if (words->at.source != NULL)
		b->at = words->at;
	b->name = words->name;
	if (s->outline) {
		b->outline = p->part->level + p->dress->deeper;
		b->anchor = p->part->id;
	} else if (p->part->level == 0) {
		b->anchor = p->part->id;
	}
	wg_words_put(p->dress->arena, b,
	    (struct wg_ink){ s->weight, wg_dress_color(p, s->color),
		s->link != WG_COLOR_NONE,
		wg_dress_color(p, s->link) }, words);
	return b;
}

/* Pictures and codes. */

/* One that the project does not have is said in words. */
static struct wg_block *
pictogram(const struct place *p, const struct wg_style *s)
{
	const struct wg_pictogram *picture =
	    wg_project_pictogram(p->dress->project, p->part->pictogram);
	struct wg_block *b = wg_block_new(p->dress->arena, picture != NULL ?
		WG_BLOCK_PICTOGRAM : WG_BLOCK_SPACE);
	struct wg_tokens said = { .language = p->part->alt_language };

	b->pictogram = picture;
	b->size = s->icon.size;
	b->least = s->icon.least > 0 ? s->icon.least : s->icon.size;
	b->width = s->box.width > 0 ? s->box.width : s->icon.size;
	b->least_width = s->icon.least > 0 ? s->icon.least : b->width;
	b->natural = s->box.natural;
	b->before = s->box.before;
	b->after = s->box.after;
	b->natural = true;
	b->rtl = p->dress->sheet->mirrors && p->language->rtl;
	b->grows = s->icon.grows;
	b->color = wg_dress_color(p, s->icon.color);
	b->filled = s->icon.field != WG_COLOR_NONE;
	b->fill = wg_dress_color(p, s->icon.field);
	if (p->part->alt.len > 0 && picture != NULL) {
		b->tag = WG_NEW(p->dress->arena, struct wg_tag);
		b->tag->role = WG_ROLE_FIGURE;
		b->tag->parent = p->tag;
		b->tag->alt = p->part->alt;
	}
	if (p->part->alt.len == 0 || picture != NULL)
		return b;
	wg_tokens_put(p->dress->arena, &said, p->part->alt,
	    p->part->alt_language);
	b = wg_dress_text(p, s, &said);
	/* Which a section cannot hold as such. */
	if (p->tag == NULL || p->tag->role == WG_ROLE_SECT) {
		b->tag = WG_NEW(p->dress->arena, struct wg_tag);
		b->tag->role = WG_ROLE_P;
		b->tag->parent = p->tag;
		if (said.language != NULL && said.language != p->spoken)
			b->tag->lang = said.language->tag;
	}
	if (b->size == 0)
		b->size = b->least = s->icon.size * 6 / 10;
	b->natural = true;
	return b;
}

/* Not amid the height of what stands beside it. */
static struct wg_block *
at_the_top(const struct place *p, struct wg_block *icon)
{
	struct wg_block *b = wg_block_new(p->dress->arena, WG_BLOCK_STACK);

	b->width = icon->width;
	b->least_width = icon->least_width;
	b->grows = icon->grows;
	b->natural = true;
	wg_block_add(b, icon);
	return b;
}

/* As large as its modules want. */
static struct wg_block *
code(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = wg_dress_block(p, s);
	struct wg_qr qr;

	b->kind = WG_BLOCK_CODE;
	b->content = p->part->code;
	if (wg_qr_encode(p->dress->arena, p->part->code, &qr)) {
		int32_t modules = (int32_t)qr.size + 2 * WG_QR_QUIET;

		if (b->size < modules * p->dress->module)
			b->size = modules * p->dress->module;
	}
	b->least = b->size;
	b->tag = p->tag;
	return b;
}

/* Boxes. */

struct place
wg_dress_inside(const struct place *p, const struct wg_part *part)
{
	struct place in = *p;

	in.part = part;
	in.around = p;
	return in;
}

static bool
holds_cells(enum wg_part_role role)
{
	return role == WG_PART_ROW || role == WG_PART_TABLE_HEAD ||
	    role == WG_PART_TABLE_BODY || role == WG_PART_HOURS_ROW;
}

/* A GRID's children are its cells: those of its rows, in order. */
void
wg_dress_children(const struct place *p, struct wg_block *b)
{
	for (const struct wg_part *k = p->part->first; k; k = k->next) {
		struct place in = wg_dress_inside(p, k);
		struct wg_block *child;

		in.head |= p->part->role == WG_PART_TABLE_HEAD;
		if (b->kind == WG_BLOCK_GRID && holds_cells(k->role)) {
			in.tag = wg_dress_tag(&in);
			if (k->language != NULL)
				in.language = k->language;
			wg_dress_children(&in, b);
			continue;
		}
		child = wg_dress_part(&in);
		if (child != NULL)
			wg_block_add(b, child);
	}
}

/* Of the first row. */
static unsigned
count_cells(const struct wg_part *part)
{
	unsigned n = 0;

	while (part->first != NULL && holds_cells(part->first->role))
		part = part->first;
	for (const struct wg_part *k = part->first; k != NULL; k = k->next)
		n++;
	return n;
}

static struct wg_block *
box(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = wg_dress_block(p, s);

	if (s->backwards)
		b->rtl = true;
	if (b->kind == WG_BLOCK_GRID && b->columns == 0)
		b->columns = count_cells(p->part);
	/* A cell is known even if nothing is in it. */
	if (p->part->role == WG_PART_MATRIX_CELL)
		b->tag = p->tag;
	wg_dress_children(p, b);
	return b;
}

static struct wg_block *
beside(const struct place *p, const struct wg_style *s, struct wg_block *b)
{
	struct wg_block *row =
	    wg_block_new(p->dress->arena, WG_BLOCK_COLUMNS);

	take_place(row, b);
	row->shrinks = b->shrinks;
	row->gap = s->icon.gap;
	row->rtl = b->rtl && p->dress->sheet->mirrors;
	row->vertical = s->icon.vertical;
	if (b->kind == WG_BLOCK_TEXT && b->align == WG_ALIGN_CENTER) {
		row->align = WG_ALIGN_CENTER;
		b->natural = true;
	}
	wg_block_add(row, at_the_top(p, pictogram(p, s)));
	wg_block_add(row, b);
	return row;
}

static struct wg_block *
below_rule(const struct place *p, const struct wg_style *s,
    struct wg_block *b)
{
	struct wg_block *outer =
	    wg_block_new(p->dress->arena, WG_BLOCK_STACK);
	struct wg_block *rule = wg_block_new(p->dress->arena, WG_BLOCK_RULE);

	take_place(outer, b);
	b->stretch = true; /* the rule does not */
	outer->gap = s->rule_gap;
	rule->keep_with_next = true;
	rule->line = s->rule;
	rule->stroke = wg_dress_color(p, s->rule_color);
	wg_block_add(outer, rule);
	wg_block_add(outer, b);
	return outer;
}

struct wg_tag *
wg_dress_tag(const struct place *p)
{
	const struct wg_part *part = p->part;
	enum wg_role role =
	    wg_part_structure(part, p->head, p->dress->deeper);
	const struct wg_language *l = part->language != NULL ?
	    part->language : part->words.language;
	struct wg_tag *tag;

	if (role == WG_ROLE_COUNT)
		return p->tag;
	tag = WG_NEW(p->dress->arena, struct wg_tag);
	tag->role = role;
	tag->parent = p->tag;
	/* The number of an item stands amid its text, and is beside it. */
	if (role == WG_ROLE_LBL && p->tag != NULL &&
	    p->tag->role == WG_ROLE_LBODY)
		tag->parent = p->tag->parent;
	tag->alt = part->alt;
	tag->numbered = part->role == WG_PART_NUMBERS ||
	    part->role == WG_PART_STEPS || part->role == WG_PART_QUESTIONS;
	if (role == WG_ROLE_FIGURE && part->alt_language != NULL)
		l = part->alt_language;
	if (l == NULL)
		l = p->language;
	if (l != p->spoken)
		tag->lang = l->tag;
	return tag;
}

struct wg_block *
wg_dress_part(const struct place *at)
{
	struct place p = *at;
	const struct wg_style *s = wg_dress_style(&p);
	const struct wg_part *part = p.part;
	bool words = part->words.list.n > 0, icon = part->pictogram.len > 0;
	struct wg_block *b;

	if (s->left_out)
		return NULL;
	p.tag = s->silent ? NULL : wg_dress_tag(&p);
	if (part->language != NULL)
		p.language = part->language;
	else if (part->words.language != NULL)
		p.language = part->words.language;
	if (p.tag != at->tag)
		p.spoken = p.language;
	if (s->edge == WG_EDGE_OUTER)
		p.edge = at->language->rtl ? WG_EDGE_RIGHT : WG_EDGE_LEFT;
	else if (s->edge != WG_EDGE_AS_AROUND)
		p.edge = s->edge;
	if (part->code.len > 0) {
		b = code(&p, s);
	} else if (part->field != NULL) {
		b = wg_dress_field(&p, s);
	} else if (icon && !words && part->first == NULL) {
		b = at_the_top(&p, pictogram(&p, s));
		icon = false;
	} else if (part->image != NULL) {
		b = wg_dress_image(&p, s);
	} else if (s->joins) {
		b = wg_dress_joined(&p, s);
	} else if (part->role == WG_PART_TABLE && s->box.fit_words) {
		b = wg_dress_table(&p, s);
	} else if (part->role == WG_PART_ITEM && s->lists) {
		b = wg_dress_item(&p, s);
	} else if (part->role == WG_PART_POINT) {
		b = wg_dress_point(&p, s);
	} else if (words || part->role == WG_PART_CELL) {
		b = wg_dress_text(&p, s, &part->words);
	} else {
		b = box(&p, s);
	}
	if (icon && s->icon.hangs)
		b->marker = pictogram(&p, s);
	else if (icon || s->icon.always)
		b = beside(&p, s, b);
	return s->rule > 0 ? below_rule(&p, s, b) : b;
}

struct wg_block *
wg_dress(const struct wg_dress *d, const struct wg_part *part)
{
	struct place root = { .dress = d, .language = d->language,
		.spoken = d->language };
	struct place p = wg_dress_inside(&root, part);

	return wg_dress_part(&p);
}
