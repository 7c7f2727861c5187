#!/bin/sh
# po.sh: the Spanish of the program. Without argument it brings data/locale/es.po up to the sentences in src/ and include/ and lists those that
# still want a translation. `po.sh --check` changes nothing and says in TAP whether the translation is whole. Needs gettext and awk.
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C
po=data/locale/es.po
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT; trap 'exit 2' HUP INT TERM

# The sentences, sorted by file and without line numbers, so that a line that moved is no change. {1} % looks like a format of C and is
# none; _("") is the head of the catalogue and belongs to no file.
find src include -name '*.[ch]' | sort | xgettext --files-from=- --from-code=UTF-8 --language=C --keyword --keyword=_ --keyword=N_ --keyword=gettext \
	--add-location=file --sort-by-file --no-wrap --package-name=procure --output="$tmp/all.pot" 2>"$tmp/said" || { cat "$tmp/said" >&2; exit 2; }
awk 'BEGIN { RS = ""; ORS = "\n\n" } /msgid ""\nmsgstr ""\n/ { gsub(/#: [^\n]*\n/, "") } /[{][1-4][}]/ { sub(/\n#, c-format\n/, "\n") } { sub(/"POT-Creation-Date:[^\n]*\n/, "") } 1' "$tmp/all.pot" >"$tmp/pot"
msgmerge --quiet --no-fuzzy-matching --no-wrap --add-location=file --sort-by-file --output-file="$tmp/merged" "$po" "$tmp/pot" || exit 2
msgattrib --no-obsolete --no-wrap --add-location=file --output-file="$tmp/new" "$tmp/merged" || exit 2
msgattrib --untranslated --no-wrap --no-location "$tmp/new" >"$tmp/untranslated"
msgattrib --only-fuzzy --no-wrap --no-location "$tmp/new" >"$tmp/fuzzy"
sentences() { sed -n '/^msgid "[^"]/p; /^msgid ""$/{n;/^"/p;}' "$1"; }

if [ "$1" != --check ]; then
	cmp -s "$tmp/new" "$po" || cp "$tmp/new" "$po"
	sentences "$tmp/untranslated"; sentences "$tmp/fuzzy"
	exec msgfmt --statistics --output-file=/dev/null "$po"
fi

# One line per sentence, msgid TAB msgstr, escapes as they stand in the file.
awk 'function flush() { if (id != "") print id "\t" str; id = str = "" }
	/^msgid "/ { flush(); into = 1; id = substr($0, 8, length($0) - 8); next }
	/^msgstr "/ { into = 2; str = substr($0, 9, length($0) - 9); next }
	/^"/ { if (into == 1) id = id substr($0, 2, length($0) - 2); else str = str substr($0, 2, length($0) - 2); next }
	END { flush() }' "$tmp/new" >"$tmp/pairs"

count=0 failed=0
# ok NAME FILE: fine when FILE is empty; else its lines are what is wrong.
ok() {
	count=$((count + 1))
	if [ -s "$2" ]; then failed=1; echo "not ok $count - $1"; sed 's/^/# /' "$2"; else echo "ok $count - $1"; fi
}

sentences "$tmp/untranslated" >"$tmp/bad"; ok 'every sentence of the program is in es.po, translated (tests/po.sh merges)' "$tmp/bad"
sentences "$tmp/fuzzy" >"$tmp/bad"; ok 'no translation is fuzzy' "$tmp/bad"
msgfmt --check --output-file=/dev/null "$po" 2>"$tmp/bad"; ok 'msgfmt --check finds nothing' "$tmp/bad"
: >"$tmp/bad"
for line in 'Language: es\n' 'Content-Type: text/plain; charset=UTF-8\n'; do grep -qxF "\"$line\"" "$po" || echo "the header lacks $line" >>"$tmp/bad"; done
ok 'the header names the language and UTF-8' "$tmp/bad"

awk -F'\t' 'function marks(s,    out, m) {         # placeholders, sorted: a translation may change their order, not their number
		m = s; gsub(/[^{}0-9]/, " ", m)
		for (i = 1; i <= 4; i++) out = out " " gsub("[{]" i "[}]", "", s)
		while (match(s, /%[-0-9.*]*(ll|l|z|h)?[sdiuxc]/)) { m = substr(s, RSTART, RLENGTH); out = out (m ~ /^% /? "" : " " m); s = substr(s, RSTART + RLENGTH) }
		return out
	}
	$2 != "" && marks($1) != marks($2) { print $1 " => " $2 }' "$tmp/pairs" >"$tmp/bad"
ok 'placeholders are the same in both languages' "$tmp/bad"

awk -F'\t' 'function ends(s,    a, b) { a = match(s, /^( |,|;|:|\\n)+/) ? substr(s, 1, RLENGTH) : ""; b = match(s, /( |\\n)+$/) ? substr(s, RSTART) : ""; return a "|" b }
	$2 != "" && ends($1) != ends($2) { print $1 " => " $2 }' "$tmp/pairs" >"$tmp/bad"
ok 'blanks and marks where parts are joined are the same' "$tmp/bad"

# Words that no Spanish sentence holds; what stands between backquotes is typed as it is. And words that mean something else in a municipality:
# an acuerdo of the committee is neither decreto, resolución nor firma, the list of items is its tabla, the council is the Concejo. Where the
# English names such a paper, so may the Spanish.
awk -F'\t' 'BEGIN {
		n = split("the and of with which is are was were not this that these from into it its be been have has they there or must should at by who what when where how does cannot can will nothing record file line field", w, " ")
		for (i = 1; i <= n; i++) english[w[i]] = 1
		n = split("resolución=resolution resoluciones=resolution decreto=decree decretos=decree firma=signature firmas=signature firmar=signature firmado=signature agenda= consejo=", w, " ")
		for (i = 1; i <= n; i++) { split(w[i], pair, "="); other[pair[1]] = pair[2] }
	}
	{
		s = $2; gsub(/`[^`]*`|\\[nt"]|(--?|\$|\.)[a-z_]+|[A-Z][A-Z]+/, " ", s); s = tolower(s)
		n = split(s, w, /[^a-z\200-\377]+/)
		for (i = 1; i <= n; i++)
			if (w[i] in english || (w[i] in other && !index(tolower($1), w[i]) && (other[w[i]] == "" || !index(tolower($1), other[w[i]])))) { print w[i] ": " $2; break }
	}' "$tmp/pairs" >"$tmp/bad"
ok 'no English words, and none that names something else' "$tmp/bad"

# Words of the key bar: { "verb", N_("Hint"), N_("what it does") ...
grep -rhoE '\{ *"[a-z.]+", N_\("[^"]*"\), N_\(' src/tui | sed 's/^[^(]*("//; s/"), N_($//' | sort -u >"$tmp/hints"
awk -F'\t' 'NR == FNR { hint[$0] = 1; next } $1 in hint { s = $2; gsub(/[\200-\277]/, "", s); if (length(s) > 12) print $2 " (" length(s) " columns)" }' \
	"$tmp/hints" "$tmp/pairs" >"$tmp/bad"
ok 'a word of the key bar takes at most 12 columns' "$tmp/bad"
echo "1..$count"
exit "$failed"
