"""Who meets what at the addresses of sheets."""

from jinxi_portal.accounts.public import COMMITTEE
from tests.permissions.expectations import OK, Row, act, only
from tests.permissions.things import sheets

_SENDERS = only(*COMMITTEE, employer_staff=OK, other_employer_staff=OK)
_SENDERS_OF_ONE = only(*COMMITTEE, employer_staff=OK)

ROWS: dict[str, Row] = {
    # sheets: lists come from the committee, and from an employer its own
    "sheets:imports": Row(_SENDERS),
    "sheets:new": Row(_SENDERS),
    "sheets:import": Row(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:progress": Row(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:sheet": Row(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:columns": Row(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:mend_row": Row(_SENDERS_OF_ONE, sheets.a_row_to_mend),
    "sheets:bad_rows": Row(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:confirm": act(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:follow": act(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:discard": act(_SENDERS_OF_ONE, sheets.an_import),
    "sheets:withdraw": act(_SENDERS_OF_ONE, sheets.an_import),
}
