/*
 * Messages with the same key are one entry with several references.  What a
 * message is, and where, is told in German and, behind a stroke, in English:
 * whoever translates reads one of the two.
 */
#include "catalog/extract.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "model/attribute.h"
#include "store/replace.h"
#include "front/po/po.h"
#include "model/budget.h"
#include "model/label.h"

static struct wg_date
newest(const struct wg_project *p, enum wg_domain domain)
{
	struct wg_date newest = { true, 0 }; /* if nobody says more */

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if ((d->domain == domain || domain == WG_DOMAIN_INTERFACE) &&
		    wg_date_before(newest, d->stand))
			newest = d->stand;
	}
	return newest;
}

static void
put_header(const struct wg_project *p, enum wg_domain domain,
    struct wg_out *out)
{
	struct wg_str day = wg_days_write(p->arena, newest(p, domain).day);

	wg_out_fmt(out,
	    "# Made by wegweiser extract; translations are in the folders "
	    "of the languages.\n"
	    "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n"
	    "\"Project-Id-Version: wegweiser %s\\n\"\n"
	    "\"Report-Msgid-Bugs-To: translations@wegweiser.example.org\\n\"\n"
	    "\"POT-Creation-Date: %.*s 00:00+0000\\n\"\n"
	    "\"PO-Revision-Date: \\n\"\n"
	    "\"Last-Translator: \\n\"\n\"Language-Team: \\n\"\n"
	    "\"Language: \\n\"\n\"MIME-Version: 1.0\\n\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n",
	    wg_domain_name(p, domain), WG_ARG(day));
}

static void
put_label(const struct wg_label_info *l, struct wg_out *out)
{
	wg_out_fmt(out, "\n#. %s\n#: compiler/model/labels.def#%s\n", l->note,
	    l->name);
	wg_po_string(out, "msgid", wg_str(l->text));
	if (l->plural == NULL) {
		wg_out_puts(out, "msgstr \"\"\n");
		return;
	}
	wg_po_string(out, "msgid_plural", wg_str(l->plural));
	wg_out_puts(out, "msgstr[0] \"\"\nmsgstr[1] \"\"\n");
}

static void
put_labels(struct wg_out *out)
{
	for (unsigned i = 0; i < WG_L_COUNT; i++) {
		const struct wg_label_info *l =
		    wg_label_info((enum wg_label)i);
		unsigned first = 0;

		while (strcmp(wg_label_info((enum wg_label)first)->text,
		    l->text))
			first++;
		if (first == i)
			put_label(l, out);
	}
}

/* What a block is, for a person. */
static const char *const names[WG_EL_COUNT] = {
	[WG_EL_TITLE] = "Überschrift / heading",
	[WG_EL_TITLEABBREV] = "kurzer Titel / short title",
	[WG_EL_PARA] = "Absatz / paragraph",
	[WG_EL_ENTRY] = "Tabellenzelle / cell of a table",
	[WG_EL_TERM] = "Begriff, der erklärt wird / term that is explained",
	[WG_EL_PURPOSE] = "Wofür eine Stelle da ist, ein Satz / what an office is for, one sentence",
	[WG_EL_QUESTION] = "Frage auf einem Formular / question on a form",
	[WG_EL_QUESTION_HELP] = "Hilfe unter einer Frage auf einem Formular / help below a question on a form",
	[WG_EL_OPTION] = "Antwort zum Ankreuzen / answer to tick",
	[WG_EL_SCALE_LOW] = "was 0 auf einer Skala von 0 bis 10 heißt / what 0 means on a scale from 0 to 10",
	[WG_EL_SCALE_HIGH] = "was 10 auf einer Skala von 0 bis 10 heißt / what 10 means on a scale from 0 to 10",
	[WG_EL_HOURS_COMMENT] = "Bemerkung zu Öffnungszeiten, steht hinter den Zeiten / note on opening hours, stands behind the times",
	[WG_EL_HOURS_NOTE] = "Hinweis zu den Öffnungszeiten / note on the opening hours",
};

