/* Blocks by a table; a heading's level is where it stands. */
#include "back/leaflet/leaflet.h"
#include "base/hash.h"
#include "model/image.h"
#include "model/pictogram.h"
#include "model/prose.h"

static const char *const headings[] = { "h1", "h1", "h2", "h3", "h4", "h5",
	"h6" };

struct rule {
	const char *tag;   /* an element around the children, or … */
	const char *unit;  /* … around the text of a unit */
	const char *class;
	void (*put)(struct wg_sheet *, const struct wg_node *);
};

static void
title(struct wg_sheet *s, const struct wg_node *n)
{
	unsigned level = s->level > 6 ? 6 : s->level;

	wg_sheet_unit(s, headings[level], NULL, n);
}

/* The heading has the section's level, what is in it one more. */
static void
section(struct wg_sheet *s, const struct wg_node *n)
{
	struct wg_str id = wg_anchor_of(n);

	wg_html_open(&s->h, "section");
	if (id.len > 0)
		wg_html_attr(&s->h, "id", id);
	wg_html_line(&s->h);
	for (const struct wg_node *k = n->first; k != NULL; k = k->next) {
		s->level += k->element == WG_EL_SECTION;
		wg_sheet_block(s, k);
		s->level -= k->element == WG_EL_SECTION;
	}
	wg_html_close(&s->h);
}

static const struct {
	enum wg_label label;
	const char *class, *pictogram;
} kinds[WG_EL_COUNT] = {
	[WG_EL_NOTE] = { WG_L_NOTE, "box", "info" },
	[WG_EL_TIP] = { WG_L_TIP, "box", "help" },
	[WG_EL_IMPORTANT] = { WG_L_IMPORTANT, "box strong", "calendar" },
	[WG_EL_WARNING] = { WG_L_WARNING, "box alarm", "emergency" },
};

enum wg_label
wg_sheet_kind(enum wg_element e)
{
	return kinds[e].class != NULL ? kinds[e].label : WG_L_COUNT;
}

static void
box(struct wg_sheet *s, const struct wg_node *n)
{
	const struct wg_node *heading = wg_title_of(n);

	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", wg_str(kinds[n->element].class));
	wg_html_line(&s->h);
	wg_html_open(&s->h, "p");
	wg_html_attr(&s->h, "class", WG_STR("kind"));
	wg_sheet_pictogram(s, wg_str(kinds[n->element].pictogram));
	wg_sheet_label(s, "strong", NULL, kinds[n->element].label);
	if (heading != NULL) {
		wg_sheet_colon(s);
		wg_sheet_unit(s, "strong", NULL, heading);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		if (k->element != WG_EL_TITLE)
			wg_sheet_block(s, k);
	wg_html_close(&s->h);
}

static void
listitem(struct wg_sheet *s, const struct wg_node *n)
{
	bool means = n->parent->element == WG_EL_VARLISTENTRY;

	wg_html_open(&s->h, means ? "dd" : "li");
	wg_sheet_blocks(s, n);
	wg_html_close(&s->h);
}

static void
entry(struct wg_sheet *s, const struct wg_node *n)
{
	bool head = n->parent->parent->element == WG_EL_THEAD;
	struct wg_shown shown = wg_edition_unit(s->voice->edition, n);
	const struct wg_language *around = s->around;

	wg_html_open(&s->h, head ? "th" : "td");
	if (head)
		wg_html_attr(&s->h, "scope", WG_STR("col"));
	wg_sheet_language(s, shown.language);
	s->around = shown.language;
	wg_sheet_unit_in(s, n);
	wg_sheet_leave(s, around);
}

static void
table(struct wg_sheet *s, const struct wg_node *n)
{
	if (n->first == NULL)
		return;
	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("scroll"));
	wg_html_open(&s->h, "table");
	wg_html_line(&s->h);
	wg_sheet_blocks(s, n->first);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
}

static void
card(struct wg_sheet *s, const struct wg_node *n)
{
	const struct wg_document *place = wg_card_of(n);

	if (place != NULL)
		wg_sheet_card(s, place, s->level < 6 ? s->level + 1 : 6);
}

