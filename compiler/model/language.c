/*
 * The registry is small and read once: rows are cut at tabs, every column is
 * checked by a small function of its own, and a row with a bad one is left
 * out as a whole, because half a language would be found out too late.
 * Lookups walk the array; nobody asks often.
 */
#include "model/language.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/source.h"

enum {
	TAG, LABEL, GERMAN, ICU, SLUG, SCRIPT, DIRECTION, N_PLURALS, PLURAL,
	APP, COLUMNS
};

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
fold(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' :
	    c == '_' ? '-' : c);
}

static bool
same_folded(struct wg_str a, struct wg_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (fold(a.ptr[i]) != fold(b.ptr[i]))
			return false;
	return true;
}

/* Letters in the first part, 2 to 8 letters and digits in the others. */
static bool
subtags(struct wg_str s)
{
	for (bool first = true; s.len > 0; first = false) {
		bool more = wg_str_find(s, '-') >= 0;
		struct wg_str part = wg_str_cut(&s, '-');

		if (part.len < 2 || part.len > (first ? 3 : 8) ||
		    (more && s.len == 0))
			return false;
		for (size_t i = 0; i < part.len; i++)
			if (!letter(part.ptr[i]) &&
			    (first || !digit(part.ptr[i])))
				return false;
	}
	return true;
}

static const char *
check_tag(struct wg_str s)
{
	return s.len > 0 && s.len <= 32 && subtags(s)
	    ? NULL : N_("the tag is no BCP 47 tag");
}

static const char *
check_icu(struct wg_str s)
{
	return s.len > 0 && s.len <= 32 && subtags(s)
	    ? NULL : N_("the ICU locale is no BCP 47 tag");
}

/* It stands on every page: no white space at its edges, no control codes, no
 * marks that would turn the line around. */
static const char *
check_name(struct wg_str s)
{
	size_t at = 0;

	if (s.len == 0 || s.len > 120 || wg_str_trim(s).len != s.len)
		return N_("a name is empty, too long, or has blanks at its edges");
	while (at < s.len) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == WG_UTF8_BAD)
			return N_("a name is not UTF-8");
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) ||
		    (c >= 0x200E && c <= 0x200F) ||
		    (c >= 0x2028 && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF)
			return N_("a name has an invisible control character");
	}
	return NULL;
}

/* The client refuses others: integreat-api 9.1. */
static const char *
check_slug(struct wg_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (fold(s.ptr[i]) != s.ptr[i])
			return N_("the slug has capital letters");
	return s.len >= 2 && s.len <= 8 && subtags(s)
	    ? NULL : N_("the slug is not like \"de\" or \"de-si\"");
}

static const char *
check_script(struct wg_str s)
{
	bool ok = s.len == 4 && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z';

	for (size_t i = 1; ok && i < 4; i++)
		ok = s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
	return ok ? NULL : N_("the script is not four letters like \"Latn\"");
}

static const char *
check_direction(struct wg_str s)
{
	return wg_str_is(s, "ltr") || wg_str_is(s, "rtl")
	    ? NULL : N_("the direction is neither ltr nor rtl");
}

static const char *
check_n_plurals(struct wg_str s)
{
	return s.len == 1 && s.ptr[0] >= '1' && s.ptr[0] <= '6'
	    ? NULL : N_("the number of plural forms is not 1 to 6");
}

/* Only its letters: whoever evaluates it parses it anyway. */
static const char *
check_plural(struct wg_str s)
{
	bool ok = s.len > 0 && s.len <= 1024;

	for (size_t i = 0; ok && i < s.len; i++)
		ok = digit(s.ptr[i]) ||
		    wg_str_find(WG_STR("n ()!=<>&|?:%+-*/"), s.ptr[i]) >= 0;
	return ok ? NULL : N_("the plural expression is none");
}

static const char *
check_app(struct wg_str s)
{
	return wg_str_is(s, "yes") || wg_str_is(s, "no")
	    ? NULL : N_("the last column is neither yes nor no");
}

static const char *(*const checks[COLUMNS])(struct wg_str) = {
	[TAG] = check_tag,
	[LABEL] = check_name,
	[GERMAN] = check_name,
	[ICU] = check_icu,
	[SLUG] = check_slug,
	[SCRIPT] = check_script,
	[DIRECTION] = check_direction,
	[N_PLURALS] = check_n_plurals,
	[PLURAL] = check_plural,
	[APP] = check_app,
};

static struct wg_span
span_of(const struct wg_source *src, struct wg_str piece)
{
	return (struct wg_span){ src, (uint32_t)(piece.ptr - src->text.ptr),
		(uint32_t)piece.len };
}

static bool
cut_row(const struct wg_source *src, struct wg_str line,
    struct wg_str cells[COLUMNS], struct wg_diag *diag)
{
	struct wg_str rest = line;
	unsigned n = 0;

