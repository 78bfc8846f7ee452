/*
 * getopt_long() with tables made from options.def.  A word that is none gets
 * one line with the most similar one, not a page of help.
 */
#include "cli/options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/out.h"
#include "base/source.h"
#include "cli/completion.h"
#include "cli/version.h"
#include "store/part.h"
#include "values/calendar.h"

static const struct {
	const char *name, *operands, *summary;
} commands[] = {
#define WG_COMMAND(id, name, run, project, operands, summary) { name, operands, summary },
#include "cli/options.def"
};

static const struct {
	char letter;
	const char *name, *argument, *commands, *summary;
} options[] = {
#define WG_OPTION(id, short, long, argument, commands, summary) \
	{ short, long, argument, commands, summary },
#include "cli/options.def"
};

#define FIRST_LONG 256 /* getopt's values of options without a letter */

static bool
usage_error(const char *what, const char *word, struct wg_str near)
{
	struct wg_out out = { 0 };

	wg_term_safe(&out, wg_str(word));
	fprintf(stderr, "wegweiser: %s: %.*s", _(what),
	    WG_ARG(wg_out_str(&out)));
	if (near.len > 0)
		fprintf(stderr, _(" (did you mean %s?)"), near.ptr);
	fprintf(stderr, "\n%s\n", _("Try 'wegweiser --help'."));
	wg_out_free(&out);
	return false;
}

static struct wg_str
near_command(const char *word)
{
	struct wg_near near = { .word = wg_str(word), .limit = 2 };

	for (unsigned i = 0; i < WG_C_COUNT; i++)
		wg_near_try(&near, wg_str(commands[i].name));
	return near.found;
}

static bool
find_command(const char *word, enum wg_command *command)
{
	for (unsigned i = 0; i < WG_C_COUNT; i++)
		if (!strcmp(word, commands[i].name)) {
			*command = (enum wg_command)i;
			return true;
		}
	return usage_error("no such command", word, near_command(word));
}

/* The option of the most similar long name. */
static bool
unknown_option(const char *word)
{
	struct wg_str name = wg_str(word);
	struct wg_near near = { .limit = 2 };

	while (wg_str_starts(name, WG_STR("-")))
		name = wg_str_from(name, 1);
	near.word = wg_str_cut(&name, '=');
	for (unsigned i = 0; i < WG_O_COUNT; i++)
		wg_near_try(&near, wg_str(options[i].name));
	if (near.found.len == 0)
		return usage_error("no such option", word, WG_NONE);
	fprintf(stderr,
	    _("wegweiser: no such option: %s (did you mean --%s?)\n"
	      "Try 'wegweiser --help'.\n"),
	    word, near.found.ptr);
	return false;
}

static bool
has_word(const char *list, const char *word)
{
	struct wg_str rest = wg_str(list);

	while (rest.len > 0)
		if (wg_str_is(wg_str_word(&rest), word))
			return true;
	return false;
}

static void
print_column(const char *left, const char *right)
{
	uint32_t width = wg_columns(wg_str(left), 1);

	printf("  %s%*s %s\n", left, width < 26 ? (int)(26 - width) : 0, "",
	    right);
}

static void
print_options(const char *command)
{
	char left[80];

	for (unsigned i = 0; i < WG_O_COUNT; i++) {
		bool mine = command == NULL ? options[i].commands[0] == '\0' :
		    has_word(options[i].commands, command);

		if (!mine)
			continue;
		snprintf(left, sizeof(left), "%c%c%s--%s%s%s",
		    options[i].letter ? '-' : ' ',
		    options[i].letter ? options[i].letter : ' ',
		    options[i].letter ? ", " : "  ", options[i].name,
		    options[i].argument && options[i].argument[0] != '[' ?
			"=" : "",
		    options[i].argument ? options[i].argument : "");
		print_column(left, _(options[i].summary));
	}
}

static void
print_help(void)
{
	char left[80];

	puts(_("Usage: wegweiser COMMAND [OPTION…] [OPERAND…]\n\n"
	     "German XML and gettext catalogs become feeds for the Integreat "
	     "app, leaflets\nand signs in every script.\n\nExamples:\n"
	     "  wegweiser build            compile the project into output/\n"
	     "  wegweiser check            what is wrong, and where\n"
	     "  wegweiser update           new texts into all catalogs\n"
	     "  wegweiser explain po-tag-missing\n\nCommands:"));
	for (unsigned i = 0; i < WG_C_COUNT; i++) {
		snprintf(left, sizeof(left), "%s %s", commands[i].name,
		    commands[i].operands);
		print_column(left, _(commands[i].summary));
	}
	puts(_("\nOptions of all commands:"));
	print_options(NULL);
	puts(_("\n'wegweiser COMMAND --help' lists the options of a command.\n\n"
	     "Exit status: 0 good (warnings too), 1 errors in the content, 2 "
	     "wrong usage,\n3 trouble with the machine, 4 a mistake of "
	     "ours.\n\nReport mistakes to <bugs@wegweiser.example.org>."));
}

