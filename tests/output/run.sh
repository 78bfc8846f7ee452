#!/bin/sh
# Same input, same bytes: in another folder, locale, time zone, umask, with
# other thread counts.  Old or new, never half: a build that is killed or meets
# a full disk leaves the old output serving.  One broken catalog stops no other
# language.  run.sh OUTPUT, which is a build of the tree that others look at, too.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
copy() { mkdir -p "$1" && cp -r content locales "$1"; }
same() { diff -rq "$1/site" "$2/site" && diff -rq "$1/report" "$2/report"; }

copy "$work/here"
copy "$work/elsewhere/deep/down"
# The first build is there already; in a copy of it nothing has to be made.
cp -a "$1" "$work/here/output"
"$program" build -C "$work/here" > /dev/null 2> "$work/log"
verdict $? "first build: $(cat "$work/log")"
grep -q ' 0 new, 0 changed' "$work/log"
verdict $? "a copy of an output is the output: $(tail -n 3 "$work/log")"
# All that may not matter is other at once; and a build opens no connection.
watched=
command -v strace > /dev/null && watched="strace -f --seccomp-bpf -qq -e trace=connect,socket -o $work/calls"
(umask 077 && env -i PATH="$PATH" LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" TZ=Pacific/Kiritimati \
	$watched "$program" build -q -j 7 -C "$work/elsewhere/deep/down" -o "$work/other")
alone() { # WHAT COMMAND: that it is, if it makes a difference alone
	rm -rf "$work/alone"
	(eval "$2" '"$program" build -q -j "${threads:-1}" -C "${folder:-$work/here}" -o "$work/alone"') > /dev/null 2>&1
	same "$work/here/output" "$work/alone" > /dev/null || printf '%s, ' "$1"
}
which_it_is() {
	alone 'the folder' 'folder=$work/elsewhere/deep/down;'
	alone 'the zone' 'TZ=Pacific/Kiritimati'
	alone 'the locale' 'LC_ALL=C.UTF-8 LANG=de_DE.UTF-8'
	alone 'the umask' 'umask 077;'
	alone 'the threads' 'threads=7;'
	alone 'chance, or another folder for the output' ''
}
same "$work/here/output" "$work/other" > "$work/diff"
status=$?
verdict $status "same bytes in another folder, zone, locale, umask, with other threads: $(head -n 3 "$work/diff"); it is $([ $status -eq 0 ] || which_it_is)"
[ "$(stat -c %a "$work/other/site/index.html")" = 644 ]
verdict $? 'files are readable by the web server whatever the umask'
[ -z "$watched" ] || ! grep -qE 'AF_INET|connect' "$work/calls"
verdict $? 'a build opens no connection'

# Nothing changed: no byte and no time changes.
find "$work/here/output" -type f -printf '%p %T@ %i\n' | sort > "$work/before"
"$program" build -q -C "$work/here"
find "$work/here/output" -type f -printf '%p %T@ %i\n' | sort > "$work/after"
diff "$work/before" "$work/after" > "$work/diff"
verdict $? "nothing changed, nothing touched: $(head -n 3 "$work/diff")"

# One sentence changed: only files that show it change.  Here and below a document
# of every kind is enough.
node tests/damage/project.mjs "$work/less" ar fa
"$program" build -q -C "$work/less" 2> /dev/null
cp -r "$work/less/output" "$work/first"
touch "$work/after"
sed -i 's/Sie brauchen kein Benutzerkonto/Sie brauchen gar kein Benutzerkonto/' "$work/less/content/regions/musterwede.xml"
"$program" build -q -C "$work/less" 2> /dev/null
find "$work/less/output/site" -type f -newer "$work/after" > "$work/new"
grep -v -e '\.pdf$' -e '/api/v3/version.json$' "$work/new" | xargs grep -L 'gar kein Benutzerkonto' > "$work/other-files"
[ -s "$work/new" ] && [ ! -s "$work/other-files" ] && ! grep '\.pdf$' "$work/new" | grep -qv -e '/handbuch' -e '/heft' -e '/site/pdf/'
verdict $? "one sentence changed $(wc -l < "$work/new") files: $(head -n 3 "$work/other-files")"
LC_ALL=C LANGUAGE= "$program" rollback -C "$work/less" 2> "$work/said"
grep -q 'of the public files [1-9][0-9]* are other, ' "$work/said" && grep -q 'still say' "$work/said"
verdict $? "rollback says what it did: $(cat "$work/said")"
! grep -rq 'Sie brauchen gar kein' "$work/less/output/site"
verdict $? 'rollback brings the last output back'

same "$work/less/output" "$work/first" > /dev/null
verdict $? 'rolled back output is the old one'

# The rest is about the folder, not about what is in it: the feed is enough.
node tests/damage/project.mjs "$work/small"
feed() { # FOLDER
	"$program" build -q -j 1 --only=feed -C "$work/small" -o "$1" > "$work/log" 2>&1
}
under() { # SYSTEM-CALL WHAT-HAPPENS: a build where one system call fails
	strace -f --seccomp-bpf -qq -e trace="$1" -e inject="$1:$2" "$program" build -q -j 1 \
		--only=feed -C "$work/small" -o "$work/out" > /dev/null 2>&1
}
now() { # SAY: what the sentence says
	sed -i "s/Sie brauchen .* Benutzerkonto/Sie brauchen $1 Benutzerkonto/" "$work/small/content/regions/musterwede.xml"
}
now niemals && feed "$work/niemals"
now gar && feed "$work/gar"
feed "$work/out"

# Nothing changed: no source is read, but for the lines that reports show,
# unless something may be different: an option, the day, a folder, a file of
# the output, the language of messages.
reads() { # OPTION…: whether a build reads, say, the theme
	strace -f -qq -e trace=openat -o "$work/trace" "$program" build -q -j 1 \
		--only=feed -C "$work/small" -o "$work/out" "$@" > "$work/log" 2>&1
	grep -c '/content/theme/leaflet.css"' "$work/trace"
}
again() { # WHAT: it is read once, and then no more
	[ "$(reads)" -gt 0 ] && [ "$(reads)" -eq 0 ]
	verdict $? "read once: $1"
}
if command -v strace > /dev/null; then
	[ "$(reads)" -eq 0 ]
	verdict $? 'nothing changed, nothing read'
	for option in --verify --date=2026-12-01 --flat; do
		[ "$(reads "$option")" -gt 0 ]
		verdict $? "read with $option"
		feed "$work/out"
		[ "$(reads)" -eq 0 ]
		verdict $? "nothing read after $option"
	done
	echo x >> "$work/out/site/api/v3/version.json"
	again 'an output that was written to'
	touch "$work/small/content/places/.hidden"
	again 'a folder that has changed'
	echo x > "$work/small/content/places/stray.txt"
	again 'a file that nothing reads'
	"$program" build --only=feed -C "$work/small" -o "$work/out" 2>&1 | grep -q 'stray.txt'
	verdict $? 'what nothing reads is told again'
	rm "$work/small/content/places/stray.txt"
	again 'a file that is gone'
	[ "$(LC_ALL=C.UTF-8 LANGUAGE=de reads)" -gt 0 ]
	verdict $? 'in another language'
	again 'in this one'
fi

if command -v strace > /dev/null; then
	# Killed at any moment: the old site or the new one.
	text=gar
	for call in openat write linkat renameat2 renameat mkdirat unlinkat; do
		for when in 1 2 3 40; do
			[ $text = gar ] && text=niemals || text=gar
			now $text
			under $call signal=SIGKILL:when=$when
			diff -rq "$work/out/site" "$work/gar/site" > "$work/diff" ||
				diff -rq "$work/out/site" "$work/niemals/site" > "$work/diff"
			verdict $? "killed at $call $when: $(head -n 3 "$work/diff")"
		done
	done
	now gar
	feed "$work/out"
	same "$work/out" "$work/gar" > "$work/diff"
	verdict $? "after all the kills a build is a good one: $(head -n 3 "$work/diff")"
	[ -z "$(find "$work/out" -mindepth 1 -maxdepth 1 -name '.stage*' -o -mindepth 1 -maxdepth 1 -name '.next*')" ]
	verdict $? 'nothing is left of the killed builds'

	# Between the two halves of a commit: the next build makes everything
	# anew, even a file that has another text of the same size.
	now niemals && feed "$work/out"
	now nirgend && under renameat2 signal=SIGKILL:when=2
	now niemals && feed "$work/out"
	same "$work/out" "$work/niemals" > "$work/diff"
	verdict $? "killed between site and report: $(head -n 3 "$work/diff")"

	# No more links to a file: it is copied.
	rm -r "$work/out/.previous"
	now gar && under linkat error=EMLINK
	same "$work/out" "$work/gar" > "$work/diff"
	verdict $? "copies where there are no links: $(head -n 3 "$work/diff")"

	# A full disk is told, with status 3, and changes nothing.
	for when in 1 2; do
		now niemals
		under write "error=ENOSPC:when=$when+"
		[ $? -eq 3 ] && same "$work/out" "$work/gar"
		verdict $? 'a full disk: status 3, old output untouched'
	done
	under linkat error=ENOSPC
	same "$work/out" "$work/niemals" > "$work/diff"
	verdict $? "a disk too full for a link: $(head -n 3 "$work/diff")"
fi

# The tree before the last build becomes the next one: whatever somebody put
# there, or took away, does not show.
now gar && feed "$work/out"
previous=$work/out/.previous
for trouble in 'echo x > $previous/site/x.html' 'ln -s /etc $previous/site/etc' \
	'rm -r $previous/site/api' 'mkdir -p $previous/site/$(printf d/%.0s $(seq 60))' \
	'rm -r $previous && echo > $previous' 'echo x > $previous/report/manifest.json' \
	'echo x > $previous/site/api/v3/x.json' 'rm $previous/site/api/v3/version.json' \
	'mkdir $previous/site/api/none && mv $previous/site/api/v3 $previous/site/api/v4' \
	'cp -r $previous/site/api $previous/site/apj && rm -r $previous/site/api && mv $previous/site/apj $previous/site/api' \
	'sed -i s/version/versiom/ $previous/.built' 'sed -i "/^\/ .*v3$/d" $previous/.built' 'rm $previous/.built' \
	'rm -r $work/out/site/api/v3/musterwede/ar'; do
	eval "$trouble"
	now niemals && feed "$work/out"
	now gar && feed "$work/out"
	same "$work/out" "$work/gar" > "$work/diff"
	verdict $? "$trouble: $(head -n 3 "$work/diff")"
done

# What somebody puts into a folder of ours goes on to the next tree, and the one
# after it, until he takes it away.
mkdir "$work/out/site/api/v3/mine"
echo a > "$work/out/site/api/v3/a.txt"
echo b > "$work/out/site/api/v3/mine/b.txt"
for text in niemals gar niemals; do
	now $text && feed "$work/out"
	[ "$(cat "$work/out/site/api/v3/a.txt" "$work/out/site/api/v3/mine/b.txt" | tr -d '\n')" = ab ] &&
		[ -e "$previous/site/api/v3/mine/b.txt" ] || [ "$text" = niemals ]
	verdict $? "a file that is not ours, in a folder of ours: $(ls "$work/out/site/api/v3")"
done
rm -r "$work/out/site/api/v3/mine" "$work/out/site/api/v3/a.txt"
for text in gar niemals; do
	now $text && feed "$work/out"
	same "$work/out" "$work/$text" > "$work/diff"
	verdict $? "it is gone again: $(head -n 3 "$work/diff")"
done

# Two builds at once: one waits for nobody, it says so.
(
	flock 9
	"$program" build -q -C "$work/here" 2> "$work/log"
	[ $? -eq 3 ] && grep -q 'another build' "$work/log"
) 9> "$work/here/output/.lock"
verdict $? "two builds at once: $(cat "$work/log")"

# A broken catalog: an error, and all other languages are published.
less=$work/less/output/site
page='"path":"/musterwede/ar/anerkennung/"'
grep -q "$page" "$less/api/v3/musterwede/ar/pages/index.json"
verdict $? 'the page is there before'
printf 'msgid "a\nmsgstr <<<<<<<' > "$work/less/locales/ar/education.po"
"$program" build -q -C "$work/less" > /dev/null 2> "$work/log"
[ $? -eq 1 ] && grep -q 'ar/education.po:.*error:' "$work/log" && grep -q '<main' "$less/leaflets/fa/anerkennung.html" &&
	grep -q 'url=../../s/anerkennung/' "$less/leaflets/ar/anerkennung.html" &&
	! grep -q "$page" "$less/api/v3/musterwede/ar/pages/index.json"
verdict $? 'a broken catalog stops no other language'

finish
