/* wegweiser new page, place, house …: one file, never over another. */
#include "cli/new.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/intl.h"
#include "begin/begin.h"
#include "build/load.h"
#include "model/lookup.h"
#include "model/product.h"
#include "store/replace.h"
#include "values/slug.h"
#include "values/value.h"

static int
refuse(struct wg_run *r, const char *why, struct wg_str what)
{
	return wg_new_usage(wg_str_fmt(r->arena, "%s: %.*s", _(why),
	    WG_ARG(what)).ptr);
}

/* False after a report. */
static bool
check_id(struct wg_run *r, struct wg_str id)
{
	struct wg_value value;
	struct wg_value_error error = { .why = NULL }, again;
	struct wg_str near;

	if (wg_read_id(r->arena, id, &value, &error))
		return true;
	near = wg_slug(r->arena, id);
	if (near.len > 0 && wg_read_id(r->arena, near, &value, &again))
		wg_new_usage(wg_str_fmt(r->arena,
		    _("%s; did you mean %.*s?"), _(error.why),
		    WG_ARG(near)).ptr);
	else
		wg_new_usage(error.why);
	return false;
}

/* The folder of pages that was asked for, or that which has most of them. */
static struct wg_str
area_of(struct wg_run *r, const struct wg_project *p)
{
	unsigned n[WG_DOMAIN_COUNT] = { 0 };
	enum wg_domain most =
	    wg_domain_named(p, WG_STR("authorities"));

	if (r->options.area.len > 0)
		return r->options.area;
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_kind_is_page(p->documents.at[i].kind))
			n[p->documents.at[i].domain]++;
	for (unsigned i = 0; i < p->n_domains; i++)
		if (n[i] > n[most])
			most = (enum wg_domain)i;
	return wg_str(wg_domain_name(p, most));
}

/* False after a report. */
static bool
check_area(struct wg_run *r, struct wg_str area)
{
	bool good = area.len > 0 && area.len <= 80 && area.ptr[0] != '.' &&
	    !wg_str_is(area, "interface");

	for (size_t i = 0; good && i < area.len; i++)
		good = (unsigned char)area.ptr[i] > 0x20 &&
		    area.ptr[i] != '/' && area.ptr[i] != 0x7F;
	if (!good)
		refuse(r, "an area cannot have that name", area);
	return good;
}

static bool
check_print(struct wg_run *r)
{
	struct wg_str rest = r->options.product;

	if (rest.len > 0 && wg_product_named(rest) == WG_PRODUCT_COUNT) {
		refuse(r, "no such product", rest);
		return false;
	}
	return true;
}

static void
tell_next(struct wg_run *r, enum wg_kind kind, struct wg_str name,
    struct wg_str id, const struct wg_project *p)
{
	if (r->options.diag.quiet)
		return;
	fprintf(stderr, r->options.dry_run ? _("%.*s would be written\n") :
	    _("%.*s written; fill in what stands in brackets, 'wegweiser "
	      "check' finds it\n"), WG_ARG(name));
	if (wg_kind_is_page(kind))
		fprintf(stderr, _("Put <w:page ref=\"%.*s\"/> into the tree "
		    "of %.*s.\n"), WG_ARG(id),
		    WG_ARG(p->regions.at[0].document->source->name));
	else if (kind == WG_KIND_PLACE)
		fprintf(stderr, _("A page shows it with <w:card "
		    "ref=\"%.*s\"/>, a house with <w:office "
		    "ref=\"%.*s\"/>.\n"), WG_ARG(id), WG_ARG(id));
	else if (kind == WG_KIND_PRINT)
		fprintf(stderr, _("'wegweiser print %.*s' makes the PDF.\n"),
		    WG_ARG(id));
}

static int
write_file(struct wg_run *r, struct wg_str name, struct wg_str bytes)
{
	const char *path = wg_str_fmt(r->arena, "%.*s/%.*s", WG_ARG(r->root),
	    WG_ARG(name)).ptr;
	enum wg_replaced done;

	if (!r->options.dry_run)
		mkdir(wg_str_fmt(r->arena, "%.*s/content/pages",
		    WG_ARG(r->root)).ptr, 0755);
	done = wg_replace(&(struct wg_replacement){ .path = path,
	    .root = r->root, .was = WG_NONE, .bytes = bytes, .folder = true,
	    .dry_run = r->options.dry_run });
	if (done == WG_REPLACED)
		return WG_EXIT_OK;
	if (done == WG_SAVED_MEANWHILE || done == WG_SAME)
		return refuse(r, "that file is there already", name);
	return wg_run_trouble(name.ptr, wg_replaced_say(done));
}

int
wg_new_document_file(struct wg_run *r, enum wg_kind kind)
{
	struct wg_new_document d = { .kind = kind,
		.id = r->options.operands.at[1], .title = r->options.name,
		.product = r->options.product, .size = r->options.size,
		.languages = r->options.languages };
	struct wg_str day = wg_run_today(r), name, area;
	struct wg_diag *told = wg_diag_open();
	const struct wg_target *taken;
	const struct wg_project *p;
	int status = wg_run_find(r);

	if (status == WG_EXIT_OK && !check_id(r, d.id))
		status = WG_EXIT_USAGE;
	if (status != WG_EXIT_OK)
		return status;
	p = wg_load(r->arena, r->root, r->options.jobs, &day, told);
	/* The id may be that of something that cannot be read. */
	if (wg_job_is_blind(told)) {
		struct wg_diag_count count;

		wg_diag_copy(r->diag, told);
		status = wg_run_report(r, &count);
		wg_diag_close(told);
		return status;
	}
	wg_diag_close(told);
	taken = wg_project_find(p, d.id);
	if (taken != NULL)
		return refuse(r, "that id is taken by",
		    taken->document->source->name);
	if (wg_begin_needs(p, kind) != NULL)
		return wg_new_usage(wg_begin_needs(p, kind));
	area = area_of(r, p);
	if ((wg_kind_is_page(kind) && !check_area(r, area)) ||
	    (kind == WG_KIND_PRINT && !check_print(r)))
		return WG_EXIT_USAGE;
	d.today = p->today;
	name = wg_str_fmt(r->arena, "content/%s%s%.*s/%.*s.xml",
	    wg_kind_info(kind)->folder, wg_kind_is_page(kind) ? "/" : "",
	    wg_kind_is_page(kind) ? (int)area.len : 0, area.ptr,
	    WG_ARG(d.id));
	status = write_file(r, name, wg_begin_document(r->arena, p, &d));
	if (status == WG_EXIT_OK)
		tell_next(r, kind, name, d.id, p);
	return status;
}
