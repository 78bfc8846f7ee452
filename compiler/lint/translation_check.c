/*
 * Most strings have no digits, no addresses and nothing invisible.  One look
 * at the bytes of both strings tells what they have, and only the checks that
 * need it run.
 */
#include "lint/translation_check.h"

#include <stdarg.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "model/catalog.h"
#include "model/project.h"
#include "text/char.h"
#include "text/locale_match.h"

/* What a string has, or may have; a check with 0 runs always. */
enum {
	HAS_DIGIT = 1,   /* ASCII */
	HAS_FOREIGN_DIGIT = 2,
	HAS_ADDRESS = 4, /* '@', or '.' or ':' inside a word */
	HAS_SIGN = 8,    /* controls, format characters, other planes */
	HAS_LATIN1 = 16,
	HAS_BRACE = 32,
	HAS_AMPERSAND = 64,
};

/* Errors first: after one the rest is not asked, for it would only repeat it
 * in other words. */
static const struct check {
	bool (*run)(const struct wg_pair *);
	unsigned needs;
} checks[] = {
	{ wg_check_controls, HAS_SIGN },
	{ wg_check_placeholders, HAS_BRACE },
	{ wg_check_addresses, HAS_ADDRESS },
	{ wg_check_numbers, HAS_DIGIT | HAS_FOREIGN_DIGIT },
	{ wg_check_times, HAS_DIGIT },
	{ wg_check_invisible, HAS_SIGN },
	{ wg_check_mojibake, HAS_LATIN1 },
	{ wg_check_script, 0 },
	{ wg_check_letters, 0 },
	{ wg_check_ampersand, HAS_AMPERSAND },
	{ wg_check_space, 0 },
	{ wg_check_end, 0 },
	{ wg_check_same, 0 },
	{ wg_check_terms, 0 },
};

static bool
between(unsigned char c, unsigned from, unsigned to)
{
	return c >= from && c <= to;
}

/* A character from its first bytes on, 'next' and 'third' 0 at the end. */
static unsigned
look_high(unsigned char c, unsigned char next, unsigned char third)
{
	switch (c) {
	case 0xC2: /* C1 controls, soft hyphen */
	case 0xCD: /* U+034F */
	case 0xE2: /* general punctuation */
	case 0xE3: /* U+3164 */
		return HAS_SIGN | (c == 0xC2 ? HAS_LATIN1 : 0);
	case 0xC3:
	case 0xC5:
		return HAS_LATIN1;
	case 0xD9:
		return between(next, 0xA0, 0xA9) ? HAS_FOREIGN_DIGIT : 0;
	case 0xDB:
		return between(next, 0xB0, 0xB9) ? HAS_FOREIGN_DIGIT : 0;
	case 0xDF:
		return between(next, 0x80, 0x89) ? HAS_FOREIGN_DIGIT : 0;
	case 0xE0: /* India, Thailand, Tibet */
		return between(third, 0x90, 0x99) || between(third, 0xA0,
		    0xAF) ? HAS_FOREIGN_DIGIT : 0;
	case 0xE1: /* Ethiopic letters are the most of these */
		return between(next, 0x88, 0x8E) ? 0 :
		    HAS_FOREIGN_DIGIT | HAS_SIGN;
	default:
		return c >= 0xEA ? HAS_FOREIGN_DIGIT | HAS_SIGN : 0;
	}
}

/* Bytes that look() need not look at: most letters. */
static const bool dull[256] = {
	[' ' ... '%'] = true, ['\'' ... '-'] = true, ['/'] = true, [';' ... '?'] = true,
	['A' ... 'z'] = true, ['|'] = true, ['~'] = true,
	[0x80 ... 0xC1] = true, [0xC4] = true, [0xC6 ... 0xCC] = true,
	[0xCE ... 0xD8] = true, [0xDA] = true, [0xDC ... 0xDE] = true,
	[0xE4 ... 0xE9] = true,
};

