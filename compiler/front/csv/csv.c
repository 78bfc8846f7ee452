/* The text is decoded as a whole first, so that places in it can be shown. */
#include "front/csv/csv.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

/* windows-1252, 0x80 to 0x9F; 0: nothing stands there. */
static const uint16_t windows[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6,
	0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
	0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
	0x203A, 0x0153, 0, 0x017E, 0x0178,
};

/* What Excel calls "CSV (MS-DOS)" and "CSV (Macintosh)": the German letters of
 * each; of the rest nobody writes anything into a list of addresses. */
struct letters {
	const char *charset;
	unsigned char bytes[7]; /* of "äöüÄÖÜß" */
};
static const uint16_t umlauts[7] = { 0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF };
static const struct letters windows_letters = { "windows-1252",
	{ 0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF } };
static const struct letters other_letters[] = {
	{ "CP850", { 0x84, 0x94, 0x81, 0x8E, 0x99, 0x9A, 0xE1 } },
	{ "Mac Roman", { 0x8A, 0x9A, 0x9F, 0x80, 0x85, 0x86, 0xA7 } },
};

static ptrdiff_t
letter_of(const struct letters *l, char c)
{
	for (size_t i = 0; i < sizeof(l->bytes); i++)
		if (l->bytes[i] == (unsigned char)c)
			return (ptrdiff_t)i;
	return -1;
}

static bool
is_plain_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* How many of its letters stand beside other letters, as in words. */
static size_t
words_with(const struct letters *l, struct wg_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += letter_of(l, s.ptr[i]) >= 0 &&
		    ((i > 0 && is_plain_letter(s.ptr[i - 1])) ||
			(i + 1 < s.len && is_plain_letter(s.ptr[i + 1])));
	return n;
}

static void
put_letters(struct wg_out *out, struct wg_str s, const struct letters *l)
{
	for (size_t i = 0; i < s.len; i++) {
		ptrdiff_t letter = letter_of(l, s.ptr[i]);

		if ((unsigned char)s.ptr[i] < 0x80)
			wg_out_byte(out, s.ptr[i]);
		else
			wg_out_char(out, letter < 0 ? 0xFFFD : umlauts[letter]);
	}
}

static void
put_windows(struct wg_out *out, struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c < 0x80)
			wg_out_byte(out, (char)c);
		else if (c >= 0xA0)
			wg_out_char(out, c);
		else
			wg_out_char(out, windows[c - 0x80] != 0 ?
				windows[c - 0x80] : 0xFFFD);
	}
}

static void
put_utf16(struct wg_out *out, struct wg_str s, bool big)
{
	for (size_t i = 0; i + 1 < s.len; i += 2) {
		const unsigned char *p = (const unsigned char *)s.ptr + i;
		uint32_t c = big ? (uint32_t)p[0] << 8 | p[1] :
		    (uint32_t)p[1] << 8 | p[0];

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.len) {
			uint32_t low = big ? (uint32_t)p[2] << 8 | p[3] :
			    (uint32_t)p[3] << 8 | p[2];

			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) +
				    (low - 0xDC00);
				i += 2;
			}
		}
		wg_out_char(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
	}
}

/* Every second byte of the first few is none: so Latin letters look there.
 * 0: it is something else; else the byte that is none, 1 or 2. */
static unsigned
unmarked_utf16(struct wg_str s)
{
	size_t none[2] = { 0, 0 }, n = s.len < 64 ? s.len : 64;

	for (size_t i = 0; i < n; i++)
		none[i % 2] += s.ptr[i] == '\0';
	for (unsigned i = 0; i < 2; i++)
		if (n >= 4 && none[i] * 2 + 2 > n && none[1 - i] == 0)
			return i + 1;
	return 0;
}

static void
decode_bytes(struct wg_out *out, struct wg_str s, const char **charset)
{
	size_t most = words_with(&windows_letters, s), n;
	const struct letters *best = NULL;

	for (size_t i = 0; i < 2; i++) {
		n = words_with(&other_letters[i], s);
		if (n > most) {
			most = n;
			best = &other_letters[i];
		}
	}
	*charset = best == NULL ? "windows-1252" : best->charset;
	if (best == NULL)
		put_windows(out, s);
	else
		put_letters(out, s, best);
}

/* No text has a NUL; what then looks like UTF-16 would be read otherwise if it
 * were read again. */
static struct wg_str
without_nul(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '\0')
			wg_out_char(&out, 0xFFFD);
		else
			wg_out_byte(&out, s.ptr[i]);
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

