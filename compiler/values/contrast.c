/* WCAG 2, relative luminance and contrast ratio. */
#include "values/value.h"

#include <math.h>

static double
linear(unsigned channel)
{
	double c = channel / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t color)
{
	return 0.2126 * linear(color >> 16 & 0xFF) +
	    0.7152 * linear(color >> 8 & 0xFF) + 0.0722 * linear(color & 0xFF);
}

unsigned
wg_color_contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return (unsigned)((x > y ? x / y : y / x) * 10);
}
