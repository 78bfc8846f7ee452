/* Keys in a fixed order, and values without anything to escape: ids, days and
 * hashes.  No parser is needed to read them. */
#include "store/part.h"

#include <stddef.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/out.h"

#define BEGIN "],\"part\":"
#define SHARDS_MAX 65535

static const struct {
	const char *key;
	size_t at;
} fields[] = {
#define FIELD(name) { #name, offsetof(struct wg_part, name) }
	FIELD(share),
	FIELD(regions),
	FIELD(day),
	FIELD(program),
	FIELD(options),
	FIELD(inputs),
	FIELD(book),
#undef FIELD
};
#define N_FIELDS (sizeof(fields) / sizeof(fields[0]))

static struct wg_str *
field(struct wg_part *p, size_t i)
{
	return (struct wg_str *)((char *)p + fields[i].at);
}

void
wg_part_write(struct wg_out *out, const struct wg_part *part,
    const struct wg_sha256 *before)
{
	struct wg_json j = { .out = out };
	struct wg_part p = *part;
	char list[65];

	wg_sha256_hex(before, list);
	wg_out_puts(out, BEGIN);
	wg_json_object(&j);
	wg_json_str(wg_json_key(&j, "list"), wg_str(list));
	for (size_t i = 0; i < N_FIELDS; i++)
		wg_json_str(
		    wg_json_key(&j, fields[i].key), *field(&p, i));
	wg_json_end(&j);
	wg_out_puts(out, "}\n");
}

bool
wg_part_is_part(struct wg_str line)
{
	return wg_str_starts(line, WG_STR(BEGIN));
}

bool
wg_part_is_whole(struct wg_str line)
{
	return wg_str_is(line, "]}");
}

static bool
read_field(struct wg_str *line, const char *key, struct wg_str *value)
{
	wg_str_cut(line, '"');
	if (!wg_str_is(wg_str_cut(line, '"'), key))
		return false;
	wg_str_cut(line, '"');
	*value = wg_str_cut(line, '"');
	return true;
}

bool
wg_part_read(struct wg_str line, struct wg_part *p, struct wg_str *list)
{
	if (!wg_part_is_part(line))
		return false;
	line = wg_str_from(line, strlen(BEGIN));
	if (!read_field(&line, "list", list))
		return false;
	for (size_t i = 0; i < N_FIELDS; i++)
		if (!read_field(&line, fields[i].key, field(p, i)))
			return false;
	return wg_str_is(line, "}}");
}

bool
wg_part_shard(struct wg_str share, unsigned *k, unsigned *n)
{
	uint32_t first, second;

	if (wg_str_find(share, '/') < 0 ||
	    !wg_str_uint(wg_str_cut(&share, '/'), &first) ||
	    !wg_str_uint(share, &second) || first == 0 || second == 0 ||
	    first > second || second > SHARDS_MAX)
		return false;
	*k = first;
	*n = second;
	return true;
}
