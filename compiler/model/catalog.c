/* Look-ups in a catalog, and plural expressions. */
#include "model/catalog.h"

#include <string.h>

#include "base/hash.h"

struct wg_str
wg_message_key(struct wg_arena *a, struct wg_str context, struct wg_str id)
{
	if (context.ptr == NULL)
		return id;
	return wg_str_fmt(a, "%.*s\004%.*s", WG_ARG(context), WG_ARG(id));
}

const struct wg_message *
wg_catalog_lookup(const struct wg_catalog *c, struct wg_arena *scratch,
    struct wg_str context, struct wg_str id)
{
	return wg_map_get(&c->by_key, wg_message_key(scratch, context, id));
}

bool
wg_message_translated(const struct wg_message *m)
{
	for (unsigned i = 0; i < m->n_str; i++)
		if (!wg_str_blank(m->str[i].value))
			return true;
	return false;
}

struct wg_str
wg_catalog_header(const struct wg_catalog *c, const char *field)
{
	struct wg_str rest =
	    c->header == NULL ? WG_NONE : c->header->str[0].value;

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		struct wg_str name = wg_str_cut(&line, ':');

		if (name.len == strlen(field) &&
		    strncasecmp(name.ptr, field, name.len) == 0)
			return wg_str_trim(line);
	}
	return WG_NONE;
}

/* Plural expressions: a tree, by recursive descent with a bounded depth. */

#define DEPTH 50
#define NODES 100

enum op { NUMBER, VARIABLE, NOT, MUL, DIV, MOD, ADD, SUB, LT, GT, LE, GE, EQ,
	NE, AND, OR, COND };

struct wg_plural {
	enum op op;
	uint32_t number;
	const struct wg_plural *a, *b, *c;
};

struct parser {
	struct wg_arena *arena;
	struct wg_str s;
	size_t at;
	unsigned depth, nodes;
	bool bad;
};

static void
skip(struct parser *p)
{
	while (p->at < p->s.len &&
	    (p->s.ptr[p->at] == ' ' || p->s.ptr[p->at] == '\t'))
		p->at++;
}

static bool
eat(struct parser *p, const char *token)
{
	skip(p);
	if (!wg_str_starts(wg_str_from(p->s, p->at), wg_str(token)))
		return false;
	p->at += strlen(token);
	return true;
}

static const struct wg_plural *
node(struct parser *p, enum op op, const struct wg_plural *a,
    const struct wg_plural *b, const struct wg_plural *c)
{
	struct wg_plural *n = WG_NEW(p->arena, struct wg_plural);

	if (++p->nodes > NODES)
		p->bad = true;
	*n = (struct wg_plural){ .op = op, .a = a, .b = b, .c = c };
	return n;
}

static const struct wg_plural *conditional(struct parser *);

static const struct wg_plural *
primary(struct parser *p)
{
	struct wg_plural *n = WG_NEW(p->arena, struct wg_plural);
	size_t start;

	if (eat(p, "n")) {
		n->op = VARIABLE;
		return n;
	}
	if (eat(p, "(")) {
		const struct wg_plural *inner = conditional(p);

		p->bad |= !eat(p, ")");
		return inner;
	}
	skip(p);
	start = p->at;
	while (p->at < p->s.len && p->s.ptr[p->at] >= '0' &&
	    p->s.ptr[p->at] <= '9')
		p->at++;
	p->bad |= !wg_str_uint(
	    wg_str_head(wg_str_from(p->s, start), p->at - start), &n->number);
	return n;
}

static const struct wg_plural *
unary(struct parser *p)
{
	const struct wg_plural *n;

	if (++p->depth > DEPTH || p->bad) {
		p->bad = true;
		return NULL;
	}
	skip(p);
	if (!wg_str_starts(wg_str_from(p->s, p->at), WG_STR("!=")) &&
	    eat(p, "!"))
		n = node(p, NOT, unary(p), NULL, NULL);
	else
		n = primary(p);
	p->depth--;
	return n;
}

