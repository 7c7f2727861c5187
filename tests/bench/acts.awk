# acts.awk -v acts=N: prints the stanzas of a ledger of N acts, its founding counted, for `procure do --batch`. Invented.
# The shape of a municipality's years: at most ninety contracts a year, mandated by one agreement; each contract with its working group, ten
# findings and forty requirements that are added, edited twice, proposed and decided. The same N gives the same bytes.

function field(name, value) { text = text name ": " value "\n" }

# Ends a stanza. The founding is act 1, so N - 1 stanzas are printed; what would come after them is made and forgotten.
function done() {
	if (++made <= acts)
		printf "%s\n", text
	text = ""
}

function verb(name, record) { field("Verb", name); if (record != "") field("Record", record) }

# A word out of a list, always the same for the same number.
function pick(list, n,   word, count) { count = split(list, word, " "); return word[n % count + 1] }
function phrase(n) {
	return pick("Barrido Retiro Lavado Poda Riego Vigilancia Reposición Limpieza", n) " de " pick("calles ferias plazas sumideros luminarias paraderos", n * 7 + 1) \
		" " pick("diario nocturno semanal mensual", n * 3 + 2) ", tramo " n % 97
}

function committee() {
	verb("person.add", "m.soto"); field("Name", "Marta Soto"); field("Roles", "recorder"); done()
	verb("body.add", "CCE"); field("Name", "Comité de Contratos Estratégicos"); field("Type", "committee"); field("Act", "provisional"); field("Chair", "a")
	field("Seats", "a | administrator | " person " | - | 2012-01-01 | - | vote | -"); done()
	verb("rules.adopt", "2018-11-20-2"); field("Date", "2018-11-20")
	field("Deciding", "committee | 1/2 | seats | not-needed | - | >1/2 | cast | 1 | fails | yes | yes\n working-group | 1/2 | seats | not-needed | - | >1/2 | cast | 1 | fails | yes | yes")
	field("Guards", "quorum meeting-open evidence-or-none evidence-stands legal-not-dropped text-or-principle"); field("Recorders", person)
	field("Late-Hours", "48"); field("Reason", "Un comité de prueba con un solo asiento."); done()
}

function meeting(body, id,   m) {
	m = body "-" id
	verb("meeting.convene", m); field("Body", body); field("Date", "2018-11-26"); done()
	verb("meeting.open", m); done()
	verb("meeting.attend", m); field("Person", person); done()
	return m
}

function id_of(year, i) { return sprintf("SC-%d-%02d", year, i) }

# The committee takes up the contracts of a year.
function portfolio(year, n,   i, list, m) {
	for (i = 1; i <= n; i++) {
		verb("candidate.add", id_of(year, i)); field("Name", phrase(year + i)); field("Amount-Year", 1000000 * (50 + i * 7)); field("Value", i % 5 + 1)
		field("Policy", (i + 2) % 5 + 1); field("Opportunity", (i + 3) % 5 + 1); field("Reason", "Vence dentro del año."); done()
		list = list " " id_of(year, i)
	}
	m = meeting("CCE", sprintf("%d-S01", year))
	verb("agreement.mandate", ""); field("Meeting", m); field("Mode", "assent"); field("Title", "Mandato " year); field("Contracts", substr(list, 2))
	field("Reason", "Los contratos del año " year " vencen y sus bases son antiguas."); done()
	verb("meeting.close", m); done()
}

function requirement(c, m, n, salt,   r) {
	r = sprintf("%s/R-%02d", c, n)
	verb("requirement.add", c); field("Clause", phrase(salt + n)); field("Type", pick("input process output outcome admin", n)); field("Cost-Share", n % 5 ".50"); done()
	verb("requirement.change", r); field("Old-Text", "El contratista ejecutará " phrase(salt + 3 * n) " con la dotación y el equipo que fije la inspección, sin perjuicio de lo que digan las bases técnicas."); done()
	verb("requirement.change", r); field("Q-Result", "Se puede pedir el resultado: " phrase(n)); field("Q-Check", "La inspección, una vez por semana, con planilla."); done()
	verb("requirement.propose", r); field("Proposal", "drop"); field("No-Evidence", "Nadie lo midió."); field("Reason", "No sirve a ningún objetivo y aleja oferentes."); done()
	verb("requirement.decide", r); field("Meeting", m); field("Mode", "consensus"); field("Verdict", "drop")
	field("Reason", "No sirve a ningún objetivo; " phrase(salt + n) " ya se cobra por otra partida" rare() "."); field("No-Evidence", "Nadie lo midió en " year + 0 "."); done()
}

# One word that stands in one act only, in the middle.
function rare() { return !told && made >= acts / 2 ? substr(", zimurgia", told = 1) : "" }

function contract(year, i, agreement,   c, m, n) {
	c = id_of(year, i)
	verb("contract.add", c); field("Name", phrase(year + i)); field("Mandate", agreement); field("Amount", 3000000 * (50 + i * 7)); done()
	verb("body.add", "GT-" c); field("Name", "Mesa " c); field("Type", "working-group"); field("Contract", c); field("Act", "provisional"); field("Chair", "p")
	field("Seats", "p | facilitator | " person " | - | 2012-01-01 | - | vote | -"); done()
	m = meeting("GT-" c, "R01")
	for (n = 1; n <= 10; n++) {
		verb("evidence.add", c); field("Title", "Hallazgo: " phrase(n * year + i)); field("Strength", pick("strong moderate anecdotal", n)); field("Source", "Planillas de inspección"); done()
	}
	for (n = 1; n <= 40 && made < acts; n++)
		requirement(c, m, n, year * 100 + i * 41)
}

BEGIN {
	person = "f.lagos"; made = 1
	committee()
	each = 217      # acts of a contract with its candidate
	for (year = 2012; made < acts; year++) {
		n = int((acts - made) / each) + 1
		if (n > 90)
			n = 90
		portfolio(year, n)
		for (i = 1; i <= n && made < acts; i++)
			contract(year, i, sprintf("CCE-2018-%02d", year - 2011))
	}
}
