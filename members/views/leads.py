"""The list of leads, and its workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from members.bands import bands_on
from members.blind import is_blind
from members.policy import POLICY
from members.states import Band, LeadState
from members.views.leads_table import BlindLeadTable, LeadTable, lead_rows, lead_tabs
from members.views.workbook import workbook_of


def _table(request: HttpRequest) -> LeadTable:
    table = BlindLeadTable if is_blind(request) else LeadTable
    return table(request, lead_rows(request.user), export_url=reverse("members:leads_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_leads")
def leads(request: HttpRequest) -> HttpResponse:
    """What waits, unless another view is asked for."""
    blind = is_blind(request)
    if request.method != "POST" and not request.GET:
        return redirect(lead_tabs(request, blind=blind)[0].url)
    state, band = request.GET.get("state", ""), request.GET.get("band", "")
    context = {
        "tabs": lead_tabs(request, blind=blind),
        "blind": blind,
        "policy": POLICY,
        "bands": bands_on(clock.today()).facts() if not blind else [],
        "queue_state": state if state in (LeadState.FOUND, LeadState.UNDECIDED) else LeadState.FOUND,
        "queue_band": band if band in Band.values and not blind else "",
    }
    return _table(request).respond("members/leads/list.html", context)


@require_safe
@guarded(POLICY, "see_leads")
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered and sorted, as a workbook."""
    return workbook_of(_table(request), name="leads", sheet=str(LeadTable.caption))
