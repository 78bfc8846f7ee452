/*
 * An entry is put together from the old one and the message of the template.
 * A string that does not change keeps its place in the file, so that it is
 * written as somebody laid it out.
 */
#include "catalog/merged.h"

#include <string.h>

#include "base/out.h"
#include "front/po/po.h"

/* Translations that may be given to a new msgid: tags are renamed one by one
 * in the order in which the old msgid has them. */
struct tag_names {
	struct wg_str from[32], to[32];
	size_t n;
};

static struct wg_str
next_tag(struct wg_str *rest)
{
	for (;;) {
		ptrdiff_t open = wg_str_find(*rest, '<');
		size_t n = 0;
		struct wg_str name;

		if (open < 0)
			return WG_NONE;
		*rest = wg_str_from(*rest, (size_t)open + 1);
		while (n < rest->len && rest->ptr[n] != '>' &&
		    rest->ptr[n] != '/')
			n++;
		name = wg_str_head(*rest, n);
		if (n > 0)
			return name;
	}
}

static void
map_tags(struct tag_names *names, struct wg_str old, struct wg_str new)
{
	names->n = 0;
	while (names->n < 32) {
		struct wg_str from = next_tag(&old), to = next_tag(&new);

		if (from.len == 0 || to.len == 0)
			return;
		names->from[names->n] = from;
		names->to[names->n++] = to;
	}
}

