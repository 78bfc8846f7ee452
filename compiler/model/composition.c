#include "model/composition.h"

#include "base/out.h"

#define NO_STRUCTURE WG_ROLE_COUNT
#define HEADINGS (WG_ROLE_COUNT + 1)

static const struct {
	const char *name;
	unsigned structure;
} parts[] = {
#define WG_ROLE_NONE NO_STRUCTURE
#define WG_ROLE_H HEADINGS
#define WG_PART(id, name, structure, note) { name, WG_ROLE_##structure },
#include "model/parts.def"
#undef WG_ROLE_NONE
#undef WG_ROLE_H
};

/* Text. */

static struct wg_token *
put(struct wg_arena *a, struct wg_tokens *w, enum wg_token_kind kind,
    const struct wg_language *language)
{
	struct wg_token *t = &WG_PUSH(a, &w->list);

	*t = (struct wg_token){ .kind = kind, .language = language };
	return t;
}

void
wg_tokens_put(struct wg_arena *a, struct wg_tokens *w, struct wg_str text,
    const struct wg_language *language)
{
	if (text.len > 0)
		put(a, w, WG_TOKEN_WORDS, language)->text = text;
}

void
wg_tokens_piece(struct wg_arena *a, struct wg_tokens *w, struct wg_str text,
    const struct wg_language *language, bool ltr)
{
	struct wg_token *t;

	if (text.len == 0)
		return;
	t = put(a, w, WG_TOKEN_PIECE, language);
	t->text = text;
	t->ltr = ltr;
}

struct wg_token *
wg_tokens_open(struct wg_arena *a, struct wg_tokens *w,
    enum wg_token_element element, const struct wg_language *language)
{
	struct wg_token *t = put(a, w, WG_TOKEN_OPEN, language);

	t->element = element;
	return t;
}

void
wg_tokens_close(
    struct wg_arena *a, struct wg_tokens *w, enum wg_token_element element)
{
	put(a, w, WG_TOKEN_CLOSE, NULL)->element = element;
}

struct wg_str
wg_tokens_text(struct wg_arena *a, const struct wg_tokens *w)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (size_t i = 0; i < w->list.n; i++) {
		const struct wg_token *t = &w->list.at[i];
		bool mark = t->element == WG_TOKEN_ABROAD ||
		    t->element == WG_TOKEN_FALLBACK;

		if (t->kind == WG_TOKEN_WORDS || t->kind == WG_TOKEN_PIECE)
			wg_out_put(&out, t->text);
		else if (mark)
			wg_out_puts(&out,
			    t->kind == WG_TOKEN_OPEN ? " (" : ")");
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

/* Parts. */

struct wg_part *
wg_part_new(struct wg_arena *a, enum wg_part_role role)
{
	struct wg_part *p = WG_NEW(a, struct wg_part);

	p->role = role;
	return p;
}

struct wg_part *
wg_part_add(struct wg_part *parent, struct wg_part *child)
{
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
	return child;
}

struct wg_part *
wg_part_put(
    struct wg_arena *a, struct wg_part *parent, enum wg_part_role role)
{
	return wg_part_add(parent, wg_part_new(a, role));
}

enum wg_role
wg_part_structure(const struct wg_part *p, bool head, unsigned deeper)
{
	unsigned structure = parts[p->role].structure;
	unsigned level = (p->level > 1 ? p->level - 1 : 0) + deeper;

	if (structure == HEADINGS)
		return WG_ROLE_H1 + (level < 5 ? level : 5);
	if (structure == WG_ROLE_TD && head)
		return WG_ROLE_TH;
	return structure;
}

const char *
wg_part_name(enum wg_part_role role)
{
	return parts[role].name;
}
