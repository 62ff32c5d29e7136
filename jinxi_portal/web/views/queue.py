"""The first page of staff and of employers' staff: what waits for me, what is overdue, then the numbers."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import slots
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.queue import gather


@guarded(POLICY, "see_queue")
def queue(request: HttpRequest) -> HttpResponse:
    groups = gather(request.user)
    context = {
        "groups": groups,
        "total": sum(len(group.items) for group in groups),
        "overdue": sum(group.overdue for group in groups),
        "with_figures": bool(slots.home_figures and POLICY.may(request.user, "see_home_figures")),
    }
    return render(request, "web/queue.html", context)


@require_safe
@guarded(POLICY, "see_home_figures")
def figures(request: HttpRequest) -> HttpResponse:
    """The numbers below the queue, which come behind it: some count every worker, and nobody should wait for them."""
    return render(request, "web/queue_figures.html", {"figures": _figures(request.user)})


def _figures(user: Any) -> list[tuple[slots.HomeFigures, Sequence[slots.HomeFigure]]]:
    sources = sorted(slots.home_figures, key=lambda source: source.order)
    return [(source, found) for source in sources if (found := source.figures(user))]
