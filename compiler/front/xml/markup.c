/*
 * The markup inside messages.  Most messages have none and never get here
 * with a parser: only '<' and '&' need one.  The string is parsed between the
 * tags of an element of our own, so that expat sees one document.
 */
#include "front/xml/xml.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "front/xml/parser.h"

#define OPEN "<m>"
#define CLOSE "</m>"

struct wg_markup_reader {
	XML_Parser parser;
	struct wg_out text;
	/* Of the string being read: */
	struct wg_arena *arena;
	struct wg_markup *open;
	unsigned depth;
	struct wg_markup_error error;
};

struct wg_markup_reader *
wg_markup_open(void)
{
	struct wg_markup_reader *r = wg_realloc(NULL, sizeof(*r));

	*r = (struct wg_markup_reader){ .parser = XML_ParserCreate("UTF-8") };
	if (r->parser == NULL)
		wg_no_memory();
	return r;
}

void
wg_markup_close(struct wg_markup_reader *r)
{
	if (r == NULL)
		return;
	XML_ParserFree(r->parser);
	wg_out_free(&r->text);
	free(r);
}

static size_t
offset(const struct wg_markup_reader *r)
{
	return (size_t)XML_GetCurrentByteIndex(r->parser) - strlen(OPEN);
}

static void
refuse(struct wg_markup_reader *r, const char *why, const char *hint)
{
	if (r->error.why != NULL)
		return;
	r->error = (struct wg_markup_error){ offset(r),
		(size_t)XML_GetCurrentByteCount(r->parser), why, hint };
	XML_StopParser(r->parser, XML_FALSE);
}

static struct wg_markup *
append(struct wg_markup_reader *r, struct wg_str name, struct wg_str text)
{
	struct wg_markup *m = WG_NEW(r->arena, struct wg_markup);

	*m = (struct wg_markup){ .parent = r->open, .name = name,
		.text = text, .at = offset(r) };
	if (r->open->last == NULL)
		r->open->first = m;
	else
		r->open->last->next = m;
	r->open->last = m;
	return m;
}

static void
flush(struct wg_markup_reader *r)
{
	if (r->text.len > 0)
		append(r, WG_NONE, wg_str_dup(r->arena, wg_out_str(&r->text)));
	wg_out_clear(&r->text);
}

static void
on_start(void *data, const char *name, const char **atts)
{
	struct wg_markup_reader *r = data;

	if (r->depth++ == 0)
		return;
	if (atts[0] != NULL)
		refuse(r, "a tag with an attribute",
		    "tags in translations are bare: write just the name");
	else if (r->depth > WG_XML_DEPTH)
		refuse(r, "tags nested too deep", NULL);
	else if (r->open != NULL && wg_str_is(r->open->name, name))
		refuse(r, "a tag inside a tag of the same name",
		    "to end the first one, write the second with a slash, "
		    "as in </link>");
	flush(r);
	r->open = append(r, wg_str_dup(r->arena, wg_str(name)), WG_NONE);
}

static void
on_end(void *data, const char *name)
{
	struct wg_markup_reader *r = data;

	(void)name;
	flush(r);
	if (--r->depth > 0)
		r->open = r->open->parent;
}

static void
on_text(void *data, const char *s, int len)
{
	struct wg_markup_reader *r = data;

	wg_out_put(&r->text, (struct wg_str){ s, (size_t)len });
}

static void
on_instruction(void *data, const char *target, const char *text)
{
	(void)target, (void)text;
	refuse(data, "a processing instruction", NULL);
}

static void
on_comment(void *data, const char *text)
{
	(void)text;
	refuse(data, "a comment", "write it as a # line above the message");
}

static void
on_cdata(void *data)
{
	refuse(data, "a CDATA section", "write &lt; for < and &amp; for &");
}

static void
on_doctype(void *data, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	(void)name, (void)sysid, (void)pubid, (void)internal;
	refuse(data, "a DOCTYPE", NULL);
}

