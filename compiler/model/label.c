/* The labels of labels.def as an array. */
#include "model/label.h"

#include "base/near.h"

static const struct wg_label_info labels[WG_L_COUNT] = {
#define WG_LABEL(id, text, note) \
	[WG_L_##id] = { #id, text, NULL, note, WG_KEYS_NONE, NULL },
#define WG_LABEL_PLURAL(id, one, many, note) \
	[WG_L_##id] = { #id, one, many, note, WG_KEYS_NONE, NULL },
#define WG_BRING(key, text) \
	[WG_L_BRING_##key] = { #key, text, NULL, "was mitzubringen ist / what to bring", \
	    WG_KEYS_BRING, NULL },
#define WG_REASON(key, text) \
	[WG_L_REASON_##key] = { #key, text, NULL, "warum eine Stelle geschlossen ist / why an office is closed", \
	    WG_KEYS_REASON, NULL },
#define WG_SAYING(key, pictogram, text, note) \
	[WG_L_SAYING_##key] = { #key, text, NULL, note, WG_KEYS_SAYING, pictogram },
#define WG_REMARK(key, text, note) \
	[WG_L_SAYING_##key] = { #key, text, NULL, note, WG_KEYS_SAYING, NULL },
#include "model/labels.def"
};

const struct wg_label_info *
wg_label_info(enum wg_label label)
{
	return &labels[label];
}

enum wg_label
wg_label_of_key(enum wg_label_keys keys, struct wg_str key, struct wg_str *near)
{
	struct wg_near best = { .word = key, .limit = 2 };
	unsigned i;

	for (i = 0; i < WG_L_COUNT && !best.exact; i++)
		if (labels[i].keys == keys)
			wg_near_try(&best, wg_str(labels[i].name));
	*near = best.found;
	return best.exact ? (enum wg_label)(i - 1) : WG_L_COUNT;
}
