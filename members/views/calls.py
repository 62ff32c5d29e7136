"""The call sheet, and one call: the number, one tap, the outcome. Works on a phone too."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from members.actions.record_call import record_call
from members.actions.start_call import start_call
from members.forms.call_sheet import CallSheetForm
from members.forms.tracing import CallForm
from members.models import NOT_REACHED, Call, CallOutcome, Engagement, Lead
from members.policy import POLICY
from members.refusals import Refusal
from members.states import LeadState
from members.tracing.numbers import numbers_of
from members.tracing_states import TracingStage
from members.views.tracing import find_lead, told

PAGE = 30
#: Who is to be rung up: under check or just named by somebody; who waits for a letter is not.
_TO_CALL = (TracingStage.FOUND, TracingStage.CHECKING, TracingStage.CONTACTED)


def leads_to_call(user: Any) -> QuerySet[Lead]:
    """Open leads whose pair is settled (or that name no entry), not with a colleague, with a number that can be dialled."""
    whole = Engagement.objects.filter(mobile_digest__isnull=False).values("worker_id")
    return (
        Lead.objects.visible_to(user)
        .filter(stage__in=_TO_CALL, worker__in=whole)
        .exclude(state__in=(LeadState.FOUND, LeadState.UNDECIDED))
        .filter(Q(tracer=user) | Q(tracer__isnull=True))
        .select_related("employer", "community", "tracer")
        .annotate(
            tries=Count("calls", filter=Q(calls__outcome__in=NOT_REACHED)),
            last_call=Max("calls__called_at"),
            again_on=Max("calls__again_on", filter=Q(calls__outcome=CallOutcome.AGAIN)),
        )
    )


@require_safe
@guarded(POLICY, "trace_lead")
def call_sheet(request: HttpRequest) -> HttpResponse:
    """By employer or community; who was not rung up today comes first, then by the last call."""
    form = CallSheetForm(request.GET)
    rows = form.narrowed(leads_to_call(request.user))
    ordered = rows.order_by(F("last_call").asc(nulls_first=True), "name_key", "pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page", 1))
    numbers = _masked(page.object_list)
    lines = [(lead, numbers.get(lead.worker_id, "")) for lead in page.object_list]
    context = {"form": form, "page": page, "lines": lines, "today": clock.today(), "query": form.query()}
    return render(request, "members/tracing/call_sheet.html", context)


def _masked(leads: Iterable[Any]) -> dict[int, str]:
    """The first whole number of each worker, masked, in one query."""
    rows = Engagement.objects.filter(worker__in=[lead.worker_id for lead in leads], mobile_digest__isnull=False)
    found: dict[int, str] = {}
    for row in rows.order_by("left_on", "pk").only("worker_id", "mobile"):
        found.setdefault(row.worker_id, str(row.mobile))
    return found


@never_cache
@require_POST
@guarded(POLICY, "trace_lead")
def dial(request: HttpRequest, number: str) -> HttpResponse:
    """Answered with the page itself, not with a redirect: the number must not come into an address."""
    lead = find_lead(request, number)
    key = request.POST.get("number") or next((one.key for one in numbers_of(lead)), "")
    try:
        started = start_call(lead=lead, number_key=key, by=request.user)
    except Refusal as refusal:
        told(request, refusal)
        return redirect("members:traced_lead", number)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
        return redirect("members:traced_lead", number)
    form = CallForm(initial={"home_branch_name": lead.home_branch_name})
    return render(request, "members/tracing/call.html", _call_page(started.call, form, started.number))


def _call_page(call: Call, form: CallForm, number: str) -> dict[str, Any]:
    return {
        "call": call,
        "lead": call.lead,
        "form": form,
        "number": number,
        "spoken": f"{number[:3]} {number[3:7]} {number[7:]}" if number else "",
        "numbers": numbers_of(call.lead),
    }


@never_cache
@require_POST
@guarded(POLICY, "trace_lead")
def record(request: HttpRequest, pk: int) -> HttpResponse:
    mine = Call.objects.filter(lead__in=Lead.objects.visible_to(request.user), by_id=request.user.pk)
    call = get_object_or_404(mine.select_related("lead"), pk=pk)
    form = CallForm(request.POST)
    if not form.is_valid():
        return render(request, "members/tracing/call.html", _call_page(call, form, ""))
    said = form.cleaned_data
    outcome = CallOutcome(said["outcome"])
    try:
        record_call(
            call=call,
            outcome=outcome,
            note=said["note"],
            again_on=said["again_on"],
            home_branch_name=said["home_branch_name"],
            by=request.user,
        )
    except ValidationError as refused:
        form.add_error(None, refused)
        return render(request, "members/tracing/call.html", _call_page(call, form, ""))
    except Refusal as refusal:
        told(request, refusal)
        return redirect("members:traced_lead", call.lead.number)
    messages.success(request, _("已记下：%(outcome)s。") % {"outcome": outcome.label})
    if outcome in NOT_REACHED:
        return redirect("members:call_sheet")
    return redirect("members:traced_lead", call.lead.number)
