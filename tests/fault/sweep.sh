#!/bin/sh
# sweep.sh init|do MODES [EXTRA OPTIONS]: kills, tears and fails `procure init` or `procure do` at each of its system calls (tools/crashsweep) and asks
# after each: is what was acknowledged there, is nothing half there, does text and exit status tell the truth, does the next command work.
set -u
cd "$(dirname "$0")/../.." || exit 2
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
PROGRAM=$BUILD/procure
export PROGRAM PROCURE_DATA="$PWD" LANG=C.UTF-8 LANGUAGE=en HOME=/nonexistent XDG_CACHE_HOME=/nonexistent
SHARED=${PROCURE_SHARED:-$PWD/../shared}
[ -x "$SHARED/tools/crashsweep" ] || { echo "crashsweep is not here: skipped"; exit 77; }
what=$1 modes=$2
shift 2
case $what in
init)
	setup='true'
	command='exec "$PROGRAM" init L --name "Municipalidad de Prueba" --person f.lagos --person-name "Francisca Lagos"'
	check='sh "$CHECKS/after-init.sh"' ;;
do)
	setup='"$PROGRAM" init L --name Prueba --person f.lagos --person-name "Francisca Lagos" >/dev/null && "$PROGRAM" do person.add a.vera Name="Ana Vera" --ledger L >/dev/null'
	command='exec "$PROGRAM" do candidate.add SC-2019-01 Name="Aseo de calles" Amount-Year=120000000 Reason="Vence este año." --ledger L'
	check='sh "$CHECKS/after-do.sh"' ;;
sealed)
	setup='"$PROGRAM" init L --name Prueba --person f.lagos --person-name "Francisca Lagos" >/dev/null && sh "$CHECKS/contract.sh"'
	command='exec "$PROGRAM" do declaration.add SC-2019-01 Person=f.lagos Type=interest Grounds="Secreto-de-prueba" --ledger L'
	check='sh "$CHECKS/after-do.sh"' ;;
esac
export CHECKS="$PWD/tests/fault"
exec "$SHARED/tools/crashsweep" --mode "$modes" "$@" "$setup" "$command" "$check"
