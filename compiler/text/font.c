/*
 * The table of fonts.def, opened on demand.  Files are mapped, so that a
 * collection of 20 MB costs only the pages that are read; HarfBuzz objects are
 * made immutable, which lets all threads shape with them.
 */
#include "text/font.h"

#include <errno.h>
#include <fcntl.h>
#include <hb-ot.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "text/font_hb.h"
#include "text/hyphen.h"
#include "text/shapers.h"

static const struct row {
	const char *script, *language, *files[2];
	unsigned index, size, leading, tight;
} rows[] = {
#define WG_FONT(script, language, regular, bold, index, size, leading, \
    tight) \
	{ script, language, { regular, bold }, index, size, leading, tight },
#include "text/fonts.def"
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static const char *const debian[] = { "/usr/share/fonts/truetype/noto",
	"/usr/share/fonts/opentype/noto" };

#define DICTIONARY "hyph_de_DE.dic"
#define HYPHEN_FOLDER "/usr/share/hyphen"

struct wg_fonts {
	struct wg_arena *arena;
	struct wg_diag *diag;
	pthread_mutex_t mutex;
	const char *const *folders;
	size_t n_folders;
	/* By row and weight; rows that share a file and face share a font. */
	struct wg_font *fonts[ROWS][2];
	bool tried[ROWS][2];
	struct wg_hyphens *hyphens;
	bool tried_hyphens;
	struct wg_shapers *shapers;
};

struct wg_fonts *
wg_fonts_open(const char *const *folders, size_t n, struct wg_diag *diag)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_fonts *f = WG_NEW(a, struct wg_fonts);

	f->arena = a;
	f->diag = diag;
	f->folders = n > 0 ? folders : debian;
	f->n_folders = n > 0 ? n : sizeof(debian) / sizeof(debian[0]);
	pthread_mutex_init(&f->mutex, NULL);
	f->shapers = wg_shapers_open(a);
	return f;
}

struct wg_shapers *
wg_fonts_shapers(struct wg_fonts *f)
{
	return f->shapers;
}

static bool
is_first(const struct wg_fonts *f, size_t row, size_t weight)
{
	for (size_t i = 0; i <= row; i++)
		for (size_t w = 0; w < 2; w++)
			if (f->fonts[i][w] == f->fonts[row][weight])
				return i == row && w == weight;
	return false;
}

void
wg_fonts_close(struct wg_fonts *f)
{
	if (f == NULL)
		return;
	wg_shapers_close(f->shapers);
	for (size_t i = 0; i < ROWS; i++)
		for (size_t w = 0; w < 2; w++) {
			struct wg_font *font = f->fonts[i][w];

			if (font == NULL || !is_first(f, i, w))
				continue;
			hb_font_destroy(font->font);
			hb_face_destroy(font->face);
		}
	wg_hyphens_close(f->hyphens);
	pthread_mutex_destroy(&f->mutex);
	wg_arena_close(f->arena);
}

static bool
put_file(struct wg_out *out, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return false;
	wg_out_fmt(out, "%s %lld %lld.%09ld\n", path, (long long)st.st_size,
	    (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	return true;
}

/* In the first folder that has it. */
static void
put_identity(const struct wg_fonts *f, struct wg_out *out, const char *name)
{
	char path[PATH_MAX];

	for (size_t i = 0; i < f->n_folders; i++) {
		snprintf(path, sizeof(path), "%s/%s", f->folders[i], name);
		if (put_file(out, path))
			return;
	}
	wg_out_fmt(out, "%s -\n", name);
}

struct wg_str
wg_fonts_fingerprint(const struct wg_fonts *f, struct wg_arena *a)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	/* Rows of one script often share their files with the one before. */
	for (size_t i = 0; i < ROWS; i++)
		for (size_t w = 0; w < 2; w++)
			if (i == 0 || strcmp(rows[i].files[w],
				rows[i - 1].files[w]) != 0)
				put_identity(f, &out, rows[i].files[w]);
	if (f->folders == debian)
		put_file(&out, HYPHEN_FOLDER "/" DICTIONARY);
	else
		put_identity(f, &out, DICTIONARY);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

struct mapping {
	void *bytes;
	size_t length;
};

static void
release(void *data)
{
	struct mapping *m = data;

	munmap(m->bytes, m->length);
	free(m);
}

/* NULL: errno tells. */
static hb_blob_t *
map_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct mapping *m;
	struct stat st;
	void *p = MAP_FAILED;
	int keep;

	if (fd < 0)
		return NULL;
	errno = 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    st.st_size < (1 << 28))
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd,
		    0);
	keep = errno;
	close(fd);
	errno = keep;
	if (p == MAP_FAILED)
		return NULL;
	m = wg_realloc(NULL, sizeof(*m));
	*m = (struct mapping){ p, (size_t)st.st_size };
	return hb_blob_create(p, (unsigned)m->length, HB_MEMORY_MODE_READONLY,
	    m, release);
}

