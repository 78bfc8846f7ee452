/* text: levels, breaks, lines, missing glyphs. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/unique.h"
#include "suites.h"
#include "text/blank.h"
#include "text/paragraph_icu.h"

static struct wg_arena *arena;
static struct wg_diag *diag;
static struct wg_fonts *fonts;
static struct wg_shaper *shaper;

static void
setup(void)
{
	arena = wg_arena_open();
	diag = wg_diag_open();
	fonts = wg_fonts_open(NULL, 0, diag);
	shaper = wg_shaper_open(fonts);
}

static void
teardown(void)
{
	wg_shaper_close(shaper);
	wg_fonts_close(fonts);
	wg_diag_close(diag);
	wg_arena_close(arena);
}

static struct wg_paragraph *
paragraph(const char *text, const char *lang, bool rtl)
{
	struct wg_text_run *run = WG_NEW(arena, struct wg_text_run);

	*run = (struct wg_text_run){ .text = wg_str(text),
		.lang = wg_str(lang) };
	return wg_paragraph_new(arena, shaper, run, 1, wg_str(lang), rtl);
}

static const struct {
	const char *text, *levels;
	bool rtl;
} levels[] = {
	{ "Notruf 112", "0000000000", false },
	{ "مرحبا 112", "111111222", true },
	{ "a (b) ا", "0000001", false },
	{ "IBZ ا", "22211", true },
	/* A phone without an isolate: why it needs one (UAX #9, W7). */
	{ "ا +49 30 5", "1112212212", true },
	/* A line ends for every kind of line break. */
	{ "a\xE2\x80\xA8" "b\rc\r\nd", "0000000", false },
};

START_TEST(levels_follow_uax9)
{
	struct wg_paragraph *p =
	    paragraph(levels[_i].text, levels[_i].rtl ? "ar" : "de",
		levels[_i].rtl);
	const uint8_t *found;
	uint32_t n;

	wg_paragraph_text(p, &n);
	found = wg_paragraph_levels(p);
	ck_assert_uint_eq(n, strlen(levels[_i].levels));
	for (uint32_t i = 0; i < n; i++)
		ck_assert_int_eq(found[i] + '0', levels[_i].levels[i]);
}
END_TEST

/* German in Arabic text: its parts are one isolate, and keep their order. */
START_TEST(runs_join_an_isolate)
{
	const struct wg_text_run runs[] = {
		{ .text = WG_STR("\u0639 "), .lang = WG_STR("ar") },
		{ .text = WG_STR("bis "),
		    .lang = WG_STR("de"),
		    .around = WG_ISOLATE_LTR },
		{ .text = WG_STR("110"),
		    .lang = WG_STR("de"),
		    .isolate = WG_ISOLATE_LTR,
		    .around = WG_ISOLATE_LTR,
		    .joins = true },
		{ .text = WG_STR(" (a)\nb"),
		    .lang = WG_STR("de"),
		    .around = WG_ISOLATE_LTR,
		    .joins = true },
		{ .text = WG_STR("c"),
		    .lang = WG_STR("de"),
		    .around = WG_ISOLATE_LTR },
		{ .text = WG_STR(" \u0639"), .lang = WG_STR("ar") },
	};
	static const uint16_t wanted[] =
	    u"\u0639 \u2066bis \u2066110\u2069"
	    u" (a)\u2069\n\u2066b\u2069\u2066c\u2069 \u0639";
	struct wg_paragraph *p =
	    wg_paragraph_new(arena, shaper, runs, 6, WG_STR("ar"), true);
	uint32_t n;
	const uint16_t *text = wg_paragraph_text(p, &n);

	ck_assert_uint_eq(n, sizeof(wanted) / sizeof(wanted[0]) - 1);
	ck_assert_mem_eq(text, wanted, n * sizeof(*text));
}
END_TEST

/* A line feed ends every isolate (UAX #9, P1): that of a run begins again. */
START_TEST(an_isolate_goes_on_behind_a_line_feed)
{
	static const uint16_t want[] = { 0x2066, '1', 0x202B, '2', 0x202C,
		0x2069, '\n', 0x2066, '3', 0x2069 };
	struct wg_text_run run = { .text = wg_str("1\xE2\x80\xAB" "2\n3"),
		.lang = wg_str("de"), .isolate = WG_ISOLATE_LTR };
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, &run, 1, run.lang, true);
	uint32_t n;
	const uint16_t *found = wg_paragraph_text(p, &n);

	ck_assert_uint_eq(n, sizeof(want) / sizeof(want[0]));
	ck_assert_int_eq(memcmp(found, want, sizeof(want)), 0);
}
END_TEST

