/*
 * Catalogs, line by line.  A line is a comment, a keyword with a string, or a
 * string that goes on; an entry ends where the next one begins.  Every string
 * keeps its place in the file.  After a mistake reading goes on at the next
 * line that can be understood; the entry with the mistake is dropped.
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
	unsigned errors;
	/* The entry at work: */
	struct wg_message *entry;     /* NULL or at_work */
	struct wg_message at_work;
	struct wg_message_text *text; /* a string that may go on */
	struct wg_str slice;          /* its value, while that stands in the
				       * file as it is; else in 'value' */
	struct wg_out value;
	bool bad;                     /* drop the entry */
	struct WG_VEC(struct wg_message) messages;
	struct WG_VEC(struct wg_str) lists[4]; /* comments … flags */
};

enum { COMMENTS, EXTRACTED, REFERENCES, FLAGS };

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
	if (r->errors++ >= WG_PO_ERRORS)
		return;
	wg_report(r->diag, id, at, "%s", _(detail));
	if (hint != NULL)
		wg_hint(r->diag, "%s", _(hint));
	r->bad = true;
}

/* Entries. */

static void
end_string(struct reader *r)
{
	if (r->text == NULL)
		return;
	r->text->value = r->slice.ptr != NULL ? r->slice :
	    wg_str_dup(r->arena, wg_out_str(&r->value));
	wg_out_clear(&r->value);
	r->slice = WG_NONE;
	r->text = NULL;
}

static void
keep_lists(struct reader *r, struct wg_message *m)
{
	const struct wg_str **into[] = { &m->comments, &m->extracted,
		&m->references, &m->flags };
	size_t *counts[] = { &m->n_comments, &m->n_extracted,
		&m->n_references, &m->n_flags };

	for (size_t i = 0; i < 4; i++) {
		*into[i] = r->lists[i].at;
		*counts[i] = r->lists[i].n;
		memset(&r->lists[i], 0, sizeof(r->lists[i]));
	}
}

static void
read_marks(struct wg_message *m)
{
	char hex[9];

	for (size_t i = 0; i < m->n_flags; i++)
		m->fuzzy |= wg_str_is(m->flags[i], "fuzzy");
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
		r->catalog->complete &= !r->bad;
		r->bad = false;
		return;
	}
	if (m->n_str == 0 && !r->bad)
		mistake(r, WG_D_PO_SYNTAX, m->id.at, "msgstr is missing",
		    NULL);
	if (m->id_plural.value.ptr != NULL && m->n_str > 0 &&
	    m->str[0].value.ptr == NULL && !r->bad)
		mistake(r, WG_D_PO_SYNTAX, m->id.at, "msgstr[0] is missing",
		    NULL);
	read_marks(m);
	if (!r->bad && r->messages.n < WG_PO_MESSAGES) {
		struct wg_message *kept = &WG_PUSH(r->arena, &r->messages);

		*kept = *m;
	} else {
		r->catalog->complete = false;
	}
	r->bad = false;
}

static struct wg_message *
entry(struct reader *r)
{
	if (r->entry == NULL) {
		r->entry = &r->at_work;
		*r->entry = (struct wg_message){ 0 };
		r->entry->at = span(r, r->line.ptr, 0);
	}
	return r->entry;
}

