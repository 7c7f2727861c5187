/* Between group and committee: escalations, recommendations, and the three things the committee may say (domain.md 2.5, 4.3, 9). */
#include "kinds.h"

/* domain.md 2.5 (a) to (i), in its order. */
#define ESCALATION_REASONS "legal-risk money policy-tradeoff legacy-clause incentive no-consensus privacy deadline conflict"
/* What the committee may say without binding; an escalation's outcome is one of these, or a ruling, or a validation. */
#define GUIDANCE_TYPES "guidance deferral return direct not-carried"
#define ESCALATION_STATES "draft raised accepted answered returned merged withdrawn scheduled resolved acknowledged applied closed"

static const struct field escalation_fields[] = {
	{ "Question", &type_line, NULL, F_REQUIRED | F_LIST, N_("Question"), N_("What exactly do we ask the committee to decide: yes or no, or A, B, C?"), 0 },
	{ "Background", &type_prose, NULL, 0, N_("Background"), N_("What must somebody know who was not in the room?"), 0 },
	{ "Options", &type_table, "option:id text:line cost:line? risk:line? legal:line?", 0, N_("Options"), N_("Which answers are possible, with cost, risk and legal note?"), 0 },
	{ "Recommends", &type_id, NULL, F_LIST, N_("Option recommended"), N_("Which option does the group recommend?"), 8 },
	{ "Recommendation", &type_prose, NULL, 0, N_("Recommendation"), N_("Why that one?"), 0 },
	FIELD_EVIDENCE,
	{ "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements wait for the answer?"), 0 },
	{ "Metrics", &type_refs, "metric", 0, N_("Metrics"), N_("Which metrics wait for the answer?"), 0 },
	{ "Payments", &type_refs, "scheme payment", 0, N_("Payments"), N_("Which schemes or payment terms wait for the answer?"), 0 },
	{ "Reason-Code", &type_choice, ESCALATION_REASONS, F_LIST, N_("Ground"), N_("Why can the group not settle it?"), 14 },
	{ "Needed-By", &type_date, NULL, F_LIST, N_("Needed by"), N_("By when is an answer needed?"), 10 },
	{ "Default", &type_prose, NULL, 0, N_("By default"), N_("What happens if no answer comes by then?"), 0 },
	{ "Stage", &type_choice, "evidence requirements payments escalation", 0, N_("Stage"), N_("In which stage of the work did it come up?"), 12 },
	{ "Precedents", &type_refs, "agreement guidance validation escalation", 0, N_("Precedents"), N_("What has the committee said already on something like it?"), 0 },
	{ "Document", &type_refs, "document", 0, N_("Document"), N_("Which papers go with it?"), 0 },
	{ "Triage-Reason", &type_prose, NULL, 0, N_("Reason of the triage"), N_("Why was it accepted, returned, merged or withdrawn?"), 0 },
	{ "Merged-Into", &type_ref, "escalation", 0, N_("Merged into"), N_("With which other escalation is it answered?"), 12 },
	{ "Session", &type_ref, "meeting", 0, N_("Session"), N_("On the tabla of which session does it stand?"), 14 },
	{ "Outcome", &type_choice, "ruling validation " GUIDANCE_TYPES, F_DERIVED | F_LIST, N_("Outcome"), N_("What did the committee say?"), 12 },
	{ "Resolved-By", &type_ref, "agreement guidance validation", F_DERIVED, N_("Resolved by"), N_("By which act of the committee?"), 14 },
	{ "Answer", &type_prose, NULL, 0, N_("Answer"), N_("What does the group do about it?"), 0 },
	{ "Followed", &type_choice, "followed not-followed", 0, N_("Followed"), N_("Was the guidance followed?"), 12 },
	{ "Followed-Reason", &type_prose, NULL, 0, N_("Reason for not following"), N_("Not followed, because?"), 0 },
	FIELD_STATE(ESCALATION_STATES),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_escalation = {
	.name = "escalation", .place = PLACE_IN_CONTRACT, .dir = "escalations", .prefix = "ESC-", .digits = 3,
	.label = N_("escalation"), .plural = N_("escalations"), .title_field = "Question", .reason_field = "Reason", .state_field = "State", .due_field = "Needed-By",
	KIND_FIELDS(escalation_fields),
};

