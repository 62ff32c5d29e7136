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
