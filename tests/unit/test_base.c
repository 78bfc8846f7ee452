/* base: strings, numbers, JSON, the map, screen columns, codes. */
#include <check.h>
#include <qrencode.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/out.h"
#include "base/qr.h"
#include "base/source.h"
#include "base/str.h"
#include "suites.h"

static const struct {
	const char *a, *b;
	unsigned distance;
} distances[] = {
	{ "para", "para", 0 }, { "parra", "para", 1 }, { "apra", "para", 1 },
	{ "", "ab", 2 }, { "kries", "kreis", 1 }, { "ö", "o", 1 },
	{ "section", "para", 3 },
};

/* As the C library does it. */
static void
same_format(const char *fmt, ...)
{
	char ours[64], theirs[64];

	for (size_t room = 0; room <= sizeof(ours); room++) {
		va_list a, b;
		int n, m;

		memset(ours, '#', sizeof(ours));
		memset(theirs, '#', sizeof(theirs));
		va_start(a, fmt);
		va_copy(b, a);
		n = wg_format(ours, room, fmt, a);
		m = vsnprintf(theirs, room, fmt, b);
		va_end(b);
		va_end(a);
		ck_assert_int_eq(n, m);
		ck_assert_mem_eq(ours, theirs, room > (size_t)n ? (size_t)n + 1 :
		    room);
	}
}

START_TEST(formats_are_those_of_the_library)
{
	same_format("plain");
	same_format("%%");
	same_format("%s|%.*s|%.*s", "a text", 3, "a text", -1, "all of it");
	same_format("%.*s", 5, "a\0b");
	same_format("%d %d %d", 0, INT_MIN, INT_MAX);
	same_format("%u %zu", UINT_MAX, SIZE_MAX);
	same_format("%02d:%02u-%04d %03zu", 7, 12u, -5, (size_t)12345);
	/* Not known. */
	same_format("%5d|%-3s|%x|%lld", 7, "a", 255, 1LL);
	same_format("%u %s %02x", 1u, "b", 10);
}
END_TEST

START_TEST(distance_counts_characters)
{
	ck_assert_uint_eq(wg_str_distance(wg_str(distances[_i].a),
	    wg_str(distances[_i].b), 2), distances[_i].distance);
}
END_TEST

static const struct {
	const char *bytes;
	ptrdiff_t bad;
} utf8[] = {
	{ "abc äöü ሰላም 中文", -1 }, { "\x80", 0 }, { "a\xC0\x80", 1 },
	{ "\xED\xA0\x80", 0 }, { "\xF4\x90\x80\x80", 0 }, { "ab\xE2\x82", 2 },
	{ "\xF8\x88\x80\x80\x80", 0 }, { "\xE0\x80\xAF", 0 },
};

START_TEST(utf8_is_checked)
{
	ck_assert_int_eq(wg_utf8_bad(wg_str(utf8[_i].bytes)), utf8[_i].bad);
}
END_TEST

/* Wherever the byte stands that may not be skipped. */
START_TEST(bytes_are_skipped)
{
	static const char special[] = "\"&<>\\\n\x1F\x7F\xE2";
	char text[70];

	for (size_t n = 0; n < sizeof(text); n++)
		for (size_t k = 0; k < sizeof(special); k++) {
			const struct wg_str s = { text, sizeof(text) };
			size_t at;

			memset(text, 'a', sizeof(text));
			text[n] = special[k]; /* the last is the NUL */
			at = wg_str_plain(s, 0);
			ck_assert(at <= n && n - at < 16);
			text[n] = (char)0x80;
			for (size_t from = 0; from <= n; from++)
				ck_assert_uint_eq(
				    wg_str_below(s, from, 0x80), n);
			ck_assert_uint_eq(
			    wg_str_below(s, n, 0x81), sizeof(text));
		}
}
END_TEST

