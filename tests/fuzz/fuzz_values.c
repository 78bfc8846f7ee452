/* Any text as a value of every datatype: what is read is read again and shown
 * in a language of each direction; what is offered instead can be used. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "model/datatype.h"
#include "text/locale.h"
#include "text/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
show(struct wg_arena *a, const struct wg_datatype *t, const struct wg_value *v)
{
	static const char *const tags[] = { "de", "ar", "zh-Hans" };

	for (size_t i = 0; i < 3; i++) {
		const struct wg_locale *l = wg_locale(wg_str(tags[i]), NULL);

		if (t->read == wg_read_date)
			wg_locale_full_date(l, a, v->day);
		else if (t->read == wg_read_time)
			wg_locale_times(l, a, v->time.from, v->time.to);
		else if (t->read == wg_read_money)
			wg_locale_money(l, a, &v->money);
	}
	if (t->read == wg_read_phone)
		wg_phone_text(a, &v->phone);
	else if (t->read == wg_read_url)
		wg_url_text(a, v->url.href);
	else if (t->read == wg_read_email)
		wg_email_text(a, v->email.address);
	else if (t->read == wg_read_rrule)
		for (int64_t day = 20000; day < 20100; day++)
			wg_recurrence_on(&v->repeat, 20000, day);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_str s =
	    wg_str_dup(a, (struct wg_str){ (const char *)bytes, n });
	size_t types;
	const struct wg_datatype *t = wg_datatypes(&types);

	/* What the XML reader lets through. */
	if (wg_utf8_bad(s) >= 0)
		types = 0;
	for (size_t i = 0; i < types; i++) {
		struct wg_value v, again;
		struct wg_value_error e = { 0 };

		if (wg_value_read(a, t[i].name, s, &v, &e)) {
			if (!wg_value_read(a, t[i].name, v.text, &again, &e) ||
			    !wg_str_eq(v.text, again.text))
				abort();
			show(a, &t[i], &v);
		} else if (e.why == NULL || e.at > n || (e.near.len > 0 &&
		    !wg_value_read(a, t[i].name, e.near, &again, &e))) {
			abort();
		}
	}
	wg_arena_close(a);
	return 0;
}
