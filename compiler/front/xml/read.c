/*
 * Documents.  expat calls back with expanded names and a byte offset; the
 * places of attributes are found by reading the start tag's own bytes once
 * more, which expat has just found to be well-formed.
 */
#include "front/xml/xml.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/out.h"
#include "front/xml/parser.h"
#include "front/xml/repair.h"
#include "model/attribute.h"
#include "model/node.h"

/* A comment that allows something waits for the element behind it. */
struct waiting {
	struct wg_str comment;
	struct wg_span at;
	uint32_t start;  /* of the element; set when it opens */
	unsigned depth;  /* the element's */
};

struct reader {
	XML_Parser parser;
	struct wg_arena *arena;
	const struct wg_source *source;
	struct wg_diag *diag;
	uint32_t skipped; /* bytes before the parsed text */
	struct wg_node *root, *open;
	unsigned depth, elements;
	bool bare; /* the root has no namespace: told, and taken as ours */
	unsigned transparent; /* unknown elements that are open now … */
	unsigned levels[WG_XML_DEPTH + 1]; /* … and their depths */
	struct wg_out text;   /* character data not yet in the tree */
	uint32_t text_start;
	struct WG_VEC(struct waiting) waiting;
	unsigned pending;     /* the last of them, whose element is to come */
	bool stopped;         /* reported already */
};

static uint32_t
offset(const struct reader *r)
{
	return (uint32_t)XML_GetCurrentByteIndex(r->parser) + r->skipped;
}

static struct wg_span
here(const struct reader *r)
{
	return (struct wg_span){ r->source, offset(r),
		(uint32_t)XML_GetCurrentByteCount(r->parser) };
}

static void
stop(struct reader *r)
{
	r->stopped = true;
	XML_StopParser(r->parser, XML_FALSE);
}

static bool
is_blank(struct wg_str s)
{
	return wg_str_trim(s).len == 0;
}

/* Blank text counts only where text may stand. */
static void
flush_text(struct reader *r)
{
	struct wg_str text = wg_out_str(&r->text);
	struct wg_span at = { r->source, r->text_start,
		offset(r) - r->text_start };

	if (text.len == 0)
		return;
	if (r->open != NULL &&
	    (wg_element_content(r->open->element)->text || !is_blank(text)))
		wg_node_append(r->open,
		    wg_node_new_text(r->arena, wg_str_dup(r->arena, text), at));
	wg_out_clear(&r->text);
}

static void
on_text(void *data, const XML_Char *s, int len)
{
	struct reader *r = data;

	if (r->text.len == 0)
		r->text_start = offset(r);
	wg_out_put(&r->text, (struct wg_str){ s, (size_t)len });
}

static enum wg_ns
split_name(const char *expanded, struct wg_str *name)
{
	static const struct {
		const char *uri;
		enum wg_ns ns;
	} spaces[] = { { WG_URI_DB, WG_NS_DB }, { WG_URI_W, WG_NS_W },
		{ WG_URI_XML, WG_NS_XML }, { WG_URI_XLINK, WG_NS_XLINK } };
	const char *separator = strchr(expanded, '\n');
	struct wg_str uri;

	*name = wg_str(separator == NULL ? expanded : separator + 1);
	if (separator == NULL)
		return WG_NS_NONE;
	uri = (struct wg_str){ expanded, (size_t)(separator - expanded) };
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		if (wg_str_is(uri, spaces[i].uri))
			return spaces[i].ns;
	return WG_NS_NONE;
}

/* The next attribute in the bytes of a start tag, name and value. */
static bool
next_attribute(struct wg_str tag, size_t *at, struct wg_str *name,
    struct wg_str *value)
{
	size_t i = *at, start;
	char quote;

