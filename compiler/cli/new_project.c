/*
 * wegweiser new project: options first, then questions if somebody is there to
 * answer them, then what can be changed later in the files.
 */
#include "cli/new.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/intl.h"
#include "base/source.h"
#include "begin/begin.h"
#include "build/load.h"
#include "catalog/update.h"
#include "model/language.h"
#include "store/fresh.h"
#include "values/value.h"
#include "values/zone.h"

#define LONGEST 120 /* of a name [byte] */

struct asking {
	struct wg_run *run;
	struct wg_languages languages;
	struct wg_beginning told;
	bool somebody; /* is there to answer */
	bool guessed;  /* something was */
};

/* Checks return why not, in English, or NULL; they may change the value. */

static const char *
check_name(struct asking *q, struct wg_str *s)
{
	(void)q;
	*s = wg_str_trim(*s);
	if (s->len == 0 || s->len > LONGEST || wg_utf8_bad(*s) >= 0)
		return N_("a name has 1 to 120 letters");
	for (size_t i = 0; i < s->len; i++)
		if ((unsigned char)s->ptr[i] < 0x20 || s->ptr[i] == 0x7F)
			return N_("a name has no control characters");
	return NULL;
}

static const char *
take_name(struct asking *q, struct wg_str s)
{
	const char *why = check_name(q, &s);

	q->told.name = s;
	return why;
}

static const char *
take_land(struct asking *q, struct wg_str s)
{
	q->told.land = wg_begin_land(wg_str_trim(s));
	return q->told.land != WG_LAND_COUNT ? NULL :
	    N_("a Land is one of BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH "
	       "TH");
}

static const char *
take_postcode(struct asking *q, struct wg_str s)
{
	struct wg_value value;
	struct wg_value_error error = { .why = NULL };

	q->told.postcode = s = wg_str_trim(s);
	return wg_read_postcode(q->run->arena, s, &value, &error) ? NULL :
	    error.why;
}

static const char *
take_position(struct asking *q, struct wg_str s)
{
	struct wg_arena *a = q->run->arena;
	struct wg_str lat = wg_str_trim(wg_str_cut(&s, ','));
	struct wg_str lon = wg_str_trim(s);
	struct wg_value north, east;
	struct wg_value_error error = { .why = NULL };

	if (!wg_read_decimal(a, lat, &north, &error) ||
	    !wg_read_decimal(a, lon, &east, &error) ||
	    !wg_bounds_holds(&wg_germany,
		(struct wg_point){ north.micro, east.micro }))
		return N_("a position is a latitude and a longitude in "
			  "Germany: 53.1,9.3");
	q->told.lat = lat;
	q->told.lon = lon;
	return NULL;
}

static const char *
take_municipalities(struct asking *q, struct wg_str s)
{
	struct wg_arena *a = q->run->arena;
	struct WG_VEC(struct wg_str) all = { 0 };

	for (size_t i = 0; i < q->told.n_municipalities; i++)
		WG_PUSH(a, &all) = q->told.municipalities[i];
	do {
		struct wg_str one = wg_str_cut(&s, ',');
		const char *why = check_name(q, &one);

		if (why != NULL)
			return why;
		WG_PUSH(a, &all) = one;
	} while (s.len > 0);
	q->told.municipalities = all.at;
	q->told.n_municipalities = all.n;
	return NULL;
}

/* Tags as the registry spells them, each once, without German. */
static const char *
take_languages(struct asking *q, struct wg_str s)
{
	struct wg_arena *a = q->run->arena;
	struct wg_str all = WG_NONE;

	while (s.len > 0) {
		struct wg_str words = wg_str_cut(&s, ',');

		while (words.len > 0) {
			struct wg_str tag = wg_str_word(&words), near;
			const struct wg_language *l =
			    wg_language_lookup(&q->languages, tag);

			if (tag.len == 0 || wg_str_is(tag, "de"))
				continue;
			if (l == NULL) {
				near = wg_language_near(&q->languages, tag);
				return wg_str_fmt(a, near.len > 0 ?
				    _("no such language: %.*s (did you mean "
				      "%.*s?)") :
				    _("no such language: %.*s"), WG_ARG(tag),
				    WG_ARG(near)).ptr;
			}
			if (wg_language_named(&q->languages, all, l))
				continue;
			all = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(all),
			    all.len > 0 ? " " : "", WG_ARG(l->tag));
		}
	}
	q->told.languages = all;
	return NULL;
}

