/* Rows that several kinds have in common, and the list of kinds. Private to the tables of kinds. */
#ifndef MODEL_KINDS_H
#define MODEL_KINDS_H

#include "schema.h"

#define KIND_LIST(X) \
	X(ledger) X(rules) X(person) X(body) X(candidate) X(contract) X(goal) X(evidence) X(series) X(requirement) X(proposal) X(metric) X(standard) \
	X(report) X(sensing) X(criterion) X(scheme) X(payment) X(clearance) X(sounding) X(declaration) X(request) X(document) X(task) \
	X(escalation) X(recommendation) X(lesson) X(meeting) X(agreement) X(guidance) X(validation)

#define X(name) extern const struct kind kind_##name;
KIND_LIST(X)
#undef X

/* Verdicts (domain.md 2.3), states of what a group adopts (domain.md 9). */
#define VERDICTS "keep modify drop new"
#define DRAFT_STATES "idea defined adopted dropped"
#define OFTEN "daily weekly monthly quarterly yearly per-event"
#define TIERS "L1 LE LP LQ LR LS E2 CO B2 H2 I2 O1"
#define METHODS "public-tender private-tender direct-award framework small-purchase"

#define FIELD_STATE(codes) { "State", &type_choice, codes, F_DERIVED | F_LIST, N_("State"), N_("Where does it stand?"), 12 }
#define FIELD_REASON { "Reason", &type_prose, NULL, 0, N_("Reason"), N_("Why, in words that stand up years later?"), 0 }
#define FIELD_DISSENT { "Dissent", &type_prose, NULL, 0, N_("Dissent"), N_("Who disagreed, and for what reason?"), 0 }
#define FIELD_NOT_ADOPTED { "Not-Adopted", &type_choice, VERDICTS " decided adopted accepted", F_DERIVED, N_("Put to the vote, not adopted"), N_("What was proposed and did not find a majority"), 10 }
#define FIELD_GOALS { "Goals", &type_refs, "goal", 0, N_("Goals"), N_("Which goals does it serve?"), 0 }
#define FIELD_EVIDENCE { "Evidence", &type_refs, "evidence", 0, N_("Evidence"), N_("Which findings support it?"), 0 }
#define FIELD_ILLUSTRATIVE { "Illustrative", &type_yesno, NULL, F_ILLUSTRATIVE, N_("Illustrative"), N_("Is this invented, to show how the program works?"), 0 }

#define KIND_FIELDS(array) .fields = (array), .n_fields = COUNT(array)

#endif
