/* What a translation must leave alone; translation-workflow.md, section 6. */
#include "middle/facts_kept.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "model/catalog.h"

/* Zeros of the decimal digits that our languages write (general category
 * Nd); the nine others follow. */
static const uint32_t zeros[] = { '0', 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6,
	0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
	0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10 };

static int
digit(uint32_t c)
{
	for (size_t i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (c >= zeros[i] && c <= zeros[i] + 9)
			return (int)(c - zeros[i]);
	return -1;
}

/* Separators that may stand between the digits of one number. */
static bool
groups(uint32_t c)
{
	return c == '.' || c == ',' || c == 0xA0 || c == 0x202F ||
	    c == 0x2009 || c == 0x066C || c == 0x066B;
}

/* Numbers of three digits and more, in ASCII, each followed by a blank. */
static struct wg_str
numbers(struct wg_arena *a, struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str result;
	size_t start = 0;

	for (size_t at = 0; at <= s.len;) {
		bool end = at == s.len;
		uint32_t c = end ? 0 : wg_utf8_next(s, &at);
		int d = digit(c);

		if (d >= 0)
			wg_out_byte(&out, (char)('0' + d));
		else if (!groups(c) || end) {
			if (out.len - start < 3)
				out.len = start;
			else
				wg_out_byte(&out, ' ');
			start = out.len;
		}
		if (end)
			break;
	}
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

static bool
has_word(struct wg_str list, struct wg_str word)
{
	while (list.len > 0)
		if (wg_str_eq(wg_str_word(&list), word))
			return true;
	return false;
}

static void
check_numbers(struct wg_diag *diag, struct wg_arena *scratch,
    const struct wg_message *m, const struct wg_message_text *msgstr)
{
	struct wg_str wanted = numbers(scratch, m->id.value);
	struct wg_str found = numbers(scratch, msgstr->value);

	for (struct wg_str rest = wanted; rest.len > 0;) {
		struct wg_str number = wg_str_word(&rest);

		if (number.len == 0 || has_word(found, number))
			continue;
		wg_report(diag, WG_D_PO_NUMBER, msgstr->at, "%.*s",
		    WG_ARG(number));
		wg_note(diag, m->id.at, "the original: %.*s",
		    WG_ARG(m->id.value));
	}
}

static bool
forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') ||
	    (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
	    c == 0xFFFD || (c & 0xFFFE) == 0xFFFE ||
	    (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool
check_controls(struct wg_diag *diag, const struct wg_message_text *msgstr)
{
	unsigned open = 0;
	bool balanced = true;

	for (size_t at = 0; at < msgstr->value.len;) {
		uint32_t c = wg_utf8_next(msgstr->value, &at);

		if (forbidden(c)) {
			wg_report(diag, WG_D_PO_CONTROL, msgstr->at, "U+%04X",
			    (unsigned)c);
			wg_hint(diag, "delete it; directions are set by us");
			return false;
		}
		if (c >= 0x2066 && c <= 0x2068)
			open++;
		else if (c == 0x2069 && open-- == 0)
			balanced = false;
		if (!balanced)
			break;
	}
	if (open == 0 && balanced)
		return true;
	wg_report(diag, WG_D_PO_CONTROL, msgstr->at,
	    "an isolate (U+2066 to U+2068) without its end U+2069");
	wg_hint(diag, "delete it; numbers and names are isolated by us");
	return false;
}

bool
wg_facts_kept(struct wg_diag *diag, struct wg_arena *scratch,
    const struct wg_message *m, const struct wg_message_text *msgstr)
{
	if (!check_controls(diag, msgstr))
		return false;
	check_numbers(diag, scratch, m, msgstr);
	return true;
}
