/*
 * Catalogs, line by line.  A line is a comment, or keywords and strings: mostly
 * one keyword with one string, but where lines end means nothing.  An entry
 * ends where the next one begins.  Every string keeps its place in the file.
 * After a mistake reading goes on at the next keyword; the entry with the
 * mistake is dropped, and so is the next one where the mistake may be its
 * context: a message must never be taken for another one.
 */
#include "front/po/po.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/out.h"

struct reader {
	struct wg_arena *arena;
	const struct wg_source *source;
	struct wg_diag *diag;
	struct wg_catalog *catalog;
	size_t at;             /* the line being read */
	struct wg_str line;
	const char *token;     /* where what is being read begins */
	unsigned errors;
	/* The entry at work: */
	struct wg_message *entry;     /* NULL or at_work */
	struct wg_message at_work;
	struct wg_message_text forms[WG_PLURAL_FORMS];
	struct wg_message_previous previous;
	struct wg_message_text *text; /* a string that may go on */
	struct wg_str slice;          /* its value, while that stands in the
				       * file as it is; else in 'value' */
	struct wg_out value;
	bool wanted;                  /* no string of it has come yet */
	bool named;                   /* it has a msgctxt, good or bad */
	bool known;                   /* it has a msgid, good or bad */
	bool bad;                     /* drop the entry */
	struct WG_VEC(struct wg_message) messages;
	struct WG_VEC(struct wg_str) lists[5]; /* comments … sticky */
};

enum { COMMENTS, EXTRACTED, REFERENCES, FLAGS, STICKY };

static struct wg_span
span(const struct reader *r, const char *from, size_t length)
{
	return (struct wg_span){ r->source,
		(uint32_t)(from - r->source->text.ptr), (uint32_t)length };
}

static void
mistake(struct reader *r, enum wg_diag_id id, struct wg_span at,
    const char *detail, const char *hint)
{
	r->bad = true;
	if (r->errors++ >= WG_PO_ERRORS)
		return;
	if (detail != NULL)
		wg_report(r->diag, id, at, "%s", _(detail));
	else
		wg_report(r->diag, id, at, NULL);
	if (hint != NULL)
		wg_hint(r->diag, "%s", _(hint));
}

/* Entries. */

static void
end_string(struct reader *r)
{
	if (r->wanted)
		mistake(r, WG_D_PO_SYNTAX, r->text->at,
		    N_("a quoted string must follow"), NULL);
	if (r->text != NULL)
		r->text->value = r->slice.ptr != NULL ? r->slice :
		    wg_str_dup(r->arena, wg_out_str(&r->value));
	wg_out_clear(&r->value);
	r->slice = WG_NONE;
	r->text = NULL;
	r->wanted = false;
}

static void
keep_lists(struct reader *r, struct wg_message *m)
{
	const struct wg_str **into[] = { &m->comments, &m->extracted,
		&m->references, &m->flags, &m->sticky };
	uint32_t *counts[] = { &m->n_comments, &m->n_extracted,
		&m->n_references, &m->n_flags, &m->n_sticky };

	for (size_t i = 0; i < 5; i++) {
		*into[i] = r->lists[i].at;
		*counts[i] = (uint32_t)r->lists[i].n;
		memset(&r->lists[i], 0, sizeof(r->lists[i]));
	}
}

static void
read_marks(struct wg_message *m)
{
	char hex[9];

	for (size_t i = 0; i < m->n_flags; i++)
		m->fuzzy |= wg_str_is(m->flags[i], "fuzzy");
	for (size_t i = 0; i < m->n_sticky; i++)
		m->fuzzy |= wg_str_is(m->sticky[i], "fuzzy");
	for (size_t i = 0; i < m->n_comments; i++) {
		struct wg_str rest = m->comments[i];
		struct wg_str word = wg_str_word(&rest);

		if (wg_str_is(word, "checked:"))
			m->mark = WG_MARK_CHECKED;
		if (!wg_str_is(word, "machine") ||
		    m->mark == WG_MARK_CHECKED)
			continue;
		wg_po_mark(m, hex);
		if (wg_str_is(wg_str_word(&rest), hex))
			m->mark = WG_MARK_MACHINE;
	}
}

