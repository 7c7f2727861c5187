# cli.sh: what the tests of the command line share. Sourced, not run: `. tests/lib/cli.sh`. TAP on stdout; all files in a private directory.
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
BUILD=${BUILD:-$ROOT/build}
case $BUILD in /*) ;; *) BUILD=$ROOT/$BUILD ;; esac
P=$BUILD/procure
T=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$T" 2>/dev/null; rm -rf "$T"' EXIT INT TERM
HOME=$T/home PROCURE_DATA=$ROOT PROCURE_NOW=2018-11-20T08:00:00-03:00 TZ=America/Santiago LANG=C.UTF-8
export HOME PROCURE_DATA PROCURE_NOW TZ LANG
unset LANGUAGE LC_ALL LC_MESSAGES LC_CTYPE PROCURE_LEDGER PROCURE_CONFIG XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
mkdir -p "$HOME"
export GIT_CONFIG_NOSYSTEM=1
tests=0 bad=0
told() { # verdict name
	tests=$((tests + 1))
	if [ "$1" -eq 0 ]; then printf 'ok %d - %s\n' $tests "$2"; else
		bad=$((bad + 1)); printf 'not ok %d - %s\n' $tests "$2"
		sed 's/^/#  out: /' "$T/out" 2>/dev/null | head -10; sed 's/^/#  err: /' "$T/err" 2>/dev/null | head -10
	fi
}
# code N NAME COMMAND …: the exit status is exactly N; stdout and stderr are kept in $T/out, $T/err.
code() {
	want=$1 name=$2; shift 2
	"$@" >"$T/out" 2>"$T/err" </dev/null
	got=$?
	[ "$got" -eq "$want" ]; told $? "$name (exit $got, $want expected)"
}
out() { grep -qF -- "$2" "$T/out"; told $? "$1: stdout says \`$2\`"; }
err() { grep -qF -- "$2" "$T/err"; told $? "$1: stderr says \`$2\`"; }
outre() { grep -qE -- "$2" "$T/out"; told $? "$1: stdout matches /$2/"; }
quiet() { [ ! -s "$T/out" ]; told $? "$1: nothing on stdout"; }
same() { [ "$2" = "$3" ]; told $? "$1: \`$2\` is \`$3\`"; }
# json NAME EXPRESSION: stdout is one JSON object, of which the Python expression over `o` is true.
json() { python3 -c "import json,sys; o=json.load(open(sys.argv[1])); sys.exit(0 if ($2) else 1)" "$T/out" 2>>"$T/err"; told $? "$1: $2"; }
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
# found DIR: a new ledger; its registrar f.lagos is whoever runs the test.
found() { "$P" init "$1" --name "Municipalidad de Prueba" --person f.lagos --person-name "Francisca Lagos" --language en >/dev/null; }
# small DIR: with a committee, a group, a contract, evidence, a decision (tests/lib/small.acts); 30 acts.
small() { found "$1" && "$P" --ledger "$1" do --batch "$ROOT/tests/lib/small.acts" >"$T/acts"; }
finish() { echo "1..$tests"; [ "$bad" -eq 0 ]; exit; }
