/*
 * api/v3/openapi.json: schema.def as OpenAPI 3.1, with the regions and the
 * languages of the project.  Answers come with and without a slash at the end
 * of the address; the document names them without.
 */
#include "back/feed/feed.h"
#include "back/made.h"
#include "back/values.h"
#include "base/json.h"
#include "store/stage.h"

/* A line of schema.def. */
struct line {
	enum { OBJECT, FIELD, OPTIONAL, ARGUMENT, ENDPOINT } kind;
	const char *name, *id, *type, *arguments, *text;
};

static const struct line lines[] = {
#define WG_OBJECT(name, text) { OBJECT, #name, "", "", "", text },
#define WG_FIELD(key, type, text) { FIELD, key, "", type, "", text },
#define WG_OPTIONAL(key, type, text) { OPTIONAL, key, "", type, "", text },
#define WG_ARGUMENT(name, type, text) { ARGUMENT, name, "", type, "", text },
#define WG_ENDPOINT(path, id, type, arguments, text) \
	{ ENDPOINT, path, id, type, arguments, text },
#include "back/feed/schema.def"
};
#define LINES (sizeof(lines) / sizeof(lines[0]))

static const struct {
	const char *name, *type, *key, *value;
} basics[] = {
	{ "string", "string", NULL, NULL },
	{ "int", "integer", NULL, NULL },
	{ "number", "number", NULL, NULL },
	{ "bool", "boolean", NULL, NULL },
	{ "date", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
	{ "time", "string", "pattern", "^[0-9]{2}:[0-9]{2}:[0-9]{2}$" },
	{ "moment", "string", "pattern",
	    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}$" },
	{ "utc", "string", "pattern",
	    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$" },
	{ "url", "string", "pattern", "^https?://" },
	{ "path", "string", "pattern", "^/.*/$" },
};

static void
put_text(struct wg_json *j, const char *key, const char *text)
{
	wg_json_str(wg_json_key(j, key), wg_str(text));
}

static void
put_reference(struct wg_json *j, const char *kind, struct wg_str name)
{
	struct wg_out out = { 0 };

	wg_out_fmt(&out, "#/components/%s/%.*s", kind, WG_ARG(name));
	wg_json_str(wg_json_key(j, "$ref"), wg_out_str(&out));
	wg_out_free(&out);
}

/* What a basic type or the name of an object says; inside of an object that is
 * open. */
static void
put_basic(struct wg_json *j, struct wg_str type, bool null)
{
	for (size_t i = 0; i < sizeof(basics) / sizeof(basics[0]); i++) {
		if (!wg_str_is(type, basics[i].name))
			continue;
		wg_json_key(j, "type");
		if (null)
			wg_json_array(j);
		wg_json_str(j, wg_str(basics[i].type));
		if (null) {
			wg_json_str(j, WG_STR("null"));
			wg_json_end(j);
		}
		if (basics[i].key != NULL)
			put_text(j, basics[i].key, basics[i].value);
		return;
	}
	if (!null) {
		put_reference(j, "schemas", type);
		return;
	}
	wg_json_array(wg_json_key(j, "anyOf"));
	wg_json_object(j);
	put_reference(j, "schemas", type);
	wg_json_end(j);
	wg_json_object(j);
	put_text(j, "type", "null");
	wg_json_end(j);
	wg_json_end(j);
}

/* "Day[]?": from the end to the beginning, so the outermost comes first. */
static void
put_type(struct wg_json *j, struct wg_str type)
{
	bool null = wg_str_ends(type, WG_STR("?"));
	unsigned levels = 0;

	type.len -= null;
	while (wg_str_ends(type, WG_STR("[]")) ||
	    wg_str_ends(type, WG_STR("{}"))) {
		bool list = type.ptr[type.len - 1] == ']';

		wg_json_key(j, "type");
		if (null)
			wg_json_array(j);
		wg_json_str(j, list ? WG_STR("array") : WG_STR("object"));
		if (null) {
			wg_json_str(j, WG_STR("null"));
			wg_json_end(j);
		}
		null = false;
		wg_json_object(wg_json_key(
		    j, list ? "items" : "additionalProperties"));
		levels++;
		type.len -= 2;
	}
	put_basic(j, type, null);
	while (levels-- > 0)
		wg_json_end(j);
}

/* The object of line 'i' and its fields. */
static void
put_object(struct wg_json *j, size_t i)
{
	size_t end = i + 1;

	while (end < LINES && (lines[end].kind == FIELD ||
		lines[end].kind == OPTIONAL))
		end++;
	wg_json_object(wg_json_key(j, lines[i].name));
	put_text(j, "type", "object");
	put_text(j, "description", lines[i].text);
	wg_json_array(wg_json_key(j, "required"));
	for (size_t k = i + 1; k < end; k++)
		if (lines[k].kind == FIELD)
			wg_json_str(j, wg_str(lines[k].name));
	wg_json_end(j);
	wg_json_object(wg_json_key(j, "properties"));
	for (size_t k = i + 1; k < end; k++) {
		wg_json_object(wg_json_key(j, lines[k].name));
		if (lines[k].text[0] != '\0')
			put_text(j, "description", lines[k].text);
		put_type(j, wg_str(lines[k].type));
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_bool(wg_json_key(j, "additionalProperties"), false);
	wg_json_end(j);
}

/* Parameters. */

static void
put_names(struct wg_json *j, const struct wg_build *b, bool regions)
{
	const struct wg_project *p = b->project;

	wg_json_array(wg_json_key(j, "enum"));
	for (size_t i = 0; regions && i < p->regions.n; i++)
		wg_json_str(j, p->regions.at[i].document->id);
	for (size_t i = 0; !regions && i < b->n_editions; i++)
		wg_json_str(j, b->editions[i]->language->slug);
	wg_json_end(j);
}

static void
put_parameter(struct wg_json *j, const struct wg_build *b, const char *name,
    const char *text)
{
	wg_json_object(wg_json_key(j, name));
	put_text(j, "name", name);
	put_text(j, "in", "path");
	wg_json_bool(wg_json_key(j, "required"), true);
	put_text(j, "description", text);
	wg_json_object(wg_json_key(j, "schema"));
	put_text(j, "type", "string");
	if (wg_str_is(wg_str(name), "news"))
		put_text(j, "pattern", "^local-[0-9]+$");
	else
		put_names(j, b, wg_str_is(wg_str(name), "region"));
	wg_json_end(j);
	wg_json_end(j);
}

/* An argument of a query, where it is used: it may be one that must be. */
static void
put_argument(struct wg_json *j, struct wg_str word)
{
	bool must = wg_str_ends(word, WG_STR("!"));

	word.len -= must;
	for (size_t i = 0; i < LINES; i++) {
		if (lines[i].kind != ARGUMENT ||
		    !wg_str_is(word, lines[i].name))
			continue;
		wg_json_object(j);
		put_text(j, "name", lines[i].name);
		put_text(j, "in", "query");
		wg_json_bool(wg_json_key(j, "required"), must);
		put_text(j, "description", lines[i].text);
		wg_json_object(wg_json_key(j, "schema"));
		put_type(j, wg_str(lines[i].type));
		wg_json_end(j);
		wg_json_end(j);
	}
}

/* Endpoints. */

static void
put_answer(struct wg_json *j, const struct line *l)
{
	struct wg_str type = wg_str(l->type);
	bool json = type.ptr[0] != '\'';

	wg_json_object(wg_json_key(j, "200"));
	put_text(j, "description", l->text);
	wg_json_object(wg_json_key(j, "content"));
	wg_json_object(wg_json_key_str(j, json ? WG_STR("application/json") :
		wg_str_head(wg_str_from(type, 1), type.len - 2)));
	wg_json_object(wg_json_key(j, "schema"));
	if (json)
		put_type(j, type);
	else
		put_text(j, "type", "string");
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
}

static void
put_error(struct wg_json *j, const char *status, const char *name)
{
	wg_json_object(wg_json_key(j, status));
	put_reference(j, "responses", wg_str(name));
	wg_json_end(j);
}

static void
put_operation(struct wg_json *j, const struct line *l, struct wg_str path,
    struct wg_str id)
{
	static const char *const holes[] = { "region", "language", "news" };
	struct wg_str words = wg_str(l->arguments);

	wg_json_object(wg_json_key(j, "get"));
	wg_json_str(wg_json_key(j, "operationId"), id);
	put_text(j, "summary", l->text);
	wg_json_array(wg_json_key(j, "parameters"));
	for (size_t i = 0; i < 3; i++) {
		struct wg_out hole = { 0 };

		wg_out_fmt(&hole, "{%s}", holes[i]);
		if (wg_str_find_str(path, wg_out_str(&hole)) >= 0) {
			wg_json_object(j);
			put_reference(j, "parameters", wg_str(holes[i]));
			wg_json_end(j);
		}
		wg_out_free(&hole);
	}
	while (words.len > 0)
		put_argument(j, wg_str_word(&words));
	wg_json_end(j);
	wg_json_object(wg_json_key(j, "responses"));
	put_answer(j, l);
	if (l->arguments[0] != '\0')
		put_error(j, "400", "wrong");
	put_error(j, "404", "unknown");
	wg_json_end(j);
	wg_json_end(j);
}

static void
put_path(struct wg_task *task, struct wg_json *j, const struct line *l,
    struct wg_str path, struct wg_str id)
{
	wg_json_object(wg_json_key_str(j,
	    wg_str_fmt(task->arena, "/%.*s", WG_ARG(path))));
	put_operation(j, l, path, id);
	wg_json_end(j);
}

/* regions/{region} and {region}/languages are one pattern to many tools: a
 * path a region instead. */
static void
put_paths(struct wg_task *task, struct wg_json *j)
{
	const struct wg_project *p = task->build->project;
	struct wg_str regions = WG_STR("api/v3/regions/");

	wg_json_object(wg_json_key(j, "paths"));
	for (size_t i = 0; i < LINES; i++) {
		const struct line *l = &lines[i];

		if (l->kind != ENDPOINT)
			continue;
		if (!wg_str_starts(wg_str(l->name), regions)) {
			put_path(task, j, l, wg_str(l->name), wg_str(l->id));
			continue;
		}
		for (size_t r = 0; r < p->regions.n; r++) {
			struct wg_str id = p->regions.at[r].document->id;

			put_path(task, j, l, wg_str_fmt(task->arena,
			    "%.*s%.*s", WG_ARG(regions), WG_ARG(id)),
			    wg_str_fmt(task->arena, "%s-%.*s", l->id,
				WG_ARG(id)));
		}
	}
	wg_json_end(j);
}

static void
put_response(struct wg_json *j, const char *name, const char *text)
{
	wg_json_object(wg_json_key(j, name));
	put_text(j, "description", text);
	wg_json_object(wg_json_key(j, "content"));
	wg_json_object(wg_json_key(j, "application/json"));
	wg_json_object(wg_json_key(j, "schema"));
	put_reference(j, "schemas", WG_STR("Error"));
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
	wg_json_end(j);
}

static void
put_components(struct wg_json *j, const struct wg_build *b)
{
	wg_json_object(wg_json_key(j, "components"));
	wg_json_object(wg_json_key(j, "parameters"));
	put_parameter(j, b, "region", "A region");
	put_parameter(j, b, "language", "A language, by its name in addresses");
	put_parameter(j, b, "news", "A piece of news");
	wg_json_end(j);
	wg_json_object(wg_json_key(j, "responses"));
	put_response(j, "wrong", "The query is wrong; the text names one "
	    "that is right");
	put_response(j, "unknown", "There is no such thing");
	wg_json_end(j);
	wg_json_object(wg_json_key(j, "schemas"));
	for (size_t i = 0; i < LINES; i++)
		if (lines[i].kind == OBJECT)
			put_object(j, i);
	wg_json_end(j);
	wg_json_end(j);
}

void
wg_feed_openapi(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;

	wg_json_object(j);
	put_text(j, "openapi", "3.1.0");
	wg_json_object(wg_json_key(j, "info"));
	put_text(j, "title", "County information as a feed");
	put_text(j, "summary", "What the Integreat app asks for, version 3");
	put_text(j, "version", WG_VERSION);
	wg_json_object(wg_json_key(j, "license"));
	put_text(j, "name", "As the pages say");
	wg_json_str(wg_json_key(j, "url"), wg_str_fmt(task->arena,
	    "%.*s/", WG_ARG(b->project->site)));
	wg_json_end(j);
	wg_json_end(j);
	wg_json_array(wg_json_key(j, "servers"));
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "url"), b->project->api);
	wg_json_end(j);
	wg_json_end(j);
	wg_json_array(wg_json_key(j, "security"));
	wg_json_end(j);
	put_paths(task, j);
	put_components(j, b);
	wg_json_end(j);
	wg_feed_file(task, wg_feed_body(&out), "api/v3/openapi.json");
	wg_out_free(&out);
}

/* Without a folder nothing is written that anybody reads. */
void
wg_feed_version(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;
	struct wg_sha256 hash;
	char hex[65];

	if (b->values == NULL)
		return;
	wg_json_object(j);
	put_text(j, "program", "wegweiser");
	put_text(j, "version", WG_VERSION);
	wg_json_str(wg_json_key(j, "day"), b->today);
	hash = wg_values_hash(b->values);
	wg_sha256_hex(&hash, hex);
	put_text(j, "inputs", hex);
	wg_json_end(j);
	wg_feed_file(task, wg_feed_body(&out), "api/v3/version.json");
	wg_out_free(&out);
}
