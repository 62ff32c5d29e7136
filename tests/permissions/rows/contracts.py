"""Who meets what at the addresses of contracts."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import Row, act, only
from tests.permissions.things import contracts

_READERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
_DRAFTERS = only(Role.SUPERVISION_OFFICER, Role.COMMITTEE_CLERK)
_OFFICER = only(Role.SUPERVISION_OFFICER)

ROWS: dict[str, Row] = {
    "contracts:templates": Row(_READERS),
    "contracts:template": Row(_READERS, contracts.a_template),
    "contracts:version": Row(_READERS, contracts.a_version),
    "contracts:compare_versions": Row(_READERS, contracts.two_versions),
    "contracts:draft_version": act(_DRAFTERS, contracts.a_template),
    "contracts:change_version": Row(_DRAFTERS, contracts.a_draft),
    "contracts:discard_version": act(_DRAFTERS, contracts.a_draft),
    "contracts:approve_version": Row(_OFFICER, contracts.a_draft),
    "contracts:retire_version": Row(_OFFICER, contracts.a_version),
}