static uint64_t
number_at(struct wg_str s, uint64_t at, unsigned bytes)
{
	uint64_t n = 0;

	for (unsigned i = 0; i < bytes; i++)
		n = n << 8 | (at + i < s.len ?
		    (unsigned char)s.ptr[at + i] : 0u);
	return n;
}

/*
 * Does every table of the face lie inside the file?  HarfBuzz takes a table
 * that does not for empty, and the letters of a file that was cut short would
 * be blank on paper without a word.
 */
static bool
is_whole(hb_blob_t *blob, unsigned index)
{
	struct wg_str s;
	uint64_t face = 0;
	unsigned length;

	s.ptr = hb_blob_get_data(blob, &length);
	s.len = length;
	if (number_at(s, 0, 4) == HB_TAG('t', 't', 'c', 'f'))
		face = number_at(s, 12 + 4 * (uint64_t)index, 4);
	for (uint64_t i = 0; i < number_at(s, face + 4, 2); i++) {
		uint64_t record = face + 12 + 16 * i;

		if (record + 16 > s.len || number_at(s, record + 8, 4) +
		    number_at(s, record + 12, 4) > s.len)
			return false;
	}
	return number_at(s, face + 4, 2) > 0;
}

static int32_t
milli_em(const struct wg_font *f, int32_t design)
{
	int64_t upem = f->file.upem;
	int64_t half = design < 0 ? -upem / 2 : upem / 2;

	return (int32_t)(((int64_t)design * 1000 + half) / upem);
}

static int32_t
metric(const struct wg_font *f, hb_ot_metrics_tag_t tag, int32_t otherwise)
{
	hb_position_t value;

	return hb_ot_metrics_get_position(f->font, tag, &value) ? value :
	    otherwise;
}

/* The length of a table, and its first 'n' bytes; those it lacks are 0. */
static unsigned
table(hb_face_t *face, hb_tag_t tag, char *to, size_t n)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);

	for (size_t i = 0; i < n; i++)
		to[i] = i < length ? bytes[i] : 0;
	hb_blob_destroy(blob);
	return length;
}

static int32_t
signed16(const char *at)
{
	return (int16_t)((unsigned char)at[0] << 8 | (unsigned char)at[1]);
}

static struct wg_str
postscript_name(struct wg_arena *a, hb_face_t *face)
{
	char name[64];
	unsigned size = sizeof(name);
	unsigned length = hb_ot_name_get_utf8(face,
	    HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);

	return length == 0 ? WG_STR("Unnamed") :
	    wg_str_dup(a, (struct wg_str){ name, size });
}

static void
describe(struct wg_fonts *f, struct wg_font *font, hb_blob_t *blob,
    const struct row *row, enum wg_weight weight)
{
	struct wg_font_file *file = &font->file;
	hb_codepoint_t space = 0;
	char head[54];
	unsigned length;

	file->bytes.ptr = hb_blob_get_data(blob, &length);
	file->bytes.len = length;
	file->index = row->index;
	file->file_name = wg_str(row->files[weight]);
	file->name = postscript_name(f->arena, font->face);
	file->cff =
	    table(font->face, HB_TAG('C', 'F', 'F', ' '), NULL, 0) > 0;
	file->upem = hb_face_get_upem(font->face);
	hb_font_get_nominal_glyph(font->font, ' ', &space);
	file->space = space;
	file->ascent = metric(
	    font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 1000);
	file->descent = metric(
	    font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -300);
	file->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
	table(font->face, HB_TAG('h', 'e', 'a', 'd'), head, sizeof(head));
	for (size_t i = 0; i < 4; i++)
		file->bbox[i] = milli_em(font, signed16(head + 36 + 2 * i));
}

/* Look at errno: it is something else if there is no file. */
static void
tell_unreadable(struct wg_fonts *f, const char *path)
{
	if (errno != 0 && errno != ENOENT && errno != ENOTDIR)
		wg_report(f->diag, WG_D_FONT_UNREADABLE, WG_NOWHERE,
		    "%s: %s", path, strerror(errno));
}

