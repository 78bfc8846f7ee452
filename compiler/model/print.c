/* Print jobs: which editions they hold. */
#include "model/print.h"

#include "base/arena.h"
#include "model/product.h"
#include "model/record.h"
#include "values/url.h"

static bool
speaks(const struct wg_print_job *job, const struct wg_language *language)
{
	size_t n = job->languages.n;

	if (!wg_product_speaks_many(job->product) && n > 1)
		n = 1;
	for (size_t i = 0; i < n; i++)
		if (wg_str_eq(job->languages.at[i]->tag, language->tag))
			return true;
	return false;
}

bool
wg_print_open(struct wg_print *print, struct wg_task *task, struct wg_arena *a,
    const struct wg_project *p, const struct wg_document *document,
    const struct wg_edition *const *editions, size_t n)
{
	const struct wg_print_job *job = wg_read_print(task, document);
	const struct wg_edition **some =
	    WG_NEW_ARRAY(a, n, const struct wg_edition *);

	if (job->product == WG_PRODUCT_COUNT || job->subject == NULL ||
	    !wg_product_takes(job->product, job->subject))
		return false;
	*print = (struct wg_print){ .task = task, .project = p, .document = document,
		.job = job, .subject = job->subject, .editions = some };
	some[print->n++] = editions[0];
	for (size_t i = 1; i < n; i++)
		if (speaks(job, editions[i]->language))
			some[print->n++] = editions[i];
	return true;
}

struct wg_print
wg_print_of(struct wg_task *task, struct wg_arena *a,
    const struct wg_project *p, const struct wg_print_job *job,
    const struct wg_edition *source, const struct wg_edition *own)
{
	const struct wg_edition **editions =
	    WG_NEW_ARRAY(a, 2, const struct wg_edition *);

	editions[0] = source;
	editions[1] = own;
	return (struct wg_print){ .task = task, .project = p,
		.document = job->document, .job = job,
		.subject = job->subject, .editions = editions,
		.n = source == own ? 1 : 2 };
}

struct wg_str
wg_print_size(const struct wg_print *print)
{
	struct wg_str sizes = wg_str(wg_product_sizes(print->job->product));

	return wg_product_comes_in(print->job->product, print->job->size) ?
	    print->job->size : wg_str_word(&sizes);
}

bool
wg_print_bilingual(const struct wg_print *print)
{
	return print->n > 1 && print->job->german;
}

/* The list of events, on which what is told stands, too: in the language, or
 * where one is chosen (back/short). */
static struct wg_str
events_url(const struct wg_print *print, struct wg_arena *a)
{
	const struct wg_project *p = print->project;
	const struct wg_language *l = print->editions[print->n - 1]->language;

	if (print->n > 2)
		return wg_str_fmt(a, "%.*s/events",
		    WG_ARG(wg_project_short(p, a, print->subject)));
	return wg_str_fmt(a, "%.*s/leaflets/%.*s/events.html%s%.*s",
	    WG_ARG(p->site), WG_ARG(l->tag), p->regions.n > 1 ? "#" : "",
	    WG_ARG(p->regions.n > 1 ? print->subject->id : WG_NONE));
}

struct wg_str
wg_print_url(const struct wg_print *print, struct wg_arena *a)
{
	if (print->job->page == NULL &&
	    print->job->product == WG_PRODUCT_PROGRAMME)
		return events_url(print, a);
	return wg_project_short(print->project, a,
	    print->job->page != NULL ? print->job->page : print->subject);
}

struct wg_str
wg_code_words(struct wg_arena *a, struct wg_str url)
{
	return wg_str_fmt(a, "QR: %.*s", WG_ARG(wg_url_text(a, url)));
}
