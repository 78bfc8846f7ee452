/* Small changes of files: what is not meant keeps its bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fields.h"
#include "base/out.h"
#include "base/patch.h"
#include "base/source.h"
#include "catalog/touch.h"
#include "front/po/po.h"
#include "front/xml/edit.h"
#include "front/xml/xml.h"
#include "model/attribute.h"
#include "suites.h"

#define HEAD "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define REST "\n# theirs\nmsgid \"z\"\nmsgstr \"\"\n\"y\"\n"

static const struct {
	const char *entry, *role, *text, *question, *after;
} touches[] = {
	{ "# machine 01234567\n# a word\n#. note\nmsgid \"a\"\nmsgstr \"b\"\n",
	    "reader", NULL, "", "# checked: reader 2026-11-23\n# a word\n"
	    "#. note\nmsgid \"a\"\nmsgstr \"b\"\n" },
	{ "msgid \"a\"\nmsgstr \"b\"\n", "reader", "c \"d\"", "",
	    "# checked: reader 2026-11-23\nmsgid \"a\"\n"
	    "msgstr \"c \\\"d\\\"\"\n" },
	{ "#, fuzzy, c-format\n#| msgid \"old\"\nmsgctxt \"x\"\nmsgid \"a\"\n"
	    "msgstr \"\"\n\"b\\n\"\n\"c\"\n", "r", NULL, "",
	    "# checked: r 2026-11-23\n#, c-format\nmsgctxt \"x\"\n"
	    "msgid \"a\"\nmsgstr \"\"\n\"b\\n\"\n\"c\"\n" },
	{ "#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "r", "c\nd", "",
	    "# checked: r 2026-11-23\nmsgid \"a\"\nmsgstr \"\"\n\"c\\n\"\n"
	    "\"d\"\n" },
	{ "# question: why? (2026-11-01)\n# machine 01234567\nmsgid \"a\"\n"
	    "msgstr \"b\"\n", "", NULL, "what?",
	    "# question: what?\n# machine 01234567\nmsgid \"a\"\n"
	    "msgstr \"b\"\n" },
	{ "# checked: other 2026-01-01\r\nmsgid \"a\"\r\nmsgstr \"b\"\r\n",
	    "r", "c", "", "# checked: r 2026-11-23\r\nmsgid \"a\"\r\n"
	    "msgstr \"c\"\r\n" },
};

START_TEST(one_message_changes)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_source source = { WG_STR("locales/xx/a.po"),
		wg_str_fmt(a, HEAD "%s" REST, touches[_i].entry) };
	const struct wg_catalog *c = wg_po_read(a, &source, diag);
	const struct wg_touch t = { .role = wg_str(touches[_i].role),
		.day = WG_STR("2026-11-23"), .text = wg_str(touches[_i].text),
		.question = wg_str(touches[_i].question) };
	struct wg_str name = wg_message_name(a, &c->messages[0]);

	ck_assert_ptr_eq(wg_message_named(c, name), &c->messages[0]);
	ck_assert_str_eq(
	    wg_cstr(a, wg_catalog_touch(a, c, &c->messages[0], &t)),
	    wg_str_fmt(a, HEAD "%s" REST, touches[_i].after).ptr);
	wg_diag_close(diag);
	wg_arena_close(a);
}
END_TEST

#define OPEN "<w:place xmlns:w=\"urn:wegweiser:1\" xml:id='a'>\n"

static const struct {
	enum { SET, TEXT, REMOVE, INSERT, BOTH, TITLED } what;
	const char *before, *value, *after;
} edits[] = {
	{ SET, "<w:address street='A' room = \"1\"\n  town=\"T\"/>", "2 & \"3\"",
	    "<w:address street='A' room = \"2 &amp; &quot;3&quot;\"\n"
	    "  town=\"T\"/>" },
	{ SET, "<w:address\n   street='A' />", "2",
	    "<w:address\n   street='A' room=\"2\" />" },
	{ SET, "<w:address street='A'\n  room='1'/>", "",
	    "<w:address street='A'/>" },
	{ SET, "<w:address room='1'/>", "1", "<w:address room='1'/>" },
	{ TEXT, "<w:address><!-- x --></w:address>", "a < b",
	    "<w:address>a &lt; b</w:address>" },
	{ TEXT, "<w:address/>", "b", "<w:address>b</w:address>" },
	{ REMOVE, "  <!-- x -->\n  <w:address>a</w:address>\n  <w:web/>",
	    NULL, "  <!-- x -->\n  <w:web/>" },
	{ REMOVE, "<!-- x --><w:address/> <w:web/>", NULL,
	    "<!-- x --> <w:web/>" },
	{ REMOVE, "<w:address><!-- </w:address> -->a</w:address>\n<w:web/>",
	    NULL, "<w:web/>" },
	/* A comment stays with what stands before it. */
	{ INSERT, "\t<w:address\n\troom='1'/><!-- x -->", "Mo 08:00-12:00",
	    "\t<w:address\n\troom='1'/><!-- x -->\n"
	    "\t<w:hours>Mo 08:00-12:00</w:hours>" },
	{ INSERT, "\t<w:address/><w:web/>", "Mo 08:00-12:00",
	    "\t<w:address/>\n\t<w:hours>Mo 08:00-12:00</w:hours><w:web/>" },
	{ INSERT, "<w:phone>1</w:phone>\n <w:address x='>'><!--</w:x>-->"
	    "<w:y a='/>'><b/><![CDATA[</w:y>]]></w:y></w:address>\n", "PH off",
	    "<w:phone>1</w:phone>\n <w:address x='>'><!--</w:x>-->"
	    "<w:y a='/>'><b/><![CDATA[</w:y>]]></w:y></w:address>\n"
	    " <w:hours>PH off</w:hours>\n" },
	/* Behind what goes at the same time. */
	{ BOTH, "<info/>\n  <w:address/>\n  <w:web/>", "PH off",
	    "<info/>\n  <w:hours>PH off</w:hours>\n  <w:web/>" },
	{ BOTH, "<info/>\r\n<w:address/>\r\n<w:web/>", "PH off",
	    "<info/>\r\n<w:hours>PH off</w:hours>\r\n<w:web/>" },
	{ TITLED, "\t<w:address/>\n\t<w:web/>", "A & B",
	    "\t<w:address/>\n\t<w:web/>\n\t<w:contact>\n"
	    "\t  <title>A &amp; B</title>\n\t</w:contact>" },
};

