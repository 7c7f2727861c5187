#!/bin/sh
# bench.sh: what things cost, beside git and tig doing the same in the same run: medians, own and peer in turns. Reports and asserts nothing; aims are ratios
# (own / peer), because absolute times move with the machine. Ledgers are made once, through `do --batch`, and kept in $XDG_CACHE_HOME/procure-bench.
#   BENCH_SIZES="1000 10000 100000"  BENCH_ROUNDS=40  BENCH_REMAKE=1: make the ledgers anew
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
program=$BUILD/procure
[ -x "$program" ] || { echo "$program is not there: make it first" >&2; exit 2; }
sizes=${BENCH_SIZES:-1000 10000 100000} rounds=${BENCH_ROUNDS:-40}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/procure-bench
export PROCURE_DATA="$PWD" LANG=C.UTF-8 LANGUAGE=en GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=bench GIT_AUTHOR_EMAIL=bench@example.invalid GIT_COMMITTER_NAME=bench GIT_COMMITTER_EMAIL=bench@example.invalid
export XDG_CACHE_HOME="${XDG_CACHE_HOME:-$HOME/.cache}"
unset LC_ALL PROCURE_LEDGER PROCURE_NOW PROCURE_CONFIG GIT_DIR GIT_WORK_TREE
mkdir -p "$cache" "$BUILD/bench" || exit 2

# The measuring programs: with the rooms where they ask the service, with the test terminal where they look at a screen.
rooms="$BUILD/libservice.a $BUILD/libledger.a $BUILD/libindex.a $BUILD/libconf.a $BUILD/libmodel.a $BUILD/libbase.a"
compile() {
	name=$1; shift
	# shellcheck disable=SC2046
	cc -std=c11 -O2 -D_GNU_SOURCE -Iinclude -Itests/bench -Itests/lib -o "$BUILD/bench/$name" "tests/bench/$name.c" "$@" || exit 2
}
# shellcheck disable=SC2046,SC2086
{
	compile act $rooms $(pkg-config --libs libgit2 sqlite3 libutf8proc libcrypto) -liniparser -lunistring
	compile search $rooms $(pkg-config --libs libgit2 sqlite3 libutf8proc libcrypto) -liniparser -lunistring
	compile runs
	compile screen tests/lib/*.c -lvterm -lutil
}
heading() { printf '\n%-46s %11s %11s %9s  %s\n' "$1" "${2:-own}" "${3:-peer}" ratio aim; }
seconds() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b - a) / 1e9 }'; }

# One ledger with its work-tree clone; the rate of the batch is told when it is made.
make_ledger() {
	n=$1 at=$cache/$1
	[ -z "${BENCH_REMAKE:-}" ] || rm -rf "$at"
	stamp=$(cksum <tests/bench/acts.awk | cut -d' ' -f1)
	if [ "$(cat "$at/made" 2>/dev/null)" = "$stamp" ] && "$program" log --ledger "$at/ledger" --read-only >/dev/null 2>&1; then
		printf '%-46s %11s %11s\n' "batch of $n acts" "$(cat "$at/seconds")" "$(awk -v n="$n" '{ printf "%d", n / $1 }' "$at/seconds")  (when it was made; BENCH_REMAKE=1)"
		return
	fi
	rm -rf "$at"; mkdir -p "$at"
	awk -v acts="$n" -f tests/bench/acts.awk >"$at/acts" </dev/null
	export PROCURE_NOW=2018-11-26T10:00:00-03:00
	"$program" init "$at/ledger" --name "Municipalidad de Prueba" --person f.lagos --person-name "Francisca Lagos" >/dev/null || exit 2
	from=$(date +%s%N)
	"$program" do --batch "$at/acts" --ledger "$at/ledger" >"$at/told" 2>"$at/warned" || { tail -3 "$at/warned" >&2; exit 2; }
	seconds "$from" "$(date +%s%N)" >"$at/seconds"
	unset PROCURE_NOW
	git clone -q "$at/ledger/ledger.git" "$at/clone" || exit 2
	rm -f "$at/told" "$at/acts"
	echo "$stamp" >"$at/made"
	printf '%-46s %11s %11s\n' "batch of $n acts" "$(cat "$at/seconds")" "$(awk -v n="$n" '{ printf "%d", n / $1 }' "$at/seconds")"
}

work=$cache/work.$$
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
mkdir -p "$work" || exit 2
printf '%-46s %11s %11s            %s\n' "making ledgers through do --batch" seconds acts/s "aim: 3000 acts/s"
for n in $sizes; do make_ledger "$n"; done
for n in $sizes; do cp -r "$cache/$n/ledger" "$work/$n"; git -C "$cache/$n/clone" reset -q --hard origin/HEAD; git -C "$cache/$n/clone" clean -qfd; done
sync

heading "recording (ms)" own "git commit"
# The database of the index syncs by fdatasync, when it is closed; the ledger by fsync.
if command -v strace >/dev/null 2>&1; then
	n=${sizes%% *}
	strace -f -qq -e trace=fsync,syncfs,openat -o "$work/trace" "$program" do person.add "p.$$" Name=Nadie --ledger "$work/$n" >/dev/null 2>&1
	printf '%-46s %11s %11s            %s\n' "one act: syncs, files made" "$(grep -cE ' (fsync|syncfs)\(' "$work/trace")" "$(grep -c 'O_CREAT|O_EXCL' "$work/trace")" "<= 5 syncs, <= 3 files"
fi
set --
for n in $sizes; do set -- "$@" "$n" "$work/$n" "$cache/$n/clone"; done
"$BUILD/bench/act" "$rounds" "$@"

heading "first complete screen (ms)" own peer
tig=$(command -v tig) || tig=
for n in $sizes; do
	subject=$(git --git-dir "$work/$n/ledger.git" log --format=%s -30 | tail -1 | cut -c1-28)
	"$BUILD/bench/screen" 9 "$n" "$program" "$work/$n" "${tig:-/nonexistent}" "$subject"
done

heading "search, top 50 (ms)" own "git log"
for n in $sizes; do "$BUILD/bench/search" 9 "$n" "$work/$n" zimurgia objetivo; done
for n in $sizes; do last=$n; done
"$BUILD/bench/runs" 5 "procure search, a process of its own, $last" "" "exec '$program' search zimurgia --ledger '$work/$last'" "exec git --git-dir '$work/$last/ledger.git' log --grep zimurgia"
record=$(git --git-dir "$work/$last/ledger.git" ls-tree -r --name-only main contracts | grep '/R-05$' | tail -1)
name=$(echo "$record" | sed 's|.*/\([^/]*\)/requirements/|\1/|')
"$BUILD/bench/runs" 5 "procure history of one record, $last" "<= 0.001 in one program" "exec '$program' history '$name' --ledger '$work/$last'" "exec git --git-dir '$work/$last/ledger.git' log -- '$record'"

heading "all of the ledger (ms)" own peer
for n in $sizes; do
	times=3; [ "$n" -lt 50000 ] || times=1
	"$BUILD/bench/runs" $times "verify, $n acts, beside git fsck --full" "<= 0.35" "exec '$program' verify --ledger '$work/$n'" "exec git --git-dir '$work/$n/ledger.git' fsck --full"
	"$BUILD/bench/runs" $times "reindex, $n acts, beside git log --raw -r" "<= 0.35" "exec '$program' reindex --ledger '$work/$n'" "exec git --git-dir '$work/$n/ledger.git' log --raw -r"
done