/* What is asked, in order. */
static const struct {
	const char *question;
	const char *(*take)(struct asking *, struct wg_str);
	size_t option; /* in struct wg_options; 0: the municipalities */
	const char *usual; /* "": may stay open */
} questions[] = {
#define AT(field) offsetof(struct wg_options, field)
	{ N_("Name of the county"), take_name, AT(name),
	    "Landkreis Musterhausen" },
	{ N_("Land (BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH)"),
	    take_land, AT(land), "NI" },
	{ N_("Postcode of the seat"), take_postcode, AT(postcode), "12345" },
	{ N_("Towns and municipalities, with commas between them"),
	    take_municipalities, 0, "Musterhausen" },
	{ N_("Position of the seat, as maps give it: 53.1,9.3"),
	    take_position, AT(position), "" },
	{ N_("Languages beside German, as tags with commas between them"),
	    take_languages, AT(languages), "en,uk,ar" },
#undef AT
};

static struct wg_str
read_line(struct wg_arena *a)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n = getline(&line, &room, stdin);
	struct wg_str s = n < 0 ? WG_NONE :
	    wg_str_trim(wg_str_dup(a, (struct wg_str){ line, (size_t)n }));

	free(line);
	return s;
}

/* Until the answer is a good one, or there is none. */
static bool
ask(struct asking *q, size_t i)
{
	while (q->somebody) {
		struct wg_str answer;
		const char *why;

		if (questions[i].usual[0] != '\0')
			fprintf(stderr, "%s [%s]: ", _(questions[i].question),
			    questions[i].usual);
		else
			fprintf(stderr, "%s: ", _(questions[i].question));
		answer = read_line(q->run->arena);
		q->somebody = answer.ptr != NULL;
		if (answer.len == 0)
			break;
		why = questions[i].take(q, answer);
		if (why == NULL)
			return true;
		fprintf(stderr, "%s\n", _(why));
	}
	q->guessed = true;
	return questions[i].usual[0] == '\0' ||
	    questions[i].take(q, wg_str(questions[i].usual)) == NULL;
}

/* False: an option is a bad one, which was told. */
static bool
ask_all(struct asking *q)
{
	const struct wg_options *o = &q->run->options;

	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]);
	     i++) {
		const struct wg_str *one = questions[i].option == 0 ? NULL :
		    (const void *)((const char *)o + questions[i].option);
		const char *why = NULL;

		if (one == NULL && o->municipalities.n > 0)
			for (size_t k = 0;
			     why == NULL && k < o->municipalities.n; k++)
				why = take_municipalities(
				    q, o->municipalities.at[k]);
		else if (one != NULL && one->ptr != NULL)
			why = questions[i].take(q, *one);
		else
			ask(q, i);
		if (why != NULL) {
			wg_new_usage(why);
			return false;
		}
	}
	return true;
}

static bool
read_languages(struct asking *q)
{
	struct wg_arena *a = q->run->arena;
	struct wg_source *source = WG_NEW(a, struct wg_source);

	source->name = WG_STR("locales/languages.tsv");
	if (wg_data_dir().len == 0 || wg_file_read_below(a, wg_data_dir(),
	    source->name, 1u << 20, &source->text) != WG_FILE_OK)
		return false;
	wg_languages_read(a, source, &q->languages, q->run->diag);
	return true;
}

