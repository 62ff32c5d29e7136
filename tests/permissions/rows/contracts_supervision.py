"""Who meets what at the supervision of enterprises."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import STRANGER, Row, act, only
from tests.permissions.things import contracts_supervision as things

_OFFICE = only(*COMMITTEE, Role.SUPERVISION_OFFICER)
_NAMERS = only(Role.SUPERVISION_OFFICER, Role.COMMITTEE_SECRETARY)
_OFFICER = only(Role.SUPERVISION_OFFICER)
_WITH_STAFF = only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
# an enterprise knows of an inspection from its notice on
_NOTICED = {**_WITH_STAFF, "other_employer_staff": STRANGER}
_ANSWERING = only(Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF, other_employer_staff=STRANGER)

ROWS: dict[str, Row] = {
    "contracts:enterprises": Row(_OFFICE),
    "contracts:enterprises_export": Row(_OFFICE),
    "contracts:enterprise": Row(_OFFICE, things.an_enterprise),
    "contracts:name_key": Row(_NAMERS, things.an_enterprise),
    "contracts:end_key": Row(_NAMERS, things.a_key_enterprise),
    "contracts:enterprise_workers": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_workers_export": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_renewals": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_renewals_export": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_terms": Row(_OFFICE, things.an_enterprise),
    "contracts:enterprise_terms_export": Row(_OFFICE, things.an_enterprise),
    "contracts:plan_inspection": Row(_OFFICER, things.an_enterprise),
    "contracts:inspections": Row(_WITH_STAFF),
    "contracts:inspections_export": Row(_WITH_STAFF),
    "contracts:inspection": Row(_NOTICED, things.an_inspection_with_notice),
    "contracts:cancel_inspection": Row(_OFFICER, things.a_planned_inspection),
    "contracts:fill_checklist": Row(_OFFICER, things.a_planned_inspection),
    "contracts:close_inspection": Row(_OFFICER, things.a_checked_inspection),
    "contracts:issue_notice": Row(_OFFICER, things.an_inspection_with_findings),
    "contracts:preview_notice": Row(_OFFICER, things.an_inspection_with_findings),
    "contracts:answer_notice": Row(_ANSWERING, things.an_item_to_answer),
    "contracts:recheck": Row(_OFFICER, things.an_inspection_with_notice),
    "contracts:add_inspection_file": act(_OFFICER, things.a_planned_inspection),
    "contracts:checklist": Row(_OFFICE),
    "contracts:change_checklist": Row(_OFFICER),
}
