/*
 * libxml2's parser of HTML 4, with its traps taken out: it drops all text that
 * is nested deeper than 256 and tells only its handler of errors; a stray
 * </div> ends the wrapper, so the whole document is walked; &#150; stays
 * U+0096, which windows-1252 has in mind.
 */
#include "front/html/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"

#define DEEPEST 250 /* of what we copy */

/* windows-1252, 0x80 to 0x9F; 0: nothing. */
static const uint16_t high[32] = { 0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026,
	0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0,
	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
	0x161, 0x203A, 0x153, 0, 0x17E, 0x178 };

static struct wg_str
text_of(struct wg_arena *a, const xmlChar *bytes)
{
	struct wg_str s = wg_str((const char *)bytes), copy;
	struct wg_out out = { 0 };

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c >= 0x80 && c < 0xA0)
			c = high[c - 0x80];
		if (c == WG_UTF8_BAD)
			c = 0xFFFD;
		if (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')
			wg_out_char(&out, c);
	}
	copy = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return copy;
}

static struct wg_soup *
append(struct wg_arena *a, struct wg_soup *parent)
{
	struct wg_soup *n = WG_NEW(a, struct wg_soup);

	n->parent = parent;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
	return n;
}

static void
copy_attributes(struct wg_arena *a, const xmlNode *from,
    struct wg_soup *to)
{
	struct WG_VEC(struct wg_soup_attribute) all = { 0 };

	for (const xmlAttr *t = from->properties; t != NULL; t = t->next) {
		struct wg_out value = { 0 };

		for (const xmlNode *n = t->children; n != NULL; n = n->next)
			if (n->content != NULL)
				wg_out_puts(&value, (const char *)n->content);
		WG_PUSH(a, &all) = (struct wg_soup_attribute){
			text_of(a, t->name), text_of(a,
			    (const xmlChar *)wg_str_dup(a,
				wg_out_str(&value)).ptr) };
		wg_out_free(&value);
	}
	to->attrs = all.at;
	to->n_attrs = all.n;
}

static bool
is_one_of(const xmlChar *name, const char *const *words)
{
	for (; *words != NULL; words++)
		if (xmlStrcasecmp(name, (const xmlChar *)*words) == 0)
			return true;
	return false;
}

static void
copy_node(struct wg_arena *a, const xmlNode *from, struct wg_soup *to,
    unsigned depth)
{
	static const char *const frame[] = { "html", "head", "body", "meta",
		"link", "base", NULL };
	static const char *const nothing[] = { "script", "style", "noscript",
		"template", "title", NULL };

	if (depth > DEEPEST)
		return; /* the parser has told */
	for (; from != NULL; from = from->next) {
		struct wg_soup *n;

		if ((from->type == XML_TEXT_NODE ||
			from->type == XML_CDATA_SECTION_NODE) &&
		    from->content != NULL) {
			append(a, to)->text = text_of(a, from->content);
			continue;
		}
		if (from->type != XML_ELEMENT_NODE ||
		    is_one_of(from->name, nothing))
			continue;
		if (is_one_of(from->name, frame)) {
			copy_node(a, from->children, to, depth + 1);
			continue;
		}
		n = append(a, to);
		n->name = text_of(a, from->name);
		for (size_t i = 0; i < n->name.len; i++)
			if (n->name.ptr[i] >= 'A' && n->name.ptr[i] <= 'Z')
				((char *)n->name.ptr)[i] = (char)(
				    n->name.ptr[i] + 'a' - 'A');
		copy_attributes(a, from, n);
		copy_node(a, from->children, n, depth + 1);
	}
}

/* The parser gives up by errors of its own only; those of authors are many. */
static void
listen(void *context, xmlErrorPtr error)
{
	bool *given_up = context;

	*given_up |= error != NULL && (error->level == XML_ERR_FATAL ||
	    error->code == XML_ERR_INTERNAL_ERROR ||
	    error->code == XML_ERR_NO_MEMORY) &&
	    error->message != NULL && (strstr(error->message, "depth") !=
	    NULL || strstr(error->message, "XML_PARSE_HUGE") != NULL);
}

/* False: the parser gave up, and what it made lacks text. */
static bool
parse(struct wg_arena *a, struct wg_str html, struct wg_soup *root)
{
	bool given_up = false;
	htmlDocPtr doc;

	xmlSetStructuredErrorFunc(&given_up, (xmlStructuredErrorFunc)listen);
	doc = htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (doc != NULL && !given_up)
		copy_node(a, doc->children, root, 0);
	xmlFreeDoc(doc);
	return doc != NULL && !given_up;
}

static bool
is_inline(struct wg_str tag)
{
	static const char *const names[] = { "a", "abbr", "b", "bdi", "big",
		"del", "em", "font", "i", "ins", "mark", "q", "s", "small",
		"span", "strong", "sub", "sup", "u", "wbr" };
	size_t n = 0;

	if (wg_str_starts(tag, WG_STR("/")))
		tag = wg_str_from(tag, 1);
	while (n < tag.len && tag.ptr[n] != ' ' && tag.ptr[n] != '>' &&
	    tag.ptr[n] != '\n' && tag.ptr[n] != '/')
		n++;
	tag = wg_str_head(tag, n);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (wg_str_is(tag, names[i]))
			return true;
	return false;
}

/* Each tag of a block ends a paragraph. */
static struct wg_str
without_tags(struct wg_arena *a, struct wg_str html)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	wg_out_puts(&out, "<p>");
	while (html.len > 0) {
		ptrdiff_t open = wg_str_find(html, '<'), close;

		if (open < 0) {
			wg_out_put(&out, html);
			break;
		}
		wg_out_put(&out, wg_str_head(html, (size_t)open));
		html = wg_str_from(html, (size_t)open + 1);
		close = wg_str_find(html, '>');
		if (close < 0) {
			wg_out_puts(&out, "&lt;");
			continue;
		}
		if (!is_inline(wg_str_head(html, (size_t)close)))
			wg_out_puts(&out, "</p><p>");
		html = wg_str_from(html, (size_t)close + 1);
	}
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

struct wg_soup *
wg_soup_read(struct wg_arena *a, struct wg_str html, bool *whole)
{
	struct wg_soup *root = WG_NEW(a, struct wg_soup);

	*whole = html.len <= WG_SOUP_BYTES;
	html = wg_str_head(html, *whole ? html.len : WG_SOUP_BYTES);
	if (wg_str_trim(html).len == 0 || parse(a, html, root))
		return root;
	*whole = false;
	*root = (struct wg_soup){ .parent = NULL };
	parse(a, without_tags(a, html), root);
	return root;
}

struct wg_str
wg_soup_get(const struct wg_soup *n, const char *attribute)
{
	for (size_t i = 0; i < n->n_attrs; i++)
		if (wg_str_is(n->attrs[i].name, attribute))
			return n->attrs[i].value;
	return WG_NONE;
}

bool
wg_soup_is(const struct wg_soup *n, const char *name)
{
	return wg_str_is(n->name, name);
}

bool
wg_soup_has_class(const struct wg_soup *n, const char *class)
{
	struct wg_str all = wg_soup_get(n, "class"), word;

	while ((word = wg_str_word(&all)).len > 0)
		if (wg_str_is(word, class))
			return true;
	return false;
}

static void
put_words(struct wg_out *out, const struct wg_soup *n)
{
	wg_out_put(out, n->text);
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		put_words(out, k);
}

struct wg_str
wg_soup_words(struct wg_arena *a, const struct wg_soup *n)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	put_words(&out, n);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}
