/* The table of verbs. A new thing that people can do is a row here; nothing else lists verbs. */
#include <string.h>

#include "consequences.h"

#define EVIDENCE_FIELDS "Title Detail Type Period Source Series Rows Document Strength Found-By Found-On Verified-By Implication Goals Caveats Absence " \
	"Named-Persons Reason Illustrative"
#define VERDICT_FIELDS "Verdict New-Text Instruction Instruction-Owner Instruction-Due Evidence No-Evidence Reason Dissent Metric Cost-Share Cost-Confidence Legal-Basis"
#define GUIDANCE_FIELDS "Title Text Conditions Reason Dissent Goals Illustrative"
#define RULING_FIELDS GUIDANCE_FIELDS " Replaces"         /* only an agreement replaces an agreement */

/* What the group writes; what the triage and the committee say about it is theirs. */
#define ESCALATION_FIELDS "Question Background Options Recommends Recommendation Evidence Requirements Metrics Payments Reason-Code Needed-By Default Stage " \
	"Precedents Document Reason Dissent Illustrative"

static const struct verb verbs[] = {
	/* Founding, people, bodies, rules: the registrar's */
	{ "ledger.found", "founding", "ledger", NULL, V_NEW | V_FOUND, WHO_ANYONE, "*", check_found, NULL,
	  N_("Found the ledger"), N_("Writes the first act: municipality, first rules, first person."), "fundar init empezar start", NULL },
	{ "ledger.change", "ledger", "ledger", NULL, V_REASON, WHO_REGISTRAR, "Name Letterhead Legal-Act Reason Illustrative", NULL, NULL,
	  N_("Change the municipality's data"), N_("Name, letterhead or the legal act that creates the committee."), "membrete acto municipio letterhead", NULL },
	{ "person.add", "person", "person", NULL, V_NEW, WHO_REGISTRAR, "*", check_roster, NULL,
	  N_("Add a person"), N_("Puts somebody on the roster, with the logins that may act for them."), "persona agregar nombre login", NULL },
	{ "person.change", "person", "person", NULL, 0, WHO_REGISTRAR, "*", check_roster, NULL,
	  N_("Change a person"), N_("Post, unit, logins, roles or keys of a person."), "persona cambiar cargo login rol", NULL },
	{ "person.leave", "leaves", "person", NULL, V_REASON, WHO_REGISTRAR, "To Note Reason", check_leave, apply_leave,
	  N_("A person leaves"), N_("From this date on the person holds no seat and may not act."), "persona deja renuncia leave", NULL },
	{ "body.add", "body", "body", NULL, V_NEW, WHO_REGISTRAR, "*", check_body, NULL,
	  N_("Create a body"), N_("The committee or a working group, with its seats, holders and deputies."), "cuerpo comite grupo mesa body", NULL },
	{ "body.change", "body", "body", NULL, V_REASON, WHO_REGISTRAR, "*", check_body, NULL,
	  N_("Change a body"), N_("Seats, holders, deputies and their act of appointment."), "asiento titular suplente seat deputy", NULL },
	{ "rules.adopt", "rules", "rules", NULL, V_NEW | V_REASON, WHO_REGISTRAR, "*", check_rules_adopt, NULL,
	  N_("Adopt rules"), N_("Quorum, majority, guards and lateness; in force for the acts that follow."), "reglas quorum mayoria rules", NULL },

	/* Portfolio and mandate: the committee's */
	{ "candidate.add", "candidate", "candidate", NULL, V_NEW, WHO_COMMITTEE, "*", NULL, apply_candidate_add,
	  N_("Add a candidate"), N_("A procurement to be issued or renewed, for the portfolio."), "candidato cartera agregar portfolio", NULL },
	{ "candidate.change", "candidate", "candidate", NULL, V_REASON, WHO_COMMITTEE, "*", NULL, apply_candidate_change,
	  N_("Change a candidate"), N_("Amounts, dates, relevance or opportunity of a candidate."), "candidato cambiar", NULL },
	{ "candidate.postpone", "postpone", "candidate", NULL, V_REASON, WHO_COMMITTEE, "Reason", check_postpone, apply_postpone,
	  N_("Postpone a candidate"), N_("It is not chosen this time; the reason stays on file."), "candidato postergar no elegido postpone", NULL },
	{ "agreement.select", "acuerdo", "agreement", NULL, V_NEW | V_DECIDE | V_REASON | V_NUMBER | V_BINDING, WHO_COMMITTEE,
	  "Contracts " RULING_FIELDS, check_select, apply_select,
	  N_("Choose the portfolio"), N_("The committee chooses the contracts of the year, with its reason."), "seleccionar cartera elegir priorizar select", "" },
	{ "agreement.mandate", "acuerdo", "agreement", NULL, V_NEW | V_DECIDE | V_REASON | V_NUMBER | V_BINDING, WHO_COMMITTEE,
	  "Contracts " RULING_FIELDS, check_mandate, apply_mandate,
	  N_("Mandate a working group"), N_("The committee mandates the work on a contract and sets its goals and criteria."), "mandato mandar grupo mandate", "" },
	{ "contract.add", "contract", "contract", NULL, V_NEW, WHO_COMMITTEE, "*", check_contract_add, apply_contract_add,
	  N_("Open a contract"), N_("Opens the file of a mandated contract."), "contrato abrir expediente", NULL },
	{ "contract.change", "contract", "contract", NULL, V_REASON, WHO_GROUP, "*", check_contract_change, NULL,
	  N_("Change the contract's data"), N_("Problem statement, expiring contract, amounts and dates."), "contrato cambiar problema", NULL },
	{ "contract.stage", "stage", "contract", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Stage-Declared Reason", check_stage, apply_stage,
	  N_("Declare a stage complete"), N_("The group declares a stage of the work plan complete; refused while something lacks."), "etapa completa terminar stage", NULL },
	{ "contract.publish", "published", "contract", NULL, V_REASON, WHO_GROUP, "Publication Published-On Reason", NULL, apply_publish,
	  N_("Record the publication"), N_("The id under which the tender was published."), "publicar licitacion id publication", NULL },
	{ "goal.add", "goal", "goal", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add a goal"), N_("What the contract is to achieve, for whom."), "objetivo agregar meta goal", NULL },
	{ "goal.change", "goal", "goal", NULL, V_REASON, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Change a goal"), N_("Title, detail or measure of a goal."), "objetivo cambiar goal", NULL },
	{ "goal.adopt", "adopt", "goal", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason", check_undecided, apply_adopt,
	  N_("Adopt a goal"), N_("The group adopts the goal for this contract."), "objetivo adoptar goal", NULL },
	{ "goal.drop", "drop", "goal", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason", NULL, apply_drop,
	  N_("Drop a goal"), N_("The group takes it out, with its reason; the history stays."), "objetivo eliminar descartar drop", NULL },

	/* Evidence */
	{ "evidence.add", "finding", "evidence", NULL, V_NEW, WHO_GROUP, EVIDENCE_FIELDS, NULL, apply_drafted,
	  N_("Add a finding"), N_("A sentence that a director can accept or reject, with source, period and strength."), "hallazgo evidencia agregar finding", NULL },
	{ "evidence.change", "finding", "evidence", NULL, V_REASON, WHO_GROUP, EVIDENCE_FIELDS, check_known_state, NULL,
	  N_("Change a finding"), N_("Mends a finding that is not yet accepted."), "hallazgo evidencia cambiar", NULL },
	{ "evidence.accept", "accept", "evidence", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent Strength Verified-By", check_undecided, apply_adopt,
	  N_("Accept a finding"), N_("The group accepts a finding as evidence."), "hallazgo aceptar evidencia accept", NULL },
	{ "evidence.withdraw", "withdraw", "evidence", NULL, V_REASON, WHO_GROUP, "Reason", NULL, apply_withdraw,
	  N_("Withdraw a finding"), N_("The finding no longer stands; wherever it is cited this is shown."), "hallazgo retirar withdraw", NULL },
	{ "series.add", "data", "series", NULL, V_NEW, WHO_GROUP, "*", NULL, NULL,
	  N_("Add a data series"), N_("Monthly figures from a file: name, size and SHA-256 go into the ledger."), "serie datos csv agregar data", NULL },

	/* Requirements */
	{ "requirement.add", "clause", "requirement", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_requirement_add,
	  N_("Add a requirement"), N_("One clause of the old terms, or a new requirement."), "requisito clausula agregar requirement", NULL },
	{ "requirement.change", "clause", "requirement", NULL, 0, WHO_GROUP,
	  "Clause Old-Text Source Type Goals Cost-Share Cost-Confidence Cost-Driver Red-Flags Legal-Basis Checked-By Q-Goal Q-Cost Q-Result Q-Law Q-Check Q-Drop Metric Legal-Flag Illustrative",
	  check_known_state, NULL,
	  N_("Edit a requirement"), N_("Texts, type, cost and the answers to the guiding questions."), "requisito editar preguntas cambiar", NULL },
	{ "requirement.propose", "propose", "requirement", NULL, V_REASON, WHO_GROUP, "Proposal New-Text Evidence No-Evidence Reason Legal-Basis Metric", check_propose,
	  apply_requirement_propose,
	  N_("Propose a verdict"), N_("A member's proposal, before the group decides."), "requisito proponer veredicto propose", NULL },
	{ "requirement.decide", "=Verdict", "requirement", NULL, V_DECIDE | V_REASON, WHO_GROUP, VERDICT_FIELDS, check_requirement_decide, apply_requirement_decide,
	  N_("Decide a requirement"), N_("Keep, modify, drop or new: the group's verdict with reason and evidence."), "requisito decidir veredicto mantener modificar eliminar keep modify drop verdict", NULL },
	{ "requirement.settle", "text", "requirement", NULL, V_DECIDE | V_REASON, WHO_GROUP, "New-Text Reason Dissent", check_requirement_settle, apply_requirement_settle,
	  N_("Settle the text"), N_("Fills in the text of an agreement in principle; only now is the requirement decided."), "requisito texto redaccion settle", NULL },
	{ "requirement.reopen", "reopen", "requirement", NULL, V_REASON, WHO_GROUP, "Reason", check_reopen, apply_reopen,
	  N_("Reopen a requirement"), N_("A decided requirement is taken up again; the history stays."), "requisito reabrir reopen", NULL },

	/* Metrics, standards, reporting, sensing, criteria */
	{ "metric.add", "metric", "metric", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add a metric"), N_("Definition, baseline, floor, target, weight, source and guard against gaming."), "metrica indicador agregar metric", NULL },
	{ "metric.change", "metric", "metric", NULL, 0, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Edit a metric"), N_("Mends a metric that is not yet adopted."), "metrica indicador editar", NULL },
	{ "metric.adopt", "adopt", "metric", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent Weight Floor Target", check_metric_adopt, apply_adopt,
	  N_("Adopt a metric"), N_("The group adopts the metric with its weight."), "metrica indicador adoptar adopt", NULL },
	{ "metric.drop", "drop", "metric", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", NULL, apply_drop,
	  N_("Drop a metric"), N_("The group takes it out, with its reason; the history stays."), "metrica indicador eliminar descartar drop", NULL },
	{ "metric.reopen", "reopen", "metric", NULL, V_REASON, WHO_GROUP, "Reason", check_reopen, apply_reopen,
	  N_("Reopen a metric"), N_("An adopted metric is taken up again."), "metrica reabrir", NULL },
	{ "standard.add", "standard", "standard", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add a service standard"), N_("Object, condition, measure, time and zone."), "estandar servicio agregar standard", NULL },
	{ "standard.change", "standard", "standard", NULL, 0, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Edit a service standard"), N_("Mends a standard that is not yet adopted."), "estandar editar", NULL },
	{ "standard.adopt", "adopt", "standard", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", check_undecided, apply_adopt,
	  N_("Adopt a service standard"), N_("The group adopts the standard."), "estandar adoptar", NULL },
	{ "standard.drop", "drop", "standard", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", NULL, apply_drop,
	  N_("Drop a service standard"), N_("The group takes it out, with its reason; the history stays."), "estandar eliminar descartar drop", NULL },
	{ "report.add", "report", "report", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add a reporting duty"), N_("What is reported, how often, in which form."), "reporte informe exigencia agregar", NULL },
	{ "report.change", "report", "report", NULL, 0, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Edit a reporting duty"), N_("Mends a reporting duty that is not yet adopted."), "reporte editar", NULL },
	{ "report.adopt", "adopt", "report", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", check_undecided, apply_adopt,
	  N_("Adopt a reporting duty"), N_("The group adopts the reporting duty."), "reporte adoptar", NULL },
	{ "report.drop", "drop", "report", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", NULL, apply_drop,
	  N_("Drop a reporting duty"), N_("The group takes it out, with its reason; the history stays."), "reporte eliminar descartar drop", NULL },
	{ "sensing.add", "sensing", "sensing", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add a sensing clause"), N_("Sensors and telemetry: data owner, format, uptime, what happens when the feed fails."), "telemetria sensores gps agregar sensing", NULL },
	{ "sensing.change", "sensing", "sensing", NULL, 0, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Edit a sensing clause"), N_("Mends a sensing clause that is not yet adopted."), "telemetria editar", NULL },
	{ "sensing.adopt", "adopt", "sensing", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", check_undecided, apply_adopt,
	  N_("Adopt a sensing clause"), N_("The group adopts the sensing clause."), "telemetria adoptar", NULL },
	{ "sensing.drop", "drop", "sensing", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", NULL, apply_drop,
	  N_("Drop a sensing clause"), N_("The group takes it out, with its reason; the history stays."), "telemetria eliminar descartar drop", NULL },
	{ "criterion.add", "criterion", "criterion", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add an evaluation criterion"), N_("Weight, scoring rule and legal basis; the weights sum to 100."), "criterio evaluacion agregar criterion", NULL },
	{ "criterion.change", "criterion", "criterion", NULL, 0, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Edit an evaluation criterion"), N_("Mends a criterion that is not yet adopted."), "criterio editar", NULL },
	{ "criterion.adopt", "adopt", "criterion", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent Weight", check_undecided, apply_adopt,
	  N_("Adopt an evaluation criterion"), N_("The group adopts the criterion with its weight."), "criterio adoptar", NULL },
	{ "criterion.drop", "drop", "criterion", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", NULL, apply_drop,
	  N_("Drop an evaluation criterion"), N_("The group takes it out, with its reason; the history stays."), "criterio eliminar descartar drop", NULL },

	/* Payments */
	{ "scheme.add", "scheme", "scheme", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Add a payment scheme"), N_("One alternative of payment."), "esquema pago agregar scheme", NULL },
	{ "scheme.change", "scheme", "scheme", NULL, 0, WHO_GROUP, "*", check_known_state, NULL,
	  N_("Edit a payment scheme"), N_("Mends a scheme that is not yet decided."), "esquema pago editar", NULL },
	{ "scheme.adopt", "adopt", "scheme", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent Evidence", check_scheme_adopt, apply_adopt,
	  N_("Decide on a payment scheme"), N_("Shares and weights must be exactly 100."), "esquema pago decidir adoptar", NULL },
	{ "scheme.drop", "drop", "scheme", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", NULL, apply_drop,
	  N_("Drop a payment scheme"), N_("The group takes it out, with its reason; the history stays."), "esquema pago eliminar descartar drop", NULL },
	{ "scheme.reopen", "reopen", "scheme", NULL, V_REASON, WHO_GROUP, "Reason", check_reopen, apply_reopen,
	  N_("Reopen a payment scheme"), N_("A decided scheme is taken up again."), "esquema reabrir", NULL },
	{ "payment.add", "payment", "payment", NULL, V_NEW, WHO_GROUP, "*", check_payment, apply_drafted,
	  N_("Add a payment term"), N_("Fixed, unit, milestone, variable, deduction, fine or bonus."), "pago termino agregar payment", NULL },
	{ "payment.change", "payment", "payment", NULL, 0, WHO_GROUP, "*", check_payment, NULL,
	  N_("Edit a payment term"), N_("Mends a payment term that is not yet decided."), "pago editar", NULL },
	{ "payment.adopt", "adopt", "payment", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", check_undecided, apply_adopt,
	  N_("Adopt a payment term"), N_("The group adopts the payment term."), "pago adoptar decidir", NULL },
	{ "payment.drop", "drop", "payment", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent", check_scheme_open, apply_drop,
	  N_("Drop a payment term"), N_("The group takes it out, with its reason; the history stays."), "pago eliminar descartar drop", NULL },

	/* Clearances, soundings, declarations, requests, documents, tasks */
	{ "clearance.add", "clearance", "clearance", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_clearance,
	  N_("Add a clearance"), N_("Legal report or budget certificate, with its objections."), "informe juridico certificado presupuestario visto clearance", NULL },
	{ "clearance.change", "clearance", "clearance", NULL, V_REASON, WHO_GROUP, "*", NULL, apply_clearance,
	  N_("Answer a clearance"), N_("Answers objections or records their end."), "informe responder objecion", NULL },
	{ "sounding.add", "sounding", "sounding", NULL, V_NEW, WHO_GROUP, "*", NULL, NULL,
	  N_("Record a market sounding"), N_("Date, vendors, the same questions to all; answers are sealed."), "sondeo mercado proveedores sounding", NULL },
	{ "declaration.add", "declaration", "declaration", NULL, V_NEW, WHO_GROUP, "*", NULL, NULL,
	  N_("Record a declaration"), N_("Of interest or confidentiality; its grounds are sealed."), "declaracion interes confidencialidad inhabilidad conflict", NULL },
	{ "request.add", "request", "request", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_drafted,
	  N_("Request data"), N_("Asks a unit for data, with a date."), "solicitud datos pedir request", NULL },
	{ "request.answer", "answer", "request", NULL, V_REASON, WHO_GROUP, "Answer Answered-On Document Series Reason Empty", NULL, apply_request_answered,
	  N_("Record the answer to a data request"), N_("What came back, or that nothing did."), "solicitud respuesta answer", NULL },
	{ "document.add", "document", "document", NULL, V_NEW, WHO_GROUP, "*", NULL, NULL,
	  N_("Record a document"), N_("An outside paper: number, date, issuer, SHA-256."), "documento oficio decreto certificado document", NULL },
	{ "task.add", "task", "task", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_open_task,
	  N_("Add a task"), N_("Who does what by when."), "tarea compromiso agregar task", NULL },
	{ "task.change", "task", "task", NULL, 0, WHO_GROUP, "Title Owner Due Note Stage Illustrative", NULL, NULL,
	  N_("Edit a task"), N_("Owner, date or wording of a task."), "tarea editar plazo", NULL },
	{ "task.done", "done", "task", NULL, 0, WHO_GROUP, "Result Reason", NULL, apply_task_done,
	  N_("Close a task"), N_("The task is done, with its result."), "tarea lista cerrar done", NULL },
	{ "lesson.add", "lesson", "lesson", NULL, V_NEW, WHO_GROUP, "*", NULL, NULL,
	  N_("Record a lesson"), N_("What to do the same or otherwise in the next contract."), "leccion aprendizaje lesson", NULL },

	/* Escalation and recommendation */
	{ "escalation.draft", "draft", "escalation", NULL, V_NEW, WHO_GROUP, ESCALATION_FIELDS, NULL, apply_escalation_draft,
	  N_("Draft an escalation"), N_("One question to the committee that can be answered yes or no, or A, B, C."), "escalamiento elevar borrador consulta draft", NULL },
	{ "escalation.change", "draft", "escalation", NULL, 0, WHO_GROUP, ESCALATION_FIELDS, check_draft, NULL,
	  N_("Edit an escalation"), N_("Mends an escalation that is not yet raised."), "escalamiento editar", NULL },
	{ "escalation.raise", "raise", "escalation", NULL, V_DECIDE | V_REASON, WHO_GROUP, "Reason Dissent Recommends Recommendation Needed-By Default", check_raise, apply_raise,
	  N_("Raise an escalation"), N_("The group puts the question to the committee."), "escalamiento elevar consulta raise", NULL },
	{ "escalation.accept", "accept", "escalation", NULL, V_REASON, WHO_COMMITTEE, "Reason Session", check_triage, apply_accept,
	  N_("Accept onto the tabla"), N_("Triage: the escalation goes onto a session's tabla."), "tamizaje aceptar tabla accept", NULL },
	{ "escalation.sendback", "sendback", "escalation", NULL, V_REASON, WHO_COMMITTEE, "Reason", check_triage, apply_send_back,
	  N_("Return for evidence"), N_("Triage: back to the group, with what is wanting."), "tamizaje devolver return", NULL },
	{ "escalation.merge", "merge", "escalation", NULL, V_REASON, WHO_COMMITTEE, "Reason Merged-Into", check_merge, apply_merge,
	  N_("Merge with another escalation"), N_("Triage: answered together with another one."), "tamizaje unir fusionar merge", NULL },
	{ "escalation.withdraw", "withdraw", "escalation", NULL, V_REASON, WHO_GROUP, "Reason", check_unanswered, apply_withdraw_escalation,
	  N_("Withdraw an escalation"), N_("The group takes its question back, with the reason."), "retirar escalamiento withdraw", NULL },
	{ "escalation.acknowledge", "acknowledge", "escalation", NULL, 0, WHO_GROUP, "Reason", check_resolved, apply_acknowledge,
	  N_("Acknowledge the answer"), N_("The group takes note of what the committee said."), "tomar conocimiento acknowledge", NULL },
	{ "escalation.apply", "applied", "escalation", NULL, V_REASON, WHO_GROUP, "Followed Followed-Reason Reason", check_resolved, apply_applied,
	  N_("Record how the answer was applied"), N_("Followed, or not followed because."), "aplicar seguido orientacion apply", NULL },
	{ "escalation.close", "close", "escalation", NULL, V_REASON, WHO_GROUP, "Reason", check_resolved, apply_close_escalation,
	  N_("Close an escalation"), N_("Applied and nothing left to do."), "cerrar escalamiento close", NULL },
	{ "recommendation.draft", "draft", "recommendation", NULL, V_NEW, WHO_GROUP, "*", NULL, apply_recommendation_draft,
	  N_("Draft the recommendation"), N_("What the group recommends to the committee."), "recomendacion informe borrador", NULL },
	{ "recommendation.change", "draft", "recommendation", NULL, 0, WHO_GROUP, "*", check_draft, NULL,
	  N_("Edit the recommendation"), N_("Mends a recommendation that is not yet frozen."), "recomendacion editar", NULL },
	{ "recommendation.freeze", "freeze", "recommendation", NULL, V_DECIDE | V_REASON | V_BINDING, WHO_GROUP, "Reason Dissent", check_freeze, apply_freeze,
	  N_("Freeze the recommendation"), N_("Freezes the versions of matrix, metrics and payments on which the committee rules."), "congelar recomendacion freeze", NULL },

	/* What the committee says */
	{ "agreement.rule", "acuerdo", "agreement", "escalation recommendation", V_NEW | V_DECIDE | V_REASON | V_NUMBER | V_BINDING, WHO_COMMITTEE, RULING_FIELDS,
	  check_carried, apply_rule,
	  N_("Ruling"), N_("Acuerdo: binds the group; only a later agreement may replace it."), "acuerdo vinculante ruling resolver", "" },
	{ "validation.give", "validacion", "validation", "escalation recommendation", V_NEW | V_DECIDE | V_REASON | V_NUMBERED | V_BINDING, WHO_COMMITTEE, RULING_FIELDS,
	  check_carried, apply_validate,
	  N_("Validation"), N_("Validación: the version seen stands."), "validacion validar validate", "V" },
	{ "guidance.give", "orientacion", "guidance", "escalation recommendation", V_NEW | V_REASON | V_NUMBERED, WHO_COMMITTEE, GUIDANCE_FIELDS, check_about, apply_guide,
	  N_("Guidance"), N_("Orientación: direction that does not bind; the group answers whether it was followed."), "orientacion guiar guidance", "G" },
	{ "guidance.defer", "postergacion", "guidance", "escalation recommendation", V_NEW | V_REASON | V_NUMBERED, WHO_COMMITTEE, GUIDANCE_FIELDS, check_about, apply_defer,
	  N_("Defer"), N_("Postergación: the question comes back to the tabla."), "postergar aplazar defer", "P" },
	{ "guidance.return", "devolucion", "guidance", "escalation recommendation", V_NEW | V_REASON | V_NUMBERED, WHO_COMMITTEE, GUIDANCE_FIELDS, check_about, apply_return,
	  N_("Return with observations"), N_("Devolución: back to the group, for new evidence."), "devolver observaciones return", "D" },
	{ "guidance.direct", "respuesta", "guidance", "escalation", V_NEW | V_REASON | V_NUMBERED, WHO_COMMITTEE, GUIDANCE_FIELDS, check_triage, apply_answered,
	  N_("Answer directly"), N_("The Deputy Director's own answer; it binds nobody and goes on the next tabla."), "responder directamente respuesta answer", "R" },
	{ "guidance.notcarried", "no-aprobado", "guidance", "escalation recommendation", V_NEW | V_DECIDE | V_REASON | V_NUMBERED, WHO_COMMITTEE, GUIDANCE_FIELDS,
	  check_not_carried, apply_not_carried,
	  N_("Motion not carried"), N_("Records a motion that the committee did not carry, with its votes."), "rechazar mocion no aprobada rejected", "N" },
	{ "guidance.respond", "responds", "guidance", NULL, V_REASON, WHO_GROUP, "Followed Answer Reason", check_guidance_open, apply_guidance_answer,
	  N_("Answer guidance"), N_("Followed, or not followed because."), "orientacion responder seguida", NULL },

	/* Meetings */
	{ "meeting.convene", "convene", "meeting", NULL, V_NEW, WHO_GROUP, "*", check_convene, apply_convene,
	  N_("Convene a meeting"), N_("Date, place and tabla of a session."), "convocar citar sesion reunion convene", NULL },
	{ "meeting.change", "convene", "meeting", NULL, 0, WHO_GROUP, "Title Date Start Place Objective Pre-Reading Tabla Step Type Notes Illustrative", check_meeting_change, NULL,
	  N_("Change the convocation"), N_("Date, place or tabla before or during the session."), "tabla cambiar reunion", NULL },
	{ "meeting.open", "open", "meeting", NULL, V_MEETING, WHO_GROUP, "Presided-By", check_open, apply_open,
	  N_("Open the meeting"), N_("The session begins; attendance can be called."), "abrir sesion reunion open", NULL },
	{ "meeting.attend", "attend", "meeting", NULL, V_MEETING, WHO_GROUP, "Person Seat As Presence", check_attend, apply_attend,
	  N_("Arrival"), N_("Somebody is present from now on, titular or deputy (S), here or remote."), "asistencia llega presente attend", NULL },
	{ "meeting.depart", "depart", "meeting", NULL, V_MEETING, WHO_GROUP, "Person", check_depart, apply_depart,
	  N_("Departure"), N_("Somebody leaves; the quorum changes from here on."), "sale retira depart", NULL },
	{ "meeting.recuse", "recuse", "meeting", NULL, V_MEETING, WHO_GROUP, "Person Item Declaration", check_recuse, apply_recuse,
	  N_("Recusal"), N_("Somebody is recused from one item."), "inhabilitacion conflicto recusar recuse", NULL },
	{ "meeting.item", "item", "meeting", NULL, V_MEETING, WHO_GROUP, "Item", check_item, apply_item,
	  N_("Open an item"), N_("Goes to an item of the tabla."), "punto tabla siguiente item", NULL },
	{ "meeting.suspend", "suspend", "meeting", NULL, V_MEETING | V_REASON, WHO_GROUP, "Reason", check_suspend, apply_suspend,
	  N_("Suspend the meeting"), N_("The session is interrupted and goes on another day."), "suspender sesion suspend", NULL },
	{ "meeting.resume", "resume", "meeting", NULL, V_MEETING, WHO_GROUP, "Reason", check_resume, apply_resume,
	  N_("Resume the meeting"), N_("A suspended session goes on; attendance is called again."), "reanudar sesion resume", NULL },
	{ "meeting.close", "close", "meeting", NULL, V_MEETING, WHO_GROUP, "Notes", check_close, apply_close,
	  N_("Close the meeting"), N_("The session ends; all who are present leave."), "cerrar sesion close", NULL },
};

enum { VERBS = sizeof verbs / sizeof verbs[0] };

const struct verb *verb_at(size_t i)
{
	return i < VERBS ? &verbs[i] : NULL;
}

const struct verb *verb_by_name(const char *name)
{
	for (size_t i = 0; i < VERBS; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

bool verb_may_set(const struct verb *v, const struct kind *k, int field)
{
	if (strcmp(v->fields, "*") == 0)
		return !(k->fields[field].flags & F_DERIVED);
	return list_has(v->fields, k->fields[field].name);
}
