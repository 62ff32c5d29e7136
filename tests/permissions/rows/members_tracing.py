"""Who meets what at the addresses of tracing."""

from jinxi_portal.accounts.public import COMMITTEE
from tests.permissions.expectations import COMMITTEE_ONLY, STRANGER, Row, act, only
from tests.permissions.things import members, members_tracing

#: A call belongs to who made it; for colleagues of the committee it does not exist.
_WHO_RINGS = only(*COMMITTEE, secretary=STRANGER, other_clerk=STRANGER)
_TODAY = {"sent_on": "2026-01-01"}

ROWS: dict[str, Row] = {
    "members:link_account": Row(COMMITTEE_ONLY, members.a_worker),
    "members:unlink_account": act(COMMITTEE_ONLY, members.a_worker),
    "members:board": Row(COMMITTEE_ONLY),
    "members:board_export": Row(COMMITTEE_ONLY),
    "members:tracing": Row(COMMITTEE_ONLY),
    "members:tracing_export": Row(COMMITTEE_ONLY),
    "members:call_sheet": Row(COMMITTEE_ONLY),
    "members:record_call": act(_WHO_RINGS, members_tracing.a_call, {"outcome": "no_answer"}),
    "members:send_letter": act(COMMITTEE_ONLY, members_tracing.a_letter, _TODAY),
    "members:letter_reply": act(COMMITTEE_ONLY, members_tracing.a_letter),
    "members:withdraw_letter": act(COMMITTEE_ONLY, members_tracing.a_letter, {"reason": "写错了支部"}),
    "members:traced_lead": Row(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:take_lead": act(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:release_lead_tracer": act(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:conclude_lead": Row(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:reopen_lead": act(COMMITTEE_ONLY, members_tracing.a_traced_lead, {"reason": "有新情况"}),
    "members:write_letter": Row(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:dial": act(COMMITTEE_ONLY, members_tracing.a_traced_lead),
    "members:floating": Row(COMMITTEE_ONLY),
    "members:floating_export": Row(COMMITTEE_ONLY),
    "members:floating_member": Row(COMMITTEE_ONLY, members_tracing.a_floating_member),
    "members:renew_floating": act(COMMITTEE_ONLY, members_tracing.a_floating_member),
    "members:end_floating": act(COMMITTEE_ONLY, members_tracing.a_floating_member),
}
