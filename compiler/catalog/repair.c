/* Only the lines of the header are touched, in the text of the file. */
#include "catalog/repair.h"

#include "base/arena.h"
#include "front/po/po.h"

#define CHARSET "charset="

/* 's' with 'n' bytes at 'at' replaced. */
static struct wg_str
replaced(struct wg_arena *a, struct wg_str s, size_t at, size_t n,
    const char *by)
{
	struct wg_str rest = wg_str_from(s, at + n);

	return wg_str_fmt(a, "%.*s%s%.*s", (int)at, s.ptr, by, WG_ARG(rest));
}

static size_t
name_length(struct wg_str s)
{
	size_t n = 0;

	while (n < s.len && wg_str_find(WG_STR(" ;\\\"\r\n"), s.ptr[n]) < 0)
		n++;
	return n;
}

/* The header's lines say nothing of a charset. */
static struct wg_str
with_type(struct wg_arena *a, struct wg_str text, const struct wg_message *h,
    struct wg_str raw)
{
	struct wg_str value = h->str[0].value;
	ptrdiff_t field = wg_str_find_str(raw, WG_STR("\"Content-Type:"));
	ptrdiff_t end = field < 0 ? -1 :
	    wg_str_find_str(wg_str_from(raw, (size_t)field), WG_STR("\\n"));

	if (end >= 0)
		return replaced(a, text,
		    h->str[0].at.start + (size_t)field + (size_t)end, 0,
		    "; " CHARSET "UTF-8");
	return replaced(a, text, h->str[0].at.start + raw.len, 0,
	    value.len == 0 || wg_str_ends(value, WG_STR("\n")) ?
	    "\n\"Content-Type: text/plain; " CHARSET "UTF-8\\n\"" :
	    "\n\"\\n\"\n\"Content-Type: text/plain; " CHARSET "UTF-8\\n\"");
}

static struct wg_str
with_header(struct wg_arena *a, const struct wg_catalog *c,
    struct wg_str header)
{
	struct wg_str text = c->source->text, raw, type, name;
	const struct wg_message *h = c->header;
	ptrdiff_t at;

	if (h == NULL)
		return wg_str_fmt(a, "%.*s\n%.*s", WG_ARG(header),
		    WG_ARG(wg_str_from(
			text, wg_str_starts(text, WG_BOM) ? WG_BOM.len : 0)));
	type = wg_catalog_header(c, "Content-Type");
	at = wg_str_find_str(type, WG_STR(CHARSET));
	name = at < 0 ? WG_NONE : wg_str_from(type, (size_t)at + 8);
	if (name.len > 0 && c->false_charset.len == 0 &&
	    !wg_str_starts(name, WG_STR("CHARSET")))
		return text;
	raw = wg_str_head(
	    wg_str_from(text, h->str[0].at.start), h->str[0].at.length);
	at = wg_str_find_str(raw, WG_STR(CHARSET));
	if (at >= 0)
		return replaced(a, text, h->str[0].at.start + (size_t)at + 8,
		    name_length(wg_str_from(raw, (size_t)at + 8)), "UTF-8");
	return name.len > 0 ? WG_NONE : with_type(a, text, h, raw);
}

#define PLURAL "Plural-Forms:"

static bool
has_plurals(const struct wg_catalog *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->messages[i].id_plural.value.ptr != NULL)
			return true;
	return false;
}

/* The registry's plural forms, where those of the header cannot be used: they
 * are what everybody goes by already. */
static struct wg_str
with_plural(struct wg_arena *a, const struct wg_catalog *c,
    struct wg_str header)
{
	const struct wg_message *h = c->header;
	struct wg_str text = c->source->text, raw, line;
	ptrdiff_t at = wg_str_find_str(header, WG_STR(PLURAL)), end;
	bool said = wg_catalog_header(c, "Plural-Forms").len > 0;

	if (c->plural != NULL || at < 0 || (!said && !has_plurals(c)))
		return text;
	line = wg_str_from(header, (size_t)at);
	line = wg_str_dup(a, wg_str_head(line,
	    (size_t)wg_str_find_str(line, WG_STR("\\n"))));
	raw = wg_str_head(
	    wg_str_from(text, h->str[0].at.start), h->str[0].at.length);
	at = wg_str_find_str(raw, WG_STR(PLURAL));
	end = at < 0 ? -1 :
	    wg_str_find_str(wg_str_from(raw, (size_t)at), WG_STR("\\n"));
	if (end >= 0)
		return replaced(a, text, h->str[0].at.start + (size_t)at,
		    (size_t)end, line.ptr);
	if (at >= 0)
		return WG_NONE;
	return replaced(a, text, h->str[0].at.start + raw.len, 0,
	    wg_str_fmt(a, "\n\"%s%.*s\\n\"", wg_str_ends(
		h->str[0].value, WG_STR("\n")) ? "" : "\\n\"\n\"",
		WG_ARG(line)).ptr);
}

/* Lines that end in a CR alone, as on an old Mac. */
static struct wg_str
with_ends(struct wg_arena *a, struct wg_str text)
{
	char *copy = NULL;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '\r' ||
		    (i + 1 < text.len && text.ptr[i + 1] == '\n'))
			continue;
		if (copy == NULL)
			copy = (char *)wg_str_dup(a, text).ptr;
		copy[i] = '\n';
	}
	return copy != NULL ? (struct wg_str){ copy, text.len } : text;
}

struct wg_str
wg_catalog_repair(struct wg_arena *a, const struct wg_catalog *c,
    struct wg_str header)
{
	struct wg_str text = with_header(a, c, header);

	if (text.ptr == c->source->text.ptr)
		text = with_plural(a, c, header);
	return text.ptr != NULL ? with_ends(a, text) : text;
}
