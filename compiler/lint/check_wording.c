/* The wording: placeholders, the end of a sentence, what was left German, and
 * the terms of the glossary. */
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "lint/glossary.h"
#include "lint/translation_check.h"
#include "model/catalog.h"
#include "model/project.h"
#include "text/char.h"

/* The next {name} of '*rest', with its braces; empty at the end. */
static struct wg_str
next_placeholder(struct wg_str *rest)
{
	ptrdiff_t open = wg_str_find(*rest, '{'), close;
	struct wg_str name;

	if (open < 0)
		return WG_NONE;
	name = wg_str_from(*rest, (size_t)open);
	close = wg_str_find(name, '}');
	if (close < 0)
		return WG_NONE;
	name = wg_str_head(name, (size_t)close + 1);
	*rest = wg_str_from(*rest, (size_t)open + name.len);
	return name;
}

static struct wg_str
lacking(struct wg_str in, struct wg_str of)
{
	struct wg_str name;

	while ((name = next_placeholder(&of)).len > 0)
		if (wg_str_find_str(in, name) < 0)
			return name;
	return WG_NONE;
}

/* Only labels have any; in prose a brace is a brace. */
bool
wg_check_placeholders(const struct wg_pair *p)
{
	struct wg_str missing, extra;

	if (p->unit != NULL)
		return true;
	missing = lacking(p->text->value, p->source);
	extra = lacking(p->source, p->text->value);
	if (missing.len == 0 && extra.len == 0)
		return true;
	if (missing.len > 0 && extra.len > 0)
		wg_pair_report(p, WG_D_PO_PLACEHOLDER, extra,
		    "%.*s is missing, %.*s is extra", WG_ARG(missing),
		    WG_ARG(extra));
	else
		wg_pair_report(p, WG_D_PO_PLACEHOLDER, extra,
		    missing.len > 0 ? "%.*s is missing" : N_("%.*s is extra"),
		    WG_ARG(missing.len > 0 ? missing : extra));
	if (missing.len > 0)
		wg_hint(p->diag, "copy %.*s to where it belongs",
		    WG_ARG(missing));
	return false;
}

/* What is no reference was let through as text by the markup reader.  Labels
 * have no markup. */
bool
wg_check_ampersand(const struct wg_pair *p)
{
	static const char *const references[] = { "&amp;", "&lt;", "&gt;",
		"&quot;", "&apos;" };
	struct wg_str rest = p->text->value;
	bool known = true;

	while (known) {
		ptrdiff_t at = wg_str_find(rest, '&');

		if (at < 0)
			return true;
		rest = wg_str_from(rest, (size_t)at);
		known = false;
		for (size_t i = 0; i < 5; i++)
			known |= wg_str_starts(rest, wg_str(references[i]));
		if (known)
			rest = wg_str_from(rest, 1);
	}
	if (!known)
		wg_pair_report(p, WG_D_PO_AMPERSAND, wg_str_head(rest, 1),
		    "write &amp;");
	return true;
}

/* Ends of sentences. */

enum end { END_NONE, END_STOP, END_QUESTION, END_CALL, END_COLON, END_DOTS };
static const char *const end_names[] = { N_("nothing"),
	N_("a full stop"), N_("a question mark"), N_("an exclamation mark"),
	N_("a colon"), N_("an ellipsis") };

static const struct {
	uint32_t c;
	enum end end;
} ends[] = {
	{ '.', END_STOP }, { 0x06D4, END_STOP }, { 0x0964, END_STOP },
	{ 0x0965, END_STOP }, { 0x3002, END_STOP }, { 0xFF0E, END_STOP },
	{ 0x1362, END_STOP }, { 0x0589, END_STOP }, { 0x104B, END_STOP },
	{ 0x17D4, END_STOP }, { 0x0701, END_STOP }, { 0x1368, END_STOP },
	{ '?', END_QUESTION }, { 0x061F, END_QUESTION },
	{ 0xFF1F, END_QUESTION }, { 0x037E, END_QUESTION },
	{ 0x1367, END_QUESTION }, { 0x055E, END_QUESTION },
	{ '!', END_CALL }, { 0xFF01, END_CALL }, { 0x055C, END_CALL },
	{ ':', END_COLON }, { 0xFF1A, END_COLON }, { 0x1366, END_COLON },
	{ 0x1365, END_COLON }, { 0x2026, END_DOTS }, { 0x055D, END_COLON },
};

static enum end
end_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (ends[i].c == c)
			return ends[i].end;
	return END_NONE;
}