	for (bool more = true; more; n++) {
		more = wg_str_find(rest, '\t') >= 0;
		struct wg_str cell = wg_str_cut(&rest, '\t');

		if (n < COLUMNS)
			cells[n] = cell;
	}
	if (n != COLUMNS) {
		wg_report(diag, WG_D_LANGUAGE_ROW, span_of(src, line),
		    "%u columns, not %d", n, COLUMNS);
		return false;
	}
	for (unsigned i = 0; i < COLUMNS; i++) {
		const char *why = checks[i](cells[i]);

		if (why != NULL) {
			wg_report(diag, WG_D_LANGUAGE_ROW,
			    span_of(src, cells[i]), "%s", _(why));
			return false;
		}
	}
	return true;
}

/* A tag or slug that is there already would be somebody else's folder. */
static bool
is_new(const struct wg_source *src, const struct wg_languages *l,
    const struct wg_str cells[COLUMNS], struct wg_diag *diag)
{
	for (size_t i = 0; i < l->n; i++) {
		bool tag = same_folded(l->at[i].tag, cells[TAG]);

		if (!tag && !wg_str_eq(l->at[i].slug, cells[SLUG]))
			continue;
		wg_report(diag, WG_D_LANGUAGE_ROW,
		    span_of(src, cells[tag ? TAG : SLUG]), "%s",
		    tag ? _("the tag stands in an earlier row")
			: _("the slug stands in an earlier row"));
		wg_note(diag, span_of(src,
		    tag ? l->at[i].tag : l->at[i].slug), "here");
		return false;
	}
	return true;
}

static struct wg_language
make(const struct wg_str cells[COLUMNS], size_t rank)
{
	return (struct wg_language){
		.tag = cells[TAG],
		.label = cells[LABEL],
		.german = cells[GERMAN],
		.icu = cells[ICU],
		.slug = cells[SLUG],
		.script = cells[SCRIPT],
		.rtl = wg_str_is(cells[DIRECTION], "rtl"),
		.app_knows = wg_str_is(cells[APP], "yes"),
		.n_plurals = (unsigned)(cells[N_PLURALS].ptr[0] - '0'),
		.plural = cells[PLURAL],
		.rank = (uint32_t)rank,
	};
}

void
wg_languages_read(struct wg_arena *a, const struct wg_source *src,
    struct wg_languages *languages, struct wg_diag *diag)
{
	struct wg_str rest = src->text;
	struct WG_VEC(struct wg_language) list = { 0 };

	if (wg_str_starts(rest, WG_STR("\xEF\xBB\xBF")))
		rest = wg_str_from(rest, 3);
	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct wg_str cells[COLUMNS];

		if (wg_str_ends(line, WG_STR("\r")))
			line.len--;
		if (wg_str_trim(line).len == 0 || line.ptr[0] == '#')
			continue;
		*languages = (struct wg_languages){ list.at, list.n };
		if (list.n < 1000 && cut_row(src, line, cells, diag) &&
		    is_new(src, languages, cells, diag)) {
			size_t rank = list.n;

			WG_PUSH(a, &list) = make(cells, rank);
		}
	}
	*languages = (struct wg_languages){ list.at, list.n };
}

const struct wg_language *
wg_language_lookup(const struct wg_languages *l, struct wg_str tag)
{
	for (size_t i = 0; i < l->n; i++)
		if (same_folded(l->at[i].tag, tag))
			return &l->at[i];
	for (size_t i = 0; i < l->n; i++)
		if (same_folded(l->at[i].slug, tag))
			return &l->at[i];
	for (size_t i = 0; i < l->n; i++)
		if (same_folded(l->at[i].icu, tag))
			return &l->at[i];
	return NULL;
}

bool
wg_language_named(const struct wg_languages *all, struct wg_str list,
    const struct wg_language *l)
{
	while (list.len > 0)
		if (wg_language_lookup(all, wg_str_word(&list)) == l)
			return true;
	return false;
}

static bool
begins_with(struct wg_str name, struct wg_str word)
{
	return word.len >= 3 && name.len >= word.len &&
	    same_folded(wg_str_head(name, word.len), word);
}

struct wg_str
wg_language_near(const struct wg_languages *l, struct wg_str tag)
{
	/* Half of a short tag is another tag: "xx" is near to nothing. */
	struct wg_near near = { .word = tag, .limit = tag.len < 4 ? 1 : 2 };

	for (size_t i = 0; i < l->n; i++)
		if (same_folded(l->at[i].german, tag) ||
		    same_folded(l->at[i].label, tag))
			return l->at[i].tag;
	for (size_t i = 0; i < l->n; i++)
		if (begins_with(l->at[i].german, tag) ||
		    begins_with(l->at[i].label, tag) || (tag.len > 4 &&
			wg_str_distance(l->at[i].german, tag, 2) <= 2))
			return l->at[i].tag;
	for (size_t i = 0; i < l->n; i++)
		wg_near_try(&near, l->at[i].tag);
	return near.found;
}
