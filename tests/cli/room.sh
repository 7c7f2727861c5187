#!/bin/sh
# room.sh: a session from the shell: motion, consent list, notes, minutes to approval with their tag; what tampering with the tag is called; a tag that
# a crash left out comes back.
. "$(dirname "$0")/../lib/cli.sh"
small "$T/l"; told $? "a small ledger"
export PROCURE_LEDGER="$T/l" GIT_DIR="$T/l/ledger.git"
C=SC-2018-P01 M=GT-SC-2018-P01-R01 N=GT-SC-2018-P01-R02
do_() { name=$1; shift; code 0 "$name" "$P" do "$@"; }

# --- a motion -------------------------------------------------------------------------------------------------------------------------------------
do_ "a free motion is put" meeting.motion $M Motion="Next session on Tuesday" Mover=m.soto
code 3 "nothing else is decided meanwhile" "$P" --lang en do requirement.decide $C/R-02 Verdict=keep --because "Law" --meeting $M --mode consensus
err "nothing else is decided meanwhile" "A vote is open on something else"
do_ "its result" meeting.resolve $M --mode roll-call --for m.soto,j.perez --against a.vera
git log -1 --format=%B >"$T/out"
out "the commit says it" "Result: adopted"
out "the commit says it" "For: m.soto j.perez"
code 0 "the motion stays in the record" "$P" show $M --raw
outre "the motion stays in the record" '^Motions: 1 \| - \| Next session on Tuesday \| - \| m.soto \| .* \| adopted$'

# --- proposals and the consent list -----------------------------------------------------------------------------------------------------------------
"$P" do requirement.add $C/R-10 Clause="Paper reports" >/dev/null
code 3 "nothing is taken by consent that nobody proposed" "$P" --lang en do requirement.decide $C/R-10 Verdict=drop No-Evidence="Nobody looked" --because "Nobody reads it" --meeting $M --mode consent
err "nothing is taken by consent" "Nobody proposed"
do_ "a member proposes" proposal.make $C Requirement=R-10 Verdict=drop No-Evidence="Nobody looked" --because "Nobody reads it"
do_ "the consent list decides" requirement.decide $C/R-10 Verdict=drop No-Evidence="Nobody looked" --because "Nobody reads it" --meeting $M --mode consent
code 0 "the clause's history shows it" "$P" history $C/R-10 --json
json "the clause's history shows it" 'o["versions"][-1]["act"]["mode"] == "consent"'
code 0 "the proposal is used" "$P" list proposal --contract $C --state used --json
json "the proposal is used" 'len(o["records"]) == 1'

# --- a wrong verdict is replaced -------------------------------------------------------------------------------------------------------------------------
seq=$("$P" log --record $C/R-10 --limit 1 --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["acts"][0]["seq"])')
code 3 "what is settled is not decided again just so" "$P" --lang en do requirement.decide $C/R-10 Verdict=keep --because "It was the other one" --meeting $M --mode consensus
do_ "it is put right by an act that names it" requirement.decide $C/R-10 Verdict=keep --because "It was the other one" --meeting $M --mode consensus --replaces "$seq"
code 3 "once" "$P" --lang en do requirement.decide $C/R-10 Verdict=drop No-Evidence=x --because "Again" --meeting $M --mode consensus --replaces "$seq"
err "once" "was corrected by act $((seq + 1)) already"
code 3 "by its own kind" "$P" --lang en do task.add $C Title="Other" --replaces 2
code 2 "an act that is there" "$P" --lang en do task.add $C Title="Other" --replaces 0
code 0 "verify is clean" "$P" verify
"$P" do task.add $C Title="Measure" >/dev/null
first=$(git log -1 --format=%B | sed -n 's/^Sequence: //p')
change() { printf 'Verb: task.change\nRecord: %s/T-001\nReplaces: %s\nTitle: Measure %s\n\n' $C "$1" "$2"; }
{ change "$first" again; change "$first" twice; } >"$T/batch"
code 3 "a batch corrects it once too" "$P" --lang en do --batch "$T/batch" --atomic
err "a batch corrects it once too" "Act $first was corrected by act $((first + 1)) already"
{ change "$first" again; change $((first + 1)) better; } >"$T/batch"
code 0 "what corrected it may be corrected, in the same batch" "$P" do --batch "$T/batch"
code 0 "verify is clean" "$P" verify
# Somebody with the ledger to himself writes an act that corrects what it cannot.
cp -r "$T/l" "$T/forged"
python3 tests/lib/reseal.py "$T/forged/ledger.git" '(?m)^Replaces: .*$' "Replaces: $first"
code 1 "a second correction that was forged" "$P" --lang en verify --ledger "$T/forged"
out "a second correction that was forged" "says that it corrects an act that it cannot"
python3 tests/lib/reseal.py "$T/forged/ledger.git" '(?m)^Replaces: .*$' "Replaces: 2"
code 1 "a correction of another sort that was forged" "$P" --lang en verify --ledger "$T/forged"
out "a correction of another sort that was forged" "cannot be corrected by task.change"

