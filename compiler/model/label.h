#ifndef WG_MODEL_LABEL_H
#define WG_MODEL_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The compiler's own words; all of them stand in model/labels.def. */
enum wg_label {
#define WG_LABEL(id, text, note) WG_L_##id,
#define WG_LABEL_PLURAL(id, one, many, note) WG_L_##id,
#define WG_BRING(key, text) WG_L_BRING_##key,
#define WG_REASON(key, text) WG_L_REASON_##key,
#define WG_SAYING(key, pictogram, text, note) WG_L_SAYING_##key,
#define WG_REMARK(key, text, note) WG_L_SAYING_##key,
#include "model/labels.def"
	WG_L_COUNT
};

/* Labels that sources name by a key. */
enum wg_label_keys {
	WG_KEYS_NONE,
	WG_KEYS_BRING,
	WG_KEYS_REASON,
	WG_KEYS_SAYING
};

struct wg_label_info {
	const char *name;   /* PURPOSE, or a key that sources name */
	const char *text;   /* German; of a plural label the singular */
	const char *plural; /* or NULL */
	const char *note;   /* to the translators */
	enum wg_label_keys keys; /* which of them it is one of */
	const char *pictogram;   /* of a saying; NULL: it is a remark */
};

const struct wg_label_info *wg_label_info(enum wg_label);
/* The label of a key, or WG_L_COUNT; '*near' is then a similar key or
 * WG_NONE. */
enum wg_label wg_label_of_key(
    enum wg_label_keys, struct wg_str key, struct wg_str *near);

#endif
