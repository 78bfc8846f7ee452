/* Entries and strings as gettext writes them with --no-wrap, but for strings
 * that somebody else has laid out. */
#include "base/out.h"
#include "front/po/po.h"

static const char *const escapes[256] = {
	['\n'] = "\\n", ['\t'] = "\\t", ['"'] = "\\\"", ['\\'] = "\\\\",
};

static void
put_quoted(struct wg_out *out, struct wg_str s)
{
	wg_out_byte(out, '"');
	wg_out_escaped(out, s, escapes);
	wg_out_byte(out, '"');
}

/* 'prefix' is "", "#~ ", "#| " or "#~| "; every line has it. */
static void
put_value(struct wg_out *out, const char *prefix, const char *keyword,
    struct wg_str value, const char *eol)
{
	ptrdiff_t first = wg_str_find(value, '\n');
	bool lines = first >= 0 && (size_t)first + 1 < value.len;

	wg_out_puts(out, prefix);
	wg_out_puts(out, keyword);
	wg_out_byte(out, ' ');
	if (lines) {
		wg_out_puts(out, "\"\"");
		wg_out_puts(out, eol);
		wg_out_puts(out, prefix);
	}
	for (bool more = true; more;) {
		ptrdiff_t end = wg_str_find(value, '\n');
		size_t n = end < 0 ? value.len : (size_t)end + 1;

		put_quoted(out, wg_str_head(value, n));
		wg_out_puts(out, eol);
		value = wg_str_from(value, n);
		more = value.len > 0;
		wg_out_puts(out, more ? prefix : "");
	}
}

void
wg_po_string(struct wg_out *out, const char *keyword, struct wg_str value)
{
	put_value(out, "", keyword, value, "\n");
}

struct wg_str
wg_po_line(struct wg_str *rest)
{
	size_t n = 0;
	struct wg_str line;

	while (n < rest->len && rest->ptr[n] != '\n' && rest->ptr[n] != '\r')
		n++;
	line = wg_str_head(*rest, n);
	if (n + 1 < rest->len && rest->ptr[n] == '\r' &&
	    rest->ptr[n + 1] == '\n')
		n++;
	*rest = wg_str_from(*rest, n + 1);
	return line;
}

/* A line of a string without the mark of what it belonged to. */
static struct wg_str
bare(struct wg_str line)
{
	line = wg_str_trim(line);
	while (wg_str_starts(line, WG_STR("#")) ||
	    wg_str_starts(line, WG_STR("~")) ||
	    wg_str_starts(line, WG_STR("|")))
		line = wg_str_trim(wg_str_from(line, 1));
	return line;
}

static void
put_text(struct wg_out *out, const char *prefix, const char *keyword,
    const struct wg_message_text *t, const char *eol)
{
	struct wg_str rest;

	if (t->value.ptr == NULL)
		return;
	if (t->at.source == NULL) {
		put_value(out, prefix, keyword, t->value, eol);
		return;
	}
	rest = wg_str_head(
	    wg_str_from(t->at.source->text, t->at.start), t->at.length);
	while (rest.len > 0) {
		struct wg_str line = bare(wg_po_line(&rest));

		if (line.len == 0)
			continue;
		wg_out_puts(out, prefix);
		wg_out_put(out, line);
		wg_out_puts(out, eol);
	}
}

static void
put_lines(struct wg_out *out, const char *prefix, const struct wg_str *lines,
    size_t n, const char *eol)
{
	for (size_t i = 0; i < n; i++) {
		wg_out_puts(out, prefix);
		wg_out_put(out, lines[i]);
		wg_out_puts(out, eol);
	}
}

static void
put_flags(struct wg_out *out, const char *prefix, const struct wg_str *flags,
    size_t n, const char *eol)
{
	for (size_t i = 0; i < n; i++) {
		wg_out_puts(out, i == 0 ? prefix : ", ");
		wg_out_put(out, flags[i]);
	}
	wg_out_puts(out, n > 0 ? eol : "");
}

void
wg_po_entry(struct wg_out *out, const struct wg_message *m, const char *eol)
{
	const char *now = m->obsolete ? "#~ " : "";
	const char *before = m->obsolete ? "#~| " : "#| ";
	char form[] = "msgstr[0]";

	put_lines(out, "#", m->comments, m->n_comments, eol);
	put_lines(out, "#. ", m->extracted, m->n_extracted, eol);
	put_lines(out, "#: ", m->references, m->n_references, eol);
	put_flags(out, "#= ", m->sticky, m->n_sticky, eol);
	put_flags(out, "#, ", m->flags, m->n_flags, eol);
	if (m->previous != NULL) {
		put_text(out, before, "msgctxt", &m->previous->context, eol);
		put_text(out, before, "msgid", &m->previous->id, eol);
		put_text(out, before, "msgid_plural", &m->previous->id_plural,
		    eol);
	}
	put_text(out, now, "msgctxt", &m->context, eol);
	put_text(out, now, "msgid", &m->id, eol);
	put_text(out, now, "msgid_plural", &m->id_plural, eol);
	if (m->id_plural.value.ptr == NULL)
		put_text(out, now, "msgstr", &m->str[0], eol);
	for (unsigned i = 0; m->id_plural.value.ptr && i < m->n_str; i++) {
		form[7] = (char)('0' + i);
		put_text(out, now, form, &m->str[i], eol);
	}
}
