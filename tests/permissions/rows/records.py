"""Who meets what at the addresses of records."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import AUDITOR_ONLY, NOBODY, SIGNED_IN, Row, act, only
from tests.permissions.things import records

_RULES_SEEN = only(*COMMITTEE, Role.AUDITOR)

ROWS: dict[str, Row] = {
    # records
    "records:draft": act(SIGNED_IN, lambda cast: {"key": "tests.form"}, {"note": "写了一半"}),
    "records:attachment": Row(NOBODY, records.an_attachment_of_no_room),
    "records:access_log": Row(AUDITOR_ONLY),
    "records:export_access_log": Row(AUDITOR_ONLY),
    "records:find_person": Row(AUDITOR_ONLY),
    "records:access_chain": Row(AUDITOR_ONLY),
    "records:settings": Row(_RULES_SEEN),
    "records:setting": Row(_RULES_SEEN, records.a_setting),
}
