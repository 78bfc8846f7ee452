#ifndef WG_BUILD_FINGERPRINT_H
#define WG_BUILD_FINGERPRINT_H

#include "base/str.h"

struct wg_arena;

/*
 * The program and every library it has loaded, by their build ids, in the
 * arena: what makes the same outputs from the same inputs.
 */
struct wg_str wg_program_fingerprint(struct wg_arena *);

#endif
