#!/bin/sh
# After the small writer was stopped somewhere: what it acknowledged is on the line once, the number of acts fits what it said, the next act and
# the next tag work, git finds nothing wrong, and no lock and no half file stays.
set -eu
[ -d ledger.git ] || { [ "$SWEEP_RC" != 0 ]; "$ACK" init .; }
cat before "$SWEEP_OUT" >said 2>/dev/null || cp "$SWEEP_OUT" said
here=$(git -C ledger.git rev-list --count main 2>/dev/null || echo 0)
told=$(grep -c '^ACK\|^UNSURE' said || true)
case $SWEEP_RC in
0 | 8) [ "$here" = "$told" ] ;;
-9) [ "$here" -ge "$told" ] ;;                  # killed between the disk and the word
*) [ "$here" = "$told" ] || { echo "said $told, $here are there"; exit 1; } ;;
esac
"$ACK" append . 1 >>said
"$ACK" check . said
tagged=$(git -C ledger.git rev-parse -q --verify 'refs/tags/acta/one^{commit}' || true)
[ -n "$tagged" ] || "$ACK" tag . >tag
git -C ledger.git fsck --full --strict --no-dangling >fsck 2>&1 || { cat fsck; exit 1; }
"$ACK" inspect ledger.git
# A lock of git's kind that nobody owns goes once it is older than a minute.
find . -name '*.lock' -exec touch -d '2 minutes ago' {} +
"$ACK" append . 1 >>said
left=$(find . -name '*.lock' -o -name 'tmp_*' -o -name '*.new')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
