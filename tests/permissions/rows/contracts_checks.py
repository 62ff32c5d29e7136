"""Who meets what at the clause check and at filed texts."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import STRANGER, Row, act, only
from tests.permissions.things import contracts_checks as things

_READERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
_OWN = {**_READERS, "other_employer_staff": STRANGER}
_FILERS = only(Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
_OWN_FILERS = {**_FILERS, "other_employer_staff": STRANGER}

ROWS: dict[str, Row] = {
    "contracts:check": Row(_READERS),
    "contracts:check_download": act(_READERS, sent={"text": "乙方每周休息一天。"}),
    "contracts:filed_texts": Row(_READERS),
    "contracts:filed_texts_export": Row(_READERS),
    "contracts:file_text": Row(_FILERS),
    "contracts:filed_text": Row(_OWN, things.a_filed_text),
    "contracts:mend_text": Row(_OWN_FILERS, things.a_filed_text),
    "contracts:decide_finding": Row(only(Role.SUPERVISION_OFFICER), things.a_finding),
}
