/* What is known: findings, data, papers, the market, requests for data, lessons (domain.md 2.2, 4.5, 6.1, 9 guards 11 and 12). */
#include "kinds.h"

static const struct field evidence_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Finding"), N_("What did we find, in a sentence that a director can accept or reject?"), 0 },
	{ "Detail", &type_prose, NULL, 0, N_("Detail"), N_("What did we pay for, and what did we get?"), 0 },
	{ "Type", &type_choice, "quantitative document interview site-visit benchmark", F_LIST, N_("Type"), N_("How do we know it?"), 12 },
	{ "Period", &type_line, NULL, F_LIST, N_("Period"), N_("Which months or days does it cover?"), 14 },
	{ "Source", &type_line, NULL, 0, N_("Source"), N_("Who or what says so: system, paper and page, person in which post?"), 0 },
	{ "Series", &type_refs, "series", 0, N_("Data series"), N_("On which data does the figure rest?"), 0 },
	{ "Rows", &type_line, NULL, 0, N_("Rows"), N_("Which rows and columns of the data?"), 0 },
	{ "Document", &type_refs, "document", 0, N_("Document"), N_("Which papers show it?"), 0 },
	{ "Strength", &type_choice, "strong moderate anecdotal", F_LIST, N_("Strength"), N_("How sure are we?"), 10 },
	{ "Found-By", &type_ref, "person", 0, N_("Found by"), N_("Who brought it to the group?"), 14 },
	{ "Found-On", &type_date, NULL, 0, N_("Found on"), N_("On which day?"), 10 },
	{ "Verified-By", &type_ref, "person", 0, N_("Verified by"), N_("Who checked it?"), 14 },
	{ "Implication", &type_prose, NULL, 0, N_("Implication"), N_("What follows for the new contract?"), 0 },
	{ "Goals", &type_refs, "goal", 0, N_("Goals"), N_("Which goals does it concern?"), 0 },
	{ "Caveats", &type_prose, NULL, 0, N_("Caveats"), N_("What may be wrong with it? What was not measured?"), 0 },
	{ "Absence", &type_yesno, NULL, F_LIST, N_("Absence of evidence"), N_("Is the finding that nobody measured it?"), 4 },
	{ "Named-Persons", &type_prose, NULL, F_SEALED, N_("Persons named"), N_("Names of complainants and other persons: sealed, they may be forgotten"), 0 },
	FIELD_STATE("proposed accepted withdrawn"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_evidence = {
	.name = "evidence", .place = PLACE_IN_CONTRACT, .dir = "evidence", .prefix = "EV-", .digits = 3,
	.label = N_("finding"), .plural = N_("findings"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", KIND_FIELDS(evidence_fields),
};

/* The first cell as exchange/analyse.h reads it: a column, or one in percent of (by) another. */
#define MEASURES "measure:line label:line unit:line? role:choice=input,result? metric:id?"

static const struct field series_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Title"), N_("What do these data show?"), 0 },
	{ "Unit", &type_line, NULL, 0, N_("Unit"), N_("In which units are the columns?"), 0 },
	{ "Period", &type_choice, OFTEN, 0, N_("One row for each"), N_("How often was it measured?"), 10 },
	{ "Columns", &type_line, NULL, F_LIST, N_("Columns"), N_("The names of the columns, as in the file"), 30 },
	{ "Measures", &type_table, MEASURES, 0, N_("Measures"), N_("What is looked at, in people's words: insp_ok%insp_n, its name, unit, input or result, and the metric it feeds"), 0 },
	{ "Rows", &type_int, "0..", F_LIST, N_("Rows"), N_("How many rows of data?"), 6 },
	{ "First-Row", &type_line, NULL, 0, N_("First row"), N_("Where does it begin, as in 2017-01?"), 10 },
	{ "Last-Row", &type_line, NULL, 0, N_("Last row"), N_("Where does it end, as in 2018-12?"), 10 },
	{ "File", &type_sha256, NULL, 0, N_("SHA-256 of the file"), N_("The fingerprint of the file as it came"), 14 },
	{ "File-Name", &type_line, NULL, 0, N_("File name"), N_("What was the file called?"), 0 },
	{ "File-Size", &type_int, "0..", 0, N_("File size"), N_("How many bytes?"), 10 },
	{ "Source", &type_line, NULL, 0, N_("Source"), N_("Who delivered the data, from which system, when?"), 0 },
	{ "Request", &type_ref, "request", 0, N_("Data request"), N_("Which request did it answer?"), 12 },
	{ "Note", &type_prose, NULL, 0, N_("Note"), N_("What must a reader know: gaps, changes of method, doubts?"), 0 },
	{ "Persons", &type_prose, NULL, F_SEALED, N_("Columns that name persons"), N_("Their cells, a line a row. Sealed: only their fingerprint enters the ledger"), 0 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_series = {
	.name = "series", .place = PLACE_IN_CONTRACT, .dir = "data", .prefix = "DS-", .digits = 2,
	.label = N_("data series"), .plural = N_("data series"), .title_field = "Title", .reason_field = "Reason", KIND_FIELDS(series_fields),
};

#define DOCUMENT_TYPES "mandate appointment declaration request contract amendment invoice fine inspection complaint minutes bases-admin bases-technical " \
	"legal-report budget-certificate market-study recommendation decree publication other"

static const struct field document_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Title"), N_("What is the paper called?"), 0 },
	{ "Type", &type_choice, DOCUMENT_TYPES, F_LIST, N_("Type"), N_("What kind of paper is it?"), 18 },
	{ "Number", &type_line, NULL, F_LIST, N_("Number"), N_("Which number does it bear?"), 12 },
	{ "Date", &type_date, NULL, F_LIST, N_("Date"), N_("Of which day is it?"), 10 },
	{ "Issuer", &type_line, NULL, 0, N_("Issuer"), N_("Who issued it?"), 0 },
	{ "SHA-256", &type_sha256, NULL, 0, N_("SHA-256 of the file"), N_("The fingerprint of the file"), 14 },
	{ "File-Name", &type_line, NULL, 0, N_("File name"), N_("What is the file called?"), 0 },
	{ "File-Size", &type_int, "0..", 0, N_("File size"), N_("How many bytes?"), 10 },
	{ "Pages", &type_line, NULL, 0, N_("Pages"), N_("Which pages matter?"), 0 },
	{ "Restricted", &type_yesno, NULL, 0, N_("Restricted"), N_("Must it stay out of what is published?"), 4 },
	{ "Replaces", &type_ref, "document", 0, N_("Replaces"), N_("Which earlier paper does it replace?"), 12 },
	{ "Note", &type_prose, NULL, 0, N_("Note"), N_("What should a reader know?"), 0 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_document = {
	.name = "document", .place = PLACE_IN_CONTRACT, .dir = "documents", .prefix = "DOC-", .digits = 3,
	.label = N_("document"), .plural = N_("documents"), .title_field = "Title", .reason_field = "Reason", KIND_FIELDS(document_fields),
};

static const struct field request_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Request"), N_("Which data do we ask for, of which period?"), 0 },
	{ "Detail", &type_prose, NULL, 0, N_("Detail"), N_("Which columns, in which form, and what for?"), 0 },
	{ "Addressee", &type_line, NULL, F_LIST, N_("Addressee"), N_("Which unit or company is asked?"), 22 },
	{ "Asked-By", &type_ref, "person", 0, N_("Asked by"), N_("Who asks?"), 14 },
	{ "Asked-On", &type_date, NULL, 0, N_("Asked on"), N_("On which day?"), 10 },
	{ "Due", &type_date, NULL, F_LIST, N_("Due"), N_("By when is it needed?"), 10 },
	{ "Answer", &type_prose, NULL, 0, N_("Answer"), N_("What came back?"), 0 },
	{ "Answered-On", &type_date, NULL, 0, N_("Answered on"), N_("On which day?"), 10 },
	{ "Empty", &type_yesno, NULL, 0, N_("Nothing came back"), N_("Was the answer that there are no such data?"), 4 },
	{ "Document", &type_refs, "document", 0, N_("Document"), N_("Which papers came back?"), 0 },
	{ "Series", &type_refs, "series", 0, N_("Data series"), N_("Which data came back?"), 0 },
	FIELD_STATE("open answered empty withdrawn"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_request = {
	.name = "request", .place = PLACE_IN_CONTRACT, .dir = "requests", .prefix = "RQ-", .digits = 2,
	.label = N_("data request"), .plural = N_("data requests"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", .due_field = "Due",
	KIND_FIELDS(request_fields),
};

/* What vendors said and asked is sealed: equal treatment is proved by vendors, date, questions and the summary that all got. */
static const struct field sounding_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Subject"), N_("About what was the market asked?"), 0 },
	{ "Date", &type_date, NULL, F_REQUIRED | F_LIST, N_("Date"), N_("On which day?"), 10 },
	{ "Channel", &type_line, NULL, 0, N_("Channel"), N_("How were they asked: public consultation, meeting, letter?"), 20 },
	{ "Vendors", &type_prose, NULL, 0, N_("Vendors asked"), N_("Who was invited, one a line, and who came?"), 0 },
	{ "Held-By", &type_refs, "person", 0, N_("Held by"), N_("Who of the municipality took part?"), 0 },
	{ "Questions", &type_prose, NULL, 0, N_("Questions"), N_("Which questions, the same to all?"), 0 },
	{ "Answers", &type_prose, NULL, F_SEALED, N_("Answers"), N_("What did each vendor say? Sealed: it never leaves this machine"), 0 },
	{ "Prices", &type_prose, NULL, F_SEALED, N_("Prices"), N_("Which prices were named? Sealed: they never leave this machine"), 0 },
	{ "Summary", &type_prose, NULL, 0, N_("Summary"), N_("What did we learn, without naming a vendor?"), 0 },
	{ "Shared-On", &type_date, NULL, 0, N_("Shared on"), N_("When did all of them get the same summary?"), 10 },
	{ "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements does it concern?"), 0 },
	{ "Document", &type_refs, "document", 0, N_("Document"), N_("Which papers show it?"), 0 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_sounding = {
	.name = "sounding", .place = PLACE_IN_CONTRACT, .dir = "soundings", .prefix = "SO-", .digits = 2,
	.label = N_("market sounding"), .plural = N_("market soundings"), .title_field = "Title", .reason_field = "Reason", KIND_FIELDS(sounding_fields),
};

static const struct field lesson_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Lesson"), N_("What did we learn, in one sentence?"), 0 },
	{ "Type", &type_choice, "worked failed surprise", F_LIST, N_("Type"), N_("Did it work, fail, or surprise us?"), 10 },
	{ "Text", &type_prose, NULL, 0, N_("Text"), N_("What happened, and why?"), 0 },
	{ "Template-Change", &type_prose, NULL, 0, N_("Change of the template"), N_("What should the work plan or the questions say from now on?"), 0 },
	{ "Applies-To", &type_line, NULL, F_LIST, N_("Applies to"), N_("Which other contracts should know it?"), 20 },
	{ "Records", &type_refs, "evidence requirement metric payment scheme escalation", 0, N_("Records"), N_("Which records show it?"), 0 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_lesson = {
	.name = "lesson", .place = PLACE_IN_CONTRACT, .dir = "lessons", .prefix = "LE-", .digits = 2,
	.label = N_("lesson"), .plural = N_("lessons"), .title_field = "Title", .reason_field = "Reason", KIND_FIELDS(lesson_fields),
};
