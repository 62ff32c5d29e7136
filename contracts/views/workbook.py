"""A list as a workbook: what is shown, in its order; formulas neutralised."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import ExportColumn, write_workbook
from jinxi_portal.web.public import Table

MOST_ROWS = 100_000


def workbook_of(table: Table, *, name: str) -> Any:
    """The answer with the file; it is written to a temporary file, not to memory."""
    columns = [ExportColumn(column.label, 18) for column in table.columns]
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it when it has been sent
    write_workbook(file, sheet=str(table.caption), columns=columns, rows=_rows(table))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}-{clock.today():%Y%m%d}.xlsx")


def _rows(table: Table) -> Iterator[list[Any]]:
    for row in table.order.of(table.filtered)[:MOST_ROWS]:
        yield [column.for_export(row) for column in table.columns]
