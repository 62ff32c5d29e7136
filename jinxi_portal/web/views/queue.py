"""The staff's first page: what waits for me, what is overdue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.queue import gather


@guarded(POLICY, "see_queue")
def queue(request: HttpRequest) -> HttpResponse:
    return render(request, "web/queue.html", {"groups": gather(request.user)})