static struct wg_str
rename_tags(struct wg_arena *a, const struct tag_names *names, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str result;
	size_t i = 0;

	while (i < s.len) {
		size_t n = 0, k;
		struct wg_str name;

		wg_out_byte(&out, s.ptr[i]);
		if (s.ptr[i++] != '<')
			continue;
		if (i < s.len && s.ptr[i] == '/')
			wg_out_byte(&out, s.ptr[i++]);
		while (i + n < s.len && s.ptr[i + n] != '>' &&
		    s.ptr[i + n] != '/')
			n++;
		name = wg_str_head(wg_str_from(s, i), n);
		for (k = 0; k < names->n; k++)
			if (wg_str_eq(names->from[k], name))
				break;
		wg_out_put(&out, k < names->n ? names->to[k] : name);
		i += n;
	}
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

static struct wg_message_text
unplaced(struct wg_str value)
{
	return (struct wg_message_text){ .value = value };
}

/* Comments. */

static void
add_line(struct wg_arena *a, struct wg_message *m, struct wg_str line)
{
	struct wg_str *all =
	    WG_NEW_ARRAY(a, m->n_comments + 1, struct wg_str);

	for (size_t i = 0; i < m->n_comments; i++)
		all[i] = m->comments[i];
	all[m->n_comments++] = line;
	m->comments = all;
}

/* The forms of a translation on one line. */
static struct wg_str
one_line(struct wg_arena *a, const struct wg_message *m)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	for (unsigned i = 0; i < m->n_str; i++) {
		struct wg_str rest = m->str[i].value;

		wg_out_puts(&out, i > 0 ? " | " : "");
		while (rest.len > 0) {
			ptrdiff_t end = wg_str_find(rest, '\n');

			wg_out_put(&out, wg_str_cut(&rest, '\n'));
			wg_out_puts(&out, end >= 0 ? "\\n" : "");
		}
	}
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

static bool
has_comment(const struct wg_message *m, struct wg_str line)
{
	for (size_t i = 0; i < m->n_comments; i++)
		if (wg_str_eq(m->comments[i], line))
			return true;
	return false;
}

static bool
is_mark(struct wg_str comment)
{
	struct wg_str word = wg_str_word(&comment);

	return wg_str_is(word, "machine") || wg_str_is(word, "checked:");
}

/* Nobody's remarks are lost; marks belong to a text. */
static void
add_comments(struct wg_arena *a, struct wg_message *m,
    const struct wg_message *from)
{
	for (size_t i = 0; i < from->n_comments; i++)
		if (!is_mark(from->comments[i]) &&
		    !has_comment(m, from->comments[i]))
			add_line(a, m, from->comments[i]);
}

/* The comments of the place come first. */
static void
put_first(struct wg_arena *a, struct wg_message *m,
    const struct wg_message *place)
{
	struct wg_message own = *m;

	m->n_comments = 0;
	add_comments(a, m, place);
	for (size_t i = 0; i < own.n_comments; i++)
		if (!has_comment(m, own.comments[i]))
			add_line(a, m, own.comments[i]);
}

static void
add_other(struct wg_arena *a, struct wg_message *m,
    const struct wg_message *from, struct wg_str own)
{
	struct wg_str other = one_line(a, from);
	struct wg_str line =
	    wg_str_fmt(a, " other translation: %.*s", WG_ARG(other));

	if (wg_message_translated(from) && !wg_str_eq(other, own) &&
	    !has_comment(m, line))
		add_line(a, m, line);
}

/* Each other translation of the place once, in the order of the file. */
static void
add_twins(struct wg_arena *a, struct wg_message *m,
    const struct wg_message *place)
{
	struct wg_str own = one_line(a, m);
	const struct wg_message *list[WG_TWINS];
	size_t n = 0;

	for (const struct wg_message *t = place->twin; t && n < WG_TWINS;
	     t = t->twin)
		list[n++] = t;
	while (n-- > 0) {
		add_comments(a, m, list[n]);
		add_other(a, m, list[n], own);
	}
}

/* The mark of a machine goes with its text, also when a tag was renamed. */
static void
renew_mark(struct wg_arena *a, struct wg_message *m)
{
	struct wg_str *all = WG_NEW_ARRAY(a, m->n_comments, struct wg_str);
	char hex[9];

	wg_po_mark(m, hex);
	for (size_t i = 0; i < m->n_comments; i++) {
		struct wg_str rest = m->comments[i];

		all[i] = wg_str_is(wg_str_word(&rest), "machine") ?
		    wg_str_fmt(a, " machine %s", hex) : m->comments[i];
	}
	m->comments = all;
}

/* Entries. */

static void
take_ids(struct wg_message *m, const struct wg_message *new)
{
	m->context = unplaced(new->context.value);
	m->id = unplaced(new->id.value);
	m->id_plural = unplaced(new->id_plural.value);
}

static void
carry(struct wg_arena *a, struct wg_message *m, const struct wg_message *new)
{
	const struct wg_message_text *old = m->str;
	struct tag_names names;

	map_tags(&names, m->id.value, new->id.value);
	m->str = WG_NEW_ARRAY(a, m->n_str + 1, struct wg_message_text);
	memcpy(m->str, old, m->n_str * sizeof(*old));
	for (unsigned i = 0; i < m->n_str; i++) {
		struct wg_str value =
		    rename_tags(a, &names, m->str[i].value);

		if (m->str[i].value.ptr != NULL &&
		    !wg_str_eq(value, m->str[i].value))
			m->str[i] = unplaced(value);
	}
	if (m->mark == WG_MARK_MACHINE)
		renew_mark(a, m);
	take_ids(m, new);
}

/* "fuzzy" first, then the flags that were there. */
static void
make_fuzzy(struct wg_arena *a, struct wg_message *m)
{
	struct wg_str *flags = WG_NEW_ARRAY(
	    a, 1 + m->n_flags + m->n_sticky, struct wg_str);
	size_t n = 0;

	flags[n++] = WG_STR("fuzzy");
	for (size_t i = 0; i < m->n_sticky; i++)
		if (!wg_str_is(m->sticky[i], "fuzzy"))
			flags[n++] = m->sticky[i];
	for (size_t i = 0; i < m->n_flags; i++)
		if (!wg_str_is(m->flags[i], "fuzzy"))
			flags[n++] = m->flags[i];
	m->flags = flags;
	m->n_flags = (uint32_t)n;
	m->n_sticky = 0;
}

/* What was guessed before still names what it was guessed from. */
static void
guess(struct wg_arena *a, struct wg_message *m, const struct wg_message *new)
{
	if (!m->fuzzy || m->previous == NULL ||
	    m->previous->id.value.ptr == NULL) {
		struct wg_message_previous *previous =
		    WG_NEW(a, struct wg_message_previous);

		previous->context = unplaced(m->context.value);
		previous->id = unplaced(m->id.value);
		previous->id_plural = unplaced(m->id_plural.value);
		m->previous = previous;
	}
	make_fuzzy(a, m);
	take_ids(m, new);
}

static struct wg_message
empty(struct wg_arena *a, const struct wg_message *new, unsigned n_plurals)
{
	struct wg_message m = { 0 };

	take_ids(&m, new);
	m.n_str = new->id_plural.value.ptr == NULL ? 1 : n_plurals;
	m.str = WG_NEW_ARRAY(a, m.n_str + 1, struct wg_message_text);
	for (unsigned i = 0; i < m.n_str; i++)
		m.str[i] = unplaced(WG_STR(""));
	return m;
}

struct wg_message
wg_merged(struct wg_arena *a, enum wg_fate fate, const struct wg_message *old,
    const struct wg_message *new, const struct wg_message *place,
    unsigned n_plurals)
{
	bool none = fate == WG_EMPTY || fate == WG_ANEW;
	struct wg_message m = none ? empty(a, new, n_plurals) : *old;

	if (fate == WG_ANEW) {
		add_comments(a, &m, old);
		add_other(a, &m, old, WG_NONE);
	} else if (place != NULL && place != old) {
		put_first(a, &m, place);
	}
	if (place != NULL && place->twin != NULL)
		add_twins(a, &m, place);
	if (fate == WG_CARRY)
		carry(a, &m, new);
	else if (fate == WG_GUESS)
		guess(a, &m, new);
	else if (fate == WG_MOVE)
		take_ids(&m, new);
	m.obsolete = fate == WG_GONE || (fate == WG_TIDY && old->obsolete);
	m.extracted = m.references = NULL;
	m.n_extracted = m.n_references = 0;
	if (new != NULL) {
		m.extracted = new->extracted;
		m.n_extracted = new->n_extracted;
		m.references = new->references;
		m.n_references = new->n_references;
	}
	return m;
}
