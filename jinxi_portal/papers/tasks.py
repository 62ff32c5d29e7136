"""What the worker does for papers. Tasks get ids, are sent on commit, and may come twice."""

from datetime import timedelta

import structlog
from celery import shared_task

from jinxi_portal.kernel import clock
from jinxi_portal.papers import storing
from jinxi_portal.papers.actions.work_off_batch import work_off_batch
from jinxi_portal.papers.models import PaperBatch

log = structlog.get_logger(__name__)

#: A paper takes a fraction of a second; after this silence the worker of a batch is taken for dead.
STALLED_AFTER = timedelta(minutes=2)


@shared_task(name="papers.issue_batch")
def issue_batch(batch_id: int) -> None:
    work_off_batch(batch_id=batch_id)


@shared_task(name="papers.wake_batches")
def wake_batches() -> None:
    """Send batches again whose worker has gone silent; what was issued stays."""
    silent = PaperBatch.objects.filter(finished_at__isnull=True, touched_at__lt=clock.now() - STALLED_AFTER)
    for pk in silent.values_list("pk", flat=True):
        log.warning("paper_batch_stalled", batch=pk)
        issue_batch.delay(pk)


@shared_task(name="papers.sweep_orphans")
def sweep_orphans() -> int:
    return storing.sweep_orphans()
