#ifndef WG_VALUES_PHONE_H
#define WG_VALUES_PHONE_H

#include <stddef.h>

#include "base/str.h"

/*
 * A phone number: E.164 ("+493023125112"), a German free or service number as
 * it is dialled ("08001110111"), or one of the short numbers that all of
 * Germany knows ("112", "116117").  Blanks and hyphens between digits are
 * accepted.  A number without area code means nothing elsewhere and is
 * refused.  How it is printed: text/phone.h.
 */
enum wg_phone_kind {
	WG_PHONE_WORLD,   /* dialled with its country code */
	WG_PHONE_SERVICE, /* 0800, 0180 …: German, dialled with its 0 */
	WG_PHONE_SHORT,   /* 110, 112, 115, 116xxx, 118xx */
};

struct wg_phone {
	enum wg_phone_kind kind;
	struct wg_str dial;   /* behind "tel:": +493023125112, 112 */
	struct wg_str digits; /* of 'dial', without "+" */
	size_t extension;     /* how many of the digits stand before the
			       * hyphen of an extension; 0: none */
};

#endif
