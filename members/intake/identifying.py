"""From a row of a list to the columns that a register entry and an engagement share."""

from collections.abc import Iterable, Mapping
from typing import Any

from jinxi_portal.kernel.pinyin import initials, sort_key
from jinxi_portal.sheets.public import StagedRow

#: The longest name that is kept; longer cells were said to the clerk already.
LONGEST_NAME = 60

SHARED = (
    "name", "name_key", "initials", "sex", "birth", "id_number", "id_number_digest", "mobile", "mobile_digest",
    "place", "extra", "row_digest", "row_number",
)  # fmt: skip


def identified(row: StagedRow) -> dict[str, Any]:
    """The shared columns. A list that gives only the last four of the ID keeps these four in their place."""
    values = row.values
    name = values.get("name", "")[:LONGEST_NAME]
    return {
        "name": name,
        "name_key": sort_key(name)[:120],
        "initials": initials(name)[:20],
        "sex": values.get("sex", "")[:1],
        "birth": values.get("birth", "")[:10],
        "id_number": values.get("id_number") or values.get("id_last4") or None,
        "mobile": values.get("mobile") or None,
        "place": joined(values, ("address", "community"))[:200],
        "extra": _rest(row),
        "row_digest": row.content,
        "row_number": row.number,
    }


def joined(values: Mapping[str, str], keys: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for key in keys if (text := values.get(key, ""))))


def _rest(row: StagedRow) -> dict[str, str]:
    """Unknown columns are kept, not dropped; of the known ones those that have no place of their own."""
    kept = {key: row.values[key] for key in ("shop", "remark") if row.values.get(key)}
    return {**row.extra, **kept}


def limited(values: Mapping[str, str], key: str, length: int) -> str:
    return values.get(key, "")[:length]