static struct wg_str
decode(struct wg_arena *a, struct wg_str s, const char **charset)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	*charset = "UTF-8";
	if (wg_str_starts(s, WG_STR("\xEF\xBB\xBF")))
		s = wg_str_from(s, 3);
	if (wg_str_starts(s, WG_STR("\xFF\xFE")) ||
	    wg_str_starts(s, WG_STR("\xFE\xFF"))) {
		*charset = "UTF-16";
		put_utf16(&out, wg_str_from(s, 2), s.ptr[0] == '\xFE');
	} else if (unmarked_utf16(s) > 0) {
		*charset = "UTF-16";
		put_utf16(&out, s, unmarked_utf16(s) == 1);
	} else if (wg_utf8_bad(s) >= 0) {
		decode_bytes(&out, s, charset);
	} else {
		wg_out_put(&out, s);
	}
	text = without_nul(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

/* Separators. */

static const char separators[] = { ';', '\t', ',' };

/* How many stand outside quotes in the first line, and in how many of the next
 * lines there are as many. */
static unsigned
fitness(struct wg_str s, char separator)
{
	unsigned first = 0, now = 0, same = 0, lines = 0;
	bool quoted = false;

	for (size_t i = 0; i < s.len && lines < 100; i++) {
		char c = s.ptr[i];

		if (c == '"')
			quoted = !quoted;
		else if (!quoted && c == separator)
			now++;
		else if (!quoted && c == '\n') {
			if (lines == 0)
				first = now;
			same += now == first && first > 0;
			now = 0;
			lines++;
		}
	}
	return first == 0 ? 0 : same * 1000 + first;
}

static char
find_separator(struct wg_str *s)
{
	char best = ';';
	unsigned most = 0;

	if (wg_str_starts(*s, WG_STR("sep=")) && s->len > 4) {
		char said = s->ptr[4];

		wg_str_cut(s, '\n');
		/* Half a letter divides nothing. */
		if (said == '\t' || (said >= ' ' && said < 0x7F && said != '"'))
			return said;
	}
	for (size_t i = 0; i < sizeof(separators); i++) {
		unsigned n = fitness(*s, separators[i]);

		if (n > most) {
			most = n;
			best = separators[i];
		}
	}
	return best;
}

/* Cells. */

struct reader {
	struct wg_arena *arena;
	struct wg_csv *csv;
	struct wg_str text;
	size_t at;
	struct wg_out cell;
};

static struct wg_str
trimmed(struct reader *r)
{
	return wg_str_dup(r->arena, wg_str_trim(wg_out_str(&r->cell)));
}

static void
put(struct reader *r, char c)
{
	if (c == '\r') /* CRLF, or a lone CR */
		c = '\n';
	if (c != '\n' || r->cell.len == 0 ||
	    r->cell.ptr[r->cell.len - 1] != '\n')
		wg_out_byte(&r->cell, c);
}

static void
read_quoted(struct reader *r)
{
	struct wg_str s = r->text;

	for (r->at++; r->at < s.len; r->at++) {
		if (s.ptr[r->at] != '"') {
			put(r, s.ptr[r->at]);
		} else if (r->at + 1 < s.len && s.ptr[r->at + 1] == '"') {
			wg_out_byte(&r->cell, '"');
			r->at++;
		} else {
			r->at++;
			return;
		}
	}
	r->csv->open = true;
}

static bool
ends_cell(const struct reader *r, char c)
{
	return c == r->csv->separator || c == '\n' || c == '\r';
}

static struct wg_csv_cell
read_cell(struct reader *r)
{
	struct wg_str s = r->text;
	size_t start = r->at;
	struct wg_csv_cell cell;

	wg_out_clear(&r->cell);
	if (r->at < s.len && s.ptr[r->at] == '"')
		read_quoted(r);
	for (; r->at < s.len && !ends_cell(r, s.ptr[r->at]); r->at++)
		put(r, s.ptr[r->at]);
	cell.text = trimmed(r);
	cell.at = (struct wg_span){ r->csv->source, (uint32_t)start,
		(uint32_t)(r->at - start) };
	return cell;
}

/* True if any of its cells has a text. */
static bool
read_record(struct reader *r, struct wg_csv_record *record)
{
	struct WG_VEC(struct wg_csv_cell) cells = { 0 };
	struct wg_str s = r->text;
	bool text = false, more = true;

	while (more) {
		struct wg_csv_cell cell = read_cell(r);

		text |= cell.text.len > 0;
		if (cells.n < WG_CSV_CELLS)
			WG_PUSH(r->arena, &cells) = cell;
		else
			r->csv->wide |= cell.text.len > 0;
		more = r->at < s.len && s.ptr[r->at] == r->csv->separator;
		r->at += more;
	}
	if (r->at < s.len && s.ptr[r->at] == '\r')
		r->at++;
	if (r->at < s.len && s.ptr[r->at] == '\n')
		r->at++;
	*record = (struct wg_csv_record){ cells.at, cells.n };
	return text;
}

void
wg_csv_read(struct wg_arena *a, struct wg_str name, struct wg_str bytes,
    struct wg_csv *csv)
{
	struct WG_VEC(struct wg_csv_record) records = { 0 };
	struct reader r = { .arena = a, .csv = csv };
	struct wg_str rest;

	*csv = (struct wg_csv){ .source = WG_NEW(a, struct wg_source) };
	csv->source->name = name;
	csv->source->text = decode(a, bytes, &csv->charset);
	r.text = rest = csv->source->text;
	csv->separator = find_separator(&rest);
	r.at = (size_t)(rest.ptr - r.text.ptr);
	while (r.at < r.text.len && !csv->more) {
		struct wg_csv_record record;

		if (!read_record(&r, &record))
			continue;
		csv->more = records.n == WG_CSV_RECORDS;
		if (!csv->more)
			WG_PUSH(a, &records) = record;
	}
	wg_out_free(&r.cell);
	csv->records = records.at;
	csv->n = records.n;
}
