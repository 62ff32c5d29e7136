"""The living page of all components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.policy import POLICY


@guarded(POLICY, "see_styleguide")
def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "web/styleguide.html", {})