/* '|' marks where a line may end. */
static const struct {
	const char *lang, *marked;
} breaks[] = {
	{ "de", "Rufen |Sie |an" },
	{ "de", "von |8:00-12:30 Uhr" },
	{ "de", "um |10:30 Uhr" },
	{ "de", "z. B. |morgen" },
	{ "de", "per |E-Mail" },
	{ "de", "noch |12 km" },
	{ "de", "Tel. |+49 30 23125" },
	{ "de", "von |8:00 – 12:30 Uhr" },
	{ "de", "im |1. OG |links" },
	{ "de", "nach |§ 60a |oder |Nr. 5" },
	{ "de", "3 Tage, |50 % |mehr" },
	{ "de", "ab |27 Jahren |frei" },
	{ "de", "6 Minuten |zu |Fuß" },
	{ "de", "am |1. November 2026 |oder" },
	{ "de", "24. Dezember 2026 |bis |1. Januar 2027: |zu" },
	{ "de", "seit |2026 |am |1. Januar 2027" },
	{ "de", "Montag – |Samstag · |Brief" },
	{ "de", "seit |2026 |offen, |5 Tage" },
	{ "de", "seit |2026 |nur |um |5 Tage" },
	{ "de", "[B1, |2027] |und" },
	{ "es", "el |24 de diciembre de 2026 |o" },
	{ "tr", "24 Aralık 2026 – |1 Ocak 2027" },
	{ "hu", "ma, |2026. december 24. – |2027. január 1." },
	{ "ps", "تر |د |2026 د ډسمبر 24 پورې" },
	{ "fa", "تا |23 ژوئیهٔ 2027 |معمولاً" },
	{ "ckb", "تا |23ی تەمووزی 2027 |بە" },
	{ "ur", "23 جولائی، 2027 |تک" },
	{ "ka", "23 ივლისი, 2027 |ან" },
	{ "de", "im |Jahr |2026. |Danach" },
	{ "de", "2026 |Kreistag" },
	{ "de", "im |Haus 3, |Zimmer 12, |Linie 5" },
	{ "de", "nach |Abs. 2 |und |Klasse 5" },
	{ "uk", "ще |12 км, |5 хв |і |кабінет 3" },
	{ "uk", "до |2026 р. |або" },
	{ "ru", "до |2026 года |за |3 ч. |пути" },
	{ "bg", "в |8:00 ч. |днес" },
	{ "ar", "بعد |12 كم |أو |5 دقائق |في |غرفة 3" },
	{ "fa", "اتاق 12 |و |20 دقیقه |راه" },
	{ "fr", "salle 12, |6 minutes |à |pied" },
	{ "zh-Hans", "步|行|15分钟|到|3号楼" },
	{ "zh-Hans", "2026年11月1日" },
	{ "ja", "徒|歩|15分|第5" },
	{ "th", "12 นาที" },
	{ "de", "Raum 12-14" },
	{ "de", "u. a. |am |5 |und |7" },
	{ "ja", "きっ|て" },
	{ "km", "ខ្ញុំ|ចង់ទៅ|ផ្ទះ" },
	{ "my", "ကျောင်း|သွား|မယ်" },
	{ "lo", "ຂ້ອຍ|ຢາກ|ໄປ" },
	{ "ti", "ናይ |ስራሕ" },
	{ "kmr", "Kurmancî |baş" },
	{ "th", "ภาษา|ไทย" },
	{ "zh-Hans", "中|文" },
	{ "ko", "한국어 |안내" },
	/* An isolate that begins with a character that may begin a line. */
	{ "de", "und |\u2066房|间\u2069 |dann" },
};

START_TEST(breaks_stand_where_they_belong)
{
	char plain[128];
	size_t n = 0;
	uint32_t units = 0, total;
	struct wg_paragraph *p;
	struct wg_str marked = wg_str(breaks[_i].marked);

	for (const char *c = breaks[_i].marked; *c != '\0'; c++)
		if (*c != '|')
			plain[n++] = *c;
	plain[n] = '\0';
	p = paragraph(plain, breaks[_i].lang, false);
	wg_paragraph_text(p, &total);
	for (size_t at = 0; at < marked.len;) {
		bool wanted = marked.ptr[at] == '|';

		at += wanted;
		if (units > 0)
			ck_assert_msg(wg_paragraph_break(p, units) == wanted,
			    "%s at %u", breaks[_i].marked, (unsigned)units);
		wg_utf8_next(marked, &at);
		units++;
	}
	ck_assert_uint_eq(units, total);
}
END_TEST

/* "The advice desk for foreigners is over there." */
START_TEST(japanese_headings_are_kept_in_phrases)
{
	struct wg_text_run run = { .lang = WG_STR("ja"), .text = wg_str(
	    "外国人の相談窓口はあちらにあります") };
	unsigned counts[2] = { 0 };

	for (int bold = 0; bold < 2; bold++) {
		struct wg_paragraph *p;
		uint32_t n;

		run.weight = bold ? WG_BOLD : WG_REGULAR;
		p = wg_paragraph_new(
		    arena, shaper, &run, 1, run.lang, false);
		wg_paragraph_text(p, &n);
		for (uint32_t i = 1; i < n; i++)
			counts[bold] += wg_paragraph_break(p, i);
		/* Behind the particle, in both. */
		ck_assert(wg_paragraph_break(p, 4));
		/* Inside "soudan", in running text only. */
		ck_assert(wg_paragraph_break(p, 5) == !bold);
	}
	ck_assert_uint_gt(counts[0], 2 * counts[1]);
	ck_assert_uint_ge(counts[1], 2);
}
END_TEST

/* CSS Text 3, 4.1.3; the last two are UAX #11's ambiguous quotes. */
static const struct {
	const char *script, *text, *squeezed;
} line_ends[] = {
	{ "Latn", "ein\n Wort \t mehr ", "ein Wort mehr" },
	{ "Hans", "到\n办公室", "到办公室" },
	{ "Hant", "到\r\n  辦公室", "到辦公室" },
	{ "Jpan", "カタ\nカナ", "カタカナ" },
	{ "Jpan", "ｶﾀ\nｶﾅ", "ｶﾀｶﾅ" },
	{ "Kore", "사무실로\n오세요", "사무실로 오세요" },
	{ "Kore", "漢字\n오세요", "漢字 오세요" },
	{ "Hans", "到 办公室", "到 办公室" },
	{ "Hans", "到\nJobcenter\n去", "到 Jobcenter 去" },
	{ "Hans", "好，\nJobcenter", "好，Jobcenter" },
	{ "Thai", "ลง\nทะเบียน", "ลงทะเบียน" },
	{ "Khmr", "ភាសា\nខ្មែរ", "ភាសាខ្មែរ" },
	{ "Arab", "سجل\nنفسك", "سجل نفسك" },
	{ "Latn", "eins\xE2\x80\xA8zwei\xC2\x85""drei", "eins zwei drei" },
	{ "Latn", "10\xC2\xA0Uhr", "10\xC2\xA0Uhr" },
	{ "Hans", "他说：\n“好。”\n——完", "他说：“好。”——完" },
	{ "Latn", "“so”\n“so”", "“so” “so”" },
};