/* A comment or msgid after a msgstr begins the next entry. */
static void
next_entry(struct reader *r, const char *line)
{
	if (r->entry != NULL && (r->entry->n_str > 0 || r->bad))
		end_entry(r, line);
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
	size_t i = from;

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

static void
read_quoted(struct reader *r, struct wg_str s)
{
	size_t i = plain_run(s, 1);

	/* Most values stand in the file as they are. */
	if (i < s.len && s.ptr[i] == '"' && r->value.len == 0 &&
	    r->slice.ptr == NULL) {
		r->slice = wg_str_head(wg_str_from(s, 1), i - 1);
	} else {
		wg_out_put(&r->value, r->slice);
		r->slice = WG_NONE;
		i = read_inside(r, s);
	}
	if (i >= s.len) {
		mistake(r, WG_D_PO_UNTERMINATED, span(r, s.ptr, s.len),
		    "no closing quote", "put a \" at the end of the line");
		r->catalog->whole = false;
	} else if (wg_str_trim(wg_str_from(s, i + 1)).len > 0) {
		mistake(r, WG_D_PO_SYNTAX, span(r, s.ptr + i + 1, s.len - i - 1),
		    "something stands behind the closing quote",
		    "a quote inside a string is written \\\"");
	}
	if (r->value.len > WG_PO_STRING || r->slice.len > WG_PO_STRING) {
		mistake(r, WG_D_PO_LIMIT, span(r, s.ptr, s.len),
		    "a string of more than 64 KiB", NULL);
		wg_out_clear(&r->value);
		r->slice = WG_STR("");
	}
	if (r->text != NULL)
		r->text->at.length = (uint32_t)(s.ptr + s.len -
		    r->source->text.ptr) - r->text->at.start;
}

/* Keywords. */

/* Where the string of 'word' goes; NULL: not a keyword. */
static struct wg_message_text *
slot(struct reader *r, struct wg_message *m, struct wg_str word, bool previous)
{
	uint32_t n;
	struct wg_str number;

	if (wg_str_is(word, "msgctxt"))
		return previous ? &m->previous_context : &m->context;
	if (wg_str_is(word, "msgid"))
		return previous ? &m->previous_id : &m->id;
	if (wg_str_is(word, "msgid_plural"))
		return previous ? &m->previous_plural : &m->id_plural;
	if (previous || !wg_str_starts(word, WG_STR("msgstr")))
		return NULL;
	if (word.len == 6) {
		m->n_str = m->n_str > 1 ? m->n_str : 1;
		return &m->str[0];
	}
	number = wg_str_from(word, 7);
	if (word.ptr[6] != '[' || number.len < 2 ||
	    number.ptr[number.len - 1] != ']' ||
	    !wg_str_uint(wg_str_head(number, number.len - 1), &n))
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

static void
read_keyword(struct reader *r, struct wg_str line, bool obsolete, bool previous)
{
	struct wg_str word = line, rest;
	struct wg_message_text *text;
	struct wg_message *m;
	size_t n = 0;

	while (n < line.len && strchr(" \t\"", line.ptr[n]) == NULL)
		n++;
	word = wg_str_head(line, n);
	rest = wg_str_trim(wg_str_from(line, n));
	end_string(r);
	if (!previous && (wg_str_is(word, "msgid") ||
	    wg_str_is(word, "msgctxt")))
		next_entry(r, r->line.ptr);
	m = entry(r);
	m->obsolete |= obsolete;
	text = slot(r, m, word, previous);
	if (text == NULL || rest.len == 0 || rest.ptr[0] != '"') {
		mistake(r, WG_D_PO_SYNTAX, span(r, line.ptr, line.len),
		    text == NULL ? N_("not a keyword of a catalog") :
		    N_("a quoted string must follow"), NULL);
		return;
	}
	if (text->value.ptr != NULL) {
		mistake(r, WG_D_PO_SYNTAX, span(r, line.ptr, line.len),
		    "it stands twice in this entry", NULL);
		return;
	}
	text->at = span(r, line.ptr, line.len);
	text->value = WG_STR("");
	r->text = text;
	read_quoted(r, rest);
}

static void
read_string(struct reader *r, struct wg_str line)
{
	if (r->text == NULL && !r->bad) {
		mistake(r, WG_D_PO_SYNTAX, span(r, line.ptr, line.len),
		    "a string without msgid or msgstr", NULL);
		return;
	}
	read_quoted(r, line);
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

/* "fuzzy, no-wrap", and what "#=" says, which is read alike. */
static void
add_flags(struct reader *r, struct wg_str rest)
{
	while (rest.len > 0) {
		struct wg_str flag = wg_str_trim(wg_str_cut(&rest, ','));

		if (flag.len > 0 && r->lists[FLAGS].n < 64)
			WG_PUSH(r->arena, &r->lists[FLAGS]) = flag;
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

static void read_line(struct reader *, struct wg_str, bool);

static void
read_comment(struct reader *r, struct wg_str line)
{
	char kind = line.len > 1 ? line.ptr[1] : ' ';
	struct wg_str rest = wg_str_from(line, 2);

	if (kind == '~') {
		read_line(r, wg_str_trim(rest), true);
		return;
	}
	/* A string of a previous msgid may go on in the next "#|" line. */
	rest = wg_str_trim(rest);
	if (kind == '|' && wg_str_starts(rest, WG_STR("\""))) {
		read_string(r, rest);
		return;
	}
	end_string(r);
	next_entry(r, line.ptr);
	entry(r);
	if (kind == '|') {
		if (rest.len > 0)
			read_keyword(r, rest, false, true);
	} else if (kind == ':') {
		add_references(r, rest);
	} else if (kind == ',' || kind == '=') {
		add_flags(r, rest);
	} else {
		int list = kind == '.' ? EXTRACTED : COMMENTS;

		rest = wg_str_from(line, kind == '.' ? 2 : 1);
		if (wg_str_starts(rest, WG_STR(" ")))
			rest = wg_str_from(rest, 1);
		WG_PUSH(r->arena, &r->lists[list]) = rest;
	}
}

static bool
conflict_marker(struct wg_str line)
{
	return wg_str_starts(line, WG_STR("<<<<<<<")) ||
	    wg_str_starts(line, WG_STR(">>>>>>>")) ||
	    wg_str_is(line, "=======") || wg_str_starts(line, WG_STR("|||||||"));
}

static void
read_line(struct reader *r, struct wg_str line, bool obsolete)
{
	if (line.len == 0)
		return;
	if (line.ptr[0] == '#' && !obsolete) {
		read_comment(r, line);
	} else if (obsolete && line.ptr[0] == '|') {
		struct wg_str rest = wg_str_trim(wg_str_from(line, 1));

		if (rest.len > 0 && rest.ptr[0] == '"')
			read_string(r, rest);
		else if (rest.len > 0) {
			end_string(r);
			next_entry(r, r->line.ptr);
			read_keyword(r, rest, true, true);
		}
	} else if (line.ptr[0] == '"') {
		read_string(r, line);
	} else if (conflict_marker(line)) {
		mistake(r, WG_D_PO_CONFLICT, span(r, line.ptr, line.len),
		    "git could not merge here",
		    "see \"Conflicts in git\" in locales/README.md");
		r->catalog->whole = false;
	} else if (wg_str_starts(line, WG_STR("domain "))) {
		mistake(r, WG_D_PO_SYNTAX, span(r, line.ptr, line.len),
		    "a second domain; a file holds one", NULL);
		r->catalog->whole = false;
	} else {
		read_keyword(r, line, obsolete, false);
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
		read_line(r, wg_str_trim(r->line), false);
		r->at = end + 1;
		if (end + 1 < text.len && text.ptr[end] == '\r' &&
		    text.ptr[end + 1] == '\n')
			r->at++;
	}
	end_entry(r, text.ptr + text.len);
}

/* The whole file. */

static bool
good_bytes(struct reader *r)
{
	struct wg_str s = r->source->text;
	ptrdiff_t bad = wg_str_find(s, '\0');

	if (wg_str_starts(s, WG_STR("\xFF\xFE")) ||
	    wg_str_starts(s, WG_STR("\xFE\xFF"))) {
		mistake(r, WG_D_PO_CHARSET, WG_WHOLE(r->source), "UTF-16",
		    "msgconv -t UTF-8 FILE -o FILE");
		return false;
	}
	if (bad >= 0) {
		mistake(r, WG_D_PO_CONTROL, span(r, s.ptr + bad, 1),
		    "a NUL byte; the file was damaged", NULL);
		return false;
	}
	bad = wg_utf8_bad(s);
	if (bad >= 0) {
		mistake(r, WG_D_PO_CHARSET, span(r, s.ptr + bad, 1),
		    "a byte that is not UTF-8",
		    "msgconv -t UTF-8 FILE -o FILE");
		return false;
	}
	if (wg_str_starts(s, WG_STR("\xEF\xBB\xBF"))) {
		wg_report(r->diag, WG_D_PO_BOM, span(r, s.ptr, 3), NULL);
		r->at = 3;
	}
	return true;
}

static void
duplicate(struct reader *r, struct wg_message *first, struct wg_message *m)
{
	bool header = m->id.value.len == 0 && m->context.value.ptr == NULL;

	wg_report(r->diag, header ? WG_D_PO_HEADERS : WG_D_PO_DUPLICATE,
	    m->id.at, NULL);
	wg_note(r->diag, first->id.at, "first stands here");
	if (header)
		r->catalog->whole = false;
}

static void
index_messages(struct reader *r)
{
	struct wg_catalog *c = r->catalog;
	size_t kept = 0;

	for (size_t i = 0; i < r->messages.n; i++) {
		struct wg_message *m = &r->messages.at[i];
		bool header = m->id.value.len == 0 &&
		    m->context.value.ptr == NULL && !m->obsolete;
		struct wg_str key = wg_message_key(
		    r->arena, m->context.value, m->id.value);
		struct wg_message *first =
		    header ? c->header : wg_map_get(&c->by_key, key);

		if (first != NULL && !m->obsolete) {
			duplicate(r, first, m);
			c->complete = false;
			continue;
		}
		if (header) {
			c->header = WG_NEW(r->arena, struct wg_message);
			*c->header = *m;
			continue;
		}
		r->messages.at[kept] = *m;
		if (!m->obsolete)
			wg_map_put(r->arena, &c->by_key, key,
			    &r->messages.at[kept]);
		kept++;
	}
	c->messages = r->messages.at;
	c->n = kept;
}

static void
check_charset(struct reader *r)
{
	struct wg_str type = wg_catalog_header(r->catalog, "Content-Type");
	ptrdiff_t at = wg_str_find_str(type, WG_STR("charset="));
	struct wg_str charset =
	    at < 0 ? WG_NONE : wg_str_from(type, (size_t)at + 8);

	if (charset.len == 0 || wg_str_is(charset, "CHARSET") ||
	    (charset.len == 5 && !strncasecmp(charset.ptr, "UTF-8", 5)) ||
	    (charset.len == 4 && !strncasecmp(charset.ptr, "UTF8", 4)))
		return;
	mistake(r, WG_D_PO_CHARSET, r->catalog->header->str[0].at,
	    wg_cstr(r->arena, charset), "msgconv -t UTF-8 FILE -o FILE");
	r->catalog->whole = false;
}

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
		    "Plural-Forms cannot be read",
		    "take the line from locales/languages.tsv");
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
		    NULL);
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
	if (r.catalog->header == NULL && r.catalog->n > 0)
		wg_report(diag, WG_D_PO_HEADER, WG_WHOLE(source), NULL);
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
