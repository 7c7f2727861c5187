#!/bin/sh
# After `procure init` was stopped somewhere: it said nothing and a second init finishes the work, or it said `act 1` and the act is there.
set -u
said=$(sed -n 's/^\(act\|unsure\) 1 \([0-9a-f]*\) .*/\2/p' "$SWEEP_OUT")
if [ -n "$said" ]; then
	[ "$(git -C L/ledger.git rev-parse main 2>/dev/null)" = "$said" ] || { echo "acknowledged act 1 $said is gone"; exit 1; }
else
	[ "${SWEEP_RC:-1}" = 0 ] && { echo "exit 0 without a word"; exit 1; }
	if ! git -C L/ledger.git rev-parse -q --verify main >/dev/null 2>&1; then
		"$PROGRAM" init L --name "Municipalidad de Prueba" --person f.lagos --person-name "Francisca Lagos" >again 2>&1 || { echo "a second init does not finish:"; cat again; exit 1; }
	fi
fi
"$PROGRAM" verify --ledger L >verify 2>&1 || { echo "verify:"; cat verify; exit 1; }
"$PROGRAM" do person.add b.diaz Name="Berta Díaz" --ledger L >next 2>&1 || { echo "the next command does not work:"; cat next; exit 1; }
git -C L/ledger.git fsck --full --strict --no-dangling >fsck 2>&1 || { echo "fsck:"; cat fsck; exit 1; }
