/* Words of a block: made clean, written as XML and as messages. */
#include <string.h>

#include "base/arena.h"
#include "base/html.h"
#include "import/prose.h"

enum { words, plain, value };

static const struct {
	const char *tag;
	int holds;
} kinds[WG_PIECE_COUNT] = {
#define WG_PIECE(id, tag, holds) [WG_PIECE_##id] = { tag, holds },
#include "import/pieces.def"
};

const char *
wg_piece_tag(enum wg_piece_kind kind)
{
	return kinds[kind].tag;
}

bool
wg_piece_is_value(enum wg_piece_kind kind)
{
	return kinds[kind].holds == value;
}

struct wg_piece *
wg_piece_add(struct wg_arena *a, struct wg_piece *parent,
    enum wg_piece_kind kind)
{
	struct wg_piece *p = WG_NEW(a, struct wg_piece);

	p->kind = kind;
	if (parent->last != NULL)
		parent->last->next = p;
	else
		parent->first = p;
	parent->last = p;
	return p;
}

static struct wg_piece *
put_behind(struct wg_arena *a, struct wg_piece *p, enum wg_piece_kind kind,
    struct wg_str text)
{
	struct wg_piece *k = WG_NEW(a, struct wg_piece);

	*k = (struct wg_piece){ .kind = kind, .text = text, .next = p->next };
	p->next = k;
	return k;
}

static void
mend_last(struct wg_piece *p)
{
	for (struct wg_piece *k = p->first; k != NULL; k = k->next) {
		mend_last(k);
		p->last = k;
	}
}

void
wg_piece_part(struct wg_arena *a, struct wg_piece *root, struct wg_piece *p,
    size_t from, size_t to, enum wg_piece_kind kind, struct wg_str text)
{
	struct wg_str s = p->text;
	struct wg_piece *k = put_behind(a, p, kind, text);

	if (to < s.len)
		put_behind(a, k, WG_PIECE_TEXT, wg_str_from(s, to));
	p->text = wg_str_head(s, from); /* perhaps empty, which is harmless */
	mend_last(root);
}

static void
put_text(struct wg_out *out, const struct wg_piece *p)
{
	wg_out_put(out, p->text);
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		put_text(out, k);
}

struct wg_str
wg_pieces_text(struct wg_arena *a, const struct wg_piece *root)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	put_text(&out, root);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* Cleaning. */

static bool
same(const struct wg_piece *a, const struct wg_piece *b)
{
	return a->kind == b->kind && !wg_piece_is_value(a->kind) &&
	    kinds[a->kind].holds != plain && wg_str_eq(a->target, b->target);
}

/* 'list' begins with what 'p' holds; both are cut off behind. */
static void
join(struct wg_arena *a, struct wg_piece *p, struct wg_piece *next)
{
	if (p->kind == WG_PIECE_TEXT) {
		p->text = wg_str_fmt(a, "%.*s%.*s", WG_ARG(p->text),
		    WG_ARG(next->text));
	} else if (next->first != NULL) {
		if (p->last != NULL)
			p->last->next = next->first;
		else
			p->first = next->first;
		p->last = next->last;
	}
	p->next = next->next;
}

static bool
cut_blank(struct wg_piece *p, bool front)
{
	while (p != NULL && p->kind != WG_PIECE_TEXT) {
		if (kinds[p->kind].holds != words)
			return false;
		if (front)
			p = p->first;
		else
			p = p->last;
	}
	if (p == NULL || p->text.len == 0)
		return false;
	if (front && p->text.ptr[0] == ' ')
		p->text = wg_str_from(p->text, 1);
	else if (!front && p->text.ptr[p->text.len - 1] == ' ')
		p->text = wg_str_head(p->text, p->text.len - 1);
	else
		return false;
	return true;
}

static bool
is_empty(const struct wg_piece *p)
{
	if (p->kind == WG_PIECE_TEXT || kinds[p->kind].holds == value)
		return p->text.len == 0;
	if (kinds[p->kind].holds == plain)
		return wg_str_trim(p->text).len == 0;
	return p->first == NULL;
}

