"""Take back what an import brought."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import announce, write_history
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.events import SheetWithdrawn
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.states import ImportState


def withdraw(*, sheet_import: SheetImport, by: Any) -> SheetImport:
    """The room takes its rows back as far as nothing was built on them; the staged rows go, the file stays.

    Raises:
        RefusedByRoom: the room cannot take it back; the sentence says why.
        MoveNotAllowed: its rows did not go in, or were taken back already.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        POLICY.require(by, "withdraw", locked)
        move(locked, ImportState.WITHDRAWN, "withdraw")
        if locked.kind.intake is not None:
            locked.kind.intake.withdraw(locked, by)
        SheetRow.objects.filter(sheet_import=locked).delete()
        locked.save()
        write_history(subject=locked, verb="sheets.withdrawn", by=by)
        announce(SheetWithdrawn(locked.pk, locked.kind_key, locked.sender_key))
    return locked
