/* The ledger itself, the rules, people and bodies: who decides and how (domain.md 1.2, 3.1, 4.2; design.md 3.6). */
#include "kinds.h"

static const struct field ledger_fields[] = {
	{ "Format", &type_int, "1..", F_REQUIRED, N_("Format"), N_("The format of this ledger; a newer one needs a newer program"), 6 },
	{ "Name", &type_line, NULL, F_REQUIRED | F_LIST, N_("Municipality"), N_("Whose decisions are kept here?"), 0 },
	{ "Letterhead", &type_prose, NULL, 0, N_("Letterhead"), N_("What stands at the head of minutes and reports?"), 0 },
	{ "Language", &type_choice, "es en", F_REQUIRED, N_("Language"), N_("In which language are acts and minutes written?"), 8 },
	{ "Mail-Domain", &type_id, NULL, F_REQUIRED, N_("Mail domain"), N_("What comes after the @ in people's addresses?"), 0 },
	{ "Nonce", &type_id, NULL, F_REQUIRED, N_("Nonce"), N_("A random number that makes this ledger unlike any other"), 0 },
	{ "Legal-Act", &type_line, NULL, 0, N_("Legal act"), N_("Which act or instruction created the committee?"), 0 },
	{ "Demo", &type_yesno, NULL, 0, N_("Demonstration"), N_("Is the whole ledger a demonstration?"), 4 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_ledger = {
	.name = "ledger", .place = PLACE_ROOT, .dir = "", .prefix = "",
	.label = N_("ledger"), .plural = N_("ledgers"), .title_field = "Name", .reason_field = "Reason", KIND_FIELDS(ledger_fields),
};

/* One row of Deciding for each scope: `committee`, `working-group`, or the id of a body, which goes before its type.
 * The columns are those of struct vote_rule. */
#define DECIDING "scope:id quorum:fraction quorum-of:choice=seats,entitled,present chair:choice=needed,not-needed roles:ids? majority:fraction " \
	"majority-of:choice=seats,entitled,present,cast min-voters:int tie:choice=casting,fails remote:yesno deputy-for-recused:yesno"

static const struct field rules_fields[] = {
	{ "Date", &type_date, NULL, F_REQUIRED | F_LIST, N_("Date"), N_("Of which day are these rules?"), 10 },
	{ "Deciding", &type_table, DECIDING, F_REQUIRED, N_("How bodies decide"), N_("Quorum, majority, tie and presence of each body"), 0 },
	{ "Guards", &type_ids, NULL, 0, N_("Guards in force"), N_("Which guards may refuse an act? The others only warn"), 0 },
	{ "Recorders", &type_refs, "person", 0, N_("Recorders"), N_("Who may record for others?"), 0 },
	{ "Minutes-By", &type_ref, "person", 0, N_("Minutes by"), N_("Who writes and certifies the minutes?"), 16 },
	{ "Late-Hours", &type_int, "0..8760", 0, N_("Late after hours"), N_("How many hours after a decision is its record late?"), 6 },
	{ "Late-Reasons", &type_ids, NULL, 0, N_("Reasons for lateness"), N_("Which reasons may be given for a late record?"), 0 },
	{ "Notice-Hours", &type_int, "0..8760", 0, N_("Notice in hours"), N_("How long before a session must it be convened?"), 6 },
	{ "Variable-Cap", &type_percent, NULL, 0, N_("Cap on variable pay"), N_("What share of a payment may depend on results without an escalation?"), 6 },
	{ "Headline-Metrics", &type_int, "0..100", 0, N_("Headline metrics"), N_("How many metrics may a contract put first? Five are reviewed well"), 6 },
	{ "Weight-Value", &type_percent, NULL, 0, N_("Weight of value"), N_("How much does the amount count in the ranking?"), 6 },
	{ "Weight-Policy", &type_percent, NULL, 0, N_("Weight of policy"), N_("How much does policy relevance count in the ranking?"), 6 },
	{ "Weight-Opportunity", &type_percent, NULL, 0, N_("Weight of opportunity"), N_("How much does opportunity count in the ranking?"), 6 },
	{ "Lead-Days", &type_int, "0..3650", 0, N_("Lead time in days"), N_("How long before a contract expires must the work begin?"), 6 },
	{ "Preset", &type_choice, "default strict advisory custom", F_LIST, N_("Preset"), N_("From which set of rules do these come?"), 10 },
	{ "Document", &type_line, NULL, 0, N_("Document"), N_("Which paper says so: number, date and issuer?"), 0 },
	{ "Reason", &type_prose, NULL, F_LIST, N_("Reason"), N_("Why these rules, in words that stand up years later?"), 0 },
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_rules = {
	.name = "rules", .place = PLACE_DIR, .dir = "rules", .prefix = "",
	.label = N_("rules"), .plural = N_("rules"), .title_field = "Reason", .reason_field = "Reason", KIND_FIELDS(rules_fields),
};

static const struct field person_fields[] = {
	{ "Name", &type_line, NULL, F_REQUIRED | F_LIST, N_("Name"), N_("First and last names, as on the roster"), 0 },
	{ "Title", &type_line, NULL, F_LIST, N_("Post"), N_("Which post does this person hold?"), 30 },
	{ "Unit", &type_line, NULL, F_LIST, N_("Unit"), N_("In which department?"), 24 },
	{ "Logins", &type_ids, NULL, 0, N_("Logins"), N_("Under which names does this person log in to the computer?"), 0 },
	{ "Roles", &type_ids, "registrar recorder reader", F_LIST, N_("Roles"), N_("What may this person do beside their seats?"), 18 },
	{ "Keys", &type_prose, NULL, 0, N_("Signing keys"), N_("Public SSH keys, one a line; with a key, this person must sign"), 0 },
	{ "From", &type_date, NULL, 0, N_("From"), N_("Since when is this person on the roster?"), 10 },
	{ "To", &type_date, NULL, 0, N_("To"), N_("Until when? Empty while they stay"), 10 },
	{ "Mail", &type_mail, NULL, 0, N_("Mail"), N_("Where do convocations go?"), 0 },
	{ "Note", &type_line, NULL, 0, N_("Note"), N_("Anything that whoever looks for this person should know"), 0 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_person = {
	.name = "person", .place = PLACE_DIR, .dir = "people", .prefix = "",
	.label = N_("person"), .plural = N_("people"), .title_field = "Name", .reason_field = "Reason", KIND_FIELDS(person_fields),
};

/* A seat of role `issuing` without holder is, in the committee, the director whom the contract names. */
#define SEATS "seat:id role:choice=administrator,planning,cabinet,issuing,procurement,legal,finance,control,inspector,facilitator,secretary,chair,other " \
	"holder:id? deputy:id? from:date to:date? vote:choice=vote,voice act:line?"

static const struct field body_fields[] = {
	{ "Name", &type_line, NULL, F_REQUIRED | F_LIST, N_("Name"), N_("What is the body called?"), 0 },
	{ "Type", &type_choice, "committee working-group", F_REQUIRED | F_LIST, N_("Type"), N_("Is it the committee, or the group of one contract?"), 16 },
	{ "Contract", &type_ref, "contract", F_LIST, N_("Contract"), N_("For which contract does the group work?"), 12 },
	{ "Purpose", &type_prose, NULL, 0, N_("Purpose"), N_("What is it to do, and by when?"), 0 },
	{ "Act", &type_line, NULL, 0, N_("Appointed by"), N_("Which act appointed it? Write “provisional” if none yet"), 0 },
	{ "Chair", &type_id, NULL, 0, N_("Chair"), N_("Which seat presides?"), 14 },
	{ "Numbers-From", &type_line, NULL, 0, N_("Numbers from"), N_("The last agreement number given on paper, as in 2018/10"), 0 },
	{ "Seats", &type_table, SEATS, 0, N_("Seats"), N_("Who sits, in which role, from when, with vote or voice?"), 0 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_body = {
	.name = "body", .place = PLACE_BODY, .dir = "bodies", .prefix = "",
	.label = N_("body"), .plural = N_("bodies"), .title_field = "Name", .reason_field = "Reason", KIND_FIELDS(body_fields),
};
