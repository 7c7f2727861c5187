#!/bin/sh
# Every ledger that an earlier state of the program made stays in tests/ledgers (as a git bundle, with the receipt of its last act) and must verify.
set -u
cd "$(dirname "$0")/../.." || exit 2
PROGRAM=${BUILD:-build}/procure
export PROCURE_DATA="$PWD" LANG=C.UTF-8 LANGUAGE=en
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
export HOME="$dir"
n=0
for bundle in tests/ledgers/*.bundle; do
	name=$(basename "$bundle" .bundle)
	n=$((n + 1))
	git clone -q --bare "$bundle" "$dir/$name.git" 2>"$dir/err" && "$PROGRAM" verify --ledger "$dir/$name.git" --receipt "$(cat "tests/ledgers/$name.receipt")" >"$dir/out" 2>&1
	if [ $? -eq 0 ]; then echo "ok $n - $name verifies"; else sed 's/^/# /' "$dir/err" "$dir/out"; echo "not ok $n - $name verifies"; fi
	n=$((n + 1))
	acts=$("$PROGRAM" log --ledger "$dir/$name.git" | wc -l)
	[ "$acts" -eq "$(git -C "$dir/$name.git" rev-list --count main)" ] && echo "ok $n - $name is read" || echo "not ok $n - $name is read"
done