/* The program opens no network; this is what somebody else types. */
static void
print_fetching(void)
{
	puts(_("\nThe files of a region are fetched so, into the folder in/:\n"));
	puts("  H=https://cms.integreat-app.de R=REGION LANGUAGES='de en ar'\n"
	     "  get() {\n"
	     "    mkdir -p \"in/api/v3/${1%/*}\"\n"
	     "    curl -fsSL -o \"in/api/v3/$1\" \"$H/api/v3/$2\"\n"
	     "  }\n"
	     "  get regions/$R/index.json regions/$R/\n"
	     "  for L in $LANGUAGES; do\n"
	     "    for what in pages locations news imprint; do\n"
	     "      get $R/$L/$what/index.json $R/$L/$what/\n"
	     "    done\n"
	     "    get $R/$L/locations/on_map.json "
	     "\"$R/$L/locations/?on_map=1\"\n"
	     "    get $R/$L/events/index.json "
	     "\"$R/$L/events/?combine_recurring=True\"\n"
	     "  done");
}

static void
print_command_help(enum wg_command c)
{
	printf(_("Usage: wegweiser %s [OPTION…]%s%s\n\n%s.\n\nOptions:\n"),
	    commands[c].name, commands[c].operands[0] ? " " : "",
	    commands[c].operands, _(commands[c].summary));
	print_options(commands[c].name);
	print_options(NULL);
	if (c == WG_C_IMPORT)
		print_fetching();
}

/* No arguments at all: what one is likely to want next. */
static void
print_short_help(void)
{
	puts(_("wegweiser compiles German XML and gettext catalogs into feeds, "
	     "leaflets and signs.\n\n"
	     "  wegweiser build      compile the project into output/\n"
	     "  wegweiser check      what is wrong, and where\n"
	     "  wegweiser update     new texts into all catalogs\n\n"
	     "'wegweiser --help' tells the rest."));
}

/* None is near: all of them are told. */
static bool
no_choice(const char *option, const char *value, const char *const *words)
{
	struct wg_near near = { .word = wg_str(value), .limit = 2 };

	for (unsigned i = 0; words[i] != NULL; i++)
		wg_near_try(&near, wg_str(words[i]));
	usage_error(option, value, near.found);
	if (near.found.len > 0)
		return false;
	fputs(_("There is:"), stderr);
	for (; *words != NULL; words++)
		fprintf(stderr, " %s", *words);
	fputc('\n', stderr);
	return false;
}

static bool
choose(const char *option, const char *value, const char *const *words,
    unsigned *chosen)
{
	for (*chosen = 0; words[*chosen] != NULL; ++*chosen)
		if (!strcmp(value, words[*chosen]))
			return true;
	return no_choice(option, value, words);
}

/* Several, with commas between them. */
static bool
choose_all(struct wg_options *o, const char *option,
    const char *const *words)
{
	struct wg_str rest = o->only;
	unsigned n;

	do {
		const char *word = wg_str_dup(
		    o->arena, wg_str_cut(&rest, ',')).ptr;

		if (!choose(option, word, words, &n))
			return false;
	} while (rest.len > 0);
	return true;
}

static bool
day(const char *value)
{
	int64_t days;

	return wg_days_read(wg_str(value), &days) ||
	    usage_error("not a day (YYYY-MM-DD)", value, WG_NONE);
}

/* A terminal, and nothing in the environment that speaks against colours. */
static bool
automatic_color(int stream)
{
	const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE");
	const char *cli = getenv("CLICOLOR"), *term = getenv("TERM");

	if (no != NULL && no[0] != '\0')
		return false;
	if (force != NULL && force[0] != '\0' && strcmp(force, "0"))
		return true;
	if ((cli != NULL && !strcmp(cli, "0")) ||
	    (term != NULL && !strcmp(term, "dumb")))
		return false;
	return isatty(stream) == 1;
}

static bool
code_option(struct wg_options *o, enum wg_option id, const char *value)
{
	struct wg_str near;

	if (id == WG_O_WERROR && (value == NULL || !strcmp(value, "all"))) {
		o->diag.werror = true;
		return true;
	}
	if (wg_diag_lookup(wg_str(value), &near) == NULL)
		return usage_error("no such code", value, near);
	if (id == WG_O_WERROR)
		WG_PUSH(o->arena, &o->werrors) = wg_str(value);
	else
		WG_PUSH(o->arena, &o->allow) = wg_str(value);
	return true;
}

