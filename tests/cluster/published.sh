# Part of run.sh: published by publish.sh, and read all the while.  A reader
# takes the site as a web server does, through the link, and must find each time
# all files of one build.
www=$work/www
sum() { (cd -P "$1" && find . -type f ! -name '.*' -exec sha256sum {} + | sort -k 2 | sha256sum); }
old=$(sum "$work/before/site") new=$(sum "$site/site")
[ "$old" != "$new" ]
verdict $? 'two sites'
sh "$cluster/publish.sh" "$work/before" "$www" > "$work/log" 2>&1
verdict $? "published: $(cat "$work/log")"
[ "$(sum "$www/current")" = "$old" ]
verdict $? 'the site before is shown'
: > "$work/seen"
(while :; do sum "$www/current" >> "$work/seen" 2> /dev/null; done) &
reader=$!
# Stopped at one moment after the other: the old one is shown until the new one
# is whole.
for moment in 0.02 0.05 0.1 0.15 0.2 0.3; do
	timeout -s KILL $moment sh "$cluster/publish.sh" "$site" "$www" > /dev/null 2>&1
	shown=$(sum "$www/current")
	[ "$shown" = "$old" ] || [ "$shown" = "$new" ]
	verdict $? "killed after $moment s"
done
sh "$cluster/publish.sh" "$site" "$www" > "$work/log" 2>&1
verdict $? "published again: $(cat "$work/log")"
[ "$(sum "$www/current")" = "$new" ]
verdict $? 'the new site is shown'
linked=$(find "$www/current/" -type f -links +1 | wc -l)
[ "$linked" -gt 100 ]
verdict $? "what has not changed is kept once: $linked"
for k in 1 2; do
	sh "$cluster/publish.sh" "$work/before" "$www" && sh "$cluster/publish.sh" "$site" "$www"
done
sleep 0.5
kill "$reader" 2> /dev/null
reader=
[ "$(find "$www/releases" -mindepth 1 -maxdepth 1 | wc -l)" -le 3 ] && [ -z "$(find "$www" -maxdepth 2 -name '.?*')" ]
verdict $? "nothing is left lying about: $(ls -A "$www" "$www/releases" | tr '\n' ' ')"
others=$(grep -v -x -F -e "$old" -e "$new" "$work/seen" | wc -l)
[ "$others" -eq 0 ] && [ "$(sort -u "$work/seen" | wc -l)" -eq 2 ]
verdict $? "a reader looked $(wc -l < "$work/seen") times and met $others that were neither"
