"""Who meets what at the addresses of members."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COMMITTEE_ONLY, SECRETARY_ONLY, Row, act, only
from tests.permissions.things import members

_WORKERS_SEEN = only(*COMMITTEE, Role.SUPERVISION_OFFICER)
_REASON = {"reason": "核对身份信息"}

ROWS: dict[str, Row] = {
    # members: leads, register, workers; party membership is the committee's alone
    "members:leads": Row(COMMITTEE_ONLY),
    "members:leads_export": Row(COMMITTEE_ONLY),
    "members:next_lead": act(COMMITTEE_ONLY),
    "members:choose_blind": act(COMMITTEE_ONLY),
    "members:batch": Row(COMMITTEE_ONLY),
    "members:confirm_batch": act(COMMITTEE_ONLY),
    "members:lead": Row(COMMITTEE_ONLY, members.a_lead),
    "members:decide_lead": act(COMMITTEE_ONLY, members.a_lead),
    "members:hold_lead": act(COMMITTEE_ONLY, members.a_lead),
    "members:release_lead": act(COMMITTEE_ONLY, members.a_lead),
    "members:join_lead": act(COMMITTEE_ONLY, members.a_lead, members.a_confirmed_twin),
    "members:undo_decision": act(COMMITTEE_ONLY, members.a_decision),
    "members:register": Row(COMMITTEE_ONLY),
    "members:register_export": Row(COMMITTEE_ONLY),
    "members:register_entry": Row(COMMITTEE_ONLY, members.a_register_entry),
    "members:reveal": act(COMMITTEE_ONLY, members.a_sealed_number, _REASON),
    "members:workers": Row(_WORKERS_SEEN),
    "members:workers_export": Row(_WORKERS_SEEN),
    "members:worker": Row(_WORKERS_SEEN, members.a_worker),
    "members:missed": Row(COMMITTEE_ONLY, members.a_worker),
    "members:point_out": act(COMMITTEE_ONLY, members.a_worker, members.another_entry),
    "members:same_person": Row(COMMITTEE_ONLY, members.a_worker),
    "members:join_worker": act(COMMITTEE_ONLY, members.a_worker, members.another_worker),
    "members:undo_join": act(COMMITTEE_ONLY, members.a_join),
    "members:quality": Row(COMMITTEE_ONLY),
    "members:learn": act(COMMITTEE_ONLY),
    "members:switch_model": act(SECRETARY_ONLY, members.a_linkage_model),
}
