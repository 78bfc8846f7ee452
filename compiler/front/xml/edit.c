/*
 * Spans of a tree are exact to the byte, so an edit is a span and what comes
 * instead.  What a node's span does not say, its end, is found in the text
 * behind it.
 */
#include "front/xml/edit.h"

#include "base/out.h"
#include "base/source.h"
#include "model/attribute.h"

static void
add(struct wg_xml_edits *e, size_t start, size_t length, struct wg_str text)
{
	WG_PUSH(e->arena, &e->list) =
	    (struct wg_xml_edit){ start, length, text, e->field, 0 };
}

struct wg_str
wg_xml_escape(struct wg_arena *a, struct wg_str s)
{
	static const char *const escapes[256] = { ['&'] = "&amp;",
		['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;",
		['\''] = "&apos;", ['\n'] = " ", ['\r'] = " ",
		['\t'] = " " };
	struct wg_out out = { 0 };
	struct wg_str escaped;

	wg_out_escaped(&out, s, escapes);
	escaped = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return escaped;
}

struct wg_str
wg_xml_attribute(struct wg_arena *a, enum wg_attribute name,
    struct wg_str value)
{
	if (value.len == 0)
		return WG_NONE;
	return wg_str_fmt(a, " %.*s=\"%.*s\"",
	    WG_ARG(wg_attribute_label(name)), WG_ARG(wg_xml_escape(a, value)));
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where the last attribute of a start tag ends, or its name. */
static size_t
end_of_attributes(const struct wg_xml_edits *e, const struct wg_node *n)
{
	struct wg_str text = e->source->text;
	size_t end = (size_t)n->at.start + n->at.length - 1;

	if (text.ptr[end - 1] == '/')
		end--;
	while (is_blank(text.ptr[end - 1]))
		end--;
	return end;
}

void
wg_xml_set(struct wg_xml_edits *e, const struct wg_node *n,
    enum wg_attribute name, struct wg_str value)
{
	const struct wg_attr *was = wg_node_attr_ref(n, name);
	size_t start;

	if (was == NULL) {
		if (value.len > 0)
			add(e, end_of_attributes(e, n), 0,
			    wg_xml_attribute(e->arena, name, value));
		return;
	}
	if (wg_str_eq(was->value, value))
		return;
	if (value.len > 0) {
		add(e, was->value_at.start, was->value_at.length,
		    wg_xml_escape(e->arena, value));
		return;
	}
	start = was->at.start;
	while (is_blank(e->source->text.ptr[start - 1]))
		start--;
	add(e, start, was->at.start + was->at.length - start, WG_NONE);
}

static bool
is_empty_tag(const struct wg_xml_edits *e, const struct wg_node *n)
{
	return e->source->text.ptr[n->at.start + n->at.length - 2] == '/';
}

/* The first byte behind 'mark', from 'at' on. */
static size_t
behind(struct wg_str text, size_t at, struct wg_str mark)
{
	ptrdiff_t n = wg_str_find_str(wg_str_from(text, at), mark);

	return n < 0 ? text.len : at + (size_t)n + mark.len;
}

/* The first byte behind a tag; a value in quotes may hold '>'. */
static size_t
behind_tag(struct wg_str text, size_t at)
{
	char quote = '\0';

	for (; at < text.len; at++) {
		char c = text.ptr[at];

		if (quote != '\0' ? c == quote : c == '"' || c == '\'')
			quote = quote != '\0' ? '\0' : c;
		else if (c == '>' && quote == '\0')
			return at + 1;
	}
	return at;
}

/* The first byte behind the end tag of an element. */
static size_t
end_of(const struct wg_xml_edits *e, const struct wg_node *n)
{
	struct wg_str text = e->source->text;
	size_t at = (size_t)n->at.start + n->at.length;
	unsigned depth = !is_empty_tag(e, n);

	while (depth > 0 && at < text.len) {
		struct wg_str rest = wg_str_from(text, at);

		if (rest.ptr[0] != '<') {
			at++;
		} else if (wg_str_starts(rest, WG_STR("<!--"))) {
			at = behind(text, at, WG_STR("-->"));
		} else if (wg_str_starts(rest, WG_STR("<![CDATA["))) {
			at = behind(text, at, WG_STR("]]>"));
		} else if (wg_str_starts(rest, WG_STR("<?"))) {
			at = behind(text, at, WG_STR("?>"));
		} else {
			at = behind_tag(text, at);
			if (wg_str_starts(rest, WG_STR("</")))
				depth--;
			else if (text.ptr[at - 2] != '/')
				depth++;
		}
	}
	return at;
}

static struct wg_str
name_of(const struct wg_xml_edits *e, const struct wg_node *n)
{
	struct wg_str s = wg_str_from(e->source->text, n->at.start + 1);
	size_t i = 0;

	while (i < s.len && !is_blank(s.ptr[i]) && s.ptr[i] != '/' &&
	    s.ptr[i] != '>')
		i++;
	return wg_str_head(s, i);
}

void
wg_xml_set_text(
    struct wg_xml_edits *e, const struct wg_node *n, struct wg_str text)
{
	size_t from = (size_t)n->at.start + n->at.length, to;
	struct wg_str escaped = wg_xml_escape(e->arena, text);

	if (wg_str_eq(wg_node_text(e->arena, n), text))
		return;
	if (is_empty_tag(e, n)) {
		add(e, from - 2, 2, wg_str_fmt(e->arena, ">%.*s</%.*s>",
		    WG_ARG(escaped), WG_ARG(name_of(e, n))));
		return;
	}
	to = end_of(e, n);
	while (e->source->text.ptr[to - 1] != '<')
		to--;
	add(e, from, to - 1 - from, escaped);
}

static bool
is_start_of_line(const struct wg_xml_edits *e, size_t at)
{
	return at > 0 && e->source->text.ptr[at - 1] == '\n';
}

/* Where the line of an element begins, if nothing stands before it there. */
static size_t
start_of_line(const struct wg_xml_edits *e, size_t at)
{
	size_t start = at;

	while (start > 0 && (e->source->text.ptr[start - 1] == ' ' ||
	    e->source->text.ptr[start - 1] == '\t'))
		start--;
	return is_start_of_line(e, start) ? start : at;
}

/* Where the line ends, if nothing but blanks and (if 'comments') comments
 * stands there from 'at' on. */
static size_t
end_of_line(const struct wg_xml_edits *e, size_t at, bool comments)
{
	struct wg_str text = e->source->text;
	size_t end = at;

	while (end < text.len && text.ptr[end] != '\n')
		if (is_blank(text.ptr[end]))
			end++;
		else if (comments && wg_str_starts(
		    wg_str_from(text, end), WG_STR("<!--")))
			end = behind(text, end, WG_STR("-->"));
		else
			return at;
	return end > at && text.ptr[end - 1] == '\r' ? end - 1 : end;
}

/* The line goes only if it is the element's own, with the line end before it,
 * so that what is put behind the element stands on a line, too. */
void
wg_xml_remove(struct wg_xml_edits *e, const struct wg_node *n)
{
	struct wg_str text = e->source->text;
	size_t start = start_of_line(e, n->at.start), end = end_of(e, n);
	size_t line = end_of_line(e, end, false);
	bool own = is_start_of_line(e, start) && line < text.len &&
	    (text.ptr[line] == '\n' || text.ptr[line] == '\r');

	if (own) {
		end = line;
		start -= start > 1 && text.ptr[start - 2] == '\r' ? 2 : 1;
	} else {
		start = n->at.start;
	}
	add(e, start, end - start, WG_NONE);
}

static struct wg_str
eol_of(const struct wg_xml_edits *e)
{
	return wg_str_find_str(e->source->text, WG_STR("\r\n")) >= 0 ?
	    WG_STR("\r\n") : WG_STR("\n");
}

/* With the prefix that the file has for our namespace. */
static struct wg_str
tag_name(const struct wg_xml_edits *e, const struct wg_node *near,
    enum wg_element element)
{
	struct wg_str own = wg_element_label(element), root;
	ptrdiff_t colon = wg_str_find(own, ':');

	while (near->parent != NULL)
		near = near->parent;
	root = name_of(e, near);
	if (colon < 0)
		return own;
	own = wg_str_from(own, (size_t)colon + 1);
	colon = wg_str_find(root, ':');
	return colon < 0 ? own : wg_str_fmt(e->arena, "%.*s:%.*s", (int)colon,
	    root.ptr, WG_ARG(own));
}

/* The particle of the parent's content model that has it, from 0. */
static size_t
rank_of(const struct wg_node *parent, enum wg_element element)
{
	const struct wg_content *content =
	    wg_element_content(parent->element);
	size_t i = 0;

	while (i < content->n &&
	    !wg_particle_has(&content->particles[i], element))
		i++;
	return i;
}

/* The last child that stands before it, or NULL. */
static const struct wg_node *
place_for(const struct wg_node *parent, enum wg_element element)
{
	size_t rank = rank_of(parent, element);
	const struct wg_node *before = NULL;

	for (const struct wg_node *n = parent->first; n != NULL; n = n->next)
		if (n->element != WG_EL_TEXT &&
		    rank_of(parent, n->element) <= rank)
			before = n;
	return before;
}

/* Of what is put behind 'before', which may be NULL. */
static struct wg_str
indent_at(const struct wg_xml_edits *e, const struct wg_node *before)
{
	size_t start;

	if (before == NULL)
		return WG_STR("  ");
	start = start_of_line(e, before->at.start);
	return wg_str_head(wg_str_from(e->source->text, start),
	    before->at.start - start);
}

/* 'content' is what stands between its tags, as XML; absent: nothing. */
static void
insert(struct wg_xml_edits *e, const struct wg_node *parent,
    enum wg_element element, struct wg_str attributes, struct wg_str content)
{
	const struct wg_node *before = place_for(parent, element);
	struct wg_str name = tag_name(e, parent, element);
	struct wg_str eol = eol_of(e), indent = indent_at(e, before);
	size_t end = before != NULL ?
	    end_of_line(e, end_of(e, before), true) :
	    (size_t)parent->at.start + parent->at.length;

	add(e, end, 0, content.len == 0 ?
	    wg_str_fmt(e->arena, "%.*s%.*s<%.*s%.*s/>", WG_ARG(eol),
		WG_ARG(indent), WG_ARG(name), WG_ARG(attributes)) :
	    wg_str_fmt(e->arena, "%.*s%.*s<%.*s%.*s>%.*s</%.*s>", WG_ARG(eol),
		WG_ARG(indent), WG_ARG(name), WG_ARG(attributes),
		WG_ARG(content), WG_ARG(name)));
}

void
wg_xml_insert(struct wg_xml_edits *e, const struct wg_node *parent,
    enum wg_element element, struct wg_str attributes, struct wg_str text)
{
	insert(e, parent, element, attributes,
	    text.len == 0 ? text : wg_xml_escape(e->arena, text));
}

void
wg_xml_insert_titled(struct wg_xml_edits *e, const struct wg_node *parent,
    enum wg_element element, struct wg_str attributes, struct wg_str title)
{
	struct wg_str eol = eol_of(e);
	struct wg_str indent = indent_at(e, place_for(parent, element));
	struct wg_str name = tag_name(e, parent, WG_EL_TITLE);

	insert(e, parent, element, attributes,
	    wg_str_fmt(e->arena, "%.*s%.*s  <%.*s>%.*s</%.*s>%.*s%.*s",
		WG_ARG(eol), WG_ARG(indent), WG_ARG(name),
		WG_ARG(wg_xml_escape(e->arena, title)), WG_ARG(name), WG_ARG(eol),
		WG_ARG(indent)));
}

/* There are a few; what was added at one place keeps its order. */
static void
sort(struct wg_xml_edits *e)
{
	for (size_t i = 1; i < e->list.n; i++)
		for (size_t k = i; k > 0 &&
		     e->list.at[k - 1].start > e->list.at[k].start; k--) {
			struct wg_xml_edit swap = e->list.at[k];

			e->list.at[k] = e->list.at[k - 1];
			e->list.at[k - 1] = swap;
		}
}

struct wg_str
wg_xml_edited(struct wg_xml_edits *e)
{
	struct wg_str text = e->source->text, edited;
	struct wg_out out = { 0 };
	size_t at = 0;

	sort(e);
	for (size_t i = 0; i < e->list.n; i++) {
		struct wg_xml_edit *one = &e->list.at[i];

		if (one->start > at)
			wg_out_put(&out, (struct wg_str){ text.ptr + at,
			    one->start - at });
		one->now = out.len;
		wg_out_put(&out, one->text);
		at = one->start + one->length;
	}
	wg_out_put(&out, wg_str_from(text, at));
	edited = wg_str_dup(e->arena, wg_out_str(&out));
	wg_out_free(&out);
	return edited;
}
