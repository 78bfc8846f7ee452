#!/bin/sh
# All content against the schema that `wegweiser schema` prints, by libxml2 and
# jing, and every page against the official DocBook 5.0 schema once w: elements
# and attributes are removed.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
"${WEGWEISER:-compiler/wegweiser}" schema > "$work/wegweiser.rng"
files=$(find content -name '*.xml' | LC_ALL=C sort)
xmllint --noout --relaxng "$work/wegweiser.rng" $files 2> "$work/xmllint"
verdict $? "xmllint: $(grep -v validates "$work/xmllint")"
jing -i "$work/wegweiser.rng" $files > "$work/jing"
verdict $? "jing: $(cat "$work/jing")"
# The schema refuses what the compiler refuses.
for wrong in '<para/>' '<article/>' '<w:place xmlns:w="urn:wegweiser:1"/>'; do
	echo "$wrong" > "$work/wrong.xml"
	! jing -i "$work/wegweiser.rng" "$work/wrong.xml" > /dev/null
	verdict $? "jing accepts $wrong"
done
cat > "$work/strip.xsl" <<'XSL'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:wegweiser:1">
<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>
<xsl:template match="w:*|@w:*"/>
</xsl:stylesheet>
XSL
mkdir "$work/docbook"
for page in content/pages/*/*.xml; do
	xsltproc -o "$work/docbook/$(basename "$page")" "$work/strip.xsl" "$page"
done
# -i: links lead to other files, so ID/IDREF cannot hold within one.
jing -i /usr/share/xml/docbook/schema/rng/5.0/docbook.rng "$work"/docbook/*.xml > "$work/jing"
verdict $? "DocBook 5.0: $(cat "$work/jing")"
# The element reference in content/README.md is the table's.
"${WEGWEISER:-compiler/wegweiser}" schema --reference > "$work/reference"
sed -n '/<!-- reference -->/,/<!-- end -->/p' content/README.md | sed '1d;$d' | diff - "$work/reference" > "$work/diff"
verdict $? "content/README.md is not up to date: $(head -n 5 "$work/diff")"
finish
