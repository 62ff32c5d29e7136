"""Every act on an import begins here: locked and read anew."""

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.states import ImportState, check_move


def lock_import(sheet_import: SheetImport | int) -> SheetImport:
    """The import as it is now, locked until the transaction ends."""
    pk = sheet_import if isinstance(sheet_import, int) else sheet_import.pk
    return SheetImport.objects.select_for_update().get(pk=pk)


def move(sheet_import: SheetImport, after: ImportState, act: str) -> None:
    """Check the move and make it; the caller saves.

    Raises:
        MoveNotAllowed: the table of moves does not name it.
    """
    check_move(sheet_import.number, sheet_import.state, after, act)
    sheet_import.state = after
    sheet_import.touched_at = clock.now()
