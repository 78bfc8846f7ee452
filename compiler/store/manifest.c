/* Lines of JSON with a fixed order of keys: no parser is needed to read it. */
#include "store/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/out.h"
#include "store/part.h"
#include "store/writer.h"

static int
by_path(const void *a, const void *b)
{
	return wg_str_cmp(((const struct wg_manifest_file *)a)->path,
	    ((const struct wg_manifest_file *)b)->path);
}

void
wg_manifest_sort(struct wg_manifest_file *files, size_t n)
{
	if (n > 0)
		qsort(files, n, sizeof(*files), by_path);
}

void
wg_manifest_put(
    struct wg_out *out, const struct wg_manifest_file *file, bool last)
{
	struct wg_json path = { .out = out };

	wg_out_puts(out, "{\"path\":");
	wg_json_str(&path, file->path);
	wg_out_puts(out, ",\"sha256\":\"");
	wg_out_put(out, (struct wg_str){ file->sha256, 64 });
	wg_out_puts(out, "\",\"size\":");
	wg_out_int(out, (int64_t)file->size);
	wg_out_puts(out, last ? "}\n" : "},\n");
}

void
wg_manifest_end(struct wg_writer *w, const struct wg_part *part)
{
	struct wg_sha256 before;

	if (part == NULL) {
		wg_out_puts(&w->out, "]}\n");
		return;
	}
	before = wg_writer_hash(w);
	wg_part_write(&w->out, part, &before);
}

static struct wg_str
quoted(struct wg_str *rest)
{
	wg_str_cut(rest, '"');
	return wg_str_cut(rest, '"');
}

bool
wg_manifest_read(struct wg_str line, struct wg_manifest_file *file)
{
	struct wg_str sha;
	uint32_t size;

	if (!wg_str_starts(line, WG_STR("{\"path\":\"")))
		return false;
	line = wg_str_from(line, strlen("{\"path\":"));
	file->path = quoted(&line);
	wg_str_cut(&line, ':');
	sha = quoted(&line);
	if (file->path.len == 0 || sha.len != 64)
		return false;
	memcpy(file->sha256, sha.ptr, 64);
	file->sha256[64] = '\0';
	wg_str_cut(&line, ':');
	if (!wg_str_uint(wg_str_cut(&line, '}'), &size))
		return false;
	file->size = size;
	return true;
}

bool
wg_manifest_next(struct wg_str *rest, struct wg_manifest_file *file)
{
	while (rest->len > 0)
		if (wg_manifest_read(wg_str_cut(rest, '\n'), file))
			return true;
	return false;
}
