#include "text/outline.h"

#include <math.h>

#include "base/arena.h"
#include "text/font_hb.h"

struct pen {
	struct wg_arena *arena;
	struct WG_VEC(struct wg_segment) segments;
};

static void
put(void *data, enum wg_segment_kind kind, const float *at, size_t n)
{
	struct pen *pen = data;
	struct wg_segment *s = &WG_PUSH(pen->arena, &pen->segments);

	*s = (struct wg_segment){ .kind = kind };
	for (size_t i = 0; i < n; i++)
		s->at[i] = (int32_t)lrintf(at[i]);
}

static void
move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, float x,
    float y, void *user)
{
	(void)f, (void)state, (void)user;
	put(data, WG_MOVE, (const float[]){ x, y }, 2);
}

static void
line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, float x,
    float y, void *user)
{
	(void)f, (void)state, (void)user;
	put(data, WG_LINE, (const float[]){ x, y }, 2);
}

static void
cubic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, float x1,
    float y1, float x2, float y2, float x, float y, void *user)
{
	(void)f, (void)state, (void)user;
	put(data, WG_CURVE, (const float[]){ x1, y1, x2, y2, x, y }, 6);
}

static void
close_path(
    hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, void *user)
{
	(void)f, (void)state, (void)user;
	put(data, WG_CLOSE, NULL, 0);
}

struct wg_outline_path
wg_font_outline(
    const struct wg_font *font, struct wg_arena *a, uint32_t glyph)
{
	struct pen pen = { .arena = a };
	/* Without a function for them, quadratic curves come as cubic ones. */
	hb_draw_funcs_t *f = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(f, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(f, close_path, NULL, NULL);
	hb_font_get_glyph_shape(font->font, glyph, f, &pen);
	hb_draw_funcs_destroy(f);
	return (struct wg_outline_path){ .segments = pen.segments.at,
		.n = pen.segments.n };
}
