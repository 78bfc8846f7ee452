/*
 * BidiTest.txt: every sequence of up to four bidi classes.  Our buffer leaves
 * no override and nothing that closes nothing in a text (buffer.c); as the
 * file has all sequences, what remains is a case of it too, and that is the
 * answer which then counts.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "set.h"

enum class {
	NO_CLASS, L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON,
	LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI, CLASSES
};

static const struct {
	const char *name;
	uint32_t sample;
	bool shows;  /* has a glyph wherever it stands */
	bool level1; /* its level may be reset at the end of a line (L1) */
} classes[CLASSES] = {
	[L] = { "L", 'a', true, false },
	[R] = { "R", 0x05D0, true, false },
	[AL] = { "AL", 0x0627, true, false },
	[EN] = { "EN", '0', true, false },
	[ES] = { "ES", '-', true, false },
	[ET] = { "ET", '#', true, false },
	[AN] = { "AN", 0x0660, true, false },
	[CS] = { "CS", ':', true, false },
	[NSM] = { "NSM", 0x0316, false, false },
	[BN] = { "BN", 0x00AD, false, true },
	[B] = { "B", 0x2029, false, true },
	[S] = { "S", '\t', true, true },
	[WS] = { "WS", ' ', true, true },
	[ON] = { "ON", '!', true, false },
	[LRE] = { "LRE", 0x202A, false, true },
	[LRO] = { "LRO", 0x202D, false, true },
	[RLE] = { "RLE", 0x202B, false, true },
	[RLO] = { "RLO", 0x202E, false, true },
	[PDF] = { "PDF", 0x202C, false, true },
	[LRI] = { "LRI", 0x2066, false, true },
	[RLI] = { "RLI", 0x2067, false, true },
	[FSI] = { "FSI", 0x2068, false, true },
	[PDI] = { "PDI", 0x2069, false, true },
};

#define MAX_CLASSES 80
enum mode { AUTO = 1, LTR = 2, RTL = 4 };

struct answer {
	int8_t levels[MAX_CLASSES]; /* -1: none */
	int8_t order[MAX_CLASSES];
	size_t n, order_n;
};

struct sequence {
	uint8_t at[MAX_CLASSES];
	size_t n;
	unsigned modes;
	uint32_t answer;
};

static struct answer answers[1 << 12];
static struct sequence *sequences;
static size_t n_answers, n_sequences, asked_icu;

/* Read the file. */

static enum class
class_named(const char *name)
{
	for (int c = L; c < CLASSES; c++)
		if (strcmp(classes[c].name, name) == 0)
			return (enum class)c;
	abort();
}

static size_t
read_numbers(char *s, int8_t *out)
{
	size_t n = 0;

	for (char *w = strtok(s, " \t"); w != NULL; w = strtok(NULL, " \t")) {
		assert(n < MAX_CLASSES);
		out[n++] = (int8_t)(*w == 'x' ? -1 : atoi(w));
	}
	return n;
}

static void
read_sequence(char *line)
{
	struct sequence *s = &sequences[n_sequences++];
	char *modes = strchr(line, ';');

	*modes++ = '\0';
	for (char *w = strtok(line, " "); w != NULL; w = strtok(NULL, " ")) {
		assert(s->n < MAX_CLASSES);
		s->at[s->n++] = (uint8_t)class_named(w);
	}
	s->modes = (unsigned)strtoul(modes, NULL, 16);
	s->answer = (uint32_t)n_answers - 1;
}

static void
read_file(const char *path)
{
	FILE *f = fopen(path, "r");
	size_t number = 0;
	struct answer next = { 0 };
	char *line;

	assert(f != NULL);
	sequences = calloc(1 << 19, sizeof(*sequences));
	while ((line = set_read(f, &number)) != NULL) {
		if (strncmp(line, "@Levels:", 8) == 0) {
			next.n = read_numbers(line + 8, next.levels);
		} else if (strncmp(line, "@Reorder:", 9) == 0) {
			next.order_n = read_numbers(line + 9, next.order);
			assert(n_answers < sizeof(answers) / sizeof(next));
			answers[n_answers++] = next;
		} else {
			assert(n_sequences < 1 << 19);
			read_sequence(line);
		}
	}
	fclose(f);
}

/* Find the answer for a sequence and one mode. */

#define SLOTS (1u << 21)
static struct slot {
	const struct sequence *sequence;
	enum mode mode;
	uint32_t answer; /* counted from 1 */
} slots[SLOTS];

static bool
same(const struct sequence *a, const struct sequence *b)
{
	return a->n == b->n && memcmp(a->at, b->at, a->n) == 0;
}

static struct slot *
slot_of(const struct sequence *s, enum mode mode)
{
	uint64_t hash = mode;
	uint32_t i;

	for (size_t k = 0; k < s->n; k++)
		hash = (hash + s->at[k]) * 0x9E3779B97F4A7C15u;
	for (i = (uint32_t)(hash >> 43); slots[i].answer != 0 &&
	     !(slots[i].mode == mode && same(slots[i].sequence, s));)
		i = (i + 1) % SLOTS;
	return &slots[i];
}

