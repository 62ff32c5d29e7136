"""What rooms may ask about the rows of an import."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.problems import Problem
from jinxi_portal.sheets.states import RowStatus


def staged_keys(sheet_import: SheetImport) -> "QuerySet[SheetRow, Any]":
    """The row keys on the list, for ``exclude(row_key__in=…)``; those of unreadable rows too."""
    return SheetRow.objects.filter(sheet_import=sheet_import).values("row_key")


def stood(sheet_import: SheetImport) -> list[RowStatus]:
    """The statuses of those rows that stood once the list had gone in, unchanged ones too."""
    sure = [RowStatus.NEW, RowStatus.CHANGED, RowStatus.SAME]
    return [*sure, RowStatus.DOUBTFUL] if sheet_import.with_doubtful else sure


def stood_keys(sheet_import: SheetImport) -> "QuerySet[SheetRow, Any]":
    """The row keys of a list that has gone in, without rows that were kept back."""
    return staged_keys(sheet_import).filter(status__in=stood(sheet_import))


def names_kept_back(sheet_import: SheetImport) -> set[str]:
    """The names in rows that could not be read: the person is on the list, so nobody of that name has left."""
    rows = SheetRow.objects.filter(sheet_import=sheet_import, status=RowStatus.UNREADABLE).order_by("number")
    return {name for row in rows.iterator(chunk_size=1000) if (name := row.said().values.get("name", ""))}


@dataclass(frozen=True)
class RowResult:
    """What became of one row that was sent: whether it was read, and what is wrong with it. Nothing else.

    ``number`` is the row's number in the file, ``position`` counts the rows of data alone.
    """

    number: int
    position: int
    was_read: bool
    problems: list[Problem]


def listed_rows(sheet_import: SheetImport) -> "QuerySet[SheetRow]":
    """The rows of data in their order, for lists by cursor: hand each to ``result_of``. What they say stays sealed."""
    return SheetRow.objects.filter(sheet_import=sheet_import).defer("payload").order_by("number")


def result_of(row: SheetRow) -> RowResult:
    return RowResult(row.number, row.position, row.status != RowStatus.UNREADABLE, row.problem_list())


def results_of(sheet_import: SheetImport, *, after: int = 0, most: int = 1000) -> Iterator[RowResult]:
    """The rows behind a position, in order; whether a row was new or stood already is not told."""
    for row in listed_rows(sheet_import).filter(position__gt=after)[:most]:
        yield result_of(row)
