/*
 * The structure tree.  Elements are made when their first content comes, so
 * reading order is simply the order of the kids.  Each remembers the language
 * in force, and says its own only where that differs.
 */
#include "back/pdf/structure.h"

#include "back/pdf/object.h"
#include "back/pdf/syntax.h"
#include "base/diag.h"
#include "base/out.h"
#include "layout/page.h"

static const char *const types[WG_ROLE_COUNT] = {
#define WG_ROLE(id, type) [WG_ROLE_##id] = type,
#include "model/roles.def"
};

static struct wg_pdf_elem *
new_elem(struct wg_arena *a, struct wg_pdf_file *file,
    struct wg_pdf_tree *t)
{
	struct wg_pdf_elem *e = WG_NEW(a, struct wg_pdf_elem);

	e->object = wg_pdf_reserve(file);
	WG_PUSH(a, &t->elems) = e;
	return e;
}

void
wg_pdf_tree_begin(struct wg_arena *a, struct wg_pdf_file *file,
    struct wg_pdf_tree *t, struct wg_str lang)
{
	t->root = wg_pdf_reserve(file);
	new_elem(a, file, t)->lang = lang;
}

struct wg_pdf_elem *
wg_pdf_elem(struct wg_arena *a, struct wg_pdf_file *file,
    struct wg_pdf_tree *t, struct wg_tag *tag)
{
	/* From the outermost that is missing down, without recursion. */
	while (tag->writer == NULL) {
		struct wg_tag *top = tag;
		struct wg_pdf_elem *e = new_elem(a, file, t);

		while (top->parent != NULL && top->parent->writer == NULL)
			top = top->parent;
		e->tag = top;
		e->parent = top->parent ? top->parent->writer :
					  t->elems.at[0];
		e->lang = top->lang.len > 0 ? top->lang : e->parent->lang;
		wg_pdf_kid(a, e->parent,
		    (struct wg_pdf_kid){
			.kind = WG_PDF_KID_ELEMENT, .value = e->object,
			.elem = e });
		top->writer = e;
	}
	return tag->writer;
}

void
wg_pdf_kid(
    struct wg_arena *a, struct wg_pdf_elem *e, struct wg_pdf_kid kid)
{
	WG_PUSH(a, &e->kids) = kid;
}

/* Merge sort: kids of one turn stay in their order. */
static void
sort(struct wg_pdf_kid *kids, struct wg_pdf_kid *spare, size_t n)
{
	size_t half = n / 2, i = 0, k = half;

	if (n < 2)
		return;
	sort(kids, spare, half);
	sort(kids + half, spare, n - half);
	for (size_t at = 0; at < n; at++)
		spare[at] = k == n || (i < half &&
		    kids[i].turn <= kids[k].turn) ? kids[i++] : kids[k++];
	for (size_t at = 0; at < n; at++)
		kids[at] = spare[at];
}

static bool
has_turns(const struct wg_pdf_tree *t, size_t *most)
{
	bool some = false;

	for (size_t i = 0; i < t->elems.n; i++) {
		const struct wg_pdf_elem *e = t->elems.at[i];

		if (*most < e->kids.n)
			*most = e->kids.n;
		for (size_t k = 0; k < e->kids.n; k++)
			some |= e->kids.at[k].turn > 0;
	}
	return some;
}

/* An element is read when the first of its kids is; kids have elements that
 * were made after it.  What is no content follows it. */
void
wg_pdf_tree_sort(struct wg_arena *a, struct wg_pdf_tree *t)
{
	struct wg_pdf_kid *spare;
	size_t most = 1;

	if (!has_turns(t, &most))
		return;
	spare = WG_NEW_ARRAY(a, most, struct wg_pdf_kid);
	for (size_t i = t->elems.n; i-- > 0;) {
		struct wg_pdf_elem *e = t->elems.at[i];

		for (size_t k = 0; k < e->kids.n; k++)
			if (e->kids.at[k].elem != NULL)
				e->kids.at[k].turn = e->kids.at[k].elem->turn;
			else if (e->kids.at[k].kind == WG_PDF_KID_OBJECT)
				e->kids.at[k].turn = UINT32_MAX;
		sort(e->kids.at, spare, e->kids.n);
		if (e->kids.n > 0)
			e->turn = e->kids.at[0].turn;
	}
}

void
wg_pdf_tree_end(struct wg_pdf_tree *t)
{
	for (size_t i = 1; i < t->elems.n; i++)
		t->elems.at[i]->tag->writer = NULL;
}

bool
wg_pdf_leads(const struct wg_tag *tag)
{
	return tag->role == WG_ROLE_LINK &&
	    (tag->href.len > 0 || tag->target.len > 0);
}

const char *
wg_pdf_type(const struct wg_pdf_elem *e)
{
	if (e->tag == NULL)
		return "Document";
	/* A link that leads nowhere would be a promise not kept. */
	if (e->tag->role == WG_ROLE_LINK && !wg_pdf_leads(e->tag))
		return types[WG_ROLE_SPAN];
	return types[e->tag->role];
}

void
wg_pdf_join(int64_t box[4], const int64_t more[4])
{
	for (int i = 0; i < 2; i++) {
		if (more[i] < box[i])
			box[i] = more[i];
		if (more[i + 2] > box[i + 2])
			box[i + 2] = more[i + 2];
	}
}