/* What the sample county has translated: the examples are texts of it. */
static bool
copy_catalogs(struct wg_fresh *f, const struct wg_project *p)
{
	static const char *const names[] = { "authorities.po", "marks.tsv" };
	struct wg_str data = wg_data_dir(), text;

	for (size_t i = 0; i < p->n_active; i++)
		for (size_t k = 0; k < 2; k++) {
			struct wg_str name = wg_str_fmt(f->arena,
			    "locales/%.*s/%s", WG_ARG(p->active[i]->tag),
			    names[k]);

			if (wg_file_read_below(f->arena, data, name,
			    20u << 20, &text) == WG_FILE_OK &&
			    !wg_fresh_put(f, name, text))
				return false;
		}
	return true;
}

/* The catalogs of all its languages. */
static bool
write_catalogs(struct wg_run *r, struct wg_fresh *f)
{
	const struct wg_update_options options = { .exact = true,
		.drop_obsolete = true };
	struct wg_update_count n = { 0 };
	struct wg_str day = wg_run_today(r);
	struct wg_project *p =
	    wg_load(r->arena, f->root, r->options.jobs, &day, r->diag);

	return copy_catalogs(f, p) && wg_update(
	    p, f->root, r->options.jobs, &options, &n, r->diag);
}

static bool
write_files(struct wg_run *r, struct wg_fresh *f,
    const struct wg_begin_file *files)
{
	for (; files->path.len > 0; files++)
		if (!wg_fresh_put(f, files->path, files->bytes))
			return false;
	return write_catalogs(r, f);
}

static void
tell_next(const struct asking *q, const char *path)
{
	if (q->run->options.diag.quiet)
		return;
	printf(_("%s is a project of its own now.  Next:\n\n"
		 "  cd %s\n"
		 "  wegweiser build          and open output/site/index.html\n"
		 "  wegweiser print aushang  the first poster, aushang.pdf\n"
		 "  wegweiser new            what else can be begun\n"),
	    path, path);
	puts(_("\nThe offices and the house are examples: replace them in "
	     "content/.  Then let the app list\n"
	     "the county: live=\"yes\" in content/regions/."));
	if (q->guessed)
		puts(_("What you did not say is made up: look into "
		     "content/project.xml and content/regions/."));
}

static void
tell_dry(const struct wg_begin_file *files, const char *path)
{
	for (; files->path.len > 0; files++)
		printf(_("%s/%.*s would be written\n"), path,
		    WG_ARG(files->path));
}

int
wg_new_project(struct wg_run *r)
{
	struct asking q = { .run = r };
	const struct wg_begin_file *files;
	struct wg_str day = wg_run_today(r);
	const char *path = wg_cstr(r->arena, r->options.operands.at[1]);
	struct wg_fresh f;

	if (!read_languages(&q))
		return wg_run_trouble("locales/languages.tsv",
		    N_("what comes with the program is missing; WEGWEISER_DATA "
		       "can name its folder"));
	if (!wg_days_read(day, &q.told.today))
		q.told.today =
		    wg_moment_of(wg_zone_default(), time(NULL)).days;
	q.somebody = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	if (!wg_fresh_open(&f, r->arena, r->options.operands.at[1]))
		return wg_run_trouble(path, errno == EEXIST ?
		    N_("there is something already; nothing was written") :
		    strerror(errno));
	if (!ask_all(&q)) {
		wg_fresh_abort(&f);
		return WG_EXIT_USAGE;
	}
	files = wg_begin_project(r->arena, &q.told);
	if (r->options.dry_run) {
		wg_fresh_abort(&f);
		tell_dry(files, path);
		return WG_EXIT_OK;
	}
	if (!write_files(r, &f, files) || !wg_fresh_commit(&f)) {
		int error = errno;

		wg_fresh_abort(&f);
		return wg_run_trouble(path, strerror(error));
	}
	tell_next(&q, path);
	return WG_EXIT_OK;
}