/* The entry that ends, with strings of its own. */
static void
keep_entry(struct reader *r)
{
	struct wg_message *kept = &WG_PUSH(r->arena, &r->messages);
	const struct wg_message_previous *was = &r->previous;
	size_t n = r->at_work.n_str > 0 ? r->at_work.n_str : 1;

	*kept = r->at_work;
	kept->str = WG_NEW_ARRAY(r->arena, n, struct wg_message_text);
	memcpy(kept->str, r->forms, n * sizeof(*kept->str));
	if (was->context.value.ptr != NULL || was->id.value.ptr != NULL ||
	    was->id_plural.value.ptr != NULL) {
		struct wg_message_previous *own =
		    WG_NEW(r->arena, struct wg_message_previous);

		*own = *was;
		kept->previous = own;
	}
}

static void
end_entry(struct reader *r, const char *end)
{
	struct wg_message *m = r->entry;

	end_string(r);
	if (m == NULL)
		return;
	r->entry = NULL;
	m->at.length = (uint32_t)(end - r->source->text.ptr) - m->at.start;
	keep_lists(r, m);
	if (m->id.value.ptr == NULL) {
		if (m->str[0].value.ptr != NULL)
			mistake(r, WG_D_PO_SYNTAX, m->at,
			    "an entry without msgid", NULL);
		r->catalog->tail = m->at;
		r->catalog->complete &= !r->bad;
		r->bad = false;
		return;
	}
	if (m->n_str == 0 && !r->bad)
		mistake(r, WG_D_PO_SYNTAX, m->id.at, "msgstr is missing",
		    NULL);
	if (m->n_str > 0 && m->str[0].value.ptr == NULL && !r->bad)
		mistake(r, WG_D_PO_SYNTAX, m->id.at, "msgstr[0] is missing",
		    NULL);
	if (m->n_str > 1 && m->id_plural.value.ptr == NULL && !r->bad)
		mistake(r, WG_D_PO_SYNTAX, m->id.at,
		    "msgid_plural is missing", NULL);
	if (r->messages.n >= WG_PO_MESSAGES && !r->bad)
		mistake(r, WG_D_PO_LIMIT, m->id.at,
		    "a message behind 200,000 others", NULL);
	read_marks(m);
	if (!r->bad)
		keep_entry(r);
	else
		r->catalog->complete = false;
	r->bad = false;
}

static struct wg_message *
entry(struct reader *r)
{
	if (r->entry == NULL) {
		r->entry = &r->at_work;
		*r->entry = (struct wg_message){ .str = r->forms };
		memset(r->forms, 0, sizeof(r->forms));
		memset(&r->previous, 0, sizeof(r->previous));
		r->entry->at = span(r, r->token, 0);
		r->named = r->known = false;
	}
	return r->entry;
}

/* What cannot stand behind a msgstr, or behind a msgid with a mistake, begins
 * the next entry. */
static void
next_entry(struct reader *r)
{
	if (r->entry != NULL &&
	    (r->entry->n_str > 0 || (r->bad && r->known)))
		end_entry(r, r->token);
}

/* Strings. */

static bool
control(unsigned char c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

/* One escape after the backslash at '*i'; false if it is none of ours. */
static bool
unescape(struct reader *r, struct wg_str s, size_t *i)
{
	static const char names[] = "nt\"\\", values[] = "\n\t\"\\";
	const char *found;

	++*i;
	found = *i < s.len ? strchr(names, s.ptr[*i]) : NULL;
	if (found == NULL || *found == '\0')
		return false;
	wg_out_byte(&r->value, values[found - names]);
	return true;
}

/* Characters that need no look: not the end, no escape, no control code. */
static size_t
plain_run(struct wg_str s, size_t from)
{
	size_t i = wg_str_plain(s, from);

	while (i < s.len) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '"' || c == '\\' || c == 0x7F ||
		    (c < 0x20 && control(c)))
			break;
		i++;
	}
	return i;
}

