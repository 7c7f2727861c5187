#!/bin/sh
# room.sh WHAT MODES [EXTRA OPTIONS]: faults at each system call of the ledger room alone, through the small writer ledger_ack.c.
# WHAT: act (two acts), first (the first act), batch (50 at once), compress (the 24th pack), copy (the 12th compressed pack), tag, make (a new ledger).
set -u
cd "$(dirname "$0")/../.." || exit 2
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
SHARED=${PROCURE_SHARED:-$PWD/../shared}
[ -x "$SHARED/tools/crashsweep" ] || { echo "crashsweep is not here: skipped"; exit 77; }
ACK=$BUILD/ledger_ack CHECKS=$PWD/tests/fault
export ACK CHECKS
${CC:-cc} -std=c11 -Wall -Wextra -O2 -Iinclude -D_GNU_SOURCE -o "$ACK" tests/fault/ledger_ack.c "$BUILD/libledger.a" "$BUILD/libbase.a" \
	-lgit2 -lutf8proc -lunistring -lcrypto || exit 2
what=$1 modes=$2
shift 2
check='sh "$CHECKS/after-room.sh"'
acts() { echo "\"\$ACK\" init . && \"\$ACK\" append . $1 >before && echo $1 >count"; }
case $what in
act)      setup=$(acts 3)       command='exec "$ACK" append . 2' ;;
first)    setup='"$ACK" init . && echo 0 >count' command='exec "$ACK" append . 1' ;;
batch)    setup=$(acts 3)       command='exec "$ACK" append . 50 50' ;;
compress) setup=$(acts 23)      command='exec "$ACK" append . 1' ;;
copy)     setup=$(acts 288)     command='exec "$ACK" append . 1' ;;
tag)      setup=$(acts 3)       command='exec "$ACK" tag .' ;;
make)     setup='echo 0 >count' command='exec "$ACK" init .' ;;
*) echo "room.sh: $what?" >&2; exit 2 ;;
esac
exec "$SHARED/tools/crashsweep" --mode "$modes" "$@" "$setup" "$command" "$check"
