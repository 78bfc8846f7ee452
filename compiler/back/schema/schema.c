/*
 * One named pattern per element.  Particles become groups or, for elements
 * whose children come in any order, interleaves; datatypes become patterns of
 * XML Schema strings.
 */
#include "back/schema/schema.h"

#include "base/out.h"
#include "model/datatype.h"
#include "model/element.h"

static const char *const escapes[256] = {
	['<'] = "&lt;", ['&'] = "&amp;", ['"'] = "&quot;",
};

/* A pattern name: labels have a colon, which is no name character. */
static void
put_name(struct wg_out *out, enum wg_element e)
{
	struct wg_str label = wg_element_label(e);

	for (size_t i = 0; i < label.len; i++)
		wg_out_byte(out, label.ptr[i] == ':' ? '.' : label.ptr[i]);
}

static void
put_choice(struct wg_out *out, const char *type)
{
	struct wg_str rest = wg_str(type);

	wg_out_puts(out, "<choice>");
	while (rest.len > 0) {
		wg_out_puts(out, "<value>");
		wg_out_escaped(out, wg_str_cut(&rest, '|'), escapes);
		wg_out_puts(out, "</value>");
	}
	wg_out_puts(out, "</choice>");
}

static void
put_type(struct wg_out *out, const char *type)
{
	const struct wg_datatype *t = wg_datatype_lookup(type);

	if (t == NULL) {
		put_choice(out, type);
		return;
	}
	wg_out_puts(out, "<data type=\"token\">");
	wg_out_puts(out, "<param name=\"pattern\">");
	wg_out_escaped(out, t->pattern == NULL ?
	    WG_STR("(.|\\n)*\\S(.|\\n)*") : wg_str(t->pattern), escapes);
	wg_out_puts(out, "</param></data>");
}

static void
put_attribute(struct wg_out *out, const struct wg_attribute_rule *rule)
{
	static const char *const uris[] = { [WG_NS_NONE] = "",
		[WG_NS_DB] = WG_URI_DB, [WG_NS_W] = WG_URI_W,
		[WG_NS_XML] = WG_URI_XML, [WG_NS_XLINK] = WG_URI_XLINK };
	const struct wg_attribute_info *info =
	    wg_attribute_info(rule->attribute);

	if (!rule->required)
		wg_out_puts(out, "      <optional>\n");
	wg_out_fmt(out, "      <attribute name=\"%s\" ns=\"%s\">", info->name,
	    uris[info->ns]);
	put_type(out, rule->type);
	wg_out_puts(out, "</attribute>\n");
	if (!rule->required)
		wg_out_puts(out, "      </optional>\n");
}

static void
put_particle(struct wg_out *out, const struct wg_particle *p)
{
	const char *around = p->optional ?
	    (p->repeated ? "zeroOrMore" : "optional") :
	    (p->repeated ? "oneOrMore" : "group");

	wg_out_fmt(out, "      <%s><choice>", around);
	for (unsigned i = 1; i < WG_EL_COUNT; i++) {
		if (!wg_particle_has(p, (enum wg_element)i))
			continue;
		wg_out_puts(out, "<ref name=\"");
		put_name(out, (enum wg_element)i);
		wg_out_puts(out, "\"/>");
	}
	wg_out_fmt(out, "</choice></%s>\n", around);
}

static void
put_content(struct wg_out *out, const struct wg_element_info *info,
    const struct wg_content *c)
{
	const char *around = info->traits & WG_UNORDERED ? "interleave" :
	    "group";

	if (c->datatype != NULL) {
		wg_out_puts(out, "      ");
		put_type(out, c->datatype);
		wg_out_byte(out, '\n');
		return;
	}
	if (c->text && c->n == 0)
		wg_out_puts(out, "      <text/>\n");
	if (c->n == 0 && !c->text && info->n_attributes == 0)
		wg_out_puts(out, "      <empty/>\n");
	if (c->n == 0)
		return;
	if (c->text)
		around = "mixed";
	wg_out_fmt(out, "      <%s>\n", around);
	for (size_t i = 0; i < c->n; i++)
		put_particle(out, &c->particles[i]);
	wg_out_fmt(out, "      </%s>\n", around);
}

