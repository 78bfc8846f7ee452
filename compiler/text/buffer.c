/*
 * Runs to one UTF-16 buffer.  Isolates go around the runs that ask for one;
 * bidi controls inside a run are balanced there, so that no text can turn the
 * text beside it round or close the isolate of a phone number (UAX #9, X1 to
 * X8, in small: what is open at the end of a run or a line is closed, what
 * closes nothing is left out, overrides become embeddings).  A line feed ends
 * all isolates (UAX #9, P1): that of the run begins again behind it.
 */
#include <unicode/utf16.h>

#include "base/str.h"
#include "text/paragraph_icu.h"

#define MAX_DEPTH 60 /* UAX #9 counts to 125, ours included */

#define LRE 0x202A
#define RLE 0x202B
#define PDF 0x202C
#define LRO 0x202D
#define RLO 0x202E

struct writer {
	struct wg_paragraph *p;
	const struct wg_text_run *run, *first;
	enum wg_isolate around;  /* the one that is open */
	bool isolate[MAX_DEPTH]; /* else an embedding */
	unsigned depth;
};

static void
put(struct writer *w, uint32_t c)
{
	struct wg_paragraph *p = w->p;

	p->run_of[p->n] = p->run_of[p->n + 1] =
	    (uint32_t)(w->run - w->first);
	if (c > 0xFFFF)
		p->text[p->n++] = U16_LEAD(c);
	p->text[p->n++] = c > 0xFFFF ? U16_TRAIL(c) : (uint16_t)c;
}

static void
put_open(struct writer *w, uint32_t c)
{
	if (w->depth == MAX_DEPTH)
		return;
	w->isolate[w->depth++] = c >= WG_LRI;
	put(w, c == LRO ? LRE : c == RLO ? RLE : c);
}

static void
put_close(struct writer *w, uint32_t c)
{
	unsigned depth = w->depth;

	/* PDI also ends the embeddings that were begun in its isolate. */
	while (c == WG_PDI && depth > 0 && !w->isolate[depth - 1])
		depth--;
	if (depth == 0 || w->isolate[depth - 1] != (c == WG_PDI))
		return;
	w->depth = depth - 1;
	put(w, c);
}

static void
put_isolate(struct writer *w, enum wg_isolate isolate)
{
	static const uint32_t open[] = { [WG_ISOLATE_FIRST] = WG_FSI,
		[WG_ISOLATE_LTR] = WG_LRI, [WG_ISOLATE_RTL] = WG_RLI };

	if (isolate != WG_ISOLATE_NONE)
		put(w, open[isolate]);
}

static void
end_isolate(struct writer *w, enum wg_isolate isolate)
{
	if (isolate != WG_ISOLATE_NONE)
		put(w, WG_PDI);
}

static void
end_run(struct writer *w)
{
	while (w->depth > 0)
		put_close(w, w->isolate[w->depth - 1] ? WG_PDI : PDF);
	end_isolate(w, w->run->isolate);
}

static void
end_line(struct writer *w)
{
	end_run(w);
	end_isolate(w, w->around);
	put(w, '\n');
	put_isolate(w, w->around);
	put_isolate(w, w->run->isolate);
}

static void
put_char(struct writer *w, uint32_t c)
{
	switch (c) {
	case WG_UTF8_BAD:
		put(w, 0xFFFD);
		break;
	case LRE: case RLE: case LRO: case RLO:
	case WG_LRI: case WG_RLI: case WG_FSI:
		put_open(w, c);
		break;
	case PDF: case WG_PDI:
		put_close(w, c);
		break;
	case '\n': case 0x0B: case 0x0C: case 0x0D: case 0x85: case 0x2028:
	case 0x2029:
		end_line(w);
		break;
	case 0x09: case 0x1C: case 0x1D: case 0x1E: case 0x1F:
		put(w, ' ');
		break;
	default:
		put(w, c);
	}
}

static void
put_run(struct writer *w, const struct wg_text_run *run)
{
	if (!run->joins || run->around != w->around) {
		end_isolate(w, w->around);
		w->run = run;
		put_isolate(w, w->around = run->around);
	}
	w->run = run;
	put_isolate(w, run->isolate);
	for (size_t at = 0; at < run->text.len;) {
		uint32_t c = wg_utf8_next(run->text, &at);

		if (c != '\r' || at == run->text.len ||
		    run->text.ptr[at] != '\n')
			put_char(w, c);
	}
	end_run(w);
}

/* One unit a byte is enough for text, as a control of three bytes takes one
 * and its end another; a line feed has an isolate ended and begun. */
static size_t
room_for(const struct wg_text_run *run)
{
	size_t room = run->text.len + 4;

	for (size_t i = 0; i < run->text.len; i++)
		if ((unsigned char)run->text.ptr[i] <= '\r')
			room += 4;
	return room;
}

void
wg_buffer_fill(struct wg_arena *a, struct wg_paragraph *p,
    const struct wg_text_run *runs, size_t n)
{
	struct writer w = { .p = p, .first = runs };
	size_t room = 2;

	for (size_t i = 0; i < n; i++)
		room += room_for(&runs[i]);
	p->text = WG_NEW_ARRAY(a, room, uint16_t);
	p->run_of = WG_NEW_ARRAY(a, room, uint32_t);
	for (size_t i = 0; i < n; i++)
		put_run(&w, &runs[i]);
	end_isolate(&w, w.around);
}

UChar32
wg_buffer_next(const struct wg_paragraph *p, uint32_t *at)
{
	uint32_t lead = p->text[(*at)++];

	if (!U16_IS_LEAD(lead) || *at == p->n || !U16_IS_TRAIL(p->text[*at]))
		return (UChar32)lead;
	return (UChar32)(((lead & 0x3FF) << 10 | (p->text[(*at)++] & 0x3FFu)) +
	    0x10000);
}
