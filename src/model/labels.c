/* What people read instead of a code: labels of choices and of the columns of tables, each list sorted by code. The words of a
 * language stand in its catalogue. A code means the same wherever it stands, so one list serves all kinds. */
#include "schema.h"

#include <stdlib.h>
#include <string.h>

struct label { const char *code, *text; };

static const struct label codes[] = {
	{ "B2", N_("B2") }, { "CO", N_("CO") }, { "E2", N_("E2") }, { "H2", N_("H2") }, { "I2", N_("I2") }, { "L1", N_("L1") }, { "LE", N_("LE") },
	{ "LP", N_("LP") }, { "LQ", N_("LQ") }, { "LR", N_("LR") }, { "LS", N_("LS") }, { "O1", N_("O1") }, { "accepted", N_("Accepted") },
	{ "acknowledged", N_("Acknowledged") }, { "admin", N_("Administrative") }, { "administrator", N_("Municipal Administrator") },
	{ "adopted", N_("Adopted") }, { "advisory", N_("Advisory") }, { "amendment", N_("Amendment") }, { "anecdotal", N_("Anecdotal") },
	{ "answered", N_("Answered") }, { "applied", N_("Applied") }, { "appointment", N_("Appointment") }, { "approved", N_("Approved") },
	{ "assent", N_("Assent") }, { "awarded", N_("Awarded") }, { "baselined", N_("Baselined") }, { "bases-admin", N_("Administrative terms") },
	{ "bases-technical", N_("Technical terms") }, { "benchmark", N_("Benchmark") }, { "bonus", N_("Bonus") }, { "bridge", N_("Bridge contract") },
	{ "budget", N_("Budget") }, { "budget-certificate", N_("Budget certificate") }, { "cabinet", N_("Mayor's cabinet") },
	{ "candidate", N_("Candidate") }, { "cast", N_("Votes for and against") }, { "casting", N_("Chair's casting vote") }, { "chair", N_("Chair") },
	{ "citizen-reports", N_("Citizen reports") }, { "cleared", N_("Cleared") }, { "closed", N_("Closed") }, { "committee", N_("Committee") },
	{ "complaint", N_("Complaint") }, { "confidentiality", N_("Confidentiality") }, { "conflict", N_("Conflict of interest") },
	{ "consensus", N_("Consensus") }, { "consent", N_("Consent list") }, { "contract", N_("Contract") }, { "control", N_("Internal control") }, { "convened", N_("Convened") }, { "custom", N_("Custom") },
	{ "daily", N_("Daily") }, { "deadline", N_("Deadline") }, { "decided", N_("Decided") }, { "declaration", N_("Declaration") },
	{ "decree", N_("Mayor's decree") }, { "deduction", N_("Deduction") }, { "default", N_("Default") }, { "deferral", N_("Deferral") },
	{ "deferred", N_("Deferred") }, { "defined", N_("Defined") }, { "deputy", N_("Deputy (S)") }, { "direct", N_("Direct answer") },
	{ "direct-award", N_("Direct award") }, { "document", N_("Document") }, { "done", N_("Done") }, { "down", N_("Down") }, { "draft", N_("Draft") },
	{ "drop", N_("Drop") }, { "dropped", N_("Dropped") }, { "empty", N_("Nothing came back") }, { "en", N_("English") }, { "entitled", N_("Filled seats with vote") },
	{ "es", N_("Spanish") }, { "escalated", N_("Escalated") }, { "escalation", N_("Escalation") }, { "evidence", N_("Evidence") },
	{ "extraordinary", N_("Extraordinary") }, { "facilitator", N_("Facilitator") }, { "failed", N_("Failed") }, { "fails", N_("Not adopted") },
	{ "fill-level", N_("Fill level") }, { "final", N_("Final") }, { "finance", N_("Finance") }, { "fine", N_("Fine") }, { "fixed", N_("Fixed") },
	{ "followed", N_("Followed") }, { "framework", N_("Framework agreement") }, { "frozen", N_("Frozen") }, { "gps", N_("GPS") },
	{ "group-formed", N_("Group formed") }, { "guest", N_("Guest") }, { "guidance", N_("Guidance") }, { "handed-over", N_("Handed over") },
	{ "idea", N_("Idea") }, { "in-force", N_("In force") }, { "in-work", N_("In work") }, { "incentive", N_("Bonus or variable share") },
	{ "input", N_("Input") }, { "inspection", N_("Inspection") }, { "inspector", N_("Technical inspector") }, { "interest", N_("Interest") },
	{ "interview", N_("Interview") }, { "invoice", N_("Invoice") }, { "issuing", N_("Issuing department") }, { "keep", N_("Keep") },
	{ "lagging", N_("Lagging") }, { "leading", N_("Leading") }, { "legacy-clause", N_("Long-standing clause") }, { "legal", N_("Legal") },
	{ "legal-report", N_("Legal report") }, { "legal-risk", N_("Legal risk") }, { "mandate", N_("Mandate") }, { "market-study", N_("Market study") },
	{ "mended", N_("Mended") }, { "merged", N_("Merged") }, { "milestone", N_("Milestone") }, { "minutes", N_("Minutes") },
	{ "moderate", N_("Moderate") }, { "modify", N_("Modify") }, { "money", N_("Money") }, { "monthly", N_("Monthly") }, { "needed", N_("Needed") },
	{ "new", N_("New") }, { "no", N_("No") }, { "no-consensus", N_("No consensus") }, { "no-quorum", N_("No quorum") }, { "none", N_("None yet") },
	{ "not-carried", N_("Motion not carried") }, { "not-followed", N_("Not followed") }, { "not-needed", N_("Not needed") },
	{ "objected", N_("Objected") }, { "open", N_("In progress") }, { "ordinary", N_("Ordinary") }, { "other", N_("Other") }, { "outcome", N_("Outcome") },
	{ "output", N_("Output") }, { "payments", N_("Payments") }, { "pending", N_("Pending") }, { "per-event", N_("At each event") },
	{ "photo", N_("Photo") }, { "planning", N_("Planning") }, { "policy-tradeoff", N_("Policy trade-off") }, { "postponed", N_("Postponed") },
	{ "present", N_("Present") }, { "principle", N_("Agreed in principle") }, { "privacy", N_("Privacy") }, { "private-tender", N_("Private tender") },
	{ "process", N_("Process") }, { "procurement", N_("Procurement") }, { "proposed", N_("Proposed") }, { "public-tender", N_("Public tender") },
	{ "publication", N_("Publication") }, { "published", N_("Published") }, { "quantitative", N_("Quantitative") }, { "quarterly", N_("Quarterly") },
	{ "raised", N_("Raised") }, { "reader", N_("Reader") }, { "recommendation", N_("Recommendation") }, { "recommended", N_("Recommended") },
	{ "recorder", N_("Recorder") }, { "registrar", N_("Registrar") }, { "rejected", N_("Rejected") }, { "remote", N_("Remote") }, { "reporting", N_("Reporting") },
	{ "request", N_("Request") }, { "requested", N_("Requested") }, { "requirements", N_("Requirements") }, { "resolved", N_("Resolved") },
	{ "result", N_("Result") }, { "return", N_("Return with observations") }, { "returned", N_("Returned") }, { "rfid", N_("RFID") }, { "roll-call", N_("Roll call") }, { "ruled", N_("Ruled") },
	{ "rules", N_("Rules") }, { "ruling", N_("Ruling") }, { "scheduled", N_("Scheduled") }, { "seats", N_("All seats with vote") },
	{ "secretary", N_("Certifying officer") }, { "selected", N_("Selected") }, { "selection", N_("Selection") }, { "shortlisted", N_("Shortlisted") },
	{ "site-visit", N_("Site visit") }, { "small-purchase", N_("Small quick purchase") }, { "strict", N_("Strict") }, { "strong", N_("Strong") },
	{ "submitted", N_("Submitted") }, { "superseded", N_("Superseded") }, { "surprise", N_("Surprise") }, { "suspended", N_("Suspended") },
	{ "taken", N_("Taken up") }, { "tied", N_("Tied") }, { "titular", N_("Titular") }, { "too-few", N_("Too few voters") }, { "unit", N_("Per unit") }, { "unknown", N_("Unknown") }, { "up", N_("Up") }, { "used", N_("Taken into the decision") }, { "validated", N_("Validated") },
	{ "validation", N_("Validation") }, { "variable", N_("Variable") }, { "voice", N_("Voice only") }, { "vote", N_("With vote") },
	{ "voting", N_("Vote open") }, { "weekly", N_("Weekly") }, { "weighbridge", N_("Weighbridge") }, { "withdrawn", N_("Withdrawn") },
	{ "worked", N_("Worked") }, { "working-group", N_("Working group") }, { "yearly", N_("Yearly") }, { "yes", N_("Yes") },
};

