/*
 * The file is read by ourselves: libhyphen takes 3.7 s and 38 MB to load this
 * dictionary (69,000 compounds, measured with 2.8.8), a hundred times what the
 * pages cost.  Patterns go into one hash table per level; a word looks up all
 * its parts (at most 30 letters, the longest pattern there is).
 */
#include "text/hyphen.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

#define MOST_BYTES (8u << 20)
#define LONGEST_PATTERN 30
#define EDGE 3 /* letters before the first hyphen and behind the last */

struct pattern {
	const char *letters; /* in the file's memory, digits taken out */
	const uint8_t *values; /* one more than letters */
	uint32_t n;
};

struct level {
	struct pattern *slots;
	size_t room, n; /* room is a power of two */
};

struct wg_hyphens {
	struct wg_arena *arena;
	struct level levels[2]; /* compounds, syllables */
};

static size_t
hash(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* The slot with these letters, or the free one where they belong. */
static struct pattern *
find(const struct level *l, const char *s, size_t n)
{
	for (size_t i = hash(s, n);; i++) {
		struct pattern *p = &l->slots[i & (l->room - 1)];

		if (p->letters == NULL ||
		    (p->n == n && !memcmp(p->letters, s, n)))
			return p;
	}
}

/* "a1bc" to "abc" and 0 1 0 0. */
static void
add(struct wg_hyphens *h, struct level *l, struct wg_str line)
{
	uint8_t *values = wg_alloc(h->arena, line.len + 1);
	char *letters = wg_alloc(h->arena, line.len + 1);
	uint32_t n = 0;
	struct pattern *p;

	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] >= '0' && line.ptr[i] <= '9')
			values[n] = (uint8_t)(line.ptr[i] - '0');
		else
			letters[n++] = line.ptr[i];
	if (n == 0 || n > LONGEST_PATTERN || 2 * l->n >= l->room)
		return;
	p = find(l, letters, n);
	l->n += p->letters == NULL;
	*p = (struct pattern){ letters, values, n };
}

static bool
is_setting(struct wg_str line)
{
	return line.ptr[0] >= 'A' && line.ptr[0] <= 'Z';
}

static void
open_level(struct wg_hyphens *h, struct level *l, struct wg_str text)
{
	size_t lines = 0;

	for (size_t i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	for (l->room = 64; l->room < 2 * lines + 2;)
		l->room *= 2;
	l->slots = WG_NEW_ARRAY(h->arena, l->room, struct pattern);
}

static void
read_levels(struct wg_hyphens *h, struct wg_str text)
{
	struct level *l = &h->levels[0];

	open_level(h, l, text);
	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');

		while (line.len > 0 && (line.ptr[line.len - 1] == '\r' ||
		    line.ptr[line.len - 1] == ' '))
			line.len--;
		if (wg_str_is(line, "NEXTLEVEL") && l == &h->levels[0]) {
			l = &h->levels[1];
			open_level(h, l, text);
		} else if (line.len > 0 && line.ptr[0] != '%' &&
		    line.ptr[0] != '#' && !is_setting(line)) {
			add(h, l, line);
		}
	}
	/* A dictionary of one level has no compounds. */
	if (l == &h->levels[0]) {
		h->levels[1] = h->levels[0];
		open_level(h, &h->levels[0], WG_NONE);
	}
}

struct wg_hyphens *
wg_hyphens_open(const char *path)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_hyphens *h = WG_NEW(a, struct wg_hyphens);
	struct wg_str text = WG_NONE, first;
	enum wg_file_error error;

	h->arena = a;
	error = wg_file_read(a, path, MOST_BYTES, &text);
	if (error != WG_FILE_UNREADABLE && error != WG_FILE_MISSING)
		errno = 0;
	if (error != WG_FILE_OK || text.len == 0) {
		wg_arena_close(a);
		return NULL;
	}
	first = wg_str_cut(&text, '\n');
	if (!wg_str_starts(first, WG_STR("ISO8859-1"))) {
		wg_arena_close(a);
		errno = 0;
		return NULL;
	}
	read_levels(h, text);
	return h;
}

void
wg_hyphens_close(struct wg_hyphens *h)
{
	if (h != NULL)
		wg_arena_close(h->arena);
}

/* The highest value of all patterns decides; odd is a hyphen. */
static void
apply(const struct level *l, const unsigned char *word, size_t n,
    uint8_t *values)
{
	char dotted[WG_HYPHENS_LONGEST + 2];
	uint8_t all[WG_HYPHENS_LONGEST + 3] = { 0 };

	dotted[0] = dotted[n + 1] = '.';
	memcpy(dotted + 1, word, n);
	for (size_t i = 0; i < n + 2; i++)
		for (size_t len = 1;
		     len <= LONGEST_PATTERN && i + len <= n + 2; len++) {
			const struct pattern *p = find(l, dotted + i, len);

			if (p->letters == NULL)
				continue;
			for (size_t k = 0; k <= len; k++)
				if (p->values[k] > all[i + k])
					all[i + k] = p->values[k];
		}
	for (size_t i = 0; i < n; i++)
		values[i] = all[i + 1];
}

/* In ISO 8859-1, made of the UTF-8 of our sources. */
static size_t
latin(const char *utf8, unsigned char *to)
{
	size_t n = 0;

	for (; *utf8 != '\0'; utf8++)
		if ((*utf8 & 0xE0) == 0xC0) {
			to[n++] = (unsigned char)((*utf8 & 3) << 6 |
			    (utf8[1] & 0x3F));
			utf8++;
		} else {
			to[n++] = (unsigned char)*utf8;
		}
	return n;
}

static void
except(const unsigned char *word, size_t n, unsigned char *breaks)
{
	static const char *const exceptions[] = {
#define WG_HYPHENS(word_) word_,
#include "text/hyphens.def"
	};

	for (size_t e = 0; e < sizeof(exceptions) / sizeof(exceptions[0]);
	     e++) {
		unsigned char text[64], letters[64];
		size_t length = latin(exceptions[e], text), count = 0;

		for (size_t i = 0; i < length; i++)
			if (text[i] != '-')
				letters[count++] = text[i];
		for (size_t at = 0; at + count <= n; at++) {
			size_t k = at;

			if (memcmp(word + at, letters, count))
				continue;
			memset(breaks + at + 1, 0, count - 1);
			for (size_t i = 0; i < length; i++)
				if (text[i] == '-')
					breaks[k] = 1;
				else
					k++;
		}
	}
}

void
wg_hyphens_word(const struct wg_hyphens *h, const unsigned char *word,
    size_t n, unsigned char *breaks)
{
	uint8_t compound[WG_HYPHENS_LONGEST] = { 0 };
	uint8_t values[WG_HYPHENS_LONGEST];

	memset(breaks, 0, n);
	if (n > WG_HYPHENS_LONGEST)
		return;
	apply(&h->levels[0], word, n, compound);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && !(compound[to] & 1);)
			to++;
		apply(&h->levels[1], word + from, to - from, values);
		for (size_t i = from + 1; i < to; i++)
			breaks[i] = values[i - from] & 1;
		if (to < n)
			breaks[to] = 1;
	}
	except(word, n, breaks);
	for (size_t i = 0; i < n; i++)
		if (i < EDGE || i + EDGE > n)
			breaks[i] = 0;
}
