/*
 * A list of slots in the order of the old file: each says which old entry to
 * copy, or which message of the template to write with whose translation.
 * New slots are put behind the one of their predecessor in the template.  A
 * catalog in which every message was found again, with the same comments,
 * needs no more than that look and is given back as it is.
 */
#include "catalog/merge.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/similar.h"
#include "front/po/po.h"
#include "model/catalog.h"
#include "model/language.h"

#define SIMILAR 600 /* per mille, as msgmerge */
#define BUDGET ((uint64_t)4 << 30)

enum fate {
	KEEP,    /* the old entry, as it is */
	RENEW,   /* … with the comments and references of the template */
	REVIVE,  /* … which was obsolete */
	CARRY,   /* its translation under a new msgid */
	GUESS,   /* … fuzzy */
	EMPTY,   /* nothing to take */
	GONE,    /* now obsolete */
	DROP,    /* not written */
};

struct slot {
	struct slot *next;
	enum fate fate;
	const struct wg_message *old, *new;
};

struct merger {
	const struct wg_merge *in;
	struct wg_arena *arena;
	struct wg_out *out;
	const char *eol;
	struct slot head;
	struct slot *of_old;      /* by index of the old message */
	struct wg_map obsolete;   /* key → old message */
	struct wg_map loose;      /* loose_key() → slot of an unused old one */
	uint64_t budget;
	struct wg_merge_count count;
	bool changed;
	bool copied; /* the last entry was: the blank lines behind it too */
};

static struct wg_str
key_of(struct merger *g, const struct wg_message *m)
{
	return wg_message_key(g->arena, m->context.value, m->id.value);
}

static bool
translated(const struct wg_message *m)
{
	for (unsigned i = 0; i < m->n_str; i++)
		if (wg_str_trim(m->str[i].value).len > 0)
			return true;
	return false;
}

/* Matching. */

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) ||
	    c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

/* A message without what may change and leave its meaning alone: white space,
 * quotes, the names of tags. */
static struct wg_str
loose_key(struct merger *g, const struct wg_message *m)
{
	struct wg_str s = m->id.value, key;
	struct wg_out out = { 0 };
	bool tag = false;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0 ||
		    is_quote(c))
			continue;
		if (tag && c != '>' && c != '/')
			continue;
		tag = c == '<' || (tag && c != '>');
		wg_out_char(&out, c);
	}
	key = wg_message_key(
	    g->arena, m->context.value, wg_str_dup(g->arena, wg_out_str(&out)));
	wg_out_free(&out);
	return key;
}

static bool
same_list(const struct wg_str *a, size_t n, const struct wg_str *b, size_t m)
{
	if (n != m)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!wg_str_eq(a[i], b[i]))
			return false;
	return true;
}

static bool
same_comments(const struct wg_message *a, const struct wg_message *b)
{
	return same_list(a->extracted, a->n_extracted, b->extracted,
		   b->n_extracted) &&
	    same_list(a->references, a->n_references, b->references,
		b->n_references);
}

static bool
same_kind(const struct wg_message *a, const struct wg_message *b)
{
	return (a->id_plural.value.ptr == NULL) ==
	    (b->id_plural.value.ptr == NULL);
}

static struct slot *
slot_of(struct merger *g, const struct wg_message *old)
{
	return &g->of_old[old - g->in->old->messages];
}

/* First round: what is there under the same key. */
static void
match_exactly(struct merger *g, const struct wg_message *new, struct slot *s)
{
	const struct wg_message *old =
	    wg_map_get(&g->in->old->by_key, key_of(g, new));
	bool plural_changed;

	s->new = new;
	s->fate = EMPTY;
	if (old != NULL && same_kind(old, new)) {
		plural_changed = !wg_str_eq(
		    old->id_plural.value, new->id_plural.value);
		s->old = old;
		s->fate = plural_changed ? GUESS :
		    same_comments(old, new) ? KEEP : RENEW;
		slot_of(g, old)->fate = DROP;
		return;
	}
	old = wg_map_get(&g->obsolete, key_of(g, new));
	if (old != NULL && same_kind(old, new) && translated(old)) {
		s->old = old;
		s->fate = REVIVE;
		slot_of(g, old)->fate = DROP;
	}
}

/* Old messages that the template does not have and a translation could be
 * taken from. */
static bool
is_free(const struct slot *s)
{
	return s->fate == GONE || (s->fate == KEEP && s->old->obsolete);
}

