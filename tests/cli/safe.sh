#!/bin/sh
# safe.sh: hostile text never reaches terminal, file or JSON as it is; hostile surroundings change nothing.
. "$(dirname "$0")/../lib/cli.sh"
L=$T/l
small "$L" || exit 2
export PROCURE_LEDGER="$L"
ESC=$(printf '\033') BIDI=$(printf '\342\200\256') ZERO=$(printf '\342\200\213') C1=$(printf '\302\233') BAD=$(printf '\351')
clean() { # name: neither stdout nor stderr hold what moves a terminal or hides text
	cat "$T/out" "$T/err" | LC_ALL=C grep -qE "$(printf '[\001-\010\013-\037\177]|\302[\200-\237]|\342\200[\213-\217\252-\256]|\342\201[\246-\251]|\357\273\277')"
	[ $? -eq 1 ]; told $? "$1: nothing that moves a terminal"
	cat "$T/out" "$T/err" | iconv -f utf-8 -t utf-8 >/dev/null 2>&1; told $? "$1: UTF-8"
}
hostile="red$ESC[31m hid${ZERO}den ${BIDI}olleh$C1"
code 0 "typed text is made storable" "$P" do goal.add SC-2018-P01 "Title=$hostile" "Detail=Latin$BAD, tab	and	blanks  "
code 0 "show" "$P" show G2; clean "show"
code 0 "show --json" "$P" show G2 --json; clean "show --json"
json "the text without what is refused" "o['record']['fields']['Title']=='red[31m hidden olleh' and o['record']['fields']['Detail']=='Latiné, tab and blanks'"
git --git-dir="$L/ledger.git" log -1 --format=%B main >"$T/out"; : >"$T/err"; clean "the commit"
for words in "show $hostile" "list $hostile" "$hostile" "log --by $hostile" "log --at $hostile" "do $hostile" "do goal.add SC-2018-P01 $hostile=x" "verify --receipt $hostile" "search $hostile" \
	"--ledger $hostile log" "--config $hostile log" "--lang $hostile log" "--$hostile" "init $T/x$ESC --name"; do
	# shellcheck disable=SC2086
	"$P" $words >"$T/out" 2>"$T/err"; s=$?
	[ $s -le 7 ]; told $? "hostile words end well (exit $s)"
	clean "hostile words"
done
printf 'Verb: goal.add\nRecord: SC-2018-P01%s\nTitle: x\n' "$ESC" >"$T/h.acts"
code 2 "a hostile batch" "$P" do --batch "$T/h.acts"; clean "a hostile batch"
head -c 3000 /dev/urandom >"$T/random"
"$P" do --batch "$T/random" >"$T/out" 2>"$T/err"; same "a batch of noise is refused" "$?" 2; clean "a batch of noise"
code 2 "an id with a path in it" "$P" do person.add ../../etc/passwd Name=x
code 2 "a name of a meeting with two points" "$P" do meeting.convene CCE-2018-S..1 Body=CCE

# surroundings
mkdir -p "$T/evil" && git init -q "$T/evil/repo"
GIT_DIR=$T/evil/repo/.git GIT_OBJECT_DIRECTORY=$T/evil GIT_INDEX_FILE=$T/evil/x "$P" log --limit 1 >"$T/out" 2>"$T/err"; same "GIT_* is ignored" "$?" 0
out "GIT_* is ignored" "goal("
printf '[core]\n\tbare = false\n\tfsync = none\n[user]\n\tname = Mallory\n\tmail = m@example\n' >"$HOME/.gitconfig"
code 0 "~/.gitconfig is ignored" "$P" do goal.add SC-2018-P01 Title=again
git --git-dir="$L/ledger.git" log -1 --format='%an %ae' main >"$T/out"
out "~/.gitconfig" "Francisca Lagos f.lagos@"
rm "$HOME/.gitconfig"
code 0 "no HOME" env -u HOME "$P" log --limit 1
code 0 "HOME that is not there" env HOME=/nonexistent "$P" log --limit 1
for l in C POSIX C.UTF-8 es_CL.UTF-8 xx_YY; do
	code 0 "LANG=$l" env LANG="$l" "$P" show R-01
	out "LANG=$l" "Depósito dentro de la comuna"
done
code 0 "LC_ALL=C" env LC_ALL=C "$P" show R-01; out "LC_ALL=C" "Depósito"
code 0 "money does not follow the locale" env LC_ALL=es_CL.UTF-8 LC_NUMERIC=de_DE.UTF-8 "$P" show R-01 --json
json "money" "o['record']['fields']['Cost-Share']=='3.00'"
"$P" log --limit 1 <&- >"$T/out" 2>"$T/err"; same "stdin closed" "$?" 0
"$P" log --limit 1 >&- 2>"$T/err"; [ $? -le 7 ]; told $? "stdout closed"
before=$(git --git-dir="$L/ledger.git" rev-list --count main)
"$P" do goal.add SC-2018-P01 Title=closed <&- >&- 2>&-; git --git-dir="$L/ledger.git" fsck --strict >"$T/out" 2>&1; told $? "all closed: the ledger is whole"
same "all closed: the act is there" "$(git --git-dir="$L/ledger.git" rev-list --count main)" $((before + 1))
(cd "$T/evil" && rmdir gone 2>/dev/null; mkdir "$T/gone"; cd "$T/gone" && rmdir "$T/gone" && "$P" log --limit 1 >"$T/out" 2>"$T/err"); same "the directory where we stand is gone" "$?" 0
code 0 "umask 0 opens nothing" sh -c 'umask 0; "$0" do goal.add SC-2018-P01 Title=umask' "$P"
same "the vault is its owner's alone" "$(stat -c %a "$L/vault.db")" 600
find "$L" -perm /007 | grep -q .; [ $? -eq 1 ]; told $? "nobody else may read or write anything"
code 2 "a wrong clock" env PROCURE_NOW=yesterday "$P" do goal.add SC-2018-P01 Title=x
code 0 "verify" "$P" verify
finish