/* Freezes: each record on which the committee rules, by path and SHA-256 of its text (design.md 3.3). */
static const struct field recommendation_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Recommendation"), N_("What does the group recommend, in one line?"), 0 },
	{ "Text", &type_prose, NULL, 0, N_("Text"), N_("What changes for residents, for vendors, for the budget, and on what evidence?"), 0 },
	{ "Scheme", &type_ref, "scheme", 0, N_("Scheme"), N_("Which payment scheme does it recommend?"), 8 },
	{ "Document", &type_refs, "document", 0, N_("Document"), N_("Which papers go with it?"), 0 },
	{ "Freezes", &type_table, "path:line sha256:sha256", F_DERIVED, N_("Frozen versions"), N_("Exactly which versions does the committee rule on?"), 0 },
	{ "Session", &type_ref, "meeting", 0, N_("Session"), N_("In which session is it presented?"), 14 },
	{ "Observations", &type_prose, NULL, 0, N_("Observations"), N_("With which observations was it returned, and how were they met?"), 0 },
	{ "Agreement", &type_ref, "agreement validation", F_DERIVED | F_LIST, N_("Agreement"), N_("By which act did the committee answer it?"), 14 },
	FIELD_STATE("draft frozen submitted validated ruled returned"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_NOT_ADOPTED,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_recommendation = {
	.name = "recommendation", .place = PLACE_IN_CONTRACT, .dir = "recommendations", .prefix = "REC-", .digits = 1,
	.label = N_("recommendation"), .plural = N_("recommendations"), .title_field = "Title", .reason_field = "Reason", .state_field = "State",
	KIND_FIELDS(recommendation_fields),
};

/* What agreements, guidance and validations have in common. */
#define FIELD_TITLE(label) { "Title", &type_line, NULL, F_REQUIRED | F_LIST, label, N_("What is said, in one line that can be cited?"), 0 }
#define FIELD_TEXT { "Text", &type_prose, NULL, 0, N_("Operative text"), N_("The words that count, as read out before the vote"), 0 }
#define FIELD_BODY { "Body", &type_ref, "body", F_DERIVED, N_("Body"), N_("Which body said it?"), 16 }
#define FIELD_SESSION { "Session", &type_ref, "meeting", F_DERIVED | F_LIST, N_("Session"), N_("In which session?"), 14 }
#define FIELD_ITEM { "Item", &type_id, NULL, 0, N_("Item"), N_("Under which item of the tabla?"), 6 }
#define FIELD_ESCALATION { "Escalation", &type_ref, "escalation", F_DERIVED, N_("Escalation"), N_("Which escalation does it answer?"), 18 }
#define FIELD_RECOMMENDATION { "Recommendation", &type_ref, "recommendation", F_DERIVED, N_("Recommendation"), N_("Which recommendation does it answer?"), 18 }
#define FIELD_CONTRACTS { "Contracts", &type_ids, NULL, F_LIST, N_("Contracts"), N_("Which contracts does it concern?"), 20 }
#define FIELD_SET_GOALS { "Goals", &type_prose, NULL, 0, N_("Goals"), N_("Which high-level goals does the committee set?"), 0 }
#define FIELD_CONDITIONS { "Conditions", &type_table, "number:int text:line owner:id? due:date? result:line?", 0, N_("Conditions"), N_("Who must do what, by when?"), 0 }
#define FIELD_REPLACES { "Replaces", &type_ref, "agreement", 0, N_("Replaces"), N_("Which earlier agreement does it replace?"), 14 }
#define FIELD_REPLACED_BY { "Replaced-By", &type_ref, "agreement guidance validation", F_DERIVED, N_("Replaced by"), N_("Which later act replaced it?"), 14 }
#define FIELD_ACKNOWLEDGED { "Acknowledged", &type_instant, NULL, F_DERIVED, N_("Acknowledged"), N_("When did the group take note?"), 16 }
#define FIELD_ANSWER { "Answer", &type_prose, NULL, 0, N_("Answer"), N_("What did the group do about it?"), 0 }
#define FIELD_FOLLOWED { "Followed", &type_choice, "followed not-followed", 0, N_("Followed"), N_("Was it followed? If not, the reason says why"), 12 }

static const struct field agreement_fields[] = {
	FIELD_TITLE(N_("Agreement")),
	FIELD_TEXT,
	{ "Type", &type_choice, "ruling validation selection mandate rules", F_DERIVED | F_LIST, N_("Type"), N_("Does it rule, validate, select, mandate, or adopt rules?"), 12 },
	FIELD_BODY,
	FIELD_SESSION,
	FIELD_ITEM,
	FIELD_ESCALATION,
	FIELD_RECOMMENDATION,
	{ "Validation", &type_ref, "validation", F_DERIVED, N_("Validation"), N_("To which validation does this number belong?"), 14 },
	FIELD_CONTRACTS,
	FIELD_SET_GOALS,
	FIELD_CONDITIONS,
	FIELD_REPLACES,
	FIELD_REPLACED_BY,
	FIELD_STATE("in-force superseded"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_agreement = {
	.name = "agreement", .place = PLACE_YEAR, .dir = "agreements", .prefix = "",
	.label = N_("agreement"), .plural = N_("agreements"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", KIND_FIELDS(agreement_fields),
};

static const struct field guidance_fields[] = {
	FIELD_TITLE(N_("Guidance")),
	FIELD_TEXT,
	{ "Type", &type_choice, GUIDANCE_TYPES, F_DERIVED | F_LIST, N_("Type"), N_("Guidance, deferral, return, or the Deputy Director's own answer?"), 12 },
	FIELD_BODY,
	FIELD_SESSION,
	FIELD_ITEM,
	FIELD_ESCALATION,
	FIELD_RECOMMENDATION,
	FIELD_CONTRACTS,
	FIELD_SET_GOALS,
	FIELD_CONDITIONS,
	FIELD_REPLACES,
	FIELD_REPLACED_BY,
	FIELD_ACKNOWLEDGED,
	FIELD_ANSWER,
	FIELD_FOLLOWED,
	FIELD_STATE("open answered in-force superseded"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_guidance = {
	.name = "guidance", .place = PLACE_YEAR, .dir = "guidance", .prefix = "",
	.label = N_("guidance"), .plural = N_("guidance"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", KIND_FIELDS(guidance_fields),
};

static const struct field validation_fields[] = {
	FIELD_TITLE(N_("Validation")),
	FIELD_TEXT,
	{ "Agreement", &type_ref, "agreement", F_DERIVED | F_LIST, N_("Agreement"), N_("Under which agreement number does it stand?"), 14 },
	FIELD_BODY,
	FIELD_SESSION,
	FIELD_ITEM,
	FIELD_ESCALATION,
	FIELD_RECOMMENDATION,
	FIELD_CONTRACTS,
	FIELD_SET_GOALS,
	FIELD_CONDITIONS,
	FIELD_REPLACES,
	FIELD_REPLACED_BY,
	FIELD_ACKNOWLEDGED,
	FIELD_ANSWER,
	FIELD_STATE("in-force superseded"),
	FIELD_REASON,
	FIELD_DISSENT,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_validation = {
	.name = "validation", .place = PLACE_YEAR, .dir = "validations", .prefix = "",
	.label = N_("validation"), .plural = N_("validations"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", KIND_FIELDS(validation_fields),
};
