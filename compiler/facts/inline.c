/*
 * The tree of a unit as a flat sequence.  No recursion: the parents of a
 * node say where to go on.
 */
#include "facts/inline.h"

#include "base/arena.h"
#include "base/out.h"
#include "model/node.h"
#include "text/locale.h"

struct wg_inlines
wg_inlines_of(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_node *unit)
{
	struct wg_shown shown = wg_edition_unit(f->edition, unit);
	struct wg_inlines walk = { .language = shown.language,
		.fallback = shown.fallback, .arena = a, .node = shown.first,
		.facts = shown.fallback ? f->german : f };

	walk.root = shown.first != NULL ? shown.first->parent : NULL;
	walk.german = shown.language == f->edition->project->source;
	return walk;
}

static const struct wg_language *
language_of(const struct wg_inlines *walk)
{
	return walk->german > 0 ? walk->facts->edition->project->source :
				  walk->language;
}

static struct wg_inline
text(const struct wg_inlines *walk, struct wg_str words)
{
	return (struct wg_inline){ .kind = WG_INLINE_TEXT, .text = words,
		.language = language_of(walk) };
}

/* Behind 'n' and all that is in it. */
static void
go_on(struct wg_inlines *walk, const struct wg_node *n)
{
	walk->leaving = n->next == NULL;
	walk->node = n->next != NULL ? n->next : n->parent;
	if (walk->node == walk->root)
		walk->node = NULL;
}

/* A German name is nothing special in German text, and a link in a link
 * cannot be shown. */
static bool
counts(const struct wg_inlines *walk, enum wg_element e)
{
	return e == WG_EL_LINK ? walk->links == 1 :
	    e != WG_EL_FOREIGNPHRASE || walk->german == 1;
}

static void
count(struct wg_inlines *walk, enum wg_element e, unsigned one)
{
	if (e == WG_EL_LINK)
		walk->links += one;
	else if (e == WG_EL_FOREIGNPHRASE)
		walk->german += one;
}

static bool
enter(struct wg_inlines *walk, const struct wg_node *n, struct wg_inline *i)
{
	walk->leaving = n->first == NULL;
	walk->node = n->first != NULL ? n->first : n;
	if (n->element == WG_EL_QUOTE) {
		*i = text(walk, wg_locale_quote(walk->facts->locale,
		    walk->quotes++, false));
		return true;
	}
	count(walk, n->element, 1);
	*i = (struct wg_inline){ .kind = WG_INLINE_OPEN,
		.element = n->element, .language = language_of(walk) };
	if (n->element == WG_EL_EMPHASIS)
		i->strong = wg_is_strong(n);
	if (n->element == WG_EL_LINK)
		i->link = wg_link_of(n);
	return counts(walk, n->element);
}

static bool
leave(struct wg_inlines *walk, const struct wg_node *n, struct wg_inline *i)
{
	bool shown = counts(walk, n->element);

	go_on(walk, n);
	count(walk, n->element, -1u);
	if (n->element == WG_EL_QUOTE)
		*i = text(walk, wg_locale_quote(walk->facts->locale,
		    --walk->quotes, true));
	else
		*i = (struct wg_inline){ .kind = WG_INLINE_CLOSE,
			.element = n->element };
	return shown;
}

/* False: nothing is to be shown for it. */
static bool
step(struct wg_inlines *walk, const struct wg_node *n, struct wg_inline *i)
{
	if (walk->leaving)
		return leave(walk, n, i);
	if (n->element != WG_EL_TEXT && !wg_node_is(n, WG_PLACEHOLDER))
		return enter(walk, n, i);
	*i = text(walk, n->text);
	if (n->element != WG_EL_TEXT)
		*i = (struct wg_inline){ .kind = WG_INLINE_PIECE,
			.piece = wg_facts_inline(
			    walk->facts, walk->arena, n) };
	go_on(walk, n);
	return true;
}

bool
wg_inlines_next(struct wg_inlines *walk, struct wg_inline *i)
{
	while (walk->node != NULL)
		if (step(walk, walk->node, i))
			return true;
	return false;
}

/* Plain text. */

#define LRI "\xE2\x81\xA6"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"

/* What has to be put around words that run the other way; NULL: nothing. */
static const char *
isolate(const struct wg_inlines *walk, const struct wg_language *language,
    bool ltr)
{
	bool rtl = !ltr && (language != NULL ? language->rtl :
					       walk->language->rtl);

	return rtl == walk->language->rtl ? NULL : rtl ? RLI : LRI;
}

static void
put_piece(const struct wg_inlines *walk, struct wg_out *out,
    const struct wg_piece *p)
{
	const char *begin = isolate(walk, p->language, p->ltr);

	wg_out_puts(out, begin != NULL ? begin : "");
	wg_out_put(out, p->text);
	wg_out_puts(out, begin != NULL ? PDI : "");
}

static struct wg_str
plain(struct wg_inlines walk)
{
	struct wg_out out = { 0 };
	struct wg_inline i;
	struct wg_str words;

	while (wg_inlines_next(&walk, &i)) {
		bool name = i.kind != WG_INLINE_PIECE &&
		    i.element == WG_EL_FOREIGNPHRASE && walk.language->rtl;

		if (i.kind == WG_INLINE_TEXT)
			wg_out_put(&out, i.text);
		else if (i.kind == WG_INLINE_PIECE)
			put_piece(&walk, &out, &i.piece);
		else if (name)
			wg_out_puts(&out,
			    i.kind == WG_INLINE_OPEN ? LRI : PDI);
	}
	words = wg_str_collapse(walk.arena, wg_out_str(&out));
	wg_out_free(&out);
	return words;
}

struct wg_str
wg_inlines_words(const struct wg_inlines *walk)
{
	struct wg_inlines inside = *walk;

	/* An element without anything in it is about to be left. */
	if (walk->leaving)
		return WG_NONE;
	inside.root = walk->node->parent;
	return plain(inside);
}

struct wg_str
wg_inlines_text(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_node *unit)
{
	return plain(wg_inlines_of(f, a, unit));
}
