#!/bin/sh
# pilot.sh: builds the demonstration and asks plain git, awk and sha256sum whether the worked example stands in it. Expected figures are those of
# the field's own tables (requirements 2/8/2/3, weights and shares 100, payout vectors, yearly sums of the series), never what the program says.
cd "$(dirname "$0")/../.." || exit 2
root=$PWD procure=${BUILD:-$root/build}/procure
export PROCURE_DATA="${PROCURE_DATA:-$root}" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
unset PROCURE_LEDGER PROCURE_NOW PROCURE_CONFIG
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT; trap 'exit 2' HUP INT TERM
export HOME="$tmp/home" XDG_DATA_HOME="$tmp/home" XDG_CACHE_HOME="$tmp/home" XDG_CONFIG_HOME="$tmp/home"
mkdir "$tmp/home" "$tmp/tree"
count=0 failed=0
: >"$tmp/said"
ok() { count=$((count + 1)); if [ "$1" -eq 0 ]; then echo "ok $count - $2"; else failed=1; echo "not ok $count - $2"; tail -20 "$tmp/said" | sed 's/^/# /'; fi; }
# same EXPECTED NAME: what was printed into said is exactly this.
same() { printf '%s\n' "$1" | cmp -s - "$tmp/said"; ok $? "$2"; }
[ -x "$procure" ] || { echo "not ok 1 - there is no $procure"; exit 1; }

started=$(date +%s)
"$procure" demo "$tmp/pilot" --no-open >"$tmp/said" 2>&1 </dev/null; ok $? "procure demo builds the pilot"
export GIT_DIR="$tmp/pilot/ledger.git"
head=$(git rev-parse HEAD)
"$procure" verify --ledger "$tmp/pilot" >"$tmp/said" 2>&1; ok $? "procure verify passes"
git fsck --strict --full --no-dangling >"$tmp/said" 2>&1 && [ ! -s "$tmp/said" ]; ok $? "git fsck --strict says nothing"
sh data/verify.sh "$GIT_DIR" >"$tmp/said" 2>&1; ok $? "data/verify.sh finds every seal as it was"
"$procure" demo "$tmp/pilot" --no-open >"$tmp/said" 2>&1 </dev/null && [ "$(git rev-parse HEAD)" = "$head" ]; ok $? "a second run opens the same ledger and adds nothing"

git archive HEAD | tar -x -C "$tmp/tree"
cd "$tmp/tree" || exit 2
here=contracts/2018/00/SC-2018-P01
git cat-file --batch-all-objects --batch --unordered >"$tmp/objects"
# value FIELD FILE …: the first line of a field, one for each file
value() { field=$1; shift; awk -v f="$field: " 'index($0, f) == 1 { print substr($0, length(f) + 1) }' "$@"; }
# row FIELD FILE: all lines of a field
rows() { awk -v f="$1: " 'index($0, f) == 1 { on = 1; print substr($0, length(f) + 1); next } on && /^ / { print substr($0, 2); next } { on = 0 }' "$2"; }
sum() { awk '{ s += $1 } END { printf "%.2f\n", s }'; }

# --- time: decided then, recorded now ---
git log --format='%(trailers:key=Late,valueonly,separator=)|%an|%(trailers:key=Recorded-by,valueonly,separator=)' --skip=0 | sed '$d' | sort | uniq -c | sed 's/^ *[0-9]* //' >"$tmp/said"
same 'historico|Francisca Lagos|f.lagos' "every act but the founding is recorded late, says so, and says by whom"
git log --format='%ct' | awk -v from="$started" '$1 < from { bad++ } END { print bad + 0 }' >"$tmp/said"; same 0 "nothing is dated back: every act is recorded after the demo began"
git log --format='%ad' --date=format:%Y | sed '$d' | sort -u >"$tmp/said"; same 2018 "everything was decided in 2018"
grep -rL '^Illustrative: yes$' . --include='*' | grep -v '\.csv$' | grep -v '^\./rules/.*-1$' >"$tmp/said"; [ ! -s "$tmp/said" ]; ok $? "every record says Illustrative: yes (the program's own first rules apart)"
value Demo LEDGER >"$tmp/said"; same yes "the ledger says that it is a demonstration"
{ cat $(find . -type f); git log --format=%B; } | grep -wiE 'resoluci(o|ó)n(es)?|decretos?|firmas?|firmad[oa]s?|agenda|consejo' >"$tmp/said"; [ ! -s "$tmp/said" ]; ok $? "nothing is called resolución, decreto or firma; tabla and Concejo are the words"

