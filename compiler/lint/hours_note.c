/* What notes say about weekdays, against the hours. */
#include "lint/hours_note.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/node.h"
#include "model/project.h"
#include "values/calendar.h"
#include "values/hours.h"

/* Long enough for a day that comes once a month. */
#define DAYS_AHEAD 35

enum claim { SAYS_NOTHING, SAYS_OPEN, SAYS_CLOSED };

static const char *const weekdays[7] = { "montag", "dienstag", "mittwoch",
	"donnerstag", "freitag", "samstag", "sonntag" };
static const struct {
	const char *word;
	enum claim claim;
} claims[] = { { "geschlossen", SAYS_CLOSED },
	{ "offen", SAYS_OPEN }, { "geöffnet", SAYS_OPEN } };
/* Then it is no rule, or one about some of these days or hours. */
static const char *const hedges[] = { "meist", "meistens", "oft", "manchmal",
	"nicht", "kein", "keine", "außer", "ersten", "zweiten", "dritten",
	"vierten", "letzten", "nachmittag", "nachmittags", "vormittag",
	"vormittags", "mittags", "abends", "morgens", "ab", "nach", "vor" };

struct sentence {
	int weekday; /* from Monday; -1: none, or several */
	unsigned n_weekdays;
	enum claim claim;
	bool hedged;
};

/* Is it the word, in whatever letters at its beginning? */
static bool
same_word(struct wg_str s, const char *word)
{
	size_t n = strlen(word);

	return s.len == n && n > 0 &&
	    (s.ptr[0] | 0x20) == word[0] &&
	    memcmp(s.ptr + 1, word + 1, n - 1) == 0;
}

/* "Mittwoch", "mittwochs". */
static int
weekday_of(struct wg_str s)
{
	for (int i = 0; i < 7; i++) {
		size_t n = strlen(weekdays[i]);

		if (same_word(s, weekdays[i]) || (s.len == n + 1 &&
		    s.ptr[n] == 's' &&
		    same_word(wg_str_head(s, n), weekdays[i])))
			return i;
	}
	return -1;
}

static void
add_word(struct sentence *s, struct wg_str word)
{
	int day = weekday_of(word);

	if (day >= 0) {
		s->weekday = s->n_weekdays++ == 0 ? day : -1;
		return;
	}
	for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		if (same_word(word, claims[i].word))
			s->claim = claims[i].claim;
	for (size_t i = 0; i < sizeof(hedges) / sizeof(hedges[0]); i++)
		s->hedged = s->hedged || same_word(word, hedges[i]);
}

/* The next sentence of '*rest'; false when there is none left. */
static bool
next_sentence(struct wg_str *rest, struct sentence *s)
{
	struct wg_str word;

	*s = (struct sentence){ .weekday = -1 };
	while ((word = wg_str_word(rest)).len > 0) {
		bool last = false;

		while (word.len > 0 &&
		    strchr(".!?,;:()", word.ptr[word.len - 1]) != NULL) {
			last = last || strchr(".!?", word.ptr[word.len - 1]);
			word.len--;
		}
		add_word(s, word);
		if (last)
			return true;
	}
	return s->claim != SAYS_NOTHING;
}

/* Is it open on one of these weekdays? */
static bool
ever_open(struct wg_arena *a, const struct wg_hours *hours, int64_t today,
    int weekday)
{
	for (int64_t day = today; day < today + DAYS_AHEAD; day++) {
		size_t n = 0;

		if ((int)wg_weekday(day) != weekday)
			continue;
		wg_hours_day(a, hours, NULL, day, &n);
		if (n > 0)
			return true;
	}
	return false;
}

static void
check_place(const struct wg_project *p, const struct wg_place *place,
    struct wg_arena *a, struct wg_diag *diag)
{
	struct wg_str rest = wg_node_text(a, place->hours_note);
	struct sentence s;

	while (next_sentence(&rest, &s)) {
		bool open;

		if (s.claim == SAYS_NOTHING || s.n_weekdays != 1 || s.hedged)
			continue;
		open = ever_open(a, place->contact.hours, p->today, s.weekday);
		if (open == (s.claim == SAYS_OPEN))
			continue;
		wg_report(diag, WG_D_HOURS_NOTE, place->hours_note->at,
		    "%.*s: %s", WG_ARG(place->document->id),
		    weekdays[s.weekday]);
		wg_note(diag, place->contact.hours_at, "the hours");
	}
}

void
wg_hours_note_check(const struct wg_project *p, struct wg_diag *diag)
{
	struct wg_arena *a = wg_arena_open();

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		const struct wg_place *place = d->kind == WG_KIND_PLACE ?
		    wg_read_place(NULL, d) : NULL;

		if (place != NULL && place->hours_note != NULL &&
		    place->contact.hours != NULL)
			check_place(p, place, a, diag);
	}
	wg_arena_close(a);
}
