#ifndef WG_BASE_FORMAT_H
#define WG_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * vsnprintf(), but several times as fast for what names and addresses are put
 * together from: texts, and whole numbers, also with leading zeros.  Anything
 * else in 'fmt' is left to vsnprintf().
 */
int wg_format(char *to, size_t room, const char *fmt, va_list)
    __attribute__((format(printf, 3, 0)));

#endif
