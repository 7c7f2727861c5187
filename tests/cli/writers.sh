#!/bin/sh
# Eight programs record 25 acts each (ACTS: make soak has 250) into one ledger at once: 200 told, 200 there, verify clean, the index agrees.
set -u
each=${ACTS:-25}
all=$((8 * each))
cd "$(dirname "$0")/../.." || exit 2
PROGRAM=${BUILD:-build}/procure
export PROCURE_DATA="$PWD" LANG=C.UTF-8 LANGUAGE=en
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
export HOME="$dir"
L=$dir/ledger
"$PROGRAM" init "$L" --name Prueba --person f.lagos --person-name "Francisca Lagos" >/dev/null || exit 2
pids=
for w in 1 2 3 4 5 6 7 8; do
	(for i in $(seq "$each"); do "$PROGRAM" do person.add "p$w.$i" Name="Persona $w $i" --ledger "$L" || exit 1; done >"$dir/told.$w") & pids="$pids $!"
done
bad=0
for p in $pids; do wait "$p" || bad=1; done
told=$(cat "$dir"/told.* | grep -c '^act ')
there=$(git -C "$L/ledger.git" rev-list --count main)
lost=0
for hash in $(awk '{ print $3 }' "$dir"/told.*); do git -C "$L/ledger.git" merge-base --is-ancestor "$hash" main || lost=$((lost + 1)); done
[ $bad -eq 0 ] && [ "$told" -eq "$all" ] && echo "ok 1 - $all acts were told" || echo "not ok 1 - $told of $all acts were told"
[ "$there" -eq $((all + 1)) ] && [ $lost -eq 0 ] && echo "ok 2 - $all acts are there" || echo "not ok 2 - $there commits, $lost lost"
"$PROGRAM" verify --ledger "$L" >"$dir/verify" 2>&1 && echo "ok 3 - the ledger verifies" || { sed 's/^/# /' "$dir/verify"; echo "not ok 3 - the ledger verifies"; }
[ "$("$PROGRAM" log --ledger "$L" | wc -l)" -eq $((all + 1)) ] && echo "ok 4 - the index has them all" || echo "not ok 4 - the index has them all"
git -C "$L/ledger.git" fsck --full --strict 2>&1 | grep -q . && echo "not ok 5 - git fsck is content" || echo "ok 5 - git fsck is content"
