/*
 * Three dialects of one list.  What an option takes is told by the name of
 * its argument in options.def; a name that is not in the table here takes
 * anything.
 */
#include "cli/completion.h"

#include <string.h>

#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/str.h"

static const struct {
	const char *name, *summary;
} commands[] = {
#define WG_COMMAND(id, name, run, project, operands, summary) { name, summary },
#include "cli/options.def"
};
#define N_COMMANDS (sizeof(commands) / sizeof(commands[0]))

static const struct {
	char letter;
	const char *name, *argument, *commands, *summary;
} options[] = {
#define WG_OPTION(id, short, long, argument, commands, summary) \
	{ short, long, argument, commands, summary },
#include "cli/options.def"
};
#define N_OPTIONS (sizeof(options) / sizeof(options[0]))

const char *const wg_completion_shells[] = { "bash", "zsh", "fish", NULL };

#define FOLDER "/" /* stands for folders instead of words */

static const struct {
	const char *argument, *words;
} takes[] = {
	{ "DIR", FOLDER },
	{ "FORMAT", "human short json sarif gitlab junit github table csv" },
	{ "WHEN", "auto always never" },
	{ "WHAT", "model text boxes" },
	{ "SHELL", "bash zsh fish" },
	{ "NAMES",
#define WG_BACKEND(name) #name " "
#include "back/backends.def"
	    "none" },
};

/* NULL: anything. */
static const char *
words_of(const char *argument)
{
	for (size_t i = 0; argument != NULL &&
	     i < sizeof(takes) / sizeof(takes[0]); i++)
		if (!strcmp(argument, takes[i].argument))
			return takes[i].words;
	return NULL;
}

static void
put_codes(struct wg_out *out)
{
	for (unsigned i = 0; i < WG_D_COUNT; i++)
		wg_out_fmt(out, "%s%s", i > 0 ? " " : "",
		    wg_diag_kind((enum wg_diag_id)i)->code);
}

static void
put_words(struct wg_out *out, const char *argument)
{
	const char *words = words_of(argument);

	if (argument != NULL && strstr(argument, "CODE") != NULL)
		put_codes(out);
	else if (words != NULL && strcmp(words, FOLDER))
		wg_out_puts(out, words);
}

static bool
is_for(size_t option, const char *command)
{
	struct wg_str rest = wg_str(options[option].commands);

	if (rest.len == 0)
		return true;
	while (command != NULL && rest.len > 0)
		if (wg_str_is(wg_str_word(&rest), command))
			return true;
	return false;
}

static bool
takes_folder(size_t i)
{
	const char *words = words_of(options[i].argument);

	return words != NULL && !strcmp(words, FOLDER);
}

static bool
takes_words(size_t i)
{
	const char *argument = options[i].argument;

	return argument != NULL && !takes_folder(i) &&
	    (words_of(argument) != NULL || strstr(argument, "CODE") != NULL);
}

static bool
is_optional(size_t i)
{
	return options[i].argument != NULL && options[i].argument[0] == '[';
}

static void
bash_options(struct wg_out *out, const char *command)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (is_for(i, command))
			wg_out_fmt(out, " --%s%s", options[i].name,
			    options[i].argument != NULL && !is_optional(i) ? "=" : "");
}

/* "--name=value" comes as three words, because = breaks words in bash. */
static void
bash(struct wg_out *out)
{
	wg_out_puts(out,
	    "_wegweiser() {\n"
	    "\tlocal word=${COMP_WORDS[COMP_CWORD]} command= option= words= i\n"
	    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	    "\t\tcase ${COMP_WORDS[i]} in\n");
	wg_out_puts(out, "\t\t");
	for (size_t i = 0; i < N_COMMANDS; i++)
		wg_out_fmt(out, "%s%s", i > 0 ? " | " : "", commands[i].name);
	wg_out_puts(out,
	    ") command=${COMP_WORDS[i]}; break ;;\n\t\tesac\n\tdone\n"
	    "\tif [[ $word == = ]]; then word= option=${COMP_WORDS[COMP_CWORD-1]}\n"
	    "\telif [[ ${COMP_WORDS[COMP_CWORD-1]} == = ]]; then option=${COMP_WORDS[COMP_CWORD-2]}\n"
	    "\telse option=${COMP_WORDS[COMP_CWORD-1]}; fi\n"
	    "\tCOMPREPLY=()\n\tcase $option in\n");
	for (size_t i = 0; i < N_OPTIONS; i++) {
		if (!takes_words(i) && !takes_folder(i))
			continue;
		wg_out_fmt(out, "\t--%s", options[i].name);
		if (options[i].letter)
			wg_out_fmt(out, " | -%c", options[i].letter);
		if (takes_folder(i)) {
			wg_out_puts(out, ") COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n");
			continue;
		}
		wg_out_puts(out, ") COMPREPLY=($(compgen -W \"");
		put_words(out, options[i].argument);
		wg_out_puts(out, "\" -- \"$word\")); return ;;\n");
	}
	wg_out_puts(out, "\tesac\n\tcase $command in\n\t'') words='");
	for (size_t i = 0; i < N_COMMANDS; i++)
		wg_out_fmt(out, "%s%s", i > 0 ? " " : "", commands[i].name);
	bash_options(out, NULL);
	wg_out_puts(out, "' ;;\n");
	for (size_t i = 0; i < N_COMMANDS; i++) {
		wg_out_fmt(out, "\t%s) words='", commands[i].name);
		if (!strcmp(commands[i].name, "explain"))
			put_codes(out);
		bash_options(out, commands[i].name);
		wg_out_puts(out, "' ;;\n");
	}
	wg_out_puts(out,
	    "\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	    "\t[[ ${COMPREPLY[*]} == *= ]] && compopt -o nospace 2> /dev/null\n"
	    "\treturn 0\n}\ncomplete -F _wegweiser wegweiser\n");
}