# --- minutes ---------------------------------------------------------------------------------------------------------------------------------------
do_ "a note" meeting.note $M Note="Legal: no norm asks for it."
same "its subject says it" "$(git log -1 --format=%s)" "note($M): Legal: no norm asks for it."
do_ "closed" meeting.close $M
do_ "drawn up" meeting.minutes $M
do_ "corrected" meeting.correct $M Correction="Item 1 took ten minutes" --because "So it was"
do_ "the next one" meeting.convene $N Title=Two Body=GT-$C Date=2018-11-27
do_ "opened" meeting.open $N
for who in f.lagos m.soto j.perez a.vera; do "$P" do meeting.attend $N Person=$who >/dev/null; done
do_ "approved in the next meeting" meeting.approve $M --meeting $N --mode consensus
sed 's/^act [0-9]* //' "$T/out" | awk '{ print $1 }' >"$T/commit"; awk '{ print $4 }' "$T/out" >"$T/receipt"
same "the tag is on that act" "$(git rev-parse "acta/$M^{commit}")" "$(cat "$T/commit")"
same "its text is the receipt" "$(git for-each-ref --format='%(contents:subject)' refs/tags/acta/)" "$(cat "$T/receipt")"
same "its tagger is the committer" "$(git for-each-ref --format='%(taggername) %(taggeremail) %(taggerdate:raw)' refs/tags/acta/)" "$(git log -1 --format='%cn <%ce> %cd' --date=raw)"
code 0 "verify is clean" "$P" verify
"$P" do meeting.note $N Note="After it" >/dev/null
code 0 "and stays so" "$P" verify

# --- the tag tampered with, left out -----------------------------------------------------------------------------------------------------------------
good=$(git rev-parse refs/tags/acta/$M)
git update-ref refs/tags/acta/$M "$(git rev-parse main)"
code 6 "a tag that names another act" "$P" --lang en verify
out "a tag that names another act" "is not the one"
git update-ref refs/tags/acta/$M "$(printf 'object %s\ntype commit\ntag acta/%s\ntagger X <x@x> 1543237200 -0300\n\nother\n' "$(cat "$T/commit")" $M | git hash-object -t tag -w --stdin)"
code 6 "a tag with another text" "$P" --lang en verify
out "a tag with another text" "is not the one"
git update-ref refs/tags/acta/$M "$good"
git update-ref refs/tags/acta/GT-SC-2018-P01-R77 "$good"
code 6 "a tag that no act approved" "$P" --lang en verify
out "a tag that no act approved" "no act approved"
git update-ref -d refs/tags/acta/GT-SC-2018-P01-R77
git update-ref -d refs/tags/acta/$M
code 1 "a tag that is missing" "$P" --lang en verify
out "a tag that is missing" "have no tag acta/$M"
"$P" do meeting.note $N Note="It opens the ledger" >/dev/null
same "it is made again, the same" "$(git rev-parse refs/tags/acta/$M)" "$good"
code 0 "verify is clean again" "$P" verify
finish