static struct wg_font *
open_font(struct wg_fonts *f, const struct row *row, enum wg_weight weight)
{
	hb_blob_t *blob = NULL;
	struct wg_font *font;

	for (size_t i = 0; i < f->n_folders && blob == NULL; i++) {
		const char *path = wg_str_fmt(f->arena, "%s/%s",
		    f->folders[i], row->files[weight]).ptr;

		blob = map_file(path);
		if (blob == NULL)
			tell_unreadable(f, path);
	}
	if (blob == NULL || hb_face_count(blob) <= row->index ||
	    !is_whole(blob, row->index)) {
		hb_blob_destroy(blob);
		return NULL;
	}
	font = WG_NEW(f->arena, struct wg_font);
	font->face = hb_face_create(blob, row->index);
	hb_face_make_immutable(font->face);
	font->font = hb_font_create(font->face);
	hb_font_set_scale(font->font, 1000, 1000);
	if (hb_face_get_glyph_count(font->face) == 0) {
		hb_font_destroy(font->font);
		hb_face_destroy(font->face);
		hb_blob_destroy(blob);
		return NULL;
	}
	describe(f, font, blob, row, weight);
	hb_blob_destroy(blob); /* the face keeps it */
	hb_font_make_immutable(font->font);
	return font;
}

/* The mutex is held. */
static struct wg_font *
get_font(struct wg_fonts *f, size_t at, enum wg_weight weight)
{
	const struct row *row = &rows[at];

	if (f->tried[at][weight])
		return f->fonts[at][weight];
	f->tried[at][weight] = true;
	for (size_t i = 0; i < ROWS; i++)
		if (i != at && f->tried[i][weight] &&
		    rows[i].index == row->index &&
		    !strcmp(rows[i].files[weight], row->files[weight]))
			return f->fonts[at][weight] = f->fonts[i][weight];
	f->fonts[at][weight] = open_font(f, row, weight);
	if (f->fonts[at][weight] == NULL)
		wg_report(f->diag, WG_D_FONT_MISSING, WG_NOWHERE, "%s",
		    row->files[weight]);
	return f->fonts[at][weight];
}

static size_t
row_of(struct wg_str script, struct wg_str lang)
{
	if (wg_str_is(script, "Hans") || wg_str_is(script, "Hant"))
		script = WG_STR("Hani");
	else if (wg_str_is(script, "Jpan"))
		script = WG_STR("Kana");
	else if (wg_str_is(script, "Kore"))
		script = WG_STR("Hang");
	for (size_t i = 0; i < ROWS; i++)
		if (wg_str_is(script, rows[i].script) &&
		    wg_str_starts(lang, wg_str(rows[i].language)))
			return i;
	return ROWS;
}

struct wg_font_style
wg_font_style(struct wg_str script, struct wg_str lang)
{
	size_t i = row_of(script, lang);

	if (i == ROWS)
		i = row_of(WG_STR("Latn"), WG_NONE);
	return (struct wg_font_style){ rows[i].size, rows[i].leading,
		rows[i].tight };
}

const struct wg_font *
wg_font_for(struct wg_fonts *f, struct wg_str script, struct wg_str lang,
    enum wg_weight weight)
{
	size_t i = row_of(script, lang);
	const struct wg_font *font;

	if (i == ROWS)
		return NULL;
	pthread_mutex_lock(&f->mutex);
	font = get_font(f, i, weight);
	pthread_mutex_unlock(&f->mutex);
	return font;
}

bool
wg_font_has(const struct wg_font *f, uint32_t c)
{
	hb_codepoint_t glyph;

	return f != NULL && hb_font_get_nominal_glyph(f->font, c, &glyph);
}

uint32_t
wg_font_glyph(const struct wg_font *f, uint32_t c)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(f->font, c, &glyph) ? glyph : 0;
}

const struct wg_font_file *
wg_font_file(const struct wg_font *f)
{
	return &f->file;
}

int32_t
wg_font_advance(const struct wg_font *f, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(f->font, glyph);
}


static struct wg_hyphens *
open_hyphens(struct wg_fonts *f, const char *path)
{
	struct wg_hyphens *h = wg_hyphens_open(path);

	if (h == NULL)
		tell_unreadable(f, path);
	return h;
}

const struct wg_hyphens *
wg_fonts_hyphens(struct wg_fonts *f)
{
	pthread_mutex_lock(&f->mutex);
	/* Folders that were named hold everything. */
	if (!f->tried_hyphens && f->folders == debian)
		f->hyphens = open_hyphens(f, HYPHEN_FOLDER "/" DICTIONARY);
	else if (!f->tried_hyphens)
		for (size_t i = 0; i < f->n_folders && !f->hyphens; i++)
			f->hyphens = open_hyphens(f, wg_str_fmt(f->arena,
			    "%s/" DICTIONARY, f->folders[i]).ptr);
	if (!f->tried_hyphens && f->hyphens == NULL)
		wg_report(f->diag, WG_D_HYPHENS_MISSING, WG_NOWHERE,
		    DICTIONARY);
	f->tried_hyphens = true;
	pthread_mutex_unlock(&f->mutex);
	return f->hyphens;
}
