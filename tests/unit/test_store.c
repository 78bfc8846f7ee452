/* Files read line by line, however long they are. */
#include "suites.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"
#include "base/unique.h"
#include "store/built.h"
#include "store/lists.h"
#include "store/notes.h"
#include "store/reader.h"
#include "store/writer.h"

static int folder;

static void
write_file(const char *bytes, size_t n, off_t size)
{
	int fd = openat(folder, "file", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert(write(fd, bytes, n) == (ssize_t)n);
	ck_assert(size == 0 || ftruncate(fd, size) == 0);
	close(fd);
}

static bool
is_all(struct wg_str s, char byte)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != byte)
			return false;
	return true;
}

/* Lines of all lengths around what a buffer holds; the longest are none. */
START_TEST(lines_of_all_lengths)
{
	static const size_t lengths[] = { 0, 1, 7, 32767, 32768, 32769, 65535,
		65536, 65537, 131072, WG_LINE_BYTES - 1, WG_LINE_BYTES,
		WG_LINE_BYTES + 1, 3 * WG_LINE_BYTES, 0, 5 };
	const size_t n = sizeof(lengths) / sizeof(lengths[0]);
	char *text = wg_realloc(NULL, 16 * WG_LINE_BYTES);
	struct wg_reader r;
	struct wg_str line;
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		memset(text + at, 'a' + (int)i, lengths[i]);
		at += lengths[i];
		text[at++] = '\n';
	}
	at -= (size_t)_i; /* with an end of line at the end, and without */
	write_file(text, at, 0);
	ck_assert(wg_reader_open(&r, folder, "file"));
	for (size_t i = 0; i < n; i++) {
		if (lengths[i] > WG_LINE_BYTES)
			continue;
		ck_assert(wg_reader_next(&r, &line));
		ck_assert_uint_eq(line.len, lengths[i]);
		ck_assert(is_all(line, (char)('a' + (int)i)));
	}
	ck_assert(!wg_reader_next(&r, &line));
	ck_assert(wg_reader_close(&r));
	ck_assert(wg_reader_is(folder, "file", (struct wg_str){ text, at }));
	ck_assert(!wg_reader_is(folder, "file", (struct wg_str){ text, at - 1 }));
	text[at / 2] ^= 1;
	ck_assert(!wg_reader_is(folder, "file", (struct wg_str){ text, at }));
	free(text);
}
END_TEST

/* A note: a line, and so many bytes behind it. */
START_TEST(bytes_behind_a_line)
{
	static const size_t lengths[] = { 0, 1, 65530, 65536, 200000 };
	struct wg_arena *a = wg_arena_open();
	char *text = wg_realloc(NULL, 400000);
	size_t n = lengths[_i];
	struct wg_reader r;
	struct wg_str s;

	memcpy(text, "head\n", 5);
	memset(text + 5, '\n', n);
	memcpy(text + 5 + n, "tail", 4);
	write_file(text, n + 9, 0);
	ck_assert(wg_reader_open(&r, folder, "file"));
	ck_assert(wg_reader_next(&r, &s) && wg_str_is(s, "head"));
	ck_assert(wg_reader_take(&r, a, n, &s) && s.len == n);
	ck_assert(n == 0 || !memcmp(s.ptr, text + 5, n));
	ck_assert(!wg_reader_take(&r, a, 5, &s));
	ck_assert(wg_reader_next(&r, &s) && wg_str_is(s, "tail"));
	ck_assert(!wg_reader_next(&r, &s) && wg_reader_close(&r));
	free(text);
	wg_arena_close(a);
}
END_TEST

/* From memory the same comes as from a file. */
START_TEST(lines_in_memory)
{
	static const char text[] = "one\n\nbytes tail\nlast";
	struct wg_arena *a = wg_arena_open();
	struct wg_reader r;
	struct wg_str s;

	wg_reader_begin(&r, WG_STR(text));
	ck_assert(wg_reader_next(&r, &s) && wg_str_is(s, "one"));
	ck_assert(wg_reader_next(&r, &s) && s.len == 0);
	ck_assert(!wg_reader_take(&r, a, 100, &s));
	ck_assert(wg_reader_take(&r, a, 6, &s) && wg_str_is(s, "bytes "));
	ck_assert(wg_reader_next(&r, &s) && wg_str_is(s, "tail"));
	ck_assert(wg_reader_next(&r, &s) && wg_str_is(s, "last"));
	ck_assert(!wg_reader_next(&r, &s) && wg_reader_close(&r));
	wg_arena_close(a);
}
END_TEST