static void
put_figure(struct wg_out *out, const struct wg_pdf_elem *e)
{
	static const bool flows[WG_ROLE_COUNT] = { [WG_ROLE_P] = true,
		[WG_ROLE_SPAN] = true, [WG_ROLE_LINK] = true,
		[WG_ROLE_LBL] = true, [WG_ROLE_H1] = true,
		[WG_ROLE_H2] = true, [WG_ROLE_H3] = true,
		[WG_ROLE_H4] = true, [WG_ROLE_H5] = true,
		[WG_ROLE_H6] = true };
	const struct wg_tag *parent = e->parent->tag;

	wg_out_puts(out, "/Alt");
	wg_pdf_text(out, e->tag->alt);
	if (!e->placed)
		return;
	wg_out_fmt(out, "/A<</O/Layout/Placement/%s/BBox",
	    parent != NULL && flows[parent->role] ? "Inline" : "Block");
	wg_pdf_rect(out, e->box);
	wg_out_puts(out, ">>");
}

static void
put_cell(struct wg_out *out, const struct wg_tag *tag)
{
	bool head = tag->role == WG_ROLE_TH;

	if (!head && tag->span < 2)
		return;
	wg_out_puts(out, "/A<</O/Table");
	if (head)
		wg_out_puts(out,
		    tag->row_header ? "/Scope/Row" : "/Scope/Column");
	if (tag->span >= 2)
		wg_out_fmt(out, "/ColSpan %u", tag->span);
	wg_out_puts(out, ">>");
}

static void
put_attributes(struct wg_out *out, const struct wg_pdf_elem *e)
{
	switch (e->tag->role) {
	case WG_ROLE_L:
		wg_out_fmt(out, "/A<</O/List/ListNumbering/%s>>",
		    e->tag->numbered ? "Decimal" : "Disc");
		break;
	case WG_ROLE_TH:
	case WG_ROLE_TD:
		put_cell(out, e->tag);
		break;
	case WG_ROLE_FIGURE:
		put_figure(out, e);
		break;
	case WG_ROLE_FORM:
		wg_out_puts(out, "/Alt");
		wg_pdf_text(out, e->tag->alt);
		break;
	default:
		break;
	}
}

static void
put_kid(struct wg_out *out, const struct wg_pdf_kid *k, uint32_t home,
    const uint32_t *pages)
{
	if (k->kind == WG_PDF_KID_CONTENT && k->page == home) {
		wg_out_int(out, k->value);
	} else if (k->kind == WG_PDF_KID_ELEMENT) {
		wg_pdf_ref(out, k->value);
	} else {
		wg_out_puts(out, k->kind == WG_PDF_KID_CONTENT ?
			"<</Type/MCR/Pg " : "<</Type/OBJR/Pg ");
		wg_pdf_ref(out, pages[k->page]);
		if (k->kind == WG_PDF_KID_CONTENT) {
			wg_out_fmt(out, "/MCID %u", k->value);
		} else {
			wg_out_puts(out, "/Obj ");
			wg_pdf_ref(out, k->value);
		}
		wg_out_puts(out, ">>");
	}
}

static void
put_kids(struct wg_out *out, const struct wg_pdf_elem *e,
    const uint32_t *pages)
{
	uint32_t home = UINT32_MAX;

	for (size_t i = 0; i < e->kids.n && home == UINT32_MAX; i++)
		if (e->kids.at[i].kind != WG_PDF_KID_ELEMENT)
			home = e->kids.at[i].page;
	if (home != UINT32_MAX) {
		wg_out_puts(out, "/Pg ");
		wg_pdf_ref(out, pages[home]);
	}
	if (e->kids.n == 0)
		return;
	wg_out_puts(out, "/K[");
	for (size_t i = 0; i < e->kids.n; i++) {
		wg_out_puts(out, i > 0 ? " " : "");
		put_kid(out, &e->kids.at[i], home, pages);
	}
	wg_out_byte(out, ']');
}

static void
put_elem(struct wg_out *out, const struct wg_pdf_tree *t,
    const struct wg_pdf_elem *e, const uint32_t *pages)
{
	wg_out_fmt(out, "<</Type/StructElem/S/%s/P ", wg_pdf_type(e));
	wg_pdf_ref(out, e->parent ? e->parent->object : t->root);
	if (e->parent == NULL || !wg_str_eq(e->lang, e->parent->lang)) {
		wg_out_puts(out, "/Lang");
		wg_pdf_literal(out, e->lang);
	}
	if (e->tag != NULL)
		put_attributes(out, e);
	put_kids(out, e, pages);
	wg_out_puts(out, ">>");
}

bool
wg_pdf_tree_write(struct wg_pdf_file *file, const struct wg_pdf_tree *t,
    const uint32_t *pages, uint32_t parents, uint32_t next,
    struct wg_span at, struct wg_diag *diag)
{
	struct wg_out *out = wg_pdf_object(file, t->root);
	bool ok = true;

	wg_out_puts(out, "<</Type/StructTreeRoot/K[");
	wg_pdf_ref(out, t->elems.at[0]->object);
	wg_out_puts(out, "]/ParentTree ");
	wg_pdf_ref(out, parents);
	wg_out_fmt(out, "/ParentTreeNextKey %u>>", next);
	for (size_t i = 0; i < t->elems.n; i++) {
		const struct wg_pdf_elem *e = t->elems.at[i];

		if (e->tag != NULL && e->tag->role == WG_ROLE_FIGURE &&
		    e->tag->alt.len == 0 && ok) {
			wg_report(diag, WG_D_PDF_FIGURE, at, NULL);
			ok = false;
		}
		put_elem(wg_pdf_object(file, e->object), t, e, pages);
	}
	return ok;
}