	while (i < tag.len && strchr(" \t\r\n", tag.ptr[i]) != NULL)
		i++;
	start = i;
	while (i < tag.len && strchr(" \t\r\n=/>", tag.ptr[i]) == NULL)
		i++;
	*name = wg_str_head(wg_str_from(tag, start), i - start);
	while (i < tag.len && tag.ptr[i] != '"' && tag.ptr[i] != '\'')
		i++;
	if (name->len == 0 || i >= tag.len)
		return false;
	quote = tag.ptr[i++];
	start = i;
	while (i < tag.len && tag.ptr[i] != quote)
		i++;
	*value = wg_str_head(wg_str_from(tag, start), i - start);
	*at = i + 1;
	return true;
}

static struct wg_span
span_of(const struct reader *r, const char *from, const char *to)
{
	const char *base = r->source->text.ptr;

	return (struct wg_span){ r->source, (uint32_t)(from - base),
		(uint32_t)(to - from) };
}

static void
unknown_attribute(struct reader *r, struct wg_node *n, struct wg_str raw,
    struct wg_span at)
{
	const struct wg_element_info *info = wg_element_info(n->element);
	struct wg_near near = { .word = raw, .limit = 2 };

	for (size_t i = 0; i < info->n_attributes; i++)
		wg_near_try(&near,
		    wg_attribute_label(info->attributes[i].attribute));
	wg_report(r->diag, WG_D_XML_UNKNOWN_ATTRIBUTE, at, "%.*s in <%.*s>",
	    WG_ARG(raw), WG_ARG(wg_element_label(n->element)));
	if (near.found.len > 0)
		wg_hint(r->diag, "did you mean %.*s?", WG_ARG(near.found));
}

static bool
has_attribute(const struct wg_element_info *info, enum wg_attribute a)
{
	for (size_t i = 0; i < info->n_attributes; i++)
		if (info->attributes[i].attribute == a)
			return true;
	return false;
}

static void
add_attribute(struct reader *r, struct wg_node *n, const char *const *pair,
    struct wg_str raw, struct wg_str value)
{
	struct wg_span at = span_of(r, raw.ptr, value.ptr + value.len + 1);
	struct wg_str name;
	enum wg_ns ns = split_name(pair[0], &name);
	enum wg_attribute a = wg_attribute_lookup(ns, name);
	struct wg_attr *attr, **end = &n->attrs;

	if (a == WG_AT_COUNT || !has_attribute(wg_element_info(n->element), a)) {
		unknown_attribute(r, n, raw, at);
		return;
	}
	if (strlen(pair[1]) > WG_XML_VALUE) {
		wg_report(r->diag, WG_D_XML_LIMIT, at,
		    "an attribute of more than %u bytes", WG_XML_VALUE);
		stop(r);
		return;
	}
	attr = WG_NEW(r->arena, struct wg_attr);
	*attr = (struct wg_attr){ .attribute = a, .at = at,
		.value = wg_str_dup(r->arena, wg_str(pair[1])),
		.value_at = span_of(r, value.ptr, value.ptr + value.len) };
	while (*end != NULL)
		end = &(*end)->next;
	*end = attr;
}

static void
add_attributes(struct reader *r, struct wg_node *n, const char **atts)
{
	struct wg_str tag = wg_str_head(
	    wg_str_from(r->source->text, n->at.start), n->at.length);
	struct wg_str raw, value;
	size_t at = 1, count = 0;

	while (at < tag.len && strchr(" \t\r\n/>", tag.ptr[at]) == NULL)
		at++;
	while (*atts != NULL && !r->stopped &&
	    next_attribute(tag, &at, &raw, &value)) {
		if (wg_str_starts(raw, WG_STR("xmlns")))
			continue;
		if (++count > WG_XML_ATTRIBUTES) {
			wg_report(r->diag, WG_D_XML_LIMIT, n->at,
			    "more than %d attributes", WG_XML_ATTRIBUTES);
			stop(r);
			return;
		}
		add_attribute(r, n, atts, raw, value);
		atts += 2;
	}
}