START_TEST(a_line_end_is_a_blank_where_words_have_one)
{
	struct wg_str s = wg_text_squeeze(arena,
	    wg_str(line_ends[_i].script), wg_str(line_ends[_i].text));

	ck_assert_str_eq(wg_cstr(arena, s), line_ends[_i].squeezed);
}
END_TEST

/* U+0308 after u, soft hyphen, U+200B, U+202F, U+2028, U+00A0. */
static const struct {
	const char *a, *b;
	bool same;
} texts[] = {
	{ "mu\xCC\x88ssen", "müssen", true },
	{ "müs\xC2\xADsen", "müssen", true },
	{ "müs\xE2\x80\x8Bsen", "müssen", true },
	{ "10\xE2\x80\xAFUhr", "10 Uhr", true },
	{ "10\xE2\x80\xA8Uhr", "10\xC2\xA0Uhr", true },
	{ " a  b\n", "a b", true },
	{ "mussen", "müssen", false },
	{ "10Uhr", "10 Uhr", false },
	{ "می\xE2\x80\x8Cرود", "میرود", false },
};

START_TEST(the_same_text_in_other_bytes_is_the_same)
{
	struct wg_str a = wg_text_canonical(arena, wg_str(texts[_i].a));
	struct wg_str b = wg_text_canonical(arena, wg_str(texts[_i].b));

	ck_assert_int_eq(wg_str_eq(a, b), texts[_i].same);
}
END_TEST

START_TEST(a_phone_keeps_its_order_in_arabic)
{
	const struct wg_text_run runs[] = {
		{ .text = WG_STR("اتصل "), .lang = WG_STR("ar") },
		{ .text = WG_STR("+49 30 23125"), .lang = WG_STR("ar"),
		    .isolate = WG_ISOLATE_LTR, .whole = true },
	};
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, runs, 2, WG_STR("ar"), true);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 100000, &n);
	const struct wg_line_piece *phone;

	ck_assert_uint_eq(n, 1);
	phone = &lines[0].pieces[lines[0].n - 1];
	ck_assert_uint_eq(phone->level, 2);
	ck_assert_int_eq(phone->x, 0);
	/* The first glyph on the left is the '+', cluster of the first
   * character behind the isolate. */
	ck_assert_uint_eq(phone->glyphs[0].cluster, 6);
}
END_TEST

START_TEST(lines_fill_their_width)
{
	struct wg_paragraph *p = paragraph(
	    "Bringen Sie bitte Ihren Pass und den Brief mit.", "de", false);
	size_t n;
	struct wg_line *lines = wg_paragraph_lines(
	    arena, shaper, p, 10000, &n);

	ck_assert_uint_ge(n, 2);
	for (size_t i = 0; i < n; i++) {
		ck_assert_int_le(lines[i].width, 10000);
		ck_assert(!lines[i].broken_word);
		if (i > 0)
			ck_assert_uint_eq(lines[i].start, lines[i - 1].end);
	}
}
END_TEST

START_TEST(a_soft_hyphen_shows_at_the_line_end_only)
{
	struct wg_paragraph *p = paragraph(
	    "Aufenthalts\xC2\xAD" "erlaubnis", "de", false);
	size_t n;
	struct wg_line *lines;

	lines = wg_paragraph_lines(arena, shaper, p, 100000, &n);
	ck_assert_uint_eq(n, 1);
	lines = wg_paragraph_lines(arena, shaper, p, 7000, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert(lines[0].pieces[lines[0].n - 1].hyphen);
	ck_assert(!lines[1].pieces[0].hyphen);
}
END_TEST

/* Where words end that are wider than the line, four or so letters wide. */
static const struct {
	const char *word, *parts;
} hyphenated[] = {
	{ "Bürgerbüroleitung", "Bür-ger-bü-ro-lei-tung" },
	{ "Bürgeramtsleitung", "Bür-ger-amts-lei-tung" },
	{ "Aufenthaltserlaubnis", "Auf-ent-halts-er-laub-nis" },
	{ "Migrationsberatung", "Mig-ra-ti-ons-be-ra-tung" },
	{ "Kreisvolkshochschule", "Kreis-volks-hoch-schu-le" },
	{ "Wohnungsgeber", "Woh-nungs-ge-ber" },
};

/* Does every line end where 'parts' has a hyphen? */
static bool
ends_fit(const char *parts, const struct wg_line *lines, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		uint32_t at = 0;
		bool found = false;

		for (const char *c = parts; *c != '\0'; c++) {
			found = found || (*c == '-' && at == lines[i].end);
			at += *c != '-' && (*c & 0xC0) != 0x80;
		}
		if (!found)
			return false;
	}
	return true;
}

