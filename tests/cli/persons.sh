#!/bin/sh
# persons.sh: columns that look like persons stay out of what is published, unless somebody says why; the choice is recorded.
. "$(dirname "$0")/../lib/cli.sh"
small "$T/l"; told $? "a small ledger"
export PROCURE_LEDGER="$T/l"
C=$(git --git-dir="$T/l/ledger.git" ls-tree -r --name-only HEAD | sed -n 's|^contracts/[0-9]*/[0-9]*/\([^/]*\)/contract$|\1|p' | head -1)
# Two RUT of persons and one of a firm, all with the right check digit (modulo 11 by hand: 12.345.678-5, 11.111.111-1; 76.199.533-2 is a firm's).
printf '%s\n' 'fecha;rut_reclamante;Nombre;contacto;empresa;rut_empresa;reclamos;fono' \
	'2018-01-05;12.345.678-5;Ana Núñez;ana@x.cl;Aseo SpA;76.199.533-2;3;+56 9 1234 5678' \
	'2018-01-06;11.111.111-1;José Peña;jose@x.cl;Aseo SpA;76.199.533-2;4;+56 9 1234 5679' >"$T/q.csv"
secret() { git --git-dir="$T/l/ledger.git" grep -qE 'Núñez|12\.345\.678|ana@x' HEAD -- && return 1; git --git-dir="$T/l/ledger.git" log --format=%B | grep -qE 'Núñez|12\.345' && return 1; return 0; }

code 0 "left out" "$P" import "$T/q.csv" --as series --contract "$C" --title first
secret; told $? "left out: no name, number or mail is in the ledger"
code 0 "left out: the record" "$P" --lang en show "$C/DS-01"
out "the choice is recorded" "Columns that name persons were left out: rut_reclamante, Nombre, contacto, fono."
out "the firm's columns stand" "fecha, empresa, rut_empresa, reclamos"

code 0 "sealed" "$P" --lang en import "$T/q.csv" --as series --contract "$C" --title second --persons seal
err "sealed: the preview hides them" "Persons: (sealed)"
secret; told $? "sealed: no name, number or mail is in the ledger"
code 0 "sealed: the vault opens it" "$P" reveal "$C/DS-02:Persons"
out "sealed: the vault opens it" "11.111.111-1,José Peña,jose@x.cl"

code 2 "kept without a reason" "$P" --lang en import "$T/q.csv" --as series --contract "$C" --persons keep
err "kept without a reason" "say why (--because)"
code 2 "a word that is none" "$P" --lang en import "$T/q.csv" --as series --contract "$C" --persons maybe
code 0 "kept with a reason" "$P" import "$T/q.csv" --as series --contract "$C" --title third --persons keep --because "Public register"
git --git-dir="$T/l/ledger.git" grep -q 'Ana Núñez' HEAD; told $? "kept: it stands in the open"
code 0 "verify" "$P" verify
finish