START_TEST(one_element_changes)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_source source = { WG_STR("a.xml"),
		wg_str_fmt(a, OPEN "%s\n</w:place>\n", edits[_i].before) };
	struct wg_node *root = wg_xml_read(a, &source, diag);
	const struct wg_node *n = wg_node_child(root, WG_EL_ADDRESS);
	struct wg_xml_edits e = { .arena = a, .source = &source };
	struct wg_str value = wg_str(edits[_i].value);

	ck_assert_ptr_nonnull(n);
	if (edits[_i].what == SET)
		wg_xml_set(&e, n, WG_AT_ROOM, value);
	else if (edits[_i].what == TEXT)
		wg_xml_set_text(&e, n, value);
	else if (edits[_i].what == TITLED)
		wg_xml_insert_titled(
		    &e, root, WG_EL_CONTACT, WG_NONE, value);
	else if (edits[_i].what != INSERT)
		wg_xml_remove(&e, n);
	if (edits[_i].what == INSERT || edits[_i].what == BOTH)
		wg_xml_insert(&e, root, WG_EL_HOURS, WG_NONE, value);
	ck_assert_str_eq(wg_cstr(a, wg_xml_edited(&e)),
	    wg_str_fmt(a, OPEN "%s\n</w:place>\n", edits[_i].after).ptr);
	wg_diag_close(diag);
	wg_arena_close(a);
}
END_TEST

static const struct {
	const char *text, *value; /* of a; NULL: it is no form */
} forms[] = {
	{ "a=1&a=2", "1" }, { "b=1&a=%C3%A4+%2B", "ä +" }, { "a", "" },
	{ "a=x%0D%0Ay%0Dz", "x\ny\nz" }, { "a=%", NULL }, { "a=%4", NULL },
	{ "a=%GG", NULL }, { "a=%00", NULL }, { "a=%FF", NULL },
	{ "a=%1B", NULL },
};

