/*
 * A snapshot of one build: its manifest and the map of pages in two tables,
 * and the folder site/ held open, so that a build that replaces it in the
 * middle of a request changes nothing for that request.  ETags are made like
 * nginx's, from time and size.
 */
#include "serve/site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <linux/openat2.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/source.h"
#include "serve/range.h"
#include "serve/route.h"
#include "store/manifest.h"
#include "store/reader.h"

#define MAP_BYTES ((size_t)1 << 30) /* of the map of pages */

struct snapshot {
	struct wg_arena *arena;
	int site;             /* folder */
	struct wg_map files;  /* path below site/ → itself */
	struct wg_map pages;  /* report/ig-pages.map, keys in small letters */
	bool queries;         /* false: built --flat, queries are ignored */
};

struct wg_site {
	int folder;
	struct snapshot now;
	struct stat manifest; /* of the snapshot */
	bool (*making)(void *context, struct wg_str path); /* or NULL */
	void *context;
};

/* Taking a snapshot. */

static bool
add_files(struct snapshot *s, int folder)
{
	struct wg_manifest_file file;
	struct wg_reader lines;
	struct wg_str line;

	if (!wg_reader_open(&lines, folder, WG_MANIFEST))
		return false;
	while (wg_reader_next(&lines, &line)) {
		struct wg_str *path;

		if (!wg_manifest_read(line, &file) ||
		    !wg_str_starts(file.path, WG_STR("site/")))
			continue;
		path = WG_NEW(s->arena, struct wg_str);
		*path = wg_str_dup(s->arena,
		    wg_str_from(file.path, strlen("site/")));
		s->queries |= wg_str_starts(*path, WG_STR("_q/"));
		wg_map_put(s->arena, &s->files, *path, path);
	}
	return wg_reader_close(&lines);
}

/* Lines as nginx includes them: "KEY" VALUE; */
static void
add_pages(struct snapshot *s, struct wg_str text)
{
	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		struct wg_str *folder = WG_NEW(s->arena, struct wg_str);
		struct wg_str key;

		wg_str_cut(&line, '"');
		key = wg_str_cut(&line, '"');
		*folder = wg_str_trim(wg_str_cut(&line, ';'));
		if (key.len > 0 && folder->len > 0)
			wg_map_put(s->arena, &s->pages,
			    wg_small_letters(s->arena, key), folder);
	}
}

static bool
read_below(struct wg_site *site, struct wg_arena *a, const char *name,
    struct wg_str *text)
{
	struct wg_str path =
	    wg_str_fmt(a, "/proc/self/fd/%d/%s", site->folder, name);

	return wg_file_read(a, path.ptr, MAP_BYTES, text) ==
	    WG_FILE_OK;
}

static void
drop(struct snapshot *s)
{
	if (s->arena == NULL)
		return;
	close(s->site);
	wg_arena_close(s->arena);
	*s = (struct snapshot){ .site = -1 };
}

