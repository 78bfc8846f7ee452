/*
 * Opening hours of a place or a desk as lines: the rows of text/hours.h with
 * the words of the edition, and the comments as it translates them.
 */
#include "facts/hours.h"

#include "facts/piece.h"
#include "text/locale.h"
#include "values/hours.h"

/* Words without a hole, and patterns with one that hours fill in. */
static const struct {
	enum wg_label label;
	const char *hole; /* or NULL */
} words[WG_HOURS_WORD_COUNT] = {
	[WG_HOURS_CLOSED_WORD] = { WG_L_CLOSED, NULL },
	[WG_HOURS_APPOINTMENT_WORD] = { WG_L_BY_APPOINTMENT, NULL },
	[WG_HOURS_ARRANGEMENT_WORD] = { WG_L_BY_ARRANGEMENT, NULL },
	[WG_HOURS_UNKNOWN_WORD] = { WG_L_HOURS_UNKNOWN, NULL },
	[WG_HOURS_ALWAYS_WORD] = { WG_L_ALWAYS_OPEN, NULL },
	[WG_HOURS_HOLIDAYS_WORD] = { WG_L_HOLIDAYS, NULL },
	[WG_HOURS_HOLIDAYS_CLOSED_WORD] = { WG_L_HOLIDAYS_CLOSED, NULL },
	[WG_HOURS_SCHOOL_WORD] = { WG_L_SCHOOL_HOLIDAYS, NULL },
	[WG_HOURS_SCHOOL_CLOSED_WORD] = { WG_L_SCHOOL_CLOSED, NULL },
	[WG_HOURS_ELSE_WORD] = { WG_L_HOURS_ELSE, NULL },
	[WG_HOURS_MORE_WORD] = { WG_L_HOURS_MORE, NULL },
	[WG_HOURS_INSTEAD_WORD] = { WG_L_HOURS_INSTEAD, NULL },
	[WG_HOURS_ALSO_HOLIDAYS_WORD] = { WG_L_ALSO_HOLIDAYS, NULL },
	[WG_HOURS_ALSO_SCHOOL_WORD] = { WG_L_ALSO_SCHOOL, NULL },
	[WG_HOURS_LONGER_WORD] = { WG_L_OR_LONGER, NULL },
	[WG_HOURS_EASTER_WORD] = { WG_L_EASTER, NULL },
	[WG_HOURS_ODD_WEEKS_WORD] = { WG_L_ODD_WEEKS, NULL },
	[WG_HOURS_EVEN_WEEKS_WORD] = { WG_L_EVEN_WEEKS, NULL },
	[WG_HOURS_WEEKS_WORD] = { WG_L_WEEKS, "weeks" },
	[WG_HOURS_FROM_TIME_WORD] = { WG_L_FROM_TIME, "time" },
	[WG_HOURS_FROM_DATE_WORD] = { WG_L_FROM_DATE, "date" },
	[WG_HOURS_NTH_WORD] = { WG_L_FIRST_WEEKDAY, "day" },
	[WG_HOURS_NTH_WORD + 1] = { WG_L_SECOND_WEEKDAY, "day" },
	[WG_HOURS_NTH_WORD + 2] = { WG_L_THIRD_WEEKDAY, "day" },
	[WG_HOURS_NTH_WORD + 3] = { WG_L_FOURTH_WEEKDAY, "day" },
	[WG_HOURS_NTH_WORD + 4] = { WG_L_FIFTH_WEEKDAY, "day" },
	[WG_HOURS_LAST_WORD] = { WG_L_LAST_WEEKDAY, "day" },
	[WG_HOURS_LAST_BUT_ONE_WORD] = { WG_L_LAST_BUT_ONE_WEEKDAY, "day" },
};

static struct wg_str
days_off(const void *context, struct wg_arena *a, int days, struct wg_str text)
{
	const struct wg_label_arg args[] = { { "days", text },
		{ NULL, WG_NONE } };

	return wg_edition_label(context, a,
	    days < 0 ? WG_L_DAYS_BEFORE : WG_L_DAYS_AFTER,
	    (uint32_t)(days < 0 ? -days : days), args);
}

struct wg_hours_words
wg_facts_hours_words(const struct wg_edition *e, struct wg_arena *a)
{
	struct wg_hours_words w = { .days_off = days_off, .context = e };

	for (unsigned i = 0; i < WG_HOURS_WORD_COUNT; i++) {
		struct wg_label_arg keep[] = { { words[i].hole, WG_NONE },
			{ NULL, WG_NONE } };

		if (words[i].hole != NULL)
			keep[0].value =
			    wg_str_fmt(a, "{%s}", words[i].hole);
		w.word[i] = wg_edition_label(e, a, words[i].label, 0,
		    words[i].hole != NULL ? keep : NULL);
	}
	return w;
}

static struct wg_piece
piece(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_contact *c, const struct wg_hours_piece *p)
{
	struct wg_piece out = { .text = p->text,
		.language = f->edition->language };

	if (p->word != WG_HOURS_WORD_COUNT)
		out.language = wg_edition_label_language(
		    f->edition, words[p->word].label);
	switch (p->kind) {
	case WG_HOURS_TIMES_PIECE:
		out.language = NULL;
		out.ltr = true;
		break;
	case WG_HOURS_COMMENT_PIECE:
		out = wg_piece_unit(
		    f, a, c->hours_comments[p->rule - c->hours->rules]);
		break;
	default:
		break;
	}
	if (p->comma || p->colon)
		out.mark = wg_locale_separator(f->locale,
		    p->comma ? WG_SEPARATOR_COMMA : WG_SEPARATOR_COLON);
	return out;
}