START_TEST(forms_are_read)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_fields f;
	bool good = wg_fields_read(a, wg_str(forms[_i].text), &f);

	ck_assert_int_eq(good, forms[_i].value != NULL);
	if (good)
		ck_assert(wg_str_is(wg_fields_get(&f, "a"), forms[_i].value));
	wg_arena_close(a);
}
END_TEST

/* Patches of texts made at random, applied by a reader of their own. */

static struct wg_str
random_text(struct wg_arena *a, unsigned lines, bool open)
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (unsigned i = 0; i < lines; i++)
		wg_out_fmt(&out, "%d%s", rand() % 4,
		    open && i + 1 == lines ? "" : "\n");
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

static struct wg_str
cut_line(struct wg_str *rest)
{
	ptrdiff_t end = wg_str_find(*rest, '\n');
	struct wg_str line = wg_str_head(
	    *rest, end < 0 ? rest->len : (size_t)end + 1);

	*rest = wg_str_from(*rest, line.len);
	return line;
}

/* Fails at a line that does not stand where the patch says. */
static struct wg_str
apply(struct wg_arena *a, struct wg_str was, struct wg_str patch)
{
	unsigned at = 1, from, n;
	struct wg_out out = { 0 };
	struct wg_str text;

	cut_line(&patch);
	cut_line(&patch);
	while (patch.len > 0) {
		struct wg_str line = cut_line(&patch), rest;

		if (wg_str_starts(line, WG_STR("@@ "))) {
			ck_assert_int_eq(sscanf(wg_cstr(a, line),
			    "@@ -%u,%u ", &from, &n), 2);
			for (from += n == 0; at < from; at++)
				wg_out_put(&out, cut_line(&was));
			continue;
		}
		if (patch.len > 0 && patch.ptr[0] == '\\') {
			line.len--;
			cut_line(&patch);
		}
		rest = wg_str_from(line, 1);
		if (line.ptr[0] != '+') {
			ck_assert(wg_str_eq(cut_line(&was), rest));
			at++;
		}
		if (line.ptr[0] != '-')
			wg_out_put(&out, rest);
	}
	wg_out_put(&out, was);
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

START_TEST(patches_make_one_text_of_another)
{
	struct wg_arena *a = wg_arena_open();

	srand((unsigned)_i);
	for (int i = 0; i < 200; i++) {
		struct wg_str was = random_text(a, (unsigned)rand() % 30,
		    rand() % 2);
		struct wg_str now = random_text(a, (unsigned)rand() % 30,
		    rand() % 2);
		struct wg_out patch = { 0 };

		wg_patch_put(a, &patch, WG_STR("x"), was, now);
		ck_assert_int_eq(patch.len == 0, wg_str_eq(was, now));
		ck_assert(wg_str_eq(now, patch.len == 0 ? was :
		    apply(a, was, wg_out_str(&patch))));
		wg_out_free(&patch);
	}
	wg_arena_close(a);
}
END_TEST

START_TEST(large_patches_are_bounded)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str was = random_text(a, 20000, false);
	struct wg_str now = random_text(a, 20000, true);
	struct wg_out patch = { 0 };

	wg_patch_put(a, &patch, WG_STR("x"), was, now);
	ck_assert(wg_str_eq(now, apply(a, was, wg_out_str(&patch))));
	wg_out_free(&patch);
	wg_arena_close(a);
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *
edits_suite(void)
{
	Suite *s = suite_create("edits");
	TCase *t = tcase_create("small changes");

	tcase_add_loop_test(t, one_message_changes, 0, COUNT(touches));
	tcase_add_loop_test(t, one_element_changes, 0, COUNT(edits));
	tcase_add_loop_test(t, forms_are_read, 0, COUNT(forms));
	tcase_add_loop_test(t, patches_make_one_text_of_another, 0, 20);
	tcase_add_test(t, large_patches_are_bounded);
	suite_add_tcase(s, t);
	return s;
}
