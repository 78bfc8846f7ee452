/* nettle behind our own type. */
#include "base/hash.h"

#include <assert.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdalign.h>

#include "base/arena.h"
#include "base/out.h"

static_assert(sizeof(struct sha256_ctx) <= sizeof(struct wg_hasher) &&
    alignof(struct sha256_ctx) <= alignof(struct wg_hasher), "too small");

void
wg_hasher_begin(struct wg_hasher *h)
{
	sha256_init((void *)h);
}

void
wg_hasher_put(struct wg_hasher *h, struct wg_str s)
{
	if (s.len > 0)
		sha256_update((void *)h, s.len, (const uint8_t *)s.ptr);
}

struct wg_sha256
wg_hasher_end(struct wg_hasher *h)
{
	struct wg_sha256 hash;

	sha256_digest((void *)h, sizeof(hash.bytes), hash.bytes);
	return hash;
}

struct wg_sha256
wg_sha256(struct wg_str s)
{
	struct wg_hasher h;

	wg_hasher_begin(&h);
	wg_hasher_put(&h, s);
	return wg_hasher_end(&h);
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

bool
wg_sha256_read(struct wg_str hex, struct wg_sha256 *hash)
{
	for (size_t i = 0; i < 64 && hex.len == 64; i++) {
		char c = hex.ptr[i];
		int digit = c >= '0' && c <= '9' ? c - '0' :
		    c >= 'a' && c <= 'f'	 ? c - 'a' + 10 : -1;

		if (digit < 0)
			return false;
		hash->bytes[i / 2] = (uint8_t)((unsigned)hash->bytes[i / 2]
			<< 4 | (unsigned)digit);
	}
	return hex.len == 64;
}

struct wg_str
wg_sha256_digits(struct wg_arena *a, struct wg_str s, size_t digits)
{
	struct wg_sha256 hash = wg_sha256(s);
	char hex[65];

	wg_sha256_hex(&hash, hex);
	return wg_str_dup(a, wg_str_head(wg_str(hex), digits));
}

void
wg_sha256_base64(const struct wg_sha256 *h, char base64[45])
{
	base64_encode_raw(base64, sizeof(h->bytes), h->bytes);
	base64[44] = '\0';
}

void
wg_sha256_put(struct wg_out *out, const struct wg_sha256 *h)
{
	wg_out_put(out, (struct wg_str){ (const char *)h->bytes,
				sizeof(h->bytes) });
}

struct wg_sha256
wg_sha256_take(struct wg_out *out)
{
	struct wg_sha256 h = wg_sha256(wg_out_str(out));

	wg_out_clear(out);
	return h;
}

void
wg_base64(struct wg_out *out, struct wg_str s)
{
	size_t n = BASE64_ENCODE_RAW_LENGTH(s.len);

	base64_encode_raw(
	    wg_out_room(out, n), s.len, (const uint8_t *)s.ptr);
	out->len += n;
}