/* Old objects stay, new ones are zeroed, and all are closed with 'into'. */
START_TEST(arenas_are_merged)
{
	struct wg_arena *into = wg_arena_open();
	unsigned char *old = wg_alloc(into, 100), *new;
	struct wg_str taken[3];
	size_t size = wg_arena_size(into);

	for (size_t i = 0; i < 3; i++) {
		struct wg_arena *from = wg_arena_open();

		taken[i] = wg_str_fmt(from, "%zu: %05000d", i, 7);
		if (i == 1) /* more than one block */
			wg_alloc(from, 100000);
		size += wg_arena_size(from);
		wg_arena_merge(into, from);
	}
	wg_arena_merge(into, wg_arena_open());
	ck_assert_uint_eq(wg_arena_size(into), size);
	memset(old, 0xFF, 100);
	for (size_t i = 0; i < 1000; i++) {
		new = wg_alloc(into, 64);
		for (size_t k = 0; k < 64; k++)
			ck_assert_uint_eq(new[k], 0);
		memset(new, 0xFF, 64);
	}
	for (size_t i = 0; i < 3; i++) {
		ck_assert_uint_eq(taken[i].len, 5003);
		ck_assert_int_eq(taken[i].ptr[0], (char)('0' + i));
		ck_assert_int_eq(taken[i].ptr[5002], '7');
	}
	wg_arena_close(into);
}
END_TEST

/* Memory of the heap that has been used before is zero in an arena, in objects
 * of all sizes, also behind those that are not. */
START_TEST(arenas_are_zeroed)
{
	static const size_t sizes[] = { 1, 16, 2047, 2048, 2049, 3, 70000, 0,
		4096, 5, 2000000, 31 };

	for (int round = 0; round < 3; round++) {
		struct wg_arena *a = wg_arena_open();

		for (size_t i = 0; i < 600; i++) {
			size_t n = sizes[i % 12] / (i > 60 ? 50 : 1);
			unsigned char *p = wg_alloc(a, n);

			for (size_t k = 0; k < n; k++)
				if (p[k] != 0)
					ck_abort_msg("byte %zu of %zu", k, n);
			memset(p, 0xFF, n);
			if (i % 3 == 0)
				memset(wg_alloc_unset(a, n), 0xFF, n);
		}
		wg_arena_close(a);
	}
}
END_TEST

static const struct {
	const char *text;
	bool good;
	int64_t micro;
} decimals[] = {
	{ "53.1", true, 53100000 }, { "-0.5", true, -500000 },
	{ "9", true, 9000000 }, { "1.", false, 0 }, { ".5", false, 0 },
	{ "1.1234567", false, 0 }, { "1,5", false, 0 }, { "", false, 0 },
	{ "0.000001", true, 1 },
};

START_TEST(decimals_have_a_point)
{
	int64_t micro = 0;

	ck_assert(wg_str_micro(wg_str(decimals[_i].text), &micro) ==
	    decimals[_i].good);
	if (decimals[_i].good)
		ck_assert_int_eq(micro, decimals[_i].micro);
}
END_TEST

START_TEST(milli_and_micro_are_written)
{
	struct wg_out out = { 0 };

	wg_out_milli(&out, 12500);
	wg_out_byte(&out, ' ');
	wg_out_milli(&out, -5);
	wg_out_byte(&out, ' ');
	wg_out_milli(&out, 3000);
	wg_out_byte(&out, ' ');
	wg_out_micro(&out, 9000000);
	wg_out_byte(&out, ' ');
	wg_out_micro(&out, 53123456);
	ck_assert(wg_str_is(wg_out_str(&out), "12.5 -0.005 3 9.0 53.123456"));
	wg_out_free(&out);
}
END_TEST

START_TEST(json_escapes)
{
	struct wg_out out = { 0 };
	struct wg_json j = { .out = &out };

	wg_json_object(&j);
	wg_json_str(wg_json_key(&j, "a"), WG_STR("\"\\<\n\x01\xE2\x80\xA8ü"));
	wg_json_array(wg_json_key(&j, "b"));
	wg_json_int(&j, -7);
	wg_json_null(&j);
	wg_json_bool(&j, true);
	wg_json_end(&j);
	wg_json_str_or_null(wg_json_key(&j, "c"), WG_NONE);
	wg_json_array(wg_json_key(&j, "d"));
	for (int i = 0; i < 2; i++) {
		wg_json_line(&j);
		wg_json_int(&j, i);
	}
	wg_json_line(&j);
	wg_json_end(&j);
	wg_json_end(&j);
	ck_assert(wg_str_is(wg_out_str(&out),
	    "{\"a\":\"\\\"\\\\\\u003c\\n\\u0001\\u2028ü\","
	    "\"b\":[-7,null,true],\"c\":null,\"d\":[\n0,\n1\n]}"));
	wg_out_free(&out);
}
END_TEST

