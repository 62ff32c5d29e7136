"""Let rows follow that were mended after the rest went in."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.actions.reading_again import send_to_worker
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.refusals import NothingToAdmit
from jinxi_portal.sheets.states import ImportState, RowStatus


def admit_mended(*, sheet_import: SheetImport, by: Any) -> SheetImport:
    """Raises:
    NothingToAdmit: no mended row waits.
    MoveNotAllowed: the import has not gone in yet, or the worker is at it.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        POLICY.require(by, "confirm", locked)
        waiting = locked.count_of(RowStatus.MENDED)
        move(locked, ImportState.ADMITTING, "admit_mended")
        if not waiting:
            raise NothingToAdmit
        locked.only_mended, locked.rows_to_admit = True, waiting
        locked.rows_admitted = locked.last_admitted = 0
        locked.confirmed_at, locked.confirmed_by = clock.now(), by
        locked.save()
        write_history(subject=locked, verb="sheets.mended_confirmed", by=by, facts={"rows": waiting})
        send_to_worker(locked)
    return locked
