#!/bin/sh
# After `procure do` was stopped somewhere: what was acknowledged is there, whole, once; the ledger verifies; the next act works; the index agrees.
set -u
said=$(sed -n 's/^\(act\|unsure\) [0-9]* \([0-9a-f]*\) .*/\2/p' "$SWEEP_OUT")
tip=$(git -C L/ledger.git rev-parse main 2>/dev/null) || { echo "no main"; exit 1; }
if [ -n "$said" ] && [ "$tip" != "$said" ]; then echo "acknowledged $said is gone, tip is $tip"; exit 1; fi
[ -z "$said" ] && [ "${SWEEP_RC:-1}" = 0 ] && { echo "exit 0 without a word"; exit 1; }
case ${SWEEP_RC:-1} in 7) [ "$(git -C L/ledger.git rev-list --count main)" = "$(cat before 2>/dev/null || git -C L/ledger.git rev-list --count main)" ] || { echo "said nothing was written, and it was"; exit 1; } ;; esac
"$PROGRAM" verify --ledger L >verify 2>&1 || { echo "verify:"; cat verify; exit 1; }
"$PROGRAM" do person.add b.diaz Name="Berta Díaz" --ledger L >next 2>&1 || { echo "the next command does not work:"; cat next; exit 1; }
git -C L/ledger.git fsck --full --strict --no-dangling >fsck 2>&1 || { echo "fsck:"; cat fsck; exit 1; }
[ "$("$PROGRAM" log --ledger L | wc -l)" = "$(git -C L/ledger.git rev-list --count main)" ] || { echo "index and ledger differ"; exit 1; }
