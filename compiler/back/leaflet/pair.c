/*
 * Two languages: every block of text is a row of a grid, German on the one
 * side, the other language on the other; what is not text (cards) follows in
 * the reader's language over the whole width.
 */
#include "back/leaflet/leaflet.h"
#include "model/prose.h"

static const char *const headings[] = { "h1", "h1", "h2", "h3", "h4", "h5",
	"h6" };

static void
side(struct wg_sheet *s, struct wg_voice *voice, const char *tag,
    const struct wg_node *n)
{
	struct wg_voice *keep = s->voice;
	const struct wg_language *around;

	s->voice = voice;
	around = wg_sheet_enter(s, "div", "side", voice->language);
	wg_sheet_unit(s, tag, NULL, n);
	wg_sheet_leave(s, around);
	s->voice = keep;
}

/* A heading that is said twice is one heading: the second is a paragraph. */
static void
row(struct wg_sheet *s, const char *tag, const char *class,
    const struct wg_node *n)
{
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", wg_str(class));
	side(s, &s->all->source, tag, n);
	side(s, s->other, tag[0] == 'h' ? "p" : tag, n);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* What needs the whole width stands there in the reader's language. */
static void
put_whole(struct wg_sheet *s, const struct wg_node *n)
{
	struct wg_voice *keep = s->voice;
	const struct wg_language *around;

	s->voice = s->other;
	around = wg_sheet_enter(s, "div", NULL, s->other->language);
	s->level++;
	wg_sheet_block(s, n);
	s->level--;
	wg_sheet_leave(s, around);
	s->voice = keep;
	wg_html_line(&s->h);
}

/* The word that says what it is, in both languages. */
static void
put_kind(struct wg_sheet *s, enum wg_label kind)
{
	struct wg_voice *voices[] = { &s->all->source, s->other };
	struct wg_voice *keep = s->voice;

	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("row cell"));
	for (size_t i = 0; i < 2; i++) {
		const struct wg_language *around = wg_sheet_enter(
		    s, "div", "side", voices[i]->language);

		s->voice = voices[i];
		wg_html_open(&s->h, "p");
		wg_sheet_label(s, "strong", NULL, kind);
		wg_html_close(&s->h);
		wg_sheet_leave(s, around);
	}
	s->voice = keep;
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

enum wg_label
wg_sheet_kind(enum wg_element e)
{
	switch (e) {
	case WG_EL_NOTE:
		return WG_L_NOTE;
	case WG_EL_TIP:
		return WG_L_TIP;
	case WG_EL_IMPORTANT:
		return WG_L_IMPORTANT;
	case WG_EL_WARNING:
		return WG_L_WARNING;
	default:
		return WG_L_COUNT;
	}
}

static bool
in_list(const struct wg_node *n)
{
	return n->parent->element == WG_EL_LISTITEM ||
	    n->parent->element == WG_EL_STEP;
}

static void
put_title(struct wg_sheet *s, const struct wg_node *n)
{
	enum wg_element in = n->parent->element;
	bool heading = in == WG_EL_SECTION || in == WG_EL_INFO;

	/* The heading of a note is no heading of the page. */
	row(s, heading ? headings[s->level > 6 ? 6 : s->level] : "p",
	    heading ? "row head" : "row cell", n);
}

static void
put_section(struct wg_sheet *s, const struct wg_node *n)
{
	struct wg_str id = wg_anchor_of(n);

	wg_html_open(&s->h, "section");
	if (id.len > 0)
		wg_html_attr(&s->h, "id", id);
	wg_html_line(&s->h);
	s->level++;
	wg_sheet_pair_blocks(s, n);
	s->level--;
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_para(struct wg_sheet *s, const struct wg_node *n)
{
	row(s, "p", in_list(n) ? "row item" : "row", n);
}

static void
put_cell(struct wg_sheet *s, const struct wg_node *n)
{
	row(s, "p", "row cell", n);
}

static void
put_box(struct wg_sheet *s, const struct wg_node *n)
{
	put_kind(s, wg_sheet_kind(n->element));
	wg_sheet_pair_blocks(s, n);
}

static void
put_nothing(struct wg_sheet *s, const struct wg_node *n)
{
	(void)s, (void)n;
}

/* Of lists and tables the blocks in them: each is a row. */
static void (*const rules[WG_EL_COUNT])(
    struct wg_sheet *, const struct wg_node *) = {
	[WG_EL_TEXT] = put_nothing,
	[WG_EL_INFO] = wg_sheet_pair_blocks,
	[WG_EL_SECTION] = put_section,
	[WG_EL_TITLE] = put_title,
	[WG_EL_PARA] = put_para,
	[WG_EL_TERM] = put_cell,
	[WG_EL_ENTRY] = put_cell,
	[WG_EL_ITEMIZEDLIST] = wg_sheet_pair_blocks,
	[WG_EL_ORDEREDLIST] = wg_sheet_pair_blocks,
	[WG_EL_PROCEDURE] = wg_sheet_pair_blocks,
	[WG_EL_VARIABLELIST] = wg_sheet_pair_blocks,
	[WG_EL_NOTE] = put_box,
	[WG_EL_TIP] = put_box,
	[WG_EL_IMPORTANT] = put_box,
	[WG_EL_WARNING] = put_box,
	[WG_EL_INFORMALTABLE] = wg_sheet_pair_blocks,
	[WG_EL_MEDIAOBJECT] = put_whole,
	[WG_EL_CARD] = put_whole,
};

bool
wg_sheet_pair_rules(enum wg_element e)
{
	return rules[e] != NULL;
}

void
wg_sheet_pair_blocks(struct wg_sheet *s, const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		if (rules[n->element] != NULL)
			rules[n->element](s, n);
		else
			wg_sheet_pair_blocks(s, n);
}
