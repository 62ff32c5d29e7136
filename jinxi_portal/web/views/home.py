"""The address without a path: everybody lands where their work is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import slots
from jinxi_portal.web.policy import POLICY


@guarded(POLICY, "open_home")
def home(request: HttpRequest) -> HttpResponse:
    for page in sorted(slots.first_pages, key=lambda page: page.order):
        if page.fits(request.user):
            return redirect(page.url_name)
    return render(request, "web/no_posting.html")


@guarded(POLICY, "see_worker_home")
def worker_home(request: HttpRequest) -> HttpResponse:
    """The worker's first page: what works today, one line each."""
    doors: list[slots.PhoneTab | slots.PhoneDoor] = [
        tab for tab in slots.phone_tabs if tab.url_name != "web:worker_home"
    ]
    doors += [door for door in slots.phone_doors if door.visible(request.user)]
    doors.sort(key=lambda door: door.order)
    return render(request, "web/worker_home.html", {"doors": doors})
