/* Any bytes as what an Integreat CMS sends: JSON, and HTML of people. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "front/html/html.h"
#include "front/json/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str text =
	    wg_str_dup(a, (struct wg_str){ (const char *)bytes, n });
	struct wg_js_error error;
	bool whole;

	wg_js_read(a, text, &error);
	wg_soup_words(a, wg_soup_read(a, text, &whole));
	wg_arena_close(a);
	return 0;
}

#include "replay.h"
