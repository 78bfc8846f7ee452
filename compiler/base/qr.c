/* libqrencode behind our own type. */
#include "base/qr.h"

#include <qrencode.h>

#include "base/arena.h"

bool
wg_qr_encode(struct wg_arena *a, struct wg_str content, struct wg_qr *qr)
{
	const char *text = wg_cstr(a, content);
	QRcode *code =
	    QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	uint8_t *dark;

	if (code == NULL)
		return false;
	qr->size = (unsigned)code->width;
	dark = wg_alloc(a, (size_t)qr->size * qr->size);
	for (size_t i = 0; i < (size_t)qr->size * qr->size; i++)
		dark[i] = code->data[i] & 1;
	qr->dark = dark;
	QRcode_free(code);
	return true;
}

const char *
wg_qr_library(void)
{
	return QRcode_APIVersionString();
}
