#!/bin/sh
# fuzz.sh: builds every tests/fuzz/NAME.c with clang's libFuzzer and the address and undefined-behaviour sanitizers and runs each for FUZZ_SECONDS (60).
# Seeds lie in tests/fuzz/corpus/NAME, words in tests/fuzz/NAME.dict; what the runs discover and what crashes stays in $BUILD/fuzz.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
out=$BUILD/fuzz seconds=${FUZZ_SECONDS:-60} passed=0 failed=0
export PROCURE_DATA="$PWD"
mkdir -p "$out/bin" || exit 2
command -v clang >/dev/null 2>&1 || { echo "clang is missing" >&2; exit 2; }

# The rooms, with the sanitizers and with the coverage that the fuzzer steers by. main lies in cli and no fuzzer needs the screens.
san='-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
flags="-O1 -g $san"
rooms='exchange service ledger index conf model base' archives=
for r in $rooms; do archives="$archives $out/lib$r.a"; done
# shellcheck disable=SC2086
make --no-print-directory BUILD="$out" CC=clang CFLAGS="$flags -fsanitize=fuzzer-no-link" $archives >"$out/build.log" 2>&1 || { tail -20 "$out/build.log"; exit 2; }
libs="$(pkg-config --libs sqlite3 libgit2 libutf8proc libcrypto yajl) -liniparser -lunistring -lcsv"

one() {
	name=$1 found=$out/corpus/$1
	mkdir -p "$found"
	# shellcheck disable=SC2086
	if ! clang -std=c11 -D_GNU_SOURCE -Iinclude $flags -fsanitize=fuzzer -o "$out/bin/$name" "tests/fuzz/$name.c" $archives $libs >"$out/$name.log" 2>&1; then
		failed=$((failed + 1)); tail -20 "$out/$name.log"; echo "not ok - $name does not build"; return
	fi
	set -- "$found"
	[ ! -d "tests/fuzz/corpus/$name" ] || set -- "$@" "tests/fuzz/corpus/$name"
	[ ! -f "tests/fuzz/$name.dict" ] || set -- "-dict=tests/fuzz/$name.dict" "$@"
	if "$out/bin/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -artifact_prefix="$out/crash-$name-" "$@" >"$out/$name.log" 2>&1; then
		passed=$((passed + 1)); echo "ok - $name ($(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name.log") runs)"
	else
		failed=$((failed + 1)); tail -40 "$out/$name.log"; echo "not ok - $name (what broke it: $(ls "$out"/crash-"$name"-* 2>/dev/null | tail -1))"
	fi
}
for f in tests/fuzz/*.c; do f=${f##*/}; one "${f%.c}"; done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