START_TEST(map_keeps_what_it_was_given)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_map map = { 0 };
	static int values[1000];

	for (int i = 0; i < 1000; i++) {
		struct wg_str key = wg_str_fmt(a, "key %d", i);

		ck_assert_ptr_null(wg_map_put(a, &map, key, &values[i]));
	}
	ck_assert_ptr_eq(wg_map_get(&map, WG_STR("key 617")), &values[617]);
	ck_assert_ptr_eq(wg_map_put(a, &map, WG_STR("key 3"), &values[9]),
	    &values[3]);
	ck_assert_ptr_null(wg_map_get(&map, WG_STR("key 1000")));
	ck_assert_ptr_eq(wg_map_first(a, &map, WG_STR("key 4"), &values[9]),
	    &values[4]);
	ck_assert_ptr_eq(wg_map_get(&map, WG_STR("key 4")), &values[4]);
	ck_assert_ptr_null(
	    wg_map_first(a, &map, WG_STR("key 1000"), &values[5]));
	ck_assert_ptr_eq(wg_map_get(&map, WG_STR("key 1000")), &values[5]);
	wg_arena_close(a);
}
END_TEST

START_TEST(sha256_is_fips_180)
{
	struct wg_sha256 h = wg_sha256(WG_STR("abc"));
	char hex[65];

	wg_sha256_hex(&h, hex);
	ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223"
			      "b00361a396177a9cb410ff61f20015ad");
}
END_TEST

static const struct {
	const char *text;
	uint32_t offset, line, column;
} places[] = {
	{ "abc\ndef", 5, 2, 2 }, { "a\r\nb", 3, 2, 1 }, { "a\rb", 2, 2, 1 },
	{ "\tx", 1, 1, 9 }, { "中文x", 6, 1, 5 }, { "e\xCC\x81x", 3, 1, 2 },
	{ "", 0, 1, 1 },
};

START_TEST(columns_are_columns_of_the_screen)
{
	struct wg_source source = { WG_STR("f"), wg_str(places[_i].text) };
	struct wg_spot spot = wg_spot_of(&source, places[_i].offset);

	ck_assert_uint_eq(spot.line, places[_i].line);
	ck_assert_uint_eq(spot.column, places[_i].column);
}
END_TEST

START_TEST(words_are_collapsed)
{
	struct wg_arena *a = wg_arena_open();
	bool blank = false;

	ck_assert(wg_str_is(wg_str_collapse(a, WG_STR(" a\n\t b ")), "a b"));
	ck_assert(wg_str_is(wg_str_squeeze(a, WG_STR("  a  "), &blank), " a "));
	ck_assert(blank);
	ck_assert(wg_str_is(wg_str_squeeze(a, WG_STR(" b"), &blank), "b"));
	wg_arena_close(a);
}
END_TEST

/* More than are kept, of all lengths, and all once more: what is kept is what
 * the library says. */
START_TEST(codes_are_those_of_their_content)
{
	struct wg_arena *a = wg_arena_open();

	for (int i = 0; i < 600; i++) {
		int n = i % 300;
		struct wg_str content = wg_str_fmt(
		    a, "https://example.org/%0*d", n % 250 + 3, n);
		QRcode *code = QRcode_encodeString8bit(
		    wg_cstr(a, content), 0, QR_ECLEVEL_M);
		struct wg_qr qr;
		unsigned wrong = 0;

		ck_assert(wg_qr_encode(a, content, &qr));
		ck_assert_uint_eq(qr.size, (unsigned)code->width);
		for (unsigned k = 0; k < qr.size * qr.size; k++)
			wrong += qr.dark[k] != (code->data[k] & 1);
		ck_assert_uint_eq(wrong, 0);
		QRcode_free(code);
	}
	wg_arena_close(a);
}
END_TEST

