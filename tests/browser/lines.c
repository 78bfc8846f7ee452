/*
 * How our layout sets paragraphs, as JSON for compare.mjs:
 *
 *     lines WIDTH... < corpus.tsv
 *
 * Each line of the corpus is a language and a text, in which {…} is a run of
 * its own from left to right that is not broken (a phone number, an address).
 * WIDTH is in thousandths of the size.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/paragraph.h"

#define MAX_RUNS 32

static bool
is_rtl(struct wg_str lang)
{
	static const char *const rtl[] = { "ar", "fa", "fa-AF", "ckb", "ps",
		"ur", "he" };

	for (size_t i = 0; i < sizeof(rtl) / sizeof(rtl[0]); i++)
		if (wg_str_is(lang, rtl[i]))
			return true;
	return false;
}

static size_t
read_runs(struct wg_str lang, char *text, struct wg_text_run *runs)
{
	size_t n = 0;
	bool inside = false;

	for (char *at = text; *at != '\0' && n < MAX_RUNS;) {
		size_t len = strcspn(at, inside ? "}" : "{");

		if (len > 0)
			runs[n++] = (struct wg_text_run){ .text = { at, len },
				.lang = lang, .whole = inside,
				.isolate = inside ? WG_ISOLATE_LTR :
				    WG_ISOLATE_NONE };
		at += len;
		at += *at != '\0';
		inside = !inside;
	}
	return n;
}

static void
print_pieces(const struct wg_line *line)
{
	printf("\"pieces\":[");
	for (size_t i = 0; i < line->n; i++) {
		const struct wg_line_piece *p = &line->pieces[i];
		const struct wg_font_file *file = wg_font_file(p->font);

		printf("%s[%u,%u,\"%.*s\",%u,%u,%d]", i > 0 ? "," : "",
		    p->start, p->start + p->length, WG_ARG(file->file_name),
		    file->index, p->size, p->run->whole);
	}
	printf("]");
}

static int
by_place(const void *a, const void *b)
{
	const struct wg_line_piece *x = a, *y = b;

	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	return (x->width > 0) - (y->width > 0);
}

/* Clusters from left to right, and whether the line is broken in a word. */
static void
print_line(struct wg_arena *a, const struct wg_line *line)
{
	struct wg_line_piece *pieces =
	    WG_NEW_ARRAY(a, line->n + 1, struct wg_line_piece);
	uint32_t last = UINT32_MAX;

	for (size_t i = 0; i < line->n; i++)
		pieces[i] = line->pieces[i];
	qsort(pieces, line->n, sizeof(*pieces), by_place);
	printf("{\"end\":%u,\"broken\":%d,\"width\":%d,\"order\":[", line->end,
	    line->broken_word, line->width);
	for (size_t i = 0; i < line->n; i++)
		for (uint32_t k = 0; k < pieces[i].n; k++) {
			uint32_t c = pieces[i].glyphs[k].cluster;

			if (c != last)
				printf("%s%u", last != UINT32_MAX ? "," : "",
				    c);
			last = c;
		}
	printf("]}");
}

static void
set(struct wg_shaper *shaper, char *tag, char *text, char **widths)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str lang = wg_str(tag);
	struct wg_text_run runs[MAX_RUNS];
	size_t n = read_runs(lang, text, runs), n_lines;
	struct wg_paragraph *p = wg_paragraph_new(
	    a, shaper, runs, n, lang, is_rtl(lang));
	uint32_t units;
	const uint16_t *buffer = wg_paragraph_text(p, &units);

	printf("{\"lang\":\"%s\",\"rtl\":%s,\"missing\":%u,\"text\":[", tag,
	    is_rtl(lang) ? "true" : "false", wg_paragraph_missing(p));
	for (uint32_t i = 0; i < units; i++)
		printf("%s%u", i > 0 ? "," : "", buffer[i]);
	printf("],");
	print_pieces(wg_paragraph_lines(a, shaper, p, INT32_MAX, &n_lines));
	printf(",\"set\":{");
	for (char **w = widths; *w != NULL; w++) {
		struct wg_line *lines =
		    wg_paragraph_lines(a, shaper, p, atoi(*w), &n_lines);

		printf("%s\"%s\":[", w > widths ? "," : "", *w);
		for (size_t i = 0; i < n_lines; i++) {
			printf(i > 0 ? "," : "");
			print_line(a, &lines[i]);
		}
		printf("]");
	}
	printf("}}\n");
	wg_arena_close(a);
}

int
main(int argc, char **argv)
{
	struct wg_diag *diag = wg_diag_open();
	struct wg_fonts *fonts = wg_fonts_open(NULL, 0, diag);
	struct wg_shaper *shaper = wg_shaper_open(fonts);
	static char line[1 << 16];

	(void)argc;
	while (fgets(line, sizeof(line), stdin) != NULL) {
		char *text = strchr(line, '\t');

		if (line[0] == '#' || text == NULL)
			continue;
		*text++ = '\0';
		text[strcspn(text, "\n")] = '\0';
		set(shaper, line, text, argv + 1);
	}
	wg_shaper_close(shaper);
	wg_fonts_close(fonts);
	wg_diag_close(diag);
	return 0;
}
