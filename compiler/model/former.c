/* Decoding comes first: what is compared and written is always decoded. */
#include "model/former.h"

#include "base/arena.h"
#include "base/map.h"
#include "model/project.h"
#include "values/url.h"
#include "values/value.h"

bool
wg_is_id(struct wg_str s)
{
	struct wg_value value;
	struct wg_value_error error = { 0 };

	return wg_read_id(NULL, s, &value, &error);
}

struct wg_former
wg_former_read(struct wg_arena *a, struct wg_str word)
{
	struct wg_str rest = wg_url_decode(a, word);
	struct wg_former f = { .path = WG_NONE };

	if (wg_str_starts(rest, WG_STR("https://"))) {
		rest = wg_str_from(rest, 8);
		wg_str_cut(&rest, '/');
		rest = wg_str_fmt(a, "/%.*s", WG_ARG(rest));
	}
	while (rest.len > 0 && rest.ptr[rest.len - 1] == '/')
		rest.len--;
	if (wg_str_find(rest, '/') >= 0)
		f.path = rest.ptr[0] == '/' ? rest :
		    wg_str_fmt(a, "/%.*s", WG_ARG(rest));
	while (wg_str_find(rest, '/') >= 0)
		wg_str_cut(&rest, '/');
	f.slug = rest;
	if (wg_is_id(rest))
		f.id = rest;
	return f;
}

struct wg_name_list
wg_ids_ever(struct wg_arena *a, const struct wg_document *d)
{
	struct wg_name_list ids = {
		WG_NEW_ARRAY(a, d->former.n + 1, struct wg_str), 1 };
	struct wg_map told = { 0 };

	ids.at[0] = d->id;
	wg_map_put(a, &told, d->id, a);
	for (size_t i = 0; i < d->former.n; i++) {
		struct wg_str id = wg_former_read(a, d->former.at[i]).id;

		/* Two old paths may end in one name. */
		if (id.len > 0 && wg_map_put(a, &told, id, a) == NULL)
			ids.at[ids.n++] = id;
	}
	return ids;
}
