"""The staff's first page: what waits for me, what is overdue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.queue import gather


@guarded(POLICY, "see_queue")
def queue(request: HttpRequest) -> HttpResponse:
    groups = gather(request.user)
    context = {
        "groups": groups,
        "total": sum(len(group.items) for group in groups),
        "overdue": sum(group.overdue for group in groups),
    }
    return render(request, "web/queue.html", context)