/* A list stays while its file looks as it did, also when a commit has moved
 * it; nothing else is believed. */
static bool
any_hash(void *context, uint32_t member, struct wg_str *path, char sha256[65])
{
	(void)context, (void)member;
	if (path->len == 0)
		*path = WG_STR("site/m");
	memset(sha256, '0', 64);
	sha256[64] = '\0';
	return !wg_str_is(*path, "gone");
}

/* Notes with the recipes they had, each written once; not one that is too long
 * for a line. */
START_TEST(recipes_of_notes)
{
	struct wg_arena *a = wg_arena_open();
	static const uint32_t members[] = { 7 };
	char *longest = wg_alloc(a, WG_LINE_BYTES);
	struct wg_note notes[] = {
		{ .path = WG_STR("site/c"), .recipe = WG_STR("1! .=11") },
		{ .path = WG_STR("site/a"), .recipe = WG_STR("1! .=11"),
			.text = WG_STR("told\n") },
		{ .path = WG_STR("site/b") },
		{ .path = WG_STR("gone"), .recipe = WG_STR("- x=1") },
		{ .path = WG_STR("site/d"),
			.recipe = { longest, WG_LINE_BYTES } },
		{ .path = WG_STR("@feed/x"), .recipe = WG_STR("- @shown"),
			.members = members, .n = 1 },
	};
	static const struct { const char *path, *recipe; } read[] = {
		{ "@feed/x", "- @shown" }, { "site/a", "1! .=11" },
		{ "site/b", "" }, { "site/c", "1! .=11" }, { "site/d", "" } };
	struct wg_notes back = { 0 };
	struct wg_writer w;
	struct wg_reader r;

	memset(longest, 'x', WG_LINE_BYTES);
	wg_writer_begin(&w, AT_FDCWD, "unwritten", SIZE_MAX, false);
	wg_notes_write(&w, notes, sizeof(notes) / sizeof(notes[0]),
	    any_hash, NULL);
	wg_reader_begin(&r, wg_out_str(&w.out));
	wg_notes_read(a, &r, &back);
	ck_assert_uint_eq(back.list.n, 5);
	for (size_t i = 0; i < 5; i++) {
		const struct wg_note *n = back.list.at[i];

		ck_assert(wg_str_is(n->path, read[i].path));
		ck_assert(wg_str_is(n->recipe, read[i].recipe));
	}
	ck_assert(wg_str_is(back.list.at[1]->text, "told\n"));
	ck_assert_uint_lt(w.out.len, WG_LINE_BYTES);
	wg_writer_drop(&w);
	wg_arena_close(a);
}
END_TEST

START_TEST(lists_that_are_kept)
{
	struct wg_lists *l = wg_lists_open(false);
	const struct wg_list *list;

	write_file("words", 5, 0);
	ck_assert(renameat(folder, "file", folder, WG_BUILT) == 0);
	list = wg_lists_read(l, folder, WG_BUILT);
	ck_assert(list != NULL && wg_str_is(list->text, "words"));
	ck_assert_ptr_eq(wg_lists_read(l, folder, WG_BUILT), list);
	ck_assert(mkdirat(folder, ".previous", 0700) == 0);
	ck_assert(renameat(folder, WG_BUILT, folder,
		      ".previous/" WG_BUILT) == 0);
	wg_lists_settle(l, folder, false);
	ck_assert_ptr_eq(
	    wg_lists_read(l, folder, ".previous/" WG_BUILT), list);
	/* Others of the same length. */
	write_file("other", 5, 0);
	ck_assert(renameat(folder, "file", folder,
		      ".previous/" WG_BUILT) == 0);
	list = wg_lists_read(l, folder, ".previous/" WG_BUILT);
	ck_assert(list != NULL && wg_str_is(list->text, "other"));
	ck_assert_ptr_null(wg_lists_read(l, folder, WG_BUILT));
	ck_assert_ptr_null(wg_lists_read(l, folder, "."));
	ck_assert_ptr_null(wg_lists_read(NULL, folder, "."));
	unlinkat(folder, ".previous/" WG_BUILT, 0);
	unlinkat(folder, ".previous", AT_REMOVEDIR);
	wg_lists_close(l);
}
END_TEST