/* The last sign of the text; quotes and brackets behind it are passed over. */
static uint32_t
last_sign(struct wg_str s)
{
	while (s.len > 0) {
		size_t at = s.len - 1, next;
		uint32_t c;

		while (at > 0 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
			at--;
		next = at;
		c = wg_utf8_next(s, &next);
		s.len = at;
		if (c == ' ' || c == '\n' || c == '"' || c == '\'' ||
		    c == ')' || c == 0x201C || c == 0x201D || c == 0x2019 ||
		    c == 0xBB || c == 0xAB || c == 0xA0 || c == 0x200E ||
		    c == 0x200F || c == 0x202F || c == 0x2069 || c == 0x300D)
			continue;
		return c;
	}
	return 0;
}

/* "1. Mai" is "május 1." elsewhere: there a full stop makes an ordinal. */
static bool
ends_in_ordinal(struct wg_str s)
{
	return s.len > 1 && s.ptr[s.len - 1] == '.' &&
	    s.ptr[s.len - 2] >= '0' && s.ptr[s.len - 2] <= '9';
}

/* Thai and Lao end a sentence with a blank; a Greek question ends with ';',
 * an Armenian one has its sign inside the last word. */
static bool
end_fits(const struct wg_pair *p, enum end wanted, uint32_t sign)
{
	enum end found = end_of(sign);
	struct wg_str script = p->language->script;

	if (found == wanted)
		return true;
	if (found + wanted == END_NONE + END_STOP &&
	    (ends_in_ordinal(p->source) || ends_in_ordinal(p->text->value)))
		return true;
	if ((wg_str_is(script, "Thai") || wg_str_is(script, "Laoo")) &&
	    found == END_NONE)
		return true;
	if (wg_str_is(script, "Grek") && wanted == END_QUESTION && sign == ';')
		return true;
	if (wg_str_is(script, "Armn") && (wanted == END_QUESTION ||
	    wanted == END_CALL || wanted == END_STOP) &&
	    (found == END_NONE || sign == ':' || found == END_STOP))
		return true;
	return false;
}

/* The language of the sources in other words, as Leichte Sprache: it may
 * say the same, and may say it as a question. */
static bool
is_source_variant(const struct wg_pair *p)
{
	struct wg_str source = p->project->source->tag;
	struct wg_str tag = p->language->tag;

	return tag.len > source.len && tag.ptr[source.len] == '-' &&
	    wg_str_starts(tag, source);
}

bool
wg_check_end(const struct wg_pair *p)
{
	enum end wanted = end_of(last_sign(p->source));
	uint32_t sign = last_sign(p->text->value);
	enum end found = end_of(sign);

	/* What ends with a tag may end with the title of another page. */
	if (wg_str_ends(p->source, WG_STR(">")) ||
	    wg_str_ends(p->text->value, WG_STR(">")) ||
	    is_source_variant(p) || end_fits(p, wanted, sign))
		return true;
	wg_pair_report(p, WG_D_PO_END, WG_NONE, "%s instead of %s",
	    _(end_names[found]), _(end_names[wanted]));
	return true;
}

/* Left as it was. */

/* Words and letters outside tags and <german>. */
static void
count_words(struct wg_str s, unsigned *words, unsigned *letters)
{
	bool tag = false, inside = false;

	*words = *letters = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t c;
		bool word;

		if (wg_str_starts(wg_str_from(s, at), WG_STR("<german"))) {
			ptrdiff_t end = wg_str_find_str(
			    wg_str_from(s, at), WG_STR("</german"));

			at += end > 0 ? (size_t)end : s.len - at;
		}
		c = wg_utf8_next(s, &at);
		tag = c == '<' || (tag && c != '>');
		word = !tag && c != WG_UTF8_BAD && wg_char_letter(c);
		*letters += word;
		*words += word && !inside;
		inside = word || (inside && !tag && wg_char_word(c));
	}
}

static bool
is_name(const struct wg_unit *u)
{
	return u != NULL && u->document->title == u->node &&
	    (u->document->kind == WG_KIND_PLACE ||
		u->document->kind == WG_KIND_HOUSE);
}

bool
wg_check_same(const struct wg_pair *p)
{
	unsigned words, letters;

	if (!wg_str_eq(wg_str_trim(p->text->value), p->source) ||
	    is_source_variant(p))
		return true;
	count_words(p->source, &words, &letters);
	if (is_name(p->unit) && letters >= 4) {
		wg_pair_report(p, WG_D_PO_NAME, WG_NONE, "%.*s",
		    WG_ARG(p->source));
		wg_hint(p->diag, "say what it is; the German name is shown "
		    "beside it anyway");
	} else if (words >= 2 && letters >= 4) {
		wg_pair_report(p, WG_D_PO_SAME, WG_NONE, "%.*s",
		    WG_ARG(p->source));
	}
	return true;
}

bool
wg_check_terms(const struct wg_pair *p)
{
	struct wg_glossary_miss miss;

	if (p->unit == NULL || p->project->glossary == NULL ||
	    !wg_glossary_lacks(p->project->glossary, p->scratch, p->language,
		p->unit, p->text->value, &miss))
		return true;
	wg_pair_report(p, WG_D_PO_TERM, WG_NONE, "%.*s is %.*s",
	    WG_ARG(miss.term), WG_ARG(miss.accepted));
	return true;
}
