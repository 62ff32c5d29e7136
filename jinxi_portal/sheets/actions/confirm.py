"""Say that the checked rows go in."""

from datetime import date
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.actions.reading_again import send_to_worker
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.refusals import NothingToAdmit
from jinxi_portal.sheets.states import ADMISSIBLE, ImportState, RowStatus


def confirm(
    *,
    sheet_import: SheetImport,
    by: Any,
    is_whole: bool = True,
    with_doubtful: bool = True,
    as_of: date | None = None,
) -> SheetImport:
    """The good rows go in, the bad ones are kept for later.

    ``is_whole``: who stands now and is not on the list has left; otherwise the list only adds and changes.
    ``with_doubtful``: rows in which something should be looked at go in too, without the cells that cannot be used.

    Raises:
        MoveNotAllowed: it is not checked, or somebody confirmed it already.
        NothingToAdmit: no row would go in and nobody has left.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        POLICY.require(by, "confirm", locked)
        if as_of is not None:
            locked.as_of = as_of
        begin_admitting(locked, by=by, is_whole=is_whole, with_doubtful=with_doubtful)
    return locked


def begin_admitting(locked: SheetImport, *, by: Any, is_whole: bool, with_doubtful: bool) -> None:
    """The same for a list that goes in without asking; the caller holds the lock."""
    move(locked, ImportState.ADMITTING, "confirm")
    locked.is_whole, locked.with_doubtful, locked.only_mended = is_whole, with_doubtful, False
    locked.rows_to_admit = sum(locked.count_of(status) for status in statuses_of(locked))
    if not locked.rows_to_admit and not (is_whole and locked.missing):
        raise NothingToAdmit
    locked.rows_admitted = locked.last_admitted = 0
    locked.confirmed_at, locked.confirmed_by = clock.now(), by
    locked.save()
    if locked.kind.intake is not None:
        locked.kind.intake.begin(locked, by)
    write_history(
        subject=locked, verb="sheets.confirmed", by=by, facts={"rows": locked.rows_to_admit, "is_whole": is_whole}
    )
    send_to_worker(locked)


def statuses_of(sheet_import: SheetImport) -> tuple[RowStatus, ...]:
    """The rows that go in with this confirmation."""
    if sheet_import.only_mended:
        return (RowStatus.MENDED,)
    return (*ADMISSIBLE, RowStatus.DOUBTFUL) if sheet_import.with_doubtful else ADMISSIBLE
