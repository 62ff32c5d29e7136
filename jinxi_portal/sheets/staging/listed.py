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


def names_kept_back(sheet_import: SheetImport) -> set[str]:
    """The names in rows that could not be read: the person is on the list, so nobody of that name has left."""
    rows = SheetRow.objects.filter(sheet_import=sheet_import, status=RowStatus.UNREADABLE).order_by("number")
    return {name for row in rows.iterator(chunk_size=1000) if (name := row.said().values.get("name", ""))}


@dataclass(frozen=True)
class RowResult:
    """What became of one row that was sent: whether it was read, and what is wrong with it. Nothing else."""

    position: int
    was_read: bool
    problems: list[Problem]


def results_of(sheet_import: SheetImport, *, after: int = 0, most: int = 1000) -> Iterator[RowResult]:
    """The rows behind a position, in order; whether a row was new or stood already is not told."""
    rows = SheetRow.objects.filter(sheet_import=sheet_import, position__gt=after).order_by("number")
    for row in rows.defer("payload")[:most]:
        yield RowResult(row.position, row.status != RowStatus.UNREADABLE, row.problem_list())
