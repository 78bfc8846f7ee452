#!/bin/sh
# wegweiser translate: an engine that is good, one that knows English only,
# and engines that lie, talk, hang and die.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export LC_ALL=C
unset LANGUAGE
export WEGWEISER_DATA="$PWD"
p=$work/p
"$program" new project "$p" -q --name='Landkreis Beispiel' --municipality=Beispielstadt --languages=en,es,ar < /dev/null
cat > "$p/content/pages/authorities/wohin.xml" <<'X'
<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="wohin" xml:lang="de">
  <info>
    <title>Neue Seite mit Regeln</title>
    <date>2026-11-01</date>
  </info>
  <para>Sie haben <emphasis role="strong">14 Tage</emphasis> Zeit &amp; Ruhe.</para>
  <para>Rufen Sie an: <w:phone>+493023125001</w:phone>. Wir helfen Ihnen gern.</para>
  <para>Der Termin ist kostenlos und dauert nicht lange.</para>
</article>
X
"$program" update -q -C "$p"
cp -r "$p" "$work/fresh"
again() {
	rm -rf "$p"
	cp -r "$work/fresh" "$p"
}
translate() { # STATUS ARGUMENTS…
	ends=$1
	shift
	expect "$ends" timeout 60 "$program" translate -C "$p" --format=short "$@"
}
has() { # TAG MSGSTR
	grep -qF -- "msgstr \"$2\"" "$p/locales/$1/authorities.po"
	verdict $? "$1 lacks $2: $(grep -A1 Neue "$p/locales/$1/authorities.po")"
}
lacks() { # TAG TEXT
	! grep -rqF -- "$2" "$p/locales/$1"
	verdict $? "$1 has $2"
}
engine() { # NAME SCRIPT
	printf '#!/bin/sh\n%s\n' "$2" > "$work/$1"
	chmod +x "$work/$1"
}

# A good engine: lines are what the protocol says, and the mark is there.
engine good 'cat > "$HOME/asked"; echo "$WEGWEISER_FROM $WEGWEISER_TO $WEGWEISER_GLOSSARY" > "$HOME/told"
sed "s/^Neue Seite mit Regeln$/New page with rules/;s/^Sie haben <em>14 Tage<.em> Zeit &amp; Ruhe.$/You have <em>14 days<\/em> \&amp; some peace./;s/^Rufen Sie an: <phone.>\. Wir helfen Ihnen gern\.$/Call us: <phone\/>. We like to help./;s/^Der Termin ist kostenlos und dauert nicht lange\.$/It is free and short./" "$HOME/asked"'
export HOME="$work"
cp -r "$p" "$work/before"
translate 0 -l en --with="$work/good" -n
said '^6 messages \(30 words\) were asked for, 6 answered; 6 would'
diff -r "$work/before" "$p" > /dev/null
verdict $? 'a dry run writes nothing'
translate 0 -l en --with="$work/good"
said '6 are written as machine translations, 0 are refused'
has en 'You have <em>14 days</em> &amp; some peace.'
has en 'Call us: <phone/>. We like to help.'
grep -q '^# machine [0-9a-f]\{8\}$' "$p/locales/en/authorities.po" && grep -q machine "$p/locales/en/marks.tsv"
verdict $? 'it is marked as a machine translation'
grep -qx "de en .*/p/locales/glossary.tsv" "$work/told"
verdict $? "the engine is told the languages: $(cat "$work/told")"
grep -qxF 'Rufen Sie an: <phone/>. Wir helfen Ihnen gern.' "$work/asked"
verdict $? 'a line is the message, tags and all'
"$program" check -C "$p" -l en --format=short > "$work/said" 2>&1
verdict $? "and it is right: $(head -n 3 "$work/said")"
translate 0 -l en --with="$work/good"
said '^0 messages'

# From English, what English has; a budget.
translate 0 -l es --from=en --with='sed s/^/Es:/' -n --max-words=12
said 'beyond --max-words'
engine spanish 'sed "s/^New page with rules$/Nueva página con reglas/"'
translate 0 -l es --from=en --with="$work/spanish"
has es 'Nueva página con reglas'
said 'po-same'
if command -v apertium > /dev/null && apertium -l 2> /dev/null | grep -q eng-spa; then
	translate 0 -l es --from=en --with='apertium -f html eng-spa'
	grep -q 'msgstr ".*<phone/>.*"' "$p/locales/es/authorities.po"
	verdict $? "apertium: $(cat "$work/said")"
	"$program" check -C "$p" -l es --format=short > "$work/said" 2>&1
	verdict $? "what apertium wrote is right: $(head -n 3 "$work/said")"
else
	echo 'skipped: no apertium with eng-spa'
fi
again

# Lies: numbers, tags, other scripts, control characters, nothing.
engine liar 'sed "s/14/41/;s/<phone.>/030 999/;s/^Neue.*/$(printf "\342\200\256evil")/;s/^Der Termin.*//"'
translate 0 -l en --with="$work/liar"
said 'translate-refused'
said '2 are written as machine translations, 4 are refused'
lacks en '41 '
lacks en evil
engine tags 'sed "s/<em>/<link>/;s/<.em>/<\/link>/;s/<phone.>/<phone\/><phone\/>/;s/Neue/<script>/;s/Der/a\\\\\"b\\\\nc/"'
translate 0 -l en --with="$work/tags"
said 'po-tag'
lacks en '<script>'
again
# Talks, hangs, dies; what was answered before is kept.
translate 3 -l en --with='yes New page with rules'
said 'more than it was asked'
again
translate 3 -l en --with='sleep 6173' --timeout=1
said 'did not answer'
engine half 'read -r x; echo "New page with rules"; exec sleep 6173'
translate 3 -l en --with="$work/half" --timeout=1
has en 'New page with rules'
again
engine dies 'read -r x; echo "New page with rules"; kill -9 $$'
translate 3 -l en --with="$work/dies"
said 'ended before it had answered all'
has en 'New page with rules'
engine fails 'cat > /dev/null; exit 7'
translate 3 -l en --with="$work/fails"
translate 3 -l en --with='/nowhere/engine'
said 'No such file'
engine endless 'tr "\\n" x < /dev/zero'
translate 3 -l en --with="$work/endless"
said 'more than it was asked'
engine bytes 'while read -r x; do printf "\\377\\376\\n"; done'
again
translate 0 -l en --with="$work/bytes"
said '0 are written'
# No shell: what looks like one is an argument.
translate 3 -l en --with="touch $work/owned;true"
[ ! -e "$work/owned" ]
verdict $? 'nothing is run by a shell'
translate 0 -l en --with="sh -c 'cat > /dev/null; for i in 1 2 3 4 5 6; do echo; done'"
said '6 are refused'
translate 2 -l en
translate 2 --with=cat
translate 2 -l xx --with=cat
translate 2 -l en --from=en --with=cat
! pgrep -f 'sleep 6173' > /dev/null
verdict $? 'an engine that was ended is gone'
finish
