#!/bin/sh
# batch.sh: stanzas from files, pipes and memory; what is refused, with number and line; all or nothing; files attached.
. "$(dirname "$0")/../lib/cli.sh"
L=$T/l
small "$L" || exit 2
export PROCURE_LEDGER="$L"
acts() { git --git-dir="$L/ledger.git" rev-list --count main; }
goals() { # n titles
	for t in "$@"; do printf 'Verb: goal.add\nRecord: SC-2018-P01\nTitle: %s\n\n' "$t"; done
}

goals "one" "two" >"$T/two.acts"
code 0 "two stanzas" "$P" do --batch "$T/two.acts"
same "two acts" "$(acts)" 32
code 0 "from the standard input" sh -c 'printf "Verb: goal.add\nRecord: SC-2018-P01\nTitle: three\n" | "$0" do --batch -' "$P"
same "and without a line end at the end" "$(acts)" 33
code 0 "an empty batch does nothing" "$P" do --batch /dev/null
same "nothing" "$(acts)" 33

{ goals "four"; printf '# a comment\n\n\n#another\nVerb: goal.add\nRecord: SC-2018-P01\nTitle:  \n\n'; goals "never"; } >"$T/bad.acts"
code 2 "a refused stanza stops it" "$P" --lang en do --batch "$T/bad.acts"
err "refused" "stanza 2, line 9: "
err "refused" "(field: Title)"
same "what was said before stands" "$(acts)" 34
same "and was acknowledged" "$(wc -l <"$T/out")" 1
code 2 "--atomic: nothing of it" "$P" --lang en do --batch "$T/bad.acts" --atomic
err "atomic" "stanza 2, line 9: "
quiet "atomic"
same "atomic: nothing was written" "$(acts)" 34
{ goals "five" "six"; printf 'Verb: evidence.withdraw\nRecord: SC-2018-P01/EV-099\nBecause: x\n'; } >"$T/gone.acts"
code 5 "the exit status is that of the refusal" "$P" do --batch "$T/gone.acts" --atomic
code 0 "--atomic: all of it" "$P" do --batch "$T/two.acts" --atomic --json
json "batch --json" "o['schema']=='procure.do.1' and [a['seq'] for a in o['acts']]==[35,36] and all(a['durable'] for a in o['acts'])"
code 0 "verify" "$P" verify

# the form
say() { printf "$1" >"$T/form.acts"; }
form() { # line sentence text
	say "$3"
	code 2 "form" "$P" --lang en do --batch "$T/form.acts"
	err "form" "stanza 1, line $1: $2"
}
form 1 'A stanza begins with `Verb:`' 'Record: x\nVerb: goal.add\n'
form 2 'The line is neither' 'Verb: goal.add\nno colon here\n'
form 2 'The line is neither' 'Verb: goal.add\nTwo words: x\n'
form 1 'A further line of a value' ' Verb: goal.add\n'
form 1 'goal.frob is no verb' 'Verb: goal.frob\nRecord: x\n'
form 4 'Title stands twice' 'Verb: goal.add\nRecord: SC-2018-P01\nTitle: a\nTitle: b\n\n'
form 3 'Quorum is no field' 'Verb: goal.add\nRecord: SC-2018-P01\nQuorum: 4/4\n\n'
form 3 'Verb is no field' 'Verb: goal.add\nRecord: SC-2018-P01\nVerb: goal.add\n\n'
form 2 'The line holds a NUL byte' 'Verb: goal.add\nRecord: SC\0002018-P01\n'
say '\357\273\277Verb: goal.add\r\nRecord: SC-2018-P01\r\nTitle: CRLF and BOM\r\nDetail: first\r\n .\r\n ...\r\n  indented\r\n'
code 0 "BOM, CRLF, empty and dotted further lines" "$P" do --batch "$T/form.acts"
code 0 "show them" "$P" show G8 --json
json "further lines" "o['record']['fields']['Detail']=='first\\n\\n..\\n indented' and o['record']['fields']['Title']=='CRLF and BOM'"
code 2 "a directory is no batch" "$P" do --batch "$T"
code 2 "no such batch" "$P" do --batch "$T/none"
code 2 "words beside a batch" "$P" do goal.add --batch "$T/two.acts"

