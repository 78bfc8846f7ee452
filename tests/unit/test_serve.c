/* The guard and the routes of `wegweiser serve`: functions without a socket. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "serve/guard.h"
#include "serve/route.h"
#include "suites.h"

#define HERE "Host: localhost:8080\r\n"

static const struct {
	const char *head;
	enum wg_guard verdict;
} heads[] = {
	{ "", WG_GUARD_MORE },
	{ "GET / HTTP/1.1\r\n", WG_GUARD_MORE },
	{ "GET / HTTP/1.1\r\n" HERE "\r\n", WG_GUARD_PASS },
	{ "GET / HTTP/1.1\r\n" HERE "\r\nGET /", WG_GUARD_PASS },
	{ "POST / HTTP/1.1\r\n" HERE "Content-Length: 65536\r\n\r\n",
	    WG_GUARD_PASS },
	{ "POST / HTTP/1.1\r\n" HERE "Content-Length: 65537\r\n\r\n",
	    WG_GUARD_TOO_LARGE },
	{ "GET / HTTP/1.1\r\n" HERE "Content-Length: 0\r\n\r\n",
	    WG_GUARD_PASS },
	{ "GET / HTTP/1.1\r\n" HERE "Content-Length: 1\r\n\r\n",
	    WG_GUARD_BAD },
	{ "GET / HTTP/1.1\r\nHost: localhost:8081\r\n\r\n",
	    WG_GUARD_MISDIRECTED },
	{ "GET / HTTP/1.1\r\n\r\n", WG_GUARD_MISDIRECTED },
	{ "GET / HTTP/1.1\n" HERE "\r\n", WG_GUARD_BAD },
	{ "\r\n", WG_GUARD_BAD },
	{ "\x16\x03\x01", WG_GUARD_BAD },
};

START_TEST(guard_reads_heads)
{
	ck_assert_int_eq(wg_guard_head(wg_str(heads[_i].head), 8080),
	    heads[_i].verdict);
}
END_TEST

/* However the bytes are cut, a good head is never refused too early. */
START_TEST(guard_waits_for_the_rest)
{
	static const char head[] =
	    "GET /a?b HTTP/1.1\r\n" HERE "Accept: */*\r\n\r\n";

	for (size_t n = 0; n + 1 < sizeof(head) - 1; n++)
		ck_assert_int_eq(
		    wg_guard_head((struct wg_str){ head, n }, 8080),
		    WG_GUARD_MORE);
}
END_TEST

static const struct {
	const char *raw, *path; /* NULL: refused */
} targets[] = {
	{ "/", "/" },
	{ "/a/b/?x=%00", "/a/b/" },
	{ "/a%2Bb+c", "/a+b+c" },
	{ "/%D8%B9", "/\xD8\xB9" },
	{ "", NULL },
	{ "a", NULL },
	{ "/%00", NULL },
	{ "/a//b", NULL },
	{ "/a/../b", NULL },
	{ "/a/%2e%2E/b", NULL },
	{ "/a/.", NULL },
	{ "/a%2fb", NULL },
	{ "/a%5cb", NULL },
	{ "/a%f", NULL },
	{ "/%ff", NULL },
	{ "/a#b", NULL },
};

START_TEST(targets_are_plain)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_target_parts parts;
	bool plain = wg_target_read(a, wg_str(targets[_i].raw), &parts);

	ck_assert_int_eq(plain, targets[_i].path != NULL);
	if (plain)
		ck_assert_str_eq(parts.path.ptr, targets[_i].path);
	wg_arena_close(a);
}
END_TEST

static const struct {
	const char *path, *query, *file; /* NULL: no route */
	unsigned status;
} routes[] = {
	{ "/api/v3/r/l/children", "", "_q/root/r/l/children-1.json", 200 },
	{ "/api/v3/r/l/children/", "depth=2&url=/R/x",
	    "_q/p/r/l/x/children-2.json", 200 },
	{ "/api/v3/r/l/page", "url=/r/y", "", 404 },
	{ "/api/v3/r/l/page", "", "", 400 },
	{ "/api/v3/r/l/feedback", "", "", 405 },
	{ "/api/v3/r/l/feedback/page/", "", "", 405 },
	{ "/api/v3/r/l/feedbacks", "", NULL, 0 },
	{ "/api/v3/r/l/pages", "", NULL, 0 },
	{ "/api/v3/r/l/m/page", "url=x", NULL, 0 },
	{ "/", "", NULL, 0 },
};

START_TEST(queries_lead_to_files)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str folder = WG_STR("r/l/x");
	struct wg_map pages = { 0 };
	struct wg_route_result to;
	bool found;

	wg_map_put(a, &pages, WG_STR("/r/x"), &folder);
	found = wg_route(a, &pages, wg_str(routes[_i].path),
	    wg_str(routes[_i].query), &to);
	ck_assert_int_eq(found, routes[_i].file != NULL);
	if (found) {
		ck_assert_uint_eq(to.status, routes[_i].status);
		ck_assert(wg_str_is(to.file, routes[_i].file));
	}
	wg_arena_close(a);
}
END_TEST

#define N(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *
serve_suite(void)
{
	Suite *s = suite_create("serve");
	TCase *c = tcase_create("serve");

	tcase_add_loop_test(c, guard_reads_heads, 0, N(heads));
	tcase_add_test(c, guard_waits_for_the_rest);
	tcase_add_loop_test(c, targets_are_plain, 0, N(targets));
	tcase_add_loop_test(c, queries_lead_to_files, 0, N(routes));
	suite_add_tcase(s, c);
	return s;
}
