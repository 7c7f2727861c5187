#!/bin/sh
# headers.sh: every public header stands alone, and none is longer than 150 lines of text.
cd "$(dirname "$0")/.." || exit 2
bad=0
for header in $(find include -name '*.h'); do
	echo "#include \"${header#include/}\"" | ${CC:-cc} ${CPPFLAGS:--Iinclude -D_GNU_SOURCE} -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - || { echo "$header does not stand alone"; bad=1; }
	lines=$(wc -l <"$header")
	[ "$lines" -le 150 ] || { echo "$header has $lines lines"; bad=1; }
done
exit $bad