/* The inside of a string from 's' on, up to its quote; its offset. */
static size_t
read_inside(struct reader *r, struct wg_str s)
{
	size_t i = 1;

	while (i < s.len && s.ptr[i] != '"') {
		size_t from = i;

		i = plain_run(s, i);
		wg_out_put(&r->value, wg_str_head(wg_str_from(s, from),
		    i - from));
		if (i >= s.len || s.ptr[i] == '"')
			break;
		if (s.ptr[i] != '\\') {
			mistake(r, WG_D_PO_CONTROL, span(r, s.ptr + i, 1),
			    "in a string", "delete it");
		} else {
			from = i;
			if (!unescape(r, s, &i))
				mistake(r, WG_D_PO_ESCAPE,
				    span(r, s.ptr + from, 2), "\\ followed by "
				    "something else than n, t, \" or \\",
				    "type the character itself");
		}
		i++;
	}
	return i;
}

/* Behind a string come strings, keywords and comments; anything else is what
 * is left of a string with a quote in it. */
static bool
torn(struct wg_str rest)
{
	return rest.len > 0 && rest.ptr[0] != '"' && rest.ptr[0] != '#' &&
	    !wg_str_starts(rest, WG_STR("msg"));
}

/* A string; what stands behind it on its line. */
static struct wg_str
read_quoted(struct reader *r, struct wg_str s)
{
	size_t i = plain_run(s, 1);
	struct wg_str rest;

	r->wanted = false;

	/* Most values stand in the file as they are. */
	if (i < s.len && s.ptr[i] == '"' && r->value.len == 0 &&
	    r->slice.ptr == NULL) {
		r->slice = wg_str_head(wg_str_from(s, 1), i - 1);
	} else {
		wg_out_put(&r->value, r->slice);
		r->slice = WG_NONE;
		i = read_inside(r, s);
	}
	rest = wg_str_trim(wg_str_from(s, i + 1));
	if (i >= s.len) {
		mistake(r, WG_D_PO_UNTERMINATED, span(r, s.ptr, s.len),
		    "no closing quote", "put a \" at the end of the line");
		r->catalog->whole = false;
		i = s.len - 1;
	} else if (torn(rest)) {
		mistake(r, WG_D_PO_SYNTAX, span(r, rest.ptr, rest.len),
		    "something stands behind the closing quote",
		    "a quote inside a string is written \\\"");
		rest = WG_NONE;
	}
	if (r->value.len > WG_PO_STRING || r->slice.len > WG_PO_STRING) {
		mistake(r, WG_D_PO_LIMIT, span(r, s.ptr, i + 1),
		    "a string of more than 64 KiB", NULL);
		wg_out_clear(&r->value);
		r->slice = WG_STR("");
	}
	if (r->text != NULL)
		r->text->at.length = (uint32_t)(s.ptr + i + 1 -
		    r->source->text.ptr) - r->text->at.start;
	return rest;
}

/* Keywords. */

/* Where the string of 'word' goes; NULL: not a keyword. */
static struct wg_message_text *
slot(struct reader *r, struct wg_message *m, struct wg_str word, bool previous)
{
	uint32_t n;
	struct wg_str number;

	if (wg_str_is(word, "msgctxt"))
		return previous ? &r->previous.context : &m->context;
	if (wg_str_is(word, "msgid"))
		return previous ? &r->previous.id : &m->id;
	if (wg_str_is(word, "msgid_plural"))
		return previous ? &r->previous.id_plural : &m->id_plural;
	if (previous || !wg_str_starts(word, WG_STR("msgstr")))
		return NULL;
	if (word.len == 6) {
		m->n_str = m->n_str > 1 ? m->n_str : 1;
		return &m->str[0];
	}
	number = wg_str_trim(wg_str_from(word, 6));
	if (number.len < 3 || number.ptr[0] != '[' ||
	    number.ptr[number.len - 1] != ']' ||
	    !wg_str_uint(wg_str_trim(wg_str_head(
		wg_str_from(number, 1), number.len - 2)), &n))
		return NULL;
	if (n >= WG_PLURAL_FORMS) {
		mistake(r, WG_D_PO_LIMIT, span(r, word.ptr, word.len),
		    "more than six plural forms", NULL);
		return NULL;
	}
	if (m->n_str < n + 1)
		m->n_str = n + 1;
	return &m->str[n];
}