START_TEST(german_words_are_hyphenated_where_they_must)
{
	const char *word = hyphenated[_i].word;
	struct wg_paragraph *p = paragraph(word, "de", false);
	size_t n;
	struct wg_line *lines;

	wg_paragraph_hyphenate(shaper, p);
	lines = wg_paragraph_lines(arena, shaper, p, 100000, &n);
	ck_assert_uint_eq(n, 1);
	ck_assert(!lines[0].pieces[0].hyphen);
	lines = wg_paragraph_lines(arena, shaper, p, 4300, &n);
	ck_assert_uint_ge(n, 2);
	ck_assert(ends_fit(hyphenated[_i].parts, lines, n));
	for (size_t i = 0; i < n; i++) {
		ck_assert(!lines[i].broken_word);
		ck_assert_int_le(lines[i].width, 4300);
		ck_assert(lines[i].pieces[0].hyphen == (i + 1 < n));
	}
}
END_TEST

START_TEST(only_german_is_hyphenated)
{
	struct wg_paragraph *p = paragraph(
	    "Aufenthaltserlaubnis", "tr", false);
	size_t n;
	struct wg_line *lines;

	wg_paragraph_hyphenate(shaper, p);
	lines = wg_paragraph_lines(arena, shaper, p, 4300, &n);
	ck_assert(lines[0].broken_word);
	ck_assert(!lines[0].pieces[0].hyphen);
}
END_TEST

/* A term that a translation keeps, and whether the original has it. */
static const struct {
	const char *text, *german;
	bool kept;
} terms[] = {
	{ "(Aufenthaltserlaubnis)", "Die Aufenthaltserlaubnis", true },
	{ "(Aufenthaltserlaubnis)", "Arten der <em>Aufenthaltserlaubnisse</em>",
	    true },
	{ "\xD9\x87\xD9\x88 (Aufenthaltserlaubnis)", "Aufenthaltserlaubnis",
	    true },
	{ "(B\xC3\xBCrgeramtsleitung)", "B\xC3\xBCrgeramtsleitung", true },
	{ "(Aufenthaltserlaubnis)", "\xE2\x80\x9E" "Aufenthaltserlaubnis"
	    "\xE2\x80\x9C", true },
	{ "(aufenthaltserlaubnis)", "Daueraufenthaltserlaubnis", false },
	{ "(Aufenthaltserlaubnis)", "Aufenthalt", false },
};

START_TEST(a_german_term_in_a_translation_is_hyphenated)
{
	struct wg_text_run run = { .text = wg_str(terms[_i].text),
		.lang = WG_STR("tr"), .german = wg_str(terms[_i].german) };
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, &run, 1, run.lang, false);
	bool broken = false;
	size_t n;
	struct wg_line *lines;

	wg_paragraph_hyphenate(shaper, p);
	lines = wg_paragraph_lines(arena, shaper, p, 5000, &n);
	ck_assert_uint_ge(n, 2);
	for (size_t i = 0; i < n; i++)
		broken |= lines[i].broken_word;
	ck_assert(broken != terms[_i].kept);
}
END_TEST

START_TEST(a_word_too_wide_is_broken_and_told)
{
	struct wg_paragraph *p =
	    paragraph("Wohnungsgeberbestätigung", "de", false);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 4000, &n);

	ck_assert_uint_ge(n, 3);
	ck_assert(lines[0].broken_word);
	ck_assert_int_gt((int)wg_paragraph_widest(p), 4000);
}
END_TEST

START_TEST(a_missing_glyph_is_known)
{
	struct wg_paragraph *p;
	const struct wg_missing *all;
	size_t n;

	ck_assert_uint_eq(
	    wg_paragraph_missing(paragraph("a\xF0\x93\x80\x80", "de", false)),
	    0x13000);
	p = paragraph("\xF0\x93\x80\x81 \xF0\x93\x80\x80\xF0\x93\x80\x81 x",
	    "de", false);
	/* The comma of a few scripts, behind a word of another. */
	ck_assert_uint_eq(wg_paragraph_missing(
	    paragraph("مكتب (Amt)، Amt؟", "ar", true)), 0);
	all = wg_paragraph_all_missing(p, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert_uint_eq(all[0].scalar, 0x13001);
	ck_assert_uint_eq(all[1].scalar, 0x13000);
	ck_assert_uint_eq(
	    wg_paragraph_missing(paragraph("ሰላም äöü مرحبا 中", "de", false)),
	    0);
}
END_TEST

/* U+2705, U+1F600, a family of three, U+13000; U+2610 and U+260E are drawn. */
static const struct {
	const char *text, *left;
} signs[] = {
	{ "eins \xE2\x9C\x85 zwei", "eins zwei" },
	{ "\xE2\x9C\x85 eins", "eins" },
	{ "eins\xF0\x9F\x98\x80", "eins" },
	{ "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
	  "\xF0\x9F\x91\xA7 eins", "eins" },
	{ "\xF0\x93\x80\x80", "" },
	{ "\xE2\x98\x90 ja \xE2\x98\x8E", "\xE2\x98\x90 ja \xE2\x98\x8E" },
};

/* A text in a script without a font: every character is another one. */
START_TEST(a_text_without_glyphs_is_empty)
{
	char *text = malloc(4 * 5000 + 1);
	size_t at = 0;
	uint32_t n;
	struct wg_paragraph *p;

	for (uint32_t i = 0; i < 5000; i++)
		at += wg_utf8_put(text + at, 0x17000 + i);
	text[at] = '\0';
	p = paragraph(text, "de", false);
	wg_paragraph_text(p, &n);
	ck_assert_uint_eq(n, 0);
	ck_assert(!wg_paragraph_incomplete(p));
	free(text);
}
END_TEST

START_TEST(a_sign_without_glyph_is_left_out)
{
	struct wg_paragraph *p = paragraph(signs[_i].text, "de", false);
	const uint16_t *text;
	char left[64] = "";
	size_t at = 0;
	uint32_t n;

	text = wg_paragraph_text(p, &n);
	for (uint32_t i = 0; i < n; i++)
		at += wg_utf8_put(left + at, text[i]);
	ck_assert_str_eq(left, signs[_i].left);
	ck_assert(!wg_paragraph_incomplete(p));
}
END_TEST

START_TEST(a_run_cannot_break_out_of_its_isolate)
{
	/* The run closes an isolate that is not its own, and overrides. */
	const struct wg_text_run runs[] = {
		{ .text = WG_STR("ا "), .lang = WG_STR("ar") },
		{ .text = WG_STR("\xE2\x81\xA9" "+49 \xE2\x80\xAE" "30"),
		    .lang = WG_STR("ar"), .isolate = WG_ISOLATE_LTR },
		{ .text = WG_STR(" ا"), .lang = WG_STR("ar") },
	};
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, runs, 3, WG_STR("ar"), true);
	static const uint16_t text[] = { 0x627, ' ', 0x2066, '+', '4', '9',
		' ', 0x202B, '3', '0', 0x202C, 0x2069, ' ', 0x627 };
	uint32_t n;
	const uint16_t *found = wg_paragraph_text(p, &n);

	ck_assert_uint_eq(n, sizeof(text) / sizeof(text[0]));
	ck_assert_mem_eq(found, text, sizeof(text));
	ck_assert_uint_eq(wg_paragraph_levels(p)[3], 2);
	ck_assert_uint_eq(wg_paragraph_levels(p)[12], 1);
}
END_TEST

