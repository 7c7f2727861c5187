/* The terms: requirements, metrics, standards, reports, sensing, criteria (domain.md 2.3, 2.7, 2.10, 6.2, 6.3). */
#include "kinds.h"

#define FIELD_REQUIREMENTS { "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements does it carry out?"), 0 }
#define FIELD_METRICS { "Metrics", &type_refs, "metric", 0, N_("Metrics"), N_("Which metrics does it serve?"), 0 }

static const struct field requirement_fields[] = {
	{ "Clause", &type_line, NULL, F_REQUIRED | F_LIST, N_("Clause"), N_("What does the clause ask for, in one line?"), 0 },
	{ "Old-Text", &type_prose, NULL, 0, N_("Old text"), N_("What do the old terms say, word for word?"), 0 },
	{ "Source", &type_line, NULL, 0, N_("Source"), N_("Where does it stand: which terms, which article?"), 0 },
	{ "Type", &type_choice, "input process output outcome legal reporting admin", F_LIST, N_("Type"), N_("Does it ask for means, a way of working, work done, or the result?"), 10 },
	{ "Goals", &type_refs, "goal", 0, N_("Goals"), N_("Which goals does this clause serve?"), 0 },
	{ "Cost-Share", &type_percent, NULL, F_LIST, N_("Share of cost"), N_("What share of the monthly price does it cost?"), 7 },
	{ "Cost-Confidence", &type_choice, "strong moderate anecdotal", 0, N_("Sureness of cost"), N_("How sure are we of that share?"), 10 },
	{ "Cost-Driver", &type_line, NULL, 0, N_("Cost driver"), N_("What makes it expensive: labour, fleet, fuel, fees, guarantees?"), 0 },
	{ "Legal-Basis", &type_line, NULL, 0, N_("Legal basis"), N_("Does law require it? Which article?"), 0 },
	{ "Checked-By", &type_line, NULL, 0, N_("Checked by"), N_("Who verifies it, how often, with what record?"), 0 },
	{ "Q-Goal", &type_line, NULL, 0, N_("Question: goal"), N_("Which goal does this clause serve?"), 0 },
	{ "Q-Cost", &type_line, NULL, 0, N_("Question: cost"), N_("What does it cost us, in money or in bidders lost?"), 0 },
	{ "Q-Result", &type_line, NULL, 0, N_("Question: result"), N_("Could we ask for the result instead of the method?"), 0 },
	{ "Q-Law", &type_line, NULL, 0, N_("Question: law"), N_("Is it legally required? Which article?"), 0 },
	{ "Q-Check", &type_line, NULL, 0, N_("Question: control"), N_("Who verifies it, how often, with what record?"), 0 },
	{ "Q-Drop", &type_line, NULL, 0, N_("Question: without it"), N_("If we drop it, what is the worst that happens?"), 0 },
	{ "Red-Flags", &type_table, "code:id answer:choice=accepted,mended reason:line", 0, N_("Red flags answered"), N_("Does it narrow competition? Which flags were answered, and how?"), 0 },
	{ "Proposal", &type_choice, VERDICTS, 0, N_("Proposal"), N_("What does a member propose?"), 9 },
	{ "Proposed-By", &type_ref, "person", F_DERIVED, N_("Proposed by"), N_("Who proposes it?"), 14 },
	{ "Verdict", &type_choice, VERDICTS, F_LIST, N_("Verdict"), N_("Keep, modify, drop or new?"), 9 },
	{ "New-Text", &type_prose, NULL, 0, N_("New text"), N_("What shall the new terms say?"), 0 },
	{ "Instruction", &type_prose, NULL, 0, N_("Instruction"), N_("Agreed in principle: what is the text to say?"), 0 },
	{ "Instruction-Owner", &type_ref, "person", 0, N_("Text by"), N_("Who writes the text?"), 14 },
	{ "Instruction-Due", &type_date, NULL, 0, N_("Text due"), N_("By when?"), 10 },
	FIELD_EVIDENCE,
	{ "No-Evidence", &type_prose, NULL, 0, N_("No evidence found"), N_("Where did we look, and what did nobody measure?"), 0 },
	{ "Metric", &type_refs, "metric", 0, N_("Metrics"), N_("Which metrics measure what it asks for?"), 0 },
	{ "Legal-Flag", &type_line, NULL, 0, N_("Legal flag"), N_("What does Legal warn of?"), 0 },
	{ "Legal-Answer", &type_prose, NULL, 0, N_("Answer to Legal"), N_("How was what Legal said met?"), 0 },
	{ "Legal-State", &type_choice, "open answered", F_DERIVED, N_("Legal objection"), N_("Is what Legal said answered?"), 9 },
	{ "Escalation", &type_ref, "escalation", F_DERIVED, N_("Escalation"), N_("In which escalation does the committee have it?"), 10 },
	FIELD_NOT_ADOPTED,
	{ "Published-Text", &type_prose, NULL, 0, N_("Published text"), N_("What do the published terms say?"), 0 },
	{ "Difference", &type_prose, NULL, 0, N_("Difference"), N_("Why do they differ from what was decided?"), 0 },
	FIELD_STATE("pending proposed principle decided escalated ruled final"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_requirement = {
	.name = "requirement", .place = PLACE_IN_CONTRACT, .dir = "requirements", .prefix = "R-", .digits = 2,
	.label = N_("requirement"), .plural = N_("requirements"), .title_field = "Clause", .reason_field = "Reason", .state_field = "State",
	.due_field = "Instruction-Due", KIND_FIELDS(requirement_fields),
};

/* What a member proposes at the desk, before the group meets: one for each clause and person. By is for whom it was recorded. */
static const struct field proposal_fields[] = {
	{ "Requirement", &type_ref, "requirement", F_REQUIRED | F_LIST, N_("Requirement"), N_("Which clause is it about?"), 10 },
	{ "By", &type_ref, "person", F_DERIVED | F_LIST, N_("Proposed by"), N_("Who proposes it?"), 14 },
	{ "Verdict", &type_choice, VERDICTS, F_REQUIRED | F_LIST, N_("Proposal"), N_("Keep, modify, drop or new?"), 9 },
	{ "New-Text", &type_prose, NULL, 0, N_("New text"), N_("What shall the new terms say?"), 0 },
	{ "Instruction", &type_prose, NULL, 0, N_("Instruction"), N_("Agreed in principle: what is the text to say?"), 0 },
	{ "Instruction-Owner", &type_ref, "person", 0, N_("Text by"), N_("Who writes the text?"), 14 },
	{ "Instruction-Due", &type_date, NULL, 0, N_("Text due"), N_("By when?"), 10 },
	FIELD_EVIDENCE,
	{ "No-Evidence", &type_prose, NULL, 0, N_("No evidence found"), N_("Where did we look, and what did nobody measure?"), 0 },
	{ "Metric", &type_refs, "metric", 0, N_("Metrics"), N_("Which metrics measure what it asks for?"), 0 },
	FIELD_STATE("open withdrawn used"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_proposal = {
	.name = "proposal", .place = PLACE_IN_CONTRACT, .dir = "proposals", .prefix = "PV-", .digits = 3,
	.label = N_("proposal"), .plural = N_("proposals"), .title_field = "Requirement", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(proposal_fields),
};

static const struct field metric_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Metric"), N_("Would a resident agree that this number means success?"), 0 },
	{ "Definition", &type_prose, NULL, 0, N_("Definition"), N_("What is counted, where, when, over what?"), 0 },
	{ "Direction", &type_choice, "up down", F_LIST, N_("Direction"), N_("Is more better, or less?"), 6 },
	{ "Baseline", &type_decimal, NULL, F_LIST, N_("Baseline"), N_("What is it today?"), 9 },
	{ "Baseline-Note", &type_line, NULL, 0, N_("Baseline, note"), N_("From which data? If there is none, how is it built?"), 0 },
	{ "Floor", &type_decimal, NULL, F_LIST, N_("Floor"), N_("Below which value is nothing earned?"), 9 },
	{ "Target", &type_decimal, NULL, F_LIST, N_("Target"), N_("Which value earns all?"), 9 },
	{ "Unit", &type_line, NULL, 0, N_("Unit"), N_("Percent, hours, events per what?"), 14 },
	{ "Weight", &type_percent, NULL, F_LIST, N_("Weight"), N_("How much does it count? All adopted ones sum to 100; 0 = diagnosis only"), 7 },
	{ "Indicator", &type_choice, "leading lagging", 0, N_("Indicator"), N_("Does it warn early, or tell the result?"), 8 },
	{ "Source", &type_line, NULL, 0, N_("Source"), N_("From which record or system does it come?"), 0 },
	{ "Collected-By", &type_line, NULL, 0, N_("Collected by"), N_("Who collects it, and what does collecting cost?"), 0 },
	{ "Frequency", &type_choice, OFTEN, 0, N_("Frequency"), N_("How often?"), 10 },
	{ "Gaming-Risk", &type_line, NULL, 0, N_("Gaming risk"), N_("Can the vendor influence it? Can the vendor fake it?"), 0 },
	{ "Guard", &type_line, NULL, 0, N_("Guard"), N_("What stops that?"), 0 },
	{ "Headline", &type_yesno, NULL, F_LIST, N_("Headline"), N_("Is it one of the few that are looked at in every meeting?"), 4 },
	FIELD_GOALS,
	{ "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements does it measure?"), 0 },
	FIELD_EVIDENCE,
	{ "Series", &type_refs, "series", 0, N_("Data series"), N_("In which data does it already stand?"), 0 },
	FIELD_STATE("idea defined baselined adopted dropped"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_metric = {
	.name = "metric", .place = PLACE_IN_CONTRACT, .dir = "metrics", .prefix = "M", .digits = 1,
	.label = N_("metric"), .plural = N_("metrics"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", KIND_FIELDS(metric_fields),
};

static const struct field standard_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Standard"), N_("Which service, in one line?"), 0 },
	{ "Object", &type_line, NULL, 0, N_("Object"), N_("What is to be in good condition?"), 0 },
	{ "Condition", &type_line, NULL, 0, N_("Condition"), N_("In which condition?"), 0 },
	{ "Measure", &type_line, NULL, F_LIST, N_("Measure"), N_("By which measure, as in grade 1.5 or better?"), 18 },
	{ "Time", &type_line, NULL, F_LIST, N_("Time"), N_("During which hours?"), 14 },
	{ "Zone", &type_line, NULL, F_LIST, N_("Zone"), N_("Where?"), 14 },
	{ "Restore", &type_line, NULL, 0, N_("Restored within"), N_("How soon must it be put right?"), 10 },
	FIELD_GOALS,
	FIELD_REQUIREMENTS,
	FIELD_METRICS,
	FIELD_EVIDENCE,
	FIELD_STATE(DRAFT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_standard = {
	.name = "standard", .place = PLACE_IN_CONTRACT, .dir = "standards", .prefix = "ST-", .digits = 2,
	.label = N_("service standard"), .plural = N_("service standards"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(standard_fields),
};

static const struct field report_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Reporting duty"), N_("What must the vendor report, in one line?"), 0 },
	{ "Content", &type_prose, NULL, 0, N_("Content"), N_("Which figures and incidents, in which columns?"), 0 },
	{ "Frequency", &type_choice, OFTEN, F_LIST, N_("Frequency"), N_("How often?"), 10 },
	{ "Within", &type_line, NULL, F_LIST, N_("Within"), N_("How soon after, as in 5 working days?"), 16 },
	{ "Format", &type_line, NULL, 0, N_("Format"), N_("In which form, as in CSV with raw data?"), 16 },
	{ "Recipient", &type_line, NULL, 0, N_("Recipient"), N_("Who receives and checks it?"), 0 },
	{ "If-Late", &type_line, NULL, 0, N_("If late"), N_("What happens when it is late or incomplete?"), 0 },
	FIELD_GOALS,
	FIELD_REQUIREMENTS,
	FIELD_METRICS,
	FIELD_EVIDENCE,
	FIELD_STATE(DRAFT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_report = {
	.name = "report", .place = PLACE_IN_CONTRACT, .dir = "reports", .prefix = "RP-", .digits = 2,
	.label = N_("reporting duty"), .plural = N_("reporting duties"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(report_fields),
};

static const struct field sensing_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Sensing"), N_("What is sensed from afar, in one line?"), 0 },
	{ "Technology", &type_choice, "gps rfid fill-level weighbridge photo citizen-reports other", F_LIST, N_("Technology"), N_("With what?"), 12 },
	{ "Scope", &type_line, NULL, F_LIST, N_("Scope"), N_("On which vehicles, containers, places, and how many?"), 20 },
	{ "Owner", &type_line, NULL, 0, N_("Owner of the data"), N_("Whose are the data?"), 0 },
	{ "Format", &type_line, NULL, 0, N_("Format"), N_("In which open format are they delivered?"), 0 },
	{ "Frequency", &type_choice, OFTEN, 0, N_("Frequency"), N_("How often are they delivered?"), 10 },
	{ "Uptime", &type_percent, NULL, 0, N_("Uptime"), N_("What share of the time must the feed work?"), 7 },
	{ "Calibration", &type_line, NULL, 0, N_("Calibration"), N_("Who checks that it measures right, and when?"), 0 },
	{ "If-Failing", &type_line, NULL, 0, N_("If the feed fails"), N_("What happens, and what counts meanwhile?"), 0 },
	{ "Privacy", &type_line, NULL, 0, N_("Privacy"), N_("How are workers and residents protected?"), 0 },
	{ "Audit-Right", &type_line, NULL, 0, N_("Right to audit"), N_("How may the municipality check it?"), 0 },
	FIELD_GOALS,
	FIELD_REQUIREMENTS,
	FIELD_METRICS,
	FIELD_EVIDENCE,
	FIELD_STATE(DRAFT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_sensing = {
	.name = "sensing", .place = PLACE_IN_CONTRACT, .dir = "sensing", .prefix = "SE-", .digits = 2,
	.label = N_("sensing clause"), .plural = N_("sensing clauses"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(sensing_fields),
};

static const struct field criterion_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Criterion"), N_("By what are bids compared?"), 0 },
	{ "Weight", &type_percent, NULL, F_LIST, N_("Weight"), N_("How much does it count? All adopted ones sum to 100"), 7 },
	{ "Scoring-Rule", &type_prose, NULL, 0, N_("Scoring rule"), N_("How are points given, so that two evaluators give the same?"), 0 },
	{ "Inner", &type_table, "part:line weight:percent rule:line?", 0, N_("Parts"), N_("Of which parts does it consist? Their weights sum to 100"), 0 },
	{ "Subjective", &type_yesno, NULL, F_LIST, N_("By judgement"), N_("Does it rest on somebody's judgement?"), 4 },
	{ "Legal-Basis", &type_line, NULL, 0, N_("Legal basis"), N_("Does law require it? Which article, which least weight?"), 0 },
	FIELD_GOALS,
	FIELD_REQUIREMENTS,
	FIELD_EVIDENCE,
	FIELD_STATE(DRAFT_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_criterion = {
	.name = "criterion", .place = PLACE_IN_CONTRACT, .dir = "criteria", .prefix = "CR-", .digits = 2,
	.label = N_("evaluation criterion"), .plural = N_("evaluation criteria"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(criterion_fields),
};
