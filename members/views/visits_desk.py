"""The committee's side of visits: asking for one, taking it back, looking at those in conflict."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from members.actions.ask_for_visit import ask_for_visit
from members.actions.settle_visit import settle_visit
from members.actions.withdraw_visit import withdraw_visit
from members.forms.visits import VisitForm
from members.models import Visit, VisitRequest, Worker
from members.policy import POLICY
from members.refusals import Refusal
from members.views.tracing import find_lead, told

MOST_LINES = 200


@never_cache
@require_safe
@guarded(POLICY, "ask_for_visit")
def visit_desk(request: HttpRequest) -> HttpResponse:
    """What a human must look at, and what grid workers have on their lists."""
    unsettled = Visit.objects.visible_to(request.user).unsettled().order_by("received_at", "pk")
    opened = VisitRequest.objects.visible_to(request.user).open().order_by("due_on", "pk")
    context = {
        "conflicts": unsettled.select_related("by", "request__worker", "request__lead", "request__community")[
            :MOST_LINES
        ],
        "requests": opened.select_related("worker", "lead", "community", "asked_by")[:MOST_LINES],
        "count": opened.count(),
    }
    return render(request, "members/visits/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "ask_for_visit")
def ask_about_lead(request: HttpRequest, number: str) -> HttpResponse:
    lead = find_lead(request, number)
    return _ask(request, lead.worker, {"lead": lead, "community": lead.community})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "ask_for_visit")
def ask_about_worker(request: HttpRequest, uid: UUID) -> HttpResponse:
    """For somebody for whom nothing speaks yet: the visit may be the first sign."""
    return _ask(request, get_object_or_404(Worker.objects.visible_to(request.user), uid=uid), {"lead": None})


def _ask(request: HttpRequest, worker: Worker, page: dict[str, Any]) -> HttpResponse:
    form = VisitForm(request.POST or None, initial={"community": page.get("community")})
    if request.method == "POST" and form.is_valid():
        try:
            visit = ask_for_visit(worker=worker, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(
                request,
                _("走访 %(number)s 已交给%(community)s的网格员。")
                % {"number": visit.number, "community": visit.community},
            )
            return redirect("members:traced_lead", visit.lead.number) if visit.lead else redirect("members:visit_desk")
    return render(request, "members/visits/ask.html", {"worker": worker, "form": form, **page})


@require_POST
@guarded(POLICY, "ask_for_visit")
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    visit = get_object_or_404(VisitRequest.objects.visible_to(request.user).select_related("lead"), uid=uid)
    try:
        withdraw_visit(request=visit, by=request.user)
    except Refusal as refusal:
        told(request, refusal)
    else:
        messages.success(request, _("走访 %(number)s 已撤回。") % {"number": visit.number})
    return redirect("members:visit_desk")


@require_POST
@guarded(POLICY, "ask_for_visit")
def settle(request: HttpRequest, uid: UUID) -> HttpResponse:
    visit = get_object_or_404(Visit.objects.visible_to(request.user).select_related("request__lead"), uid=uid)
    count = request.POST.get("count") == "yes"
    try:
        settle_visit(visit=visit, count=count, by=request.user)
    except Refusal as refusal:
        told(request, refusal)
    else:
        messages.success(request, _("已采用这条走访记录。") if count else _("没有采用，记录留在经过里。"))
    return redirect("members:visit_desk")
