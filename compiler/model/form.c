#include "model/form.h"

#include "base/arena.h"
#include "model/record.h"

const struct wg_form_part wg_form_date[] = { { "tag", WG_L_DAY, 2 },
	{ "monat", WG_L_MONTH, 2 }, { "jahr", WG_L_YEAR, 4 } };

const struct wg_form_part wg_form_yes_no[] = { { "ja", WG_L_YES, 0 },
	{ "nein", WG_L_NO, 0 }, { "weissnicht", WG_L_DONT_KNOW, 0 } };

unsigned
wg_form_yes_no_count(const struct wg_form_item *item)
{
	return item->unknown ? 3 : 2;
}

struct wg_str
wg_form_field(struct wg_arena *a, const struct wg_form_item *item,
    struct wg_str part)
{
	return part.len == 0 ? item->id : wg_str_fmt(a, "%.*s-%.*s",
	    WG_ARG(item->id), WG_ARG(part));
}

struct wg_str *
wg_form_fields(struct wg_arena *a, const struct wg_form_item *item, size_t *n)
{
	struct wg_str *all =
	    WG_NEW_ARRAY(a, item->n_options + 4, struct wg_str);

	*n = 0;
	if (item->answer == WG_ANSWER_SIGN)
		return all;
	if (item->answer == WG_ANSWER_DATE) {
		for (int i = 0; i < WG_FORM_DATE_PARTS; i++)
			all[(*n)++] = wg_form_field(
			    a, item, wg_str(wg_form_date[i].name));
		return all;
	}
	for (size_t i = 0; i < item->n_options && item->many; i++)
		all[(*n)++] = wg_form_field(a, item, item->options[i].name);
	if (item->other && item->many)
		all[(*n)++] = wg_form_field(a, item, WG_FORM_OTHER);
	if (!item->many)
		all[(*n)++] = item->id;
	if (item->other)
		all[(*n)++] = wg_form_field(a, item, WG_FORM_OTHER_TEXT);
	return all;
}
