"""Who meets what at the supervision of enterprises."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import Row, only
from tests.permissions.things import contracts_supervision as things

_OFFICE = only(*COMMITTEE, Role.SUPERVISION_OFFICER)
_NAMERS = only(Role.SUPERVISION_OFFICER, Role.COMMITTEE_SECRETARY)

ROWS: dict[str, Row] = {
    "contracts:enterprises": Row(_OFFICE),
    "contracts:enterprises_export": Row(_OFFICE),
    "contracts:enterprise": Row(_OFFICE, things.an_enterprise),
    "contracts:name_key": Row(_NAMERS, things.an_enterprise),
    "contracts:end_key": Row(_NAMERS, things.a_key_enterprise),
    "contracts:enterprise_workers": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_workers_export": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_renewals": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_terms": Row(_OFFICE, things.an_enterprise),
}