/* In the file itself: a leaflet is handed on as one file. */
static void
put_image(struct wg_sheet *s, const struct wg_image *image, struct wg_str words)
{
	struct wg_out *url = &s->all->scratch;

	wg_out_clear(url);
	wg_out_puts(url, image->kind == WG_IMAGE_PNG ?
		"data:image/png;base64," : "data:image/jpeg;base64,");
	wg_base64(url, image->file);
	wg_html_open(&s->h, "img");
	wg_html_attr(&s->h, "src", wg_out_str(url));
	wg_html_attr(&s->h, "alt", words);
	wg_html_attr_int(&s->h, "width", (long)image->width);
	wg_html_attr_int(&s->h, "height", (long)image->height);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The words stand for the picture, for those who do not see it. */
static void
put_media(struct wg_sheet *s, const struct wg_node *n)
{
	const struct wg_media media = wg_media_of(n);

	if ((media.pictogram == NULL && media.image == NULL) ||
	    media.words == NULL)
		return;
	wg_html_open(&s->h, "figure");
	if (media.image != NULL) {
		put_image(s, media.image,
		    wg_voice_text(s->all, s->voice, media.words));
		return;
	}
	wg_html_attr(&s->h, "role", WG_STR("img"));
	wg_html_attr(&s->h, "aria-label",
	    wg_voice_text(s->all, s->voice, media.words));
	wg_sheet_pictogram(s, media.pictogram->name);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
nothing(struct wg_sheet *s, const struct wg_node *n)
{
	(void)s, (void)n;
}

static const struct rule rules[WG_EL_COUNT] = {
	[WG_EL_INFO] = { .put = nothing },
	[WG_EL_SECTION] = { .put = section },
	[WG_EL_TITLE] = { .put = title },
	[WG_EL_PARA] = { .unit = "p" },
	[WG_EL_TERM] = { .unit = "dt" },
	[WG_EL_ITEMIZEDLIST] = { .tag = "ul" },
	[WG_EL_ORDEREDLIST] = { .tag = "ol" },
	[WG_EL_PROCEDURE] = { .tag = "ol", .class = "steps" },
	[WG_EL_LISTITEM] = { .put = listitem },
	[WG_EL_STEP] = { .tag = "li" },
	[WG_EL_VARIABLELIST] = { .tag = "dl" },
	[WG_EL_NOTE] = { .put = box },
	[WG_EL_TIP] = { .put = box },
	[WG_EL_IMPORTANT] = { .put = box },
	[WG_EL_WARNING] = { .put = box },
	[WG_EL_INFORMALTABLE] = { .put = table },
	[WG_EL_THEAD] = { .tag = "thead" },
	[WG_EL_TBODY] = { .tag = "tbody" },
	[WG_EL_ROW] = { .tag = "tr" },
	[WG_EL_ENTRY] = { .put = entry },
	[WG_EL_MEDIAOBJECT] = { .put = put_media },
	[WG_EL_CARD] = { .put = card },
	[WG_EL_WHEN] = { .put = nothing }, /* told as facts */
	[WG_EL_WHERE] = { .put = nothing },
};

bool
wg_sheet_rules(enum wg_element e)
{
	return rules[e].put != NULL || rules[e].unit != NULL ||
	    rules[e].tag != NULL;
}

void
wg_sheet_block(struct wg_sheet *s, const struct wg_node *n)
{
	const struct rule *r = &rules[n->element];

	if (n->element == WG_EL_TEXT)
		return;
	if (r->put != NULL) {
		r->put(s, n);
	} else if (r->unit != NULL) {
		wg_sheet_unit(s, r->unit, r->class, n);
	} else if (r->tag != NULL) {
		wg_html_open(&s->h, r->tag);
		if (r->class != NULL)
			wg_html_attr(&s->h, "class", wg_str(r->class));
		wg_html_line(&s->h);
		wg_sheet_blocks(s, n);
		wg_html_close(&s->h);
	} else {
		wg_sheet_blocks(s, n);
	}
	wg_html_line(&s->h);
}

void
wg_sheet_blocks(struct wg_sheet *s, const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		wg_sheet_block(s, n);
}