/* Options that are kept as they are: a text, one more of a list, that they were
 * given, or a number. */
enum kind { NEITHER, TEXT, LIST, FLAG, NUMBER };
static const struct {
	enum kind kind;
	size_t at; /* in struct wg_options */
	/* Of a number: what it is that another value is not, and the largest. */
	const char *wrong;
	uint32_t most;
} kept[WG_O_COUNT] = {
#define KEPT(kind, field) { kind, offsetof(struct wg_options, field), NULL, 0 }
#define KEPT_NUMBER(field, wrong, most) \
	{ NUMBER, offsetof(struct wg_options, field), wrong, most }
	[WG_O_DIRECTORY] = KEPT(TEXT, directory),
	[WG_O_OUTPUT] = KEPT(TEXT, output),
	[WG_O_LANGUAGE] = KEPT(TEXT, language),
	[WG_O_PRODUCT] = KEPT(TEXT, product),
	[WG_O_LANGUAGES] = KEPT(TEXT, languages),
	[WG_O_SIZE] = KEPT(TEXT, size),
	[WG_O_REGION] = KEPT(TEXT, region),
	[WG_O_SITE] = KEPT(TEXT, site),
	[WG_O_ACCEPT] = KEPT(TEXT, accept),
	[WG_O_ROLE] = KEPT(TEXT, role),
	[WG_O_SINCE] = KEPT(TEXT, since),
	[WG_O_NAME] = KEPT(TEXT, name),
	[WG_O_LAND] = KEPT(TEXT, land),
	[WG_O_POSTCODE] = KEPT(TEXT, postcode),
	[WG_O_POSITION] = KEPT(TEXT, position),
	[WG_O_AREA] = KEPT(TEXT, area),
	[WG_O_HIDDEN] = KEPT(FLAG, hidden),
	[WG_O_BOLD_HEADINGS] = KEPT(FLAG, bold_headings),
	[WG_O_FACTS] = KEPT(FLAG, facts),
	[WG_O_IMAGES] = KEPT(TEXT, images),
	[WG_O_MAP] = KEPT(TEXT, map),
	[WG_O_OFFICES] = KEPT(TEXT, offices),
	[WG_O_WITH] = KEPT(TEXT, with),
	[WG_O_FROM] = KEPT(TEXT, from),
	[WG_O_PROFILE] = KEPT(TEXT, profile),
	[WG_O_MUNICIPALITY] = KEPT(LIST, municipalities),
	[WG_O_MIN] = KEPT(LIST, thresholds),
	[WG_O_SUBJECT] = KEPT(LIST, operands),
	[WG_O_QUIET] = KEPT(FLAG, diag.quiet),
	[WG_O_ALONE] = KEPT(FLAG, without_german),
	[WG_O_MARKS] = KEPT(FLAG, marks),
	[WG_O_TILE] = KEPT(FLAG, tile),
	[WG_O_RNC] = KEPT(FLAG, reference),
	[WG_O_DRY_RUN] = KEPT(FLAG, dry_run),
	[WG_O_PREVIEW] = KEPT(FLAG, preview),
	[WG_O_STATION] = KEPT(FLAG, station),
	[WG_O_FLAT] = KEPT(FLAG, flat),
	[WG_O_VERIFY] = KEPT(FLAG, verify),
	[WG_O_OPEN] = KEPT(FLAG, open),
	[WG_O_DROP_OBSOLETE] = KEPT(FLAG, drop_obsolete),
	[WG_O_JOBS] = KEPT_NUMBER(jobs, N_("not a number of threads"), 65535),
	[WG_O_DAYS] = KEPT_NUMBER(days, N_("not a number of days"), 65535),
	[WG_O_PORT] = KEPT_NUMBER(port, N_("not a port"), 65535),
	[WG_O_TIMEOUT] = KEPT_NUMBER(timeout, N_("not a number"), 65535),
	[WG_O_MAX_WORDS] =
	    KEPT_NUMBER(max_words, N_("not a number"), INT32_MAX),
	[WG_O_MAX_ERRORS] =
	    KEPT_NUMBER(diag.max_errors, N_("not a number"), INT32_MAX),
#undef KEPT
#undef KEPT_NUMBER
};

