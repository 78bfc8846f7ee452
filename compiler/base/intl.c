/*
 * The catalog is found beside the program: in the tree it was built in
 * (.obj/locale), or below the PREFIX it was installed to (../share/locale),
 * so that moving either breaks nothing.
 */
#include "base/intl.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/mo.h"

#define DOMAIN "wegweiser"

/* Where catalogs were found; empty: nowhere. */
static char found[PATH_MAX];

/* Of this thread: NULL is the language of the environment. */
static _Thread_local const struct wg_mo *spoken;
static const struct wg_mo english; /* of no messages */

static void
find_catalogs(void)
{
	static const char *const folders[] = { ".obj/locale",
		"../share/locale" };
	char path[PATH_MAX];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (wg_beside_program(folders[i], path)) {
			bindtextdomain(DOMAIN, path);
			memcpy(found, path, sizeof(found));
			return;
		}
}

/* What the environment asks for, by POSIX's order; "" for nothing. */
static const char *
wanted_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "";
}

void
wg_intl_begin(void)
{
	const char *wanted = wanted_locale(), *language = getenv("LANGUAGE");

	/*
	 * A small machine has no locale but C and C.UTF-8 generated.  German
	 * needs nothing of the system's locale, only its name: so C.UTF-8
	 * carries it, and LANGUAGE says which catalog is meant.
	 */
	if (setlocale(LC_MESSAGES, "") == NULL &&
	    setlocale(LC_MESSAGES, "C.UTF-8") != NULL &&
	    (language == NULL || language[0] == '\0'))
		setenv("LANGUAGE", wanted, 1);
	find_catalogs();
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}

const char *
wg_say(const char *msgid)
{
	if (msgid == NULL || msgid[0] == '\0')
		return msgid;
	return spoken != NULL ? wg_mo_say(spoken, msgid) : gettext(msgid);
}

const char *
wg_say_n(const char *one, const char *many, unsigned long n)
{
	return spoken != NULL ? wg_mo_say_n(spoken, one, many, n) :
				ngettext(one, many, n);
}

bool
wg_intl_speak(const char *tag)
{
	char path[PATH_MAX + 64];

	spoken = NULL;
	if (tag == NULL)
		return true;
	spoken = &english;
	if (!strcmp(tag, "en"))
		return true;
	snprintf(path, sizeof(path), "%s/%.16s/LC_MESSAGES/" DOMAIN ".mo",
	    found, tag);
	spoken = wg_mo_open(path);
	if (spoken == NULL)
		spoken = &english;
	return spoken != &english;
}

const char *
wg_intl_fingerprint(void)
{
	return dgettext(DOMAIN, ""); /* the header of the catalog */
}
