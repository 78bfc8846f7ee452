/* Secrets are compared without a branch on what they hold. */
#include "serve/pass.h"

#include <stdio.h>
#include <sys/random.h>

static bool
make_secret(char secret[WG_PASS_DIGITS + 1])
{
	unsigned char bytes[WG_PASS_DIGITS / 2];

	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
		return false;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(secret + 2 * i, 3, "%02x", bytes[i]);
	return true;
}

bool
wg_pass_begin(struct wg_pass *p)
{
	return make_secret(p->code) && make_secret(p->token) &&
	    make_secret(p->frame);
}

bool
wg_pass_is(const char secret[WG_PASS_DIGITS + 1], struct wg_str s)
{
	unsigned char differs = 0;

	if (s.len != WG_PASS_DIGITS)
		return false;
	for (size_t i = 0; i < WG_PASS_DIGITS; i++)
		differs |= (unsigned char)(secret[i] ^ s.ptr[i]);
	return differs == 0;
}

/* Without another code there is none: nobody comes in any more. */
bool
wg_pass_redeem(struct wg_pass *p, struct wg_str code)
{
	if (!wg_pass_is(p->code, code))
		return false;
	if (!make_secret(p->code))
		p->code[0] = '\0';
	return true;
}

static bool
is_ours(struct wg_str origin, uint16_t port)
{
	static const char *const hosts[] = { "localhost", "127.0.0.1",
		"[::1]" };
	char want[40];

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		snprintf(want, sizeof(want), "http://%s:%u", hosts[i], port);
		if (wg_str_is(origin, want))
			return true;
	}
	return false;
}

bool
wg_pass_is_foreign(const struct wg_request *r, uint16_t port)
{
	if (r->origin.ptr != NULL && !is_ours(r->origin, port))
		return true;
	if (r->method == WG_POST && r->origin.ptr == NULL)
		return true;
	return (r->method == WG_POST || r->token.ptr != NULL) &&
	    r->fetch_site.ptr != NULL &&
	    !wg_str_is(r->fetch_site, "same-origin");
}
