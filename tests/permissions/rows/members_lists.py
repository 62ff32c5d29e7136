"""Who meets what at rosters, comparisons and employers."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COMMITTEE_ONLY, OK, Row, act, only
from tests.permissions.things import members_lists

_ROSTERS = only(*COMMITTEE, employer_staff=OK, other_employer_staff=OK)
#: The roster of the employer at which ``employer_staff`` works.
_OWN_ROSTER = only(*COMMITTEE, employer_staff=OK)
_EMPLOYERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.SYSTEM_ADMINISTRATOR)
_DETAILS = {"name": "金溪县新芽家政有限公司", "short_name": "新芽家政", "kind": "agency"}

ROWS: dict[str, Row] = {
    "members:rosters": Row(_ROSTERS),
    "members:rosters_export": Row(_ROSTERS),
    "members:roster": Row(_OWN_ROSTER, members_lists.a_roster),
    "members:withdraw_roster": Row(COMMITTEE_ONLY, members_lists.a_roster),
    # comparisons speak of leads: the committee's alone
    "members:comparisons": Row(COMMITTEE_ONLY),
    "members:start_comparison": act(COMMITTEE_ONLY),
    "members:comparison": Row(COMMITTEE_ONLY, members_lists.a_comparison),
    "members:comparison_progress": Row(COMMITTEE_ONLY, members_lists.a_comparison),
    "members:comparison_file": Row(COMMITTEE_ONLY, members_lists.a_comparison_file),
    "members:employers": Row(_EMPLOYERS),
    "members:employers_export": Row(_EMPLOYERS),
    "members:new_employer": act(COMMITTEE_ONLY, sent=_DETAILS),
    "members:employer": Row(_EMPLOYERS, members_lists.an_employer),
    "members:change_employer": act(COMMITTEE_ONLY, members_lists.an_employer, _DETAILS),
    "members:deactivate_employer": act(COMMITTEE_ONLY, members_lists.an_employer),
    "members:reactivate_employer": act(COMMITTEE_ONLY, members_lists.an_employer),
}
