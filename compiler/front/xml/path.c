/* SVG path data; arcs become cubic curves (SVG 1.1, appendix F.6). */
#include "front/xml/path.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "model/pictogram.h"

#define SEGMENTS 20000
#define FARTHEST 1000.0

struct point {
	double x, y;
};

struct reader {
	struct wg_arena *arena;
	struct wg_str s;
	size_t at;
	struct WG_VEC(struct wg_segment) segments;
	struct point now, start; /* pen; start of the subpath */
	struct point handle;     /* last control point, for S and T */
	char handle_of;          /* C, Q, or 0 */
	bool bad;
};

static void
skip_separators(struct reader *r)
{
	while (r->at < r->s.len && strchr(" \t\r\n,", r->s.ptr[r->at]) != NULL)
		r->at++;
}

static bool
is_digit(const struct reader *r)
{
	return r->at < r->s.len && r->s.ptr[r->at] >= '0' &&
	    r->s.ptr[r->at] <= '9';
}

/* Not strtod(): it obeys the locale. */
static double
number(struct reader *r)
{
	double value = 0, scale = 1;
	bool minus, digits = false;

	skip_separators(r);
	minus = r->at < r->s.len && r->s.ptr[r->at] == '-';
	if (minus || (r->at < r->s.len && r->s.ptr[r->at] == '+'))
		r->at++;
	for (; is_digit(r); digits = true)
		value = value * 10 + (r->s.ptr[r->at++] - '0');
	if (r->at < r->s.len && r->s.ptr[r->at] == '.') {
		r->at++;
		for (; is_digit(r); digits = true)
			value += (r->s.ptr[r->at++] - '0') * (scale /= 10);
	}
	if (!digits || value > FARTHEST)
		r->bad = true;
	return minus ? -value : value;
}

static bool
flag(struct reader *r)
{
	skip_separators(r);
	if (r->at >= r->s.len ||
	    (r->s.ptr[r->at] != '0' && r->s.ptr[r->at] != '1')) {
		r->bad = true;
		return false;
	}
	return r->s.ptr[r->at++] == '1';
}

static struct point
point(struct reader *r, bool relative)
{
	struct point p = { number(r), 0 };

	p.y = number(r);
	if (relative)
		p = (struct point){ p.x + r->now.x, p.y + r->now.y };
	return p;
}

static int32_t
milli(double v)
{
	return (int32_t)lround(v * 1000);
}

static void
add(struct reader *r, enum wg_segment_kind kind, struct point a,
    struct point b, struct point c)
{
	struct wg_segment s = { .kind = kind };

	if (r->segments.n >= SEGMENTS || fabs(c.x) > FARTHEST ||
	    fabs(c.y) > FARTHEST || fabs(a.x) > FARTHEST ||
	    fabs(a.y) > FARTHEST || fabs(b.x) > FARTHEST ||
	    fabs(b.y) > FARTHEST) {
		r->bad = true;
		return;
	}
	if (kind == WG_CURVE) {
		const int32_t at[6] = { milli(a.x), milli(a.y), milli(b.x),
			milli(b.y), milli(c.x), milli(c.y) };

		memcpy(s.at, at, sizeof(at));
	} else {
		s.at[0] = milli(c.x);
		s.at[1] = milli(c.y);
	}
	WG_PUSH(r->arena, &r->segments) = s;
	r->now = c;
}

static void
line_to(struct reader *r, struct point p)
{
	add(r, WG_LINE, p, p, p);
}

static void
quadratic(struct reader *r, struct point q, struct point to)
{
	struct point from = r->now;
	struct point a = { from.x + (q.x - from.x) * 2 / 3,
		from.y + (q.y - from.y) * 2 / 3 };
	struct point b = { to.x + (q.x - to.x) * 2 / 3,
		to.y + (q.y - to.y) * 2 / 3 };

	add(r, WG_CURVE, a, b, to);
	r->handle = q;
	r->handle_of = 'Q';
}

static struct point
reflected(const struct reader *r, char of)
{
	if (r->handle_of != of)
		return r->now;
	return (struct point){ 2 * r->now.x - r->handle.x,
		2 * r->now.y - r->handle.y };
}

/* An arc of at most a quarter turn around 'c', from angle 'a' to 'b'. */
static void
arc_piece(struct reader *r, struct point c, struct point radius, double turn,
    double a, double b)
{
	double k = 4.0 / 3 * tan((b - a) / 4);
	double cs = cos(turn), sn = sin(turn);
	const struct point unit[3] = {
		{ cos(a) - k * sin(a), sin(a) + k * cos(a) },
		{ cos(b) + k * sin(b), sin(b) - k * cos(b) },
		{ cos(b), sin(b) },
	};
	struct point p[3];

	for (int i = 0; i < 3; i++) {
		double x = unit[i].x * radius.x, y = unit[i].y * radius.y;

		p[i] = (struct point){ c.x + x * cs - y * sn,
			c.y + x * sn + y * cs };
	}
	add(r, WG_CURVE, p[0], p[1], p[2]);
}

