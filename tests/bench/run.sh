#!/bin/sh
# How fast, as ratios in one run: a full build of 200 pages in 20 languages
# (feed and leaflets), one with nothing changed, one with a sentence changed,
# each against `cp -r` of the finished tree; medians of 5 runs, CPU seconds of
# user and system together.  Then the requests per second of `serve` against
# nginx.  Prints where we stand; it never fails for slowness.
set -eu
cd "$(dirname "$0")/../.."
. tests/lib.sh
runs=${RUNS:-5}
node tests/bench/corpus.mjs "$work/project" "${PAGES:-200}" "${LANGUAGES:-20}"

# measure NAME SETUP COMMAND: medians of CPU and wall seconds, and peak memory.
measure() {
	name=$1 setup=$2 command=$3
	: > "$work/times"
	i=0
	while [ $i -lt "$runs" ]; do
		sh -c "$setup"
		/usr/bin/env bash -c '
			TIMEFORMAT="%U %S %R"
			time sh -c "$0" > /dev/null 2>&1' "$command" 2>> "$work/times"
		i=$((i + 1))
	done
	cpu=$(awk '{ print $1 + $2 }' "$work/times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
	wall=$(awk '{ print $3 }' "$work/times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
	eval "cpu_$name=$cpu wall_$name=$wall"
}
out=$work/out
build="$program build -q -C $work/project -o $out"
measure full "rm -rf $out" "$build"
files=$(find "$out/site" -type f | wc -l)
bytes=$(du -sb "$out/site" | cut -f 1)
measure copy "rm -rf $work/copy" "cp -r $out $work/copy"
measure feed "rm -rf $work/feed" "$program build -q -C $work/project --only=feed -o $work/feed"
measure copyfeed "rm -rf $work/copy" "cp -r $work/feed $work/copy"
rm -rf "$work/feed" "$work/copy"
measure nothing : "$build"
measure find : "find $work/project -type f -printf '%T@ %s %p\n'"
measure sentence "sed -i '0,/<para>/s/<para>/<para>Neu /' $work/project/content/pages/education/seite-7.xml" "$build"
rm -rf "$out"
peak=$(node -e '
const { spawnSync } = require("child_process");
const c = spawnSync("sh", ["-c", process.argv[1] + " & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do m=$(awk \"/VmHWM/ { print \\$2 }\" /proc/$pid/status 2>/dev/null); [ -n \"$m\" ] && peak=$m; sleep 0.01; done; echo $peak"]);
console.log(String(c.stdout).trim());' "$build")
echo "$files files, $((bytes / 1024)) KiB"
printf '%-30s %8s %8s %10s\n' what 'CPU s' 'wall s' 'ratio CPU'
row() {
	eval "c=\$cpu_$1 w=\$wall_$1 r=\$cpu_$3"
	awk -v what="$2" -v c="$c" -v w="$w" -v r="$r" -v ref="$4" \
		'BEGIN { printf "%-30s %8.3f %8.3f %8.2f x %s\n", what, c, w, (r > 0 ? c / r : 0), ref }'
}
row copy 'cp -r of the output' copy 'cp -r'
row full 'full build' copy 'cp -r'
row copyfeed 'cp -r of the feed' copyfeed 'cp -r'
row feed 'the feed alone' copyfeed 'cp -r of the feed'
row sentence 'one sentence changed' copy 'cp -r'
row nothing 'nothing changed' find 'find over the inputs'
echo "peak memory of a full build: $((peak / 1024)) MiB"
echo "to serve it, against nginx (closing as we do; kept open):"
node tests/bench/serve.mjs "$work/project" "$out"
