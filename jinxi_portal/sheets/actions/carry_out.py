"""Do at once what the worker would be sent for; for loaders that run where no worker is."""

from jinxi_portal.sheets.actions.admit_rows import admit_rows
from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.states import ImportState


def carry_out(*, sheet_import: SheetImport) -> SheetImport:
    """Read, and take in what goes in without asking, in the caller's transaction. The worker finds nothing left to do."""
    check_rows(import_id=sheet_import.pk)
    sheet_import.refresh_from_db()
    if sheet_import.state == ImportState.ADMITTING:
        admit_rows(import_id=sheet_import.pk)
        sheet_import.refresh_from_db()
    return sheet_import
