/*
 * The shortest way from one list of lines to the other, by E. Myers, "An
 * O(ND) Difference Algorithm": for d = 0, 1, … how far d lines that are taken
 * away or put in lead on each diagonal.  What each d reached is kept, to walk
 * back.
 */
#include "base/patch.h"

#include <limits.h>

#include "base/arena.h"
#include "base/out.h"

#define MOST 1000 /* lines that differ */
#define AROUND 3  /* lines that are shown before and behind */

struct side {
	struct WG_VEC(struct wg_str) lines; /* with their line feeds */
	bool *differs;
	int from, n; /* of those between what both begin and end with */
};

static void
cut(struct wg_arena *a, struct wg_str text, struct side *s)
{
	while (text.len > 0) {
		size_t n = 0;

		while (n < text.len && text.ptr[n] != '\n')
			n++;
		n += n < text.len;
		WG_PUSH(a, &s->lines) = wg_str_head(text, n);
		text = wg_str_from(text, n);
	}
	s->differs = WG_NEW_ARRAY(a, s->lines.n + 1, bool);
	s->n = (int)s->lines.n;
}

static bool
same(const struct side *a, int i, const struct side *b, int k)
{
	return wg_str_eq(a->lines.at[i], b->lines.at[k]);
}

static void
trim(struct side *a, struct side *b)
{
	while (a->n > 0 && b->n > 0 && same(a, a->from, b, b->from)) {
		a->from++;
		b->from++;
		a->n--;
		b->n--;
	}
	while (a->n > 0 && b->n > 0 &&
	    same(a, a->from + a->n - 1, b, b->from + b->n - 1)) {
		a->n--;
		b->n--;
	}
}

/* Does diagonal k of step d come from the one above: was a line put in? */
static bool
is_put_in(const int *before, int k, int d)
{
	return k == -d || (k != d && before[k - 1] < before[k + 1]);
}

/* How far each diagonal of step d leads; true: to the end. */
static bool
step(const struct side *a, const struct side *b, const int *before, int *now,
    int d)
{
	for (int k = -d; k <= d; k += 2) {
		int x = d == 0 ? 0 : is_put_in(before, k, d) ? before[k + 1] :
		    before[k - 1] + 1;

		while (x < a->n && x - k < b->n &&
		    same(a, a->from + x, b, b->from + x - k))
			x++;
		now[k] = x;
		if (x >= a->n && x - k >= b->n)
			return true;
	}
	return false;
}

static void
walk_back(struct side *a, struct side *b, int *const *reached, int d)
{
	int k = a->n - b->n;

	for (; d > 0; d--) {
		bool put_in = is_put_in(reached[d - 1], k, d);
		int x;

		k += put_in ? 1 : -1;
		x = reached[d - 1][k];
		if (put_in)
			b->differs[b->from + x - k] = true;
		else
			a->differs[a->from + x] = true;
	}
}

static void
compare(struct wg_arena *arena, struct side *a, struct side *b)
{
	int *reached[MOST + 1];

	trim(a, b);
	for (int d = 0; d <= MOST; d++) {
		int *room = WG_NEW_ARRAY(arena, (size_t)d * 2 + 3, int);

		/* Diagonals that cannot be reached lead nowhere. */
		for (int i = 0; i < d * 2 + 3; i++)
			room[i] = INT_MIN / 2;
		reached[d] = room + d + 1;
		if (step(a, b, d == 0 ? NULL : reached[d - 1], reached[d],
			d)) {
			walk_back(a, b, reached, d);
			return;
		}
	}
	for (int i = 0; i < a->n; i++)
		a->differs[a->from + i] = true;
	for (int i = 0; i < b->n; i++)
		b->differs[b->from + i] = true;
}

/* Writing. */

static void
put_line(struct wg_out *out, char sign, struct wg_str line)
{
	wg_out_byte(out, sign);
	wg_out_put(out, line);
	if (line.ptr[line.len - 1] != '\n')
		wg_out_puts(out, "\n\\ No newline at end of file\n");
}

