/* Each verb of the table at least once, in the ways in which it can go: adopted, rejected, tied, with casting vote, deputy, recusal, ruling, assent, late,
 * for another. Each act is then played again from its commit and must give the same bytes. */
#include "service_again.h"

#define C "SC-2018-P01"
#define GT "GT-SC-2018-P01"
#define R1 "GT-SC-2018-P01-R01"
#define S1 "CCE-2018-S01"
#define BOTH "@meeting=" R1 "~@mode=consensus~"
#define VOTED "@meeting=" R1 "~@mode=roll-call~"
#define SESSION "@meeting=" S1 "~@mode=roll-call~"
#define CARRIED SESSION "@for=a.vera p.rojas m.soto~"
#define LATE "@decided=2018-11-20T10:00:00-03:00~@late=paper-first~"

struct step { const char *verb, *record, *parts; enum rc expected; };

static const struct step steps[] = {
	{ "ledger.change", "", "Letterhead=Municipalidad~Reason=Membrete", RC_OK },
	{ "person.add", "a.vera", "Name=Ana Vera~Logins=avera", RC_OK },
	{ "person.add", "p.rojas", "Name=Pedro Rojas", RC_OK },
	{ "person.add", "m.soto", "Name=Marta Soto", RC_OK },
	{ "person.add", "l.diaz", "Name=Luis Díaz", RC_OK },
	{ "person.add", "d.luna", "Name=Diego Luna~" LATE, RC_OK },
	{ "person.add", "x.gone", "Name=Se Fue", RC_OK },
	{ "person.change", "d.luna", "Title=Director", RC_OK },
	{ "person.leave", "x.gone", "Reason=Renuncia", RC_OK },
	{ "rules.adopt", "2018-11-26-2", "Date=2018-11-26~Reason=Propias~Recorders=f.lagos~Late-Hours=48~Late-Reasons=paper-first"
	  "~Deciding=committee | >1/2 | seats | needed | - | >1/2 | cast | 2 | casting | yes | yes\nworking-group | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | no | yes"
	  "~Guards=evidence-or-none evidence-stands legal-not-dropped text-or-principle weights-at-most-100 shares-at-most-100 sums-exact metric-complete meeting-open quorum voters-sit "
	  "votes-complete dissent-recorded assent-unopposed recused-stays-out late-with-reason in-order ruling-named", RC_OK },
	{ "body.add", "CCE", "Name=Comité~Type=committee~Chair=admin~Act=provisional~Numbers-From=2018/10"
	  "~Seats=admin | administrator | a.vera | - | 2018-01-02 | - | vote | -\nplan | planning | p.rojas | l.diaz | 2018-01-02 | - | vote | -\n"
	  "cab | cabinet | m.soto | - | 2018-01-02 | - | vote | -\ndir | issuing | - | - | 2018-01-02 | - | vote | -", RC_OK },
	{ "body.change", "CCE", "Purpose=Decide~Reason=Precisión", RC_OK },
	{ "meeting.convene", S1, "Body=CCE~Date=2018-11-26~Tabla=1 | Cartera | 30 | pending | -\n2 | Vega Poniente | 30 | pending | " C, RC_OK },
	{ "meeting.open", S1, "Presided-By=a.vera", RC_OK },
	{ "meeting.attend", S1, "Person=a.vera", RC_OK },
	{ "meeting.attend", S1, "Person=p.rojas", RC_OK },
	{ "meeting.attend", S1, "Person=m.soto~Presence=remote", RC_OK },
	{ "meeting.item", S1, "Item=1", RC_OK },
	{ "candidate.add", C, "Name=Aseo~Director=d.luna~Value=5~Policy=4~Opportunity=3", RC_OK },
	{ "candidate.add", "SC-2018-P02", "Name=Áreas verdes", RC_OK },
	{ "candidate.change", C, "Opportunity=5~Reason=Vence antes", RC_OK },
	{ "candidate.postpone", "SC-2018-P02", "Reason=No este año", RC_OK },
	{ "agreement.select", "", SESSION "@for=a.vera~@against=p.rojas m.soto~Title=Cartera~Contracts=" C "~Reason=x", RC_DENIED },
	{ "agreement.select", "", SESSION "@for=a.vera p.rojas~@against=m.soto~Title=Cartera~Contracts=" C "~Reason=Por valor~Dissent=Gabinete prefiere otro", RC_OK },
	{ "agreement.mandate", "", "@meeting=" S1 "~@mode=assent~Title=Mandato~Text=Se encarga.~Contracts=" C "~Reason=Piloto", RC_OK },
	{ "contract.add", C, "Name=Aseo~Director=d.luna~Mandate=CCE-2018-12", RC_OK },
	{ "contract.change", C, "Problem=Microbasurales~Reason=Del taller", RC_OK },
	{ "body.add", GT, "Name=Grupo~Type=working-group~Contract=" C "~Seats=proc | procurement | p.rojas | l.diaz | 2018-01-02 | - | vote | -\n"
	  "legal | legal | m.soto | - | 2018-01-02 | - | vote | -\ndep | other | d.luna | - | 2018-01-02 | - | vote | -\ninsp | inspector | a.vera | - | 2018-01-02 | - | voice | -", RC_OK },
	{ "meeting.convene", R1, "Body=" GT "~Contract=" C "~Date=2018-11-26", RC_OK },
	{ "meeting.change", R1, "Title=Requisitos~Tabla=1 | R-05 | 10 | pending | " C "/R-05\n2 | Pagos | 10 | pending | -", RC_OK },
	{ "meeting.open", R1, "", RC_OK },
	{ "meeting.attend", R1, "Person=p.rojas", RC_OK },
	{ "meeting.attend", R1, "Person=m.soto", RC_OK },
	{ "meeting.attend", R1, "Person=d.luna", RC_OK },
	{ "meeting.attend", R1, "Person=a.vera~As=guest", RC_OK },

	{ "goal.add", C, "Title=Menos microbasurales", RC_OK },
	{ "goal.change", C "/G1", "Title=Sin microbasurales~Reason=Precisión", RC_OK },
	{ "goal.adopt", C "/G1", BOTH "Reason=Es el problema", RC_OK },
	{ "goal.add", C, "Title=Otro", RC_OK },
	{ "goal.drop", C "/G2", VOTED "@for=p.rojas~@against=m.soto d.luna~Reason=x", RC_OK },
	{ "goal.drop", C "/G2", BOTH "Reason=Sobra", RC_OK },
	{ "evidence.add", C, "Title=Pocos camiones~Named-Persons=Juana Pérez", RC_OK },
	{ "evidence.change", C "/EV-001", "Detail=Más~Reason=Completo", RC_OK },
	{ "evidence.accept", C "/EV-001", VOTED "@for=p.rojas~@against=m.soto d.luna~Reason=x", RC_OK },
	{ "evidence.accept", C "/EV-001", BOTH "Reason=Verificado", RC_OK },
	{ "evidence.add", C, "Title=Malo", RC_OK },
	{ "evidence.withdraw", C "/EV-002", "Reason=Sin fuente", RC_OK },
	{ "series.add", C, "Title=Toneladas", RC_OK },

	{ "requirement.add", C, "Clause=Depósito~Type=input", RC_OK },
	{ "requirement.change", C "/R-01", "Q-Goal=Ninguna", RC_OK },
	{ "requirement.propose", C "/R-01", "Proposal=drop~Reason=Cierra el mercado~No-Evidence=No hay", RC_OK },
	{ "requirement.decide", C "/R-01", VOTED "@for=p.rojas~@against=m.soto d.luna~Verdict=drop~Reason=x~@evidence=EV-001", RC_OK },
	{ "requirement.decide", C "/R-01", VOTED "@for=p.rojas~@against=m.soto~@abstain=d.luna~Verdict=drop~Reason=empate~@evidence=EV-001", RC_OK },
	{ "requirement.decide", C "/R-01", BOTH "@for=p.rojas m.soto~@against=d.luna~Verdict=drop~Reason=Sobra~Dissent=Lo pide mi unidad~@evidence=EV-001", RC_OK },
	{ "requirement.reopen", C "/R-01", "Reason=Nuevo antecedente", RC_OK },
	{ "requirement.decide", C "/R-01", BOTH "@as=m.soto~Verdict=keep~Reason=Sirve", RC_OK },
	{ "requirement.add", C, "Clause=Multas~Type=process", RC_OK },
	{ "requirement.decide", C "/R-02", BOTH "Verdict=modify~Reason=Mejor~No-Evidence=No hay~Instruction=Redactar~Instruction-Owner=m.soto~Instruction-Due=2018-12-10", RC_OK },
	{ "requirement.settle", C "/R-02", VOTED "@for=p.rojas~@against=m.soto d.luna~New-Text=Texto malo~Reason=x", RC_OK },
	{ "requirement.settle", C "/R-02", BOTH "New-Text=Texto bueno~Reason=Redactado", RC_OK },
	{ "requirement.add", C, "Clause=Sensores~Type=output", RC_OK },
	{ "meeting.recuse", R1, "Person=d.luna~Item=R-03", RC_OK },
	{ "requirement.decide", C "/R-03", VOTED "@for=p.rojas d.luna~@against=m.soto~Verdict=keep~Reason=x", RC_DENIED },
	{ "requirement.decide", C "/R-03", VOTED "@for=p.rojas m.soto~Verdict=keep~Reason=Sirve", RC_OK },
	{ "requirement.add", C, "Clause=Turnos~Type=process", RC_OK },

	{ "metric.add", C, "Title=Microbasurales~Definition=x~Direction=down~Floor=10~Target=5~Weight=60~Source=Terreno~Guard=Sorteo", RC_OK },
	{ "metric.change", C "/M1", "Unit=puntos", RC_OK },
	{ "metric.adopt", C "/M1", VOTED "@for=p.rojas~@against=m.soto d.luna~Weight=50~Reason=x", RC_OK },
	{ "metric.adopt", C "/M1", BOTH "Weight=60~Reason=Mide lo que importa", RC_OK },
	{ "metric.reopen", C "/M1", "Reason=Falta peso", RC_OK },
	{ "metric.adopt", C "/M1", BOTH "Weight=100~Reason=Uno basta", RC_OK },
	{ "metric.add", C, "Title=Otra", RC_OK },
	{ "metric.drop", C "/M2", BOTH "Reason=Sobra", RC_OK },
	{ "standard.add", C, "Title=Calle limpia", RC_OK }, { "standard.change", C "/ST-01", "Zone=Vega", RC_OK },
	{ "standard.adopt", C "/ST-01", BOTH "Reason=Sí", RC_OK }, { "standard.drop", C "/ST-01", BOTH "Reason=No", RC_OK },
	{ "report.add", C, "Title=Mensual", RC_OK }, { "report.change", C "/RP-01", "Title=Informe mensual", RC_OK },
	{ "report.adopt", C "/RP-01", BOTH "Reason=Sí", RC_OK }, { "report.drop", C "/RP-01", BOTH "Reason=No", RC_OK },
	{ "sensing.add", C, "Title=GPS", RC_OK }, { "sensing.change", C "/SE-01", "Title=GPS abierto", RC_OK },
	{ "sensing.adopt", C "/SE-01", BOTH "Reason=Sí", RC_OK }, { "sensing.drop", C "/SE-01", BOTH "Reason=No", RC_OK },
	{ "criterion.add", C, "Title=Precio~Weight=100", RC_OK }, { "criterion.change", C "/CR-01", "Title=Precio total", RC_OK },
	{ "criterion.adopt", C "/CR-01", BOTH "Reason=Sí", RC_OK },
	{ "criterion.add", C, "Title=Otro", RC_OK }, { "criterion.drop", C "/CR-02", BOTH "Reason=No", RC_OK },

	{ "scheme.add", C, "Title=Por resultados", RC_OK }, { "scheme.change", C "/PG-1", "Ramp-Up=3", RC_OK },
	{ "payment.add", C, "Scheme=PG-1~Title=Fijo~Type=fixed~Share=80", RC_OK }, { "payment.change", C "/PG-1.1", "Rule=Cada mes", RC_OK },
	{ "payment.add", C, "Scheme=PG-1~Title=Sobra~Type=fine", RC_OK }, { "payment.drop", C "/PG-1.2", BOTH "Reason=No", RC_OK },
	{ "payment.add", C, "Scheme=PG-1~Title=Variable~Type=variable~Share=20", RC_OK },
	{ "payment.adopt", C "/PG-1.1", BOTH "Reason=Sí", RC_OK }, { "payment.adopt", C "/PG-1.3", BOTH "Reason=Sí", RC_OK },
	{ "scheme.adopt", C "/PG-1", VOTED "@for=p.rojas m.soto~@abstain=d.luna~Reason=Alinea", RC_OK },
	{ "scheme.reopen", C "/PG-1", "Reason=Otra vez", RC_OK }, { "scheme.adopt", C "/PG-1", BOTH "Reason=Alinea", RC_OK },
	{ "scheme.add", C, "Title=Suma alzada", RC_OK }, { "scheme.drop", C "/PG-2", BOTH "Reason=No alinea", RC_OK },

	{ "clearance.add", C, "Title=Informe~Type=legal~Objections=Falta", RC_OK }, { "clearance.change", C "/CL-01", "Answer=Hecho~Reason=Respondido", RC_OK },
	{ "sounding.add", C, "Title=Sondeo~Date=2018-11-26~Prices=100 millones", RC_OK },
	{ "declaration.add", C, "Person=d.luna~Type=interest~Grounds=Un primo", RC_OK },
	{ "request.add", C, "Title=Toneladas", RC_OK }, { "request.answer", C "/RQ-01", "Empty=yes~Reason=No hay", RC_OK },
	{ "document.add", C, "Title=Oficio", RC_OK },
	{ "task.add", C, "Title=Medir~Owner=m.soto", RC_OK }, { "task.change", C "/T-001", "Due=2018-12-01", RC_OK }, { "task.done", C "/T-001", "Result=Medido", RC_OK },
	{ "lesson.add", C, "Title=Medir antes", RC_OK },

	{ "escalation.draft", C, "Question=¿Sí o no?~Requirements=R-04", RC_OK },
	{ "escalation.change", C "/ESC-001", "Background=Todo~Options=A | Sí | - | - | -\nB | No | - | - | -", RC_OK },
	{ "escalation.raise", C "/ESC-001", VOTED "@for=p.rojas~@against=m.soto d.luna~Needed-By=2018-12-01~Default=Nada~Reason=x", RC_OK },
	{ "escalation.raise", C "/ESC-001", BOTH "Reason=No hay acuerdo", RC_OK },
	{ "escalation.sendback", C "/ESC-001", "Reason=Falta", RC_OK }, { "escalation.raise", C "/ESC-001", BOTH "Reason=Completo", RC_OK },
	{ "escalation.accept", C "/ESC-001", "Reason=A tabla~Session=" S1, RC_OK },
	{ "escalation.draft", C, "Question=¿Otra?~Options=A | Sí | - | - | -\nB | No | - | - | -~Needed-By=2018-12-01~Default=Nada", RC_OK },
	{ "escalation.raise", C "/ESC-002", BOTH "Reason=x", RC_OK }, { "escalation.merge", C "/ESC-002", "Merged-Into=ESC-001~Reason=Igual", RC_OK },
	{ "escalation.draft", C, "Question=¿Tercera?~Options=A | Sí | - | - | -\nB | No | - | - | -~Needed-By=2018-12-01~Default=Nada", RC_OK },
	{ "escalation.withdraw", C "/ESC-003", "Reason=Ya no", RC_OK },
	{ "escalation.draft", C, "Question=¿Cuarta?~Options=A | Sí | - | - | -\nB | No | - | - | -~Needed-By=2018-12-01~Default=Nada", RC_OK },
	{ "escalation.raise", C "/ESC-004", BOTH "Reason=x", RC_OK },
	{ "guidance.direct", C "/ESC-004", "Title=Sí~Reason=Está resuelto", RC_OK },

	{ "meeting.attend", S1, "Person=d.luna", RC_OK },
	{ "meeting.item", S1, "Item=2", RC_OK },
	{ "guidance.defer", C "/ESC-001", "@meeting=" S1 "~Title=Próxima~Reason=Falta tiempo", RC_OK },
	{ "guidance.notcarried", C "/ESC-001", SESSION "@for=p.rojas~@against=m.soto d.luna a.vera~Title=B~Reason=No", RC_OK },
	{ "agreement.rule", C "/ESC-001", SESSION "@for=a.vera p.rojas~@against=m.soto d.luna~Title=A~Text=Sí.~Reason=Dirime", RC_OK },
	{ "escalation.acknowledge", C "/ESC-001", "", RC_OK }, { "escalation.apply", C "/ESC-001", "Followed=followed~Reason=Hecho", RC_OK },
	{ "escalation.close", C "/ESC-001", "Reason=Listo", RC_OK },
	{ "requirement.decide", C "/R-04", "@mode=ruling~@agreement=CCE-2018-13~Verdict=new~New-Text=Texto~Reason=Lo acordó el Comité", RC_OK },
	{ "guidance.respond", "CCE-2018-R01", "Followed=followed~Reason=Se hizo", RC_OK },

	{ "contract.stage", C, BOTH "Stage-Declared=evidence~Reason=Lista", RC_OK },
	{ "contract.stage", C, BOTH "Stage-Declared=escalation~Reason=Lista", RC_DENIED },
	{ "contract.stage", C, BOTH "Stage-Declared=requirements~Reason=Lista", RC_OK },
	{ "contract.stage", C, VOTED "@for=p.rojas~@against=m.soto d.luna~Stage-Declared=payments~Reason=x", RC_OK },
	{ "recommendation.draft", C, "Title=Licitar", RC_OK }, { "recommendation.change", C "/REC-1", "Text=Así", RC_OK },
	{ "recommendation.freeze", C "/REC-1", VOTED "@for=p.rojas~@against=m.soto d.luna~Reason=x", RC_OK },
	{ "recommendation.freeze", C "/REC-1", BOTH "Reason=Lista", RC_OK },
	{ "recommendation.freeze", C "/REC-1", BOTH "Reason=Otra vez", RC_DENIED },             /* nothing has moved since */
	{ "requirement.reopen", C "/R-02", "Reason=Un dato nuevo", RC_OK },
	{ "recommendation.freeze", C "/REC-1", BOTH "Reason=A medias", RC_DENIED },             /* something is undecided */
	{ "requirement.decide", C "/R-02", BOTH "Verdict=keep~Reason=Basta", RC_OK },
	{ "recommendation.freeze", C "/REC-1", VOTED "@for=p.rojas~@against=m.soto d.luna~Reason=x", RC_OK },      /* not carried: the old one stands */
	{ "recommendation.freeze", C "/REC-1", BOTH "Reason=Con lo nuevo", RC_OK },
	{ "guidance.give", C "/REC-1", "@meeting=" S1 "~Title=Cuiden~Reason=Empleo", RC_OK },
	{ "guidance.return", C "/REC-1", "@meeting=" S1 "~Title=Falta~Reason=Simulación", RC_OK },
	{ "recommendation.freeze", C "/REC-1", BOTH "Reason=Completa", RC_OK },
	{ "meeting.recuse", S1, "Person=m.soto~Item=REC-1", RC_OK },
	{ "validation.give", C "/REC-1", SESSION "@for=a.vera p.rojas d.luna~Title=Conforme~Text=Se valida.~Reason=Suficiente", RC_OK },
	{ "contract.publish", C, "Publication=2305-44-LR18~Published-On=2018-11-26~Reason=Publicada", RC_OK },

	{ "meeting.depart", S1, "Person=p.rojas", RC_OK },
	{ "meeting.attend", S1, "Person=l.diaz", RC_OK },
	{ "escalation.draft", C, "Question=¿Quinta?~Options=A | Sí | - | - | -\nB | No | - | - | -~Needed-By=2018-12-01~Default=Nada", RC_OK },
	{ "escalation.raise", C "/ESC-005", BOTH "Reason=x", RC_OK },
	{ "agreement.rule", C "/ESC-005", SESSION "@recuse=d.luna~@for=l.diaz a.vera~@against=m.soto~Title=C~Text=Sí.~Reason=Suplente~Replaces=CCE-2018-13", RC_OK },
	{ "requirement.add", C "/R-90", "Clause=Camiones propios~Type=input", RC_OK },
	{ "requirement.object", C "/R-90", "@as=m.soto~Legal-Flag=Ley 19.886, art. 6", RC_OK },
	{ "requirement.answerflag", C "/R-90", "Legal-Answer=Se acepta arriendo~Reason=Conforme", RC_OK },
	{ "requirement.object", C "/R-90", "@as=m.soto~Legal-Flag=También el art. 7", RC_OK },
	{ "proposal.make", C, "@as=p.rojas~Requirement=R-90~Verdict=drop~No-Evidence=No hay~Reason=Cierra el mercado", RC_OK },
	{ "proposal.change", C "/PV-001", "@as=p.rojas~Verdict=keep~Reason=Lo pensé", RC_OK },
	{ "proposal.withdraw", C "/PV-001", "@as=p.rojas~Reason=Ya no", RC_OK },
	{ "proposal.make", C, "@as=d.luna~Requirement=" C "/R-90~Verdict=drop~No-Evidence=No hay~Reason=Cierra el mercado", RC_OK },
	{ "requirement.answerflag", C "/R-90", "Legal-Answer=Se elimina~Reason=Conforme", RC_OK },
	{ "requirement.decide", C "/R-90", "@meeting=" R1 "~@mode=consent~Verdict=drop~No-Evidence=No hay~Reason=Cierra el mercado", RC_OK },
	{ "meeting.note", R1, "Note=Jurídica: ninguna norma lo exige.\nSegunda línea.", RC_OK },
	{ "meeting.park", R1, "Topic=Seguros | pólizas", RC_OK }, { "meeting.unpark", R1, "Topic=1", RC_OK },
	{ "meeting.item", R1, "Item=1", RC_OK }, { "meeting.putoff", R1, "Item=1~Reason=Falta el informe", RC_OK }, { "meeting.item", R1, "Item=2", RC_OK },
	{ "meeting.motion", R1, "Motion=Sesión el martes.\nA las diez.~Mover=p.rojas", RC_OK }, { "meeting.unmove", R1, "Reason=Es feriado", RC_OK },
	{ "meeting.motion", R1, "Motion=Sesión el miércoles", RC_OK }, { "meeting.resolve", R1, "@mode=roll-call~@for=p.rojas m.soto~@against=d.luna", RC_OK },
	{ "requirement.add", C "/R-91", "Clause=Depósito propio", RC_OK },
	{ "meeting.motion", R1, "Motion=Se elimina~Motion-On=" C "/R-91~Motion-Verb=requirement.decide~Motion-Sets=Verdict: drop~Mover=m.soto", RC_OK },
	{ "requirement.decide", C "/R-91", VOTED "@for=p.rojas~@against=m.soto d.luna~Verdict=drop~Reason=x~No-Evidence=y", RC_OK },
	{ "meeting.mend", R1, "Attendance=p.rojas | proc | titular | present | 2018-11-26T10:00:00-03:00 | -\nm.soto | legal | titular | remote | 2018-11-26T10:00:00-03:00 | -"
	  "~Reason=d.luna no vino", RC_OK },
	{ "meeting.suspend", S1, "Reason=Hora", RC_OK }, { "meeting.resume", S1, "", RC_OK }, { "meeting.close", S1, "", RC_OK },
	{ "meeting.close", R1, "Notes=Fin", RC_OK },
	{ "meeting.minutes", R1, "", RC_OK }, { "meeting.correct", R1, "Correction=El punto 2 duró diez minutos~Reason=Así fue", RC_OK },
	{ "meeting.convene", GT "-R02", "Body=" GT "~Contract=" C "~Date=2018-11-27", RC_OK }, { "meeting.open", GT "-R02", "", RC_OK },
	{ "meeting.attend", GT "-R02", "Person=p.rojas", RC_OK }, { "meeting.attend", GT "-R02", "Person=m.soto", RC_OK },
	{ "meeting.approve", R1, "@meeting=" GT "-R02~@mode=roll-call~@for=p.rojas~@against=m.soto", RC_OK },          /* not adopted: still a draft */
	{ "meeting.approve", R1, "@meeting=" GT "-R02~@mode=consensus", RC_OK },
	{ "meeting.signed", R1, "Signed-Copy=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa~Signed-Name=acta.pdf", RC_OK },
};

static void each_verb_plays_again(void **state)
{
	size_t missing = 0, bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		const struct step *p = &steps[i];
		struct why why;
		int64_t tip = service_tip(svc);
		enum rc rc = ask(p->verb, p->record, p->parts, &why);

		if (rc != p->expected || (rc == RC_OK ? !again() : service_tip(svc) != tip)) {
			print_message("# step %zu: %s %s: %d\n", i, p->verb, p->record, (int)rc);
			say(&why);
			bad++;
		}
	}
	for (size_t i = 1; verb_at(i); i++) {           /* the founding is in every ledger */
		size_t k = 0;

		while (k < sizeof steps / sizeof steps[0] && strcmp(steps[k].verb, verb_at(i)->name) != 0)
			k++;
		if (k == sizeof steps / sizeof steps[0])
			print_message("# no step does %s\n", verb_at(i)->name), missing++;
	}
	assert_int_equal(bad, 0);
	assert_int_equal(missing, 0);
	verified();
	reindexed();
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(each_verb_plays_again, start, stop) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