static unsigned
look(struct wg_str s)
{
	unsigned has = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (dull[c])
			continue;
		unsigned char next = i + 1 < s.len ?
		    (unsigned char)s.ptr[i + 1] : 0;

		if (c >= 0xC2)
			has |= look_high(c, next, i + 2 < s.len ?
			    (unsigned char)s.ptr[i + 2] : 0);
		else if (between(c, '0', '9'))
			has |= HAS_DIGIT;
		else if (c == '@' ||
		    ((c == ':' || c == '.') && i > 0 && next > ' ' &&
			next != '<' && next != '"'))
			has |= HAS_ADDRESS;
		else if (c < 0x20 || c == 0x7F)
			has |= HAS_SIGN;
		else if (c == '{' || c == '}')
			has |= HAS_BRACE;
		else if (c == '&')
			has |= HAS_AMPERSAND;
	}
	return has;
}

bool
wg_translation_check(const struct wg_pair *p)
{
	/* Of the original only its facts matter. */
	unsigned has = (look(p->source) & (HAS_DIGIT | HAS_ADDRESS |
	    HAS_BRACE)) | look(p->text->value);

	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		if ((checks[i].needs == 0 || (checks[i].needs & has) != 0) &&
		    !checks[i].run(p))
			return false;
	return true;
}

struct wg_span
wg_piece_span(const struct wg_message_text *t, struct wg_str piece)
{
	struct wg_span at = t->at;
	struct wg_str raw;
	ptrdiff_t found;

	if (at.source == NULL || piece.len == 0)
		return at;
	/* Most strings are pieces of the file themselves. */
	if ((uintptr_t)piece.ptr >= (uintptr_t)at.source->text.ptr &&
	    (uintptr_t)piece.ptr + piece.len <=
	    (uintptr_t)at.source->text.ptr + at.source->text.len)
		return (struct wg_span){ at.source,
			(uint32_t)(piece.ptr - at.source->text.ptr),
			(uint32_t)piece.len };
	raw = wg_str_head(
	    wg_str_from(at.source->text, at.start), at.length);
	found = wg_str_find_str(raw, piece);
	if (found >= 0) {
		at.start += (uint32_t)found;
		at.length = (uint32_t)piece.len;
	}
	return at;
}

void
wg_pair_report(const struct wg_pair *p, enum wg_diag_id id,
    struct wg_str piece, const char *detail, ...)
{
	va_list args;
	struct wg_str text;

	va_start(args, detail);
	text = wg_str_vfmt(p->scratch, _(detail), args);
	va_end(args);
	wg_report(p->diag, id, wg_piece_span(p->text, piece), "%.*s",
	    WG_ARG(text));
	wg_note(p->diag, wg_str_eq(p->source, p->message->id.value) ?
	    p->message->id.at : p->message->id_plural.at,
	    "the original: %.*s", WG_ARG(p->source));
}

/* Catalogs as a whole. */

static struct wg_span
header_span(const struct wg_catalog *c, struct wg_str piece)
{
	return c->header == NULL ? WG_WHOLE(c->source) :
	    wg_piece_span(&c->header->str[0], piece);
}

/*
 * The language and script are enough: ar_SY in the folder ar, zh_CN in
 * zh-Hans; but pt_BR is another language than pt-PT.
 */
static bool
check_language(const struct wg_language *l, const struct wg_catalog *c,
    struct wg_diag *diag)
{
	struct wg_str said = wg_catalog_header(c, "Language");

	if (said.len == 0 || wg_locale_same(said, l->tag) ||
	    wg_locale_same(said, l->icu))
		return true;
	wg_report(diag, WG_D_PO_LANGUAGE, header_span(c, said),
	    "%.*s in the folder %.*s", WG_ARG(said), WG_ARG(l->tag));
	wg_hint(diag, "if the texts are %.*s, write \"Language: %.*s\\n\"",
	    WG_ARG(l->german), WG_ARG(l->tag));
	return false;
}

/* Numbers to try: small ones, and round ones, for which some languages have a
 * form of their own. */
#define SMALL 1001
#define TRIED (SMALL + 7)

static void
numbers_to_try(uint32_t numbers[TRIED])
{
	for (uint32_t n = 0; n < SMALL; n++)
		numbers[n] = n;
	for (uint32_t i = SMALL, n = 1000; i < TRIED; i++, n *= 10)
		numbers[i] = n;
}

