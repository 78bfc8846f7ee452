/* Nearly every message that has a mark has it as a comment, too; only the
 * others are looked for by their fingerprints. */
#include "catalog/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"
#include "front/po/po.h"
#include "middle/memory.h"
#include "model/catalog.h"

#define KEY 12    /* hex digits of the message */
#define PRINT 20  /* … and of its translation */

static const char machine[] = "machine", checked[] = "checked";

void
wg_marks_read(struct wg_marks *marks, struct wg_arena *a, struct wg_str text)
{
	memset(marks, 0, sizeof(*marks));
	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		struct wg_str word, print = wg_str_word(&line);
		const char *mark = NULL;

		word = wg_str_word(&line);
		if (wg_str_is(word, machine))
			mark = machine;
		else if (wg_str_is(word, checked))
			mark = checked;
		if (print.len != PRINT || mark == NULL)
			continue;
		/* After a merge of two versions both may be there. */
		if (wg_map_get(&marks->by_print, print) != machine)
			wg_map_put(a, &marks->by_print, print, (void *)mark);
	}
}

static struct wg_str
print_of(struct wg_arena *a, const struct wg_message *m)
{
	struct wg_sha256 hash = wg_sha256(wg_message_sense(
	    a, wg_message_key(a, m->context.value, m->id.value)));
	char key[65], text[9];

	wg_sha256_hex(&hash, key);
	wg_po_mark(m, text);
	return wg_str_fmt(a, "%.*s%s", KEY, key, text);
}

static const char *
beside(const struct wg_marks *marks, struct wg_arena *a,
    const struct wg_message *m)
{
	return marks->by_print.n == 0 ? NULL :
	    wg_map_get(&marks->by_print, print_of(a, m));
}

void
wg_marks_apply(const struct wg_marks *marks, struct wg_arena *a,
    struct wg_catalog *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct wg_message *m = &c->messages[i];
		const char *mark = m->mark == WG_MARK_MACHINE ? NULL :
		    beside(marks, a, m);

		if (mark == machine)
			m->mark = WG_MARK_MACHINE;
		else if (mark == checked)
			m->mark = WG_MARK_CHECKED;
	}
}

struct line {
	struct wg_str print;
	const char *mark;
};

static int
by_print(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	return wg_str_cmp(a->print, b->print);
}

struct wg_str
wg_marks_text(const struct wg_marks *old, struct wg_arena *a,
    const struct wg_catalog *const *catalogs)
{
	struct WG_VEC(struct line) lines = { 0 };
	struct wg_map seen = { 0 };
	struct wg_out out = { 0 };
	struct wg_str text;

	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++)
		for (size_t i = 0; catalogs[d] != NULL && i < catalogs[d]->n;
		     i++) {
			const struct wg_message *m = &catalogs[d]->messages[i];
			const char *mark = m->mark == WG_MARK_MACHINE ?
			    machine : m->mark == WG_MARK_CHECKED ? checked :
			    beside(old, a, m);
			struct wg_str print;

			if (mark == NULL || !wg_message_translated(m))
				continue;
			print = print_of(a, m);
			/* The same text in two catalogs: the cautious one. */
			if (wg_map_get(&seen, print) == machine)
				continue;
			if (wg_map_put(a, &seen, print, (void *)mark) == NULL)
				WG_PUSH(a, &lines) =
				    (struct line){ print, NULL };
		}
	if (lines.n > 0)
		wg_out_puts(&out, "# What a program has translated and who "
		    "has read it; see locales/README.md.\n");
	if (lines.n > 0)
		qsort(lines.at, lines.n, sizeof(*lines.at), by_print);
	for (size_t i = 0; i < lines.n; i++)
		wg_out_fmt(&out, "%.*s\t%s\n", WG_ARG(lines.at[i].print),
		    (const char *)wg_map_get(&seen, lines.at[i].print));
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

struct wg_str
wg_marks_checked(struct wg_arena *a, struct wg_str text,
    const struct wg_message *was, const struct wg_message *now)
{
	struct wg_str old = print_of(a, was), print = print_of(a, now);
	struct wg_out out = { 0 };
	bool put = text.len == 0;

	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n'), rest = line;
		struct wg_str key = wg_str_word(&rest);

		if (!put && key.len == PRINT && wg_str_cmp(key, print) >= 0) {
			wg_out_fmt(&out, "%.*s\t%s\n", WG_ARG(print),
			    checked);
			put = true;
		}
		if (!wg_str_eq(key, old) && !wg_str_eq(key, print))
			wg_out_fmt(&out, "%.*s\n", WG_ARG(line));
	}
	if (!put)
		wg_out_fmt(&out, "%.*s\t%s\n", WG_ARG(print), checked);
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}
