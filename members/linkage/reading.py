"""Files of an office as the tables the engine takes, read and mapped as in the wizard."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
from django.utils.translation import gettext_lazy as _

from jinxi_portal.sheets.public import (
    LIMITS,
    REGISTER_COLUMNS,
    ROSTER_COLUMNS,
    ColumnSpec,
    FileRefused,
    Layout,
    Row,
    RowKind,
    SheetKind,
    best_sheet,
    iter_rows,
    open_book,
)
from members.linkage.settings import CANONICAL_COLUMNS

CHUNK = 20_000
# The command has no browser to keep waiting: a province's register may come in.
FILE_LIMITS = replace(LIMITS, file_bytes=4 * 1024**3, rows=5_000_000)
REGISTER = SheetKind("register", "", REGISTER_COLUMNS)
ROSTER = SheetKind("roster", "", ROSTER_COLUMNS)
_SCHEMA = pa.schema([("row", pa.int32()), *((c, pa.string()) for c in CANONICAL_COLUMNS)])


# Translators: %(file)s: there is no such file.
_NO_FILE = _("找不到文件“%(file)s”，请检查路径。")
# Translators: %(file)s has no column of names or ID numbers; name it with --mapping.
_NO_PERSON = _("“%(file)s”里没有找到姓名或身份证号一列，请用 --mapping 指出。")


class UnreadableListError(ValueError):
    """The file cannot be compared; the text is a sentence for people."""


def keys_of(kind: SheetKind) -> frozenset[str]:
    """What a mapping may call a column of this kind of list."""
    columns: tuple[ColumnSpec, ...] = kind.columns
    return frozenset(c.key for c in columns)


def _written(row: Row, key: str) -> str:
    """A number as it stands in the file: one that cannot be right may still be one slip away from one that is."""
    return row.values.get(key) or row.written.get(key, "")


def _canonical(row: Row) -> tuple[object, ...]:
    v = row.values.get
    place = f"{v('address', '')} {v('community', '')}".strip()
    number = _written(row, "id_number") or _written(row, "id_last4")
    return (row.position, v("name", ""), v("sex", ""), number, _written(row, "mobile"), v("birth", ""), v("age", ""), place, v("ethnicity", ""), v("origin", ""))  # fmt: skip


def _layout(path: Path, layout: Layout, mapping: Mapping[str, str | None]) -> Layout:
    layout = layout.mapped(mapping) if mapping else layout
    found = {c.key for c in layout.columns}
    if not found & {"name", "id_number", "id_last4"}:
        raise UnreadableListError(str(_NO_PERSON) % {"file": path.name})
    return layout


def read_people(path: Path, kind: SheetKind, mapping: Mapping[str, str | None] | None = None) -> pa.Table:
    """The rows of people in a file. `row` counts them from 1; titles, headings, blank rows, subtotals and notes do not count.

    Raises:
        UnreadableListError: with a sentence saying what is wrong with which file.
    """
    if not path.is_file():
        raise UnreadableListError(str(_NO_FILE) % {"file": path.name})
    try:
        book = open_book(path, limits=FILE_LIMITS)
        layout = _layout(path, best_sheet(book, kind), mapping or {})
        batches, chunk = [], []
        for row in iter_rows(book.sheet(layout.sheet), layout, kind):
            if row.kind is not RowKind.DATA:
                continue
            chunk.append(_canonical(row))
            if len(chunk) == CHUNK:
                batches.append(_batch(chunk))
                chunk = []
        batches.append(_batch(chunk))
    except FileRefused as refused:
        raise UnreadableListError(f"{path.name}：{refused}") from refused
    return pa.Table.from_batches(batches, schema=_SCHEMA)


def _batch(rows: list[tuple[object, ...]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [pa.array([r[i] for r in rows], f.type) for i, f in enumerate(_SCHEMA)], schema=_SCHEMA
    )
