#!/bin/sh
# convert.sh: terms and tables out of office papers and PDF, by converters that may be missing: then a sentence says which package to install and how to
# save instead. The files are made here; the clauses expected are those typed below.
. "$(dirname "$0")/../lib/cli.sh"
small "$T/l"; told $? "a small ledger"
export PROCURE_LEDGER="$T/l"
C=$(git --git-dir="$T/l/ledger.git" ls-tree -r --name-only HEAD | sed -n 's|^contracts/[0-9]*/[0-9]*/\([^/]*\)/contract$|\1|p' | head -1)
python3 "$ROOT/tests/lib/papers.py" "$T"; told $? "the papers are made"

# --- what has no converter -----------------------------------------------------------------------------------------------------------------------
printf '\320\317\021\340\241\261\032\341old' >"$T/old.doc"
code 2 "an old Word file" "$P" --lang en import "$T/old.doc" --as requirement --contract "$C" --dry-run
err "an old Word file" "save it as .docx or .xlsx"
printf '\211PNG\r\n\032\n....' >"$T/photo.csv"
code 2 "a picture that is called .csv" "$P" --lang en import "$T/photo.csv" --as series --contract "$C" --dry-run
err "a picture" "is a picture"
mkfifo "$T/fifo.pdf"
code 2 "a pipe" "$P" --lang en import "$T/fifo.pdf" --as requirement --contract "$C" --dry-run

# --- numbered terms ------------------------------------------------------------------------------------------------------------------------------
# terms FILE PROGRAM …: the four clauses, where one of the programs is installed; else the sentence.
terms() {
	file=$1; shift
	for program; do [ -x "/usr/bin/$program" ] && break; done
	if [ ! -x "/usr/bin/$program" ]; then
		code 5 "$file without converter" "$P" --lang en import "$T/$file" --as requirement --contract "$C" --dry-run
		err "$file without converter" "or save the file as TXT"
		return
	fi
	code 0 "$file" "$P" --lang en import "$T/$file" --as requirement --contract "$C" --dry-run
	same "$file: four clauses, headings and page numbers are none" "$(grep -c '^requirement.add' "$T/out")" 4
	same "$file: their texts are whole" "$(sed -n 's/^  Old-Text: //p' "$T/out" | sha256sum)" "$(sha256sum <"$T/expected")"
	outre "$file: the source names heading and number" 'Source: .*Recursos, 5\.2'
}
sed -n 's/^5\.1 //p; s/^5\.2 //p; s/^6\.1 //p; s/^6\.2 //p' "$T/joined" >"$T/expected"
terms terms.txt sh
terms terms.pdf pdftotext
terms terms.docx pandoc docx2txt
terms terms.odt pandoc odt2txt
if [ -x /usr/bin/pdftotext ]; then
	code 2 "a scan" "$P" --lang en import "$T/scan.pdf" --as requirement --contract "$C" --dry-run
	err "a scan" "is a scan"
	head -c 300 "$T/terms.pdf" >"$T/torn.pdf"
	code 2 "a torn PDF" "$P" --lang en import "$T/torn.pdf" --as requirement --contract "$C" --dry-run
fi

# --- tables --------------------------------------------------------------------------------------------------------------------------------------
for file in table.xlsx table.ods; do
	if [ -x /usr/bin/ssconvert ] || { [ $file = table.xlsx ] && [ -x /usr/bin/xlsx2csv ]; }; then
		code 0 "$file" "$P" --lang en import "$T/$file" --contract "$C" --dry-run
		out "$file" "Rows: 3"
		out "$file" "Columns: mes, facturado, reclamos"
	else
		code 5 "$file without converter" "$P" --lang en import "$T/$file" --contract "$C" --dry-run
		err "$file without converter" "gnumeric"
		err "$file without converter" "save the file as CSV"
	fi
done
finish
