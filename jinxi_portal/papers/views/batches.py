"""How far a batch of papers is; it can be left and returned to."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.batches import batch_sources
from jinxi_portal.papers.models import PaperBatch
from jinxi_portal.papers.policy import PAPERS

MOST_PROBLEMS = 100


@dataclass(frozen=True)
class BatchProgress:
    """The counts that ``components/progress.html`` shows."""

    done: int
    total: int
    running: bool
    label: Any
    note: Any = ""
    failed: bool = False


@never_cache
@require_safe
@guarded(PAPERS, "see_batch")
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    found = _visible(request, batch_id)
    problems = found.lines.exclude(problem="")
    context = {
        "batch": found,
        "label": batch_sources.get(found.source_key).label if found.source_key in batch_sources else found.source_key,
        "progress": _progress(found),
        "problems": list(problems[:MOST_PROBLEMS]),
    }
    return render(request, "papers/batch.html", context)


@never_cache
@require_safe
@guarded(PAPERS, "see_batch")
def batch_progress(request: HttpRequest, batch_id: int) -> HttpResponse:
    found = _visible(request, batch_id)
    answer = render(request, "papers/batch_progress.html", {"batch": found, "progress": _progress(found)})
    if found.finished_at is not None:
        answer["HX-Refresh"] = "true"
    return answer


def _visible(request: HttpRequest, batch_id: int) -> PaperBatch:
    found = get_object_or_404(PaperBatch, pk=batch_id)
    PAPERS.require(request.user, "see_batch", found)
    return found


def _progress(found: PaperBatch) -> BatchProgress:
    counts = found.lines.aggregate(
        issued=Count("pk", filter=Q(paper__isnull=False)), problems=Count("pk", filter=~Q(problem=""))
    )
    note = _("%(count)s 份没有做出来") % {"count": counts["problems"]} if counts["problems"] else ""
    done = counts["issued"] + counts["problems"]
    return BatchProgress(done, found.total, found.finished_at is None, _("正在出具文书"), note)