# --- the matrix, the metrics, the payment ---
value Verdict $here/requirements/* | sort | uniq -c | awk '{ print $2, $1 }' >"$tmp/said"
same 'drop 2
keep 2
modify 8
new 3' "fifteen requirements: keep 2, modify 8, drop 2, new 3"
value State $here/requirements/* | sort | uniq -c | awk '{ print $2, $1 }' >"$tmp/said"
same 'final 15' "all fifteen verdicts are final in the frozen version"
grep -LE '^(Evidence|No-Evidence): ' $here/requirements/* >"$tmp/said"; [ ! -s "$tmp/said" ]; ok $? "each verdict cites evidence or says that none was found"
value State $here/evidence/* | sort | uniq -c | awk '{ print $1, $2 }' >"$tmp/said"; same '8 accepted' "eight findings accepted"
value Weight $here/metrics/* | sum >"$tmp/said"; same 100.00 "weights of the eight metrics are 100"
value Weight $here/metrics/M5 >"$tmp/said"; same 0.00 "M5 weighs nothing"
value Weight $here/criteria/* | sum >"$tmp/said"; same 100.00 "weights of the evaluation criteria are 100"
rows Inner $here/criteria/CR-03 | awk -F' [|] ' '{ print $2 }' >"$tmp/said"; value Weight $here/criteria/CR-03 >>"$tmp/said"
same '70.00
30.00
15.00' "employment conditions weigh 15, 70 and 30 inside"
value Share $here/payments/PG-2.* | sum >"$tmp/said"; same 100.00 "payment shares are 100"
value Amount $here/payments/PG-2.* | sum >"$tmp/said"; value Reference-Month $here/schemes/PG-2 >>"$tmp/said"
same '60000000.00
60000000' "the parts are the reference month"

# Payout vectors V1 to V4: integers only, half up. Values of M1 M2 M3 M4 M6 M7 M8 in hundredths, m³.
for m in M1 M2 M3 M4 M6 M7 M8; do echo "$(value Floor $here/metrics/$m) $(value Target $here/metrics/$m) $(value Weight $here/metrics/$m)"; done >"$tmp/sheet"
{ rows Bands $here/schemes/PG-2; } | tr -d '|' >"$tmp/bands"
payout() {
	awk -v values="$1" -v m3="$2" -v unit="$(value Unit-Price $here/payments/PG-2.2)" -v cap="$(value Amount $here/payments/PG-2.2)" \
	    -v fixed="$(value Amount $here/payments/PG-2.1)" -v variable="$(value Amount $here/payments/PG-2.3)" \
	    -v gate="$(value Gate-Below $here/schemes/PG-2)" -v most="$(value Gate-Payout $here/schemes/PG-2)" -v bands="$tmp/bands" '
	function h(x) { return int(x * 100 + (x < 0 ? -0.5 : 0.5)) }
	function half_up(a, b) { if (b < 0) { a = -a; b = -b } return a < 0 ? 0 : int((2 * a + b) / (2 * b)) }
	BEGIN { split(values, v, " ") }
	{ p = half_up(10000 * (v[NR] - h($1)), h($2) - h($1)); if (p > 10000) p = 10000; total += h($3) * p; m8 = v[NR] }
	END {
		score = half_up(total, 10000); pay = 0
		while ((getline line < bands) > 0) { split(line, b, " "); if (score >= h(b[1])) pay = h(b[2]) + half_up(h(b[3]) * (score - h(b[1])), 100) }
		if (pay > 10000) pay = 10000
		if (m8 < h(gate) && pay > h(most)) pay = h(most)
		u = m3 * unit; if (u > cap) u = cap
		var = half_up(variable * pay, 10000)
		printf "%.2f %.2f %d %d %d\n", score / 100, pay / 100, u, var, fixed + u + var
	}' "$tmp/sheet"
}
{ payout '8500 50 9000 5900 2500 9500 9800' 120; payout '8200 70 8800 6600 1800 9300 9700' 210
  payout '5970 146 7000 9780 0 8000 9500' 340; payout '8800 40 9500 5000 2600 9700 8400' 150; } >"$tmp/said"
same '100.00 100.00 2220000 9000000 56220000
81.25 82.50 3885000 7425000 56310000
3.98 0.00 6000000 0 51000000
95.00 50.00 2775000 4500000 52275000' "PG-2 as recorded pays what the field's four vectors say"

# --- the data ---
cmp -s $here/data/DS-01.csv "$root/data/demo/vega_poniente.csv"; ok $? "the series in the ledger is the file, byte by byte"
hash=$(sha256sum "$root/data/demo/vega_poniente.csv" | cut -c1-64)
[ "$(value File $here/data/DS-01)" = "$hash" ] && [ "$(sha256sum <"$tmp/pilot/files/$hash" | cut -c1-64)" = "$hash" ]; ok $? "its record has its SHA-256, and so has the file in the store"
awk -F, 'NR > 1 { y = substr($1, 1, 4); n[y]++; c[y] += $13; o[y] += $15; t[y] += $6; f[y] += $3; g[y] += $4; p[y] += $5; i[y] += $11; k[y] += $12 }
	END { for (y = 2017; y <= 2018; y++) printf "%d %d %.1f %d %d %d %d %d %d\n", y, n[y], 100 * k[y] / i[y], c[y], o[y], t[y], f[y], g[y], p[y] }' $here/data/DS-01.csv >"$tmp/said"
same '2017 12 66.2 944 273 4987 64 5947512 742852488
2018 12 59.7 1173 341 5214 112 10643020 756156980' "its yearly sums are those of the field"

# --- the committee ---
git log --reverse --format='%(trailers:key=Verb,valueonly,separator=) %(trailers:key=Agreement,valueonly,separator=)' | awk '$1 ~ /^(agreement|validation)/ { print $2 }' >"$tmp/said"
ls agreements/2018 >"$tmp/agreements"
cmp -s "$tmp/said" "$tmp/agreements" && awk -F- '{ if ($3 + 0 != NR) bad = 1 } END { exit bad || !NR }' "$tmp/said"; ok $? "agreement numbers have no gap and stand in the order of the acts"
ls validations/2018 guidance/2018 | grep CCE >"$tmp/said"
same 'CCE-2018-G01
CCE-2018-P01
CCE-2018-V01' "guidance, deferral and validation have ids of their own"
for e in $here/escalations/*; do echo "$(value Id $e) $(value Outcome $e) $(value State $e)"; done >"$tmp/said"
same 'ESC-001 ruling closed
ESC-002 guidance closed
ESC-003 ruling closed
ESC-004 deferral scheduled
ESC-005 validation closed
ESC-006 ruling applied' "six escalations with their answers; the bonus is still open"
trailers() { git log -1 --format=%B -- "$1" | git interpret-trailers --parse | grep -E "^($2): "; }
trailers agreements/2018/CCE-2018-04 'For|Against|Recused|Quorum|Result' >"$tmp/said"
same 'For: c.ibanez s.cardenas t.aranguiz
Recused: a.vera
Quorum: 4/4
Result: adopted' "the depot: validated with the director recused"
trailers agreements/2018/CCE-2018-05 'For|Against|Casting' >"$tmp/said"
same 'For: c.ibanez s.cardenas
Against: t.aranguiz a.vera
Casting: c.ibanez' "the sensors: a tie, broken by the chair"
grep -c '^Dissent: .*inspector técnico, invitado con voz y sin voto' $here/requirements/R-09 >"$tmp/said"; same 1 "R-09 keeps the statement of the invited inspector"
git log --format=%B -- $here/requirements/R-09 | grep -c '^Against:' >"$tmp/said"; same 0 "and nobody is put down as having voted against it"
rows Freezes $here/recommendations/REC-1 | awk -F' [|] ' '{ print $2 "  " $1 }' >"$tmp/frozen"
[ "$(wc -l <"$tmp/frozen")" -ge 50 ] && sha256sum -c --quiet "$tmp/frozen" >"$tmp/said" 2>&1; ok $? "what the committee ruled on is what stands, record by record"
value State $here/contract $here/recommendations/REC-1 >"$tmp/said"
same 'ruled
ruled' "the contract and its recommendation are ruled"

# --- the portfolio ---
ls portfolio/2019/00 | wc -l | tr -d ' ' >"$tmp/said"; grep -l '^State: selected$' portfolio/2019/00/* | sed 's/.*-//' | tr '\n' ' ' >>"$tmp/said"; echo >>"$tmp/said"
same '12
01 02 03 05 06 09 10 ' "twelve candidates, seven chosen"
for c in portfolio/2019/00/*; do echo "$(value Value $c) $(value Policy $c) $(value Opportunity $c) $(value Score $c) $(value Amount-Year $c) $(value Months $c) $(value UTM $c) $(value Tier $c)"; done |
	awk '{ utm = $5 * $6 / 12 / $7; tier = utm >= 5000 ? "LR" : utm >= 2000 ? "LQ" : "?"; if (sprintf("%.2f", 0.35 * $1 + 0.35 * $2 + 0.30 * $3) != $4 || tier != $8) { print; bad = 1 } } END { if (NR != 12) print NR }' >"$tmp/said"
[ ! -s "$tmp/said" ]; ok $? "scores and tiers follow from marks, amounts and the UTM"
awk 'BEGIN { exit !('"$(value Score portfolio/2019/00/SC-2019-09)"' < '"$(value Score portfolio/2019/00/SC-2019-04)"') }' &&
	rows Reason agreements/2018/CCE-2018-07 | grep -q 'contra el orden.*SC-2019-09.*SC-2019-04'; ok $? "one is chosen against its rank, with the reason"

# --- sealed ---
awk '/^(Text|Grounds|Answers|Prices|Named-Persons): / && verb !~ /^(agreement|guidance|validation|lesson|recommendation)/ { on = 1; sub(/^[^:]*: /, ""); print; next }
	/^Verb: / { verb = $2 } on && /^ / { sub(/^ /, ""); print; next } { on = 0 }' "$root/data/demo/pilot.acts" >"$tmp/secret"
[ "$(wc -l <"$tmp/secret")" -ge 8 ] && ! grep -aqFf "$tmp/secret" "$tmp/objects" "$tmp/pilot/index.db" "$tmp/pilot/desk.db"; ok $? "no sealed value stands in clear in any object, in the index or on the desk"
grep -rhoE '^(Text|Grounds|Answers|Prices|Named-Persons): sealed:[0-9a-f]{64}$' $here/declarations $here/soundings $here/evidence | wc -l | tr -d ' ' >"$tmp/said"
same "$(wc -l <"$tmp/secret" | tr -d ' ')" "each of them stands as its fingerprint"
grep -aoE '[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9kK]' "$tmp/objects" >"$tmp/said"; [ ! -s "$tmp/said" ]; ok $? "there is no RUT anywhere"

# --- something is left to do ---
value State $here/tasks/* | sort | uniq -c | awk '{ print $2, $1 }' >"$tmp/said"
same 'done 3
open 2' "tasks are open"
value State $here/meetings/GT-SC-2018-P01-R10 >"$tmp/said"; same convened "the next meeting is convened"
find contracts/2019 -type f | sort >"$tmp/said"
same 'contracts/2019/00/SC-2019-02/body
contracts/2019/00/SC-2019-02/contract' "the next contract is mandated and its file is empty"
echo "1..$count"
exit $failed
