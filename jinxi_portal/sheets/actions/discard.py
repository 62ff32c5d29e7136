"""Give an import up before its rows went in."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.actions.reading_again import forget_rows
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.states import ImportState
from jinxi_portal.sheets.storing import drop_file


def discard(*, sheet_import: SheetImport, by: Any) -> SheetImport:
    """The staged rows and the file go; that it was here, who sent it and its digest stay. ``by`` None: the portal tidies.

    Raises:
        MoveNotAllowed: its rows are going in or went in: that is withdrawn, not given up.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        if by is not None:
            POLICY.require(by, "discard", locked)
        move(locked, ImportState.DISCARDED, "discard")
        place, locked.place = locked.place, ""
        forget_rows(locked)
        locked.attempt += 1
        locked.table = {}
        locked.save()
        write_history(subject=locked, verb="sheets.discarded", by=by)
        transaction.on_commit(lambda: drop_file(place))
    return locked
