"""Who meets what at the addresses of meetings: the committee and the own branch; the code on the screen is for everybody."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COMMITTEE_ONLY, PUBLIC, Row, act, only
from tests.permissions.things import branches_meetings as things

_OWN = only(*COMMITTEE, Role.BRANCH_SECRETARY)

ROWS: dict[str, Row] = {
    "branches:meetings": Row(_OWN),
    "branches:meetings_export": Row(_OWN),
    "branches:meeting_calendar": Row(_OWN),
    "branches:meeting_subscribe": Row(_OWN),
    "branches:meeting_unsubscribe": act(_OWN),
    "branches:meeting_feed": Row(PUBLIC, things.a_feed),
    "branches:meetings_due": Row(_OWN),
    "branches:branch_meetings_due": Row(_OWN, things.own_branch),
    "branches:plan_meeting": Row(_OWN),
    "branches:meeting": Row(_OWN, things.a_meeting),
    "branches:change_meeting": Row(_OWN, things.a_planned_meeting),
    "branches:cancel_meeting": Row(_OWN, things.a_meeting),
    "branches:announce_meeting": act(_OWN, things.a_planned_meeting),
    "branches:start_meeting": act(_OWN, things.a_planned_meeting),
    "branches:close_meeting": act(_OWN, things.a_meeting),
    "branches:meeting_roll": Row(_OWN, things.a_meeting),
    "branches:meeting_guests": Row(COMMITTEE_ONLY, things.an_exchange_meeting),
    "branches:attendance_export": Row(_OWN, things.a_meeting),
    "branches:meeting_screen": Row(_OWN, things.a_meeting),
    "branches:meeting_code": Row(_OWN, things.a_meeting),
    "branches:meeting_scan": Row(PUBLIC, things.a_code),
    "branches:meeting_here": Row(PUBLIC, things.an_exchange_meeting),
    "branches:meeting_minutes": Row(_OWN, things.a_meeting),
    "branches:minutes_preview": Row(_OWN, things.a_meeting),
    "branches:confirm_minutes": act(_OWN, things.a_meeting),
    "branches:issue_minutes": act(_OWN, things.a_meeting),
    "branches:meeting_photo": act(_OWN, things.a_meeting),
    "branches:meeting_vote": Row(_OWN, things.a_meeting),
    "branches:meeting_decide": Row(_OWN, things.a_meeting),
    "branches:decision_done": Row(_OWN, things.a_decision),
}
