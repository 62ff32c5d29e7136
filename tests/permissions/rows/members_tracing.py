"""Who meets what at the addresses of tracing."""

from tests.permissions.expectations import COMMITTEE_ONLY, Row, act
from tests.permissions.things import members

ROWS: dict[str, Row] = {
    "members:link_account": Row(COMMITTEE_ONLY, members.a_worker),
    "members:unlink_account": act(COMMITTEE_ONLY, members.a_worker),
}
