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
#include "model/labels.def"
	WG_L_COUNT
};

struct wg_label_info {
	const char *name;   /* PURPOSE, or the key of a thing to bring */
	const char *text;   /* German; of a plural label the singular */
	const char *plural; /* or NULL */
	const char *note;   /* to the translators */
	bool bring;
};

const struct wg_label_info *wg_label_info(enum wg_label);
/* The label of a key of items="", or WG_L_COUNT; '*near' is then a similar
 * key or WG_NONE. */
enum wg_label wg_label_bring(struct wg_str key, struct wg_str *near);

#endif
