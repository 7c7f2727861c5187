#!/bin/sh
# run.sh: runs every test and ends with a plain count. Each test prints TAP (ok / not ok / # SKIP); a test that ends badly without
# a `not ok` counts as one failure. Only failures and skips are shown, with the last lines of what the test said.
cd "$(dirname "$0")/.." || exit 2
export BUILD="${BUILD:-build}" CMOCKA_MESSAGE_OUTPUT=TAP
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
export PROCURE_DATA="${PROCURE_DATA:-$PWD}"
unset LANGUAGE LC_ALL PROCURE_LEDGER PROCURE_NOW PROCURE_CONFIG
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT INT TERM
one() {
	name=$1; shift
	"$@" >"$log" 2>&1 </dev/null
	status=$?
	# What is skipped counts as skipped: TAP says `ok 3 # SKIP`, cmocka 1.1.5 says `not ok 3 # SKIP`.
	s=$(grep -cE '^(not )?ok .*# SKIP' "$log")
	p=$(grep -vE '# SKIP' "$log" | grep -cE '^ok '); f=$(grep -vE '# SKIP' "$log" | grep -cE '^not ok ')
	if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
	if [ "$status" -eq 0 ] && [ $((p + f + s)) -eq 0 ]; then p=1; fi
	passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + s))
	[ "$s" -eq 0 ] || grep -E '^(not )?ok .*# SKIP' "$log"
	if [ "$f" -ne 0 ]; then echo "--- $name failed (exit $status)"; grep -E '^not ok' "$log" | grep -v '# SKIP'; tail -40 "$log"; fi
}
want=${1:-}
run() { case $1 in *"$want"*) one "$@" ;; esac; }
run layers tests/layers.sh
run headers tests/headers.sh
for t in "$BUILD"/unit/*; do case $t in *.d) ;; *) [ -x "$t" ] && run "unit/${t##*/}" "$t" ;; esac; done
for t in tests/cli/*.sh; do [ -e "$t" ] && run "${t#tests/}" sh "$t"; done
for t in "$BUILD"/screen/*; do case $t in *.d) ;; *) [ -x "$t" ] && run "screen/${t##*/}" "$t" ;; esac; done
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
