/* Characters, words and small helps of import/prose.c. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "front/html/html.h"
#include "import/prose_in.h"
#include "model/project.h"
#include "text/char.h"
#include "values/value.h"

struct wg_passage *
wg_passage_add(struct wg_arena *a, struct wg_passage *parent,
    enum wg_passage_kind kind)
{
	struct wg_passage *b = WG_NEW(a, struct wg_passage);

	b->kind = kind;
	wg_passage_move(parent, b);
	return b;
}

void
wg_passage_move(struct wg_passage *parent, struct wg_passage *b)
{
	b->parent = parent;
	b->next = NULL;
	if (parent->last != NULL && parent->first != NULL)
		parent->last->next = b;
	else
		parent->first = b;
	parent->last = b;
}

struct wg_passage *
wg_passage_next(const struct wg_passage *b, const struct wg_passage *top)
{
	if (b->first != NULL)
		return b->first;
	while (b != top && b->next == NULL)
		b = b->parent;
	return b == top ? NULL : b->next;
}

/* Characters. */

static bool
is_mark(uint32_t c)
{
	return c == 0x200E || c == 0x200F || c == 0x061C ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/*
 * Blanks that are seen and no plain ones.  Outputs keep together by themselves
 * what no line should tear (text/counts.h, text/kept.h), also in the feed that
 * is read here, so what is said of it in the text is no part of a number.  The
 * narrow one of French stays before its signs.
 */
static bool
is_plain_blank(uint32_t before, uint32_t c, struct wg_str s, size_t at)
{
	uint32_t next = at < s.len ? wg_utf8_next(s, &at) : 0;

	return c == 0xA0 || c == 0x2007 || (c == 0x202F &&
	    ((before >= '0' && before <= '9') ||
	    (next >= '0' && next <= '9')));
}

struct wg_str
wg_prose_chars(struct wg_arena *a, struct wg_str s, unsigned *marks)
{
	struct wg_out out = { 0 };
	uint32_t before = 0;

	s = wg_text_nfc(a, s);
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (is_mark(c)) {
			if (marks != NULL)
				++*marks;
			continue;
		}
		/* Invisible, private, or none at all; but U+FFFD stands for a
		 * letter that is lost, which somebody has to see. */
		if (c == 0x200B || c == 0xFEFF || c == WG_UTF8_BAD ||
		    c == 0x2060 || (c >= 0xE000 && c <= 0xF8FF) ||
		    (c >= 0xFFF9 && c <= 0xFFFF && c != 0xFFFD) ||
		    (c >= 0x7F && c < 0xA0) || c >= 0xE0000)
			continue;
		if (c == 0x2028 || c == 0x2029 || c == '\r' || c == '\t' ||
		    is_plain_blank(before, c, s, at))
			c = ' ';
		if (c >= 0x20 || c == '\n')
			wg_out_char(&out, c);
		before = c;
	}
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

struct wg_str
wg_prose_plain(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	bool whole;

	/* Titles hold no tags; what looks like one is text. */
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '<')
			wg_out_puts(&out, "&lt;");
		else
			wg_out_byte(&out, s.ptr[i]);
	s = wg_soup_words(a, wg_soup_read(
	    a, wg_str_dup(a, wg_out_str(&out)), &whole));
	wg_out_free(&out);
	return wg_str_trim(wg_str_collapse(a, wg_prose_chars(a, s, NULL)));
}

struct wg_str
wg_import_decode(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };

	for (size_t i = 0; i < s.len; i++) {
		unsigned v = 0;
		size_t k = 1;

		for (; s.ptr[i] == '%' && k <= 2 && i + k < s.len; k++) {
			char c = s.ptr[i + k];
			int digit = wg_is_digit(c) ? c - '0' :
			    c >= 'a' && c <= 'f' ? c - 'a' + 10 :
			    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;

			if (digit < 0)
				break;
			v = v * 16 + (unsigned)digit;
		}
		if (k == 3 && v > 0) {
			wg_out_byte(&out, (char)v);
			i += 2;
		} else {
			wg_out_byte(&out, s.ptr[i]);
		}
	}
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return wg_utf8_bad(s) >= 0 ? WG_NONE : s;
}

static struct wg_str
bare(struct wg_str s)
{
	static const char *const heads[] = { "https://", "http://", "www." };

	s = wg_str_trim(s);
	for (size_t i = 0; i < 3; i++)
		if (wg_str_starts(s, wg_str(heads[i])))
			s = wg_str_from(s, strlen(heads[i]));
	while (wg_str_ends(s, WG_STR("/")))
		s.len--;
	return s;
}