/* Pieces from left to right, as the text they show, blanks as they are. */
static const struct {
	const char *lang, *before, *isolated, *after, *visual;
	bool rtl;
} orders[] = {
	{ "ar", "اتصل ", "+49 30 5", " الآن", " الآن|+49 30 5|اتصل ", true },
	{ "ar", "غرفة ", "B 12", "", "B 12|غرفة ", true },
	{ "de", "Tel. ", "110", " oder شرطة", "Tel. |110| oder |شرطة", false },
	{ "fa", "(", "8:00-12:30", ")", ")|8:00-12:30|(", true },
};

static int
by_x(const void *a, const void *b)
{
	const struct wg_line_piece *x = a, *y = b;

	return (x->x > y->x) - (x->x < y->x);
}

static struct wg_str
visual_order(const struct wg_paragraph *p, const struct wg_line *line)
{
	struct wg_line_piece *pieces =
	    WG_NEW_ARRAY(arena, line->n + 1, struct wg_line_piece);
	struct wg_str all = WG_NONE;
	uint32_t n;
	const uint16_t *text = wg_paragraph_text(p, &n);

	memcpy(pieces, line->pieces, line->n * sizeof(*pieces));
	qsort(pieces, line->n, sizeof(*pieces), by_x);
	for (size_t i = 0; i < line->n; i++) {
		if (i > 0 && pieces[i].run != pieces[i - 1].run)
			all = wg_str_fmt(arena, "%.*s|", WG_ARG(all));
		else if (i > 0 && pieces[i].level != pieces[i - 1].level)
			all = wg_str_fmt(arena, "%.*s|", WG_ARG(all));
		for (uint32_t k = 0; k < pieces[i].length; k++) {
			uint16_t c = text[pieces[i].start + k];
			char utf8[5] = { 0 };

			if (c >= 0x2066 && c <= 0x2069)
				continue;
			wg_utf8_put(utf8, c);
			all = wg_str_fmt(
			    arena, "%.*s%s", WG_ARG(all), utf8);
		}
	}
	return all;
}

START_TEST(pieces_stand_in_visual_order)
{
	struct wg_str lang = wg_str(orders[_i].lang);
	const struct wg_text_run runs[] = {
		{ .text = wg_str(orders[_i].before), .lang = lang },
		{ .text = wg_str(orders[_i].isolated), .lang = lang,
		    .isolate = WG_ISOLATE_LTR, .whole = true },
		{ .text = wg_str(orders[_i].after), .lang = lang },
	};
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, runs, 3, lang, orders[_i].rtl);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 100000, &n);
	struct wg_str found;

	ck_assert_uint_eq(n, 1);
	found = visual_order(p, &lines[0]);
	ck_assert_msg(wg_str_is(found, orders[_i].visual), "%.*s",
	    WG_ARG(found));
	/* Handed out in logical order. */
	for (size_t i = 1; i < lines[0].n; i++)
		ck_assert_uint_gt(
		    lines[0].pieces[i].start, lines[0].pieces[i - 1].start);
}
END_TEST

/* Every line is narrow enough, and all text is placed once and in order. */
static const struct {
	const char *lang, *text;
	bool rtl;
} filled[] = {
	{ "de", "Bringen Sie bitte Ihren Pass und den Brief mit, AVAVAV.",
	    false },
	{ "ar", "وثائق إقامتكم، تصريح العمل، لمّ شمل الأسرة في المكتب", true },
	{ "ur", "یہ دفتر پیر سے جمعہ تک کھلا ہے", true },
	{ "th", "สำนักงานเปิดทำการทุกวันจันทร์ถึงวันศุกร์", false },
	{ "zh-Hans", "请带上您的护照和这封信。办公室在二楼。", false },
	{ "ti", "ናይ መንበሪ ፍቓድ ወረቓቕቲ፣ ናይ ስራሕ ፍቓድ", false },
	{ "hi", "कृपया अपना पासपोर्ट और यह पत्र साथ लाएँ", false },
	{ "ar", "عنوان Kreishausplatz 1, 12345 Musterwede مدخل B", true },
};

