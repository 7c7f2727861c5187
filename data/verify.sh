#!/bin/sh
# verify.sh LEDGER [RECEIPT]: checks a ledger of procure without procure, with a POSIX shell, git, sha256sum and awk alone.
#
# LEDGER is ledger.git, the directory that holds it, or any clone. Checked: each act follows the one before it, its Sequence is one more, and its
# Seal is the SHA-256 of what design and manual say: the parent's seal, author, committer, every record and file that the act names, the message.
# With a RECEIPT: does this ledger still hold that act? Not checked here: whether the rules allowed an act, whether the tree holds more than
# the acts name, signatures (`procure verify` does). Whoever can rewrite all acts can seal them anew: only a receipt kept elsewhere shows that.
# Exit: 0 all holds; 1 something does not; 2 usage, a typing error in the receipt, or no ledger there.
export LC_ALL=C GIT_NO_REPLACE_OBJECTS=1 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
case $# in 1|2) ;; *) echo "usage: verify.sh LEDGER [RECEIPT]" >&2; exit 2 ;; esac
dir=${TMPDIR:-/tmp}/procure-verify.$$
(umask 077; mkdir "$dir") || exit 2
trap 'rm -rf "$dir"' EXIT; trap 'exit 2' HUP INT TERM
ledger=$1; [ ! -d "$1/ledger.git" ] || ledger=$1/ledger.git
from() { git --git-dir="$ledger" "$@"; }
digest() { for first in "$dir/$1"[0-9]*000; do sha256sum "${first%000}"* || exit 2; done; }  # b0000000 …, a thousand at a time
receipt=$(printf %s "${2-}" | awk '{ gsub(/[- \t]/, ""); printf "%s", tolower($0) }')
check=$(printf %s "${receipt%????}" | sha256sum); check=${check%"${check#????}"}
if [ $# -eq 2 ] && ! printf '%s\n' "$receipt" | awk -F. -v c="$check" '{ s = $1 $3; exit !(NF == 3 && length($1) == 4 && length($3) == 40 &&
	s !~ /[^0-9a-f]/ && $2 ~ /^[1-9][0-9]*$/ && substr($3, 37) == c) }'; then echo "receipt: typing error"; exit 2; fi
from rev-list --topo-order --reverse refs/heads/main >"$dir/line" && [ -s "$dir/line" ] || { echo "no acts in $1" >&2; exit 2; }
from cat-file --batch <"$dir/line" >"$dir/commits" || exit 2
# Reads `cat-file --batch` by the sizes that it announces; whole() is called with each line, ended() after the last.
batch='BEGIN { r = -1 }
	r < 0 { oid = $1; begun($2); if ($2 == "missing") ended(1); else r = $3; next }
	length($0) == r { ended(r > 0); r = -1; next }
	{ r -= length($0) + 1; whole() }'
# Once to ask for what each act names, once (with the digests of that) to write down what each act seals.
acts='function begun(type) { head = 1; n = parts = 0; parent = author = committer = seq = "" }
	function whole() {
		if (head && $0 == "") head = 0
		else if (head) { if ($1 == "parent") parent = parent $2; if ($1 == "author") author = author $0; if ($1 == "committer") committer = committer $0 }
		else { m[++n] = $0; if ($0 == "") { parts = 0; seq = "" } else if (/^(Record|File): /) path[++parts] = $2; else if (/^Sequence: /) seq = $2 }
	}
	function ended(cut,   i, f, seal) {
		seal = !cut && n > 1 && m[n] ~ /^Seal: [0-9a-f]+$/ && length(m[n]) == 70 ? substr(m[n], 7) : "none"
		if (ask) { for (i = 1; i <= parts; i++) print oid ":" path[i]; return }
		f = sprintf("%s/s%07d", dir, count); print "procure-seal-1" >f; if (count++) print "parent " last >f
		print author >f; print committer >f
		for (i = 1; i <= parts; i++) { h = ""; getline h <digests; print substr(h, 1 + (h ~ /^\\/), 64), path[i] >f }
		print "message" >f; for (i = 1; i < n; i++) print m[i] >f
		close(f); print oid, seal, (seq == count "" ? "-" : "Sequence"), (parent == before ? "-" : "parent"); before = oid; last = seal
	}'
files='function begun(type) { f = sprintf("%s/b%07d", dir, count++); printf "" >f } function whole() { print >f }
	function ended(cut) { if (cut) printf "%s", $0 >f; close(f) }'
awk -v ask=1 "$acts $batch" "$dir/commits" >"$dir/asked" && from cat-file --batch <"$dir/asked" | awk -v dir="$dir" "$files $batch" || exit 2
digest b >"$dir/digests" && awk -v dir="$dir" -v digests="$dir/digests" "$acts $batch" "$dir/commits" >"$dir/claims" && digest s >"$dir/seals" || exit 2
awk -v receipt="$receipt" 'NR == FNR { made[NR] = substr($1, 1 + ($1 ~ /^\\/), 64); next }
	{ n++; seal[n] = $2; w = "act " n " (" substr($1, 1, 12) "): " }
	$2 != made[n] { bad++; print w "the seal does not fit: its message, people, times or records were changed" }
	$3 != "-" { bad++; print w "its Sequence is not " n }
	$4 != "-" { bad++; print w "it does not follow the act before it" }
	END {
		print n " acts, " bad + 0 " findings; seal of the last: " seal[n]
		if (!receipt) exit (bad > 0)
		split(receipt, r, "."); q = r[2] + 0
		if (r[1] != substr(seal[1], 1, 4)) { print "receipt: another ledger"; exit 1 }
		if (substr(r[3], 1, 36) != substr(made[q], 1, 36)) { print "receipt: this ledger no longer holds that act"; exit 1 }
		print "receipt: in this ledger, act " q; exit (bad > 0)
	}' "$dir/seals" "$dir/claims"
