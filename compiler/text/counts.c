/*
 * What follows a number is mostly what it counts, so any word is kept with it,
 * but for those that never are; and a line may still end there if nothing else
 * fits.  What stands before a number belongs to it only if it is one of the
 * words that are numbered.
 */
#include "text/counts.h"

#include <stddef.h>
#include <unicode/uchar.h>

#define LONGEST 15 /* of the words below [UTF-16 unit] */

struct view {
	const uint16_t *text;
	int64_t n;
};

static uint16_t
at(const struct view *v, int64_t i)
{
	return i < 0 || i >= v->n ? 0 : v->text[i];
}

static bool
digit(uint16_t c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(uint16_t c)
{
	return c >= 'A' && u_isalpha(c);
}

static bool
blank(uint16_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F;
}

static bool
isolate(uint16_t c)
{
	return c >= 0x2066 && c <= 0x2069;
}

static bool
han(uint16_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 ||
	    (c >= 0x3041 && c <= 0x30FF);
}

/* The last unit before 'i' that is no mark of direction; the first from it. */
static int64_t
back(const struct view *v, int64_t i)
{
	for (i--; isolate(at(v, i));)
		i--;
	return i;
}

static int64_t
ahead(const struct view *v, int64_t i)
{
	while (isolate(at(v, i)))
		i++;
	return i;
}

/* The letters from 'i' on, or up to it, in small ones; empty where there are
 * none, or more than in any word of the lists. */
struct word {
	UChar at[LONGEST + 1];
	int n;
};

static struct word
word_from(const struct view *v, int64_t i, int64_t step)
{
	struct word w = { .n = 0 };
	int n = 0;

	while (n <= LONGEST && letter(at(v, i + n * step)))
		n++;
	if (n > LONGEST)
		return w;
	for (int k = 0; k < n; k++)
		w.at[k] = (UChar)u_tolower(
		    at(v, step > 0 ? i + k : i - n + 1 + k));
	w.n = n;
	return w;
}

static bool
is(const struct word *w, const UChar *word)
{
	for (int k = 0; k < w->n; k++)
		if (w->at[k] != word[k])
			return false;
	return w->n > 0 && word[w->n] == 0;
}

static bool
ends(const struct view *v, int64_t last, const UChar *word)
{
	int64_t n = 0;

	while (word[n] != 0)
		n++;
	for (int64_t k = 0; k < n; k++)
		if (u_tolower(at(v, last - n + 1 + k)) != word[k])
			return false;
	return !letter(at(v, last - n));
}

/* Words behind a number that it does not count. */
static const UChar *const others[] = { u"und", u"oder", u"bis", u"im",
	u"in", u"am", u"an", u"auf", u"aus", u"bei", u"mit", u"nach", u"von",
	u"vor", u"zu", u"zum", u"zur", u"für", u"um", u"ab", u"ist", u"sind",
	u"war", u"wird", u"werden", u"kann", u"können", u"muss", u"müssen",
	u"hat", u"haben", u"sowie", u"der", u"die", u"das", u"den", u"dem",
	u"des", u"ein", u"eine", u"als", u"and", u"or", u"to", u"on", u"at",
	u"of", u"for", u"is", u"are", u"и", u"і", u"й", u"та", u"или",
	u"або", u"et", u"ou", u"y", u"o", u"e", u"i", u"și", u"ve", u"dhe",
	u"és", u"و" };

static const UChar *const years[] = { u"р", u"року", u"рік", u"г", u"год",
	u"года", u"году", u"година", u"m" };

/* Words before the number that they have; also in the middle of a word that
 * begins with the Arabic article. */
static const UChar *const numbered[] = { u"zimmer", u"raum", u"linie",
	u"bus", u"haus", u"gebäude", u"stock", u"etage", u"klasse",
	u"klassen", u"nummer", u"absatz", u"artikel", u"paragraf", u"satz",
	u"seite", u"seiten", u"gleis", u"tür", u"schalter", u"platz",
	u"eingang", u"stufe", u"kapitel", u"punkt", u"anlage", u"postfach",
	u"block", u"ziffer", u"nr", u"room", u"line",
	u"floor", u"class", u"page", u"building", u"house", u"section",
	u"number", u"platform", u"door", u"кабінет", u"кімната", u"лінія",
	u"поверх", u"клас", u"будинок", u"номер", u"сторінка", u"кабинет",
	u"комната", u"линия", u"этаж", u"класс", u"дом", u"страница",
	u"автобус", u"стая", u"етаж", u"сграда", u"غرفة", u"الغرفة",
	u"خط", u"الخط", u"طابق", u"الطابق", u"صف", u"الصف", u"رقم",
	u"حافلة", u"مبنى", u"صفحة", u"اتاق", u"طبقه", u"کلاس", u"شماره",
	u"صفحه", u"ساختمان", u"خونه", u"کوټه", u"لیکه", u"پوړ", u"ټولګی",
	u"ژووری", u"هێڵی", u"نهۆمی", u"ژمارە", u"کمرہ", u"لائن", u"منزل",
	u"نمبر", u"جماعت", u"oda", u"hat", u"kat", u"sınıf", u"numara",
	u"ode", u"xet", u"pol", u"hejmar", u"pokój", u"linia", u"piętro",
	u"klasa", u"numer", u"camera", u"etajul", u"clasa", u"numărul",
	u"sala", u"línea", u"planta", u"clase", u"aula", u"número",
	u"salle", u"ligne", u"étage", u"bureau", u"numéro",
	u"stanza", u"linea", u"piano", u"classe", u"numero", u"szoba",
	u"vonal", u"emelet", u"osztály", u"dhoma", u"linja", u"kati",
	u"numri", u"qolka", u"khadka", u"dabaqa", u"fasalka", u"ክፍሊ",
	u"መስመር", u"ደብሪ", u"ቁጽሪ", u"ოთახი", u"ხაზი", u"სართული",
	u"კლასი" };

/* Those that are no words. */
static const UChar *const marks[] = { u"§", u"§§", u"№", u"n°" };

/* The same with a point. */
static const UChar *const shortened[] = { u"nr", u"abs", u"art", u"s",
	u"kl", u"tel", u"str", u"hs", u"geb", u"no", u"num", u"каб", u"кв",
	u"ст", u"стр", u"п", u"д", u"эт", u"буд", u"пов", u"тел" };

/* What is counted in Chinese and Japanese, in more than one character. */
static const UChar *const counters[] = { u"分钟", u"小时", u"公里",
	u"星期", u"个月", u"平方米", u"号楼", u"号线", u"路公交", u"年级",
	u"欧元", u"分鐘", u"小時", u"個月", u"分間", u"時間", u"週間",
	u"か月", u"ヶ月", u"日間", u"年間", u"号室", u"番線", u"ユーロ",
	u"キロ" };

#define LISTED(list, test) \
	for (size_t k = 0; k < sizeof(list) / sizeof((list)[0]); k++) \
		if (test) \
			return true

static bool
is_other(const struct view *v, int64_t i)
{
	struct word w = word_from(v, i, 1);

	LISTED(others, is(&w, others[k]));
	return false;
}

static bool
is_numbered(const struct view *v, int64_t last)
{
	bool point = at(v, last) == '.';
	struct word w = word_from(v, point ? last - 1 : last, -1);

	if (point) {
		LISTED(shortened, is(&w, shortened[k]));
		return false;
	}
	LISTED(numbered, is(&w, numbered[k]));
	LISTED(marks, ends(v, last, marks[k]));
	return false;
}

/* Behind the first character of a counter with its number before it? */
static bool
inside(const struct view *v, int64_t i, const UChar *counter)
{
	for (int64_t k = 1; counter[k] != 0; k++) {
		bool same = digit(at(v, back(v, i - k)));

		for (int64_t c = 0; c <= k && same; c++)
			same = at(v, i - k + c) == counter[c];
		if (same)
			return true;
	}
	return false;
}

static bool
in_counter(const struct view *v, int64_t i)
{
	LISTED(counters, inside(v, i, counters[k]));
	return false;
}

/* 第5; 2026年11月, where both belong to one day. */
static bool
in_date(const struct view *v, int64_t last)
{
	uint16_t c = at(v, last);

	return c == 0x7B2C || ((c == 0x5E74 || c == 0x6708) &&
	    digit(at(v, back(v, last))));
}

/* Digits up to 'last'; those of "B2" are no number. */
static int
digits_before(const struct view *v, int64_t last)
{
	int n = 0;

	while (n < 9 && digit(at(v, last - n)))
		n++;
	return letter(at(v, last - n)) ? 0 : n;
}

static bool
is_year(const struct view *v, int64_t i)
{
	struct word w = word_from(v, i, 1);

	LISTED(years, is(&w, years[k]));
	return false;
}

/* A year counts nothing, but may be told that it is one: "2026 р.". */
static bool
year(const struct view *v, int64_t last, int64_t next)
{
	return digits_before(v, last) == 4 &&
	    (at(v, last - 3) == '1' || at(v, last - 3) == '2') &&
	    !is_year(v, next);
}

static enum wg_count
behind_number(const struct view *v, int64_t last, int64_t next)
{
	int64_t number = at(v, last) == '.' ? back(v, last) : last;
	int n = digits_before(v, number);

	if (n == 0 || !letter(at(v, next)) || is_other(v, next) ||
	    year(v, number, next))
		return WG_COUNT_NONE;
	/* "1. November", but not the end of a sentence. */
	return at(v, last) == '.' && n > 2 ? WG_COUNT_NONE : WG_COUNT_SOFT;
}

/* Dates in words: "24 December 2026", "24 de diciembre de 2026", "2026.
 * december 24.", "د 2026 د جولای 24": a day and a year with no more between
 * them than words. */
#define APART 3    /* words */
#define LONG_WORD 24

enum part { NO_PART, DAY, YEAR };

struct beside {
	enum part part;
	int words;         /* between the place and the number */
	int64_t far;       /* the first unit beyond the number */
};

static bool
in_word(uint16_t c)
{
	return letter(c) || u_charType(c) == U_NON_SPACING_MARK;
}

static bool
between_words(uint16_t c)
{
	return blank(c) || isolate(c) || c == ',' || c == '.' || c == 0x60C;
}

/* The first unit beyond the word that begins or ends at 'i'; 'i' itself if
 * there is none, or too long a one. */
static int64_t
beyond_word(const struct view *v, int64_t i, int64_t step)
{
	int64_t to = i;

	while ((to - i) * step < LONG_WORD && in_word(at(v, to)))
		to += step;
	return in_word(at(v, to)) ? i : to;
}

/* The number nearest to 'i', from it on in steps of 1 or -1. */
static struct beside
number_beside(const struct view *v, int64_t i, int64_t step)
{
	struct beside b = { .part = NO_PART };
	int64_t n = 0, from;

	for (;; b.words++) {
		while (between_words(at(v, i)))
			i += step;
		if (digit(at(v, i)) || b.words == APART)
			break;
		from = i;
		i = beyond_word(v, i, step);
		if (i == from)
			return b;
	}
	for (from = i; n < 5 && digit(at(v, i)); n++)
		i += step;
	b.far = i;
	/* That of "B1" is none; but "23rd" is. */
	if (in_word(at(v, step > 0 ? from - 1 : i)))
		return b;
	if (n == 1 || n == 2) {
		b.part = DAY;
	} else if (n == 4) {
		from = step > 0 ? from : i + 1;
		if (at(v, from) == '1' || at(v, from) == '2')
			b.part = YEAR;
	}
	return b;
}

/* Are there names and points only from 'i' on to a number that is there? */
static bool
plain_beside(const struct view *v, int64_t i, int64_t step)
{
	for (int64_t from;;) {
		for (; between_words(at(v, i)); i += step)
			if (at(v, i) == ',')
				return false;
		if (!in_word(at(v, i)))
			return true;
		from = i;
		i = beyond_word(v, i, step);
		from = step > 0 ? from : i + 1;
		if (is_other(v, from) || is_year(v, from))
			return false;
	}
}

/* What stands on either side of a blank is one date?  A year that belongs to
 * a day before it, or a day to a year behind it, begins no other one. */
static bool
in_written_date(const struct view *v, int64_t i)
{
	struct beside left = number_beside(v, i - 1, -1);
	struct beside right;

	if (left.part == NO_PART)
		return false;
	right = number_beside(v, i, 1);
	if (right.part == NO_PART || left.part == right.part ||
	    left.words + right.words > APART)
		return false;
	return left.part == DAY || (plain_beside(v, i - 1, -1) &&
	    plain_beside(v, i, 1) &&
	    number_beside(v, left.far, -1).part != DAY &&
	    number_beside(v, right.far, 1).part != YEAR);
}

bool
wg_counts(const uint16_t *text, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (digit(text[i]))
			return true;
	return false;
}

enum wg_count
wg_count_at(const uint16_t *text, uint32_t n, uint32_t i)
{
	const struct view v = { text, n };
	int64_t last = back(&v, i), next = ahead(&v, i);

	if (han(at(&v, next))) {
		if (digit(at(&v, last)))
			return WG_COUNT_HARD;
		return han(at(&v, last)) && in_counter(&v, next) ?
		    WG_COUNT_HARD : WG_COUNT_NONE;
	}
	if (digit(at(&v, next)) && in_date(&v, last))
		return WG_COUNT_HARD;
	if (!blank(at(&v, last)))
		return WG_COUNT_NONE;
	last = back(&v, last);
	if (digit(at(&v, next)) && is_numbered(&v, last))
		return WG_COUNT_HARD;
	if (in_written_date(&v, i))
		return WG_COUNT_SOFT;
	return digit(at(&v, next)) ? WG_COUNT_NONE :
	    behind_number(&v, last, next);
}
