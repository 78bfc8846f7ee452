/* Any bytes as runs of a paragraph in some language: shape it, break it at
 * several widths, and look whether the lines are lines of that text. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/paragraph.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define MAX_RUNS 64

static const char *const languages[] = { "de", "ar", "fa", "he", "th", "km",
	"my", "hi", "ta", "ko", "ja", "zh-Hans", "ti", "ka", "kmr", "ur" };

/* 0xFF and a byte of flags begin a new run. */
static size_t
read_runs(struct wg_arena *a, const uint8_t *bytes, size_t n,
    struct wg_str lang, struct wg_text_run *runs)
{
	struct wg_str text =
	    wg_str_dup(a, (struct wg_str){ (const char *)bytes, n });
	size_t n_runs = 0;
	uint8_t flags = 0;

	while (text.len > 0 && n_runs < MAX_RUNS) {
		ptrdiff_t end = wg_str_find(text, '\xFF');
		size_t len = end < 0 ? text.len : (size_t)end;

		runs[n_runs++] = (struct wg_text_run){
			.text = wg_str_head(text, len),
			.lang = flags & 1 ? WG_STR("de") : lang,
			.isolate = (enum wg_isolate)(flags >> 1 & 3),
			.whole = flags & 8,
			.weight = flags & 16 ? WG_BOLD : WG_REGULAR };
		if (end < 0)
			break;
		flags = len + 1 < text.len ? (uint8_t)text.ptr[len + 1] : 0;
		text = wg_str_from(text, len + 2 > text.len ?
			text.len : len + 2);
	}
	return n_runs;
}

static void
check_line(const struct wg_line *line, uint32_t n)
{
	assert(line->start <= line->end && line->end <= n);
	for (size_t i = 0; i < line->n; i++) {
		const struct wg_line_piece *p = &line->pieces[i];

		assert(p->start >= line->start &&
		    p->start + p->length <= line->end);
		assert(p->font != NULL && p->n > 0);
		for (uint32_t k = 0; k < p->n; k++)
			assert(p->glyphs[k].id != 0 &&
			    p->glyphs[k].cluster >= p->start &&
			    p->glyphs[k].cluster < p->start + p->length);
	}
}

static void
check_lines(struct wg_arena *a, struct wg_shaper *shaper,
    struct wg_paragraph *p, int64_t width)
{
	size_t n;
	uint32_t units, at = 0;
	const struct wg_line *lines =
	    wg_paragraph_lines(a, shaper, p, width, &n);

	wg_paragraph_text(p, &units);
	assert(n > 0 && n == wg_paragraph_count(p, width));
	for (size_t i = 0; i < n; i++) {
		assert(lines[i].start == at);
		assert(lines[i].end > at || units == 0);
		at = lines[i].end;
		check_line(&lines[i], units);
	}
	assert(at == units);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct wg_fonts *fonts;
	static struct wg_shaper *shaper;
	static const int64_t widths[] = { 0, 900, 7000, 40000 };
	struct wg_arena *a = wg_arena_open();
	struct wg_text_run runs[MAX_RUNS];
	struct wg_paragraph *p;
	struct wg_str lang;
	size_t n_runs;

	if (fonts == NULL) {
		fonts = wg_fonts_open(NULL, 0, wg_diag_open());
		shaper = wg_shaper_open(fonts);
	}
	lang = wg_str(languages[n > 0 ? bytes[0] % 16 : 0]);
	n_runs = n < 2 ? 0 : read_runs(a, bytes + 1, n - 1, lang, runs);
	p = wg_paragraph_new(
	    a, shaper, runs, n_runs, lang, n > 0 && bytes[0] & 16);
	wg_paragraph_widest(p);
	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		check_lines(a, shaper, p, widths[i]);
	wg_arena_close(a);
	return 0;
}
