#!/bin/sh
# exit.sh: the exit status of every class, one sentence on stderr, nothing of it on stdout.
. "$(dirname "$0")/../lib/cli.sh"
L=$T/l
small "$L" || exit 2
export PROCURE_LEDGER="$L"
refused() { # code name words… : and the sentence
	c=$1 n=$2 s=$3; shift 3
	code "$c" "$n" "$P" --lang en "$@"
	err "$n" "$s"
	quiet "$n"
	same "$n: one line" "$(wc -l <"$T/err")" 1
	grep -q '^procure: ' "$T/err"; told $? "$n: begins with procure:"
}
# 2: usage, and input that cannot be accepted
refused 2 "no such command" "no command frobnicate" frobnicate
refused 2 "no such option" "--frob" log --frob
refused 2 "an option of another command" "--atomic" log --atomic
refused 2 "a value is missing" "needs a value" log --limit
refused 2 "no number" "whole number" log --limit many
refused 2 "twice" "stands twice" log --limit 1 --limit 2
refused 2 "too few words" "(procure show --help)" show
refused 2 "too many words" "(procure show --help)" show a b
refused 2 "--at where it means nothing" "--at" verify --at 3
refused 2 "--json where it means nothing" "--json" backup "$T/b" --json
refused 2 "no such verb" "no verb" do frob.nicate
refused 2 "no such field" "(field: Frob)" do goal.add SC-2018-P01 Frob=1
refused 2 "a field of the kind that the verb does not set" "(field: State)" do goal.add SC-2018-P01 Title=T State=x
refused 2 "a value that is none" "(field: Due)" do task.add SC-2018-P01 Title=T Due=someday
refused 2 "a choice that is none" "(field: Strength)" do evidence.add SC-2018-P01 Title=T Strength=huge
refused 2 "a required field" "(field: Title)" do goal.add SC-2018-P01 Detail=x
refused 2 "a field twice" "stands twice" do goal.add SC-2018-P01 Title=a title=b
refused 2 "a word that is no field" "FIELD=VALUE" do goal.add SC-2018-P01 Title
refused 2 "no such kind" "no kind" list frob
refused 2 "no ledger named" "Which ledger" --ledger "" log
code 2 "an option's value" "$P" log --lang fr
err "an option's value" "es en"
refused 2 "no such config" "nowhere.ini" log --config "$T/nowhere.ini"
refused 2 "an id that cannot be" "cannot be a name" do person.add "a b" Name=x
refused 2 "the future" "future" do goal.add SC-2018-P01 Title=T --decided 2030-01-01T10:00:00-03:00
# 3: rules and roles
refused 3 "a guard, by its name" "(guard: late-with-reason)" do goal.add SC-2018-P01 Title=T --decided "01-11-2018 10:00"
refused 3 "a body decides in a meeting" "--mode" do requirement.decide R-02 Verdict=drop --because x
refused 3 "there already" "is there already" do person.add p.rojas Name=x
refused 3 "no reason" "needs a reason" do evidence.change EV-001 Title=New
refused 3 "--read-only" "opened to read only" --read-only do goal.add SC-2018-P01 Title=T
# 4: moved under --expect
code 0 "--expect that holds" "$P" do contract.change SC-2018-P01 Months=36 --because x --expect 30
refused 4 "--expect that does not" "changed by act 31" do contract.change SC-2018-P01 Months=24 --because x --expect 30
# 5: not there
refused 5 "no such record" "no record named" show R-99
refused 5 "nor to change" "EV-099" do evidence.withdraw SC-2018-P01/EV-099 --because x
refused 5 "no such act" "no act 999" show R-01 --at 999
refused 5 "no such day" "Nothing was decided yet" show R-01 --at 1999-01-01
refused 5 "no ledger there" "no ledger" --ledger "$T/none" log
# 2 again: a short name that two records have
cat >"$T/second.acts" <<'END'
Verb: candidate.add
Record: SC-2018-P02
Name: Segundo

Verb: meeting.convene
Record: CCE-2018-S02
Body: CCE
Date: 2018-11-20

Verb: meeting.open
Record: CCE-2018-S02
Presided-By: p.rojas

Verb: meeting.attend
Record: CCE-2018-S02
Person: p.rojas

Verb: meeting.attend
Record: CCE-2018-S02
Person: m.soto

Verb: agreement.select
Because: Because.
Meeting: CCE-2018-S02
Mode: consensus
Title: Elige el segundo
Contracts: SC-2018-P02

Verb: agreement.mandate
Because: Because.
Meeting: CCE-2018-S02
Mode: consensus
Title: Mandata el segundo
Contracts: SC-2018-P02

Verb: contract.add
Record: SC-2018-P02
Mandate: CCE-2018-04
Name: Segundo

Verb: body.add
Record: GT-SC-2018-P02
Name: Mesa 2
Type: working-group
Contract: SC-2018-P02
Chair: fac
Seats: fac | facilitator | f.lagos | - | 2018-11-01 | - | vote | -

Verb: requirement.add
Record: SC-2018-P02
Clause: Otro

Verb: requirement.add
Record: SC-2018-P02
Clause: Y otro
END
code 0 "a second contract" "$P" do --batch "$T/second.acts"
refused 2 "an ambiguous name names both" "SC-2018-P01/R-02 and SC-2018-P02/R-02" show R-02
refused 2 "and is not written to" "fits two records" do requirement.propose R-02 Proposal=drop --because x
code 0 "with its contract it is clear" "$P" show R-02 --contract SC-2018-P02
code 0 "the full name is clear" "$P" show SC-2018-P02/R-02
# 6: damage
cp -r "$L" "$T/torn"
for f in "$T"/torn/ledger.git/objects/pack/*.pack; do chmod u+w "$f"; printf 'xxxxxxxxxxxxxxxx' | dd of="$f" bs=1 seek=60 conv=notrunc 2>/dev/null; break; done
code 6 "verify of a damaged pack" "$P" --ledger "$T/torn" verify
# 7: the answer cannot be printed
if [ -w /dev/full ]; then
	"$P" log >/dev/full 2>"$T/err"; same "stdout full, asking" "$?" 7
	"$P" do goal.add SC-2018-P01 Title=Full >/dev/full 2>"$T/err"; same "stdout full, written: unsure" "$?" 8
else skip "stdout full" "there is no /dev/full"; fi
"$P" log | head -1 >/dev/null; told 0 "a reader that goes away is no fault"
code 0 "--version" "$P" --version
code 0 "--help" "$P" --help
code 0 "-- ends the options" "$P" search -- depósito
code 2 "the full screen needs a terminal" "$P"
finish