static void
index_free(struct merger *g)
{
	for (size_t i = 0; i < g->in->old->n; i++) {
		struct slot *s = &g->of_old[i];
		struct wg_str key;

		if (!is_free(s) || !translated(s->old))
			continue;
		key = loose_key(g, s->old);
		if (wg_map_get(&g->loose, key) == NULL)
			wg_map_put(g->arena, &g->loose, key, s);
	}
}

static bool
several_words(struct wg_str s)
{
	wg_str_word(&s);
	return wg_str_word(&s).len > 0;
}

/* One word alone is too little for a guess. */
static void
find_similar(struct merger *g, struct slot *s)
{
	struct wg_similar similar;
	struct slot *best = NULL;
	unsigned most = SIMILAR;

	if (!g->in->guess || !several_words(s->new->id.value))
		return;
	wg_similar_open(&similar, g->arena, s->new->id.value);
	for (size_t i = 0; i < g->in->old->n; i++) {
		struct slot *old = &g->of_old[i];
		unsigned n;

		if (!is_free(old) || !translated(old->old) ||
		    !same_kind(old->old, s->new))
			continue;
		n = wg_similar(
		    &similar, old->old->id.value, most, &g->budget);
		if (n >= most) {
			best = old;
			most = n + 1;
		}
	}
	if (best == NULL)
		return;
	s->old = best->old;
	s->fate = GUESS;
}

static void
match_loosely(struct merger *g, struct slot *s)
{
	struct slot *old;

	if (s->fate != EMPTY)
		return;
	old = wg_map_get(&g->loose, loose_key(g, s->new));
	if (old != NULL && is_free(old) && same_kind(old->old, s->new)) {
		s->old = old->old;
		s->fate = CARRY;
		old->fate = DROP;
		return;
	}
	find_similar(g, s);
}

/* What guesses were made from is used up, but may serve several. */
static void
drop_used(struct merger *g, struct slot *slots, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slots[i].fate == GUESS)
			slot_of(g, slots[i].old)->fate = DROP;
}

/* Old entries in their order, new ones behind their predecessors. */
static void
arrange(struct merger *g, struct slot *slots, size_t n)
{
	struct slot **by_old =
	    WG_NEW_ARRAY(g->arena, g->in->old->n + 1, struct slot *);
	struct slot *last = &g->head;

	for (size_t i = 0; i < n; i++)
		if (slots[i].fate == KEEP || slots[i].fate == RENEW)
			by_old[slots[i].old - g->in->old->messages] =
			    &slots[i];
	for (size_t i = 0; i < g->in->old->n; i++) {
		last->next = by_old[i] != NULL ? by_old[i] : &g->of_old[i];
		last = last->next;
	}
	last = &g->head;
	for (size_t i = 0; i < n; i++) {
		if (slots[i].fate != KEEP && slots[i].fate != RENEW) {
			slots[i].next = last->next;
			last->next = &slots[i];
		}
		last = &slots[i];
	}
}

/* Writing. */

/* Pieces of ours have line feeds; the file may have CRLF. */
static void
put(struct merger *g, struct wg_str s)
{
	while (s.len > 0) {
		ptrdiff_t end = wg_str_find(s, '\n');
		size_t n = end < 0 ? s.len : (size_t)end;

		wg_out_put(g->out, wg_str_head(s, n));
		if (end >= 0)
			wg_out_puts(g->out, g->eol);
		s = wg_str_from(s, n + 1);
	}
}

static struct wg_str
raw(const struct merger *g, struct wg_span at)
{
	return wg_str_head(
	    wg_str_from(g->in->old->source->text, at.start), at.length);
}

/* A line of the old file without its end. */
static struct wg_str
cut_line(struct wg_str *rest)
{
	size_t n = 0;
	struct wg_str line;

	while (n < rest->len && rest->ptr[n] != '\n' && rest->ptr[n] != '\r')
		n++;
	line = wg_str_head(*rest, n);
	if (n + 1 < rest->len && rest->ptr[n] == '\r' &&
	    rest->ptr[n + 1] == '\n')
		n++;
	*rest = wg_str_from(*rest, n + 1);
	return line;
}

static void
put_line(struct merger *g, struct wg_str line)
{
	wg_out_put(g->out, line);
	wg_out_puts(g->out, g->eol);
}