/* The keyword that 's' begins with: "msgid", "msgstr [0]". */
static struct wg_str
keyword_of(struct wg_str s)
{
	size_t n = 0, next;

	while (n < s.len && strchr(" \t\"[", s.ptr[n]) == NULL)
		n++;
	for (next = n; next < s.len && strchr(" \t", s.ptr[next]); next++)
		continue;
	if (next < s.len && s.ptr[next] == '[') {
		ptrdiff_t end = wg_str_find(wg_str_from(s, next), ']');

		if (end >= 0)
			n = next + (size_t)end + 1;
	}
	return wg_str_head(s, n);
}

/* Like "msgid", though it may be misspelt. */
static bool
is_word(struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			   "_[]0123456789", s.ptr[i]) == NULL)
			return false;
	return s.len > 0;
}

/* What is no keyword.  With a string it was meant as one, and may be the
 * context of the next message. */
static void
no_keyword(struct reader *r, struct wg_str s, bool string)
{
	mistake(r, WG_D_PO_SYNTAX, span(r, s.ptr, s.len),
	    "not a keyword of a catalog", NULL);
	if (!string || r->entry->n_str == 0)
		return;
	end_entry(r, r->token);
	entry(r);
	r->bad = true;
}

/* A keyword; what stands behind it, mostly its string. */
static struct wg_str
read_keyword(struct reader *r, struct wg_str s, bool obsolete, bool previous)
{
	struct wg_str word = keyword_of(s);
	struct wg_str rest = wg_str_trim(wg_str_from(s, word.len));
	bool string = wg_str_starts(rest, WG_STR("\""));
	bool context = !previous && wg_str_is(word, "msgctxt");
	bool id = !previous && wg_str_is(word, "msgid");
	struct wg_message_text *text;
	struct wg_message *m;

	end_string(r);
	if (id || context)
		next_entry(r);
	if (context && r->entry != NULL && r->bad && r->named)
		end_entry(r, r->token);
	m = entry(r);
	m->obsolete |= obsolete;
	r->named |= context;
	r->known |= id;
	text = slot(r, m, word, previous);
	if (text == NULL) {
		string = string && is_word(word);
		no_keyword(r, s, string);
		return string ? rest : WG_NONE;
	}
	if (text->value.ptr != NULL) {
		mistake(r, WG_D_PO_SYNTAX, span(r, s.ptr, s.len),
		    "it stands twice in this entry", NULL);
		return string ? rest : WG_NONE;
	}
	text->at = span(r, s.ptr, string ? word.len : s.len);
	text->value = WG_STR("");
	r->text = text;
	r->wanted = true;
	if (string || rest.len == 0 || rest.ptr[0] == '#')
		return rest;
	end_string(r); /* which reports it */
	return WG_NONE;
}

static struct wg_str
read_string(struct reader *r, struct wg_str s)
{
	if (r->text == NULL && !r->bad) {
		mistake(r, WG_D_PO_SYNTAX, span(r, s.ptr, s.len),
		    "a string without msgid or msgstr", NULL);
		return WG_NONE;
	}
	return read_quoted(r, s);
}

static void read_comment(struct reader *, struct wg_str);

/* Keywords and strings, up to a comment or the end of the line. */
static void
read_tokens(struct reader *r, struct wg_str s, bool obsolete, bool previous)
{
	for (;;) {
		bool mark = wg_str_starts(s, WG_STR("#~"));

		if (s.len == 0 || (s.ptr[0] == '#' && !mark))
			break;
		obsolete |= mark;
		s = mark ? wg_str_trim(wg_str_from(s, 2)) :
		    s.ptr[0] == '"' ? read_string(r, s) :
		    read_keyword(r, s, obsolete, previous);
		r->token = mark ? r->token : s.ptr;
	}
	if (s.len > 0)
		read_comment(r, s);
}

/* Comments. */

static void
add_words(struct reader *r, int list, struct wg_str rest)
{
	while (rest.len > 0) {
		struct wg_str word = wg_str_word(&rest);

		if (word.len > 0 && r->lists[list].n < WG_PO_REFERENCES)
			WG_PUSH(r->arena, &r->lists[list]) = word;
	}
}

/* "fuzzy, no-wrap" */
static void
add_flags(struct reader *r, int list, struct wg_str rest)
{
	while (rest.len > 0) {
		struct wg_str flag = wg_str_trim(wg_str_cut(&rest, ','));

		if (flag.len > 0 && r->lists[list].n < 64)
			WG_PUSH(r->arena, &r->lists[list]) = flag;
	}
}

