#!/bin/sh
# verify_sh.sh: data/verify.sh against ledgers made here, with git fast-import and seals computed by sha256sum from the words of the format;
# the program has no part in it. Argument: number of acts (40).
cd "$(dirname "$0")/../.." || exit 2
verify=$PWD/data/verify.sh acts=${1:-40}
export LC_ALL=C GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT; trap 'exit 2' HUP INT TERM
mkdir "$tmp/tmp" && export TMPDIR="$tmp/tmp"
count=0 failed=0
ok() { count=$((count + 1)); if [ "$1" -eq 0 ]; then echo "ok $count - $2"; else failed=1; echo "not ok $count - $2"; sed 's/^/# /' "$tmp/said"; fi; }
# expect STATUS 'line that must stand' NAME arguments of verify.sh …
expect() {
	want=$1 line=$2 name=$3; shift 3
	sh "$verify" "$@" >"$tmp/said" 2>"$tmp/errors"; status=$?
	[ "$status" -eq "$want" ] && { [ -z "$line" ] || grep -qF -- "$line" "$tmp/said"; }; ok $? "$name"
}
digest() { sha256sum | cut -c1-64; }

# make NAME NONCE: writes the fast-import stream NAME.stream, the seals of all acts to NAME.seals, and the ledger NAME.git. $wrong = an act that gets a
# wrong Sequence; $left_out = an act that is not in the stream although the next one names its seal.
make() {
	name=$1 nonce=$2 parent= n=1
	: >"$tmp/$name.stream"; : >"$tmp/$name.seals"
	while [ "$n" -le "$acts" ]; do
		case $((n % 4)) in
		0) data="Kind: requirement
Id: R-$n" ;;                                    # no LF at its end
		1) data= ;;
		2) data="Depósito dentro de la comuna
0123456789012345678901234567890123456789 blob 3

" ;;
		3) data="$nonce missing
" ;;
		esac
		table="mes;viajes
2018-$n;7
"
		who="Fernanda Lagos <f.lagos@example.cl> $((1543237200 + n * 60)) -0300"
		seq=$n; [ "$n" != "${wrong-}" ] || seq=$((n + 1))
		message="drop(R-$n): Depósito $nonce

The reason, in two lines,
Seal: of which one looks like a seal.

Verb: requirement.decide
Record: people/$n
File: people/$n.csv
Recorded-by: f.lagos
Sequence: $seq
"
		d=$(printf %s "$data" | digest) t=$(printf %s "$table" | digest)
		seal=$({
			printf 'procure-seal-1\n'
			[ -z "$parent" ] || printf 'parent %s\n' "$parent"
			printf 'author %s\ncommitter %s\n%s people/%s\n%s people/%s.csv\nmessage\n%s' "$who" "$who" "$d" "$n" "$t" "$n" "$message"
		} | digest)
		parent=$seal
		echo "$seal" >>"$tmp/$name.seals"
		message="${message}Seal: $seal
"
		[ "$n" = "${left_out-}" ] || {
			printf 'commit refs/heads/main\nauthor %s\ncommitter %s\ndata %s\n%s\n' "$who" "$who" "${#message}" "$message"
			printf 'M 100644 inline people/%s\ndata %s\n%s\n' "$n" "${#data}" "$data"
			printf 'M 100644 inline people/%s.csv\ndata %s\n%s\n' "$n" "${#table}" "$table"
		} >>"$tmp/$name.stream"
		n=$((n + 1))
	done
	import "$name" "$tmp/$name.stream"
}
import() { git init -q --bare "$tmp/$1.git" && git --git-dir="$tmp/$1.git" fast-import --quiet <"$2" || exit 2; }
seal() { sed -n "$2p" "$tmp/$1.seals"; }
receipt() { # NAME ACT
	plain=$(seal "$1" 1 | cut -c1-4).$2.$(seal "$1" "$2" | cut -c1-36)
	check=$(printf %s "$plain" | digest | cut -c1-4)
	printf '%s' "${plain%.*}."; printf '%s%s' "${plain##*.}" "$check" | sed 's/...../&-/g; s/-$//'
}
# changed NAME 'sed script': the same stream with one thing changed, imported anew, so that git itself finds nothing wrong.
changed() {
	sed "$2" "$tmp/a.stream" >"$tmp/$1.stream"
	cmp -s "$tmp/a.stream" "$tmp/$1.stream" && { echo "# $2 changed nothing"; exit 2; }
	import "$1" "$tmp/$1.stream"
}

make a uno
make b dos
expect 0 "$acts acts, 0 findings; seal of the last: $(seal a "$acts")" "a sound ledger holds" "$tmp/a.git"
mkdir "$tmp/dir" && cp -r "$tmp/a.git" "$tmp/dir/ledger.git"
expect 0 "$acts acts, 0 findings" "the directory that holds it will do" "$tmp/dir"
git clone -q --mirror "$tmp/a.git" "$tmp/clone.git"
git --git-dir="$tmp/clone.git" repack -adfq
expect 0 "receipt: in this ledger, act 7" "a clone, repacked, holds the same receipts" "$tmp/clone.git" "$(receipt a 7)"
for shell in bash busybox; do
	command -v $shell >/dev/null 2>&1 || continue
	case $shell in busybox) run='busybox sh' ;; *) run=$shell ;; esac
	$run "$verify" "$tmp/a.git" >"$tmp/said" 2>&1; ok $? "another shell says the same: $shell"
