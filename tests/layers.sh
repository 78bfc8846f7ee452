#!/bin/sh
# Print every #include of compiler/ that compiler/LAYERS does not allow, and
# every header of a foreign library outside the one room it lives in; and every
# length in compositions, which have roles only.
cd "$(dirname "$0")/.." || exit 2
awk '
function complain(what) { print what; bad = 1 }
FILENAME == "compiler/LAYERS" {
	if ($1 == "only") {
		for (i = 3; i <= NF; i++) only[$2] = only[$2] " " $i " "
	} else if ($1 !~ /^#/ && NF) {
		may[$1] = " " $1 " "
		for (i = 2; i <= NF; i++) may[$1] = may[$1] $i " "
	}
	next
}
FNR == 1 {
	room = FILENAME
	sub(/^compiler\//, "", room)
	if (sub(/\/[^\/]*$/, "", room) == 0) room = "."
}
/^#include "/ {
	split($2, part, "\"")
	to = part[2]
	if (to in only && index(only[to], " " room " ") == 0)
		complain(FILENAME ":" FNR ": " room " may not include " to)
	# Else whoever includes that header would have it, too.
	if (to in only && room == "model" && FILENAME ~ /\.h$/)
		complain(FILENAME ":" FNR ": no header of model may include " to)
	if (sub(/\/[^\/]*$/, "", to) == 0) to = "."
	if (!(room in may)) complain(FILENAME ":" FNR ": room not in LAYERS: " room)
	else if (may[room] !~ /\*/ && index(may[room], " " to " ") == 0)
		complain(FILENAME ":" FNR ": " room " may not include " part[2])
}
/^#include </ {
	split($2, part, /[<>]/)
	h = part[2]
	home = ""
	if (h ~ /^expat/) home = "front/xml"
	else if (h ~ /^jansson/) home = "front/json"
	else if (h ~ /^libxml\//) home = "front/html"
	else if (h ~ /^(unicode\/|hb\.h|hb-icu|hb-ot)/) home = "text"
	else if (h ~ /^(hb-subset|zlib)/) home = "back/pdf"
	else if (h ~ /^(nettle\/|qrencode|libdeflate)/) home = "base"
	else if (h ~ /^microhttpd/) home = "serve"
	if (h ~ /^hb/ && room == "back/pdf") home = room # its faces are subset there
	if (home != "" && room != home)
		complain(FILENAME ":" FNR ": <" h "> lives in " home)
}
room == "compose" && /WG_(MM|PT)[^A-Z_]/ {
	complain(FILENAME ":" FNR ": a length belongs into layout/styles")
}
END { exit bad }
' compiler/LAYERS $(find compiler -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort)
