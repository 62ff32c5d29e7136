"""Who meets what at the worker's own pages and at the desk that serves them; an employer nothing at all."""

from tests.permissions.expectations import COMMITTEE_ONLY, WORKERS_ONLY, Row, act
from tests.permissions.things import members_own as things

ROWS: dict[str, Row] = {
    "members:own": Row(WORKERS_ONLY),
    "members:own_claim": Row(WORKERS_ONLY),
    "members:claims": Row(COMMITTEE_ONLY),
    "members:claim": Row(COMMITTEE_ONLY, things.a_claim),
    "members:link_claim": act(COMMITTEE_ONLY, things.a_claim),
    "members:refuse_claim": act(COMMITTEE_ONLY, things.a_claim, {"answer": "come_in"}),
}