/* A root that is none: nothing that could be said of what is in it helps. */
static enum wg_element
unknown_root(struct reader *r, const char *prefix, struct wg_str name)
{
	wg_report(r->diag, WG_D_XML_ROOT, here(r), "<%s%.*s>", prefix,
	    WG_ARG(name));
	stop(r);
	return WG_EL_TEXT;
}

/*
 * The element that was probably meant, which saves the author a row of
 * errors that only follow from the first; WG_EL_TEXT if nobody can tell.
 */
static enum wg_element
unknown_element(struct reader *r, enum wg_ns ns, struct wg_str name)
{
	enum wg_element parent =
	    r->open == NULL ? WG_EL_TEXT : r->open->element;
	const char *html = wg_xml_of_html(name);
	struct wg_str near =
	    html != NULL ? WG_NONE : wg_element_near(name, parent);
	const char *prefix = ns == WG_NS_W ? "w:" : "";

	if (near.len == 0 && r->open == NULL)
		return unknown_root(r, prefix, name);
	wg_report(r->diag, WG_D_XML_UNKNOWN_ELEMENT, here(r), "<%s%.*s>",
	    prefix, WG_ARG(name));
	if (html != NULL) {
		wg_hint(r->diag, "write %s", html);
	} else if (ns == WG_NS_NONE && (near.len == 0 || wg_str_eq(near, name))) {
		wg_hint(r->diag,
		    "elements need a namespace: xmlns=\"" WG_URI_DB "\"");
		r->bare |= r->open == NULL;
	} else if (near.len > 0) {
		wg_hint(r->diag, "did you mean <%.*s>?", WG_ARG(near));
	}
	if (near.len > 0)
		return wg_element_of_label(near);
	r->levels[r->transparent++] = r->depth;
	return WG_EL_TEXT;
}

static bool
over_limits(struct reader *r)
{
	if (r->depth > WG_XML_DEPTH)
		wg_report(r->diag, WG_D_XML_LIMIT, here(r),
		    "elements nested more than %d deep", WG_XML_DEPTH);
	else if (r->elements > WG_XML_ELEMENTS)
		wg_report(r->diag, WG_D_XML_LIMIT, here(r),
		    "more than %d elements", WG_XML_ELEMENTS);
	else
		return false;
	stop(r);
	return true;
}

static void
on_comment(void *data, const char *text)
{
	struct reader *r = data;
	struct wg_str comment = wg_str(text);

	if (r->stopped || !wg_str_starts(
	    wg_str_trim(comment), WG_STR("wegweiser:")))
		return;
	WG_PUSH(r->arena, &r->waiting) = (struct waiting){
		.comment = wg_str_dup(r->arena, comment), .at = here(r),
		.depth = r->depth + 1 };
	r->pending++;
}

/* The element at work begins: it is what the comments before it mean. */
static void
begin_allowed(struct reader *r)
{
	for (; r->pending > 0; r->pending--) {
		struct waiting *w =
		    &r->waiting.at[r->waiting.n - r->pending];

		w->start = r->depth == 1 ? 0 : here(r).start;
	}
}

/* It ends, or the one around comments with nothing behind them. */
static void
end_allowed(struct reader *r)
{
	uint32_t end = offset(r) +
	    (uint32_t)XML_GetCurrentByteCount(r->parser);

	while (r->waiting.n > 0 &&
	    r->waiting.at[r->waiting.n - 1].depth >= r->depth) {
		struct waiting *w = &r->waiting.at[--r->waiting.n];
		struct wg_span inside = { r->source, w->start, 0 };

		if (r->pending > 0)
			r->pending--;
		else
			inside.length = end - w->start;
		wg_diag_allow(r->diag, w->comment, inside, w->at);
	}
}

