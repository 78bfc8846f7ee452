#ifndef WG_BASE_INTL_H
#define WG_BASE_INTL_H

#include <stdbool.h>

/*
 * Messages of the program itself in the language of its user, by gettext: the
 * msgid is the English text, po/de.po has the German.  What is written into
 * an output never comes from here.
 *
 * _("text") translates now; N_("text") only marks the text of a table for
 * xgettext, and whoever shows it calls _() on it.  wg_report(), wg_hint() and
 * wg_note() translate their formats themselves.
 */
#define _(msgid) wg_say(msgid)
#define N_(msgid) msgid

/*
 * Choose the language by LANGUAGE, LC_ALL, LC_MESSAGES and LANG; once, before
 * any thread.  Nothing else of the locale is taken over: numbers, sorting and
 * encoding stay those of "C", and messages are always UTF-8.
 */
void wg_intl_begin(void);

/* The translation of 'msgid', or itself; empty stays empty. */
const char *wg_say(const char *msgid) __attribute__((format_arg(1)));
/* The form for 'n'. */
const char *wg_say_n(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));

/*
 * What this thread says from now on is in the language 'tag' ("en", "de"),
 * whatever the environment asks for: for a server whose visitors have
 * languages of their own.  NULL: as the environment says.  False: there is no
 * such catalog; then it is English.
 */
bool wg_intl_speak(const char *tag);

/* Tells translations apart: another text for another language. */
const char *wg_intl_fingerprint(void);

#endif
