/*
 * jansson reads: of the libraries at hand it alone refuses doubled keys, bad
 * UTF-8 and U+0000, and says where.  What it made is copied and freed.
 */
#include "front/json/json.h"

#include <jansson.h>
#include <math.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"

struct copying {
	struct wg_arena *arena;
	bool deep; /* something was */
};

static struct wg_str
text_of(struct wg_arena *a, const char *s, size_t n)
{
	return wg_str_dup(a, (struct wg_str){ s, n });
}

static int64_t
micro_of(const json_t *from)
{
	double value = json_number_value(from) * 1e6;

	return value >= 9e18 || value <= -9e18 ? 0 : llround(value);
}

/* As it stands there; of one with a point, as far as six places go. */
static struct wg_str
number_of(struct wg_arena *a, const json_t *from, int64_t micro)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	if (json_is_integer(from))
		return wg_str_fmt(a, "%lld",
		    (long long)json_integer_value(from));
	wg_out_micro(&out, micro);
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}

static struct wg_js *copy(struct copying *, const json_t *, unsigned depth);

static void
add(struct copying *c, struct wg_js *to, const struct wg_js ***end,
    struct wg_str key, const json_t *from, unsigned depth)
{
	struct wg_js *one = copy(c, from, depth + 1);

	one->key = key;
	**end = one;
	*end = &one->next;
	to->n++;
}

static void
copy_members(struct copying *c, const json_t *from, struct wg_js *to,
    unsigned depth)
{
	const struct wg_js **end = &to->first;
	json_t *object = (json_t *)(uintptr_t)from;

	if (depth >= WG_JS_DEPTH) {
		c->deep = true;
		return;
	}
	if (to->kind == WG_JS_ARRAY) {
		for (size_t i = 0; i < json_array_size(from); i++)
			add(c, to, &end, WG_NONE, json_array_get(from, i),
			    depth);
		return;
	}
	for (void *at = json_object_iter(object); at != NULL;
	     at = json_object_iter_next(object, at)) {
		const char *key = json_object_iter_key(at);

		add(c, to, &end, text_of(c->arena, key,
		    json_object_iter_key_len(at)),
		    json_object_iter_value(at), depth);
	}
}

static struct wg_js *
copy(struct copying *c, const json_t *from, unsigned depth)
{
	struct wg_js *to = WG_NEW(c->arena, struct wg_js);

	switch (json_typeof(from)) {
	case JSON_STRING:
		to->kind = WG_JS_TEXT;
		to->text = text_of(c->arena, json_string_value(from),
		    json_string_length(from));
		break;
	case JSON_INTEGER:
	case JSON_REAL:
		to->kind = WG_JS_NUMBER;
		to->micro = micro_of(from);
		to->text = number_of(c->arena, from, to->micro);
		break;
	case JSON_TRUE: to->kind = WG_JS_TRUE; break;
	case JSON_FALSE: to->kind = WG_JS_FALSE; break;
	case JSON_NULL: to->kind = WG_JS_NULL; break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		to->kind = json_is_array(from) ? WG_JS_ARRAY : WG_JS_OBJECT;
		copy_members(c, from, to, depth);
		break;
	}
	return to;
}

const struct wg_js *
wg_js_read(struct wg_arena *a, struct wg_str bytes, struct wg_js_error *e)
{
	struct copying c = { .arena = a };
	size_t mark = wg_str_starts(bytes, WG_STR("\xEF\xBB\xBF")) ? 3 : 0;
	struct wg_js *all = NULL;
	json_error_t error;
	json_t *read;

	if (bytes.len > WG_JS_BYTES) {
		*e = (struct wg_js_error){ 0, N_("the file is too large") };
		return NULL;
	}
	bytes = wg_str_from(bytes, mark);
	read = json_loadb(bytes.ptr == NULL ? "" : bytes.ptr, bytes.len,
	    JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (read == NULL) {
		*e = (struct wg_js_error){ (uint32_t)mark +
			(error.position > 0 ? (uint32_t)error.position : 0),
			wg_str_dup(a, wg_str(error.text)).ptr };
		return NULL;
	}
	all = copy(&c, read, 0);
	json_decref(read);
	if (c.deep) {
		*e = (struct wg_js_error){ 0,
			N_("it is nested more than 64 deep") };
		return NULL;
	}
	return all;
}

const struct wg_js *
wg_js_get_str(const struct wg_js *o, struct wg_str key)
{
	if (o == NULL || o->kind != WG_JS_OBJECT)
		return NULL;
	for (const struct wg_js *m = o->first; m != NULL; m = m->next)
		if (wg_str_eq(m->key, key))
			return m;
	return NULL;
}

const struct wg_js *
wg_js_get(const struct wg_js *o, const char *key)
{
	return wg_js_get_str(o, wg_str(key));
}

struct wg_str
wg_js_text(const struct wg_js *o, const char *key)
{
	const struct wg_js *m = wg_js_get(o, key);

	return m != NULL &&
		(m->kind == WG_JS_TEXT || m->kind == WG_JS_NUMBER) ?
	    m->text :
	    WG_NONE;
}

bool
wg_js_is(const struct wg_js *o, const char *key)
{
	const struct wg_js *m = wg_js_get(o, key);

	return m != NULL && m->kind == WG_JS_TRUE;
}

int64_t
wg_js_int(const struct wg_js *o, const char *key)
{
	const struct wg_js *m = wg_js_get(o, key);

	return m != NULL && m->kind == WG_JS_NUMBER ? m->micro / 1000000 : 0;
}