static void
on_start(void *data, const char *expanded, const char **atts)
{
	struct reader *r = data;
	struct wg_str name;
	enum wg_ns ns = split_name(expanded, &name);
	enum wg_element element = wg_element_lookup(ns, name);
	struct wg_node *n;

	if (r->bare && ns == WG_NS_NONE)
		element = wg_element_lookup(WG_NS_DB, name);
	flush_text(r);
	r->depth++;
	r->elements++;
	if (r->stopped || over_limits(r))
		return;
	begin_allowed(r);
	if (element == WG_EL_TEXT)
		element = unknown_element(r, ns, name);
	if (element == WG_EL_TEXT)
		return;
	n = wg_node_new(r->arena, element, here(r));
	add_attributes(r, n, atts);
	if (r->open != NULL)
		wg_node_append(r->open, n);
	else if (r->root == NULL)
		r->root = n;
	r->open = n;
}

static void
on_end(void *data, const char *expanded)
{
	struct reader *r = data;

	(void)expanded;
	flush_text(r);
	end_allowed(r);
	if (r->transparent > 0 && r->levels[r->transparent - 1] == r->depth)
		r->transparent--;
	else if (r->open != NULL)
		r->open = r->open->parent;
	r->depth--;
}

static void
on_doctype(void *data, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	struct reader *r = data;

	(void)name, (void)sysid, (void)pubid, (void)internal;
	wg_report(r->diag, WG_D_XML_DOCTYPE, here(r), NULL);
	wg_hint(r->diag, "delete the line");
	stop(r);
}

static void
on_instruction(void *data, const char *target, const char *text)
{
	struct reader *r = data;

	(void)text;
	if (!strcmp(target, "xml-model"))
		return;
	wg_report(r->diag, WG_D_XML_INSTRUCTION, here(r), "<?%s …?>", target);
}

static void
on_declaration(void *data, const char *version, const char *encoding, int alone)
{
	struct reader *r = data;

	(void)alone;
	if ((version != NULL && strcmp(version, "1.0")) ||
	    (encoding != NULL && strcasecmp(encoding, "UTF-8"))) {
		wg_report(r->diag, WG_D_XML_ENCODING, here(r), NULL);
		wg_hint(r->diag,
		    "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
		stop(r);
	}
}

static void
parse(struct reader *r, struct wg_str text)
{
	enum XML_Status status;
	uint32_t at;
	size_t end;

	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetCharacterDataHandler(r->parser, on_text);
	XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
	XML_SetProcessingInstructionHandler(r->parser, on_instruction);
	XML_SetCommentHandler(r->parser, on_comment);
	XML_SetXmlDeclHandler(r->parser, on_declaration);
	status = XML_Parse(r->parser, text.ptr, (int)text.len, 1);
	r->depth = 0;
	end_allowed(r); /* behind the root */
	if (status == XML_STATUS_OK || r->stopped)
		return;
	at = offset(r);
	end = at;
	wg_utf8_next(r->source->text, &end);
	wg_report(r->diag, WG_D_XML_SYNTAX,
	    (struct wg_span){ r->source, at, (uint32_t)end - at }, "%s",
	    _(wg_xml_error(XML_GetErrorCode(r->parser))));
	wg_xml_hint(
	    r->diag, r->source, at, XML_GetErrorCode(r->parser));
	if (r->open != NULL)
		wg_note(r->diag, r->open->at, "<%.*s> was opened here",
		    WG_ARG(wg_element_label(r->open->element)));
	r->stopped = true;
}

struct wg_node *
wg_xml_read(struct wg_arena *a, const struct wg_source *source,
    struct wg_diag *diag)
{
	struct reader r = { .arena = a, .source = source, .diag = diag };
	struct wg_str text;

	if (!wg_xml_bytes(source, diag, &text, &r.skipped))
		return NULL;
	r.parser = wg_xml_parser();
	parse(&r, text);
	XML_ParserFree(r.parser);
	wg_out_free(&r.text);
	if (r.stopped)
		return NULL;
	if (r.root == NULL)
		wg_report(diag, WG_D_XML_ROOT, WG_WHOLE(source), NULL);
	return r.root;
}