static bool
keep_option(struct wg_options *o, enum wg_option id, const char *value)
{
	void *slot = (char *)o + kept[id].at;
	uint32_t n;

	switch (kept[id].kind) {
	case TEXT:
		*(struct wg_str *)slot = wg_str(value);
		return true;
	case LIST:
		WG_PUSH(o->arena, (struct wg_option_list *)slot) =
		    wg_str(value);
		return true;
	case FLAG:
		*(bool *)slot = true;
		return true;
	case NUMBER:
		if (!wg_str_uint(wg_str(value), &n) || n > kept[id].most)
			return usage_error(kept[id].wrong, value, WG_NONE);
		*(unsigned *)slot = n;
		return true;
	default:
		return true;
	}
}

/* Options of which there are only so many words. */

static const char *const formats[] = {
#define WG_FORMAT(id, name, data, what) name,
#include "base/formats.def"
	NULL
};
static const char *const tables[] = { "table", "json", "csv", NULL };
static const char *const reviews[] = { "table", "json", "csv", "ics", NULL };
static const char *const outputs[] = {
#define WG_BACKEND(name) #name,
#include "back/backends.def"
	"none", NULL };
static const char *const when[] = { "auto", "always", "never", NULL };
static const char *const covers[] = { "de", "en", NULL };
static const char *const shows[] = { "model", "text", "boxes", NULL };
static const char *const cards[] = { "4", "3", NULL };

static bool
format_option(struct wg_options *o, const char *value)
{
	bool review = o->command == WG_C_REVIEW;
	bool stats = review || o->command == WG_C_STATS;
	unsigned n;

	if (!choose("no such format", value,
	    review ? reviews : stats ? tables : formats, &n))
		return false;
	if (stats)
		o->stats = (enum wg_stats_format)n;
	else
		o->diag.format = (enum wg_diag_format)n;
	return true;
}

static bool
color_option(struct wg_options *o, const char *value)
{
	unsigned n;

	if (!choose("no such colour mode", value, when, &n))
		return false;
	o->diag.color = n == 0 ? automatic_color(STDERR_FILENO) : n == 1;
	o->color_out = n == 0 ? automatic_color(STDOUT_FILENO) : n == 1;
	return true;
}

static bool
set_option(struct wg_options *o, enum wg_option id, const char *value)
{
	unsigned n;

	switch (id) {
	case WG_O_FORMAT:
		return format_option(o, value);
	case WG_O_COLOR:
		return color_option(o, value);
	case WG_O_WERROR:
	case WG_O_ALLOW:
		return code_option(o, id, value);
	case WG_O_DATE:
		o->date = wg_str(value);
		return day(value);
	case WG_O_ONLY:
		o->only = wg_str(value);
		return choose_all(o, N_("no such output"), outputs);
	case WG_O_SHOW:
		o->show = wg_str(value);
		return choose("cannot show", value, shows, &n);
	case WG_O_COVER:
		o->cover = value == NULL ? WG_STR("de") : wg_str(value);
		return value == NULL ||
		    choose(N_("no such language"), value, covers, &n);
	case WG_O_VCARD:
		if (!choose("no such version of cards", value, cards, &n))
			return false;
		o->old_cards = n == 1;
		return true;
	case WG_O_ACCEPT_HOSTS:
		o->accept_all = value == NULL;
		o->accept_hosts = wg_str(value);
		return true;
	case WG_O_FONTS:
		WG_PUSH(o->arena, &o->fonts) = value;
		return true;
	case WG_O_SHARD:
		return wg_part_shard(wg_str(value), &o->shard, &o->shards) ||
		    usage_error(N_("not a shard (3/16: the third of sixteen)"),
			value, WG_NONE);
	case WG_O_MAX_ERRORS:
		o->max_errors_given = true;
		return keep_option(o, id, value);
	default:
		return keep_option(o, id, value);
	}
}

struct tables {
	struct option longs[WG_O_COUNT + 1];
	char shorts[2 * WG_O_COUNT + 3];
};

static void
make_tables(struct tables *t)
{
	size_t n = 0;

	memset(t, 0, sizeof(*t));
	t->shorts[n++] = ':';
	for (unsigned i = 0; i < WG_O_COUNT; i++) {
		int value = options[i].letter ? options[i].letter :
		    FIRST_LONG + (int)i;

		t->longs[i] = (struct option){ options[i].name,
			options[i].argument == NULL ? no_argument :
			    options[i].argument[0] == '[' ? optional_argument :
			    required_argument,
			NULL, value };
		if (options[i].letter)
			t->shorts[n++] = options[i].letter;
		if (options[i].letter && options[i].argument)
			t->shorts[n++] = ':';
	}
}