static const char *
where(const struct wg_unit *u)
{
	const struct wg_node *parent = u->node->parent;

	if (parent == NULL)
		return "";
	switch (parent->element) {
	case WG_EL_LISTITEM:
		return "; in einer Liste / in a list";
	case WG_EL_STEP:
		return "; in einer Anleitung / in a list of steps";
	case WG_EL_SECRECY:
		return "; oben auf einem Formular / on top of a form";
	case WG_EL_MATTERS:
		return "; in der Liste der Anliegen / in the list of matters";
	case WG_EL_NOTE:
	case WG_EL_TIP:
	case WG_EL_IMPORTANT:
	case WG_EL_WARNING:
		return "; in einem Hinweis / in a note";
	case WG_EL_CATEGORY:
		return "; Name einer Kategorie / name of a category";
	case WG_EL_CONTACT:
		return "; wofür eine Kontaktstelle da ist / what a desk is for";
	case WG_EL_ROOM:
		return "; was in einem Raum ist / what is in a room";
	case WG_EL_ORGANISATION:
		return "; Name einer Organisation / name of an organisation";
	case WG_EL_HELPLINE:
		return "; wen man unter dieser Nummer erreicht / whom this number reaches";
	default:
		return "";
	}
}

static void
put_reference(const struct wg_unit *u, struct wg_out *out)
{
	wg_out_fmt(out, "#: %.*s#%.*s\n", WG_ARG(u->document->source->name),
	    WG_ARG(wg_node_nearest_id(u->node)));
}

/* The words of a message, shortened at a blank. */
#define LONGEST_QUOTE 60 /* [byte] */

/* Without its tags, but for those that something is filled in for. */
static void
put_plain(struct wg_out *out, struct wg_str s)
{
	while (s.len > 0) {
		struct wg_str tag;

		wg_out_put(out, wg_str_cut(&s, '<'));
		tag = wg_str_cut(&s, '>');
		if (wg_str_ends(tag, WG_STR("/")))
			wg_out_fmt(out, "<%.*s>", WG_ARG(tag));
	}
}

static void
put_quote(struct wg_out *out, struct wg_str s)
{
	size_t last = 0, n = 0;
	struct wg_out plain = { 0 };

	put_plain(&plain, s);
	s = wg_out_str(&plain);
	for (; n < s.len && n < LONGEST_QUOTE; n++)
		if (s.ptr[n] == ' ')
			last = n;
	wg_out_fmt(out, "„%.*s%s“", (int)(n < s.len ? last : n), s.ptr,
	    n < s.len ? " …" : "");
	wg_out_free(&plain);
}

static const struct wg_unit *
unit_of(const struct wg_project *p, const struct wg_node *n)
{
	return n != NULL && n->unit > 0 ? &p->units.at[n->unit] : NULL;
}

/* The heading of the section it stands in, if it is not the heading itself. */
static const struct wg_unit *
section_of(const struct wg_project *p, const struct wg_node *unit)
{
	const struct wg_node *n = unit->parent;

	while (n != NULL && n->element != WG_EL_SECTION)
		n = n->parent;
	n = n == NULL ? NULL : wg_node_child(n, WG_EL_TITLE);
	return n == unit ? NULL : unit_of(p, n);
}

/* The heading of the column a cell of a table stands in. */
static const struct wg_unit *
column_of(const struct wg_project *p, const struct wg_node *cell)
{
	const struct wg_node *row = cell->parent, *group, *head;
	unsigned at = 0;

	if (cell->element != WG_EL_ENTRY || row == NULL ||
	    row->parent == NULL || row->parent->element != WG_EL_TBODY)
		return NULL;
	for (const struct wg_node *n = row->first; n != cell; n = n->next)
		at += n->element == WG_EL_ENTRY;
	group = row->parent->parent;
	head = wg_node_child(wg_node_child(group, WG_EL_THEAD), WG_EL_ROW);
	head = head == NULL ? NULL : head->first;
	for (; head != NULL; head = head->next)
		if (head->element == WG_EL_ENTRY && at-- == 0)
			return unit_of(p, head);
	return NULL;
}

