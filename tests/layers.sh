#!/bin/sh
# layers.sh: calls go downwards only (design.md 7). Refuses an include that climbs, crosses, or names another room's library.
cd "$(dirname "$0")/.." || exit 2
bad=0
may() { case $1 in
	base) echo "base" ;;
	model) echo "model base" ;;
	ledger) echo "ledger model base" ;;
	index) echo "index model base" ;;
	conf) echo "conf model base" ;;
	service) echo "service ledger index conf model base" ;;
	exchange) echo "exchange service conf model base" ;;
	tui) echo "tui exchange service conf model base" ;;
	cli) echo "cli tui exchange service conf model base" ;;
	esac; }
for room in base model ledger index conf service exchange tui cli; do
	for file in $(find "src/$room" "include/procure/$room" -name '*.[ch]' 2>/dev/null); do
		for seen in $(sed -n 's/^#include "procure\/\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
			case " $(may $room) " in *" $seen "*) ;; *) echo "$file: $room must not include $seen"; bad=1 ;; esac
		done
		if grep -nE '^#include "(\.\./|[a-z]+/\.\.)' "$file"; then echo "$file: include by way of a parent folder"; bad=1; fi
	done
done
library() { # header pattern, the only room that may include it
	found=$(grep -rlE "^#include <($1)" src include | grep -vE "^(src|include/procure)/$2/")
	[ -z "$found" ] || { echo "$found: only $2 may include <$1>"; bad=1; }
}
library 'git2' ledger
library 'sqlite3' index
library 'iniparser' conf
library 'curses|ncurses|panel' tui
library 'yajl|csv\.h|pango|cairo|fontconfig' exchange
library 'utf8proc|unistr|unilbrk|uniwidth|unitypes|unicase|uninorm|openssl' base
if grep -rnE '\b(printf|puts|fprintf|exit|abort)\(' src --include='*.c' | grep -vE '^src/(cli|tui)/' | grep -vE '(buf|arena|vs?n)_?printf|_exit|mem\.c'; then
	echo "nothing below cli and tui prints or exits"; bad=1
fi
if grep -rnE 'LC_ALL|LC_NUMERIC' src --include='*.c' | grep -v 'never'; then echo "LC_NUMERIC stays C: set the other categories by name"; bad=1; fi
exit $bad