/* An empty line between entries. */
static void
separate(struct merger *g)
{
	struct wg_str s = wg_out_str(g->out);
	size_t feeds = 0;

	while (s.len > 0 && (s.ptr[s.len - 1] == '\n' ||
	    s.ptr[s.len - 1] == '\r')) {
		feeds += s.ptr[s.len - 1] == '\n';
		s.len--;
	}
	for (; feeds < 2 && s.len > 0; feeds++)
		wg_out_puts(g->out, g->eol);
}

enum line_kind { TRANSLATOR, EXTRACTED, FLAGS, PREVIOUS, KEYWORD };

static enum line_kind
kind_of(struct wg_str line)
{
	if (line.len == 0 || line.ptr[0] != '#')
		return KEYWORD;
	switch (line.len > 1 ? line.ptr[1] : ' ') {
	case '.':
	case ':':
		return EXTRACTED;
	case ',':
	case '=':
		return FLAGS;
	case '|':
		return PREVIOUS;
	case '~':
		return line.len > 2 && line.ptr[2] == '|' ? PREVIOUS : KEYWORD;
	default:
		return TRANSLATOR;
	}
}

/* The lines of one kind of an old entry, without "#~ " if it was obsolete. */
static void
put_lines(struct merger *g, const struct wg_message *old, enum line_kind kind)
{
	struct wg_str rest = raw(g, old->at);

	while (rest.len > 0) {
		struct wg_str line = wg_str_trim(cut_line(&rest));

		if (line.len == 0 || kind_of(line) != kind)
			continue;
		if (wg_str_starts(line, WG_STR("#~|"))) {
			wg_out_puts(g->out, "#|");
			line = wg_str_from(line, 3);
		} else if (wg_str_starts(line, WG_STR("#~"))) {
			line = wg_str_trim(wg_str_from(line, 2));
		}
		put_line(g, line);
	}
}

static void
put_extracted(struct merger *g, const struct wg_message *new)
{
	for (size_t i = 0; i < new->n_extracted; i++) {
		wg_out_puts(g->out, "#. ");
		put_line(g, new->extracted[i]);
	}
	for (size_t i = 0; i < new->n_references; i++) {
		wg_out_puts(g->out, "#: ");
		put_line(g, new->references[i]);
	}
}

static void
put_string(struct merger *g, const char *keyword, struct wg_str value)
{
	struct wg_out out = { 0 };

	if (value.ptr == NULL)
		return;
	wg_po_string(&out, keyword, value);
	put(g, wg_out_str(&out));
	wg_out_free(&out);
}

static void
put_new_ids(struct merger *g, const struct wg_message *new)
{
	put_string(g, "msgctxt", new->context.value);
	put_string(g, "msgid", new->id.value);
	put_string(g, "msgid_plural", new->id_plural.value);
}

static void
put_empty(struct merger *g, const struct wg_message *new)
{
	unsigned n = g->in->old->n_plurals;

	if (new->id_plural.value.ptr == NULL) {
		put_string(g, "msgstr", WG_STR(""));
		return;
	}
	n = n > 0 ? n : g->in->language->n_plurals;
	for (unsigned i = 0; i < n; i++) {
		char keyword[16] = "msgstr[0]";

		keyword[7] = (char)('0' + i);
		put_string(g, keyword, WG_STR(""));
	}
}

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

/* The msgstr of an old message; as it stands in the file, unless a tag got
 * another name. */
static bool
put_translation(struct merger *g, const struct slot *s)
{
	struct tag_names names;
	bool renamed = false;

	map_tags(&names, s->old->id.value, s->new->id.value);
	for (unsigned i = 0; i < s->old->n_str; i++) {
		const struct wg_message_text *t = &s->old->str[i];
		struct wg_str value = s->fate == CARRY ?
		    rename_tags(g->arena, &names, t->value) : t->value;
		char keyword[16] = "msgstr";

		if (t->value.ptr == NULL)
			continue;
		if (s->old->id_plural.value.ptr != NULL) {
			strcpy(keyword, "msgstr[0]");
			keyword[7] = (char)('0' + i);
		}
		if (wg_str_eq(value, t->value) && !s->old->obsolete) {
			put_line(g, raw(g, t->at));
			continue;
		}
		renamed |= !wg_str_eq(value, t->value);
		put_string(g, keyword, value);
	}
	return renamed;
}

/* "#, fuzzy" first, then the flags that were there. */
static void
put_fuzzy(struct merger *g, const struct wg_message *old)
{
	wg_out_puts(g->out, "#, fuzzy");
	for (size_t i = 0; i < old->n_flags; i++)
		if (!wg_str_is(old->flags[i], "fuzzy")) {
			wg_out_puts(g->out, ", ");
			wg_out_put(g->out, old->flags[i]);
		}
	wg_out_puts(g->out, g->eol);
}