/* What was written is what will be there, if nobody else has been. */
START_TEST(lists_that_were_written)
{
	struct wg_lists *l = wg_lists_open(false);
	const struct wg_list *list;

	wg_lists_wrote(l, WG_BUILT, WG_STR("words"));
	write_file("longer words", 12, 0);
	ck_assert(renameat(folder, "file", folder, WG_BUILT) == 0);
	wg_lists_settle(l, folder, true);
	list = wg_lists_read(l, folder, WG_BUILT);
	ck_assert(list != NULL && wg_str_is(list->text, "longer words"));
	ck_assert(!list->whole);
	wg_lists_wrote(l, WG_BUILT, WG_STR("words"));
	write_file("words", 5, 0);
	ck_assert(renameat(folder, "file", folder, WG_BUILT) == 0);
	wg_lists_settle(l, folder, true);
	list = wg_lists_read(l, folder, WG_BUILT);
	ck_assert(list != NULL && list->whole);
	/* There is no manifest it could be of. */
	ck_assert(!wg_lists_agreed(l, folder, list));
	unlinkat(folder, WG_BUILT, 0);
	wg_lists_close(l);
}
END_TEST

START_TEST(no_file)
{
	struct wg_reader r;
	struct wg_str line;

	ck_assert(!wg_reader_open(&r, folder, "nothing"));
	ck_assert(!wg_reader_open(&r, folder, "."));
	write_file("", 0, 0);
	ck_assert(wg_reader_open(&r, folder, "file"));
	ck_assert(!wg_reader_next(&r, &line) && wg_reader_close(&r));
}
END_TEST

/* overlayfs marks its layers in the highest bits. */
START_TEST(an_inode_of_all_bits)
{
	struct wg_built_file f = { .file = { .path = WG_STR("site/a"),
		.size = 7 }, .stamp = { .mtime = 5, .ctime = 6,
		.inode = (uint64_t)1 << 63 | 9 } }, read;
	struct wg_built_output o;
	struct wg_out out = { 0 };
	struct wg_str text, line;

	memset(f.file.sha256, 'a', 64);
	wg_built_put(&out, &f);
	text = wg_out_str(&out);
	line = wg_str_cut(&text, '\n');
	ck_assert_int_eq(wg_built_read(line, &o, &read), WG_BUILT_FILE);
	ck_assert(read.stamp.inode == f.stamp.inode);
	ck_assert(read.file.size == 7 && wg_str_is(read.file.path, "site/a"));
	wg_out_free(&out);
}
END_TEST

START_TEST(a_hash_piece_by_piece)
{
	struct wg_hasher h;
	struct wg_sha256 whole = wg_sha256(WG_STR("piece by piece")), parts;

	wg_hasher_begin(&h);
	wg_hasher_put(&h, WG_STR("piece "));
	wg_hasher_put(&h, WG_NONE);
	wg_hasher_put(&h, WG_STR("by piece"));
	parts = wg_hasher_end(&h);
	ck_assert(!memcmp(&whole, &parts, sizeof(whole)));
}
END_TEST

#define TEMPLATE "/tmp/store-" WG_UNIQUE
static char place[sizeof(TEMPLATE)];

static void
begin(void)
{
	memcpy(place, TEMPLATE, sizeof(place));
	ck_assert(mkdtemp(place) != NULL);
	folder = open(place, O_RDONLY | O_DIRECTORY);
}

static void
end(void)
{
	unlinkat(folder, "file", 0);
	close(folder);
	rmdir(place);
}

Suite *
store_suite(void)
{
	Suite *s = suite_create("store");
	TCase *t = tcase_create("reader");

	tcase_add_checked_fixture(t, begin, end);
	tcase_add_loop_test(t, lines_of_all_lengths, 0, 2);
	tcase_add_loop_test(t, bytes_behind_a_line, 0, 5);
	tcase_add_test(t, lines_in_memory);
	tcase_add_test(t, lists_that_are_kept);
	tcase_add_test(t, recipes_of_notes);
	tcase_add_test(t, lists_that_were_written);
	tcase_add_test(t, no_file);
	tcase_add_test(t, an_inode_of_all_bits);
	tcase_add_test(t, a_hash_piece_by_piece);
	suite_add_tcase(s, t);
	return s;
}