/* A file name with blanks stands between U+2068 and U+2069. */
static void
add_references(struct reader *r, struct wg_str rest)
{
	while ((rest = wg_str_trim(rest)).len > 0) {
		ptrdiff_t end = wg_str_find_str(rest, WG_STR("\xE2\x81\xA9"));

		if (!wg_str_starts(rest, WG_STR("\xE2\x81\xA8")) || end < 0) {
			struct wg_str word = wg_str_word(&rest);

			add_words(r, REFERENCES, word);
			continue;
		}
		if (r->lists[REFERENCES].n < WG_PO_REFERENCES)
			WG_PUSH(r->arena, &r->lists[REFERENCES]) =
			    wg_str_head(rest, (size_t)end + 3);
		rest = wg_str_from(rest, (size_t)end + 3);
	}
}

/* What "#|" has: a previous msgid, whose string may go on in the next one. */
static void
read_previous(struct reader *r, struct wg_str rest)
{
	if (!wg_str_starts(rest, WG_STR("\""))) {
		end_string(r);
		next_entry(r);
	}
	read_tokens(r, rest, false, true);
}

static void
read_comment(struct reader *r, struct wg_str line)
{
	char kind = line.len > 1 ? line.ptr[1] : ' ';
	struct wg_str rest = wg_str_trim(wg_str_from(line, 2));

	if (kind == '|') {
		read_previous(r, rest);
		return;
	}
	end_string(r);
	next_entry(r);
	entry(r);
	if (kind == ':') {
		add_references(r, rest);
	} else if (kind == ',' || kind == '=') {
		add_flags(r, kind == '=' ? STICKY : FLAGS, rest);
	} else if (kind == '.') {
		rest = wg_str_from(line, 2);
		if (wg_str_starts(rest, WG_STR(" ")))
			rest = wg_str_from(rest, 1);
		WG_PUSH(r->arena, &r->lists[EXTRACTED]) = rest;
	} else {
		WG_PUSH(r->arena, &r->lists[COMMENTS]) =
		    wg_str_from(line, 1);
	}
}

static bool
conflict_marker(struct wg_str line)
{
	return wg_str_starts(line, WG_STR("<<<<<<<")) ||
	    wg_str_starts(line, WG_STR(">>>>>>>")) ||
	    wg_str_is(line, "=======") || wg_str_starts(line, WG_STR("|||||||"));
}

/* Behind "#~" stands what an active entry has, comments too; "#~|" is the
 * "#|" of an obsolete one. */
static void
read_line(struct reader *r, struct wg_str line)
{
	bool obsolete = false;

	while (wg_str_starts(line, WG_STR("#~"))) {
		obsolete = true;
		line = wg_str_trim(wg_str_from(line, 2));
	}
	if (line.len == 0) {
		return;
	} else if (obsolete && line.ptr[0] == '|') {
		read_previous(r, wg_str_trim(wg_str_from(line, 1)));
	} else if (conflict_marker(line)) {
		mistake(r, WG_D_PO_CONFLICT, span(r, line.ptr, line.len),
		    "git could not merge here",
		    "see \"Conflicts in git\" in locales/README.md");
		r->catalog->whole = false;
	} else if (wg_str_starts(line, WG_STR("domain "))) {
		mistake(r, WG_D_PO_DOMAIN, span(r, line.ptr, line.len),
		    NULL, "delete the line, or give that domain a file");
		r->catalog->whole = false;
	} else if (line.ptr[0] == '#') {
		read_comment(r, line);
	} else {
		read_tokens(r, line, obsolete, false);
	}
}

/* LF, CRLF and a lone CR end a line. */
static void
read_lines(struct reader *r, struct wg_str text)
{
	while (r->at < text.len) {
		size_t end = r->at;

		while (end < text.len && text.ptr[end] != '\n' &&
		    text.ptr[end] != '\r')
			end++;
		r->line = wg_str_head(wg_str_from(text, r->at), end - r->at);
		r->token = r->line.ptr;
		read_line(r, wg_str_trim(r->line));
		r->at = end + 1;
		if (end + 1 < text.len && text.ptr[end] == '\r' &&
		    text.ptr[end + 1] == '\n')
			r->at++;
	}
	end_entry(r, text.ptr + text.len);
	if (r->errors > WG_PO_ERRORS)
		wg_report(r->diag, WG_D_PO_MORE, WG_WHOLE(r->source), "%u",
		    r->errors - WG_PO_ERRORS);
}

