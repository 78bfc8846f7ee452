/* Lists, tables, images. */
#include "layout/dress_in.h"

#include "base/arena.h"
#include "model/image.h"
#include "model/language.h"

struct wg_block *
wg_dress_image(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = wg_dress_block(p, s);

	b->kind = WG_BLOCK_IMAGE;
	b->image = p->part->image;
	b->tag = p->tag;
	b->rtl = p->language->rtl;
	return b;
}

/* Its element is called what the field is called. */
struct wg_block *
wg_dress_field(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = wg_dress_block(p, s);

	b->kind = WG_BLOCK_FIELD;
	b->field = p->part->field;
	b->rtl = p->around->language->rtl && p->dress->sheet->mirrors;
	b->least = b->size;
	if (p->tag != NULL && p->tag->role == WG_ROLE_FORM) {
		b->tag = p->tag;
		b->tag->alt = p->part->field->words;
	}
	return b;
}

struct wg_block *
wg_dress_joined(const struct place *p, const struct wg_style *s)
{
	struct wg_arena *a = p->dress->arena;
	struct wg_tokens all = p->part->words;

	all.list.n = all.list.room = 0;
	for (const struct wg_part *k = p->part->first; k; k = k->next) {
		const struct wg_language *own = k->words.language;
		bool unit = own != all.language;

		if (unit)
			wg_tokens_open(a, &all, WG_TOKEN_UNIT, own);
		for (size_t i = 0; i < k->words.list.n; i++)
			WG_PUSH(a, &all.list) = k->words.list.at[i];
		if (unit)
			wg_tokens_close(a, &all, WG_TOKEN_UNIT);
		wg_tokens_put(a, &all, k->behind, NULL);
	}
	return wg_dress_text(p, s, &all);
}

/* Lists. */

static struct wg_tag *
new_tag(const struct place *p, enum wg_role role, struct wg_tag *parent)
{
	struct wg_tag *tag = WG_NEW(p->dress->arena, struct wg_tag);

	tag->role = role;
	tag->parent = parent;
	return tag;
}

static struct wg_block *
marker(const struct place *p, struct wg_str text)
{
	struct wg_part part = { .role = WG_PART_MARKER };
	struct place in = wg_dress_inside(p, &part);

	in.tag = new_tag(p, WG_ROLE_LBL, p->tag);
	part.words.language = p->language;
	wg_tokens_put(p->dress->arena, &part.words, text, NULL);
	return wg_dress_text(&in, wg_dress_style(&in), &part.words);
}

static unsigned
number_of(const struct place *p)
{
	unsigned n = 1;

	for (const struct wg_part *k = p->around->part->first;
	     k != p->part; k = k->next)
		n++;
	return n;
}

/* In a grid each item is a list of its own. */
static struct wg_block *
alone(const struct place *p, struct wg_block *item)
{
	const struct wg_style *list = wg_dress_style(p->around);
	struct wg_block *b;

	if (list->box.kind != WG_BLOCK_GRID)
		return item;
	b = wg_block_new(p->dress->arena, WG_BLOCK_LIST);
	b->indent = list->box.indent;
	b->rtl = item->rtl;
	wg_block_add(b, item);
	return b;
}

struct wg_block *
wg_dress_item(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = wg_dress_block(p, s);
	enum wg_part_role list = p->around->part->role;
	struct place in = *p;
	struct wg_part prose = { .role = WG_PART_PROSE };

	in.tag = new_tag(p, WG_ROLE_LBODY, p->tag);
	/* Of a pair the markers stand in the rows. */
	if (p->part->first == NULL || p->part->first->role != WG_PART_PAIR)
		b->marker = marker(p, list == WG_PART_LIST ? WG_STR("•") :
			wg_str_fmt(p->dress->arena,
			    list == WG_PART_STEPS ? "%u" : "%u.",
			    number_of(p)));
	wg_dress_children(&in, b);
	if (p->part->words.list.n > 0) {
		struct place words = wg_dress_inside(&in, &prose);

		prose.words = p->part->words;
		wg_block_add(b, wg_dress_part(&words));
	}
	return alone(p, b);
}

