#!/bin/sh
# import.sh: tables become proposals, proposals become one atomic batch.
. "$(dirname "$0")/../lib/cli.sh"
L=$T/l
small "$L" || exit 2
export PROCURE_LEDGER="$L"
acts() { git --git-dir="$L/ledger.git" rev-list --count main; }
cat >"$T/cartera.csv" <<'END'
Nombre;Unidad;Monto anual;Vencimiento
Arriendo de vehículos;Administración;760.000.000;31-08-2019
"Semáforos; señalización";Tránsito;$ 980.000.000;30-06-2020
END
printf 'Uniforme de color azul\nBarrido dos veces al día\n' >"$T/bases.txt"
printf 'Mes,Toneladas\n2018-01,10.5\n2018-02,11\n' >"$T/serie.csv"
code 0 "dry run" "$P" --lang en import "$T/cartera.csv" --as candidate --year 2019 --dry-run
out "dry run" "Arriendo de vehículos"
same "it records nothing" "$(acts)" 30
code 0 "candidates" "$P" import "$T/cartera.csv" --as candidate --year 2019
outre "candidates" '^act 32 [0-9a-f]{40} '
code 0 "list" "$P" list candidate --json
json "candidates" "[(r['id'],r['fields']['Name'],r['fields']['Amount-Year']) for r in o['records'][1:]]==[('SC-2019-01','Arriendo de vehículos',760000000),('SC-2019-02','Semáforos; señalización',980000000)]"
code 0 "again: the next free numbers" "$P" import "$T/cartera.csv" --year 2019
code 0 "list" "$P" list candidate --json
json "next numbers" "[r['id'] for r in o['records'][1:]]==['SC-2019-01','SC-2019-02','SC-2019-03','SC-2019-04']"
code 0 "requirements" "$P" import "$T/bases.txt" --as requirement --contract SC-2018-P01
code 0 "list" "$P" list requirement --json
json "requirements" "[r['id'] for r in o['records']]==['R-01','R-02','R-03','R-04']"
code 0 "a series" "$P" import "$T/serie.csv" --as series --contract SC-2018-P01 --title Toneladas
code 0 "show" "$P" show DS-01 --json
json "a series" "o['record']['fields']['Rows']==2 and o['record']['fields']['Title']=='Toneladas'"
[ -e "$L/files/$(sha256sum <"$T/serie.csv" | cut -d' ' -f1)" ]; told $? "the file lies in the store"
before=$(acts)
code 2 "a contract that cannot be" "$P" import "$T/bases.txt" --as requirement --contract "no such"
"$P" import "$T/bases.txt" --as requirement --contract SC-2018-P77 >"$T/out" 2>"$T/err"; [ $? -ne 0 ]; told $? "a contract that is not there"
code 2 "no such way" "$P" import "$T/bases.txt" --as frob
"$P" import "$T/none.csv" >"$T/out" 2>"$T/err"; [ $? -ge 2 ]; told $? "no such file"
same "nothing of these was recorded" "$(acts)" "$before"
code 0 "verify" "$P" verify
finish