static void
put_previous(struct merger *g, const struct wg_message *old)
{
	if (old->fuzzy && old->previous_id.value.ptr != NULL) {
		put_lines(g, old, PREVIOUS);
		return;
	}
	put_string(g, "#| msgctxt", old->context.value);
	/* Lines after the first begin with "#| " too. */
	for (int i = 0; i < 2; i++) {
		struct wg_str value =
		    i == 0 ? old->id.value : old->id_plural.value;
		struct wg_out out = { 0 };
		struct wg_str rest;

		if (value.ptr == NULL)
			continue;
		wg_po_string(&out, i == 0 ? "msgid" : "msgid_plural", value);
		rest = wg_out_str(&out);
		while (rest.len > 0) {
			wg_out_puts(g->out, "#| ");
			put_line(g, wg_str_cut(&rest, '\n'));
		}
		wg_out_free(&out);
	}
}

/* The mark of a machine goes with its text, also when a tag was renamed. */
static void
put_comments(struct merger *g, const struct slot *s, struct wg_str hash)
{
	struct wg_str rest = raw(g, s->old->at);

	while (rest.len > 0) {
		struct wg_str line = wg_str_trim(cut_line(&rest)), words;

		if (line.len == 0 || kind_of(line) != TRANSLATOR)
			continue;
		words = wg_str_from(line, 1);
		if (hash.len > 0 &&
		    wg_str_is(wg_str_word(&words), "machine")) {
			wg_out_fmt(g->out, "# machine %.*s", WG_ARG(hash));
			line = WG_NONE;
		}
		put_line(g, line);
	}
}

static struct wg_str
renamed_hash(struct merger *g, const struct slot *s)
{
	struct wg_message copy = *s->old;
	struct tag_names names;
	char hex[9];

	if (s->fate != CARRY || s->old->mark != WG_MARK_MACHINE)
		return WG_NONE;
	map_tags(&names, s->old->id.value, s->new->id.value);
	for (unsigned i = 0; i < copy.n_str; i++)
		copy.str[i].value =
		    rename_tags(g->arena, &names, copy.str[i].value);
	wg_po_mark(&copy, hex);
	return wg_str_dup(g->arena, wg_str(hex));
}

static void
put_gone(struct merger *g, const struct wg_message *old)
{
	struct wg_str rest = raw(g, old->at);

	put_lines(g, old, TRANSLATOR);
	put_lines(g, old, FLAGS);
	while (rest.len > 0) {
		struct wg_str line = wg_str_trim(cut_line(&rest));

		if (line.len == 0 || (kind_of(line) != PREVIOUS &&
		    kind_of(line) != KEYWORD))
			continue;
		if (kind_of(line) == PREVIOUS) {
			wg_out_puts(g->out, "#~|");
			line = wg_str_from(line, 2);
		} else {
			wg_out_puts(g->out, "#~ ");
		}
		put_line(g, line);
	}
}

static void
put_from_old(struct merger *g, const struct slot *s)
{
	bool fuzzy = s->fate == GUESS;

	put_comments(g, s, renamed_hash(g, s));
	put_extracted(g, s->new);
	if (fuzzy) {
		put_fuzzy(g, s->old);
		put_previous(g, s->old);
	} else {
		put_lines(g, s->old, FLAGS);
		put_lines(g, s->old, PREVIOUS);
	}
	if (s->fate == RENEW || s->fate == REVIVE) {
		put_lines(g, s->old, KEYWORD);
		return;
	}
	put_new_ids(g, s->new);
	put_translation(g, s);
}

static void
put_slot(struct merger *g, const struct slot *s)
{
	switch (s->fate) {
	case KEEP:
		if (!g->copied)
			separate(g);
		wg_out_put(g->out, raw(g, s->old->at));
		break;
	case DROP:
		return;
	case EMPTY:
		separate(g);
		put_extracted(g, s->new);
		put_new_ids(g, s->new);
		put_empty(g, s->new);
		break;
	case GONE:
		separate(g);
		put_gone(g, s->old);
		break;
	default:
		separate(g);
		put_from_old(g, s);
	}
	g->copied = s->fate == KEEP;
}

