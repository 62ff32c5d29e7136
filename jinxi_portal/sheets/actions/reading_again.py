"""Sending an import to the worker from the beginning."""

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.actions.locking import move
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.states import ImportState


def read_again(sheet_import: SheetImport, *, act: str) -> None:
    """Forget what was staged, and have the worker read the file as it is now understood; the caller holds the lock."""
    forget_rows(sheet_import)
    move(sheet_import, ImportState.CHECKING, act)
    sheet_import.attempt += 1
    sheet_import.save()
    send_to_worker(sheet_import)


def forget_rows(sheet_import: SheetImport) -> None:
    SheetRow.objects.filter(sheet_import=sheet_import).delete()
    sheet_import.rows_total = sheet_import.rows_read = sheet_import.last_row = 0
    sheet_import.rows_to_admit = sheet_import.rows_admitted = sheet_import.last_admitted = 0
    sheet_import.counts, sheet_import.refusal, sheet_import.missing = {}, {}, 0
    sheet_import.touched_at = clock.now()


def send_to_worker(sheet_import: SheetImport) -> None:
    """After the commit, so that the worker finds what it is sent for."""
    from jinxi_portal.sheets import tasks  # noqa: PLC0415 -- tasks call the acts that call this

    task = tasks.check_rows if sheet_import.state == ImportState.CHECKING else tasks.admit_rows
    pk = sheet_import.pk
    transaction.on_commit(lambda: task.delay(pk))
