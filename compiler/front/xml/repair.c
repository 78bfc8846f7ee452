/*
 * Only the bytes before the place where expat stopped are looked at, and of
 * those only what belongs to one tag or one word.
 */
#include "front/xml/repair.h"

#include <string.h>

#include "base/diag.h"
#include "base/intl.h"
#include "model/element.h"

#define FAR 2000 /* how long a tag may be [byte] */

/* The beginning of the tag that 'at' is in, or -1. */
static ptrdiff_t
tag_around(struct wg_str text, size_t at)
{
	size_t end = at > FAR ? at - FAR : 0;

	for (size_t i = at + 1; i-- > end;) {
		if (i < text.len && text.ptr[i] == '<')
			return (ptrdiff_t)i;
		if (i < at && text.ptr[i] == '>')
			return -1;
	}
	return -1;
}

static bool
begins_with_any(struct wg_str s, const char *const *marks)
{
	for (; *marks != NULL; marks++)
		if (wg_str_starts(s, wg_str(*marks)))
			return true;
	return false;
}

static bool
hint_mark(struct wg_diag *diag, struct wg_str text, size_t at)
{
	static const char *const quotes[] = { "“", "”", "„", "‟", "‘", "’",
		"‚", "«", "»", NULL };
	static const char *const blanks[] = { "\xC2\xA0", "\xE2\x80\xAF",
		"\xE2\x80\x83", "\xE2\x80\x82", "\xE2\x80\x89",
		"\xE2\x80\x8B", "\xEF\xBB\xBF", NULL };
	struct wg_str here = wg_str_from(text, at);

	if (tag_around(text, at) < 0)
		return false;
	if (begins_with_any(here, quotes))
		wg_hint(diag, "a value stands between straight quotes: \"…\"; "
		    "word processors bend them");
	else if (begins_with_any(here, blanks))
		wg_hint(diag, "this is a blank of a word processor; delete it "
		    "and type an ordinary one");
	else if (at > 0 && text.ptr[at - 1] == '=')
		wg_hint(diag, "put the value between quotes: \"…\"");
	else
		return false;
	return true;
}

static bool
ends_word(char c)
{
	return strchr(" \t\r\n\"'<>", c) != NULL;
}

/* Does a reference begin here that XML can read? */
static bool
is_reference(struct wg_str s)
{
	static const char *const known[] = { "&amp;", "&lt;", "&gt;",
		"&quot;", "&apos;", "&#", NULL };

	return begins_with_any(s, known);
}

#define LONGEST 200 /* word that is shown [byte] */

/* A bare '&': the word it is in, as it is to be written. */
static bool
hint_ampersand(struct wg_diag *diag, struct wg_str text, size_t at)
{
	char word[LONGEST + 8 * 5 + 1];
	size_t amp = at, start, n = 0, replaced = 0;

	while (amp > 0 && at - amp < LONGEST && text.ptr[amp] != '&' &&
	    (amp == at || !ends_word(text.ptr[amp])))
		amp--;
	if (text.ptr[amp] != '&')
		return false;
	start = amp;
	while (start > 0 && amp - start < LONGEST / 2 &&
	    !ends_word(text.ptr[start - 1]))
		start--;
	for (size_t i = start; i < text.len && i - start < LONGEST &&
	     replaced < 8 && (i == amp || !ends_word(text.ptr[i])); i++) {
		word[n++] = text.ptr[i];
		if (text.ptr[i] != '&' || is_reference(wg_str_from(text, i)))
			continue;
		memcpy(word + n, "amp;", 4);
		n += 4;
		replaced++;
	}
	while (n > 0 && ((unsigned char)word[n - 1] & 0xC0) == 0x80 &&
	    wg_utf8_bad((struct wg_str){ word, n }) >= 0)
		n--;
	wg_hint(diag, "write %.*s", (int)n, word);
	return true;
}

static bool
hint_entity(struct wg_diag *diag, struct wg_str text, size_t at)
{
	static const struct {
		const char *name, *character;
	} entities[] = {
#define WG_HTML_ENTITY(name, character) { name, character },
#include "front/xml/html.def"
	};
	struct wg_str rest = wg_str_from(text, at), name;

	if (!wg_str_starts(rest, WG_STR("&")))
		return false;
	rest = wg_str_from(wg_str_head(rest, 40), 1);
	name = wg_str_cut(&rest, ';');
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
		if (wg_str_is(name, entities[i].name)) {
			wg_hint(diag, "write %s", entities[i].character);
			return true;
		}
	return false;
}

/* The declaration of the first prefix that the tag has and the file has not. */
static void
hint_prefix(struct wg_diag *diag, struct wg_str text, size_t at)
{
	static const struct {
		const char *prefix, *mark, *uri;
	} spaces[] = {
		{ "xlink:", "xmlns:xlink=", WG_URI_XLINK },
		{ "w:", "xmlns:w=", WG_URI_W },
	};
	struct wg_str tag = wg_str_head(wg_str_from(text, at), FAR);
	ptrdiff_t end = wg_str_find(tag, '>');

	if (end >= 0)
		tag = wg_str_head(tag, (size_t)end);
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		if (wg_str_find_str(tag, wg_str(spaces[i].prefix)) >= 0 &&
		    wg_str_find_str(text, wg_str(spaces[i].mark)) < 0) {
			wg_hint(diag, "write %s\"%s\" into the first tag of "
			    "the file", spaces[i].mark, spaces[i].uri);
			return;
		}
	wg_hint(diag, "there are only the prefixes w: and xlink:");
}

void
wg_xml_hint(struct wg_diag *diag, const struct wg_source *source,
    uint32_t at, enum XML_Error error)
{
	struct wg_str text = source->text;

	if (at >= text.len)
		return;
	if (error == XML_ERROR_UNBOUND_PREFIX)
		hint_prefix(diag, text, at);
	else if (error == XML_ERROR_UNDEFINED_ENTITY)
		hint_entity(diag, text, at);
	else if (error == XML_ERROR_INVALID_TOKEN &&
	    !hint_mark(diag, text, at))
		hint_ampersand(diag, text, at);
}

const char *
wg_xml_of_html(struct wg_str name)
{
	static const struct {
		const char *name, *write;
	} known[] = {
#define WG_HTML(name, write) { name, write },
#include "front/xml/html.def"
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (wg_str_is(name, known[i].name))
			return known[i].write;
	return NULL;
}
