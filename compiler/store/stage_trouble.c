/* What became of a stage, in words. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "store/stage.h"

static const char *
reason(const struct wg_stage_trouble *t)
{
	switch (t->error) {
	case WG_STAGE_FOREIGN:
		return _("it holds files that are not ours; choose an empty "
		       "folder");
	case WG_STAGE_BUSY:
		return _("another build is at work there");
	case WG_STAGE_ROOT:
		return _("it would be made at the top of the file system; if "
		       "that is meant, make it first");
	case WG_STAGE_IN_THE_WAY:
		return _("this file is not ours and is in the way; move it "
		       "elsewhere");
	case WG_STAGE_TWICE:
		return _("two things of the project want this file; give one "
		       "of them another id");
	case WG_STAGE_UNKNOWN:
		return _("it is not known of which output this file is; build "
		       "once without --only");
	case WG_STAGE_PART:
		return _("it holds a part of a site; 'wegweiser assemble' "
			 "makes a site of parts, in a folder of its own");
	case WG_STAGE_WHOLE:
		return _("it holds a whole site; a part goes to a folder of "
			 "its own");
	case WG_STAGE_NONE:
		return _("there is no earlier output");
	default:
		if (t->number == EXDEV)
			return _("this disk cannot rename its site/ or "
				 "report/ (a lower layer of overlayfs?); "
				 "delete them, or choose another folder");
		return strerror(t->number);
	}
}

struct wg_str
wg_stage_say(struct wg_arena *a, const char *folder,
    const struct wg_stage_trouble *t)
{
	if (t->error == WG_STAGE_NONE)
		return wg_str_fmt(a, "%s: %s", folder, reason(t));
	return wg_str_fmt(a, _("cannot write to %s%s%s: %s"), folder,
	    t->path[0] != '\0' ? "/" : "", t->path, reason(t));
}
