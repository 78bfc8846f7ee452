/* Files of others: JSON and HTML, right and hostile. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "front/html/html.h"
#include "front/json/json.h"
#include "suites.h"

static const char *const refused[] = { "", "{", "[1,]", "{\"a\":1,\"a\":2}",
	"[1] x", "[\"\\u0000\"]", "[\"\xFF\"]", "[01]", "[\"\n\"]", "<html>",
	"[1e999]", "\xEF\xBB\xBF\xEF\xBB\xBF[]" };

START_TEST(json_is_refused)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_js_error e = { .why = NULL };

	ck_assert_ptr_null(wg_js_read(a, wg_str(refused[_i]), &e));
	ck_assert_ptr_nonnull(e.why);
	wg_arena_close(a);
}
END_TEST

START_TEST(json_is_read)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_js_error e;
	const struct wg_js *o = wg_js_read(a, WG_STR("\xEF\xBB\xBF{\"z\":"
	    "\"\\u00e4\",\"a\":[1,-2.5,null],\"t\":true,\"n\":7}"), &e);
	const struct wg_js *list = wg_js_get(o, "a");

	ck_assert(wg_str_is(wg_js_text(o, "z"), "ä"));
	ck_assert(wg_str_is(o->first->key, "z")); /* the order of the file */
	ck_assert_uint_eq(list->n, 3);
	ck_assert_int_eq(list->first->next->micro, -2500000);
	ck_assert(wg_js_is(o, "t") && wg_js_int(o, "n") == 7);
	ck_assert_ptr_null(wg_js_get(list, "a"));
	ck_assert_ptr_null(wg_js_get(NULL, "a"));
	wg_arena_close(a);
}
END_TEST

START_TEST(json_has_an_end)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_js_error e;
	char deep[4000];

	for (size_t n = 60; n < sizeof(deep) / 2; n = n * 3) {
		memset(deep, '[', n);
		memset(deep + n, ']', n);
		ck_assert((wg_js_read(a, (struct wg_str){ deep, 2 * n },
		    &e) != NULL) == (n <= WG_JS_DEPTH));
	}
	wg_arena_close(a);
}
END_TEST

static void
put(struct wg_out *out, const struct wg_soup *n)
{
	if (n->name.len > 0)
		wg_out_fmt(out, "<%.*s>", WG_ARG(n->name));
	wg_out_put(out, n->text);
	for (n = n->first; n != NULL; n = n->next)
		put(out, n);
}

static const struct {
	const char *html, *tree;
	bool whole;
} soups[] = {
	{ "", "", true },
	{ "a", "<p>a", true },
	{ "<p>a</p><p>b</p>", "<p>a<p>b", true },
	{ "<div><p>a</div></div></html><p>b", "<div><p>a<p>b", true },
	{ "<P>a<!-- c --><script>s</script><style>t</style>", "<p>a", true },
	{ "<p>&#150;&#65;&auml;", "<p>–Aä", true },
	{ "<p>a<o:p>b", "<p>a<p>b", true },
};

START_TEST(soup_is_read)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_out out = { 0 };
	bool whole;

	put(&out, wg_soup_read(a, wg_str(soups[_i].html), &whole));
	ck_assert_str_eq(wg_str_dup(a, wg_out_str(&out)).ptr ?
		wg_str_dup(a, wg_out_str(&out)).ptr : "", soups[_i].tree);
	ck_assert_int_eq(whole, soups[_i].whole);
	wg_out_free(&out);
	wg_arena_close(a);
}
END_TEST

START_TEST(deep_soup_keeps_its_words)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_out html = { 0 };
	bool whole;
	struct wg_str words;

	for (int i = 0; i < 500; i++)
		wg_out_fmt(&html, "<div>w%d <b>", i);
	words = wg_soup_words(a, wg_soup_read(a, wg_out_str(&html), &whole));
	ck_assert(!whole);
	ck_assert(wg_str_find_str(words, WG_STR("w0 ")) >= 0);
	ck_assert(wg_str_find_str(words, WG_STR("w499 ")) >= 0);
	wg_out_free(&html);
	wg_arena_close(a);
}
END_TEST

Suite *
front_suite(void)
{
	Suite *s = suite_create("front");
	TCase *t = tcase_create("files of others");

	tcase_add_loop_test(t, json_is_refused, 0,
	    sizeof(refused) / sizeof(refused[0]));
	tcase_add_test(t, json_is_read);
	tcase_add_test(t, json_has_an_end);
	tcase_add_loop_test(
	    t, soup_is_read, 0, sizeof(soups) / sizeof(soups[0]));
	tcase_add_test(t, deep_soup_keeps_its_words);
	suite_add_tcase(s, t);
	return s;
}
