"""Who meets what at the worker's own pages and at the desk that serves them; an employer nothing at all."""

from tests.permissions.expectations import COMMITTEE_ONLY, WORKERS_ONLY, Row, act, hidden_but_for
from tests.permissions.things import members_own as things
from tests.permissions.things.members import a_worker

_COMMITTEE = ("clerk", "other_clerk", "secretary")

ROWS: dict[str, Row] = {
    "members:own": Row(WORKERS_ONLY),
    "members:own_claim": Row(WORKERS_ONLY),
    "members:report_self": Row(WORKERS_ONLY, things.nothing_but_claims),
    "members:self_report": Row(hidden_but_for("worker", *_COMMITTEE), things.a_report),
    "members:withdraw_report": act(hidden_but_for("worker"), things.a_report),
    "members:own_consents": Row(WORKERS_ONLY),
    "members:give_consent": act(WORKERS_ONLY),
    "members:withdraw_consent": act(WORKERS_ONLY),
    "members:paper_consent": act(COMMITTEE_ONLY, a_worker),
    # a page that exists for confirmed members only
    "members:refer": Row(hidden_but_for("worker"), things.a_confirmed_member),
    "members:asked": Row(WORKERS_ONLY),
    "members:agree_to_referral": act(WORKERS_ONLY),
    "members:decline_referral": act(WORKERS_ONLY),
    "members:words": Row(COMMITTEE_ONLY),
    "members:claims": Row(COMMITTEE_ONLY),
    "members:claim": Row(COMMITTEE_ONLY, things.a_claim),
    "members:link_claim": act(COMMITTEE_ONLY, things.a_claim),
    "members:refuse_claim": act(COMMITTEE_ONLY, things.a_claim, {"answer": "come_in"}),
}