# a name that is trailer and field: the field where the verb may set it
code 0 "Person, as a field and as for whom" "$P" do --batch - <"$T/two.acts"
say 'Verb: meeting.depart\nRecord: GT-SC-2018-P01-R01\nPerson: a.vera\n\nVerb: goal.add\nRecord: SC-2018-P01\nPerson: m.soto\nTitle: for m.soto\n'
code 0 "Person" "$P" do --batch "$T/form.acts"
git --git-dir="$L/ledger.git" log -1 --format=%B main >"$T/out"
out "Person of a goal is for whom" "Moved-by: m.soto"
out "and who recorded it is said" "Recorded-by: f.lagos"

# a group is durable before it is acknowledged, and no lock is held while somebody types
mkfifo "$T/pipe"
"$P" do --batch - <"$T/pipe" >"$T/typed" 2>&1 &
exec 3>"$T/pipe"
goals "typed" >&3
i=0; while [ ! -s "$T/typed" ] && [ $i -lt 200 ]; do i=$((i + 1)); "$P" log --limit 1 >/dev/null; done
grep -q '^act ' "$T/typed"; told $? "what was typed is acknowledged before the end of the input"
code 0 "another process writes meanwhile" "$P" do goal.add SC-2018-P01 Title=meanwhile
goals "typed again" >&3
exec 3>&-
wait $!; same "the batch ends well" "$?" 0
same "both typed acts are there" "$(grep -c '^act ' "$T/typed")" 2

# files
printf 'Mes;Toneladas;Quejas\r\n2017-01;1.482,5;31\r\n2017-02;1.390;28\r\n' >"$T/Serie Ñ.csv"
say 'Verb: series.add\nRecord: SC-2018-P01\nFile: Serie Ñ.csv\nTitle: Toneladas por mes\n\nVerb: document.add\nRecord: SC-2018-P01\nFile: two.acts\nTitle: Un papel\nType: other\n'
code 0 "files are attached" "$P" do --batch "$T/form.acts"
code 0 "show the series" "$P" show DS-01 --json
H=$(sha256sum <"$T/Serie Ñ.csv" | cut -d' ' -f1)
json "series" "o['record']['fields']['File']=='$H' and o['record']['fields']['File-Name']=='Serie Ñ.csv' and o['record']['fields']['Rows']==2 and o['record']['fields']['First-Row']=='2017-01'"
cmp -s "$T/Serie Ñ.csv" "$L/files/$H"; told $? "the file lies in the store as it came"
git --git-dir="$L/ledger.git" show main:contracts/2018/00/SC-2018-P01/data/DS-01.csv >"$T/out"
same "its table lies in the ledger, with LF" "$(tr -d '\n' <"$T/out" | tr -dc '\r' | wc -c)" 0
same "with its rows" "$(wc -l <"$T/out")" 3
git --git-dir="$L/ledger.git" log -1 --format=%B main~1 >"$T/out"
out "and is named by the act" "File: contracts/2018/00/SC-2018-P01/data/DS-01.csv"
code 0 "show the document" "$P" show DOC-001 --json
json "document" "o['record']['fields']['SHA-256']=='$(sha256sum <"$T/two.acts" | cut -d' ' -f1)' and o['record']['fields']['File-Size']==$(wc -c <"$T/two.acts")"
code 0 "do --file" "$P" do series.add SC-2018-P01 Title=Otra --file "$T/Serie Ñ.csv"
code 2 "a goal takes no file" "$P" do goal.add SC-2018-P01 Title=x --file "$T/two.acts"
code 5 "no such file" "$P" do document.add SC-2018-P01 Title=x --file "$T/none"
code 0 "verify" "$P" verify
git --git-dir="$L/ledger.git" fsck --strict >"$T/out" 2>&1; told $? "git fsck --strict"

# many
i=0; while [ $i -lt 2100 ]; do i=$((i + 1)); printf 'Verb: candidate.add\nRecord: SC-%d-%d\nName: Candidate %d\nValue: 3\nPolicy: 3\nOpportunity: 3\n\n' $((2000 + i / 300)) $((i % 300 + 1)) $i; done >"$T/many.acts"
before=$(acts)
code 0 "2100 stanzas" "$P" do --batch "$T/many.acts"
same "2100 acts" "$(acts)" $((before + 2100))
same "2100 lines" "$(wc -l <"$T/out")" 2100
code 0 "verify" "$P" verify
finish
