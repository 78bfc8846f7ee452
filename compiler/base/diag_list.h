#ifndef WG_BASE_DIAG_LIST_H
#define WG_BASE_DIAG_LIST_H

/* Inside of struct wg_diag: for diag*.c, and who draws it otherwise. */

#include "base/arena.h"
#include "base/diag.h"

struct wg_report_note {
	struct wg_report_note *next;
	struct wg_span at;
	struct wg_str text;
};

struct wg_report {
	struct wg_report *next;
	enum wg_diag_id id;
	struct wg_span at;
	struct wg_str detail, hint, language;
	struct wg_report_note *notes;
};

struct wg_mute {
	struct wg_mute *next;
	enum wg_diag_id id;
	struct wg_span inside, at;
	struct wg_str language;
	bool used;
};

struct wg_diag {
	struct wg_arena *arena;
	struct wg_str language;
	struct wg_report *first, **last, *newest;
	size_t n;
	struct wg_mute *mutes, **last_mute;
	struct WG_VEC(struct wg_arena *) merged; /* arenas of merged lists */
};

#endif
