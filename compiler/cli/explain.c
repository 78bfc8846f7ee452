/* wegweiser explain */
#include "cli/run.h"

#include <stdio.h>

#include "base/intl.h"

/* Paragraphs of an explanation, filled to 76 columns. */
static void
print_filled(struct wg_str text)
{
	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		size_t column = 0;

		while (line.len > 0) {
			struct wg_str word = wg_str_word(&line);
			size_t width = wg_columns(word, 1);

			if (column > 0 && column + 1 + width > 76) {
				putchar('\n');
				column = 0;
			}
			printf("%s%.*s", column > 0 ? " " : "", WG_ARG(word));
			column += width + (column > 0);
		}
		putchar('\n');
	}
}

int
wg_run_explain(struct wg_run *r)
{
	if (r->options.operands.n == 0) {
		for (unsigned i = 0; i < WG_D_COUNT; i++) {
			const struct wg_diag_kind *k =
			    wg_diag_kind((enum wg_diag_id)i);

			printf("%-24s %-8s %s\n", k->code,
			    wg_severity_word(k->severity), _(k->phrase));
		}
		return WG_EXIT_OK;
	}
	for (size_t i = 0; i < r->options.operands.n; i++) {
		struct wg_str code = r->options.operands.at[i], near;
		const struct wg_diag_kind *k = wg_diag_lookup(code, &near);

		if (k == NULL) {
			fprintf(stderr, _("wegweiser: no such code: %.*s"),
			    WG_ARG(code));
			if (near.len > 0)
				fprintf(stderr, _(" (did you mean %s?)"),
				    near.ptr);
			fprintf(stderr, "\n%s\n",
			    _("'wegweiser explain' lists them all."));
			return WG_EXIT_USAGE;
		}
		printf("%s (%s)\n%s\n\n", k->code,
		    wg_severity_word(k->severity), _(k->phrase));
		print_filled(wg_str(_(k->explanation)));
	}
	return WG_EXIT_OK;
}