/* The first number that takes another form by the two. */
static bool
differ(const struct wg_plural *a, const struct wg_plural *b,
    const uint32_t numbers[TRIED], uint32_t *n)
{
	for (size_t i = 0; i < TRIED; i++) {
		*n = numbers[i];
		if (wg_plural_eval(a, *n) != wg_plural_eval(b, *n))
			return true;
	}
	return false;
}

/* Every category of CLDR has a form, and no form two categories. */
static bool
is_cldr(const struct wg_language *l, const struct wg_plural *plural,
    const uint32_t numbers[TRIED])
{
	uint8_t category[TRIED];
	uint32_t form[WG_PLURAL_CATEGORIES], owner[WG_PLURAL_CATEGORIES];

	if (!wg_locale_categories(l->icu, numbers, TRIED, category))
		return false;
	for (size_t i = 0; i < WG_PLURAL_CATEGORIES; i++)
		form[i] = owner[i] = UINT32_MAX;
	for (size_t i = 0; i < TRIED; i++) {
		uint32_t f = wg_plural_eval(plural, numbers[i]);
		uint8_t c = category[i];

		if (f >= WG_PLURAL_CATEGORIES ||
		    (form[c] != UINT32_MAX && form[c] != f) ||
		    (owner[f] != UINT32_MAX && owner[f] != c))
			return false;
		form[c] = f;
		owner[f] = c;
	}
	return true;
}

/* Another expression that says the same is fine.  So is that of CLDR, which
 * tells more forms apart for some languages than most tools. */
static void
check_plural(struct wg_arena *a, const struct wg_language *l,
    const struct wg_catalog *c, struct wg_diag *diag)
{
	const struct wg_plural *own = wg_plural_parse(a, l->plural);
	struct wg_span at = header_span(c, WG_STR("Plural-Forms"));
	uint32_t numbers[TRIED], n;
	bool other;

	if (c->plural == NULL || own == NULL)
		return;
	numbers_to_try(numbers);
	other = differ(c->plural, own, numbers, &n);
	if (!other && c->n_plurals == l->n_plurals)
		return;
	if (!other || is_cldr(l, c->plural, numbers)) {
		wg_report(diag, WG_D_PO_PLURAL_MORE, at,
		    "%u instead of %u", c->n_plurals, l->n_plurals);
		return;
	}
	wg_report(diag, WG_D_PO_PLURAL_OTHER, at,
	    "for %u it gives form %u, the registry form %u", (unsigned)n,
	    (unsigned)wg_plural_eval(c->plural, n),
	    (unsigned)wg_plural_eval(own, n));
	wg_hint(diag, "nplurals=%u; plural=%.*s;", l->n_plurals,
	    WG_ARG(l->plural));
}

/* Texts of another language often use letters that this one does not have. */
#define ENOUGH 400 /* letters; fewer prove nothing */
#define STRANGE 25 /* per mille */

struct letters {
	uint32_t all, strange, seen[8];
	unsigned n_seen;
};

static void
see(struct letters *count, uint32_t c)
{
	bool known = false;

	count->strange++;
	for (unsigned i = 0; i < count->n_seen; i++)
		known |= count->seen[i] == c;
	if (!known && count->n_seen < 8)
		count->seen[count->n_seen++] = c;
}

/* Names stay German: words of the original do not count. */
static void
count_word(const struct wg_alphabet *alphabet, struct wg_str script,
    struct wg_str word, struct wg_str original, struct letters *count)
{
	struct letters here = *count;
	bool strange = false;

	for (size_t at = 0; at < word.len;) {
		uint32_t c = wg_utf8_next(word, &at);

		here.all += c > '@';
		/* a to z prove nothing; CLDR leaves vowels of Somali out. */
		if (c < 0x80 || wg_alphabet_has(alphabet, c) ||
		    !wg_char_letter(c) ||
		    !wg_script_holds(script, wg_char_script(c)))
			continue;
		strange = true;
		see(&here, c);
	}
	if (!strange || wg_str_find_str(original, word) < 0)
		*count = here;
}