START_TEST(lines_hold_all_text)
{
	struct wg_paragraph *p = paragraph(
	    filled[_i].text, filled[_i].lang, filled[_i].rtl);
	uint32_t units, at = 0;
	size_t n;
	struct wg_line *lines;

	wg_paragraph_text(p, &units);
	lines = wg_paragraph_lines(arena, shaper, p, 6000, &n);
	ck_assert_uint_eq(wg_paragraph_missing(p), 0);
	ck_assert_uint_ge(n, 2);
	ck_assert_uint_eq(n, wg_paragraph_count(p, 6000));
	for (size_t i = 0; i < n; i++) {
		int64_t width = 0;

		ck_assert_uint_eq(lines[i].start, at);
		for (size_t k = 0; k < lines[i].n; k++) {
			ck_assert_uint_eq(lines[i].pieces[k].start, at);
			at += lines[i].pieces[k].length;
			ck_assert_uint_gt(lines[i].pieces[k].n, 0);
			width += lines[i].pieces[k].width;
		}
		ck_assert_uint_eq(lines[i].end, at);
		ck_assert_int_le(lines[i].width, 6000);
		/* Blanks at the end hang beyond the width. */
		ck_assert_int_le(width - lines[i].width, 400);
	}
	ck_assert_uint_eq(at, units);
}
END_TEST

START_TEST(an_address_breaks_behind_a_slash)
{
	struct wg_text_run run = { .text = WG_STR(
	    "https://example.org/termin/buchen"), .lang = WG_STR("de"),
	    .whole = true };
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, &run, 1, WG_STR("de"), false);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 100000, &n);

	ck_assert_uint_eq(n, 1);
	lines = wg_paragraph_lines(arena, shaper, p, 14500, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert_uint_eq(lines[0].end, strlen("https://example.org/termin/"));
	ck_assert(!lines[0].broken_word);
}
END_TEST

START_TEST(a_line_holds_one_grapheme_at_least)
{
	struct wg_paragraph *p = paragraph("Aa\xCC\x88o", "de", false);
	size_t n;
	struct wg_line *lines = wg_paragraph_lines(arena, shaper, p, -5, &n);

	ck_assert_uint_eq(n, 3);
	ck_assert_uint_eq(lines[1].start, 1);
	ck_assert_uint_eq(lines[1].end, 3); /* a with its mark */
	for (size_t i = 0; i < n; i++)
		ck_assert(lines[i].broken_word);
}
END_TEST

START_TEST(a_mark_stays_with_its_base)
{
	/* No Latin letter in the Arabic font, no fatha in the Latin one. */
	struct wg_paragraph *p = paragraph("ا e\xCC\x81", "ar", true);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 100000, &n);
	const struct wg_line_piece *last = &lines[0].pieces[lines[0].n - 1];

	ck_assert_uint_eq(last->length, 2);
	ck_assert_uint_eq(last->n, 1); /* composed */
	ck_assert_uint_eq(wg_paragraph_missing(p), 0);
}
END_TEST

START_TEST(script_decides_font_and_size)
{
	struct wg_paragraph *p = paragraph("ا IBZ 5", "ar", true);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 100000, &n);
	const struct wg_line_piece *first = &lines[0].pieces[0];
	const struct wg_line_piece *last = &lines[0].pieces[lines[0].n - 1];

	ck_assert_uint_eq(first->size, 120);
	ck_assert_ptr_eq(first->font, wg_font_for(
	    fonts, WG_STR("Arab"), WG_STR("ar"), WG_REGULAR));
	ck_assert_uint_eq(last->size, 100);
	ck_assert_ptr_eq(last->font, wg_font_for(
	    fonts, WG_STR("Latn"), WG_STR("ar"), WG_REGULAR));
	/* The same code point, another country's shape. */
	ck_assert_ptr_ne(
	    wg_font_for(fonts, WG_STR("Hani"), WG_STR("ja"), WG_REGULAR),
	    wg_font_for(fonts, WG_STR("Hans"), WG_STR("zh"), WG_REGULAR));
}
END_TEST

/* A folder of fonts that are damaged, and what is made of it. */
static void
damage(const char *folder, const char *name, size_t keep)
{
	struct wg_str text, path = wg_str_fmt(arena, "%s/%s", folder, name);
	FILE *f;

	ck_assert_int_eq(wg_file_read(arena, wg_str_fmt(arena,
	    "/usr/share/fonts/truetype/noto/%s", name).ptr, 1u << 26, &text),
	    WG_FILE_OK);
	f = fopen(path.ptr, "wb");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_le(keep, text.len);
	ck_assert_uint_eq(fwrite(text.ptr, 1, keep, f), keep);
	fclose(f);
}

