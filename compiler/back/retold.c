#include "back/retold.h"

#include "back/values.h"
#include "base/out.h"
#include "base/source.h"

static const struct wg_source *
source_named(void *context, struct wg_str name)
{
	const struct wg_retold *r = context;
	const struct wg_document *d =
	    wg_values_of_file(r->task->build->values, name);

	if (d != NULL)
		return d->source;
	return r->texts == NULL ? NULL : wg_edition_source(r->texts, name);
}

static bool
is_stable(void *context, const struct wg_source *source)
{
	struct wg_retold *r = context;
	const struct wg_document *d =
	    wg_values_of_file(r->task->build->values, source->name);

	for (size_t i = 0; d != NULL && i < r->told.n; i++)
		if (r->told.at[i] == d)
			return d->source == source;
	if (d != NULL)
		WG_PUSH(r->task->arena, &r->told) = d;
	return source_named(r, source->name) == source;
}

/* A line of a note: "SHA-256 NAME". */
static void
put_told(struct wg_out *out, const struct wg_build *b,
    const struct wg_document *d)
{
	char hex[65];

	wg_sha256_hex(wg_values_bytes(b->values, d), hex);
	wg_out_fmt(out, "%s %.*s\n", hex, WG_ARG(d->source->name));
}

bool
wg_retold_write(
    struct wg_retold *r, struct wg_diag_mark mark, struct wg_out *out)
{
	struct wg_out reports = { 0 };
	bool ok = wg_diag_write(
	    r->task->diag, mark, is_stable, r, &reports);

	for (size_t i = 0; i < r->told.n; i++)
		put_told(out, r->task->build, r->told.at[i]);
	if (reports.len > 0)
		wg_out_puts(out, "\n");
	wg_out_put(out, wg_out_str(&reports));
	wg_out_free(&reports);
	return ok;
}

/* Has the document of such a line still the same bytes? */
static bool
told_of(const struct wg_retold *r, struct wg_str line)
{
	const struct wg_values *values = r->task->build->values;
	struct wg_str noted = wg_str_cut(&line, ' ');
	const struct wg_document *d = wg_values_of_file(values, line);
	char hex[65];

	if (d == NULL)
		return false;
	wg_sha256_hex(wg_values_bytes(values, d), hex);
	return wg_str_is(noted, hex);
}

bool
wg_retold_again(void *retold, struct wg_str text)
{
	struct wg_retold *r = retold;

	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');

		if (line.len == 0)
			break;
		if (!told_of(r, line))
			return false;
	}
	return wg_diag_replay(r->task->diag, text, source_named, r);
}
