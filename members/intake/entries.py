"""From rows of the register to the columns of its entries."""

from collections.abc import Sequence

from jinxi_portal.sheets.public import StagedRow
from members.intake.identifying import Columns, limited, shared_columns

#: Column of the register's export -> field and its length.
_COLUMNS = {
    "ethnicity": ("ethnicity", 20),
    "origin": ("native_place", 60),
    "education": ("education", 30),
    "member_kind": ("member_kind", 20),
    "joined_on": ("joined_on", 10),
    "full_member_on": ("full_since", 10),
    "branch": ("branch_name", 120),
    "trade": ("post", 60),
    "membership_state": ("standing", 20),
    "out_of_touch": ("lost_contact", 10),
    "floating": ("is_floating", 10),
    "went_to": ("gone_to", 60),
}
_KINDS = {"正式党员": "full", "预备党员": "probationary"}


def entry_columns(rows: Sequence[StagedRow]) -> Columns:
    said = [row.values for row in rows]
    columns = shared_columns(rows)
    columns |= {field: limited(said, key, length) for key, (field, length) in _COLUMNS.items()}
    columns["member_kind"] = [_KINDS.get(kind, "") for kind in columns["member_kind"]]
    return columns
