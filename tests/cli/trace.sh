#!/bin/sh
# trace.sh: orphans are planted one by one; lint names exactly those, and nothing of what is whole. The trace reads both ways.
. "$(dirname "$0")/../lib/cli.sh"
small "$T/l"; told $? "a small ledger"
export PROCURE_LEDGER="$T/l"
C=$(git --git-dir="$T/l/ledger.git" ls-tree -r --name-only HEAD | sed -n 's|^contracts/[0-9]*/[0-9]*/\([^/]*\)/contract$|\1|p' | head -1)
# gaps: the codes and records that lint names beside what the stages lack
gaps() { "$P" lint "$C" --json >"$T/out" 2>"$T/err"; python3 -c "
import json
for m in json.load(open('$T/out'))['missing']:
    if m['code'] not in ('stage-lacks', 'minutes-open'): print(m['code'], (m['record'] or '').split('/')[-1])" | sort >"$T/gaps"; }
gaps; cp "$T/gaps" "$T/before"
quietly() { "$P" do "$@" >"$T/out" 2>"$T/err" || { cat "$T/err"; return 1; }; }
# what comes on top of what was there
news() { gaps; comm -13 "$T/before" "$T/gaps" | tr '\n' ';'; }

quietly goal.add "$C/G8" Title="A goal that is measured" --because "G"
same "a goal without metric" "$(news)" "goal-no-metric G8;"
quietly metric.add "$C/M8" Title="It measures" Goals=G8 Definition="Counted" Direction=up Floor=1 Target=2 Weight=10 Source=log Guard=draw
same "a metric that is only an idea needs no money yet" "$(news)" ""
quietly evidence.add "$C/EV-098" Title="Nobody cites this" Source=log Strength=strong
same "a finding that nobody used" "$(news)" "evidence-unused EV-098;"
quietly requirement.add "$C/R-98" Clause="Serves something" Goals=G8
same "a clause without verdict is not yet to be linked" "$(news)" "evidence-unused EV-098;"
quietly standard.add "$C/ST-98" Title="Feeds nothing" Requirements=R-98
same "a standard that feeds no metric" "$(news)" "evidence-unused EV-098;term-no-metric ST-98;"
quietly sounding.add "$C/SO-98" Title="One vendor" Date=2018-11-01 Vendors="Aseo SpA" Requirements=R-98
same "a clause whose only source is one vendor" "$(news)" "evidence-unused EV-098;requirement-one-vendor R-98;term-no-metric ST-98;"
quietly sounding.add "$C/SO-99" Title="Two vendors" Date=2018-11-02 Vendors="Aseo SpA
Limpia Ltda" Requirements=R-98
same "two vendors are not one" "$(news)" "evidence-unused EV-098;term-no-metric ST-98;"
quietly request.add "$C/RQ-98" Title="Hours of sweeping" Addressee=Aseo
quietly request.answer "$C/RQ-98" Answer="There are none" Empty=yes --because "They said so"
same "a request that came back empty, and no finding says so" "$(news)" "evidence-unused EV-098;request-no-finding RQ-98;term-no-metric ST-98;"
quietly evidence.add "$C/EV-099" Title="Nobody measured the hours" Source="RQ-98" Absence=yes Strength=strong Goals=G8
same "the finding says so" "$(news)" "evidence-unused EV-098;evidence-unused EV-099;term-no-metric ST-98;"
quietly standard.change "$C/ST-98" Metrics=M8 Evidence="EV-098 EV-099"
same "linked, nothing hangs in the air" "$(news)" ""
quietly evidence.withdraw "$C/EV-098" --because "The log was of another year"
same "withdrawn evidence that is still cited" "$(news)" "evidence-withdrawn EV-098;"

quietly requirement.add "$C/R-97" Clause="Camiones de propiedad del oferente"
same "words that raise a red flag" "$(news)" "evidence-withdrawn EV-098;red-flag R-97;"
quietly requirement.change "$C/R-97" Red-Flags="owned-fleet | accepted | The service runs on Sundays, when nobody leases trucks"
same "the flag is answered" "$(news)" "evidence-withdrawn EV-098;"

code 1 "lint fails where something is missing" "$P" --lang en lint "$C"
out "lint" "The finding $C/EV-098 was withdrawn, and ST-98 still cites it."

code 0 "trace of a finding" "$P" --lang en trace "$C/EV-099" --json
json "it rests on its goal" '[x["record"] for x in o["names"]] == ["'"$C"'/G8"]'
json "the standard rests on it, read backwards" '[x["record"] for x in o["named_by"]] == ["'"$C"'/ST-98"]'
code 0 "trace of a goal" "$P" --lang en trace "$C/G8"
outre "of a goal: what measures it" '<- .*/M8  Goals: It measures'
code 0 "trace of a contract" "$P" --lang en trace "$C" --json
json "every reference stands once" 'len(set(map(str, o["links"]))) == len(o["links"]) and {"from": "'"$C"'/M8", "field": "Goals", "to": "'"$C"'/G8"} in o["links"]'
code 2 "too deep" "$P" --lang en trace "$C/G8" --depth 0
code 5 "no such record" "$P" --lang en trace "$C/G77"
code 2 "what belongs to no contract" "$P" --lang en trace f.lagos
finish