static void
put_element(struct wg_out *out, enum wg_element e)
{
	const struct wg_element_info *info = wg_element_info(e);

	wg_out_puts(out, "  <define name=\"");
	put_name(out, e);
	wg_out_fmt(out, "\">\n    <element name=\"%s\" ns=\"%s\">\n",
	    info->name, info->ns == WG_NS_DB ? WG_URI_DB : WG_URI_W);
	wg_out_puts(out, "      <a:documentation>");
	wg_out_escaped(out, wg_str(info->doc), escapes);
	wg_out_puts(out, "</a:documentation>\n");
	for (size_t i = 0; i < info->n_attributes; i++)
		put_attribute(out, &info->attributes[i]);
	put_content(out, info, wg_element_content(e));
	wg_out_puts(out, "    </element>\n  </define>\n");
}

void
wg_schema_write(struct wg_out *out)
{
	wg_out_puts(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
	    "  xmlns:a=\"http://relaxng.org/ns/compatibility/"
	    "annotations/1.0\"\n"
	    "  datatypeLibrary=\"http://www.w3.org/2001/"
	    "XMLSchema-datatypes\">\n"
	    "  <start>\n    <choice>\n");
	for (unsigned i = 1; i < WG_EL_COUNT; i++) {
		if (!(wg_element_info((enum wg_element)i)->traits & WG_ROOT))
			continue;
		wg_out_puts(out, "      <ref name=\"");
		put_name(out, (enum wg_element)i);
		wg_out_puts(out, "\"/>\n");
	}
	wg_out_puts(out, "    </choice>\n  </start>\n");
	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		put_element(out, (enum wg_element)i);
	wg_out_puts(out, "</grammar>\n");
}

static void
put_row(struct wg_out *out, enum wg_element e)
{
	const struct wg_element_info *info = wg_element_info(e);
	struct wg_str label = wg_element_label(e);

	wg_out_fmt(out, "| `<%.*s>` | %s | ", WG_ARG(label), info->doc);
	for (const char *p = info->content; *p != '\0'; p++) {
		if (*p == '|')
			wg_out_byte(out, '\\');
		wg_out_byte(out, *p);
	}
	wg_out_puts(out, " | ");
	for (size_t i = 0; i < info->n_attributes; i++) {
		const struct wg_attribute_rule *r = &info->attributes[i];
		struct wg_str name = wg_attribute_label(r->attribute);

		wg_out_fmt(out, "%s%s`%.*s`%s: %s", i > 0 ? "; " : "",
		    r->required ? "**" : "", WG_ARG(name),
		    r->required ? "**" : "", r->doc);
	}
	wg_out_puts(out, " |\n");
}

void
wg_reference_write(struct wg_out *out)
{
	size_t n;
	const struct wg_datatype *types = wg_datatypes(&n);

	wg_out_puts(out, "| element | what it is | may hold | attributes "
			 "(**required**) |\n|---|---|---|---|\n");
	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		put_row(out, (enum wg_element)i);
	wg_out_puts(out, "\n| value | what it is |\n|---|---|\n");
	for (size_t i = 0; i < n; i++)
		wg_out_fmt(
		    out, "| %s | %s |\n", types[i].name, types[i].doc);
	wg_out_puts(out, "\n| class | members |\n|---|---|\n");
	wg_out_fmt(out, "| %%blocks | %.*s |\n",
	    WG_ARG(wg_class_members(WG_STR("blocks"))));
	wg_out_fmt(out, "| %%inlines | %.*s |\n",
	    WG_ARG(wg_class_members(WG_STR("inlines"))));
}
