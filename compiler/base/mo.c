/*
 * Originals are sorted by their bytes, so one is found by halving.  Every
 * string is checked when the file is opened, and never again.
 */
#include "base/mo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/source.h"

#define MAGIC 0x950412de
#define MOST (4u << 20) /* [bytes] */
#define KEPT 4

static uint32_t
number(const struct wg_mo *m, size_t at)
{
	uint32_t n;

	memcpy(&n, m->bytes + at, sizeof(n));
	return n;
}

/* The string of a row; a table has length and offset of each. */
static const char *
text(const struct wg_mo *m, size_t table, size_t row)
{
	return m->bytes + number(m, table + 8 * row + 4);
}

static int
table_fits(const struct wg_mo *m, size_t table)
{
	if (table > m->size || m->n > (m->size - table) / 8)
		return 0;
	for (size_t i = 0; i < m->n; i++) {
		size_t length = number(m, table + 8 * i);
		size_t at = number(m, table + 8 * i + 4);

		if (at >= m->size || length >= m->size - at ||
		    m->bytes[at + length] != '\0')
			return 0;
	}
	return 1;
}

static const struct wg_mo *
read_file(struct wg_arena *a, const char *path)
{
	struct wg_mo *m = WG_NEW(a, struct wg_mo);
	struct wg_str bytes;

	if (wg_file_read(a, path, MOST, &bytes) != WG_FILE_OK ||
	    bytes.len < 28)
		return NULL;
	m->bytes = bytes.ptr;
	m->size = bytes.len;
	if (number(m, 0) != MAGIC)
		return NULL;
	m->n = number(m, 8);
	m->originals = number(m, 12);
	m->translations = number(m, 16);
	return table_fits(m, m->originals) && table_fits(m, m->translations) ?
	    m : NULL;
}

/* By one thread; what was looked for once is not looked for again. */
const struct wg_mo *
wg_mo_open(const char *path)
{
	static _Thread_local struct {
		const char *path;
		const struct wg_mo *mo;
	} kept[KEPT];
	static _Thread_local size_t n;
	struct wg_arena *a;

	for (size_t i = 0; i < n; i++)
		if (!strcmp(kept[i].path, path))
			return kept[i].mo;
	if (n == KEPT)
		return NULL;
	a = wg_arena_open();
	kept[n].path = wg_cstr(a, wg_str_dup(a, wg_str(path)));
	kept[n].mo = read_file(a, path);
	return kept[n++].mo;
}

static const char *
look_up(const struct wg_mo *m, const char *msgid)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(msgid, text(m, m->originals, middle));

		if (order == 0)
			return text(m, m->translations, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *
wg_mo_say(const struct wg_mo *m, const char *msgid)
{
	const char *said = look_up(m, msgid);

	return said != NULL && said[0] != '\0' ? said : msgid;
}

/* The forms stand one behind the other. */
const char *
wg_mo_say_n(const struct wg_mo *m, const char *one, const char *many,
    unsigned long n)
{
	const char *said = look_up(m, one);

	if (said == NULL || said[0] == '\0')
		return n == 1 ? one : many;
	return n == 1 ? said : said + strlen(said) + 1;
}