/* The whole file. */

/* The charset that the header names, if it is a name and another one; most
 * often files are saved in that of Windows. */
static struct wg_str
charset_named(struct wg_str s)
{
	ptrdiff_t at = wg_str_find_str(s, WG_STR("charset="));
	struct wg_str name = at < 0 ? WG_NONE : wg_str_from(s, (size_t)at + 8);
	size_t n = 0;

	while (n < name.len && ((name.ptr[n] >= '0' && name.ptr[n] <= '9') ||
	    (name.ptr[n] >= 'A' && name.ptr[n] <= 'Z') ||
	    (name.ptr[n] >= 'a' && name.ptr[n] <= 'z') ||
	    name.ptr[n] == '-' || name.ptr[n] == '_'))
		n++;
	name = wg_str_head(name, n);
	if (n == 0 || n > 20 || wg_str_is(name, "CHARSET") ||
	    !strncasecmp(name.ptr, "UTF", 3))
		return WG_STR("WINDOWS-1252");
	return name;
}

/* msgconv would not do: it believes the header, and refuses Windows. */
static void
other_charset(struct reader *r, struct wg_span at, const char *detail,
    struct wg_str charset)
{
	mistake(r, WG_D_PO_CHARSET, at, detail, NULL);
	wg_hint(r->diag, "if that is how it was saved: iconv -f %.*s -t UTF-8 "
	    "FILE > NEW; then wegweiser update mends the header",
	    WG_ARG(charset));
}

/* The first bytes of a character, and then the end of the file. */
static bool
cut_character(struct wg_str s)
{
	unsigned char c = (unsigned char)s.ptr[0];
	size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 0;

	for (size_t i = 1; i < s.len && i < need; i++)
		if (((unsigned char)s.ptr[i] & 0xC0) != 0x80)
			return false;
	return s.len < need;
}

static bool
good_bytes(struct reader *r)
{
	struct wg_str s = r->source->text;
	ptrdiff_t bad = wg_str_find(s, '\0');

	if (wg_str_starts(s, WG_STR("\xFF\xFE")) ||
	    wg_str_starts(s, WG_STR("\xFE\xFF"))) {
		other_charset(r, WG_WHOLE(r->source), N_("UTF-16"),
		    WG_STR("UTF-16"));
		return false;
	}
	if (bad >= 0) {
		mistake(r, WG_D_PO_NUL, span(r, s.ptr + bad, 1), NULL,
		    "take an older version of the file");
		return false;
	}
	bad = wg_utf8_bad(s);
	if (bad >= 0 && cut_character(wg_str_from(s, (size_t)bad)))
		mistake(r, WG_D_PO_CHARSET, span(r, s.ptr + bad, 1),
		    "the file ends inside a character",
		    "it was cut off; take an older version of it");
	else if (bad >= 0)
		other_charset(r, span(r, s.ptr + bad, 1),
		    N_("a byte that is not UTF-8"), charset_named(s));
	if (bad >= 0)
		return false;
	if (wg_str_starts(s, WG_BOM)) {
		wg_report(r->diag, WG_D_PO_BOM, span(r, s.ptr, 3), NULL);
		wg_hint(r->diag, "wegweiser update takes it out");
		r->at = 3;
	}
	return true;
}

/* Of two entries the one that says more is used, then the first. */
static unsigned
worth(const struct wg_message *m)
{
	return !wg_message_translated(m) ? 0 : m->obsolete ? 1 :
	    m->fuzzy ? 2 : 3;
}

static void
join(struct reader *r, struct wg_message *first, const struct wg_message *m)
{
	struct wg_message *twin = WG_NEW(r->arena, struct wg_message);
	const struct wg_message *others = first->twin;

	*twin = *m;
	if (m->obsolete == first->obsolete && worth(m) > worth(first)) {
		*twin = *first;
		*first = *m;
	}
	twin->twin = others;
	first->twin = twin;
	wg_report(r->diag, m->obsolete ? WG_D_PO_TWIN : WG_D_PO_DUPLICATE,
	    twin->id.at, NULL);
	wg_note(r->diag, first->id.at, "this one is used");
}