static bool
take(struct wg_site *site, struct snapshot *s)
{
	struct wg_str text;

	*s = (struct snapshot){ .arena = wg_arena_open() };
	s->site = openat(site->folder, "site",
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (s->site >= 0 && add_files(s, site->folder)) {
		if (read_below(site, s->arena, "report/ig-pages.map", &text))
			add_pages(s, text);
		return true;
	}
	drop(s);
	return false;
}

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_dev == b->st_dev &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A build exchanges the report after the site: a manifest that is new stands
 * beside a site that is. */
static bool
refresh(struct wg_site *site)
{
	struct stat st;
	struct snapshot fresh;

	if (fstatat(site->folder, WG_MANIFEST, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return site->now.arena != NULL;
	if (site->now.arena != NULL && same_file(&st, &site->manifest))
		return true;
	if (!take(site, &fresh))
		return site->now.arena != NULL;
	drop(&site->now);
	site->now = fresh;
	site->manifest = st;
	return true;
}

struct wg_site *
wg_site_open(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct wg_site *site;

	if (fd < 0)
		return NULL;
	site = wg_realloc(NULL, sizeof(*site));
	*site = (struct wg_site){ .folder = fd, .now.site = -1 };
	if (refresh(site))
		return site;
	wg_site_close(site);
	return NULL;
}

void
wg_site_close(struct wg_site *site)
{
	if (site == NULL)
		return;
	drop(&site->now);
	close(site->folder);
	free(site);
}

void
wg_site_follow(struct wg_site *site,
    bool (*making)(void *context, struct wg_str path), void *context)
{
	site->making = making;
	site->context = context;
}

/* Answers. */

static const struct {
	const char *suffix, *type;
} types[] = {
	{ ".json", "application/json" },
	{ ".html", "text/html; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".pdf", "application/pdf" },
	{ ".css", "text/css" },
	{ ".png", "image/png" },
	{ ".jpg", "image/jpeg" },
	{ ".jpeg", "image/jpeg" },
	{ ".ics", "text/calendar" },
	{ ".vcf", "text/vcard" },
	{ ".csv", "text/csv" },
	{ ".atom", "application/atom+xml" },
};

static struct wg_str
type_of(struct wg_str path)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (wg_str_ends(path, wg_str(types[i].suffix)))
			return wg_str(types[i].type);
	return WG_STR("application/octet-stream");
}

static void
answer_json(struct wg_answer *a, unsigned status, const char *body)
{
	wg_answer_say(a, status, "application/json", wg_str(body));
	if (status == 405)
		wg_answer_header(a, "Allow", WG_STR("GET, HEAD"));
}

static bool
exists(const struct snapshot *s, struct wg_str path)
{
	return wg_map_get(&s->files, path) != NULL;
}

/* The file of a path that no route takes: itself, or the index of a folder. */
static struct wg_str
own_file(struct wg_site *site, struct wg_arena *a, struct wg_str path)
{
	const char *index = wg_str_starts(path, WG_STR("/api/v3/")) ?
	    "index.json" : "index.html";
	struct wg_str file = wg_str_from(path, 1);

	if (wg_str_starts(file, WG_STR("_q/")))
		return WG_NONE;
	if (exists(&site->now, file))
		return wg_str_dup(a, file);
	/* Of a leaflet that is printed no more, its page. */
	if (wg_str_starts(file, WG_STR("leaflets/")) &&
	    wg_str_ends(file, WG_STR(".pdf")))
		return wg_str_fmt(a, "%.*s.html",
		    WG_ARG(wg_str_head(file, file.len - 4)));
	/* Of a print or its picture, what the short address says. */
	if (wg_str_starts(file, WG_STR("prints/")) &&
	    (wg_str_ends(file, WG_STR(".pdf")) ||
		wg_str_ends(file, WG_STR(".svg"))))
		return wg_str_fmt(a, "s/%.*s/index.html",
		    WG_ARG(wg_str_head(wg_str_from(file, 7),
			file.len - 11)));
	return wg_str_fmt(a, "%.*s%s%s", WG_ARG(file),
	    file.len == 0 || wg_str_ends(file, WG_STR("/")) ? "" : "/",
	    index);
}

/* Below the folder, through no link, whatever the name. */
static int
open_file(const struct snapshot *s, const char *name, struct stat *st)
{
	struct open_how how = { .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };
	int fd = (int)syscall(SYS_openat2, s->site, name, &how, sizeof(how));

	if (fd >= 0 && fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* "gzip" without q=0: as nginx reads it. */
static bool
takes_gzip(struct wg_str accepted)
{
	while (accepted.len > 0) {
		struct wg_str one = wg_str_cut(&accepted, ',');
		struct wg_str name = wg_str_trim(wg_str_cut(&one, ';'));
		struct wg_str quality = wg_str_trim(one);

		if (!wg_str_is(name, "gzip"))
			continue;
		if (!wg_str_starts(quality, WG_STR("q=0")))
			return true;
		for (size_t i = 3; i < quality.len; i++)
			if (quality.ptr[i] >= '1' && quality.ptr[i] <= '9')
				return true;
	}
	return false;
}

static int
open_either(struct wg_site *site, struct wg_arena *a,
    const struct wg_request *r, struct wg_str file, struct stat *st,
    bool *zipped, bool *varies)
{
	int fd = open_file(&site->now,
	    wg_str_fmt(a, "%.*s.gz", WG_ARG(file)).ptr, st);

	*varies = fd >= 0;
	*zipped = fd >= 0 && takes_gzip(r->accept_encoding);
	if (*zipped)
		return fd;
	if (fd >= 0)
		close(fd);
	return open_file(&site->now, wg_cstr(a, file), st);
}

static struct wg_str
http_date(struct wg_arena *a, time_t time)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct tm t;

	gmtime_r(&time, &t);
	return wg_str_fmt(a, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
	    days + t.tm_wday * 3, t.tm_mday, months + t.tm_mon * 3,
	    t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

static bool
lists_tag(struct wg_str list, struct wg_str tag)
{
	if (wg_str_is(wg_str_trim(list), "*"))
		return true;
	while (list.len > 0) {
		struct wg_str one = wg_str_trim(wg_str_cut(&list, ','));

		if (wg_str_starts(one, WG_STR("W/")))
			one = wg_str_from(one, 2);
		if (wg_str_eq(one, tag))
			return true;
	}
	return false;
}

/* Both conditions must hold where both are given: as nginx does. */
static bool
not_modified(const struct wg_request *r, struct wg_str tag, struct wg_str date)
{
	if (r->if_none_match.ptr == NULL && r->if_modified_since.ptr == NULL)
		return false;
	if (r->if_modified_since.ptr != NULL &&
	    !wg_str_eq(r->if_modified_since, date))
		return false;
	return r->if_none_match.ptr == NULL ||
	    lists_tag(r->if_none_match, tag);
}

/* What to send of a file, and why. */
struct part {
	enum wg_range range;
	size_t from, to, size; /* [bytes] */
};

/* The part that was asked for, if it is still of the same file. */
static struct part
part_of(const struct wg_request *r, struct wg_str tag, struct wg_str date,
    const struct stat *st, bool zipped)
{
	const struct wg_str same =
	    wg_str_starts(r->if_range, WG_STR("\"")) ? tag : date;
	struct part p = { .size = (size_t)st->st_size };

	p.to = p.size;
	if (!zipped &&
	    (r->if_range.ptr == NULL || wg_str_eq(r->if_range, same)))
		p.range = wg_range_read(r->range, p.size, &p.from, &p.to);
	return p;
}

static void
answer_part(struct wg_arena *a, struct wg_answer *answer, const struct part *p,
    bool zipped)
{
	if (p->range == WG_RANGE_PART) {
		answer->status = 206;
		wg_answer_header(answer, "Content-Range", wg_str_fmt(a,
		    "bytes %zu-%zu/%zu", p->from, p->to - 1, p->size));
	} else if (!zipped) {
		wg_answer_header(answer, "Accept-Ranges", WG_STR("bytes"));
	}
	answer->from = p->from;
	answer->size = p->to - p->from;
}

static void
answer_outside(
    struct wg_arena *a, struct wg_answer *answer, const struct part *p)
{
	answer_json(answer, 416, "{\"error\": \"No such part.\"}");
	wg_answer_header(answer, "Content-Range",
	    wg_str_fmt(a, "bytes */%zu", p->size));
}

static void
answer_file(struct wg_site *site, struct wg_arena *a,
    const struct wg_request *r, struct wg_str file, struct wg_answer *answer)
{
	bool zipped, varies;
	struct stat st;
	int fd = open_either(site, a, r, file, &st, &zipped, &varies);
	struct wg_str tag, date;
	struct part part;

	if (fd < 0) {
		answer_json(answer, 404, "{\"error\": \"Not found.\"}");
		return;
	}
	tag = wg_str_fmt(a, "\"%lx-%lx\"", (long)st.st_mtim.tv_sec,
	    (long)st.st_size);
	date = http_date(a, st.st_mtim.tv_sec);
	part = part_of(r, tag, date, &st, zipped);
	answer->status = not_modified(r, tag, date) ? 304 : 200;
	/* The next build may be a second away: ask every time. */
	wg_answer_header(answer, "Cache-Control", WG_STR("no-cache"));
	wg_answer_header(answer, "ETag", tag);
	if (varies)
		wg_answer_header(answer, "Vary", WG_STR("Accept-Encoding"));
	if (answer->status == 200 && part.range == WG_RANGE_OUTSIDE) {
		close(fd);
		answer_outside(a, answer, &part);
		return;
	}
	wg_answer_header(answer, "Last-Modified", date);
	if (answer->status == 304) {
		close(fd);
		return;
	}
	wg_answer_header(answer, "Content-Type", type_of(file));
	if (zipped)
		wg_answer_header(answer, "Content-Encoding", WG_STR("gzip"));
	answer->fd = fd;
	answer_part(a, answer, &part, zipped);
}

/* Clients of the feed run at other origins, and fetch the pictures that it
 * names; nobody else's pages may read what is not published yet. */
static bool
is_feed(struct wg_str path)
{
	static const char *const folders[] = { "/api/", "/media/",
		"/static/", "/exports/" };

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (wg_str_starts(path, wg_str(folders[i])))
			return true;
	return wg_str_find_str(path, WG_STR("/wp-json/")) >= 0;
}

static void
allow_origins(struct wg_answer *answer)
{
	wg_answer_header(
	    answer, "Access-Control-Allow-Origin", WG_STR("*"));
	wg_answer_header(answer, "Access-Control-Expose-Headers",
	    WG_STR("ETag, Content-Range, Accept-Ranges"));
}

/* What a browser asks before it sends a header that is not an ordinary one. */
static void
answer_preflight(struct wg_answer *answer)
{
	answer->status = 204;
	wg_answer_header(answer, "Access-Control-Allow-Methods",
	    WG_STR("GET, HEAD, OPTIONS"));
	wg_answer_header(answer, "Access-Control-Allow-Headers",
	    WG_STR("accept, cache-control, content-type, if-modified-since, "
		   "if-none-match, if-range, range, "
		   "x-integreat-development"));
	wg_answer_header(
	    answer, "Access-Control-Max-Age", WG_STR("86400"));
}

/* What was taken down says so; with a tag, as nginx does. */
static void
answer_gone(struct wg_site *site, struct wg_arena *a, struct wg_str file,
    struct wg_answer *answer)
{
	struct stat st;
	int fd = open_file(&site->now, wg_cstr(a, file), &st);

	if (fd < 0) {
		answer_json(answer, 404, "{\"error\": \"Not found.\"}");
		return;
	}
	answer->status = 410;
	wg_answer_header(answer, "ETag", wg_str_fmt(a, "\"%lx-%lx\"",
	    (long)st.st_mtim.tv_sec, (long)st.st_size));
	wg_answer_header(answer, "Content-Type", type_of(file));
	answer->fd = fd;
	answer->size = (size_t)st.st_size;
}

/* The file itself or, before it is there for the first time, its name. */
static bool
is_made(struct wg_site *site, struct wg_arena *a, struct wg_str file,
    struct wg_str path)
{
	return site->making != NULL &&
	    (site->making(site->context,
		 wg_str_fmt(a, "site/%.*s", WG_ARG(file))) ||
		site->making(
		    site->context, wg_str_fmt(a, "site%.*s", WG_ARG(path))));
}

void
wg_site_answer(void *context, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	struct wg_site *site = context;
	struct wg_route_result to = { .status = 200 };
	struct wg_str path = wg_modern_path(a, r->path);
	bool waits;

	if (is_feed(path))
		allow_origins(answer);
	wg_answer_header(
	    answer, "X-Content-Type-Options", WG_STR("nosniff"));
	wg_answer_header(answer, "Referrer-Policy", WG_STR("no-referrer"));
	if (is_feed(path) && r->method == WG_OPTIONS) {
		answer_preflight(answer);
		return;
	}
	refresh(site);
	to.file = wg_route_gone(a, &site->now.pages, path);
	if (exists(&site->now, to.file)) {
		answer_gone(site, a, to.file, answer);
		return;
	}
	if (!site->now.queries ||
	    !wg_route(a, &site->now.pages, path, r->query, &to))
		to.file = own_file(site, a, path);
	if (to.status != 200) {
		answer_json(answer, to.status, to.body);
		return;
	}
	to.file = wg_str_dup(a, to.file);
	waits = r->method < WG_OPTIONS && is_made(site, a, to.file, path);
	/* What has been made meanwhile. */
	refresh(site);
	if (waits)
		wg_answer_later(answer, "application/json", WG_STR(
		    "{\"error\": \"It is being made; try again.\"}"));
	else if (!exists(&site->now, to.file))
		answer_json(answer, 404, "{\"error\": \"Not found.\"}");
	else if (r->method >= WG_OPTIONS)
		answer_json(answer, 405, "{\"error\": \"Invalid request.\"}");
	else
		answer_file(site, a, r, to.file, answer);
}