static const struct label columns[] = {
	{ "act", N_("Appointed by") }, { "answer", N_("Answer") }, { "as", N_("As") }, { "by", N_("Moved by") }, { "chair", N_("Chair needed") }, { "closed", N_("Ended at") },
	{ "code", N_("Code") },
	{ "cost", N_("Cost") }, { "declaration", N_("Declaration") }, { "deputy", N_("Deputy") }, { "deputy-for-recused", N_("Deputy for recused") },
	{ "due", N_("Due") }, { "from", N_("From") }, { "holder", N_("Holder") }, { "item", N_("Item") }, { "label", N_("Name") }, { "legal", N_("Legal note") },
	{ "majority", N_("Majority") }, { "majority-of", N_("Majority of") }, { "measure", N_("Measure") }, { "metric", N_("Metric") }, { "min-voters", N_("Least voters") }, { "minutes", N_("Minutes planned") },
	{ "mode", N_("Presence") }, { "number", N_("Number") }, { "on", N_("About") }, { "opened", N_("Opened at") }, { "option", N_("Option") }, { "owner", N_("Owner") }, { "part", N_("Part") },
	{ "path", N_("Record") }, { "pays", N_("Pays") }, { "person", N_("Person") }, { "quorum", N_("Quorum") }, { "quorum-of", N_("Quorum of") },
	{ "reason", N_("Reason") }, { "record", N_("Record") }, { "remote", N_("Remote counts") }, { "result", N_("Result") }, { "risk", N_("Risk") },
	{ "role", N_("Role") }, { "roles", N_("Roles") }, { "rule", N_("Rule") }, { "scope", N_("Scope") }, { "seat", N_("Seat") },
	{ "sha256", N_("SHA-256") }, { "slope", N_("More per point") }, { "state", N_("State") }, { "text", N_("Text") }, { "tie", N_("Tie") },
	{ "title", N_("Title") }, { "to", N_("To") }, { "unit", N_("Unit") }, { "vote", N_("Vote or voice") }, { "weight", N_("Weight") },
};

static int by_code(const void *code, const void *row)
{
	return strcmp(code, ((const struct label *)row)->code);
}

static const char *find(const char *code, const struct label *rows, size_t n)
{
	const struct label *row = bsearch(code, rows, n, sizeof(*rows), by_code);

	return row ? row->text : NULL;
}

const char *label_of_code(const char *code)
{
	return find(code, codes, COUNT(codes));
}

const char *column_label(const char *column)
{
	const char *label = find(column, columns, COUNT(columns));

	return label ? _(label) : column;
}