static void
clean(struct wg_arena *a, struct wg_piece *parent, unsigned inside)
{
	struct wg_piece *list = parent->first, *next, *k;

	parent->first = parent->last = NULL;
	for (struct wg_piece *p = list; p != NULL; p = next) {
		bool front = false, back = false;

		next = p->next;
		p->next = NULL;
		if (kinds[p->kind].holds == words &&
		    p->kind != WG_PIECE_TEXT) {
			clean(a, p, inside | 1u << p->kind);
			front = cut_blank(p->first, true);
			back = cut_blank(p->last, false);
			/* Stressed is stressed; a link holds no link. */
			if (p->kind <= WG_PIECE_EM ? (inside & (1u <<
				WG_PIECE_STRONG | 1u << WG_PIECE_EM)) != 0 :
			    (inside & 1u << p->kind) != 0) {
				if (front)
					wg_piece_add(a, parent,
					    WG_PIECE_TEXT)->text = WG_STR(" ");
				for (k = p->first; k != NULL;) {
					struct wg_piece *after = k->next;

					k->next = NULL;
					if (parent->last != NULL)
						parent->last->next = k;
					else
						parent->first = k;
					parent->last = k;
					k = after;
				}
				if (back)
					wg_piece_add(a, parent,
					    WG_PIECE_TEXT)->text = WG_STR(" ");
				continue;
			}
		}
		if (front)
			wg_piece_add(a, parent, WG_PIECE_TEXT)->text =
			    WG_STR(" ");
		/* What became empty when its blank went. */
		if (p->first != NULL && p->first == p->last && p->first->kind ==
			WG_PIECE_TEXT && p->first->text.len == 0)
			p->first = p->last = NULL;
		if (!is_empty(p)) {
			if (parent->last != NULL)
				parent->last->next = p;
			else
				parent->first = p;
			parent->last = p;
		}
		if (back)
			wg_piece_add(a, parent, WG_PIECE_TEXT)->text =
			    WG_STR(" ");
	}
	for (struct wg_piece *p = parent->first; p != NULL;) {
		if (p->next != NULL && same(p, p->next)) {
			join(a, p, p->next);
			continue;
		}
		parent->last = p;
		p = p->next;
	}
}

static void
squeeze(struct wg_arena *a, struct wg_piece *p, bool *blank)
{
	if (p->kind == WG_PIECE_TEXT)
		p->text = wg_str_squeeze(a, p->text, blank);
	else if (kinds[p->kind].holds != words)
		*blank = false;
	for (struct wg_piece *k = p->first; k != NULL; k = k->next)
		squeeze(a, k, blank);
}

void
wg_pieces_clean(struct wg_arena *a, struct wg_piece *root)
{
	bool blank;

	/* A blank that moves out may meet another one. */
	for (int round = 0; round < 3; round++) {
		blank = true;
		squeeze(a, root, &blank);
		clean(a, root, 0);
		while (cut_blank(root->first, true) ||
		    (root->first != NULL && is_empty(root->first)))
			if (root->first != NULL && is_empty(root->first)) {
				root->first = root->first->next;
				if (root->first == NULL)
					root->last = NULL;
			}
		cut_blank(root->last, false);
	}
	clean(a, root, 0);
}

/* XML. */

static void
put_escaped(struct wg_out *out, struct wg_str s)
{
	wg_html_escape(out, s);
}

static void
put_xml(struct wg_out *out, const struct wg_piece *p)
{
	static const char *const names[WG_PIECE_COUNT] = {
		[WG_PIECE_STRONG] = "emphasis", [WG_PIECE_EM] = "emphasis",
		[WG_PIECE_LINK] = "link", [WG_PIECE_GOTO] = "link",
		[WG_PIECE_QUOTE] = "quote",
		[WG_PIECE_GERMAN] = "foreignphrase",
		[WG_PIECE_ABBR] = "abbrev", [WG_PIECE_PHONE] = "w:phone",
		[WG_PIECE_EMAIL] = "email", [WG_PIECE_URI] = "uri",
		[WG_PIECE_TIME] = "w:time", [WG_PIECE_DATE] = "w:date",
		[WG_PIECE_MONEY] = "w:money" };

	if (p->kind != WG_PIECE_TEXT)
		wg_out_fmt(out, "<%s", names[p->kind]);
	if (p->kind == WG_PIECE_STRONG)
		wg_out_puts(out, " role=\"strong\"");
	if (p->kind == WG_PIECE_LINK || p->kind == WG_PIECE_GOTO) {
		wg_out_puts(out, p->kind == WG_PIECE_LINK ? " xlink:href=\"" :
		    " linkend=\"");
		put_escaped(out, p->target);
		wg_out_byte(out, '"');
		if (p->offer.len > 0)
			wg_out_fmt(out, " w:offer=\"%.*s\"",
			    WG_ARG(p->offer));
	}
	if (p->kind != WG_PIECE_TEXT)
		wg_out_byte(out, '>');
	put_escaped(out, p->text);
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		put_xml(out, k);
	if (p->kind != WG_PIECE_TEXT)
		wg_out_fmt(out, "</%s>", names[p->kind]);
}

