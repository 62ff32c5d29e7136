"""Leads as tracing sees them: the list, one lead with everything known, and taking it up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import papers_of
from jinxi_portal.records.public import attachments_of_many, deadlines_of, history_of
from members.actions.release_from_tracer import release_from_tracer
from members.actions.reopen_lead import reopen_lead
from members.actions.take_lead import take_lead
from members.blind import is_blind
from members.forms.tracing import TracingReasonForm
from members.models import Lead
from members.policy import POLICY
from members.refusals import Refusal
from members.states import OPEN_LEAD_STATES
from members.tracing.concluding import tries_in_vain
from members.tracing.numbers import numbers_of
from members.tracing_states import OPEN_STAGES, Outcome, TracingStage
from members.views.tracing_table import TracingTable, stage_badge, tracing_rows, tracing_tabs
from members.views.workbook import workbook_of

MOST_HISTORY = 80


def find_lead(request: HttpRequest, number: str) -> Lead:
    visible = Lead.objects.visible_to(request.user).select_related(
        "worker", "register_entry", "employer", "community", "tracer", "concluded_by"
    )
    return get_object_or_404(visible, number=number)


def _table(request: HttpRequest) -> TracingTable:
    return TracingTable(request, tracing_rows(request.user), export_url=reverse("members:tracing_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "trace_lead")
def tracing(request: HttpRequest) -> HttpResponse:
    """What is open, unless another view is asked for."""
    if request.method != "POST" and not request.GET:
        return redirect(tracing_tabs(request)[0].url)
    return _table(request).respond("members/tracing/list.html", {"tabs": tracing_tabs(request)})


@require_safe
@guarded(POLICY, "trace_lead")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="tracing", sheet=str(TracingTable.caption))


@never_cache
@require_safe
@guarded(POLICY, "trace_lead")
def traced_lead(request: HttpRequest, number: str) -> HttpResponse:
    """Facts on the left, timeline on the right. Never cached: the back button shows the lead as it is."""
    lead = find_lead(request, number)
    letters = list(lead.letters.select_related("written_by"))
    visit_requests = list(lead.visit_requests.select_related("community").prefetch_related("visits"))
    scans = attachments_of_many(letters)
    opened = lead.stage in OPEN_STAGES
    floating = lead.floating.first()
    context = {
        "lead": lead,
        "stage": stage_badge(lead),
        "open": opened,
        "mine": lead.tracer_id == request.user.pk,
        "on_desk": lead.state in OPEN_LEAD_STATES,
        "blind": is_blind(request),
        "signs": lead.signs.select_related("by"),
        "calls": lead.calls.exclude(outcome="").select_related("by"),
        "in_vain": len(tries_in_vain(lead)),
        "numbers": numbers_of(lead) if opened else [],
        "letters": [(letter, list(papers_of(letter)), scans[letter.pk]) for letter in letters],
        "visit_requests": visit_requests,
        "letter_under_way": any(letter.is_open for letter in letters),
        "floating": floating,
        "deadlines": [
            *deadlines_of(lead),
            *(due for letter in letters if letter.is_open for due in deadlines_of(letter)),
        ],
        "may_reopen": lead.stage == TracingStage.CONCLUDED and lead.outcome != Outcome.AFFILIATED,
        "reason_form": TracingReasonForm(),
        "entries": history_of(lead, *visit_requests, *([floating] if floating else []), limit=MOST_HISTORY),
        "policy": POLICY,
    }
    return render(request, "members/tracing/lead.html", context)


def told(request: HttpRequest, refusal: Refusal) -> None:
    messages.warning(request, refusal.sentence)


@require_POST
@guarded(POLICY, "trace_lead")
def take(request: HttpRequest, number: str) -> HttpResponse:
    """A colleague's lead is taken over only by the button that says so."""
    lead = find_lead(request, number)
    try:
        take_lead(lead=lead, by=request.user, from_colleague=request.POST.get("from_colleague") == "yes")
    except Refusal as refusal:
        told(request, refusal)
    else:
        messages.success(request, _("线索 %(number)s 由您追踪。") % {"number": number})
    return redirect("members:traced_lead", number)


@require_POST
@guarded(POLICY, "trace_lead")
def release(request: HttpRequest, number: str) -> HttpResponse:
    try:
        release_from_tracer(lead=find_lead(request, number), by=request.user)
    except Refusal as refusal:
        told(request, refusal)
    else:
        messages.info(request, _("线索 %(number)s 已放回，别的同事可以接手。") % {"number": number})
    return redirect("members:traced_lead", number)


@require_POST
@guarded(POLICY, "conclude_lead")
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    form = TracingReasonForm(request.POST)
    lead: Any = find_lead(request, number)
    try:
        reopen_lead(lead=lead, reason=form.data.get("reason", ""), by=request.user)
    except Refusal as refusal:
        told(request, refusal)
        return redirect("members:traced_lead", (refusal.lead or lead).number)
    messages.success(request, _("线索 %(number)s 已重新打开，由您追踪。") % {"number": number})
    return redirect("members:traced_lead", number)
