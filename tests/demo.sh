#!/bin/sh
# demo.sh PROGRAM: what `make demo` does once everything is built. On a terminal it opens the pilot; elsewhere it makes and verifies it and says how to open it.
set -u
program=$1
if [ -t 0 ] && [ -t 1 ]; then exec "$program" demo; fi
"$program" demo --no-open || exit
place=${XDG_DATA_HOME:-$HOME/.local/share}/procure/demo
"$program" verify --ledger "$place" || exit
echo "Open it on a terminal with:  make demo    or    $program --ledger $place"
