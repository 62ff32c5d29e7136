"""Workbooks for people: what is written can be opened without running anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.problems import Problem

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 (the full-width ones too)
_WIDEST = 60


def safe_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before ``= + - @`` and before tab or line break."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


@dataclass(frozen=True)
class ExportColumn:
    """A heading and how many characters wide its column is."""

    heading: Any
    wide: int = 12


def write_workbook(
    out: BinaryIO, *, sheet: str, columns: Sequence[ExportColumn], rows: Iterable[Sequence[object]], title: str = ""
) -> None:
    """Write one sheet, row by row, in flat memory: texts as text, dates as dates, numbers as numbers."""
    book = xlsxwriter.Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "remove_timezone": True,
        },
    )
    page = book.add_worksheet(_sheet_name(sheet))
    heading = book.add_format({"bold": True, "bg_color": "#F6F6F4", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    # of its own: without one a number takes the column's, which is text
    amount = book.add_format({"num_format": "General", "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
    top = 0
    if title:
        page.write_string(0, 0, safe_text(title), book.add_format({"bold": True, "font_size": 14}))
        top = 1
    for index, column in enumerate(columns):
        page.set_column(index, index, min(column.wide, _WIDEST), text)
        page.write_string(top, index, safe_text(str(column.heading)), heading)
    page.freeze_panes(top + 1, 0)
    for number, row in enumerate(rows, top + 1):
        for index, value in enumerate(row):
            if isinstance(value, datetime):
                page.write_datetime(number, index, _in_the_county(value), moment)
            elif isinstance(value, date):
                page.write_datetime(number, index, value, day)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                page.write_number(number, index, value, amount)
            elif value is not None and value != "":
                page.write_string(number, index, safe_text(str(value))[:32_767], text)
    book.close()


def write_bad_rows(
    out: BinaryIO, *, sheet: str, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str], Sequence[Problem]]]
) -> None:
    """The rows that could not go in, as they were sent, with their number in the file and what to do about each."""
    columns = [
        ExportColumn(_("原表行号"), 10),
        ExportColumn(_("问题和处理办法"), 48),
        *(ExportColumn(heading, 20) for heading in headings),
    ]
    write_workbook(
        out,
        sheet=sheet,
        columns=columns,
        rows=((number, _reasons(problems), *cells) for number, cells, problems in rows),
    )


def _reasons(problems: Sequence[Problem]) -> str:
    return "\n".join(
        _("%(column)s：%(sentence)s%(advice)s")
        % {"column": problem.column, "sentence": problem.sentence, "advice": problem.what_to_do}
        for problem in problems
    )


def _in_the_county(moment: datetime) -> datetime:
    """A spreadsheet knows no zones: what stands in it is the county's time."""
    return (clock.local(moment) if moment.tzinfo else moment).replace(tzinfo=None)


def _sheet_name(name: str) -> str:
    return "".join("_" if character in "[]:*?/\\" else character for character in name)[:31].strip("'") or "Sheet1"