static void
arc(struct reader *r, struct point radius, double turn, bool large, bool sweep,
    struct point to)
{
	double cs = cos(turn), sn = sin(turn);
	double dx = (r->now.x - to.x) / 2, dy = (r->now.y - to.y) / 2;
	double x = cs * dx + sn * dy, y = -sn * dx + cs * dy;
	double rx = fabs(radius.x), ry = fabs(radius.y), over, root;
	double cx, cy, from, angle, step;
	struct point middle;
	int pieces;

	if (rx < 1e-6 || ry < 1e-6) {
		line_to(r, to);
		return;
	}
	over = x * x / (rx * rx) + y * y / (ry * ry);
	if (over > 1) {
		rx *= sqrt(over);
		ry *= sqrt(over);
		over = 1;
	}
	root = over < 1e-12 ? 0 : sqrt(1 / over - 1);
	if (large == sweep)
		root = -root;
	cx = root * rx * y / ry;
	cy = -root * ry * x / rx;
	middle = (struct point){ cs * cx - sn * cy + (r->now.x + to.x) / 2,
		sn * cx + cs * cy + (r->now.y + to.y) / 2 };
	from = atan2((y - cy) / ry, (x - cx) / rx);
	angle = atan2((-y - cy) / ry, (-x - cx) / rx) - from;
	if (sweep && angle < 0)
		angle += 2 * M_PI;
	if (!sweep && angle > 0)
		angle -= 2 * M_PI;
	pieces = (int)ceil(fabs(angle) / (M_PI / 2) - 1e-9);
	step = pieces > 0 ? angle / pieces : 0;
	for (int i = 0; i < pieces; i++)
		arc_piece(r, middle, (struct point){ rx, ry }, turn,
		    from + i * step, from + (i + 1) * step);
	r->now = to;
}

static void
curves(struct reader *r, char command, bool relative)
{
	struct point a, b, to;

	if (command == 'Q' || command == 'T') {
		a = command == 'Q' ? point(r, relative) : reflected(r, 'Q');
		to = point(r, relative);
		quadratic(r, a, to);
		return;
	}
	a = command == 'C' ? point(r, relative) : reflected(r, 'C');
	b = point(r, relative);
	to = point(r, relative);
	add(r, WG_CURVE, a, b, to);
	r->handle = b;
	r->handle_of = 'C';
}

static void
read_arc(struct reader *r, bool relative)
{
	struct point radius = { number(r), 0 };
	double turn;
	bool large, sweep;

	radius.y = number(r);
	turn = number(r) * M_PI / 180;
	large = flag(r);
	sweep = flag(r);
	arc(r, radius, turn, large, sweep, point(r, relative));
}

/* One command with one set of arguments. */
static void
step(struct reader *r, char command, bool relative)
{
	struct point p;

	if (strchr("CSQT", command) != NULL) {
		curves(r, command, relative);
		return;
	}
	r->handle_of = 0;
	switch (command) {
	case 'M':
		p = point(r, relative);
		add(r, WG_MOVE, p, p, p);
		r->start = p;
		break;
	case 'L':
		line_to(r, point(r, relative));
		break;
	case 'H':
		p = (struct point){ number(r), r->now.y };
		p.x += relative ? r->now.x : 0;
		line_to(r, p);
		break;
	case 'V':
		p = (struct point){ r->now.x, number(r) };
		p.y += relative ? r->now.y : 0;
		line_to(r, p);
		break;
	case 'A':
		read_arc(r, relative);
		break;
	default:
		r->bad = true;
	}
}

static bool
more_arguments(struct reader *r)
{
	skip_separators(r);
	return r->at < r->s.len &&
	    strchr("+-.0123456789", r->s.ptr[r->at]) != NULL;
}

static void
command(struct reader *r)
{
	char c = r->s.ptr[r->at++];
	bool relative = c >= 'a';

	if (relative)
		c = (char)(c - 'a' + 'A');
	if (r->segments.n == 0 && c != 'M') {
		r->bad = true;
		return;
	}
	if (c == 'Z') {
		add(r, WG_CLOSE, r->start, r->start, r->start);
		r->handle_of = 0;
		return;
	}
	step(r, c, relative);
	while (!r->bad && more_arguments(r))
		step(r, c == 'M' ? 'L' : c, relative);
}

bool
wg_path_read(struct wg_arena *a, struct wg_str data,
    struct wg_outline_path *path)
{
	struct reader r = { .arena = a, .s = data };

	for (skip_separators(&r); !r.bad && r.at < r.s.len; skip_separators(&r))
		command(&r);
	path->segments = r.segments.at;
	path->n = r.segments.n;
	return !r.bad;
}
