#!/bin/sh
# demo.sh: the pilot is built complete or not at all, and is never written over.
. "$(dirname "$0")/../lib/cli.sh"
unset PROCURE_NOW
code 0 "demo" "$P" demo --no-open
D=$HOME/.local/share/procure/demo
[ -d "$D/ledger.git" ]; told $? "it lies in the home directory"
code 0 "verify" "$P" --ledger "$D" verify
code 0 "show says that it is a demonstration" "$P" --ledger "$D" list ledger --json
json "demonstration" "o['records'][0]['fields']['Demo'] is True"
before=$(git --git-dir="$D/ledger.git" rev-parse main)
code 0 "a decision of one's own in it" "$P" --ledger "$D" do goal.add SC-2018-P01 Title=mine
code 0 "demo again" "$P" demo --no-open
same "loses nothing" "$(git --git-dir="$D/ledger.git" rev-parse main~1)" "$before"
code 0 "demo elsewhere" "$P" demo "$T/elsewhere" --no-open
same "leaves nothing beside" "$(ls -d "$T"/elsewhere* | wc -l)" 1
for n in 1 2 3 4; do
	"$P" demo "$T/killed" --no-open >/dev/null 2>&1 & p=$!
	i=0; while [ $i -lt $((n * 20)) ]; do i=$((i + 1)); done
	kill -9 $p 2>/dev/null; wait $p 2>/dev/null
	[ ! -e "$T/killed" ] || "$P" --ledger "$T/killed" verify >/dev/null 2>&1; told $? "killed: whole or not there"
done
code 0 "and then it is built" "$P" demo "$T/killed" --no-open
"$P" --plain --ledger "$T/killed" </dev/null >"$T/out" 2>"$T/err"; told $? "the home can be read as lines, without a terminal"
grep -q "SC-2018-P01" "$T/out" && grep -q "ESC-004" "$T/out"; told $? "and says the contracts and what waits for the committee"
mkdir "$T/full"; echo x >"$T/full/mine"
"$P" demo "$T/full" --no-open >"$T/out" 2>"$T/err"; [ $? -ne 0 ]; told $? "a directory that holds something else is refused"
same "and left alone" "$(cat "$T/full/mine")" x
found "$T/real"
code 3 "a ledger that is no demonstration is refused" "$P" demo "$T/real" --no-open
finish
