#!/bin/sh
# A short sample of tests/fault.sh: some crash and error points of `procure do` and `procure init`.
cd "$(dirname "$0")/../.." || exit 2
# Under the sanitizers the program waits for a tracer that is there already (LeakSanitizer and ptrace).
if grep -q __asan_init "${BUILD:-build}/procure" 2>/dev/null; then echo "ok 1 - crash and error points # SKIP not under the sanitizers"; exit 0; fi
n=0
one() {
	n=$((n + 1))
	# The tool's own workers have been seen to wait for each other for ever: once more, then it counts.
	out=$(timeout -k 5 120 tests/fault/sweep.sh "$1" "$2" --sample 6 2>&1); status=$?
	[ "$status" -ne 124 ] || { out=$(timeout -k 5 120 tests/fault/sweep.sh "$1" "$2" --sample 6 2>&1); status=$?; }
	case $status in
	0) echo "ok $n - $1 survives $2" ;;
	77) echo "ok $n - $1 survives $2 # SKIP crashsweep is not here" ;;
	*) echo "$out" | tail -20 | sed 's/^/# /'; echo "not ok $n - $1 survives $2" ;;
	esac
}
for mode in kill torn EIO+ ENOSPC+ loseall; do one do "$mode"; done
one init kill
one init loseall
one sealed kill
