#!/bin/sh
# soak.sh: what takes too long for every `make test`: all crash and error points, all ways of tampering, large files, many writers,
# two hundred kills in a meeting, a storm of resizes.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
export BUILD PROCURE_DATA="$PWD" LANG=C.UTF-8 LANGUAGE=en CMOCKA_MESSAGE_OUTPUT=TAP
SHARED=${PROCURE_SHARED:-$PWD/../shared}
unset LC_ALL PROCURE_LEDGER PROCURE_NOW PROCURE_CONFIG
passed=0 failed=0 skipped=0
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' INT TERM

# Runs a test and takes over its ok and not ok; one that says neither counts by its exit status.
one() {
	name=$1; shift
	echo "--- $name"
	"$@" >"$dir/log" 2>&1 </dev/null; status=$?
	s=$(grep -cE '^(not )?ok .*# SKIP' "$dir/log")
	p=$(grep -v '# SKIP' "$dir/log" | grep -cE '^ok '); f=$(grep -v '# SKIP' "$dir/log" | grep -cE '^not ok ')
	if [ $status -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
	if [ $status -eq 0 ] && [ $((p + f + s)) -eq 0 ]; then p=1; fi
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	grep -E '^(not )?ok .*# SKIP' "$dir/log"
	[ "$f" -eq 0 ] && echo "$p passed" || { grep -E '^not ok' "$dir/log"; tail -40 "$dir/log"; }
}

# The size changes four hundred times, down to one cell; then the program still answers, and a signal ends it (7: from outside) with the terminal as it was.
resizes() {
	tool=$SHARED/tools/ptyrun
	[ -x "$tool" ] || { echo "ok 1 - a storm of resizes # SKIP the tool ptyrun is not here"; return 0; }
	L=$dir/resize
	"$BUILD/procure" init "$L" --name Prueba --person f.lagos --person-name "Francisca Lagos" >/dev/null || return 1
	"$tool" --timeout 120 --restored --do 'wait .' --do 'storm WINCH 300 15' --do 'keys j' --do 'storm WINCH 100 5 1x1,2x3,24x80,5x200,60x20' \
		--do 'size 24x80' --do 'keys ?' --do 'sleep 1' --do 'keys <ESC>' --do 'sleep 1' --do 'storm CONT 50 5' --do 'sig TERM' -- "$BUILD/procure" --ledger "$L"
	status=$?
	[ $status -eq 7 ] && echo "ok 1 - a storm of resizes" || echo "not ok 1 - a storm of resizes (exit $status)"
}

one "crash and error points" tests/fault.sh
one "tampering, all ways" env TAMPER_ALL=1 sh tests/cli/tamper.sh
one "large files" env PROCURE_SOAK="${PROCURE_SOAK:-20}" "$BUILD/unit/exchange_large"
one "eight writers, 250 acts each" env ACTS=250 sh tests/cli/writers.sh
one "200 kills in a played meeting" env PROCURE_KILLS="${PROCURE_KILLS:-200}" "$BUILD/screen/kills"
one "resizes" resizes
[ $skipped -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
