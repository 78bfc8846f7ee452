#include "compose/flow.h"

void
wg_flow_open(struct wg_flow *f, const struct wg_print *print,
    struct wg_arena *a, struct wg_diag *diag)
{
	bool pair = wg_print_bilingual(print);

	*f = (struct wg_flow){ .print = print, .arena = a, .diag = diag,
		.source = wg_facts_open(print->task, print->editions[0], a),
		.document = print->subject };
	f->own = print->n == 1 ? f->source :
	    wg_facts_open(print->task, print->editions[print->n - 1], a);
	f->composer = (struct wg_composer){ .arena = a,
		.voice = pair ? &f->source : &f->own, .source = &f->source,
		.other = pair ? &f->own : NULL, .linker = print->linker };
	f->titled = f->composer.voice;
	f->language = f->spoken = f->titled->edition->language;
}
