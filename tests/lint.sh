#!/bin/sh
# lint.sh [FILE…]: clang-tidy and cppcheck over the sources with the configuration that lies in .clang-tidy and .cppcheck; no finding is let pass.
set -u
cd "$(dirname "$0")/.." || exit 2
CPPFLAGS=${CPPFLAGS:-"-Iinclude -D_GNU_SOURCE -D_XOPEN_SOURCE_EXTENDED $(pkg-config --cflags ncursesw sqlite3 libgit2 libutf8proc libcrypto yajl)"}
export CPPFLAGS
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' INT TERM
if [ $# -gt 0 ]; then printf '%s\n' "$@"; else find src tests -name '*.c' | sort; fi >"$dir/files"
failed=0

# Each room's private headers are found as the Makefile finds them. Two at a time.
cat >"$dir/tidy" <<'EOF'
room=$(echo "$1" | sed -n 's|^src/\([a-z]*\)/.*|\1|p; s|^tests/unit/\([a-z]*\)_.*|\1|p')
eval "exec clang-tidy --quiet \"\$1\" -- -std=c11 $CPPFLAGS -Isrc/${room:-base} -Itests/lib -Itests/bench -UPROCURE_PREFIX '-DPROCURE_PREFIX=\"/usr/local\"'" 2>"$2/$(echo "$1" | tr / _).err"
EOF
xargs -P2 -I{} sh "$dir/tidy" {} "$dir" <"$dir/files" >"$dir/tidy.out"
grep -hE ' error: ' "$dir"/*.err >>"$dir/tidy.out" 2>/dev/null
found=$(grep -cE '(warning|error): ' "$dir/tidy.out")
if [ "$found" -gt 0 ]; then failed=1; cat "$dir/tidy.out"; fi
echo "clang-tidy: $(wc -l <"$dir/files") files, $found findings"

cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --suppressions-list=.cppcheck --error-exitcode=1 -j2 \
	-Iinclude -Itests/lib -D_GNU_SOURCE '-DN_(x)=x' '-DPROCURE_PREFIX="/usr/local"' --file-list="$dir/files" >"$dir/check.out" 2>&1 || failed=1
[ ! -s "$dir/check.out" ] || { failed=1; cat "$dir/check.out"; }
echo "cppcheck: $(grep -cE ': (error|warning|performance|portability):' "$dir/check.out") findings"
exit $failed