/*
 * One or two words are hard to translate without their neighbours.  Longer
 * texts speak for themselves, and naming their neighbours would change the
 * catalogs of all languages twice more with every sentence.
 */
static bool
needs_neighbours(const struct wg_unit *u)
{
	const struct wg_node *n = u->node;

	return u->words <= 2 && n->parent != NULL &&
	    n->parent->element != WG_EL_MATTERS &&
	    (n->element == WG_EL_PARA || n->element == WG_EL_ENTRY ||
		n->element == WG_EL_TERM);
}

static void
put_neighbour(const struct wg_project *p, const struct wg_unit *u,
    int step, const char *word, struct wg_out *out)
{
	const struct wg_document *d = u->document;
	size_t at = (size_t)(u - p->units.at) + (size_t)(step > 0);

	if (step < 0 && at-- == d->first_unit)
		return;
	if (at >= d->first_unit + d->n_units || p->units.at[at].quiet)
		return;
	wg_out_fmt(out, "#. %s: ", word);
	put_quote(out, p->units.at[at].msgid);
	wg_out_byte(out, '\n');
}

/* What an answer answers. */
static void
put_question(const struct wg_project *p, const struct wg_unit *u,
    struct wg_out *out)
{
	const struct wg_node *item = u->node->parent;
	const struct wg_unit *question;

	if (u->node->element == WG_EL_QUESTION)
		return;
	while (item != NULL && item->element != WG_EL_ITEM)
		item = item->parent;
	question = item == NULL ? NULL :
	    unit_of(p, wg_node_child(item, WG_EL_QUESTION));
	if (question == NULL)
		return;
	wg_out_puts(out, "; Frage / question: ");
	put_quote(out, question->msgid);
}

static void
put_comment(const struct wg_project *p, const struct wg_unit *u,
    struct wg_out *out)
{
	const struct wg_node *title = u->document->title;
	const char *name = names[u->node->element];
	struct wg_str note = wg_node_attr(u->node, WG_AT_NOTE);
	const struct wg_unit *section = section_of(p, u->node);
	const struct wg_unit *column = column_of(p, u->node);
	unsigned longest = wg_budget(u->node->element);

	wg_out_fmt(out, "#. %s%s", name ? name : "Text", where(u));
	if (title->unit > 0 && title != u->node)
		wg_out_fmt(out, "; in „%.*s“",
		    WG_ARG(p->units.at[title->unit].msgid));
	if (section != NULL)
		wg_out_fmt(out, "; Abschnitt / section „%.*s“", WG_ARG(section->msgid));
	if (column != NULL && column != u)
		wg_out_fmt(out, "; Spalte / column „%.*s“", WG_ARG(column->msgid));
	put_question(p, u, out);
	wg_out_byte(out, '\n');
	if (longest > 0)
		wg_out_fmt(out, "#. Steht auf einem Schild: so kurz wie "
		    "möglich, auf Deutsch höchstens %u Zeichen / stands on "
		    "a sign: as short as possible, in German at most %u "
		    "characters\n", longest, longest);
	if (needs_neighbours(u)) {
		put_neighbour(p, u, -1, "Davor / before", out);
		put_neighbour(p, u, 1, "Danach / behind", out);
	}
	if (note.len > 0)
		wg_out_fmt(out, "#. Hinweis / note: %.*s\n", WG_ARG(note));
}

static bool
same_place(const struct wg_unit *a, const struct wg_unit *b)
{
	return a->document == b->document &&
	    wg_str_eq(wg_node_nearest_id(a->node),
		wg_node_nearest_id(b->node));
}

struct entry {
	const struct wg_unit *unit;
	struct entry *next; /* the same text elsewhere */
	struct entry *last;
};

static void
put_unit(const struct wg_project *p, const struct entry *first,
    struct wg_out *out)
{
	const struct wg_unit *u = first->unit;
	const struct entry *before = first;

	wg_out_byte(out, '\n');
	put_comment(p, u, out);
	for (const struct entry *e = first; e != NULL; e = e->next)
		if (e == first || !same_place(before->unit, e->unit)) {
			put_reference(e->unit, out);
			before = e;
		}
	if (u->context.ptr != NULL)
		wg_po_string(out, "msgctxt", u->context);
	wg_po_string(out, "msgid", u->msgid);
	wg_out_puts(out, "msgstr \"\"\n");
}