done
for other in mawk gawk original-awk busybox; do
	at=$(command -v $other 2>/dev/null) || continue
	mkdir "$tmp/$other" && ln -s "$at" "$tmp/$other/awk"
	(PATH="$tmp/$other:$PATH"; sh "$verify" "$tmp/a.git" && ! sh "$verify" "$tmp/b.git" "$(receipt a 1)") >"$tmp/said" 2>&1; ok $? "another awk says the same: $other"
done

expect 0 "receipt: in this ledger, act 1" "receipt of the first act" "$tmp/a.git" "$(receipt a 1)"
expect 0 "receipt: in this ledger, act $acts" "receipt of the last act" "$tmp/a.git" "$(receipt a "$acts")"
expect 0 "receipt: in this ledger, act 9" "capitals, and no hyphens" "$tmp/a.git" "$(receipt a 9 | tr -d - | tr a-f A-F)"
for n in 1 6 12 30 50; do
	r=$(receipt a 9)
	expect 2 "receipt: typing error" "one character wrong at $n" "$tmp/a.git" "$(printf %s "$r" | awk -v n=$n '{ c = substr($0, n, 1); print substr($0, 1, n - 1) (c == "3" ? "8" : "3") substr($0, n + 1) }')"
done
expect 2 "receipt: typing error" "one character left out" "$tmp/a.git" "$(receipt a 9 | sed 's/.$//')"
expect 2 "receipt: typing error" "no receipt at all" "$tmp/a.git" ""
expect 1 "receipt: another ledger" "a receipt of another ledger" "$tmp/a.git" "$(receipt b 9)"
git clone -q --bare "$tmp/a.git" "$tmp/short.git"
git --git-dir="$tmp/short.git" update-ref refs/heads/main "refs/heads/main~3"
expect 0 "receipt: in this ledger, act 9" "a ledger cut short still holds what is in it" "$tmp/short.git" "$(receipt a 9)"
expect 1 "receipt: this ledger no longer holds that act" "and not what was cut off" "$tmp/short.git" "$(receipt a "$acts")"

changed message 's/^drop(R-3): Dep/drop(R-3): Dop/'
expect 1 "act 3 (" "a changed title is found" "$tmp/message.git"
expect 1 "receipt: this ledger no longer holds that act" "and its receipt says so" "$tmp/message.git" "$(receipt a 3)"
[ "$(grep -c '^act ' "$tmp/said")" -eq 1 ]; ok $? "one change gives one finding"
changed reason '/^drop(R-3)/,/^Verb/s/in two lines/in one line!/'
expect 1 "act 3 (" "a changed reason is found" "$tmp/reason.git"
changed blob 's/^Id: R-8$/Id: R-9/'
expect 1 "act 8 (" "a changed record is found" "$tmp/blob.git"
changed file 's/^2018-5;7$/2018-5;8/'
expect 1 "act 5 (" "a changed file is found" "$tmp/file.git"
changed author "s/^author Fernanda Lagos <f.lagos@example.cl> $((1543237200 + 6 * 60)) /author Fernanda Lagos <f.lagos@example.cl> $((1543237200 + 6 * 60 - 1)) /"
expect 1 "act 6 (" "a changed time is found" "$tmp/author.git"
changed path 's,^M 100644 inline people/4$,M 100644 inline people/X,'
expect 1 "act 4 (" "a record that is not there is found" "$tmp/path.git"
wrong=5; make sequence uno; wrong=
expect 1 "act 5 (" "a wrong Sequence, properly sealed, is found" "$tmp/sequence.git"
grep -q 'its Sequence is not 5' "$tmp/said"; ok $? "and named"
left_out=6; make gap uno; left_out=
expect 1 "its Sequence is not 6" "an act left out is found" "$tmp/gap.git"

cp -r "$tmp/a.git" "$tmp/merge.git"
tip=$(git --git-dir="$tmp/merge.git" rev-parse refs/heads/main)
git --git-dir="$tmp/merge.git" cat-file commit "$tip" | sed "s/^parent .*/&\\
parent $(git --git-dir="$tmp/merge.git" rev-parse refs/heads/main~2)/" | git --git-dir="$tmp/merge.git" hash-object -t commit -w --stdin >"$tmp/merge"
git --git-dir="$tmp/merge.git" update-ref refs/heads/main "$(cat "$tmp/merge")"
expect 1 "does not follow the act before it" "a second parent is found" "$tmp/merge.git"
cp -r "$tmp/message.git" "$tmp/replace.git"
git --git-dir="$tmp/a.git" pack-objects --all -q --stdout </dev/null | git --git-dir="$tmp/replace.git" unpack-objects -q
git --git-dir="$tmp/replace.git" replace refs/heads/main "$tip"
expect 1 "act 3 (" "a replace ref hides nothing" "$tmp/replace.git"
git init -q --bare "$tmp/empty.git"
expect 2 "" "a ledger without acts is not called sound" "$tmp/empty.git"
expect 2 "" "nothing there" "$tmp/none.git"
expect 2 "" "usage"
[ -z "$(ls "$TMPDIR")" ]; ok $? "no temporary files are left"
lines=$(wc -l <"$verify"); [ "$lines" -le 60 ]; ok $? "at most 60 lines ($lines)"
echo "1..$count"
exit $failed
