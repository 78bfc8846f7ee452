#!/bin/sh
# How a site of many counties grows: 10, 40 and 160 of them that share PAGES
# pages in LANGUAGES languages.  Of each size one shard of ten counties is
# built: what it costs a county and how much memory it needs should not depend
# on how many others there are.  Of the smallest all shards are built, against
# one build of the same, and put together, against `cp -rl` of the result.
# Prints where we stand; it never fails for slowness.
set -eu
cd "$(dirname "$0")/../.."
. tests/lib.sh
pages=${PAGES:-63} languages=${LANGUAGES:-24} sizes=${COUNTIES:-10 40 160} each=${EACH:-10} runs=${RUNS:-5}

# measure COMMAND…: CPU seconds and peak memory [MiB] of a command, in $cpu and
# $peak.  Status 1 is mistakes in what was made up.
measure() {
	command time -q -f '%U %S %M' -o "$work/time" "$@" > /dev/null 2> "$work/log" || [ $? -eq 1 ] || { cat "$work/log"; exit 1; }
	cpu=$(awk 'END { print $1 + $2 }' "$work/time")
	peak=$(awk 'END { print int($3 / 1024) }' "$work/time")
}
# median COMMAND of CPU seconds, in $cpu, after running SETUP.
median() {
	setup=$1
	shift
	i=0
	: > "$work/cpus"
	while [ $i -lt "$runs" ]; do
		sh -c "$setup"
		measure "$@"
		echo "$cpu" >> "$work/cpus"
		i=$((i + 1))
	done
	cpu=$(sort -n "$work/cpus" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }'; }

printf '%-9s %-9s %12s %14s %12s %9s\n' counties shard 'CPU s' 'CPU s/county' 'memory MiB' files
for n in $sizes; do
	node tests/cluster/counties.mjs "$work/p$n" "$n" "$pages" "$languages" > /dev/null
	shards=$(((n + each - 1) / each))
	measure "$program" build -q -j 1 -C "$work/p$n" --shard="$shards/$shards" -o "$work/part"
	printf '%-9s %-9s %12s %14s %12s %9s\n' "$n" "$shards/$shards" "$cpu" "$(ratio "$cpu" "$each")" "$peak" \
		"$(find "$work/part/site" -type f | wc -l)"
	rm -rf "$work/part"
done

set -- $sizes
p=$work/p$1 sum=0 most=0 n=4
measure "$program" build -q -j 1 -C "$p" -o "$work/one"
one=$cpu whole=$peak files=$(find "$work/one/site" -type f | wc -l)
set --
for k in $(seq $n); do
	measure "$program" build -q -j 1 -C "$p" --shard="$k/$n" -o "$work/parts-$k"
	sum=$(awk -v a="$sum" -v b="$cpu" 'BEGIN { print a + b }')
	[ "$peak" -le "$most" ] || most=$peak
	set -- "$@" "$work/parts-$k"
done
echo "$n shards, CPU of all ÷ one build: $sum s ÷ $one s = $(ratio "$sum" "$one")"
echo "memory of the largest ÷ one build: $most MiB ÷ $whole MiB = $(ratio "$most" "$whole")"
# To remove a link changes how the file looks; a part that is built again has
# looked at it.
again="for k in $(seq -s ' ' $n); do $program build -q -j 1 -C $p --shard=\$k/$n -o $work/parts-\$k; done > /dev/null 2>&1"
median "rm -rf $work/site; $again" "$program" assemble -q -o "$work/site" "$@"
assemble=$cpu
median : "$program" assemble -q -o "$work/site" "$@"
again=$cpu
diff -r "$work/one/site" "$work/site/site" > /dev/null && echo "the site is that of one build: $files files, $(du -sm "$work/one" | cut -f 1) MiB"
median "rm -rf $work/copy" cp -rl "$work/site" "$work/copy"
echo "assemble ÷ cp -rl: $assemble s ÷ $cpu s = $(ratio "$assemble" "$cpu"); again, nothing has changed: $again s = $(ratio "$again" "$cpu")"
