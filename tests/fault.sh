#!/bin/sh
# fault.sh: every crash and error point of `procure init`, `procure do` and an act with a sealed field; with real power cuts where root and a loop device allow.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
one() {
	what=$1 mode=$2; shift 2
	out=$(tests/fault/sweep.sh "$what" "$mode" "$@" 2>&1); status=$?
	if [ $status -eq 77 ]; then echo "ok - $what $mode # SKIP crashsweep is not here"; return; fi
	echo "$out" | tail -3
	if [ $status -eq 0 ]; then passed=$((passed + 1)); echo "ok - $what $mode"; else failed=$((failed + 1)); echo "$out" | tail -30; echo "not ok - $what $mode"; fi
}
for what in init do sealed; do
	for mode in kill torn EIO EIO+ ENOSPC ENOSPC+ EROFS+ EINTR lose losedir loseall; do one "$what" "$mode" ${SAMPLE:+--sample "$SAMPLE"}; done
	if [ "$(id -u)" -eq 0 ] && [ -e /dev/loop-control ] && command -v mkfs.ext4 >/dev/null 2>&1; then one "$what" power=ext4 --sample "${SAMPLE:-60}"; fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