static void
fill_slots(void)
{
	for (size_t i = 0; i < n_sequences; i++)
		for (unsigned m = AUTO; m <= RTL; m *= 2)
			if (sequences[i].modes & m)
				*slot_of(&sequences[i], (enum mode)m) =
				    (struct slot){ &sequences[i],
					(enum mode)m,
					sequences[i].answer + 1 };
}

/* P2 and P3: nothing in our program asks for this; the caller knows. */
static bool
first_strong_is_rtl(const struct sequence *s)
{
	int depth = 0;

	for (size_t i = 0; i < s->n; i++) {
		enum class c = s->at[i];

		if (c == B)
			break;
		if (c == LRI || c == RLI || c == FSI)
			depth++;
		else if (c == PDI && depth > 0)
			depth--;
		else if (depth == 0 && (c == L || c == R || c == AL))
			return c != L;
	}
	return false;
}

/* Run a case. */

/* Of a mark, one that the font of its base has. */
static uint32_t
sample(const struct sequence *s, size_t i)
{
	if (s->at[i] != NSM)
		return classes[s->at[i]].sample;
	while (i > 0 && s->at[i] == NSM)
		i--;
	return s->at[i] == R ? 0x05B0 :
	    s->at[i] == AL || s->at[i] == AN ? 0x064E : classes[NSM].sample;
}

/* What our buffer made of the sequence; 'from' leads back to the input. */
static struct sequence
remaining(const struct sequence *s, const struct set *set, size_t *from)
{
	struct sequence left = { .n = 0 };

	for (size_t i = 0; i < s->n; i++) {
		if (set->place[i] == LEFT_OUT)
			continue;
		from[left.n] = i;
		left.at[left.n++] = s->at[i] == LRO ? LRE :
		    s->at[i] == RLO ? RLE : s->at[i] == S ? WS : s->at[i];
	}
	return left;
}

static bool
levels_agree(const struct sequence *s, const struct set *set,
    const int *levels)
{
	for (size_t i = 0; i < s->n; i++)
		if (set->place[i] != LEFT_OUT && !classes[s->at[i]].level1 &&
		    !set_level(set, i, levels[i]))
			return false;
	return true;
}

/* The answer of the file for what remained, or ICU's for the few long texts
 * that are not in it.  Gives the length of 'order'. */
static size_t
ask(const struct sequence *s, enum mode mode, bool rtl, const struct set *set,
    int *levels, int *order)
{
	size_t from[MAX_CLASSES];
	struct sequence left = remaining(s, set, from);
	const struct slot *slot =
	    slot_of(&left, same(&left, s) ? mode : rtl ? RTL : LTR);
	const struct answer *a = &answers[slot->answer - 1];

	if (left.n == 0)
		return 0;
	if (slot->answer == 0) {
		asked_icu++;
		return set_ask_icu(set, rtl, levels, order);
	}
	for (size_t i = 0; i < left.n; i++)
		levels[from[i]] = a->levels[i];
	for (size_t i = 0; i < a->order_n; i++)
		order[i] = (int)from[a->order[i]];
	return a->order_n;
}

static bool
run_case(const struct sequence *s, enum mode mode)
{
	bool rtl = mode == AUTO ? first_strong_is_rtl(s) : mode == RTL;
	int levels[MAX_CLASSES], order[MAX_CLASSES];
	bool must_show[MAX_CLASSES], good;
	uint32_t chars[MAX_CLASSES];
	struct set set;
	size_t n;

	for (size_t i = 0; i < s->n; i++) {
		chars[i] = sample(s, i);
		must_show[i] = classes[s->at[i]].shows;
		levels[i] = -1;
	}
	set_text(&set, chars, s->n, rtl);
	n = ask(s, mode, rtl, &set, levels, order);
	good = levels_agree(s, &set, levels) &&
	    set_in_order(&set, levels, order, n, must_show);
	set_free(&set);
	return good;
}

static void
tell(const struct sequence *s, enum mode mode)
{
	printf("BidiTest:");
	for (size_t i = 0; i < s->n; i++)
		printf(" %s", classes[s->at[i]].name);
	printf("; %d\n", (int)mode);
}

void
test_bidi(const char *path, size_t shard, struct count *count)
{
	read_file(path);
	fill_slots();
	for (size_t i = shard; i < n_sequences; i += SHARDS)
		for (unsigned m = AUTO; m <= RTL; m *= 2) {
			if (!(sequences[i].modes & m))
				continue;
			if (run_case(&sequences[i], (enum mode)m))
				count->passed++;
			else if (count->failed++ < 20)
				tell(&sequences[i], (enum mode)m);
		}
	free(sequences);
	printf("BidiTest: %zu cases of part %zu answered by ICU\n", asked_icu,
	    shard);
}
