/* Signs on the phone: what needs a look, above what needs a language. */
#include "html/write.h"

/* What only paper has: who prints it, and the code that leads here. */
static void
wg_html_put_nothing(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	(void)w, (void)r, (void)p;
}

/* A legend: a pictogram and what it means. */
static void
wg_html_put_legend(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, r->tag);
	wg_html_pictogram(w, p->pictogram);
	wg_html_words_in(w, &p->words);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

const struct wg_html_rule wg_html_sign_rules[WG_PART_COUNT] = {
#define WG_HTML(role, tag, class, how) \
	[WG_PART_##role] = { tag, class, wg_html_put_##how },
#include "html/sign.def"
};
