/* The portfolio, a contract and its goals (domain.md 2.8, 3.2, 6, 7, 9). */
#include "kinds.h"

static const struct field candidate_fields[] = {
	{ "Name", &type_line, NULL, F_REQUIRED | F_LIST, N_("Name"), N_("What is to be bought?"), 0 },
	{ "Department", &type_line, NULL, F_LIST, N_("Issuing department"), N_("Which department needs it?"), 22 },
	{ "Director", &type_ref, "person", 0, N_("Director"), N_("Who directs the issuing department?"), 14 },
	{ "Amount-Year", &type_money, NULL, F_LIST, N_("Amount a year"), N_("How many pesos a year, taxes included?"), 15 },
	{ "Months", &type_int, "1..240", 0, N_("Months"), N_("For how many months?"), 6 },
	{ "Expiry", &type_date, NULL, F_LIST, N_("Expiry"), N_("When does the present contract end?"), 10 },
	{ "Value", &type_int, "1..5", 0, N_("Value"), N_("1 to 5: how large is the amount?"), 5 },
	{ "Policy", &type_int, "1..5", F_LIST, N_("Policy relevance"), N_("1 to 5: how much does it matter to residents and to the plan?"), 6 },
	{ "Opportunity", &type_int, "1..5", F_LIST, N_("Opportunity"), N_("1 to 5: how old are the terms, how poor the results, how open the market?"), 6 },
	{ "Score", &type_decimal, NULL, F_DERIVED | F_LIST, N_("Score"), N_("Advice only: the committee selects, and says why when it departs from the rank"), 6 },
	{ "UTM", &type_money, NULL, 0, N_("UTM used"), N_("How many pesos was one UTM when this was computed?"), 8 },
	{ "UTM-Month", &type_month, NULL, 0, N_("UTM of month"), N_("Of which month is that UTM?"), 7 },
	{ "Tier", &type_choice, TIERS, F_LIST, N_("Tier"), N_("Which type of tender does the total amount call for?"), 4 },
	{ "Method", &type_choice, METHODS, 0, N_("Method"), N_("How is it to be bought?"), 14 },
	{ "Prior", &type_line, NULL, 0, N_("Prior tender"), N_("The id of the present contract's tender, as in 2305-44-LR16"), 16 },
	{ "Item-Code", &type_line, NULL, 0, N_("UNSPSC code"), N_("Which code does the catalogue give it?"), 10 },
	{ "Annual-Plan", &type_yesno, NULL, 0, N_("In the annual plan"), N_("Does it stand in the annual procurement plan?"), 4 },
	{ "Source", &type_line, NULL, 0, N_("Source"), N_("From which list or system do these figures come?"), 0 },
	{ "Agreement", &type_ref, "agreement", F_DERIVED, N_("Agreement"), N_("By which agreement was it chosen?"), 14 },
	FIELD_STATE("candidate shortlisted selected postponed dropped bridge"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_candidate = {
	.name = "candidate", .place = PLACE_PORTFOLIO, .dir = "portfolio", .prefix = "",
	.label = N_("candidate"), .plural = N_("candidates"), .title_field = "Name", .reason_field = "Reason", .state_field = "State", .due_field = "Expiry",
	KIND_FIELDS(candidate_fields),
};

#define CONTRACT_STATES "candidate shortlisted selected group-formed in-work recommended ruled handed-over published awarded closed postponed dropped bridge"

static const struct field contract_fields[] = {
	{ "Name", &type_line, NULL, F_REQUIRED | F_LIST, N_("Name"), N_("What is the contract called?"), 0 },
	{ "Candidate", &type_ref, "candidate", 0, N_("Candidate"), N_("From which line of the portfolio does it come?"), 14 },
	{ "Department", &type_line, NULL, F_LIST, N_("Issuing department"), N_("Which department needs it?"), 22 },
	{ "Director", &type_ref, "person", 0, N_("Director"), N_("Which director sits in the committee for it?"), 14 },
	{ "Problem", &type_prose, NULL, 0, N_("Problem"), N_("What problem will this contract solve, for whom?"), 0 },
	{ "Success", &type_prose, NULL, 0, N_("Success"), N_("How will we know in 12 months that it worked?"), 0 },
	{ "Expiring", &type_prose, NULL, 0, N_("Expiring contract"), N_("What did we pay for until now, to whom, and what did we get?"), 0 },
	{ "Prior", &type_line, NULL, 0, N_("Prior tender"), N_("The id of the expiring contract's tender, as in 2305-44-LR16"), 16 },
	{ "Amount", &type_money, NULL, F_LIST, N_("Amount"), N_("How many pesos in all, taxes included?"), 15 },
	{ "Months", &type_int, "1..240", 0, N_("Months"), N_("For how many months?"), 6 },
	{ "Expiry", &type_date, NULL, F_LIST, N_("Expiry"), N_("When does the present contract end?"), 10 },
	{ "UTM", &type_money, NULL, 0, N_("UTM used"), N_("How many pesos was one UTM when the tier was computed?"), 8 },
	{ "UTM-Month", &type_month, NULL, 0, N_("UTM of month"), N_("Of which month is that UTM?"), 7 },
	{ "Tier", &type_choice, TIERS, 0, N_("Tier"), N_("Which type of tender does the total amount call for?"), 4 },
	{ "Method", &type_choice, METHODS, 0, N_("Method"), N_("How is it to be bought?"), 14 },
	{ "Item-Code", &type_line, NULL, 0, N_("UNSPSC code"), N_("Which code does the catalogue give it?"), 10 },
	{ "Budget-Line", &type_line, NULL, 0, N_("Budget line"), N_("From which line of the budget is it paid?"), 18 },
	{ "Criteria", &type_prose, NULL, 0, N_("Committee's criteria"), N_("What did the committee ask the group to heed?"), 0 },
	{ "Labour-Criterion", &type_yesno, NULL, 0, N_("Labour criterion"), N_("Does law ask for employment conditions as a criterion (sweeping, waste, green areas)?"), 4 },
	{ "Concejo", &type_choice, "yes no unknown", 0, N_("Concejo"), N_("Must the Concejo approve it, and does it outlive the mayor's term?"), 8 },
	{ "Prior-Control", &type_choice, "yes no unknown", 0, N_("Toma de razón"), N_("Does the Comptroller control it beforehand?"), 8 },
	{ "Warnings", &type_table, "code:id answer:choice=accepted,mended reason:line", 0, N_("Warnings answered"), N_("Which warnings were answered, and why accepted?"), 0 },
	{ "Group", &type_ref, "body", F_DERIVED, N_("Working group"), N_("Which working group has it?"), 16 },
	{ "Mandate", &type_ref, "agreement", 0, N_("Mandate"), N_("By which agreement was the group mandated?"), 14 },
	{ "Stage-Declared", &type_choice, "evidence requirements payments escalation", 0, N_("Stage"), N_("Which stage is declared complete?"), 12 },
	{ "Evidence-Complete", &type_instant, NULL, F_DERIVED, N_("Evidence complete"), N_("When was the evidence declared complete?"), 16 },
	{ "Requirements-Complete", &type_instant, NULL, F_DERIVED, N_("Requirements complete"), N_("When were the requirements declared complete?"), 16 },
	{ "Payments-Complete", &type_instant, NULL, F_DERIVED, N_("Payments complete"), N_("When were the payments declared complete?"), 16 },
	{ "Escalation-Complete", &type_instant, NULL, F_DERIVED, N_("Escalation complete"), N_("When were the escalations declared complete?"), 16 },
	{ "Publication", &type_line, NULL, 0, N_("Publication"), N_("Under which id was the tender published, as in 2305-12-LR19?"), 16 },
	{ "Published-On", &type_date, NULL, 0, N_("Published on"), N_("On which day?"), 10 },
	FIELD_STATE(CONTRACT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_contract = {
	.name = "contract", .place = PLACE_CONTRACT, .dir = "contracts", .prefix = "",
	.label = N_("contract"), .plural = N_("contracts"), .title_field = "Name", .reason_field = "Reason", .state_field = "State", .due_field = "Expiry",
	KIND_FIELDS(contract_fields),
};

static const struct field goal_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Goal"), N_("What is to be better for residents, in one sentence?"), 0 },
	{ "Detail", &type_prose, NULL, 0, N_("Detail"), N_("For whom, where, when? Does the wording already choose the solution?"), 0 },
	{ "Priority", &type_line, NULL, F_LIST, N_("Municipal priority"), N_("Which priority of the PLADECO does it serve?"), 24 },
	{ "Measure", &type_line, NULL, 0, N_("Measure"), N_("How will we know in 12 months that it worked?"), 0 },
	FIELD_STATE("proposed adopted dropped"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_goal = {
	.name = "goal", .place = PLACE_IN_CONTRACT, .dir = "goals", .prefix = "G", .digits = 1,
	.label = N_("goal"), .plural = N_("goals"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", KIND_FIELDS(goal_fields),
};
