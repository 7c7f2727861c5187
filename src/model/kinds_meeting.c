/* Meetings and sessions, declarations, tasks (domain.md 2.6, 4.1; design.md 4). */
#include "kinds.h"

#define TABLA "item:id title:line minutes:int state:choice=pending,open,voting,done,deferred,withdrawn record:line?"
/* A guest has no seat. */
#define ATTENDANCE "person:id seat:id? as:choice=titular,deputy,guest mode:choice=present,remote from:instant to:instant?"
#define RECUSALS "person:id item:id? declaration:ref=declaration? from:instant to:instant?"

#define PARKING "number:int text:line item:id? state:choice=open,taken"
/* Every motion that was put, carried or not. on: the record that it was about. */
#define MOTIONS "number:int item:id? text:line on:line? by:id opened:instant closed:instant? result:choice=adopted,rejected,tied,too-few,withdrawn?"

/* Person, Seat, As, Presence, Item, Declaration, Note, Topic and Correction say what happened in the act that wrote them (an arrival, a recusal); the
 * next act clears them. Motion to Motion-Opened stand while a vote is open, so that nobody changes the words that are voted on. */
static const struct field meeting_fields[] = {
	{ "Title", &type_line, NULL, F_LIST, N_("Meeting"), N_("What is it about, as in Requirements I?"), 0 },
	{ "Body", &type_ref, "body", F_REQUIRED | F_LIST, N_("Body"), N_("Which body meets?"), 16 },
	{ "Contract", &type_ref, "contract", F_LIST, N_("Contract"), N_("For which contract?"), 12 },
	{ "Number", &type_int, "1..", 0, N_("Number"), N_("Which number has it in its year?"), 6 },
	{ "Type", &type_choice, "ordinary extraordinary", 0, N_("Type"), N_("Ordinary or extraordinary?"), 14 },
	{ "Step", &type_id, NULL, 0, N_("Step of the work plan"), N_("Which step of the model work plan is it?"), 6 },
	{ "Date", &type_date, NULL, F_LIST, N_("Date"), N_("On which day?"), 10 },
	{ "Start", &type_instant, NULL, 0, N_("Start"), N_("At what time is it convened?"), 16 },
	{ "Place", &type_line, NULL, 0, N_("Place"), N_("Where? Write also how to join from afar"), 0 },
	{ "Objective", &type_line, NULL, 0, N_("Objective"), N_("What must be settled when it ends?"), 0 },
	{ "Pre-Reading", &type_refs, "document evidence escalation recommendation", 0, N_("To be read before"), N_("What must everybody have read?"), 0 },
	{ "Deliverables", &type_prose, NULL, 0, N_("Deliverables"), N_("What must be on the table when it ends?"), 0 },
	{ "Required", &type_refs, "person", 0, N_("Who must come"), N_("Without whom can the work not be done?"), 0 },
	{ "Tabla", &type_table, TABLA, 0, N_("Tabla"), N_("Which items, with how many minutes each?"), 0 },
	{ "Attendance", &type_table, ATTENDANCE, F_DERIVED, N_("Attendance"), N_("Who was there, in which seat, from when to when?"), 0 },
	{ "Recusals", &type_table, RECUSALS, F_DERIVED, N_("Recusals"), N_("Who was recused from which item?"), 0 },
	{ "Person", &type_ref, "person", 0, N_("Person"), N_("Who arrives, leaves or is recused?"), 14 },
	{ "Seat", &type_id, NULL, 0, N_("Seat"), N_("In which seat?"), 14 },
	{ "As", &type_choice, "titular deputy guest", 0, N_("As"), N_("As titular, as deputy (S), or as a guest?"), 8 },
	{ "Presence", &type_choice, "present remote", 0, N_("Presence"), N_("In the room, or from afar?"), 8 },
	{ "Item", &type_id, NULL, 0, N_("Item"), N_("Which item of the tabla?"), 6 },
	{ "Declaration", &type_ref, "declaration", 0, N_("Declaration"), N_("On which declaration does the recusal rest?"), 12 },
	{ "Note", &type_prose, NULL, 0, N_("Note"), N_("What was said that the minutes must keep?"), 0 },
	{ "Topic", &type_line, NULL, 0, N_("Topic"), N_("Which topic is parked for later? Or the number of the one that is taken up"), 0 },
	{ "Correction", &type_prose, NULL, 0, N_("Correction"), N_("What in the draft of the minutes is put right?"), 0 },
	{ "Parking", &type_table, PARKING, F_DERIVED, N_("Parking lot"), N_("Which topics wait for another day?"), 0 },
	{ "Motion", &type_prose, NULL, 0, N_("Motion"), N_("The words that are voted on, as read out"), 0 },
	{ "Motion-On", &type_line, NULL, 0, N_("Motion on"), N_("About which record is it, as in SC-2018-P01/R-05?"), 0 },
	{ "Motion-Verb", &type_id, NULL, 0, N_("Carried out by"), N_("Which verb carries it out, as in requirement.decide?"), 20 },
	{ "Motion-Sets", &type_prose, NULL, 0, N_("Frozen text"), N_("What the decision will write, field by field"), 0 },
	{ "Mover", &type_ref, "person", 0, N_("Mover"), N_("Who moves it?"), 14 },
	{ "Motion-Opened", &type_instant, NULL, F_DERIVED, N_("Vote opened"), N_("Since when is the vote open?"), 16 },
	{ "Motions", &type_table, MOTIONS, F_DERIVED, N_("Motions"), N_("What was put to the vote, and what came of it?"), 0 },
	{ "Current-Item", &type_id, NULL, F_DERIVED, N_("Current item"), N_("Which item is open?"), 6 },
	{ "Opened", &type_instant, NULL, F_DERIVED, N_("Opened"), N_("When was it opened?"), 16 },
	{ "Closed", &type_instant, NULL, F_DERIVED, N_("Closed"), N_("When was it closed?"), 16 },
	{ "Presided-By", &type_ref, "person", 0, N_("Presided by"), N_("Who presides?"), 14 },
	{ "Notes", &type_prose, NULL, 0, N_("Notes"), N_("What was said that the minutes must keep?"), 0 },
	{ "Minutes-State", &type_choice, "none draft approved", F_DERIVED | F_LIST, N_("Minutes"), N_("Where do the minutes stand?"), 9 },
	{ "Approved-In", &type_ref, "meeting", F_DERIVED, N_("Approved in"), N_("In which later meeting were the minutes approved?"), 18 },
	{ "Signed-Copy", &type_sha256, NULL, 0, N_("Signed copy"), N_("The fingerprint of the signed paper"), 14 },
	{ "Signed-Name", &type_line, NULL, 0, N_("Name of the signed copy"), N_("What is the file of the signed paper called?"), 0 },
	{ "Corrections", &type_prose, NULL, 0, N_("Corrections"), N_("What was corrected in the minutes before they were approved?"), 0 },
	FIELD_STATE("convened open suspended closed"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_meeting = {
	.name = "meeting", .place = PLACE_MEETING, .dir = "meetings", .prefix = "",
	.label = N_("meeting"), .plural = N_("meetings"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", .due_field = "Date",
	KIND_FIELDS(meeting_fields),
};

/* What a declaration says is sealed; that it was made, and that somebody is recused, is not. */
static const struct field declaration_fields[] = {
	{ "Person", &type_ref, "person", F_REQUIRED | F_LIST, N_("Person"), N_("Who declares?"), 16 },
	{ "Type", &type_choice, "interest confidentiality", F_REQUIRED | F_LIST, N_("Type"), N_("An interest, or confidentiality?"), 16 },
	{ "Date", &type_date, NULL, F_LIST, N_("Date"), N_("On which day?"), 10 },
	{ "Meeting", &type_ref, "meeting", F_LIST, N_("Meeting"), N_("In which meeting?"), 18 },
	{ "Item", &type_id, NULL, 0, N_("Item"), N_("For which item only?"), 6 },
	{ "Requirements", &type_refs, "requirement", 0, N_("Requirements"), N_("Which requirements does it touch?"), 0 },
	{ "Text", &type_prose, NULL, F_SEALED, N_("Text"), N_("What is declared? Sealed: only its fingerprint enters the ledger"), 0 },
	{ "Grounds", &type_prose, NULL, F_SEALED, N_("Grounds"), N_("Which tie or interest is it? Sealed: only its fingerprint enters the ledger"), 0 },
	{ "Recused", &type_yesno, NULL, F_LIST, N_("Recused"), N_("Does the person stay out of the matter?"), 4 },
	{ "Document", &type_ref, "document", 0, N_("Document"), N_("Which paper was handed in?"), 12 },
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_declaration = {
	.name = "declaration", .place = PLACE_IN_CONTRACT, .dir = "declarations", .prefix = "DE-", .digits = 2,
	.label = N_("declaration"), .plural = N_("declarations"), .title_field = "Person", .reason_field = "Reason", KIND_FIELDS(declaration_fields),
};

static const struct field task_fields[] = {
	{ "Title", &type_line, NULL, F_REQUIRED | F_LIST, N_("Task"), N_("What is to be done?"), 0 },
	{ "Owner", &type_ref, "person", F_LIST, N_("Owner"), N_("Who does it?"), 14 },
	{ "Due", &type_date, NULL, F_LIST, N_("Due"), N_("By when?"), 10 },
	{ "Stage", &type_choice, "evidence requirements payments escalation", 0, N_("Stage"), N_("To which stage of the work does it belong?"), 12 },
	{ "Contract", &type_ref, "contract", 0, N_("Contract"), N_("For which contract?"), 12 },
	{ "Meeting", &type_ref, "meeting", 0, N_("Meeting"), N_("In which meeting was it given?"), 18 },
	{ "Agreement", &type_ref, "agreement guidance validation", 0, N_("Agreement"), N_("Which act of the committee does it carry out?"), 14 },
	{ "Records", &type_refs, "evidence requirement metric scheme payment escalation request", 0, N_("Records"), N_("Which records does it concern?"), 0 },
	{ "Note", &type_prose, NULL, 0, N_("Note"), N_("What should the owner know?"), 0 },
	{ "Result", &type_prose, NULL, 0, N_("Result"), N_("What came of it?"), 0 },
	{ "Done-On", &type_date, NULL, F_DERIVED, N_("Done on"), N_("On which day was it done?"), 10 },
	FIELD_STATE("open done withdrawn"),
	FIELD_REASON,
	FIELD_ILLUSTRATIVE,
};

const struct kind kind_task = {
	.name = "task", .place = PLACE_IN_CONTRACT, .dir = "tasks", .prefix = "T-", .digits = 3,
	.label = N_("task"), .plural = N_("tasks"), .title_field = "Title", .reason_field = "Reason", .state_field = "State", .due_field = "Due",
	KIND_FIELDS(task_fields),
};
