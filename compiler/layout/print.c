#include "layout/print.h"

#include "model/record.h"

int32_t
wg_print_bleed(const struct wg_print *print)
{
	return print->job->marks && !print->job->tiled ? WG_MM(3) : 0;
}
