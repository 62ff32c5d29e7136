"""Who meets what at signed contracts that enterprises filed, at batches, and at the addresses for employers' systems."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import KEY_NEEDED, STRANGER, Cast, Row, act, hidden_but_for, only
from tests.permissions.things.contracts_filed import a_batch, a_filed_contract, a_started_batch, a_template_in_force

_OTHERS = {"other_employer_staff": STRANGER}
_READERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
_FILERS = only(Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)


def _a_number(cast: Cast) -> dict[str, str]:
    return {"number": "BS-2026-000001"}


ROWS: dict[str, Row] = {
    "contracts:filed_contracts": Row(_READERS),
    "contracts:filed_contracts_export": Row(_READERS),
    "contracts:file_contract": Row(_FILERS),
    "contracts:filed_contract": Row({**_READERS, **_OTHERS}, a_filed_contract),
    "contracts:withdraw_filed_contract": Row({**_FILERS, **_OTHERS}, a_filed_contract),
    "contracts:end_filed_contract": Row({**_FILERS, **_OTHERS}, a_filed_contract),
    "contracts:filed_reach": Row(
        only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF, Role.WORKER, other_worker=STRANGER, **_OTHERS),
        a_filed_contract,
    ),
    "contracts:my_filed_contract": Row(hidden_but_for("worker"), a_filed_contract),
    "contracts:batch_new": Row(_FILERS),
    "contracts:batch_blank": Row(_FILERS, a_template_in_force),
    "contracts:batch": Row({**_FILERS, **_OTHERS}, a_batch),
    "contracts:batch_progress": Row({**_FILERS, **_OTHERS}, a_started_batch),
    "contracts:batch_workers": Row({**_FILERS, **_OTHERS}, a_batch),
    "contracts:batch_pick": act({**_FILERS, **_OTHERS}, a_batch, sent={"picked": "1"}),
    "contracts_api:contracts": Row(KEY_NEEDED),
    "contracts_api:contract": Row(KEY_NEEDED, _a_number),
    "contracts_api:contract_withdrawal": Row(KEY_NEEDED, _a_number, method="POST"),
    "contracts_api:filed_contract_end": Row(KEY_NEEDED, _a_number, method="POST"),
    "contracts_api:contract_links": Row(KEY_NEEDED, _a_number, method="POST"),
    "contracts_api:filed_contracts": Row(KEY_NEEDED),
    "contracts_api:filed_contract": Row(KEY_NEEDED, _a_number),
    "contracts_api:templates": Row(KEY_NEEDED),
}
