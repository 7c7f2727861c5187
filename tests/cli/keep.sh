#!/bin/sh
# keep.sh: what is kept: index, copies, clones; plain git tells the same story; who may write.
. "$(dirname "$0")/../lib/cli.sh"
L=$T/l
small "$L" || exit 2
G=$L/ledger.git
export PROCURE_LEDGER="$L"
printf 'mes;t\n2018-01;1\n2018-02;2\n' >"$T/s.csv"
code 0 "a series with its file" "$P" do series.add SC-2018-P01 Title=Serie --file "$T/s.csv"

# plain git
git --git-dir="$G" fsck --strict >"$T/out" 2>&1; told $? "git fsck --strict"
[ ! -s "$T/out" ] || ! grep -vE '^(Checking|notice)' "$T/out" | grep -q .; told $? "fsck says nothing"
for c in $(git --git-dir="$G" rev-list main); do
	git --git-dir="$G" log -1 --format=%B "$c" >"$T/message"
	git interpret-trailers --parse <"$T/message" >"$T/trailers"
	[ "$(head -1 "$T/trailers" | cut -d: -f1)" = Verb ] && [ "$(tail -1 "$T/trailers" | cut -d: -f1)" = Seal ] && [ -z "$(cut -d: -f1 "$T/trailers" | grep -vxE 'Record|File' | sort | uniq -d)" ] || { cp "$T/trailers" "$T/out"; break; }
done; told $? "git interpret-trailers reads every act from Verb to Seal, none twice"
git --git-dir="$G" log --format=%s -- contracts/2018/00/SC-2018-P01/requirements/R-01 >"$T/out"
out "git log -- path" "drop(SC-2018-P01/R-01): Depósito dentro de la comuna"
same "and nothing else wrote it" "$(wc -l <"$T/out")" 2
git --git-dir="$G" show main~1 >"$T/out"
out "git show" "+Verdict: drop"
sh "$ROOT/data/verify.sh" "$G" >"$T/out" 2>"$T/err"; told $? "data/verify.sh finds every seal right"

# index
code 0 "reindex" "$P" reindex --hash
same "the index made anew holds the same rows" "$(cut -d' ' -f1 "$T/out")" "$(cut -d' ' -f2 "$T/out")"
rm "$L/index.db"; "$P" log --limit 1 >"$T/out"; out "a deleted index comes back" "data(SC-2018-P01/DS-01)"
echo garbage >"$L/index.db"; "$P" log --limit 1 >"$T/out"; out "a damaged index comes back" "data(SC-2018-P01/DS-01)"

# copies
code 0 "backup" "$P" backup "$T/copy"
[ -e "$(cat "$T/out")/procure-backup" ]; told $? "the copy says what it is, and its name is printed"
code 0 "act after the copy" "$P" do goal.add SC-2018-P01 Title=later
code 0 "restore" "$P" restore "$T/copy" "$T/back"
code 0 "verify what came back" "$P" --ledger "$T/back" verify
same "it ends where the copy was made" "$(git --git-dir="$T/back/ledger.git" rev-parse main)" "$(git --git-dir="$G" rev-parse main~1)"
code 0 "what was sealed came back" "$P" --ledger "$T/back" reveal DE-01:Grounds
out "reveal" "Un familiar trabaja"
cmp -s "$T/s.csv" "$T/back/files/$(sha256sum <"$T/s.csv" | cut -d' ' -f1)"; told $? "files came back"
code 0 "and can be written to" "$P" --ledger "$T/back" do goal.add SC-2018-P01 Title=afterwards
"$P" restore "$T/copy" "$L" >"$T/out" 2>"$T/err"; [ $? -ne 0 ]; told $? "restore does not write over a ledger"
"$P" backup "$T/s.csv" >"$T/out" 2>"$T/err"; [ $? -ne 0 ]; told $? "a copy is not made into a file"
code 0 "verify" "$P" verify

# an auditor's clone
git clone -q --bare "$G" "$T/clone.git" 2>"$T/err"; told $? "git clone"
export PROCURE_LEDGER="$T/clone.git"
code 0 "log of a clone" "$P" log --limit 1
out "log of a clone" "later"
code 0 "verify a clone" "$P" verify
code 3 "a clone is not written to" "$P" do goal.add SC-2018-P01 Title=x
same "nothing was put into it" "$(git --git-dir="$T/clone.git" rev-list --count main)" "$(git --git-dir="$G" rev-list --count main)"
code 1 "what is sealed is not in it" "$P" reveal DE-01:Grounds
export PROCURE_LEDGER="$L"

# who is at the keyboard
code 0 "a recorder acts for another" "$P" --person m.soto do goal.add SC-2018-P01 "Title=for m.soto"
git --git-dir="$G" log -1 --format=%B main >"$T/out"
out "it is said for whom" "Moved-by: m.soto"; out "and by whom" "Recorded-by: f.lagos"
code 3 "a login belongs to one person" "$P" do person.change m.soto "Logins=$(id -un)"
printf 'Verb: person.change\nRecord: f.lagos\nLogins: somebody.else\n\nVerb: person.change\nRecord: m.soto\nLogins: %s\n' "$(id -un)" >"$T/hand.over"
code 0 "f.lagos hands this login over to m.soto, who is no recorder" "$P" do --batch "$T/hand.over"
code 3 "only a recorder acts for another" "$P" --person p.rojas do goal.add SC-2018-P01 Title=x
code 3 "only the registrar changes the roster" "$P" do person.change p.rojas Title=x
code 0 "who sits in the group writes its acts" "$P" do goal.add SC-2018-P01 Title=own
git --git-dir="$G" log -1 --format=%an main >"$T/out"; out "author" "Marta Soto"
cp -r "$T/back" "$T/strange"; export PROCURE_LEDGER="$T/strange"
code 0 "the login goes to another" "$P" do person.change f.lagos Logins=somebody.else
code 3 "an unknown login writes nothing" "$P" --lang en do goal.add SC-2018-P01 Title=x
err "an unknown login" "belongs to nobody on the roster"
code 3 "not even a batch" "$P" do --batch "$ROOT/tests/lib/small.acts"
code 0 "it reads" "$P" log --limit 1
code 3 "but nothing sealed" "$P" reveal DE-01:Grounds
code 0 "and verifies" "$P" verify
if [ "$(id -u)" -ne 0 ]; then
	chmod -R a-w "$L"
	code 0 "read-only media" "$P" log --limit 1
	code 3 "are not written to" "$P" do goal.add SC-2018-P01 Title=x
fi
"$P" doctor --json >"$T/out" 2>"$T/err"; [ $? -le 1 ]; told $? "doctor"
json "doctor" "len(o['checks'])>2 and all(set(c)=={'name','good','text'} for c in o['checks'])"
finish