/* Binary operators, weakest first; of one length before their prefixes. */
static const struct {
	const char *token;
	enum op op;
	int level;
} binary[] = {
	{ "||", OR, 0 }, { "&&", AND, 1 }, { "==", EQ, 2 }, { "!=", NE, 2 },
	{ "<=", LE, 3 }, { ">=", GE, 3 }, { "<", LT, 3 }, { ">", GT, 3 },
	{ "+", ADD, 4 }, { "-", SUB, 4 }, { "*", MUL, 5 }, { "/", DIV, 5 },
	{ "%", MOD, 5 },
};
#define LEVELS 6

static const struct wg_plural *
level(struct parser *p, int at)
{
	const struct wg_plural *left =
	    at == LEVELS ? unary(p) : level(p, at + 1);
	bool more = at < LEVELS;

	while (more && !p->bad) {
		more = false;
		for (size_t i = 0; i < sizeof(binary) / sizeof(binary[0]); i++)
			if (binary[i].level == at &&
			    eat(p, binary[i].token)) {
				left = node(p, binary[i].op, left,
				    level(p, at + 1), NULL);
				more = true;
				break;
			}
	}
	return left;
}

static const struct wg_plural *
conditional(struct parser *p)
{
	const struct wg_plural *test, *yes, *no;

	if (++p->depth > DEPTH || p->bad) {
		p->bad = true;
		return NULL;
	}
	test = level(p, 0);
	if (!p->bad && eat(p, "?")) {
		yes = conditional(p);
		p->bad |= !eat(p, ":");
		no = p->bad ? NULL : conditional(p);
		test = node(p, COND, test, yes, no);
	}
	p->depth--;
	return test;
}

const struct wg_plural *
wg_plural_parse(struct wg_arena *a, struct wg_str s)
{
	struct parser p = { .arena = a, .s = s };
	const struct wg_plural *root;

	if (s.len == 0 || s.len > 1024)
		return NULL;
	root = conditional(&p);
	eat(&p, ";");
	skip(&p);
	return p.bad || p.at != s.len ? NULL : root;
}

#define BAD UINT32_MAX

static uint32_t
calculate(enum op op, uint32_t a, uint32_t b)
{
	switch (op) {
	case MUL:
		return a * b;
	case DIV:
		return b == 0 ? BAD : a / b;
	case MOD:
		return b == 0 ? BAD : a % b;
	case ADD:
		return a + b;
	case SUB:
		return a - b;
	case LT:
		return a < b;
	case GT:
		return a > b;
	case LE:
		return a <= b;
	case GE:
		return a >= b;
	case EQ:
		return a == b;
	default:
		return a != b;
	}
}

/* The depth was bounded when it was read. */
uint32_t
wg_plural_eval(const struct wg_plural *e, uint32_t n)
{
	uint32_t a, b;

	if (e->op == NUMBER || e->op == VARIABLE)
		return e->op == NUMBER ? e->number : n;
	a = wg_plural_eval(e->a, n);
	if (a == BAD)
		return BAD;
	if (e->op == NOT)
		return !a;
	if (e->op == COND)
		return wg_plural_eval(a ? e->b : e->c, n);
	if (e->op == AND || e->op == OR) {
		if ((e->op == AND) != (a != 0))
			return a != 0;
		b = wg_plural_eval(e->b, n);
		return b == BAD ? BAD : b != 0;
	}
	b = wg_plural_eval(e->b, n);
	return b == BAD ? BAD : calculate(e->op, a, b);
}

struct wg_str
wg_message_name(struct wg_arena *a, const struct wg_message *m)
{
	return wg_sha256_digits(
	    a, wg_message_key(a, m->context.value, m->id.value), 16);
}

const struct wg_message *
wg_message_named(const struct wg_catalog *c, struct wg_str name)
{
	struct wg_arena *scratch = wg_arena_open();
	const struct wg_message *found = NULL;

	for (size_t i = 0; i < c->n && found == NULL; i++)
		if (!c->messages[i].obsolete && wg_str_eq(name,
		    wg_message_name(scratch, &c->messages[i])))
			found = &c->messages[i];
	wg_arena_close(scratch);
	return found;
}

struct wg_str
wg_message_question(const struct wg_message *m)
{
	for (size_t i = 0; i < m->n_comments; i++) {
		struct wg_str rest = m->comments[i];

		if (wg_str_is(wg_str_word(&rest), "question:"))
			return wg_str_trim(rest);
	}
	return WG_NONE;
}
