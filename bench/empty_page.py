"""The portal's addresses, and beside them a page of the desk with nothing on it: the floor of bench/lists.py."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    return render(request, "layouts/desk.html")


urlpatterns = [path("bench-empty/", empty), path("", include("jinxi_portal.urls"))]
