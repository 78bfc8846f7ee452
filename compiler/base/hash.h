#ifndef WG_BASE_HASH_H
#define WG_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/* SHA-256 (FIPS 180-4). */
struct wg_sha256 {
	uint8_t bytes[32];
};
struct wg_sha256 wg_sha256(struct wg_str);
/* The same of what comes piece by piece. */
struct wg_hasher {
	uint64_t state[16];
};
void wg_hasher_begin(struct wg_hasher *);
void wg_hasher_put(struct wg_hasher *, struct wg_str);
struct wg_sha256 wg_hasher_end(struct wg_hasher *);
/* All 64 lower-case hex digits, terminated. */
void wg_sha256_hex(const struct wg_sha256 *, char hex[65]);
/* Read them.  False: it is something else. */
bool wg_sha256_read(struct wg_str hex, struct wg_sha256 *);
/* The first of them, of a text: 16 tell the texts of a project apart. */
struct wg_str wg_sha256_digits(
    struct wg_arena *, struct wg_str, size_t digits);
void wg_sha256_base64(const struct wg_sha256 *, char base64[45]);

struct wg_out;
/* Append its bytes. */
void wg_sha256_put(struct wg_out *, const struct wg_sha256 *);
/* Of what stands in an output, which is empty then. */
struct wg_sha256 wg_sha256_take(struct wg_out *);
/* Append in base64, without line ends (RFC 4648). */
void wg_base64(struct wg_out *, struct wg_str);

#endif
