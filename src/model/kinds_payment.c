/* Payment: schemes, their terms, and the clearances that money and law need (domain.md 2.4, 6.4). */
#include "kinds.h"

/* Payout as a function of the score: from a score on, `pays` percent and `slope` percent more for each point above it.
 * Below the first row nothing is paid. 60 to 90: 40 + 2 x (score - 60) is `60.00 | 40.00 | 2.00`. */
#define BANDS "from:decimal pays:percent slope:decimal"

static const struct field scheme_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Scheme"), N_("Where does this payment point the vendor, in one line?"), 0 },
	{ "Reference-Month", &type_money, NULL, F_LIST, N_("Reference month"), N_("How many pesos is a full month?"), 15 },
	{ "Bands", &type_table, BANDS, 0, N_("Payout bands"), N_("From which score on, what share of the variable part is paid?"), 0 },
	{ "Gate-Metric", &type_ref, "metric", 0, N_("Gate metric"), N_("Which metric holds back the payout when it fails?"), 8 },
	{ "Gate-Below", &type_decimal, NULL, 0, N_("Gate below"), N_("Below which value?"), 8 },
	{ "Gate-Payout", &type_percent, NULL, 0, N_("Payout at the gate"), N_("How much may be paid then at most?"), 8 },
	{ "Ramp-Up", &type_int, "0..60", 0, N_("Ramp-up months"), N_("How many months are measured but not yet applied?"), 6 },
	{ "Measured-By", &type_line, NULL, 0, N_("Measured by"), N_("Who measures, and who may object?"), 0 },
	{ "Dispute-Days", &type_int, "0..365", 0, N_("Days to dispute"), N_("Within how many days may a measurement be disputed?"), 6 },
	{ "Fine-Rules", &type_prose, NULL, 0, N_("Rules of fines"), N_("Is each fine provable, proportionate and capped? No double punishment for one fact"), 0 },
	{ "Fine-Least", &type_decimal, NULL, 0, N_("Least fine in UTM"), N_("How many UTM at least?"), 8 },
	{ "Fine-Most", &type_decimal, NULL, 0, N_("Largest fine in UTM"), N_("How many UTM at most?"), 8 },
	{ "Fine-Cap", &type_percent, NULL, 0, N_("Cap on fines"), N_("What share of the month may fines reach?"), 8 },
	{ "Bonus", &type_percent, NULL, 0, N_("Bonus"), N_("What share above the month? Expect an escalation"), 8 },
	{ "Least-Payment", &type_money, NULL, 0, N_("Least payment"), N_("What is paid in any month, so that wages are covered?"), 15 },
	{ "Simulation", &type_refs, "series", 0, N_("Simulated on"), N_("What would last year have paid? On which data was that computed?"), 0 },
	FIELD_GOALS,
	FIELD_EVIDENCE,
	FIELD_STATE(DRAFT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_scheme = {
	.name = "scheme", .place = PLACE_IN_CONTRACT, .dir = "schemes", .prefix = "PG-", .digits = 1,
	.label = N_("payment scheme"), .plural = N_("payment schemes"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(scheme_fields),
};

static const struct field payment_fields[] = {
	{ "Scheme", &type_ref, "scheme", F_REQUIRED | F_LIST, N_("Scheme"), N_("To which scheme does it belong?"), 7 },
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Payment term"), N_("What is paid for, in one line?"), 0 },
	{ "Type", &type_choice, "fixed unit milestone variable deduction fine bonus", F_REQUIRED | F_LIST, N_("Type"), N_("For being there, for each unit, for a deliverable, or for results?"), 10 },
	{ "Share", &type_percent, NULL, F_LIST, N_("Share"), N_("What share of the month? All shares of a scheme sum to 100"), 8 },
	{ "Amount", &type_money, NULL, F_LIST, N_("Amount"), N_("How many pesos?"), 15 },
	{ "Unit", &type_line, NULL, 0, N_("Unit"), N_("What is counted, as in m³ removed?"), 14 },
	{ "Unit-Price", &type_money, NULL, 0, N_("Unit price"), N_("How many pesos for one?"), 12 },
	{ "Cap-Share", &type_percent, NULL, 0, N_("Cap"), N_("Up to what share of the month?"), 8 },
	{ "Metrics", &type_refs, "metric", 0, N_("Metrics"), N_("On which metrics does it depend?"), 0 },
	{ "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements does it reward or punish?"), 0 },
	{ "Rule", &type_prose, NULL, 0, N_("Rule"), N_("How is it computed, so that both sides get the same peso?"), 0 },
	{ "Proof", &type_line, NULL, 0, N_("Proof"), N_("Which record proves it?"), 0 },
	FIELD_EVIDENCE,
	FIELD_STATE(DRAFT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_payment = {
	.name = "payment", .place = PLACE_IN_CONTRACT, .dir = "payments", .prefix = "", .digits = 1,
	.label = N_("payment term"), .plural = N_("payment terms"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(payment_fields),
};

static const struct field clearance_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Clearance"), N_("What was asked to be cleared?"), 0 },
	{ "Type", &type_choice, "legal budget", F_REQUIRED | F_LIST, N_("Type"), N_("Legal report or budget certificate?"), 8 },
	{ "Issuer", &type_line, NULL, F_LIST, N_("Issuer"), N_("Which department gives it?"), 22 },
	{ "Date", &type_date, NULL, F_LIST, N_("Date"), N_("Of which day is it?"), 10 },
	{ "Number", &type_line, NULL, 0, N_("Number"), N_("Which number does it bear?"), 12 },
	{ "Document", &type_ref, "document", 0, N_("Document"), N_("Which paper is it?"), 12 },
	{ "Amount", &type_money, NULL, 0, N_("Amount"), N_("How many pesos does the certificate cover?"), 15 },
	{ "Years", &type_line, NULL, 0, N_("Years"), N_("Is there a certificate for every year?"), 12 },
	{ "Objections", &type_prose, NULL, 0, N_("Objections"), N_("Which step could void the tender? What must be mended?"), 0 },
	{ "Answer", &type_prose, NULL, 0, N_("Answer"), N_("How was each objection met?"), 0 },
	{ "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements does it concern?"), 0 },
	FIELD_STATE("requested objected answered cleared"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_clearance = {
	.name = "clearance", .place = PLACE_IN_CONTRACT, .dir = "clearances", .prefix = "CL-", .digits = 2,
	.label = N_("clearance"), .plural = N_("clearances"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(clearance_fields),
};
