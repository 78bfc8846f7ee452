/*
 * Pictograms: an allow-list, not a renderer.  Two elements, four attributes;
 * path data is turned into absolute lines and cubic curves in thousandths of
 * a unit, so that what leaves here can only draw.
 */
#include "front/xml/xml.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "front/xml/parser.h"
#include "front/xml/path.h"
#include "model/pictogram.h"

#define PATHS 64

struct reader {
	XML_Parser parser;
	struct wg_arena *arena;
	const struct wg_source *source;
	struct wg_diag *diag;
	uint32_t skipped;
	unsigned depth;
	struct WG_VEC(struct wg_outline_path) paths;
	bool refused;
};

static void
refuse(struct reader *r, const char *why)
{
	if (r->refused)
		return;
	r->refused = true;
	wg_report(r->diag, WG_D_PICTOGRAM_REFUSED,
	    (struct wg_span){ r->source,
		(uint32_t)XML_GetCurrentByteIndex(r->parser) + r->skipped,
		(uint32_t)XML_GetCurrentByteCount(r->parser) },
	    "%s", _(why));
	XML_StopParser(r->parser, XML_FALSE);
}

static void
read_svg(struct reader *r, const char **atts)
{
	bool box = false;

	for (; *atts != NULL; atts += 2) {
		if (!strcmp(atts[0], "viewBox"))
			box = !strcmp(atts[1], "0 0 24 24");
		else if (strcmp(atts[0], "width") && strcmp(atts[0], "height"))
			refuse(r, "an attribute that is not allowed");
	}
	if (!box)
		refuse(r, "viewBox is not \"0 0 24 24\"");
}

static void
read_path(struct reader *r, const char **atts)
{
	struct wg_outline_path path = { 0 };
	const char *data = NULL;

	for (; *atts != NULL; atts += 2) {
		if (!strcmp(atts[0], "d"))
			data = atts[1];
		else if (!strcmp(atts[0], "fill-rule"))
			path.even_odd = !strcmp(atts[1], "evenodd");
		else if (strcmp(atts[0], "fill") ||
		    strcmp(atts[1], "currentColor"))
			refuse(r, "an attribute that is not allowed");
	}
	if (data == NULL || !wg_path_read(r->arena, wg_str(data), &path)) {
		refuse(r, "path data that cannot be read");
		return;
	}
	if (r->paths.n == PATHS)
		refuse(r, "too many paths");
	WG_PUSH(r->arena, &r->paths) = path;
}

static void
on_start(void *data, const char *name, const char **atts)
{
	struct reader *r = data;
	unsigned depth = r->depth++;

	if (depth == 0 && !strcmp(name, "http://www.w3.org/2000/svg\nsvg"))
		read_svg(r, atts);
	else if (depth == 1 && !strcmp(name, "http://www.w3.org/2000/svg\npath"))
		read_path(r, atts);
	else
		refuse(r, "an element that is not allowed");
}

static void
on_end(void *data, const char *name)
{
	(void)name;
	((struct reader *)data)->depth--;
}

static void
on_doctype(void *data, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	(void)name, (void)sysid, (void)pubid, (void)internal;
	refuse(data, "a DOCTYPE");
}

static void
on_instruction(void *data, const char *target, const char *text)
{
	(void)target, (void)text;
	refuse(data, "a processing instruction");
}

static void
parse(struct reader *r, struct wg_str text)
{
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
	XML_SetProcessingInstructionHandler(r->parser, on_instruction);
	if (XML_Parse(r->parser, text.ptr, (int)text.len, 1) !=
	    XML_STATUS_OK)
		refuse(r, wg_xml_error(XML_GetErrorCode(r->parser)));
}

struct wg_pictogram *
wg_pictogram_read(struct wg_arena *a, const struct wg_source *source,
    struct wg_str name, struct wg_diag *diag)
{
	struct reader r = { .arena = a, .source = source, .diag = diag };
	struct wg_pictogram *pictogram = NULL;
	struct wg_str text;

	if (!wg_xml_bytes(source, diag, &text, &r.skipped))
		return NULL;
	r.parser = wg_xml_parser();
	parse(&r, text);
	if (!r.refused) {
		pictogram = WG_NEW(a, struct wg_pictogram);
		*pictogram = (struct wg_pictogram){ wg_str_dup(a, name),
			r.paths.at, r.paths.n };
	}
	XML_ParserFree(r.parser);
	return pictogram;
}