static const struct wg_source *
source_in(struct wg_arena *a, const char *text)
{
	struct wg_source *source = WG_NEW(a, struct wg_source);

	source->name = wg_str_dup(a, WG_STR("locales/ar/a.po"));
	source->text = wg_str_dup(a, wg_str(text));
	return source;
}

/* Two lists that become one: what the first mutes is muted in the second.  A
 * file of that name that was read again, and is another, is another. */
START_TEST(reports_outlive_their_source)
{
	struct wg_arena *a = wg_arena_open(), *going = wg_arena_open();
	const struct wg_source *source = source_in(going, "one\ntwo\nthree\n");
	const struct wg_source *later = source_in(going, "1\n\n\n\n\n\n\n\n\n\n\nten");
	struct wg_diag *first = wg_diag_open(), *second = wg_diag_open();
	struct wg_diag_options options = { .format = WG_FORMAT_HUMAN };
	struct wg_map copies = { 0 };
	struct wg_diag_count count;
	struct wg_out out = { 0 };

	wg_diag_mute(first, WG_D_PO_NUMBER,
	    (struct wg_span){ source, 0, 4 }, WG_NOWHERE);
	wg_report(first, WG_D_PO_MARKUP,
	    (struct wg_span){ source, 4, 3 }, NULL);
	wg_note(first, (struct wg_span){ source, 8, 5 }, "beside");
	wg_report(second, WG_D_PO_NUMBER,
	    (struct wg_span){ source, 0, 3 }, NULL);
	wg_report(second, WG_D_PO_MARKUP,
	    (struct wg_span){ later, 12, 3 }, NULL);
	wg_diag_outlive(first, going, a, &copies);
	wg_diag_outlive(second, going, a, &copies);
	wg_arena_close(going);
	wg_diag_merge(first, second);
	count = wg_diag_print(first, &options, &out);
	ck_assert_uint_eq(count.errors, 2);
	ck_assert_uint_eq(count.notes + count.warnings, 0);
	ck_assert_int_ge(wg_str_find_str(wg_out_str(&out),
	    WG_STR("locales/ar/a.po:2:1: ")), 0);
	ck_assert_int_ge(wg_str_find_str(wg_out_str(&out),
	    WG_STR("locales/ar/a.po:3:1: ")), 0);
	ck_assert_int_ge(wg_str_find_str(wg_out_str(&out), WG_STR("two")), 0);
	ck_assert_int_ge(wg_str_find_str(wg_out_str(&out),
	    WG_STR("locales/ar/a.po:12:1: ")), 0);
	ck_assert_int_ge(wg_str_find_str(wg_out_str(&out), WG_STR("ten")), 0);
	wg_out_free(&out);
	wg_diag_close(first);
	wg_arena_close(a);
}
END_TEST

#define LOOP(tc, test, table) \
	tcase_add_loop_test( \
	    tc, test, 0, (int)(sizeof(table) / sizeof((table)[0])))

Suite *
base_suite(void)
{
	Suite *s = suite_create("base");
	TCase *tc = tcase_create("base");

	LOOP(tc, distance_counts_characters, distances);
	LOOP(tc, utf8_is_checked, utf8);
	LOOP(tc, decimals_have_a_point, decimals);
	LOOP(tc, columns_are_columns_of_the_screen, places);
	tcase_add_test(tc, bytes_are_skipped);
	tcase_add_test(tc, arenas_are_merged);
	tcase_add_test(tc, arenas_are_zeroed);
	tcase_add_test(tc, milli_and_micro_are_written);
	tcase_add_test(tc, json_escapes);
	tcase_add_test(tc, map_keeps_what_it_was_given);
	tcase_add_test(tc, sha256_is_fips_180);
	tcase_add_test(tc, words_are_collapsed);
	tcase_add_test(tc, formats_are_those_of_the_library);
	tcase_add_test(tc, codes_are_those_of_their_content);
	tcase_add_test(tc, reports_outlive_their_source);
	suite_add_tcase(s, tc);
	return s;
}
