"""From rows of a list to the columns that a register entry and an engagement share, a chunk at a time."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinxi_portal.kernel.pinyin import sort_key_and_initials
from jinxi_portal.kernel.sealing import current, digests_of
from jinxi_portal.sheets.public import StagedRow

#: The longest name that is kept; longer cells were said to the clerk already.
LONGEST_NAME = 60

Columns = dict[str, list[Any]]


def shared_columns(rows: Sequence[StagedRow]) -> Columns:
    """What both have, as the database keeps it: numbers sealed, with their digests beside them.

    A list that gives only the last four of the ID keeps these four in their place.
    """
    said = [row.values for row in rows]
    names = limited(said, "name", LONGEST_NAME)
    sounds = [_sounds(name) for name in names]
    columns: Columns = {
        "row_key": [row.row_key for row in rows],
        "row_digest": [row.content for row in rows],
        "row_number": [row.number for row in rows],
        "name": names,
        "name_key": [key for key, _initials in sounds],
        "initials": [initials for _key, initials in sounds],
        "sex": limited(said, "sex", 1),
        "birth": limited(said, "birth", 10),
        "place": [_joined(values, ("address", "community"))[:200] for values in said],
        "extra": [_rest(row) for row in rows],
    }
    numbers = {
        "id_number": [values.get("id_number") or values.get("id_last4") or None for values in said],
        "mobile": [values.get("mobile") or None for values in said],
    }
    ring = current()
    for label, column in numbers.items():
        columns[label] = ring.seal_many(column, label)
        columns[f"{label}_digest"] = digests_of(column, label)
    return columns


@lru_cache(maxsize=20_000)
def _sounds(name: str) -> tuple[str, str]:
    return sort_key_and_initials(name)


def _joined(values: Mapping[str, str], keys: Iterable[str]) -> str:
    return " ".join(dict.fromkeys([text for key in keys if (text := values.get(key, ""))]))


def _rest(row: StagedRow) -> dict[str, str]:
    """Unknown columns are kept, not dropped; of the known ones those that have no place of their own."""
    kept = {key: text for key in ("shop", "remark") if (text := row.values.get(key))}
    return {**row.extra, **kept} if kept or row.extra else kept


def limited(said: Sequence[Mapping[str, str]], key: str, length: int) -> list[str]:
    """A column as it was understood, no longer than its place."""
    return [values.get(key, "")[:length] for values in said]


def parted(columns: Columns, known: set[bytes]) -> tuple[Columns, Columns]:
    """The rows whose key is new, and the rows whose key is known."""
    is_known = [key in known for key in columns["row_key"]]
    if not any(is_known):
        return columns, {field: [] for field in columns}
    new = {field: [v for v, old in zip(column, is_known, strict=True) if not old] for field, column in columns.items()}
    old = {field: [v for v, old in zip(column, is_known, strict=True) if old] for field, column in columns.items()}
    return new, old