static void
put_units(const struct wg_project *p, enum wg_domain domain,
    struct wg_out *out)
{
	struct wg_arena *a = wg_arena_open();
	struct entry *entries = WG_NEW_ARRAY(a, p->units.n, struct entry);
	struct wg_map keys = { 0 };

	for (size_t i = 1; i < p->units.n; i++) {
		const struct wg_unit *u = &p->units.at[i];
		struct entry *e = &entries[i], *first;

		if (u->quiet || u->document->domain != domain)
			continue;
		e->unit = u;
		first = wg_map_get(&keys, u->sense);
		if (first == NULL) {
			e->last = e;
			wg_map_put(a, &keys, u->sense, e);
		} else {
			first->last->next = e;
			first->last = e;
		}
	}
	for (size_t i = 1; i < p->units.n; i++)
		if (entries[i].last != NULL)
			put_unit(p, &entries[i], out);
	wg_arena_close(a);
}

void
wg_extract(const struct wg_project *p, enum wg_domain domain,
    struct wg_out *out)
{
	put_header(p, domain, out);
	if (domain == WG_DOMAIN_INTERFACE)
		put_labels(out);
	put_units(p, domain, out);
}

#define LARGEST (20u << 20)
#define DATE_LINE "\"POT-Creation-Date:"

/* 's' cut in two at the line of the date, which is in neither. */
static bool
split_at_date(struct wg_str s, struct wg_str *before, struct wg_str *after)
{
	ptrdiff_t at = wg_str_find_str(s, WG_STR(DATE_LINE));

	*after = s;
	if (at < 0)
		return false;
	*before = wg_str_head(s, (size_t)at);
	*after = wg_str_from(s, (size_t)at);
	wg_str_cut(after, '\n');
	return true;
}

static bool
only_date_differs(struct wg_str a, struct wg_str b)
{
	struct wg_str parts[4];

	return split_at_date(a, &parts[0], &parts[1]) &&
	    split_at_date(b, &parts[2], &parts[3]) &&
	    wg_str_eq(parts[0], parts[2]) && wg_str_eq(parts[1], parts[3]);
}

struct wg_str
wg_extract_text(const struct wg_project *p, enum wg_domain domain,
    struct wg_str root, struct wg_str *was)
{
	struct wg_str name = wg_str_fmt(
	    p->arena, "locales/%s.pot", wg_domain_name(p, domain));
	struct wg_out out = { 0 };
	struct wg_str old = WG_NONE, text;

	wg_extract(p, domain, &out);
	text = wg_str_dup(p->arena, wg_out_str(&out));
	wg_out_free(&out);
	if (wg_file_read_below(p->arena, root, name, LARGEST, &old) !=
	    WG_FILE_OK)
		old = WG_NONE;
	if (was != NULL)
		*was = old;
	return old.ptr != NULL && only_date_differs(old, text) ? old : text;
}

bool
wg_extract_all(const struct wg_project *p, struct wg_str root, bool dry_run,
    struct wg_update_count *count, struct wg_diag *diag)
{
	bool ok = true;

	for (unsigned i = 0; i < p->n_domains; i++) {
		struct wg_str path = wg_str_fmt(p->arena,
		    "%.*s/locales/%s.pot", WG_ARG(root),
		    wg_domain_name(p, (enum wg_domain)i));
		struct wg_replacement r = { .path = path.ptr, .root = root,
			.dry_run = dry_run };
		enum wg_replaced done;

		r.bytes = wg_extract_text(p, (enum wg_domain)i, root, &r.was);
		done = wg_replace(&r);
		count->written += done == WG_REPLACED;
		count->unchanged += done == WG_SAME;
		if (done == WG_SAME || done == WG_REPLACED)
			continue;
		wg_report(diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s", path.ptr,
		    wg_replaced_say(done));
		ok = false;
	}
	return ok;
}
