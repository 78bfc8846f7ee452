#ifndef SUITES_H
#define SUITES_H

#include <check.h>

#define WG_SUITE(name) Suite *name##_suite(void);
#include "suites.def"
#undef WG_SUITE

#endif
