/*
 * What is translated and what is not, for people and for programs: one count
 * (model/progress.h), written three ways.
 */
#include "back/backend.h"
#include "back/share.h"
#include "back/report/stats.h"
#include "base/arena.h"
#include "base/out.h"
#include "store/stage.h"
#include "model/progress.h"

static void
put(struct wg_task *task, struct wg_str name, struct wg_out *out)
{
	wg_stage_put(task->build->stage, name, wg_out_str(out));
	wg_out_clear(out);
}

static void
whole(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_progresses *all;
	struct wg_out out = { 0 };

	if (!wg_makes(b, WG_STR("report")))
		return;
	all = wg_progress_count(task->arena, b->project, b->editions,
	    b->n_editions, b->today);
	wg_stats_json(&out, all);
	put(task, WG_STR("report/coverage.json"), &out);
	wg_stats_html(&out, task->arena, all);
	put(task, WG_STR("report/coverage.html"), &out);
	for (size_t i = 0; i < all->n; i++) {
		wg_stats_badge(&out, &all->at[i]);
		put(task,
		    wg_str_fmt(task->arena, "report/badges/%.*s.svg",
			WG_ARG(all->at[i].edition->language->tag)),
		    &out);
	}
	wg_out_free(&out);
}

const struct wg_backend wg_report_backend = {
	.name = "report",
	.whole = whole,
};
