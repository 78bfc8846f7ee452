# Read by every script of tests/: what counts as today.  Without it a test would
# say something else tomorrow.  The sample county was last changed on that day.
# And what comes with the program: nothing, so that small projects show what is
# missing in them; tests/begin has the installed one.
export WEGWEISER_DATA=
export SOURCE_DATE_EPOCH=1795392000 # 2026-11-23
