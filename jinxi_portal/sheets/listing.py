"""A list of the portal as a workbook: what is shown, in its order; formulas neutralised."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.writing import ExportColumn, write_workbook

#: More rows than this nobody reads in a spreadsheet.
MOST_ROWS = 100_000


def workbook_of(table: Any, *, name: str) -> Any:
    """The answer with the file, written to a temporary file, not to memory.

    ``table`` is a ``Table`` of the pages, told by its shape (caption, columns, order, filtered): this part does not know them.
    """
    columns = [ExportColumn(column.label, 18) for column in table.columns]
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it when it has been sent
    write_workbook(file, sheet=str(table.caption), columns=columns, rows=_rows(table))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}-{clock.today():%Y%m%d}.xlsx")


def _rows(table: Any) -> Iterator[list[Any]]:
    for row in table.order.of(table.filtered)[:MOST_ROWS]:
        yield [column.for_export(row) for column in table.columns]
