/* nettle behind our own type. */
#include "base/hash.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/out.h"

struct wg_sha256
wg_sha256(struct wg_str s)
{
	struct sha256_ctx ctx;
	struct wg_sha256 h;

	sha256_init(&ctx);
	if (s.len > 0)
		sha256_update(&ctx, s.len, (const uint8_t *)s.ptr);
	sha256_digest(&ctx, sizeof(h.bytes), h.bytes);
	return h;
}

void
wg_sha256_hex(const struct wg_sha256 *h, char hex[65])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < 32; i++) {
		hex[2 * i] = digits[h->bytes[i] >> 4];
		hex[2 * i + 1] = digits[h->bytes[i] & 15];
	}
	hex[64] = '\0';
}

void
wg_sha256_base64(const struct wg_sha256 *h, char base64[45])
{
	base64_encode_raw(base64, sizeof(h->bytes), h->bytes);
	base64[44] = '\0';
}

void
wg_base64(struct wg_out *out, struct wg_str s)
{
	size_t n = BASE64_ENCODE_RAW_LENGTH(s.len);

	base64_encode_raw(
	    wg_out_room(out, n), s.len, (const uint8_t *)s.ptr);
	out->len += n;
}
