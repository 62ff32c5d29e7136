"""The party-member register: for the committee only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import history_of
from members.models import Lead, RegisterEntry
from members.pairs import register_facts, sex_word
from members.policy import POLICY
from members.views.register_table import RegisterTable
from members.views.workbook import workbook_of

#: Leads shown on an entry's page; more than a few mean a very common name.
MOST_LEADS = 20


def _table(request: HttpRequest) -> RegisterTable:
    rows = RegisterEntry.objects.visible_to(request.user)
    return RegisterTable(request, rows, export_url=reverse("members:register_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_register")
def register(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("members/register/list.html", {"policy": POLICY})


@require_safe
@guarded(POLICY, "see_register")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="register", sheet=str(RegisterTable.caption))


@never_cache
@require_safe
@guarded(POLICY, "see_register")
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(RegisterEntry.objects.visible_to(request.user), pk=pk)
    leads = list(
        Lead.objects.visible_to(request.user)
        .filter(register_entry=found)
        .select_related("worker", "employer")
        .order_by("-probability")[:MOST_LEADS]
    )
    context = {
        "entry": found,
        "sex": sex_word(found.sex),
        "facts": register_facts(found),
        "leads": leads,
        "entries": history_of(found, *leads, limit=50),
    }
    return render(request, "members/register/entry.html", context)