START_TEST(a_damaged_font_is_told_of_once)
{
	char folder[] = "/tmp/wegweiser-fonts-" WG_UNIQUE;
	const char *folders[] = { folder };
	const struct wg_diag_options options = { .format = WG_FORMAT_SHORT };
	struct wg_out out = { 0 };
	struct wg_fonts *few;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	damage(folder, "NotoSans-Regular.ttf", 300000);
	damage(folder, "NotoSansThai-Regular.ttf", 4);
	few = wg_fonts_open(folders, 1, diag);
	for (int i = 0; i < 2; i++) {
		ck_assert_ptr_null(wg_font_for(
		    few, WG_STR("Latn"), WG_STR("de"), WG_REGULAR));
		ck_assert_ptr_null(wg_font_for(
		    few, WG_STR("Cyrl"), WG_STR("uk"), WG_REGULAR));
		ck_assert_ptr_null(wg_font_for(
		    few, WG_STR("Thai"), WG_STR("th"), WG_REGULAR));
		ck_assert_ptr_null(wg_font_for(
		    few, WG_STR("Arab"), WG_STR("ar"), WG_REGULAR));
	}
	wg_fonts_close(few);
	ck_assert_uint_eq(wg_diag_print(diag, &options, &out).errors, 3);
	wg_out_free(&out);
	unlink(wg_str_fmt(arena, "%s/NotoSans-Regular.ttf", folder).ptr);
	unlink(wg_str_fmt(arena, "%s/NotoSansThai-Regular.ttf", folder).ptr);
	rmdir(folder);
}
END_TEST

static void
same_as_harfbuzz(struct wg_paragraph *p, const struct wg_text_item *item)
{
	unsigned n;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *at;

	wg_shape_text(shaper, p, item, item->start, item->end,
	    item->level & 1);
	info = hb_buffer_get_glyph_infos(shaper->buffer, &n);
	at = hb_buffer_get_glyph_positions(shaper->buffer, NULL);
	ck_assert_uint_eq(item->n, n);
	for (unsigned i = 0; i < n; i++) {
		const struct wg_glyph *g = &item->glyphs[i];

		ck_assert_uint_eq(g->id, info[i].codepoint);
		ck_assert_uint_eq(g->cluster, info[i].cluster);
		ck_assert_int_eq(g->advance, at[i].x_advance);
		ck_assert_int_eq(g->dx, at[i].x_offset);
		ck_assert_int_eq(g->dy, at[i].y_offset);
		/* What HarfBuzz would not cut is not cut. */
		if (hb_glyph_info_get_glyph_flags(&info[i]) &
		    HB_GLYPH_FLAG_UNSAFE_TO_BREAK)
			ck_assert_uint_eq(
			    p->breaks[g->cluster] & WG_SAFE, 0);
	}
}

/* What was shaped is shared; what the caller asks for is his own. */
START_TEST(a_paragraph_that_was_shaped_has_the_runs_of_its_caller)
{
	const struct wg_text_run one = { .text = WG_STR("Wohnungsgeber"),
		.lang = WG_STR("tr"), .color = 1 };
	struct wg_text_run two = one;
	struct wg_paragraph *p[4];
	struct wg_line *lines[4];
	size_t n[4];

	two.color = 2;
	two.german = WG_STR("die Wohnungsgeber");
	p[0] = wg_paragraph_new(arena, shaper, &one, 1, one.lang, false);
	p[1] = wg_paragraph_new(arena, shaper, &two, 1, two.lang, false);
	wg_paragraph_hyphenate(shaper, p[1]);
	p[2] = wg_paragraph_new(arena, shaper, &one, 1, one.lang, false);
	two.weight = WG_BOLD;
	p[3] = wg_paragraph_new(arena, shaper, &two, 1, two.lang, false);
	for (size_t i = 0; i < 4; i++)
		lines[i] = wg_paragraph_lines(
		    arena, shaper, p[i], 4300, &n[i]);
	ck_assert_ptr_eq(lines[0][0].pieces[0].run, &one);
	ck_assert_ptr_eq(lines[1][0].pieces[0].run, &two);
	ck_assert_ptr_eq(lines[2][0].pieces[0].run, &one);
	ck_assert_ptr_eq(p[0]->text, p[2]->text);
	ck_assert(!lines[0][0].pieces[0].hyphen);
	ck_assert(lines[1][0].pieces[0].hyphen);
	ck_assert(!lines[2][0].pieces[0].hyphen);
	ck_assert_ptr_ne(lines[0][0].pieces[0].font,
	    lines[3][0].pieces[0].font);
}
END_TEST

/* Words that are remembered are those that HarfBuzz would make of the whole
 * text: in all the scripts of the corpus, new and again. */
START_TEST(words_change_no_glyph)
{
	FILE *f = fopen("tests/browser/corpus.tsv", "r");
	char line[4096];
	size_t items = 0;

	ck_assert_ptr_nonnull(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		char *text = strchr(line, '\t');

		if (line[0] == '#' || text == NULL)
			continue;
		*text++ = '\0';
		for (int k = 0; k < 4; k++) {
			struct wg_paragraph *p =
			    paragraph(text, line, k & 1);

			for (size_t i = 0; i < p->items.n; i++, items++)
				if (p->items.at[i].font != NULL)
					same_as_harfbuzz(
					    p, &p->items.at[i]);
		}
	}
	fclose(f);
	ck_assert_uint_gt(items, 800);
}
END_TEST

/* A mark behind a blank, controls, a blank at each end. */
static const char *const edges[] = { " \xCC\x81 a", "  a  b  ", " ", "a ",
	"\xE2\x80\x8D ab \xE2\x80\x8C" "c", "\xD9\x84\xD8\xA7 \xD9\x91 x",
	"T o", "AV A V", "\xE0\xA4\x95 \xE0\xA4\xBF" };