bool
wg_is_address(struct wg_str text, struct wg_str href)
{
	return text.len > 0 && wg_str_eq(bare(text), bare(href));
}

struct wg_str
wg_small_digits(struct wg_arena *a, struct wg_str s, bool above)
{
	static const uint32_t raised[] = { 0x2070, 0xB9, 0xB2, 0xB3, 0x2074,
		0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };
	struct wg_out out = { 0 };

	for (size_t i = 0; i < s.len; i++)
		if (!wg_is_digit(s.ptr[i]))
			return WG_NONE;
	for (size_t i = 0; i < s.len; i++)
		wg_out_char(&out, above ? raised[s.ptr[i] - '0'] :
		    (uint32_t)(0x2080 + s.ptr[i] - '0'));
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

struct wg_str
wg_import_number(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_value v;
	struct wg_value_error e = { .near = WG_NONE };
	struct wg_str number;

	s = wg_prose_chars(a, s, NULL);
	for (size_t i = 0; i < s.len; i++) {
		if (wg_str_starts(wg_str_from(s, i), WG_STR("(0)")))
			i += 2;
		else if (wg_is_digit(s.ptr[i]) ||
		    (s.ptr[i] == '+' && out.len == 0))
			wg_out_byte(&out, s.ptr[i]);
		else if (wg_is_letter(s.ptr[i]))
			break; /* "oder", another one */
	}
	number = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	if (wg_str_starts(number, WG_STR("00")))
		number = wg_str_fmt(a, "+%.*s", WG_ARG(wg_str_from(number, 2)));
	else if (wg_str_starts(number, WG_STR("0")) &&
	    !wg_str_starts(number, WG_STR("0800")) &&
	    !wg_str_starts(number, WG_STR("0180")))
		number = wg_str_fmt(a, "+49%.*s",
		    WG_ARG(wg_str_from(number, 1)));
	return wg_read_phone(a, number, &v, &e) ? number : WG_NONE;
}

/* Words. */

/* What elements do to the words around them: import/prose.c knows no others. */
enum parting { STAYS, PARTS };
#define PARTING_block PARTS
#define PARTING_lines PARTS
#define PARTING_line PARTS
#define PARTING_heading PARTS
#define PARTING_list PARTS
#define PARTING_entries PARTS
#define PARTING_details PARTS
#define PARTING_table PARTS
#define PARTING_quotation PARTS
#define PARTING_image PARTS
#define PARTING_media PARTS
#define PARTING_form PARTS
#define PARTING_abbreviation STAYS
#define PARTING_link STAYS
#define PARTING_strong STAYS
#define PARTING_stress STAYS
#define PARTING_quote STAYS
#define PARTING_raised STAYS
#define PARTING_span STAYS

static bool
parts_words(struct wg_arena *a, const struct wg_soup *n)
{
	static const struct {
		const char *name;
		enum parting parting;
	} tags[] = {
#define WG_TAG(name, how) { name, PARTING_##how },
#include "import/tags.def"
	};

	/* A number or mail address is a value, whatever it is glued to; so is a
	 * small digit. */
	if (wg_str_starts(wg_soup_get(n, "href"), WG_STR("tel:")) ||
	    wg_str_starts(wg_soup_get(n, "href"), WG_STR("mailto:")))
		return true;
	if (wg_soup_is(n, "sup") || wg_soup_is(n, "sub"))
		return wg_small_digits(a, wg_str_trim(wg_soup_words(a, n)),
		    true).len > 0;
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (wg_soup_is(n, tags[i].name))
			return tags[i].parting == PARTS;
	return false;
}

static void
put_soup(struct wg_arena *a, struct wg_out *out, const struct wg_soup *n)
{
	const char *gap = parts_words(a, n) ? " " : "";

	wg_out_fmt(out, "%s%.*s", gap,
	    WG_ARG(wg_prose_chars(a, n->text, NULL)));
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		put_soup(a, out, k);
	wg_out_puts(out, gap);
}

/* All words inside; those of different blocks stand apart. */
struct wg_str
wg_spaced_words(struct wg_arena *a, const struct wg_soup *n)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	put_soup(a, &out, n);
	s = wg_str_trim(wg_str_collapse(a, wg_str_dup(a, wg_out_str(&out))));
	wg_out_free(&out);
	return s;
}

/* Cards. */

