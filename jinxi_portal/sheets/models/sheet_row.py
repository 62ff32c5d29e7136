"""A row of data of an import, staged: read and compared, not yet (or no longer only) here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.sealing.fields import SealedField
from jinxi_portal.sheets.problems import Problem
from jinxi_portal.sheets.reading.cells import SEPARATORS
from jinxi_portal.sheets.states import RowStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW_LABEL = "sheet_row"


class SheetRowQuerySet(models.QuerySet["SheetRow"]):
    def with_problems(self) -> "SheetRowQuerySet":
        return self.filter(has_problems=True)


class SheetRow(models.Model):
    """``row_key`` is what makes it the same row in the next list, ``content`` tells whether anything in it changed: keyed
    digests, telling nothing. ``payload`` seals what the row says; it goes when the row has gone in and nobody needs it.

    ``problems`` are codes with masked values. There is no foreign key in the database: hundreds of thousands of rows
    are copied in at once and leave together with their import.
    """

    sheet_import = models.ForeignKey(
        "sheets.SheetImport", on_delete=models.CASCADE, related_name="rows", db_constraint=False, db_index=False
    )
    number = models.IntegerField(_("行号"))
    position = models.IntegerField(_("第几条"))
    status = models.CharField(_("状态"), max_length=12, choices=RowStatus)
    row_key = models.BinaryField(max_length=16, editable=False)
    content = models.BinaryField(max_length=16, editable=False)
    payload = SealedField(label=ROW_LABEL, null=True)
    has_problems = models.BooleanField(default=False)
    problems = models.JSONField(default=list)
    codes = ArrayField(models.CharField(max_length=40), default=list)
    mended_at = models.DateTimeField(null=True)
    mended_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = SheetRowQuerySet.as_manager()

    #: While repeats are settled: what the row was before.
    status_before = ""

    class Meta:
        verbose_name = _("表格的一行")
        verbose_name_plural = _("表格的行")
        constraints = [models.UniqueConstraint(fields=["sheet_import", "number"], name="row_once_per_import")]
        indexes = [
            models.Index(fields=["sheet_import", "row_key"], name="sheet_row_by_key"),
            models.Index(fields=["sheet_import", "number"], condition=Q(has_problems=True), name="sheet_row_problems"),
            models.Index(
                fields=["sheet_import", "number"], condition=Q(status=RowStatus.MENDED), name="sheet_row_mended"
            ),
        ]

    def said(self) -> "RowContent":
        """What the row says; opens the seal."""
        return RowContent.read(self.payload.reveal() if self.payload is not None else "")

    def problem_list(self) -> list[Problem]:
        return read_problems(self.number, self.problems)


#: Between key and value, between pairs, and between the three parts of a sealed row. No reader hands them out in a cell.
PART, PAIR, NEXT = tuple(SEPARATORS)


def pairs(said: Mapping[str, str]) -> str:
    """A mapping as one text: several times cheaper than JSON for short texts."""
    return NEXT.join([key + PAIR + value for key, value in said.items() if value])


def _mapping(text: str) -> dict[str, str]:
    return dict([pair.split(PAIR) for pair in text.split(NEXT)]) if text else {}


class RowContent:
    """``values`` by column key, ``extra`` by heading, ``written`` as the sheet has it (kept where there are problems)."""

    __slots__ = ("extra", "values", "written")

    def __init__(self, values: dict[str, str], extra: dict[str, str], written: dict[str, str]) -> None:
        self.values = values
        self.extra = extra
        self.written = written

    @classmethod
    def read(cls, text: str) -> "RowContent":
        values, extra, written = text.split(PART) if text else ("", "", "")
        return cls(_mapping(values), _mapping(extra), _mapping(written))

    def as_text(self) -> str:
        return PART.join((pairs(self.values), pairs(self.extra), pairs(self.written)))


def read_problems(row: int, stored: "Sequence[Any]") -> list[Problem]:
    return [Problem(row, column, masked, code, facts) for column, masked, code, facts in stored]


def stored_problems(problems: "Sequence[Problem]") -> list[list[Any]]:
    return [[p.column, p.value_masked, p.code, dict(p.facts)] for p in problems]