static void
count_letters(const struct wg_alphabet *alphabet, struct wg_str script,
    const struct wg_message *m, struct letters *count)
{
	struct wg_str rest = m->str[0].value;

	if (wg_alphabet_writes(alphabet, rest)) {
		count->all += (uint32_t)rest.len / 2; /* near enough */
		return;
	}
	while (rest.len > 0)
		count_word(alphabet, script, wg_str_word(&rest), m->id.value,
		    count);
}

/* Is the catalog strange to that alphabet?  False if there is none. */
static bool
strange_to(const struct wg_alphabet *alphabet, struct wg_str script,
    const struct wg_catalog *c, struct letters *count)
{
	*count = (struct letters){ 0 };
	for (size_t i = 0; i < c->n && alphabet != NULL; i++)
		if (!c->messages[i].obsolete && !c->messages[i].fuzzy)
			count_letters(alphabet, script, &c->messages[i],
			    count);
	return count->all >= ENOUGH &&
	    count->strange * 1000 / count->all >= STRANGE;
}

/* Does another language of the script have most of what is strange? */
static bool
fits_another(struct wg_arena *a, const struct wg_project *p,
    const struct wg_language *l, const struct wg_catalog *c, uint32_t strange)
{
	for (size_t i = 0; i < p->languages.n; i++) {
		const struct wg_language *other = &p->languages.at[i];
		const struct wg_alphabet *alphabet;
		struct letters count;

		if (other == l || !wg_str_eq(other->script, l->script))
			continue;
		alphabet = wg_alphabet_open(a, other->icu, false);
		if (alphabet == NULL)
			continue;
		strange_to(alphabet, l->script, c, &count);
		if (count.strange < strange / 2)
			return true;
	}
	return false;
}

/*
 * CLDR's auxiliary letters may be a language's own all the same (Urdu), or
 * those of its neighbour (Russian's for Ukrainian).  They count where the
 * neighbour would explain them.
 */
static void
check_alphabet(struct wg_arena *a, const struct wg_project *p,
    const struct wg_language *l, const struct wg_catalog *c,
    struct wg_diag *diag)
{
	struct letters count, beyond;
	struct wg_out out = { 0 };

	if (!strange_to(wg_alphabet_open(a, l->icu, false), l->script, c,
		&count))
		return;
	if (!strange_to(wg_alphabet_open(a, l->icu, true), l->script, c,
		&beyond) && !fits_another(a, p, l, c, count.strange))
		return;
	for (unsigned i = 0; i < count.n_seen; i++) {
		wg_out_puts(&out, i > 0 ? " " : "");
		wg_out_char(&out, count.seen[i]);
	}
	wg_report(diag, WG_D_PO_ALPHABET, header_span(c, WG_NONE),
	    "%u of %u letters, such as %.*s", (unsigned)count.strange,
	    (unsigned)count.all, WG_ARG(wg_out_str(&out)));
	wg_hint(diag, "is this the file of another language?");
	wg_out_free(&out);
}

static void
read_mute(const struct wg_catalog *c, const struct wg_message *m,
    struct wg_str comment, struct wg_diag *diag)
{
	wg_diag_allow(diag, comment, m->at,
	    (struct wg_span){ c->source,
		(uint32_t)(comment.ptr - c->source->text.ptr),
		(uint32_t)comment.len });
}

static void
read_mutes(const struct wg_catalog *c, struct wg_diag *diag)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct wg_message *m = &c->messages[i];

		for (size_t k = 0; k < m->n_comments && !m->obsolete; k++)
			read_mute(c, m, wg_str_trim(m->comments[k]), diag);
	}
}

bool
wg_catalog_check(const struct wg_project *p, const struct wg_language *l,
    const struct wg_catalog *c, struct wg_diag *diag)
{
	struct wg_arena *a = wg_arena_open();
	bool own = check_language(l, c, diag);

	read_mutes(c, diag);
	check_plural(a, l, c, diag);
	check_alphabet(a, p, l, c, diag);
	wg_arena_close(a);
	return own;
}
