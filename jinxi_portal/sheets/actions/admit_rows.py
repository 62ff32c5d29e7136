"""The worker's part of the confirmation: hand the rows to their room, chunk by chunk, and finish."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from jinxi_portal.sheets.actions.confirm import statuses_of
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.events import SheetAdmitted
from jinxi_portal.sheets.intake import Intake
from jinxi_portal.sheets.layout.chunk import SIZE
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.staging.opening import open_rows
from jinxi_portal.sheets.states import ImportState, RowStatus


def admit_rows(*, import_id: int, most_chunks: int | None = None) -> SheetImport | None:
    """Go on where the last committed chunk ended; twice at once is safe, each chunk goes in once.

    ``most_chunks`` stops early, for tests of the going on. None when there is nothing to do (any more).
    """
    done = 0
    while most_chunks is None or done < most_chunks:
        with transaction.atomic():
            locked = lock_import(import_id)
            if locked.state != ImportState.ADMITTING:
                return None
            intake = locked.kind.intake or Intake()
            rows = open_rows(locked, statuses_of(locked), after=locked.last_admitted, most=SIZE)
            if not rows:
                return _finish(locked, intake)
            intake.admit(locked, rows, locked.confirmed_by)
            if locked.only_mended:
                _are_in(locked, [row.number for row in rows])
            locked.rows_admitted += len(rows)
            locked.last_admitted = rows[-1].number
            locked.touched_at = clock.now()
            locked.save(update_fields=["rows_admitted", "last_admitted", "touched_at"])
        done += 1
    return locked


def _are_in(locked: SheetImport, numbers: list[int]) -> None:
    """Mended rows have gone in: they stand as what they turned out to be."""
    SheetRow.objects.filter(sheet_import=locked, number__in=numbers).update(status=RowStatus.NEW)
    counts = dict(locked.counts)
    counts[RowStatus.MENDED.value] = locked.count_of(RowStatus.MENDED) - len(numbers)
    counts[RowStatus.NEW.value] = locked.count_of(RowStatus.NEW) + len(numbers)
    locked.counts = {key: count for key, count in counts.items() if count}
    locked.save(update_fields=["counts"])


def _finish(locked: SheetImport, intake: Intake) -> SheetImport:
    by: Any = locked.confirmed_by
    outcome = dict(intake.finish(locked, by))
    locked.outcome = outcome
    move(locked, ImportState.ADMITTED, "admit")
    locked.save()
    kept = locked.count_of(RowStatus.UNREADABLE)
    if not locked.with_doubtful:
        kept += locked.count_of(RowStatus.DOUBTFUL)
    write_history(subject=locked, verb="sheets.admitted", by=None, facts={"rows": locked.rows_admitted, "kept": kept})
    announce(SheetAdmitted(locked.pk, locked.kind_key, locked.sender_key, locked.only_mended))
    return locked