static enum wg_option
option_of(int value)
{
	for (unsigned i = 0; i < WG_O_COUNT; i++)
		if (value == (options[i].letter ? options[i].letter :
		    FIRST_LONG + (int)i))
			return (enum wg_option)i;
	return WG_O_COUNT;
}

static bool
applies(enum wg_option id, const struct wg_options *o)
{
	if (options[id].commands[0] == '\0' || o->command == WG_C_COUNT ||
	    has_word(options[id].commands, commands[o->command].name))
		return true;
	fprintf(stderr,
	    _("wegweiser: '%s' has no option --%s\n"
	      "Try 'wegweiser %s --help'.\n"),
	    commands[o->command].name, options[id].name,
	    commands[o->command].name);
	return false;
}

static int
print_completion(const char *shell)
{
	struct wg_out out = { 0 };

	if (!wg_completion_write(&out, shell)) {
		usage_error("no completion for this shell", shell,
		    wg_str(wg_completion_shells[0]));
		return WG_EXIT_USAGE;
	}
	fwrite(out.ptr, out.len, 1, stdout);
	wg_out_free(&out);
	return WG_EXIT_OK;
}

static int
print_data_dir(void)
{
	struct wg_str folder = wg_data_dir();

	if (folder.len > 0) {
		printf("%.*s\n", WG_ARG(folder));
		return WG_EXIT_OK;
	}
	fprintf(stderr, "wegweiser: %s\n",
	    _("there is no folder share/wegweiser beside the program; "
	      "WEGWEISER_DATA can name one"));
	return WG_EXIT_MACHINE;
}

static bool
read_options(struct wg_options *o, int argc, char **argv, int *status)
{
	struct tables t;
	int value;

	make_tables(&t);
	opterr = 0;
	while ((value = getopt_long(argc, argv, t.shorts, t.longs, NULL)) !=
	    -1) {
		enum wg_option id = option_of(value);
		const char *word = argv[optind - 1];

		if (value == '?')
			return unknown_option(word);
		/* An empty one is a variable of the shell that is not set. */
		if (optarg != NULL && optarg[0] == '\0') {
			value = ':';
			if (word[0] == '\0')
				word = argv[optind - 2];
		}
		if (value == ':')
			return usage_error("an argument is missing", word,
			    WG_NONE);
		if (id == WG_O_COMPLETION) {
			*status = print_completion(optarg);
			return false;
		}
		if (id == WG_O_DATA_DIR) {
			*status = print_data_dir();
			return false;
		}
		if (id == WG_O_HELP || id == WG_O_VERSION) {
			if (id == WG_O_VERSION)
				wg_print_version();
			else if (o->command == WG_C_COUNT)
				print_help();
			else
				print_command_help(o->command);
			*status = WG_EXIT_OK;
			return false;
		}
		if (!applies(id, o) || !set_option(o, id, optarg))
			return false;
	}
	return true;
}

/* The first word that is no option, and no argument of one. */
static const char *
command_word(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-C") || !strcmp(argv[i], "--directory"))
			i++;
		else if (argv[i][0] != '-')
			return argv[i];
	}
	return NULL;
}

bool
wg_options_read(struct wg_arena *a, int argc, char **argv,
    struct wg_options *o, int *status)
{
	const char *command = command_word(argc, argv);

	*o = (struct wg_options){ .arena = a, .command = WG_C_COUNT,
		.directory = WG_STR(".") };
	o->diag.max_errors = 10;
	o->diag.color = automatic_color(STDERR_FILENO);
	o->color_out = automatic_color(STDOUT_FILENO);
	o->port = 8080;
	*status = WG_EXIT_USAGE;
	if (argc == 1) {
		print_short_help();
		*status = WG_EXIT_OK;
		return false;
	}
	if ((command != NULL && !find_command(command, &o->command)) ||
	    !read_options(o, argc, argv, status))
		return false;
	if (command == NULL)
		return usage_error("a command is missing", argv[argc - 1],
		    WG_NONE);
	for (int i = optind; i < argc; i++)
		if (argv[i] != command)
			WG_PUSH(a, &o->operands) = wg_str(argv[i]);
	if (o->operands.n > 0 && commands[o->command].operands[0] == '\0')
		return usage_error("too many words", o->operands.at[0].ptr,
		    WG_NONE);
	/* What a program reads is complete. */
	if (wg_diag_format_is_data(o->diag.format) && !o->max_errors_given)
		o->diag.max_errors = 0;
	o->diag.allow = o->allow.at;
	o->diag.n_allow = o->allow.n;
	o->diag.werrors = o->werrors.at;
	o->diag.n_werrors = o->werrors.n;
	return true;
}
