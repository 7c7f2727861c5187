#!/bin/sh
# analyse.sh: the pilot's series in figures. Expected values are the field's own (domain.md 6.1) or computed here by awk from the file as it came.
. "$(dirname "$0")/../lib/cli.sh"

export PROCURE_NOW=2026-11-20T08:00:00-03:00          # after the last act of the pilot
"$P" demo "$T/pilot" --no-open >"$T/out" 2>"$T/err" </dev/null; told $? "the pilot is built"
export PROCURE_LEDGER="$T/pilot"
CSV=$ROOT/data/demo/vega_poniente.csv
code 0 "all measures" "$P" --lang en analyse SC-2018-P01
out "its file" "SHA-256 $(sha256sum <"$CSV" | cut -d' ' -f1)"
outre "pass rate of 2017" '^12 +66\.2 % +348 .*2017 · Inspecciones aprobadas'
outre "pass rate of 2018" '^12 +59\.7 % +314 .*2018 · Inspecciones aprobadas'
outre "kilometres" '^12 +97\.1 % .*2017 · Barrido realizado'
outre "overflow per 100 container-days" '^12 +1\.46 .*2018 · Rebalses'
out "inputs beside results" "yet Inspecciones aprobadas fell 6.5 points: 66.2 % in 2017, 59.7 % in 2018"
code 0 "one measure" "$P" --lang en analyse SC-2018-P01 DS-01 --column complaints --against insp_ok%insp_n
out "correlation" "(r = -0.91, n = 24)"
out "and its warning" "no proof of a cause"
out "where it comes from" "lines 2 to 25 · complaints"

# Every column and rate by year against awk.
code 0 "JSON" "$P" analyse SC-2018-P01 --json
cp "$T/out" "$T/all.json"
json "schema and hashes" 'o["schema"] == "procure.analyse.1" and o["series"][0]["rows"] == 24 and len(o["series"][0]["table_sha256"]) == 64'
awk -F, 'NR == 1 { for (i = 2; i <= NF; i++) name[i] = $i; next } { y = substr($1, 1, 4); for (i = 2; i <= NF; i++) s[y, i] += $i }
	END { for (y = 2017; y <= 2018; y++) for (i in name) printf "%s %s %.6f\n", y, name[i], s[y, i] }' "$CSV" >"$T/sums"
cat >"$T/compare.py" <<'PY'
import json, sys
o = json.load(open(sys.argv[1]))["series"][0]
want = {(y, n): float(v) for y, n, v in (l.split() for l in open(sys.argv[2]))}
got = {(y["label"], m["measure"]): y for m in o["measures"] for y in m["years"]}
columns = {n for _, n in want}
bad = [k for k in want if k in got and abs(got[k]["sum"] - want[k]) > 1e-6]
rates = 0
for (y, m), g in got.items():
    for sign, by in (("%", 100), ("/", 1)):
        if sign in m and m.split(sign)[1] in columns:
            a, b = m.split(sign)
            rates += 1
            if abs(g["value"] - by * want[y, a] / want[y, b]) > 0.00006: bad.append((y, m))
sys.exit(0 if not bad and len([k for k in want if k in got]) >= 30 and rates >= 10 else 1)
PY
python3 "$T/compare.py" "$T/all.json" "$T/sums" 2>"$T/err"; told $? "sums and pooled rates of both years are those of awk"

# Correlations against awk, from the file.
pearson() { # expression of x, of y, lag
	awk -F, -v lag="$3" 'NR > 1 { x[++n] = '"$1"'; y[n] = '"$2"' }
	END { for (i = 1; i + lag <= n; i++) { a = x[i]; b = y[i + lag]; k++; sx += a; sy += b; xx += a * a; yy += b * b; xy += a * b }
	r = (k * xy - sx * sy) / sqrt((k * xx - sx * sx) * (k * yy - sy * sy)); printf "%.2f", r }' "$CSV"
}
r() { # x y lag
	"$P" analyse SC-2018-P01 DS-01 --column "$1" --against "$2" --lag "$3" --json | python3 -c 'import json, sys; print("%.2f" % json.load(sys.stdin)["series"][0]["measures"][0]["against"]["r"], end="")'
}
same "km and cleanliness" "$(r km_done%km_plan insp_ok%insp_n 0)" "$(pearson '$8/$7' '$12/$11' 0)"
same "fines and cleanliness" "$(r fines_n insp_ok%insp_n 0)" "$(pearson '$3' '$12/$11' 0)"
same "fines and cleanliness a month later" "$(r fines_n insp_ok%insp_n 1)" "$(pearson '$3' '$12/$11' 1)"
same "tonnes and cleanliness" "$(r tonnes insp_ok%insp_n 0)" "$(pearson '$6' '$12/$11' 0)"
same "the field's figure" "$(r tonnes insp_ok%insp_n 0)" "-0.60"

# Plain git and an auditor's clone say the same.
git clone -q --bare "$T/pilot/ledger.git" "$T/clone.git"
code 0 "in an auditor's clone" "$P" --ledger "$T/clone.git" analyse SC-2018-P01 --json
cmp -s "$T/out" "$T/all.json"; told $? "the clone gives the same figures"
code 5 "before the data came" "$P" --at 20 analyse SC-2018-P01 DS-01
code 2 "a column that is not there" "$P" --lang en analyse SC-2018-P01 DS-01 --column nothing
err "a column that is not there" "The series has no column nothing."
code 2 "no numbers" "$P" --lang en analyse SC-2018-P01 DS-01 --column month
code 2 "no series" "$P" --lang en analyse SC-2018-P01 EV-001
code 5 "no contract" "$P" analyse SC-1999-P01

# Missing is not zero; what is no number is said to be none.
export PROCURE_NOW=2018-11-20T08:00:00-03:00
small "$T/small"
export PROCURE_LEDGER="$T/small"
printf 'Mes;Reclamos\n2018-01;10\n2018-02;\n2018-04;30\n2018-05;s/d\n' >"$T/r.csv"
code 0 "a series with holes" "$P" import "$T/r.csv" --as series --contract SC-2018-P01
code 0 "looked at" "$P" analyse SC-2018-P01 DS-01 --column Reclamos --json
json "mean of two, not of five" 'o["series"][0]["measures"][0]["value"] == 20 and o["series"][0]["measures"][0]["missing"] == 2'
json "the month without a row is there, empty" '[t["n"] for t in o["series"][0]["measures"][0]["time"]] == [1, 0, 0, 1, 0]'
json "a word is counted" '[c["odd"] for c in o["series"][0]["columns"]] == [0, 1]'
finish
