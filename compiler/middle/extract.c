/*
 * Messages with the same key are one entry with several references.  What a
 * message is, and where, is told in German: every translator here reads it.
 */
#include "middle/extract.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/replace.h"
#include "front/po/po.h"
#include "model/label.h"

#define NOBODY "1970-01-01"

static struct wg_str
newest(const struct wg_project *p, enum wg_domain domain)
{
	struct wg_str date = WG_STR(NOBODY);

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if ((d->domain == domain || domain == WG_DOMAIN_INTERFACE) &&
		    wg_str_cmp(d->date, date) > 0)
			date = d->date;
	}
	return date;
}

static void
put_header(const struct wg_project *p, enum wg_domain domain,
    struct wg_out *out)
{
	struct wg_str date = newest(p, domain);

	wg_out_fmt(out,
	    "# Made by wegweiser extract; translations are in the folders "
	    "of the languages.\n"
	    "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n"
	    "\"Project-Id-Version: wegweiser %s\\n\"\n"
	    "\"Report-Msgid-Bugs-To: translations@wegweiser.example.org\\n\"\n"
	    "\"POT-Creation-Date: %.*s 00:00+0000\\n\"\n"
	    "\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"\n"
	    "\"Last-Translator: \\n\"\n\"Language-Team: \\n\"\n"
	    "\"Language: \\n\"\n\"MIME-Version: 1.0\\n\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n",
	    wg_domain_name(domain), WG_ARG(date));
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
	[WG_EL_TITLE] = "Überschrift",
	[WG_EL_PARA] = "Absatz",
	[WG_EL_ENTRY] = "Tabellenzelle",
	[WG_EL_TERM] = "Begriff, der erklärt wird",
	[WG_EL_PURPOSE] = "Wofür eine Stelle da ist, ein Satz für ein Schild "
			  "(höchstens 90 Zeichen)",
	[WG_EL_HOURS_NOTE] = "Hinweis zu den Öffnungszeiten",
};

static const char *
where(const struct wg_unit *u)
{
	const struct wg_node *parent = u->node->parent;

	if (parent == NULL)
		return "";
	switch (parent->element) {
	case WG_EL_LISTITEM:
		return " einer Liste";
	case WG_EL_STEP:
		return " einer Anleitung";
	case WG_EL_MATTERS:
		return " der Liste der Anliegen";
	case WG_EL_NOTE:
	case WG_EL_TIP:
	case WG_EL_IMPORTANT:
	case WG_EL_WARNING:
		return " eines Hinweises";
	case WG_EL_CATEGORY:
		return " einer Kategorie";
	case WG_EL_CONTACT:
		return ": wofür eine Kontaktstelle da ist";
	case WG_EL_ROOM:
		return ": was in einem Raum ist";
	case WG_EL_ORGANISATION:
		return ": Name einer Organisation";
	case WG_EL_HELPLINE:
		return ": wen man unter dieser Nummer erreicht";
	default:
		return "";
	}
}

static void
put_comment(const struct wg_project *p, const struct wg_unit *u,
    struct wg_out *out)
{
	const struct wg_node *title = u->document->title;
	const char *name = names[u->node->element];
	struct wg_str note = wg_node_attr(u->node, WG_AT_NOTE);

	wg_out_fmt(out, "#. %s%s", name ? name : "Text", where(u));
	if (title->unit > 0 && title != u->node)
		wg_out_fmt(out, " in „%.*s“",
		    WG_ARG(p->units.at[title->unit].msgid));
	wg_out_byte(out, '\n');
	if (note.len > 0)
		wg_out_fmt(out, "#. %.*s\n", WG_ARG(note));
}

static void
put_reference(const struct wg_unit *u, struct wg_out *out)
{
	wg_out_fmt(out, "#: %.*s#%.*s\n", WG_ARG(u->document->source->name),
	    WG_ARG(wg_node_nearest_id(u->node)));
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
		first = wg_map_get(&keys, u->key);
		if (first == NULL) {
			e->last = e;
			wg_map_put(a, &keys, u->key, e);
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

bool
wg_extract_all(const struct wg_project *p, const char *folder, bool dry_run,
    struct wg_update_count *count, struct wg_diag *diag)
{
	struct wg_out out = { 0 };
	bool ok = true;

	for (unsigned i = 0; i < WG_DOMAIN_COUNT; i++) {
		struct wg_str path = wg_str_fmt(p->arena, "%s/%s.pot", folder,
		    wg_domain_name((enum wg_domain)i));
		enum wg_replaced done;

		wg_out_clear(&out);
		wg_extract(p, (enum wg_domain)i, &out);
		done = wg_replace(path.ptr, wg_out_str(&out), dry_run);
		count->written += done == WG_REPLACED;
		count->unchanged += done == WG_SAME;
		if (done == WG_NOT_REPLACED) {
			wg_report(diag, WG_D_PO_WRITE, WG_NOWHERE, "%s: %s",
			    path.ptr, strerror(errno));
			ok = false;
		}
	}
	wg_out_free(&out);
	return ok;
}