/* In single quotes; brackets and colons mean something to zsh. */
static void
quoted(struct wg_out *out, const char *s, bool zsh)
{
	for (; *s != '\0'; s++) {
		if (*s == '\'')
			wg_out_puts(out, zsh ? "'\\''" : "\\'");
		else if (zsh && (*s == '[' || *s == ']' || *s == ':' || *s == '\\'))
			wg_out_fmt(out, "\\%c", *s);
		else if (!zsh && *s == '\\')
			wg_out_puts(out, "\\\\");
		else
			wg_out_byte(out, *s);
	}
}

static void
zsh_option(struct wg_out *out, size_t i)
{
	bool letter = options[i].letter != 0, argument = options[i].argument;

	wg_out_puts(out, "\t\t");
	if (letter)
		wg_out_fmt(out, "'(-%c --%s)'{-%c%s,--%s%s}'",
		    options[i].letter, options[i].name, options[i].letter,
		    argument ? "+" : "", options[i].name, argument ? "=" : "");
	else
		wg_out_fmt(out, "'--%s%s", options[i].name,
		    is_optional(i) ? "=-" : argument ? "=" : "");
	wg_out_byte(out, '[');
	quoted(out, _(options[i].summary), true);
	wg_out_byte(out, ']');
	if (argument) {
		/* Two colons: it may be left out. */
		wg_out_fmt(out, is_optional(i) ? "::%s:" : ":%s:",
		    is_optional(i) ? "CODE" : options[i].argument);
		if (takes_folder(i)) {
			wg_out_puts(out, "_directories");
		} else if (takes_words(i)) {
			wg_out_byte(out, '(');
			put_words(out, options[i].argument);
			wg_out_byte(out, ')');
		}
	}
	wg_out_puts(out, "' \\\n");
}

static void
zsh_command(struct wg_out *out, const char *command)
{
	wg_out_fmt(out, "\t%s)\n\t\t_arguments \\\n", command);
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (is_for(i, command))
			zsh_option(out, i);
	if (!strcmp(command, "explain")) {
		wg_out_puts(out, "\t\t'*:CODE:(");
		put_codes(out);
		wg_out_puts(out, ")' \\\n");
	}
	wg_out_puts(out, "\t\t;;\n");
}

static void
zsh(struct wg_out *out)
{
	wg_out_puts(out,
	    "#compdef wegweiser\n_wegweiser() {\n"
	    "\tlocal context state state_descr line\n\ttypeset -A opt_args\n"
	    "\tlocal -a commands\n\tcommands=(\n");
	for (size_t i = 0; i < N_COMMANDS; i++) {
		wg_out_fmt(out, "\t\t'%s:", commands[i].name);
		quoted(out, _(commands[i].summary), true);
		wg_out_puts(out, "'\n");
	}
	wg_out_puts(out, "\t)\n\t_arguments -C \\\n");
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (options[i].commands[0] == '\0')
			zsh_option(out, i);
	wg_out_puts(out,
	    "\t\t'1:command:->command' '*::argument:->argument'\n"
	    "\tcase $state in\n\tcommand) _describe command commands; return ;;\n"
	    "\tesac\n\tcase $words[1] in\n");
	for (size_t i = 0; i < N_COMMANDS; i++)
		zsh_command(out, commands[i].name);
	wg_out_puts(out,
	    "\tesac\n}\n"
	    "if [ \"$funcstack[1]\" = _wegweiser ]; then _wegweiser \"$@\"\n"
	    "else compdef _wegweiser wegweiser; fi\n");
}

static void
fish(struct wg_out *out)
{
	wg_out_puts(out, "complete -c wegweiser -f\n");
	for (size_t i = 0; i < N_COMMANDS; i++) {
		wg_out_fmt(out,
		    "complete -c wegweiser -n __fish_use_subcommand -a %s -d '",
		    commands[i].name);
		quoted(out, _(commands[i].summary), false);
		wg_out_puts(out, "'\n");
	}
	for (size_t i = 0; i < N_OPTIONS; i++) {
		wg_out_puts(out, "complete -c wegweiser");
		if (options[i].commands[0] != '\0')
			wg_out_fmt(out,
			    " -n '__fish_seen_subcommand_from %s'",
			    options[i].commands);
		if (options[i].letter)
			wg_out_fmt(out, " -s %c", options[i].letter);
		wg_out_fmt(out, " -l %s", options[i].name);
		if (takes_folder(i)) {
			wg_out_puts(out, " -x -a '(__fish_complete_directories)'");
		} else if (takes_words(i)) {
			wg_out_puts(
			    out, is_optional(i) ? " -f -a '" : " -x -a '");
			put_words(out, options[i].argument);
			wg_out_byte(out, '\'');
		} else if (options[i].argument != NULL) {
			wg_out_puts(out, " -x");
		}
		wg_out_puts(out, " -d '");
		quoted(out, _(options[i].summary), false);
		wg_out_puts(out, "'\n");
	}
	wg_out_puts(out, "complete -c wegweiser -n "
			 "'__fish_seen_subcommand_from explain' -a '");
	put_codes(out);
	wg_out_puts(out, "'\n");
}

bool
wg_completion_write(struct wg_out *out, const char *shell)
{
	static void (*const writers[])(struct wg_out *) = { bash, zsh, fish };

	for (size_t i = 0; wg_completion_shells[i] != NULL; i++)
		if (!strcmp(shell, wg_completion_shells[i])) {
			writers[i](out);
			return true;
		}
	return false;
}
