#!/bin/sh
# acts.sh: recording acts and asking for what they did; every --json answer parses and says what it must.
. "$(dirname "$0")/../lib/cli.sh"
L=$T/l
code 0 "init founds a ledger" "$P" init "$L" --name "Municipalidad de Prueba" --person f.lagos --person-name "Francisca Lagos" --language en
outre "init" '^act 1 [0-9a-f]{40} [0-9a-f]{4}\.1\.([0-9a-f]{5}-){7}[0-9a-f]{5}$'
same "the hash is the commit's" "$(git --git-dir="$L/ledger.git" rev-parse refs/heads/main)" "$(cut -d' ' -f3 "$T/out")"
export PROCURE_LEDGER="$L"
code 0 "a batch records" "$P" do --batch "$ROOT/tests/lib/small.acts"
same "one line an act" "$(wc -l <"$T/out")" 29
same "git holds one commit an act" "$(git --git-dir="$L/ledger.git" rev-list --count main)" 30
same "the batch's last line names the tip" "$(tail -n 1 "$T/out" | cut -d' ' -f2,3)" "30 $(git --git-dir="$L/ledger.git" rev-parse main)"
code 0 "do records" "$P" do task.add SC-2018-P01 "Title=Ask for the routes" owner=m.soto due=27-11
outre "do" '^act 31 [0-9a-f]{40} '
code 0 "do --json" "$P" do task.add SC-2018-P01 "Title=Ask again" --json
json "do --json" "o['schema']=='procure.do.1' and o['durable'] is True and o['seq']==32 and o['record']=='SC-2018-P01/T-002' and o['warnings']==[]"
code 0 "a short name will do" "$P" do task.done T-002 "Result=They came."

code 0 "list" "$P" list requirement
out "list" "SC-2018-P01/R-01"
code 0 "list --json" "$P" list requirement --json
json "list --json" "o['schema']=='procure.list.1' and [r['id'] for r in o['records']]==['R-01','R-02'] and o['records'][0]['fields']['Verdict']=='drop'"
code 0 "list by state" "$P" list task --state done --json
json "list by state" "[r['id'] for r in o['records']]==['T-002']"
code 1 "list that finds nothing" "$P" list payment
code 0 "money is a whole number in JSON" "$P" list contract --json
json "money" "o['records'][0]['fields']['Amount']==6480000000 and type(o['records'][0]['fields']['Amount']) is int"

code 0 "show" "$P" show SC-2018-P01/R-01 --lang en
out "show" "Depósito dentro de la comuna"
code 0 "show --raw is the record as git has it" "$P" show R-01 --raw
git --git-dir="$L/ledger.git" show main:contracts/2018/00/SC-2018-P01/requirements/R-01 >"$T/git"
cmp -s "$T/out" "$T/git"; told $? "show --raw: byte for byte"
code 0 "show --json" "$P" show R-01 --json
json "show --json" "o['record']['kind']=='requirement' and o['record']['fields']['Evidence']==['EV-001'] and o['record']['fields']['Cost-Share']=='3.00'"
code 0 "show --at an act" "$P" show R-01 --at 20 --json
json "show --at" "'Verdict' not in o['record']['fields'] and o['at']==20"
code 5 "show of what was not there yet" "$P" show R-01 --at 5
code 0 "a body's seats are objects" "$P" show CCE --json
json "seats" "o['record']['fields']['Seats'][0]['holder']=='p.rojas' and o['record']['fields']['Seats'][0]['deputy'] is None"

code 0 "history" "$P" history R-01 --lang en
out "history" "act 20"
out "history" "act 30"
code 0 "history --json" "$P" history R-01 --json
json "history --json" "[v['act']['seq'] for v in o['versions']]==[20,30] and {'field':'Verdict','before':None,'after':'drop'} in o['versions'][1]['changes']"

code 0 "why" "$P" why R-01:Verdict --lang en
for said in "drop(SC-2018-P01/R-01)" "Marta Soto, Juan Pérez" "Ana Vera" "Roll call" "It keeps bidders out." "EV-001" "3/3"; do out "why" "$said"; done
code 0 "why --json" "$P" why SC-2018-P01/R-01:Verdict --json
json "why --json" "o['act']['seq']==30 and o['after']=='drop' and o['trailers']['For']=='m.soto j.perez' and o['trailers']['Against']=='a.vera' and o['evidence'][0]['id']=='EV-001'"
code 0 "why of an unchanged field names the act that wrote it" "$P" why R-01:Clause --json
json "why Clause" "o['act']['seq']==20"
code 2 "why of no field" "$P" why R-01:Nonsense
code 5 "why of no record" "$P" why R-77