static void
index_header(struct reader *r, const struct wg_message *m)
{
	struct wg_catalog *c = r->catalog;

	if (c->header == NULL) {
		c->header = WG_NEW(r->arena, struct wg_message);
		*c->header = *m;
		return;
	}
	wg_report(r->diag, WG_D_PO_HEADERS, m->id.at, NULL);
	wg_note(r->diag, c->header->id.at, "first stands here");
	c->whole = c->complete = false;
}

/* Active messages first: what is obsolete may be one of them. */
static void
index_round(struct reader *r, struct wg_map *keys, bool obsolete)
{
	for (size_t i = 0; i < r->messages.n; i++) {
		struct wg_message *m = &r->messages.at[i], *first;
		struct wg_str key;

		if (m->obsolete != obsolete || m->id.value.ptr == NULL)
			continue;
		key = wg_message_key(
		    r->arena, m->context.value, m->id.value);
		first = wg_map_get(&r->catalog->by_key, key);
		if (first == NULL && obsolete)
			first = wg_map_get(keys, key);
		if (first == NULL) {
			wg_map_put(r->arena, keys, key, m);
			continue;
		}
		join(r, first, m);
		m->id.value = WG_NONE; /* taken out below */
	}
}

/*
 * Twins leave gaps.  The table points into the list, so it is filled again
 * where there are any.
 */
static void
close_gaps(struct reader *r)
{
	struct wg_catalog *c = r->catalog;
	size_t kept = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->messages[i].id.value.ptr != NULL)
			c->messages[kept++] = c->messages[i];
	if (kept == c->n)
		return;
	c->n = kept;
	for (size_t i = 0; i < kept; i++)
		if (!c->messages[i].obsolete)
			wg_map_put(r->arena, &c->by_key,
			    wg_message_key(r->arena,
				c->messages[i].context.value,
				c->messages[i].id.value), &c->messages[i]);
}

static void
index_messages(struct reader *r)
{
	struct wg_catalog *c = r->catalog;
	struct wg_map obsolete = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < r->messages.n; i++) {
		const struct wg_message *m = &r->messages.at[i];

		if (m->id.value.len == 0 && m->context.value.ptr == NULL &&
		    !m->obsolete)
			index_header(r, m);
		else
			r->messages.at[kept++] = *m;
	}
	r->messages.n = kept;
	if (r->messages.n > 0)
		wg_map_reserve(r->arena, &c->by_key, r->messages.n);
	index_round(r, &c->by_key, false);
	index_round(r, &obsolete, true);
	c->messages = r->messages.at;
	c->n = r->messages.n;
	close_gaps(r);
}

/* Charsets that write every text in ASCII: that it is UTF-8 as well says
 * nothing about them. */
static bool
all_ascii(struct wg_str charset)
{
	return (charset.len >= 5 && !strncasecmp(charset.ptr, "UTF-7", 5)) ||
	    (charset.len >= 8 && !strncasecmp(charset.ptr, "ISO-2022", 8)) ||
	    (charset.len >= 2 && !strncasecmp(charset.ptr, "HZ", 2));
}

static void
check_charset(struct reader *r)
{
	struct wg_str type = wg_catalog_header(r->catalog, "Content-Type");
	ptrdiff_t at = wg_str_find_str(type, WG_STR("charset="));
	struct wg_str rest =
	    at < 0 ? WG_NONE : wg_str_from(type, (size_t)at + 8);
	struct wg_str charset = wg_str_word(&rest);

	if (charset.len == 0 || wg_str_is(charset, "CHARSET") ||
	    (charset.len == 5 && !strncasecmp(charset.ptr, "UTF-8", 5)) ||
	    (charset.len == 4 && !strncasecmp(charset.ptr, "UTF8", 4)))
		return;
	if (all_ascii(charset)) {
		other_charset(r, r->catalog->header->str[0].at,
		    wg_cstr(r->arena, charset), charset_named(wg_str_from(type, (size_t)at)));
		r->catalog->complete = false;
	} else {
		mistake(r, WG_D_PO_CHARSET_SAID,
		    r->catalog->header->str[0].at,
		    wg_cstr(r->arena, charset), "wegweiser update writes "
		    "UTF-8 into the header; read the texts once more then");
		r->catalog->false_charset = charset;
	}
	r->catalog->whole = false;
}

