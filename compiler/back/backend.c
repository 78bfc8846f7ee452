/* The list of outputs; see back/backends.def. */
#include "back/backend.h"

#define WG_BACKEND(name) extern const struct wg_backend wg_##name##_backend;
#include "back/backends.def"

const struct wg_backend *const wg_backends[] = {
#define WG_BACKEND(name) &wg_##name##_backend,
#include "back/backends.def"
};
const size_t wg_n_backends = sizeof(wg_backends) / sizeof(wg_backends[0]);

const struct wg_edition *
wg_build_edition(const struct wg_build *b, const struct wg_language *language)
{
	for (size_t i = 0; i < b->n_editions; i++)
		if (b->editions[i]->language == language)
			return b->editions[i];
	return NULL;
}
