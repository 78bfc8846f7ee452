/*
 * What becomes of a catalog, written.  An entry that stays is copied byte for
 * byte; of the others the lines of a person are taken as they stand, whichever
 * catalog they come from.
 */
#include "catalog/merge_in.h"

#include <string.h>

#include "base/arena.h"
#include "front/po/po.h"
#include "model/catalog.h"
#include "model/language.h"

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
raw(struct wg_span at)
{
	return wg_str_head(
	    wg_str_from(at.source->text, at.start), at.length);
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
	struct wg_str rest = raw(old->at);

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
		if (wg_str_eq(value, t->value) && !s->old->obsolete &&
		    t->at.source == g->in->old->source) {
			put_line(g, raw(t->at));
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
	struct wg_str rest = raw(s->old->at);

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
	struct wg_str rest = raw(old->at);

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

	if (s->place != NULL && s->place != s->old)
		put_lines(g, s->place, TRANSLATOR);
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

void
wg_merge_put_slot(struct merger *g, const struct slot *s)
{
	switch (s->fate) {
	case KEEP:
		if (!g->copied)
			separate(g);
		wg_out_put(g->out, raw(s->old->at));
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
	struct wg_str rest = raw(h->at);

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

void
wg_merge_put_start(struct merger *g)
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