void
wg_pieces_xml(struct wg_out *out, const struct wg_piece *root)
{
	for (const struct wg_piece *k = root->first; k != NULL; k = k->next)
		put_xml(out, k);
}

/* Messages. */

struct tag {
	const struct wg_piece *piece;
	struct wg_str name;
	bool used;
};
struct tags WG_VEC(struct tag);

static void
collect(struct wg_arena *a, const struct wg_piece *p, struct tags *tags)
{
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next) {
		if (k->kind != WG_PIECE_TEXT)
			WG_PUSH(a, tags) = (struct tag){ .piece = k };
		collect(a, k, tags);
	}
}

/* A name that stands twice is numbered. */
static void
name_tags(struct wg_arena *a, struct tags *tags)
{
	for (size_t i = 0; i < tags->n; i++) {
		const char *tag = wg_piece_tag(tags->at[i].piece->kind);
		unsigned total = 0, before = 0;

		for (size_t k = 0; k < tags->n; k++) {
			bool is = wg_piece_tag(tags->at[k].piece->kind) ==
			    tag || strcmp(wg_piece_tag(
				tags->at[k].piece->kind), tag) == 0;

			total += is;
			before += is && k < i;
		}
		tags->at[i].name = total == 1 ? wg_str(tag) :
		    wg_str_fmt(a, "%s%u", tag, before + 1);
	}
}

static bool
same_value(const struct wg_piece *a, const struct wg_piece *b)
{
	if (a->kind == WG_PIECE_GERMAN && b->kind == WG_PIECE_GERMAN)
		return wg_is_same_german(b->text, a->text);
	if (kinds[a->kind].holds != words)
		return a->kind == b->kind && wg_str_eq(a->text, b->text);
	return (a->kind == b->kind ||
		(a->kind <= WG_PIECE_EM && b->kind <= WG_PIECE_EM)) &&
	    wg_str_eq(a->target, b->target);
}

struct saying {
	struct wg_out out;
	struct tags tags;
	bool exact;
};

/* The German tag that it stands for: with its value, else the next one. */
static struct tag *
tag_of(struct saying *s, const struct wg_piece *p)
{
	struct tag *next = NULL;

	for (size_t i = 0; i < s->tags.n; i++) {
		struct tag *t = &s->tags.at[i];

		if (t->used || strcmp(wg_piece_tag(t->piece->kind),
		    wg_piece_tag(p->kind)) != 0)
			continue;
		if (same_value(t->piece, p))
			return t;
		if (next == NULL)
			next = t;
	}
	/* Another number is not this one, but a link may lead elsewhere. */
	if (next != NULL && kinds[p->kind].holds != words)
		next = NULL;
	return next;
}

static void
put_message(struct saying *s, const struct wg_piece *p)
{
	struct tag *t = NULL;

	if (p->kind != WG_PIECE_TEXT) {
		t = tag_of(s, p);
		/* That words are German is nothing that a message says. */
		s->exact &= t != NULL || p->kind == WG_PIECE_GERMAN;
	}
	if (t != NULL) {
		t->used = true;
		wg_out_fmt(&s->out, wg_piece_is_value(p->kind) ? "<%.*s/>" :
		    "<%.*s>", WG_ARG(t->name));
		if (wg_piece_is_value(p->kind))
			return;
	}
	for (size_t i = 0; i < p->text.len; i++)
		switch (p->text.ptr[i]) {
		case '&': wg_out_puts(&s->out, "&amp;"); break;
		case '<': wg_out_puts(&s->out, "&lt;"); break;
		case '>': wg_out_puts(&s->out, "&gt;"); break;
		default: wg_out_byte(&s->out, p->text.ptr[i]);
		}
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		put_message(s, k);
	if (t != NULL)
		wg_out_fmt(&s->out, "</%.*s>", WG_ARG(t->name));
}

struct wg_str
wg_pieces_message(struct wg_arena *a, const struct wg_piece *root,
    const struct wg_piece *german, bool *exact)
{
	struct saying s = { .exact = true };
	struct wg_str text;

	collect(a, german, &s.tags);
	name_tags(a, &s.tags);
	for (const struct wg_piece *k = root->first; k != NULL; k = k->next)
		put_message(&s, k);
	for (size_t i = 0; i < s.tags.n; i++)
		s.exact &= s.tags.at[i].used;
	text = wg_str_dup(a, wg_out_str(&s.out));
	wg_out_free(&s.out);
	*exact = s.exact;
	return text;
}