/* Are there words in it that are filled in, but not translated?  What they
 * are filled with is German then, and so is the whole row. */
static bool
is_german(const struct wg_facts *f, const struct wg_hours_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		enum wg_hours_word word = row->at[i].word;

		if (word != WG_HOURS_WORD_COUNT && words[word].hole != NULL &&
		    wg_facts_of_label(f, words[word].label) != f)
			return true;
	}
	return false;
}

static struct wg_fact_line
line_of(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_contact *c, const struct wg_hours_row *row)
{
	struct wg_piece *pieces = WG_NEW_ARRAY(a, row->n + 1, struct wg_piece);

	for (size_t k = 0; k < row->n; k++)
		pieces[k] = piece(f, a, c, &row->at[k]);
	return (struct wg_fact_line){ pieces, row->n };
}

/* The rows 'n' as lines, each in the language that it can be said in. */
static struct wg_fact_line *
lines_of(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_contact *c, const struct wg_hours_row *rows, size_t n,
    bool brief)
{
	struct wg_fact_line *lines = WG_NEW_ARRAY(a, n + 1, struct wg_fact_line);
	const struct wg_hours_row *german = NULL;

	for (size_t i = 0; i < n; i++) {
		if (!is_german(f, &rows[i])) {
			lines[i] = line_of(f, a, c, &rows[i]);
			continue;
		}
		/* The same rows: they come from the hours alone. */
		if (german == NULL)
			german = wg_hours_rows(c->hours, f->german->locale,
			    &f->german->words, brief, a, &n);
		lines[i] = line_of(f->german, a, c, &german[i]);
	}
	return lines;
}

struct wg_fact_line *
wg_facts_hours(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_contact *c, bool brief, size_t *n)
{
	const struct wg_hours_row *rows;
	struct wg_fact_line *lines;

	*n = 0;
	if (c->hours == NULL)
		return NULL;
	rows = wg_hours_rows(c->hours, f->locale, &f->words, brief, a, n);
	lines = lines_of(f, a, c, rows, *n, brief);
	/* What every card would say is said once, elsewhere on the poster. */
	if (brief && *n > 1 && rows[*n - 1].holidays_closed)
		--*n;
	return lines;
}

struct wg_fact_line *
wg_facts_hours_special(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_contact *c, size_t *n)
{
	const struct wg_hours_row *rows;
	struct wg_fact_line *lines;
	size_t all = 0;

	*n = 0;
	if (c->hours == NULL)
		return NULL;
	rows = wg_hours_rows(c->hours, f->locale, &f->words, false, a, &all);
	lines = lines_of(f, a, c, rows, all, false);
	for (size_t i = 0; i < all; i++)
		if (!rows[i].plain)
			lines[(*n)++] = lines[i];
	return lines;
}

/* Does the piece need no words, or words that a pictogram says? */
static bool
is_sign(const struct wg_hours_piece *p)
{
	switch (p->kind) {
	case WG_HOURS_DAYS_PIECE:
		return p->word == WG_HOURS_WORD_COUNT;
	case WG_HOURS_TIMES_PIECE:
		return true;
	case WG_HOURS_WORDS_PIECE:
		return p->word == WG_HOURS_APPOINTMENT_WORD ||
		    p->word == WG_HOURS_ALWAYS_WORD;
	case WG_HOURS_COMMENT_PIECE:
		break;
	}
	return false;
}

static struct wg_hours_sign
sign_of(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_hours_row *row)
{
	struct wg_str *times = WG_NEW_ARRAY(a, row->n + 1, struct wg_str);
	struct wg_hours_sign sign = { .times = times };

	for (size_t i = 0; i < row->n; i++) {
		const struct wg_hours_piece *p = &row->at[i];

		sign.told |= !is_sign(p) ||
		    (p->kind == WG_HOURS_DAYS_PIECE && sign.days.len > 0);
		if (p->kind == WG_HOURS_DAYS_PIECE)
			sign.days = p->text;
		else if (p->kind == WG_HOURS_TIMES_PIECE)
			times[sign.n++] = p->text;
		else if (p->word == WG_HOURS_APPOINTMENT_WORD)
			sign.appointment = true;
	}
	if (row->n == 1 && row->at[0].word == WG_HOURS_ALWAYS_WORD) {
		sign.days = wg_str_fmt(a, "%.*s–%.*s",
		    WG_ARG(wg_locale_weekday_short(f->locale, 0)),
		    WG_ARG(wg_locale_weekday_short(f->locale, 6)));
		times[sign.n++] = WG_STR("00:00–24:00");
	}
	return sign;
}

struct wg_hours_signs
wg_facts_hours_signs(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_contact *c)
{
	struct wg_hours_signs all = { .n = 0 };
	const struct wg_hours_row *rows;
	struct wg_hours_sign *signs;

	if (c->hours == NULL)
		return all;
	rows = wg_hours_rows(c->hours, f->locale, &f->words, true, a, &all.n);
	signs = WG_NEW_ARRAY(a, all.n + 1, struct wg_hours_sign);
	all.at = signs;
	if (all.n > 1 && rows[all.n - 1].holidays_closed) {
		all.holidays_closed = true;
		all.n--;
	}
	for (size_t i = 0; i < all.n; i++)
		signs[i] = sign_of(f, a, &rows[i]);
	for (size_t i = 0; i < c->hours->n; i++)
		all.days |= c->hours->rules[i].days;
	return all;
}