code 0 "log" "$P" log --limit 3
same "log --limit" "$(wc -l <"$T/out")" 3
code 0 "log --json" "$P" log --json
json "log --json" "len(o['acts'])==33 and o['acts'][0]['seq']==33 and o['acts'][-1]['verb']=='ledger.found'"
code 0 "log --verb with a family" "$P" log --verb requirement. --oldest-first --json
json "log --verb" "[a['seq'] for a in o['acts']]==[20,21,30]"
code 0 "log --record" "$P" log --record R-01 --json
json "log --record" "[a['seq'] for a in o['acts']]==[30,20]"
code 0 "log --at a date" "$P" log --at 2018-11-20 --limit 1 --json
json "log --at" "o['acts'][0]['seq']==33"
code 1 "log that finds nothing" "$P" log --by nobody
code 0 "search without accents" "$P" search deposito
out "search" "SC-2018-P01/R-01"
code 0 "search --json" "$P" search depósito --json
json "search --json" "any(h['is']=='record' and h['name']=='SC-2018-P01/R-01' for h in o['hits'])"
code 0 "search --at before the decision" "$P" search deposito --at 20 --json
json "search --at" "max(h['seq'] for h in o['hits'])<=20 and any(h['name']=='SC-2018-P01/R-01' for h in o['hits'])"
code 1 "search that finds nothing" "$P" search xyzzy
code 0 "diff" "$P" diff 29 30 --json
json "diff" "[r['name'] for r in o['records']]==['SC-2018-P01/R-01'] and o['records'][0]['new'] is False"
code 0 "stats --json" "$P" stats --json
json "stats" "o['acts']==33 and o['kinds']['requirement']==2 and o['kinds']['task']==2"
code 1 "lint says what is missing" "$P" lint --json
json "lint" "any(m['stage']=='requirements' and 'R-02' in m['lacks']['sentence'] for m in o['missing'])"

code 0 "receipt" "$P" receipt 30
R=$(cat "$T/out")
same "it is the one that do printed" "$R" "$(git --git-dir="$L/ledger.git" log --format=%B -1 main~3 | sed -n 's/^Seal: //p' | cut -c1-5 | sed "s|^|$(echo "$R" | cut -d. -f1).30.|")$(echo "$R" | cut -d. -f3 | cut -c6- )"
code 0 "verify --receipt: holds" "$P" verify --receipt "$R"
code 0 "verify --receipt: case and hyphens do not matter" "$P" verify --receipt "$(echo "$R" | tr -d - | tr a-f A-F)"
code 2 "verify --receipt: typing error" "$P" verify --receipt "$(echo "$R" | sed 's/.$/x/')"
found "$T/other"
code 1 "verify --receipt: another ledger" "$P" --ledger "$T/other" verify --receipt "$R"
code 0 "verify" "$P" verify --json
json "verify" "o['acts']==33 and o['broken']==0 and o['findings']==[] and o['unsigned'] is True"

code 0 "minutes" "$P" minutes GT-SC-2018-P01-R01 --lang en
for said in "Mesa Vega Poniente" "Ana Vera" "Marta Soto, Juan Pérez" "No goal is served." "3 of 3 present: there is quorum"; do out "minutes" "$said"; done
code 2 "minutes of what is no meeting" "$P" minutes R-01
code 0 "reveal" "$P" reveal SC-2018-P01/DE-01:Grounds
out "reveal" "Un familiar trabaja en la empresa, dato inventado."
grep -rqa "Un familiar trabaja" "$L/ledger.git" "$L/index.db"; [ $? -eq 1 ]; told $? "what is sealed stands neither in the ledger nor in the index"
code 0 "show keeps it" "$P" show DE-01 --json
json "show keeps it" "o['record']['fields']['Grounds'].startswith('sealed:')"

code 0 "verbs --json" "$P" verbs --json
json "verbs" "len(o['verbs'])>60 and any(v['name']=='requirement.decide' and 'decide' in v['flags'] and 'Verdict' in v['fields'] for v in o['verbs'])"
code 0 "kinds --json" "$P" kinds --json
json "kinds" "any(k['name']=='requirement' and any(f['name']=='Verdict' and [c['code'] for c in f['choices']][:2]==['keep','modify'] for f in k['fields']) for k in o['kinds'])"
for c in $("$P" --help | sed -n '/^Commands/,/^$/p' | awk '/^  [a-z]/ { print $1 }'); do
	code 0 "$c --help" "$P" "$c" --help
	out "$c --help" "procure $c"
	python3 -c "import sys; sys.exit(any(len(l.rstrip('\n'))>80 for l in open('$T/out',encoding='utf-8')))"; told $? "$c --help fits 80 columns"
done
finish
