#include "model/form.h"

#include "base/arena.h"
#include "model/record.h"

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
		all[(*n)++] = wg_form_field(a, item, WG_FORM_DAY);
		all[(*n)++] = wg_form_field(a, item, WG_FORM_MONTH);
		all[(*n)++] = wg_form_field(a, item, WG_FORM_YEAR);
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
