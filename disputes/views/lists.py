"""The list of disputes, and the same as a workbook."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from disputes.policy import DISPUTES
from disputes.views.table import OPEN_ONES, DisputeTable, dispute_tabs
from jinxi_portal.accounts.public import guarded
from jinxi_portal.sheets.public import workbook_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "see_list")
def disputes(request: HttpRequest) -> HttpResponse:
    """What is open, unless another view is asked for."""
    if request.method != "POST" and not request.GET:
        return redirect(f"{reverse('disputes:list')}?{urlencode({'which': OPEN_ONES})}")
    table = DisputeTable(request, export_url=reverse("disputes:export"))
    return table.respond("disputes/list.html", {"tabs": dispute_tabs(request), "policy": DISPUTES})


@never_cache
@require_safe
@guarded(DISPUTES, "see_list")
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered and sorted, as a workbook."""
    return workbook_of(DisputeTable(request), name="disputes")
