"""What the worker does for imports. Tasks get ids, are sent on commit, and may come twice."""

from datetime import timedelta

import structlog
from celery import shared_task

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.actions import admit_rows as admitting
from jinxi_portal.sheets.actions import check_rows as checking
from jinxi_portal.sheets.actions.discard import discard
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.states import ImportState

log = structlog.get_logger(__name__)

#: A worker notes its progress after every chunk, which takes a second or two; after this silence it is taken for dead.
STALLED_AFTER = timedelta(seconds=60)
#: An import that nobody touches before its rows went in is given up.
GIVEN_UP_AFTER = timedelta(days=30)


@shared_task(name="sheets.check_rows")
def check_rows(import_id: int) -> None:
    checking.check_rows(import_id=import_id)


@shared_task(name="sheets.admit_rows")
def admit_rows(import_id: int) -> None:
    admitting.admit_rows(import_id=import_id)


@shared_task(name="sheets.wake_stalled")
def wake_stalled() -> None:
    """Send imports again whose worker has gone silent; what was committed stays, the rest is read again."""
    silent_since = clock.now() - STALLED_AFTER
    for pk, state in SheetImport.objects.at_work().filter(touched_at__lt=silent_since).values_list("pk", "state"):
        log.warning("import_stalled", import_id=pk, state=state)
        (check_rows if state == ImportState.CHECKING else admit_rows).delay(pk)


@shared_task(name="sheets.tidy")
def tidy() -> None:
    """Give up imports that were left half-way long ago, with the personal data staged for them."""
    left = SheetImport.objects.filter(
        state__in=(ImportState.CHOOSING, ImportState.MAPPING, ImportState.CHECKED, ImportState.REFUSED),
        touched_at__lt=clock.now() - GIVEN_UP_AFTER,
    )
    for sheet_import in left:
        discard(sheet_import=sheet_import, by=None)
