"""Ask the worker for many papers."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from jinxi_portal.papers.batches import batch_sources
from jinxi_portal.papers.models import PaperBatch, PaperBatchLine


def start_batch(*, source: str, subject_ids: Iterable[int], by: Any) -> PaperBatch:
    """A paper for each subject, once. The calling act has asked its policy; the page of the batch shows how far it is.

    Raises:
        LookupError: nobody registered the source.
    """
    found = batch_sources.get(source)
    ids = list(dict.fromkeys(subject_ids))
    with transaction.atomic():
        batch = PaperBatch.objects.create(source_key=found.key, total=len(ids), started_by=by)
        PaperBatchLine.objects.bulk_create([PaperBatchLine(batch=batch, subject_id=pk) for pk in ids], batch_size=1000)
        transaction.on_commit(lambda: _send(batch.pk))
    return batch


def _send(batch_id: int) -> None:
    from jinxi_portal.papers.tasks import issue_batch  # noqa: PLC0415 -- the task calls the act that works it off

    issue_batch.delay(batch_id)