/* The header, with the date of the template. */
static void
put_header(struct merger *g)
{
	const struct wg_message *h = g->in->old->header;
	struct wg_str date =
	    wg_catalog_header(g->in->template, "POT-Creation-Date");
	struct wg_str rest = raw(g, h->at);

	while (rest.len > 0) {
		struct wg_str before = rest, line = cut_line(&rest);

		if (wg_str_starts(
		    wg_str_trim(line), WG_STR("\"POT-Creation-Date:"))) {
			wg_out_fmt(g->out, "\"POT-Creation-Date: %.*s\\n\"",
			    WG_ARG(date));
			wg_out_puts(g->out, g->eol);
		} else {
			wg_out_put(g->out, wg_str_head(
			    before, before.len - rest.len));
		}
	}
}

/* What the reader kept apart: a byte order mark, text before the header. */
static void
put_start(struct merger *g)
{
	const struct wg_catalog *old = g->in->old;
	size_t start = old->source->text.len;

	if (old->header != NULL)
		start = old->header->at.start;
	else if (old->n > 0)
		start = old->messages[0].at.start;
	wg_out_put(g->out, wg_str_head(old->source->text, start));
	if (old->header != NULL)
		put_header(g);
}

static void
count(struct merger *g, const struct slot *s)
{
	struct wg_merge_count *c = &g->count;
	unsigned *counts[] = { &c->kept, &c->kept, &c->revived, &c->carried,
		&c->fuzzy, &c->empty, &c->dropped, NULL };

	if (counts[s->fate] != NULL && !(s->fate == KEEP && s->new == NULL))
		++*counts[s->fate];
	g->changed |= s->fate != KEEP && s->fate != DROP;
}

static void
tell(struct merger *g, const struct slot *s)
{
	if (s->fate != CARRY)
		return;
	wg_report(g->in->diag, WG_D_PO_CARRIED, s->old->id.at, "%.*s",
	    WG_ARG(s->new->id.value));
}

static void
open_slots(struct merger *g)
{
	const struct wg_catalog *old = g->in->old;

	g->of_old = WG_NEW_ARRAY(g->arena, old->n + 1, struct slot);
	for (size_t i = 0; i < old->n; i++) {
		const struct wg_message *m = &old->messages[i];

		g->of_old[i].old = m;
		g->of_old[i].fate = m->obsolete ? KEEP : GONE;
		if (m->obsolete)
			wg_map_put(g->arena, &g->obsolete, key_of(g, m),
			    (void *)m);
	}
}

/* What is gone: obsolete if it has a translation, else nothing is lost. */
static void
settle(struct merger *g)
{
	for (size_t i = 0; i < g->in->old->n; i++) {
		struct slot *s = &g->of_old[i];
		bool obsolete = s->old->obsolete;

		if (s->fate == GONE && (!translated(s->old) ||
		    g->in->drop_obsolete)) {
			s->fate = DROP;
			g->changed = true;
		}
		if (s->fate == KEEP && obsolete && g->in->drop_obsolete) {
			s->fate = DROP;
			g->changed = true;
		}
	}
}

struct wg_merge_count
wg_merge_catalog(const struct wg_merge *in, struct wg_out *out)
{
	struct merger g = { .in = in, .arena = wg_arena_open(), .out = out,
		.eol = "\n", .budget = BUDGET, .copied = true };
	size_t n = in->template->n;
	struct slot *slots = WG_NEW_ARRAY(g.arena, n + 1, struct slot);

	if (wg_str_find_str(in->old->source->text, WG_STR("\r\n")) >= 0)
		g.eol = "\r\n";
	open_slots(&g);
	for (size_t i = 0; i < n; i++)
		match_exactly(&g, &in->template->messages[i], &slots[i]);
	index_free(&g);
	for (size_t i = 0; i < n; i++)
		match_loosely(&g, &slots[i]);
	drop_used(&g, slots, n);
	settle(&g);
	arrange(&g, slots, n);
	for (const struct slot *s = g.head.next; s != NULL; s = s->next) {
		count(&g, s);
		tell(&g, s);
	}
	if (!g.changed) {
		wg_out_put(out, in->old->source->text);
	} else {
		put_start(&g);
		for (const struct slot *s = g.head.next; s; s = s->next)
			if (s->fate != GONE)
				put_slot(&g, s);
		for (const struct slot *s = g.head.next; s; s = s->next)
			if (s->fate == GONE)
				put_slot(&g, s);
	}
	wg_arena_close(g.arena);
	return g.count;
}
