"""Who meets what at the addresses of branches: names of organisations are the staff's, people the committee's and the own branch's."""

from tests.permissions.expectations import STAFF_ONLY, Row
from tests.permissions.things import branches

ROWS: dict[str, Row] = {
    "branches:tree": Row(STAFF_ONLY),
    "branches:organisation": Row(STAFF_ONLY, branches.the_own_branch),
}