/* As git writes names that are not plain. */
static void
put_name(struct wg_out *out, const char *sign, const char *folder,
    struct wg_str name, bool absent)
{
	bool plain = true;

	for (size_t i = 0; i < name.len; i++)
		plain &= (unsigned char)name.ptr[i] >= ' ' &&
		    name.ptr[i] != '"' && name.ptr[i] != '\\';
	wg_out_fmt(out, "%s ", sign);
	if (absent) {
		wg_out_puts(out, "/dev/null");
	} else {
		wg_out_fmt(out, "%s%s", plain ? "" : "\"", folder);
		for (size_t i = 0; i < name.len; i++) {
			unsigned char c = (unsigned char)name.ptr[i];

			if (c < ' ')
				wg_out_fmt(out, "\\%03o", c);
			else if (c == '"' || c == '\\')
				wg_out_fmt(out, "\\%c", c);
			else
				wg_out_byte(out, (char)c);
		}
		/* The tab ends a name with blanks. */
		wg_out_puts(out, plain ? "\t" : "\"");
	}
	wg_out_byte(out, '\n');
}

static void
put_range(struct wg_out *out, char sign, size_t from, size_t n)
{
	wg_out_fmt(out, "%c%zu,%zu", sign, n == 0 ? from : from + 1, n);
}

/* Lines i … of one and k … of the other that are shown together. */
static void
put_hunk(struct wg_out *out, const struct side *a, const struct side *b,
    size_t i, size_t k, size_t n_a, size_t n_b)
{
	size_t end_a = i + n_a, end_b = k + n_b;

	wg_out_puts(out, "@@ ");
	put_range(out, '-', i, n_a);
	wg_out_byte(out, ' ');
	put_range(out, '+', k, n_b);
	wg_out_puts(out, " @@\n");
	while (i < end_a || k < end_b) {
		if (i < end_a && a->differs[i])
			put_line(out, '-', a->lines.at[i++]);
		else if (k < end_b && b->differs[k])
			put_line(out, '+', b->lines.at[k++]);
		else {
			put_line(out, ' ', a->lines.at[i++]);
			k++;
		}
	}
}

static bool
differ(const struct side *a, const struct side *b, size_t i, size_t k)
{
	return (i < a->lines.n && a->differs[i]) ||
	    (k < b->lines.n && b->differs[k]);
}

static void
put_hunks(struct wg_out *out, const struct side *a, const struct side *b)
{
	size_t i = 0, k = 0;

	while (i < a->lines.n || k < b->lines.n) {
		size_t first, from_b, quiet = 0;

		if (!differ(a, b, i, k)) {
			i++;
			k++;
			continue;
		}
		first = i < AROUND ? 0 : i - AROUND;
		from_b = k - (i - first);
		while (quiet <= AROUND * 2 &&
		    (i < a->lines.n || k < b->lines.n)) {
			if (differ(a, b, i, k)) {
				i += i < a->lines.n && a->differs[i];
				while (k < b->lines.n && b->differs[k])
					k++;
				quiet = 0;
				continue;
			}
			i++;
			k++;
			quiet++;
		}
		if (quiet > AROUND) {
			i -= quiet - AROUND;
			k -= quiet - AROUND;
		}
		put_hunk(out, a, b, first, from_b, i - first, k - from_b);
	}
}

void
wg_patch_put(struct wg_arena *arena, struct wg_out *out, struct wg_str name,
    struct wg_str was, struct wg_str now)
{
	struct side a = { 0 }, b = { 0 };

	if (wg_str_eq(was, now) && (was.ptr == NULL) == (now.ptr == NULL))
		return;
	cut(arena, was, &a);
	cut(arena, now, &b);
	compare(arena, &a, &b);
	put_name(out, "---", "a/", name, was.ptr == NULL);
	put_name(out, "+++", "b/", name, now.ptr == NULL);
	put_hunks(out, &a, &b);
}
