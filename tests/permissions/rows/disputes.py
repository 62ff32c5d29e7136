"""Who meets what at the addresses of disputes: the parties, the mediator in charge, the committee's clerk; nobody else by name."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COLLEAGUE, OK, Column, Row, act, only
from tests.permissions.things import disputes as things

DESK = only(Role.MEDIATOR, Role.MICROHOME_KEEPER, *COMMITTEE)
TAKERS = only(Role.MEDIATOR, Role.MICROHOME_KEEPER, Role.COMMITTEE_CLERK)
#: That a case of the own micro-home exists is known to its desk; who quarrels is not.
READERS: Column = only(
    Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, employer_staff=OK, secretary=COLLEAGUE, microhome_keeper=COLLEAGUE
)
#: Until it is accepted by whom wrote it down, here the clerk; the mediators of the micro-home know that it exists.
BEFORE_ACCEPTANCE: Column = only(Role.COMMITTEE_CLERK)
HANDLERS: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK)
OWN: Column = only(worker=OK, other_worker=OK, employer_staff=OK, other_employer_staff=OK)

ROWS: dict[str, Row] = {
    "disputes:list": Row(DESK),
    "disputes:export": Row(DESK),
    "disputes:mine": Row(OWN),
    "disputes:take_in": Row(TAKERS),
    "disputes:case": Row(READERS, things.a_case),
    "disputes:accept": act(BEFORE_ACCEPTANCE, things.an_application),
    "disputes:decline": Row(BEFORE_ACCEPTANCE, things.an_application),
    "disputes:hand_on": Row(HANDLERS, things.a_case),
    "disputes:reveal_mobile": act(HANDLERS, things.a_party, {"reason": "电话通知开会时间"}),
}
