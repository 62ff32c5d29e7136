"""Who meets what at evidence: its giver's side and who handles the case; the other side nothing before it is released."""

from jinxi_portal.accounts.public import Role
from tests.permissions.expectations import COLLEAGUE, OK, Column, Row, only
from tests.permissions.things import disputes_evidence as things

PARTICIPANTS: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, employer_staff=OK)
#: Given by the worker: for the enterprise it does not exist. Who may not read the case is told whom to ask.
GIVER_AND_OFFICE: Column = only(
    Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, secretary=COLLEAGUE, microhome_keeper=COLLEAGUE
)

ROWS: dict[str, Row] = {
    "disputes:evidence_give": Row(PARTICIPANTS, things.talks),
    "disputes:evidence_release": Row(GIVER_AND_OFFICE, things.a_photo),
    "disputes:evidence_withdraw": Row(GIVER_AND_OFFICE, things.a_photo),
    "disputes:evidence_file": Row(GIVER_AND_OFFICE, things.a_file),
    "disputes:evidence_contract": Row(GIVER_AND_OFFICE, things.a_contract),
}
