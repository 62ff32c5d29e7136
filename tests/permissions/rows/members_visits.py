"""Who meets what at the addresses of visits."""

from jinxi_portal.accounts.public import Role
from tests.permissions.expectations import COMMITTEE_ONLY, Row, act, only
from tests.permissions.things import members, members_tracing, members_visits

_GRID = only(Role.GRID_WORKER)

ROWS: dict[str, Row] = {
    "members:visits": Row(_GRID),
    "members:visit_round": Row(_GRID),
    "members:visit_sync": act(_GRID),
    "members:visit_worker": Row(_GRID),
    "members:visit_styles": Row(_GRID),
    "members:visit_scripts": Row(_GRID),
    "members:visit_desk": Row(COMMITTEE_ONLY),
    "members:withdraw_visit": act(COMMITTEE_ONLY, members_visits.a_request),
    "members:settle_visit": act(COMMITTEE_ONLY, members_visits.a_conflict, {"count": "no"}),
    "members:ask_about_lead": Row(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:ask_about_worker": Row(COMMITTEE_ONLY, members.a_worker),
}
