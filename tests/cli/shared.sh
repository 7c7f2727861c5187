#!/bin/sh
# shared.sh: one server, two logins, one group: both write, both see what was sealed, and what lies there is the group's. Makes two users for a moment.
. "$(dirname "$0")/../lib/cli.sh"
if [ "$(id -u)" -ne 0 ] || ! command -v useradd >/dev/null || ! command -v setpriv >/dev/null; then
	skip "two logins in one place" "needs root"
	finish
fi
N=pshr$$ A=pshra$$ B=pshrb$$ C=pshrc$$
trap 'userdel "$A"; userdel "$B"; userdel "$C"; groupdel "$N"; rm -rf "$T"' EXIT
trap 'exit 2' INT TERM
groupadd "$N" && useradd -M -G "$N" "$A" && useradd -M -G "$N" "$B" && useradd -M "$C" || exit 2
# as LOGIN COMMAND …: with the groups of that login, a home of its own, and the umask that a server gives.
as() {
	login=$1; shift
	(umask 022; HOME=$T/home-$login exec setpriv --reuid "$login" --regid "$(id -g "$login")" --init-groups "$@")
}
for u in "$A" "$B" "$C"; do install -d -o "$u" -m 700 "$T/home-$u"; done
chmod 711 "$T"
mkdir -m 755 "$T/bin"; cp "$P" "$T/bin/procure"; cp -r "$ROOT/data" "$T/share"; mkdir "$T/root"; mv "$T/share" "$T/root/data"
cp -r "$ROOT/themes" "$T/root/themes"; cp "$ROOT/tests/lib/small.acts" "$T/small.acts"; chmod -R a+rX "$T/bin" "$T/root" "$T/small.acts"
P=$T/bin/procure PROCURE_DATA=$T/root
install -d -g "$N" -m 2770 "$T/srv"
L=$T/srv/ledger

code 0 "the registrar founds" as "$A" "$P" init "$L" --name "Municipalidad de Prueba" --person f.lagos --person-name "Francisca Lagos" --language en
code 0 "and records, a sealed declaration too" as "$A" "$P" --ledger "$L" do --batch "$T/small.acts"
code 0 "and adds somebody" as "$A" "$P" --ledger "$L" do person.add b.otro Name=Otro Roles=recorder Logins="$B"
rights() {
	find "$L" -type d ! -perm 2770 >"$T/out"; [ ! -s "$T/out" ]; told $? "$1: every directory is 2770"
	find "$L" -type f ! -perm -0440 >"$T/out"; [ ! -s "$T/out" ]; told $? "$1: the group reads every file"
	find "$L" -type f ! -perm 0660 ! -path '*/objects/*' ! -path "$L/files/*" >"$T/out"; [ ! -s "$T/out" ]; told $? "$1: every file that changes is 0660"
	find "$L" -perm /007 >"$T/out"; [ ! -s "$T/out" ]; told $? "$1: others have no right"
	find "$L" ! -group "$N" >"$T/out"; [ ! -s "$T/out" ]; told $? "$1: all is of the group"
}
rights "after the first"
code 0 "the second records" as "$B" "$P" --ledger "$L" do goal.add SC-2018-P01 Title=from-b
code 0 "and seals" as "$B" "$P" --ledger "$L" do declaration.add SC-2018-P01 Person=a.vera Type=interest Grounds=secreto-b Recused=no
code 0 "with a file" as "$B" "$P" --ledger "$L" do series.add SC-2018-P01 Title=Serie --file "$T/small.acts"
rights "after the second"
code 0 "the first sees it" as "$A" "$P" --ledger "$L" log --limit 3
out "log" "declaration(SC-2018-P01/DE-02)"
code 0 "and goes on" as "$A" "$P" --ledger "$L" do goal.add SC-2018-P01 Title=from-a
code 0 "the second sees that" as "$B" "$P" --ledger "$L" log --limit 1
out "log" "from-a"
code 0 "what the second sealed, the first may open" as "$A" "$P" --ledger "$L" reveal DE-02:Grounds
out "reveal" "secreto-b"
for u in "$A" "$B"; do
	code 0 "it verifies" as "$u" "$P" --ledger "$L" verify
	as "$u" "$P" --ledger "$L" doctor --json >"$T/out" 2>"$T/err"
	json "doctor has nothing to say of the rights" "all(c['good'] for c in o['checks'] if c['name'] in ('vault','group','you','ledger'))"
done
chmod 664 "$L/vault.db"
as "$B" "$P" --ledger "$L" doctor >"$T/out" 2>"$T/err"; out "the world may not read the vault" "chmod o="
chmod 660 "$L/vault.db"

# copies are their maker's; what is put back into the group's directory is the group's
code 0 "a copy" as "$B" "$P" --ledger "$L" backup "$T/home-$B/copy"
find "$T/home-$B/copy" -perm /027 >"$T/out"; [ ! -s "$T/out" ]; told $? "a copy: the group does not write to it, others have no right"
same "its vault" "$(stat -c %a "$T/home-$B"/copy/*/vault.db)" 600
code 0 "put back" as "$B" "$P" restore "$T/home-$B/copy" "$T/srv/back"
code 0 "the other writes there" as "$A" "$P" --ledger "$T/srv/back" do goal.add SC-2018-P01 Title=back

# who is not of the group is told so; a place that is one person's is mended by what doctor says
code 3 "a stranger" as "$C" "$P" --ledger "$L" log
err "a stranger" "You are not allowed to look at"
chmod -R g-w "$L"; chown -R "$A" "$L"
as "$B" "$P" --ledger "$L" doctor --json >"$T/out" 2>"$T/err"
python3 -c "import json,sys; print(next(c['text'] for c in json.load(open(sys.argv[1]))['checks'] if c['name']=='group'))" "$T/out" >"$T/said"; told $? "doctor names the place that is one person's"
sed "s/.*: chgrp/chgrp/; s/GROUP/$N/" "$T/said" >"$T/mend"
code 0 "its command" as "$A" sh "$T/mend"
code 0 "mends it" as "$B" "$P" --ledger "$L" do goal.add SC-2018-P01 Title=mended
finish