#define PLURAL_HINT N_("wegweiser update writes those of the registry")

static void
check_plural_forms(struct reader *r)
{
	struct wg_catalog *c = r->catalog;
	struct wg_str rest = wg_catalog_header(c, "Plural-Forms");
	struct wg_str expression, count;
	uint32_t n = 0;

	if (rest.len == 0 ||
	    wg_str_find_str(rest, WG_STR("nplurals=INTEGER")) >= 0)
		return;
	count = wg_str_cut(&rest, ';');
	wg_str_cut(&count, '=');
	wg_str_cut(&rest, '=');
	expression = wg_str_trim(rest);
	c->plural = wg_plural_parse(r->arena, expression);
	if (!wg_str_uint(wg_str_trim(count), &n) || n == 0 ||
	    n > WG_PLURAL_FORMS || c->plural == NULL) {
		mistake(r, WG_D_PO_PLURAL, c->header->str[0].at,
		    "Plural-Forms cannot be read", PLURAL_HINT);
		c->plural = NULL;
		return;
	}
	c->n_plurals = n;
	for (uint32_t i = 0; i <= 1000; i++) {
		uint32_t form = wg_plural_eval(c->plural, i);

		if (form < n)
			continue;
		mistake(r, WG_D_PO_PLURAL, c->header->str[0].at,
		    form == UINT32_MAX ? N_("it divides by zero") :
		    N_("it gives a form that nplurals does not count"),
		    PLURAL_HINT);
		c->plural = NULL;
		return;
	}
}

/* Room for all messages at once: growing would leave every size behind. */
static void
reserve(struct reader *r)
{
	struct wg_str rest = r->source->text;
	size_t n = 0;

	for (ptrdiff_t at; (at = wg_str_find_str(rest, WG_STR("msgid "))) >= 0;
	     n++)
		rest = wg_str_from(rest, (size_t)at + 6);
	n = n < WG_PO_MESSAGES ? n : WG_PO_MESSAGES;
	r->messages.at = WG_NEW_ARRAY(r->arena, n + 1, struct wg_message);
	r->messages.room = n + 1;
}

struct wg_catalog *
wg_po_read(struct wg_arena *a, const struct wg_source *source,
    struct wg_diag *diag)
{
	struct reader r = { .arena = a, .source = source, .diag = diag,
		.catalog = WG_NEW(a, struct wg_catalog) };

	r.catalog->source = source;
	r.catalog->whole = r.catalog->complete = true;
	if (!good_bytes(&r)) {
		r.catalog->whole = r.catalog->complete = false;
		return r.catalog;
	}
	reserve(&r);
	read_lines(&r, source->text);
	wg_out_free(&r.value);
	index_messages(&r);
	if (r.catalog->header == NULL && r.catalog->n > 0) {
		wg_report(diag, WG_D_PO_HEADER, WG_WHOLE(source), NULL);
		wg_hint(diag, "wegweiser update writes one");
	} else if (r.catalog->header == NULL && r.errors == 0) {
		wg_report(diag, WG_D_PO_EMPTY, WG_WHOLE(source), NULL);
		wg_hint(diag, "take an older version of the file; without "
		    "one, delete it, and wegweiser update begins it anew");
		r.catalog->whole = r.catalog->complete = false;
	}
	if (r.catalog->header != NULL) {
		check_charset(&r);
		check_plural_forms(&r);
	}
	return r.catalog;
}

void
wg_po_mark(const struct wg_message *m, char hex[9])
{
	struct wg_out all = { 0 };
	struct wg_sha256 hash;
	char digits[65];

	for (unsigned i = 0; i < m->n_str; i++) {
		if (i > 0)
			wg_out_byte(&all, '\n');
		wg_out_put(&all, m->str[i].value);
	}
	hash = wg_sha256(wg_out_str(&all));
	wg_sha256_hex(&hash, digits);
	memcpy(hex, digits, 8);
	hex[8] = '\0';
	wg_out_free(&all);
}
