"""Issue the papers of a batch one after the other, each in a transaction of its own."""

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.papers.actions.issue_paper import issue_paper
from jinxi_portal.papers.batches import BatchSource, batch_sources
from jinxi_portal.papers.models import PaperBatch, PaperBatchLine
from jinxi_portal.papers.refusals import Refusal

log = structlog.get_logger(__name__)


def work_off_batch(*, batch_id: int) -> PaperBatch:
    """Go through the waiting lines. Two workers share them; what is issued is never issued twice."""
    batch = PaperBatch.objects.get(pk=batch_id)
    source = batch_sources.get(batch.source_key)
    while _issue_next(batch, source):
        PaperBatch.objects.filter(pk=batch.pk).update(touched_at=clock.now())
    waiting = batch.lines.filter(paper__isnull=True, problem="").exists()
    if not waiting and batch.finished_at is None:
        batch.finished_at = clock.now()
        batch.save(update_fields=["finished_at"])
    return batch


def _issue_next(batch: PaperBatch, source: BatchSource) -> bool:
    with transaction.atomic():
        waiting = batch.lines.select_for_update(skip_locked=True).filter(paper__isnull=True, problem="")
        line = waiting.order_by("id").first()
        if line is None:
            return False
        try:
            with transaction.atomic():
                _issue(line, batch, source)
        except Refusal as refusal:
            line.problem = str(refusal.sentence)[:300]
        except Exception as error:
            log.exception("paper_of_batch_failed", batch=batch.pk, line=line.pk, error=type(error).__name__)
            line.problem = _("这一份没有做出来，是我们的问题。已经记下，其余的继续。")
        line.save(update_fields=["paper", "problem"])
    return True


def _issue(line: PaperBatchLine, batch: PaperBatch, source: BatchSource) -> None:
    subject = source.subject(line.subject_id)
    if subject is None:
        line.problem = _("这一条已经不在了。")
        return
    content = source.content(subject)
    line.paper = issue_paper(kind=source.kind, subject=subject, content=content, by=batch.started_by)