/* In a list of one item. */
struct wg_block *
wg_dress_point(const struct place *p, const struct wg_style *s)
{
	struct wg_block *list = wg_dress_block(p, s);
	struct wg_block *item =
	    wg_block_new(p->dress->arena, WG_BLOCK_STACK);
	struct place at = *p;

	list->kind = WG_BLOCK_LIST;
	item->rtl = list->rtl;
	item->gap = list->gap;
	if (p->tag != NULL && p->tag->role == WG_ROLE_LBODY)
		at.tag = p->tag->parent;
	item->marker = marker(&at, WG_STR("•"));
	wg_dress_children(p, item);
	wg_block_add(list, item);
	return list;
}

/* Tables. */

#define NARROW 8 /* characters: the least and most a column counts for */
#define WIDE 48

static size_t
length_of(const struct wg_part *p)
{
	size_t own = 0, most = 0;

	for (size_t i = 0; i < p->words.list.n; i++) {
		const struct wg_token *t = &p->words.list.at[i];

		for (size_t k = 0; t->kind != WG_TOKEN_OPEN &&
		     k < t->text.len; k++)
			own += (t->text.ptr[k] & 0xC0) != 0x80;
	}
	for (const struct wg_part *k = p->first; k != NULL; k = k->next) {
		size_t n = length_of(k);

		most = n > most ? n : most;
	}
	return own + most;
}

static unsigned
count(const struct wg_part *row)
{
	unsigned n = 0;

	for (const struct wg_part *k = row->first; k != NULL; k = k->next)
		n++;
	return n;
}

static unsigned
columns_of(const struct wg_part *table)
{
	unsigned most = 1;

	for (const struct wg_part *k = table->first; k != NULL; k = k->next)
		for (const struct wg_part *r = k->first; r; r = r->next)
			most = count(r) > most ? count(r) : most;
	return most;
}

/* As wide as their longest cells ask for; the spine only parts two sides. */
static void
share_out(const struct wg_part *row, unsigned *shares)
{
	unsigned i = 0;

	for (const struct wg_part *k = row->first; k; k = k->next, i++) {
		size_t n = length_of(k);

		if (k->role == WG_PART_SPINE)
			n = 1;
		else
			n = n < NARROW ? NARROW : n > WIDE ? WIDE : n;
		if (n > shares[i])
			shares[i] = (unsigned)n;
	}
}

static void
add_row(const struct place *p, struct wg_block *grid, unsigned columns)
{
	struct place in = *p;
	unsigned n = count(p->part);

	in.tag = wg_dress_tag(&in);
	wg_dress_children(&in, grid);
	/* A row that is too short. */
	for (; n < columns; n++)
		wg_block_add(grid,
		    wg_block_new(p->dress->arena, WG_BLOCK_STACK));
}

struct wg_block *
wg_dress_table(const struct place *p, const struct wg_style *s)
{
	struct wg_block *b = wg_dress_block(p, s);
	unsigned *shares;

	b->columns = columns_of(p->part);
	b->turned = p->part->turned;
	shares = WG_NEW_ARRAY(p->dress->arena, b->columns, unsigned);
	b->shares = shares;
	for (const struct wg_part *k = p->part->first; k; k = k->next) {
		struct place in = wg_dress_inside(p, k);

		in.head = k->role == WG_PART_TABLE_HEAD;
		for (const struct wg_part *r = k->first; r; r = r->next) {
			struct place row = wg_dress_inside(&in, r);

			b->head_rows += in.head;
			share_out(r, shares);
			add_row(&row, b, b->columns);
		}
	}
	for (unsigned i = 0; i < b->columns; i++)
		shares[i] += shares[i] == 0;
	return b;
}
