"""The door of sheets: open a file, find its table, read its rows; import them through the wizard; write workbooks."""

from jinxi_portal.sheets import people_columns
from jinxi_portal.sheets.actions.carry_out import carry_out
from jinxi_portal.sheets.actions.take_rows import take_rows
from jinxi_portal.sheets.actions.upload_sheet import Upload, upload_sheet
from jinxi_portal.sheets.actions.withdraw import withdraw
from jinxi_portal.sheets.columns import EMPTY, Cleaned, ColumnSpec
from jinxi_portal.sheets.events import SheetAdmitted, SheetWithdrawn
from jinxi_portal.sheets.intake import Intake, Missing, RefusedByRoom, Sender, StagedRow
from jinxi_portal.sheets.kinds import SheetKind, kinds, people_key
from jinxi_portal.sheets.layout.choose import best_sheet
from jinxi_portal.sheets.layout.chunk import Chunk, read_chunks
from jinxi_portal.sheets.layout.guess import GuessedColumn, Layout, Question, Why, guess_layout
from jinxi_portal.sheets.layout.reading import iter_rows
from jinxi_portal.sheets.layout.row import Row
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.listing import workbook_of
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.people_columns import REGISTER_COLUMNS, ROSTER_COLUMNS, agrees_with_id
from jinxi_portal.sheets.problems import Problem, Severity, register_problem
from jinxi_portal.sheets.reading.book import Book, open_book
from jinxi_portal.sheets.reading.cells import Cell, text_of
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import Sheet
from jinxi_portal.sheets.staging.listed import (
    RowResult,
    listed_rows,
    names_kept_back,
    result_of,
    results_of,
    staged_keys,
    stood_keys,
)
from jinxi_portal.sheets.staging.opening import open_rows_of
from jinxi_portal.sheets.states import ImportState, MoveNotAllowed, RowStatus
from jinxi_portal.sheets.writing import ExportColumn, safe_text, write_bad_rows, write_workbook

__all__ = [
    "EMPTY",
    "LIMITS",
    "REGISTER_COLUMNS",
    "ROSTER_COLUMNS",
    "Book",
    "Cell",
    "Chunk",
    "Cleaned",
    "ColumnSpec",
    "ExportColumn",
    "FileRefused",
    "GuessedColumn",
    "ImportState",
    "Intake",
    "Layout",
    "Limits",
    "Missing",
    "MoveNotAllowed",
    "Problem",
    "Question",
    "RefusedByRoom",
    "Row",
    "RowKind",
    "RowResult",
    "RowStatus",
    "Sender",
    "Severity",
    "Sheet",
    "SheetAdmitted",
    "SheetImport",
    "SheetKind",
    "SheetRow",
    "SheetWithdrawn",
    "StagedRow",
    "Upload",
    "Why",
    "agrees_with_id",
    "best_sheet",
    "carry_out",
    "guess_layout",
    "iter_rows",
    "kinds",
    "listed_rows",
    "names_kept_back",
    "open_book",
    "open_rows_of",
    "people_columns",
    "people_key",
    "read_chunks",
    "register_problem",
    "result_of",
    "results_of",
    "safe_text",
    "staged_keys",
    "stood_keys",
    "take_rows",
    "text_of",
    "upload_sheet",
    "withdraw",
    "workbook_of",
    "write_bad_rows",
    "write_workbook",
]
