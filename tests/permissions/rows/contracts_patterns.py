"""Who meets what at the clause check's patterns."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import Row, only
from tests.permissions.things import contracts_patterns as things

_READERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER)
_OFFICER = only(Role.SUPERVISION_OFFICER)

ROWS: dict[str, Row] = {
    "contracts:patterns": Row(_READERS),
    "contracts:pattern_words": Row(_READERS),
    "contracts:pattern": Row(_READERS, things.a_pattern),
    "contracts:change_pattern": Row(_OFFICER, things.a_pattern),
    "contracts:switch_off_pattern": Row(_OFFICER, things.a_pattern),
}
