"""Who meets what at the papers and the file of a case: the mediator in charge and the committee's clerk; parties their own papers."""

from jinxi_portal.accounts.public import Role
from tests.permissions.expectations import COLLEAGUE, OK, Column, Row, act, only
from tests.permissions.things import disputes_case_file as things

KEEPS: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK)
READERS: Column = only(
    Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, employer_staff=OK, secretary=COLLEAGUE, microhome_keeper=COLLEAGUE
)

ROWS: dict[str, Row] = {
    "disputes:issue_paper": act(KEEPS, things.agreed, {"what": "application"}),
    "disputes:paper": Row(READERS, things.a_paper),
    "disputes:case_file": Row(KEEPS, things.agreed),
    "disputes:case_file_bind": act(KEEPS, things.agreed),
    "disputes:case_file_progress": Row(KEEPS, things.agreed),
    "disputes:case_file_open": act(KEEPS, things.bound, {"reason": "归档前检查"}),
}