/* Does a reference begin at the '&' at 'i'? */
static bool
is_reference(struct wg_str s, size_t i)
{
	size_t n = i + 1;

	if (n < s.len && s.ptr[n] == '#')
		n++;
	while (n < s.len && n < i + 12 &&
	    ((s.ptr[n] >= 'a' && s.ptr[n] <= 'z') ||
		(s.ptr[n] >= 'A' && s.ptr[n] <= 'Z') ||
		(s.ptr[n] >= '0' && s.ptr[n] <= '9')))
		n++;
	return n > i + 1 && n < s.len && s.ptr[n] == ';';
}

/* &#8238; and the like would bring in what nobody can see in the file. */
static bool
has_number_reference(struct wg_str s, struct wg_markup_error *error)
{
	for (size_t i = 0; i + 1 < s.len; i++) {
		size_t n = i;

		if (s.ptr[i] != '&' || s.ptr[i + 1] != '#' ||
		    !is_reference(s, i))
			continue;
		while (s.ptr[n] != ';')
			n++;
		*error = (struct wg_markup_error){ i, n + 1 - i,
			"a character as a number",
			"type the character itself" };
		return true;
	}
	return false;
}

static struct wg_str
wrap(struct wg_out *out, struct wg_str s)
{
	wg_out_puts(out, OPEN);
	for (size_t i = 0; i < s.len; i++) {
		wg_out_byte(out, s.ptr[i]);
		if (s.ptr[i] == '&' && !is_reference(s, i))
			wg_out_puts(out, "amp;");
	}
	wg_out_puts(out, CLOSE);
	return wg_out_str(out);
}

static void
explain(struct wg_markup_reader *r, struct wg_str s)
{
	enum XML_Error code = XML_GetErrorCode(r->parser);
	const char *hint = NULL;
	size_t at = offset(r);

	if (r->error.why != NULL)
		return;
	if (code == XML_ERROR_TAG_MISMATCH)
		hint = N_("close the tags in the reverse order of opening them");
	else if (code == XML_ERROR_UNDEFINED_ENTITY)
		hint = N_("type the character itself");
	else if (code == XML_ERROR_INVALID_TOKEN)
		hint = N_("write &lt; for a < that begins no tag");
	r->error = (struct wg_markup_error){ at < s.len ? at : s.len, 0,
		wg_xml_error(code), hint };
}

static void
set_handlers(struct wg_markup_reader *r)
{
	XML_ParserReset(r->parser, "UTF-8");
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetCharacterDataHandler(r->parser, on_text);
	XML_SetProcessingInstructionHandler(r->parser, on_instruction);
	XML_SetCommentHandler(r->parser, on_comment);
	XML_SetStartCdataSectionHandler(r->parser, on_cdata);
	XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
}

struct wg_markup *
wg_markup_read(struct wg_markup_reader *r, struct wg_arena *a, struct wg_str s,
    struct wg_markup_error *error)
{
	struct wg_markup *root = WG_NEW(a, struct wg_markup);
	struct wg_out wrapped = { 0 };
	struct wg_str text;
	enum XML_Status status;

	r->arena = a;
	r->open = root;
	r->depth = 0;
	r->error = (struct wg_markup_error){ 0 };
	wg_out_clear(&r->text);
	if (wg_str_find(s, '<') < 0 && wg_str_find(s, '&') < 0) {
		root->first = root->last = WG_NEW(a, struct wg_markup);
		*root->first = (struct wg_markup){ .parent = root, .text = s };
		return root;
	}
	if (has_number_reference(s, error))
		return NULL;
	text = wrap(&wrapped, s);
	set_handlers(r);
	status = XML_Parse(r->parser, text.ptr, (int)text.len, 1);
	if (status != XML_STATUS_OK)
		explain(r, s);
	wg_out_free(&wrapped);
	*error = r->error;
	return status == XML_STATUS_OK ? root : NULL;
}