START_TEST(words_end_at_blanks_that_bear_nothing)
{
	for (int k = 0; k < 4; k++) {
		struct wg_paragraph *p =
		    paragraph(edges[_i], k < 2 ? "ar" : "de", k & 1);

		for (size_t i = 0; i < p->items.n; i++)
			same_as_harfbuzz(p, &p->items.at[i]);
	}
}
END_TEST

/* 'unit' as often as it goes into a megabyte. */
static size_t
lines_of_megabyte(const char *unit, const char *lang, bool rtl)
{
	size_t each = strlen(unit), size = (1 << 20) / each * each, n;
	char *text = wg_alloc(arena, size + 1);
	struct wg_paragraph *p;
	const struct wg_line *lines;

	for (size_t i = 0; i < size; i += each)
		memcpy(text + i, unit, each);
	p = paragraph(text, lang, rtl);
	lines = wg_paragraph_lines(arena, shaper, p, 40000, &n);
	ck_assert_uint_eq(lines[0].start, 0);
	for (size_t i = 1; i < n; i++)
		ck_assert_uint_eq(lines[i].start, lines[i - 1].end);
	ck_assert_uint_eq(lines[n - 1].end, p->n);
	return n;
}

static const struct {
	const char *unit, *lang;
	size_t least; /* lines */
	bool rtl;
} megabytes[] = {
	{ "x", "de", 10000, false },
	{ "ب", "ar", 1000, true },
	{ "ก", "th", 1000, false },
	{ "wort mit ", "de", 10000, false },
	/* ZERO WIDTH SPACE and JOINER, WORD JOINER, a mark, an isolate. */
	{ "\xE2\x80\x8B", "de", 1, false },
	{ "\xE2\x80\x8D", "ar", 1, true },
	{ "\xE2\x81\xA0", "de", 1, false },
	{ "\xCC\x81", "de", 1, false },
	{ "\xE2\x81\xA6", "ar", 1, true },
};

/* Nothing here may take more than time in proportion: a test that takes half
 * a minute fails. */
START_TEST(a_megabyte_is_a_paragraph)
{
	ck_assert_uint_ge(lines_of_megabyte(megabytes[_i].unit,
	    megabytes[_i].lang, megabytes[_i].rtl), megabytes[_i].least);
}
END_TEST

START_TEST(hostile_text_is_bounded)
{
	char isolates[3 * 1000 + 2];
	struct wg_paragraph *p;
	size_t n;

	for (size_t i = 0; i < 1000; i++)
		memcpy(isolates + 3 * i, "\xE2\x81\xA6", 3);
	memcpy(isolates + 3000, "x", 2);
	p = paragraph(isolates, "ar", true);
	wg_paragraph_lines(arena, shaper, p, 1000, &n);
	ck_assert_uint_ge(n, 1);
	p = paragraph("", "ar", true);
	wg_paragraph_lines(arena, shaper, p, 1000, &n);
	ck_assert_uint_eq(n, 1);
	p = paragraph("\xED\xA0\x80 \xFF", "de", false);
	wg_paragraph_lines(arena, shaper, p, 0, &n);
	ck_assert_uint_ge(n, 1);
}
END_TEST

#define LOOP(tc, test, table) \
	tcase_add_loop_test( \
	    tc, test, 0, (int)(sizeof(table) / sizeof((table)[0])))

Suite *
text_suite(void)
{
	Suite *s = suite_create("text");
	TCase *tc = tcase_create("text");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	LOOP(tc, levels_follow_uax9, levels);
	LOOP(tc, breaks_stand_where_they_belong, breaks);
	LOOP(tc, a_line_end_is_a_blank_where_words_have_one, line_ends);
	LOOP(tc, the_same_text_in_other_bytes_is_the_same, texts);
	tcase_add_test(tc, a_phone_keeps_its_order_in_arabic);
	tcase_add_test(tc, lines_fill_their_width);
	tcase_add_test(tc, japanese_headings_are_kept_in_phrases);
	tcase_add_test(tc, a_soft_hyphen_shows_at_the_line_end_only);
	LOOP(tc, german_words_are_hyphenated_where_they_must, hyphenated);
	tcase_add_test(tc, only_german_is_hyphenated);
	LOOP(tc, a_german_term_in_a_translation_is_hyphenated, terms);
	tcase_add_test(tc, a_word_too_wide_is_broken_and_told);
	tcase_add_test(tc, a_missing_glyph_is_known);
	LOOP(tc, a_sign_without_glyph_is_left_out, signs);
	tcase_add_test(tc, a_text_without_glyphs_is_empty);
	tcase_add_test(tc, a_run_cannot_break_out_of_its_isolate);
	tcase_add_test(tc, an_isolate_goes_on_behind_a_line_feed);
	tcase_add_test(tc, runs_join_an_isolate);
	LOOP(tc, pieces_stand_in_visual_order, orders);
	LOOP(tc, lines_hold_all_text, filled);
	tcase_add_test(tc, an_address_breaks_behind_a_slash);
	tcase_add_test(tc, a_line_holds_one_grapheme_at_least);
	tcase_add_test(tc, a_mark_stays_with_its_base);
	tcase_add_test(tc, script_decides_font_and_size);
	tcase_add_test(tc, a_damaged_font_is_told_of_once);
	tcase_add_test(tc, words_change_no_glyph);
	tcase_add_test(tc,
	    a_paragraph_that_was_shaped_has_the_runs_of_its_caller);
	LOOP(tc, words_end_at_blanks_that_bear_nothing, edges);
	LOOP(tc, a_megabyte_is_a_paragraph, megabytes);
	tcase_add_test(tc, hostile_text_is_bounded);
	suite_add_tcase(s, tc);
	return s;
}
