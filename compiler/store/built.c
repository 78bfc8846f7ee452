#include "store/built.h"

#include <inttypes.h>
#include <string.h>

#include "base/hash.h"
#include "base/out.h"
#include "store/folders.h"
#include "store/writer.h"

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

struct wg_stamp
wg_stamp_of(const struct stat *st)
{
	return (struct wg_stamp){ .inode = (uint64_t)st->st_ino,
		.mtime = nanoseconds(st->st_mtim),
		.ctime = nanoseconds(st->st_ctim) };
}

bool
wg_stamp_is(const struct wg_stamp *a, const struct wg_stamp *b)
{
	return a->inode == b->inode && a->mtime == b->mtime &&
	    a->ctime == b->ctime;
}

struct wg_stamp
wg_stamp_before(const struct stat *st, const struct stat *then)
{
	struct wg_stamp stamp = wg_stamp_of(st);

	if (stamp.ctime >= nanoseconds(then->st_ctim))
		return (struct wg_stamp){ .inode = 0 };
	return stamp;
}

static bool
read_number(struct wg_str *rest, uint64_t *n)
{
	size_t i = 0;

	for (*n = 0; i < rest->len && rest->ptr[i] != ' '; i++) {
		if (rest->ptr[i] < '0' || rest->ptr[i] > '9' ||
		    *n > (UINT64_MAX - 9) / 10)
			return false;
		*n = *n * 10 + (uint64_t)(rest->ptr[i] - '0');
	}
	*rest = wg_str_from(*rest, i < rest->len ? i + 1 : i);
	return i > 0;
}

static bool
read_output(struct wg_str line, struct wg_built_output *o)
{
	uint64_t time;

	wg_str_cut(&line, ' ');
	o->name = wg_str_cut(&line, ' ');
	o->day = wg_str_cut(&line, ' ');
	if (!read_number(&line, &time))
		return false;
	o->time = (int64_t)time;
	return true;
}

static bool
read_file(struct wg_str line, struct wg_built_file *f)
{
	struct wg_str sha = wg_str_cut(&line, ' ');
	uint64_t size, mtime, ctime, inode;

	if (sha.len != 64 || !read_number(&line, &size) ||
	    !read_number(&line, &mtime) || !read_number(&line, &ctime) ||
	    !read_number(&line, &inode))
		return false;
	*f = (struct wg_built_file){ .file.size = (size_t)size,
		.stamp = { inode, (int64_t)mtime, (int64_t)ctime } };
	memcpy(f->file.sha256, sha.ptr, 64);
	f->output = wg_str_cut(&line, ' ');
	if (wg_str_is(f->output, "-"))
		f->output = WG_NONE;
	f->file.path = line;
	return line.len > 0;
}

static bool
read_folder(struct wg_str line, struct wg_built_file *f)
{
	uint64_t mtime, ctime, inode;

	wg_str_cut(&line, ' ');
	if (!read_number(&line, &mtime) || !read_number(&line, &ctime) ||
	    !read_number(&line, &inode))
		return false;
	*f = (struct wg_built_file){ .file.path = line,
		.stamp = { inode, (int64_t)mtime, (int64_t)ctime } };
	return line.len > 0;
}

static bool
read_end(struct wg_str line, struct wg_built_file *f)
{
	wg_str_cut(&line, ' ');
	*f = (struct wg_built_file){ .stamp = { 0 } };
	if (line.len != 64)
		return false;
	memcpy(f->file.sha256, line.ptr, 64);
	return true;
}

enum wg_built_line
wg_built_read(struct wg_str line, struct wg_built_output *o,
    struct wg_built_file *f)
{
	if (wg_str_starts(line, WG_STR("= ")))
		return read_output(line, o) ? WG_BUILT_OUTPUT : WG_BUILT_NONE;
	if (wg_str_starts(line, WG_STR("/ ")))
		return read_folder(line, f) ? WG_BUILT_FOLDER : WG_BUILT_NONE;
	if (wg_str_starts(line, WG_STR("end ")))
		return read_end(line, f) ? WG_BUILT_END : WG_BUILT_NONE;
	return read_file(line, f) ? WG_BUILT_FILE : WG_BUILT_NONE;
}

static void
put_number(struct wg_out *out, uint64_t n)
{
	wg_out_uint(out, n);
	wg_out_byte(out, ' ');
}

static void
put_stamp(struct wg_out *out, const struct wg_stamp *s)
{
	put_number(out, (uint64_t)s->mtime);
	put_number(out, (uint64_t)s->ctime);
	put_number(out, s->inode);
}

static void
put_folder(struct wg_out *out, const struct wg_folder *f)
{
	if (f->above == NULL)
		return;
	wg_out_puts(out, "/ ");
	put_stamp(out, &f->stamp);
	wg_out_put(out, f->path);
	wg_out_byte(out, '\n');
}

void
wg_built_begin(struct wg_out *out, const struct wg_built *r)
{
	wg_out_puts(out, WG_BUILT_BEGIN "\n");
	for (size_t i = 0; i < r->outputs.n; i++)
		wg_out_fmt(out, "= %.*s %.*s %" PRId64 "\n",
		    WG_ARG(r->outputs.at[i].name),
		    WG_ARG(r->outputs.at[i].day), r->outputs.at[i].time);
}

void
wg_built_put(struct wg_out *out, const struct wg_built_file *f)
{
	wg_out_put(out, (struct wg_str){ f->file.sha256, 64 });
	wg_out_byte(out, ' ');
	put_number(out, f->file.size);
	put_stamp(out, &f->stamp);
	wg_out_put(out, f->output.len > 0 ? f->output : WG_STR("-"));
	wg_out_byte(out, ' ');
	wg_out_put(out, f->file.path);
	wg_out_byte(out, '\n');
}

struct wg_sha256
wg_built_end(struct wg_writer *w, const struct wg_built *r)
{
	struct wg_sha256 hash;
	char hex[65];

	for (size_t i = 0; r->folders != NULL && i < r->folders->list.n; i++) {
		put_folder(&w->out, r->folders->list.at[i]);
		wg_writer_pass(w);
	}
	hash = wg_writer_hash(w);
	wg_sha256_hex(&hash, hex);
	wg_out_fmt(&w->out, "end %s\n", hex);
	return wg_writer_hash(w);
}