static void
find_facts(struct wg_arena *a, const struct wg_soup *n, struct wg_str *facts,
    size_t room, size_t *n_facts)
{
	struct wg_str href = wg_soup_get(n, "href"), fact = WG_NONE;

	if (wg_str_starts(href, WG_STR("mailto:")))
		fact = wg_import_decode(a, wg_str_from(href, 7));
	while (wg_str_starts(href, WG_STR("tel:"))) {
		href = wg_str_from(href, 4);
		fact = wg_import_number(a, wg_import_decode(a, href));
	}
	if (wg_soup_is(n, "h4"))
		fact = wg_str_collapse(a, wg_soup_words(a, n));
	if (fact.len > 0 && *n_facts < room)
		facts[(*n_facts)++] = fact;
	for (n = n->first; n != NULL; n = n->next)
		find_facts(a, n, facts, room, n_facts);
}

size_t
wg_card_facts(struct wg_arena *a, const struct wg_soup *n,
    struct wg_str *facts, size_t room)
{
	size_t found = 0;

	if (wg_soup_has_class(n, "contact-card"))
		find_facts(a, n, facts, room, &found);
	return found;
}

/* Text without tags. */

struct wg_str
wg_with_paragraphs(struct wg_arena *a, struct wg_str html)
{
	struct wg_out out = { 0 };
	struct wg_str s;
	bool empty = false;

	if (wg_str_find(html, '<') >= 0)
		return html;
	while (html.len > 0) {
		struct wg_str line = wg_str_cut(&html, '\n');

		if (wg_str_trim(line).len == 0 && out.len > 0 && !empty)
			wg_out_puts(&out, "<p>");
		empty = wg_str_trim(line).len == 0;
		wg_out_fmt(&out, "%.*s\n", WG_ARG(line));
	}
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

/* Lists that somebody typed. */

/* Behind the bullet or number that a text begins with; 0: none. */
static size_t
bullet(struct wg_str s)
{
	static const char *const bullets[] = { "•", "·", "–", "-", "✅",
		"▪", "●", "o " };
	size_t n = 0;

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (wg_str_starts(s, wg_str(bullets[i])) &&
		    s.len > strlen(bullets[i])) {
			n = strlen(bullets[i]);
			/* "-5" and "–" inside words are none. */
			if ((bullets[i][0] == '-' || i == 2) &&
			    s.ptr[n] != ' ')
				return 0;
			return n;
		}
	while (n < s.len && n < 2 && wg_is_digit(s.ptr[n]))
		n++;
	return n > 0 && n + 1 < s.len &&
	    (s.ptr[n] == '.' || s.ptr[n] == ')') && s.ptr[n + 1] == ' ' ?
	    n + 1 : 0;
}

static size_t
typed(const struct wg_passage *b)
{
	const struct wg_piece *p;

	if (b == NULL || b->kind != WG_PASSAGE_PARA)
		return 0;
	p = b->words->first;
	return p != NULL && p->kind == WG_PIECE_TEXT ? bullet(p->text) : 0;
}

static bool
is_numbered(const struct wg_passage *b)
{
	return wg_is_digit(b->words->first->text.ptr[0]);
}

static void
make_item(struct wg_prose *p, struct wg_passage *list, struct wg_passage *para)
{
	struct wg_piece *first = para->words->first;
	size_t n = typed(para);

	wg_out_fmt(&p->quoted, " %.*s ", (int)n, first->text.ptr);
	first->text = wg_str_trim(wg_str_from(first->text, n));
	wg_pieces_clean(p->arena, para->words);
	if (para->words->first != NULL)
		wg_passage_move(wg_passage_add(p->arena, list, WG_PASSAGE_ITEM),
		    para);
}

void
wg_prose_lists(struct wg_prose *p, struct wg_passage *root)
{
	struct wg_passage *b = root->first, *next, *list;

	root->first = root->last = NULL;
	while (b != NULL) {
		bool numbered;

		next = b->next;
		if (typed(b) == 0 || typed(next) == 0 ||
		    is_numbered(b) != is_numbered(next)) {
			wg_passage_move(root, b);
			b = next;
			continue;
		}
		numbered = is_numbered(b);
		p->tell(p->context, WG_D_IMPORT_LIST,
		    wg_pieces_text(p->arena, b->words), NULL);
		list = wg_passage_add(p->arena, root,
		    numbered ? WG_PASSAGE_NUMBERS : WG_PASSAGE_LIST);
		for (; typed(b) > 0 && is_numbered(b) == numbered; b = next) {
			next = b->next;
			make_item(p, list, b);
		}
	}
}
