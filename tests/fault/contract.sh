#!/bin/sh
# A contract to declare an interest about, in ledger L.
set -e
"$PROGRAM" do --batch - --ledger L >/dev/null <<'ACTS'
Verb: body.add
Record: CCE
Name: Comité
Type: committee
Act: provisional
Chair: a
Seats: a | administrator | f.lagos | - | 2018-01-01 | - | vote | -

Verb: candidate.add
Record: SC-2019-01
Name: Aseo
Reason: Vence.

Verb: rules.adopt
Record: 2019-01-02-2
Date: 2019-01-02
Deciding: committee | 1/2 | seats | not-needed | - | >1/2 | cast | 1 | fails | yes | yes
Guards: quorum meeting-open
Recorders: f.lagos
Late-Hours: 48
Reason: Prueba

Verb: meeting.convene
Record: CCE-2019-S01
Body: CCE
Date: 2019-01-03

Verb: meeting.open
Record: CCE-2019-S01

Verb: meeting.attend
Record: CCE-2019-S01
Person: f.lagos

Verb: agreement.mandate
Meeting: CCE-2019-S01
Mode: assent
Title: Mandato
Contracts: SC-2019-01
Reason: Prueba
ACTS
year=$("$PROGRAM" list agreement --ledger L | sed -n 's/.*\(CCE-[0-9]*-01\).*/\1/p' | head -1)
"$PROGRAM" do contract.add SC-2019-01 Name=Aseo Mandate="$year" --ledger L >/dev/null
