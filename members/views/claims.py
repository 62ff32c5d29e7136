"""The clerk's desk for accounts that the portal could not link alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import deadlines_of, history_of
from members.actions.decide_claim import link_claim, refuse_claim
from members.claiming import candidates
from members.forms.own import RefuseClaimForm
from members.models import AccountClaim, ClaimAnswer, ClaimState, Worker
from members.policy_own import OWN
from members.refusals import Refusal

SHOWN = 100


@never_cache
@require_safe
@guarded(OWN, "decide_claim")
def claims(request: HttpRequest) -> HttpResponse:
    """Those that wait, longest first."""
    waiting = AccountClaim.objects.filter(state=ClaimState.WAITING).select_related("user").order_by("said_at", "pk")
    return render(request, "members/claims/list.html", {"claims": list(waiting[:SHOWN])})


@never_cache
@require_safe
@guarded(OWN, "decide_claim")
def claim(request: HttpRequest, uid: Any) -> HttpResponse:
    found = _find(uid)
    waiting = found.state == ClaimState.WAITING
    context = {
        "claim": found,
        "waiting": waiting,
        "candidates": candidates(found) if waiting else [],
        "deadlines": deadlines_of(found),
        "refuse_form": RefuseClaimForm(),
        "entries": history_of(found),
    }
    return render(request, "members/claims/claim.html", context)


@require_POST
@guarded(OWN, "decide_claim")
def link(request: HttpRequest, uid: Any) -> HttpResponse:
    """``worker`` names one of the candidates; empty makes a new worker."""
    found = _find(uid)
    chosen = request.POST.get("worker", "")
    worker = get_object_or_404(Worker.objects.visible_to(request.user), uid=chosen) if chosen else None
    try:
        linked = link_claim(claim=found, worker=worker, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:claim", uid)
    messages.success(request, _("已绑定%(name)s的手机帐号，并通知了本人。") % {"name": linked})
    return redirect("members:worker", linked.uid)


@require_POST
@guarded(OWN, "decide_claim")
def refuse(request: HttpRequest, uid: Any) -> HttpResponse:
    found, form = _find(uid), RefuseClaimForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("没有保存：请选一句答复告诉本人。"))
        return redirect("members:claim", uid)
    try:
        refuse_claim(claim=found, answer=ClaimAnswer(form.cleaned_data["answer"]), by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:claim", uid)
    messages.success(request, _("已答复本人：没有核对上。"))
    return redirect("members:claims")


def _find(uid: Any) -> AccountClaim:
    return get_object_or_404(AccountClaim.objects.select_related("user", "worker", "decided_by"), uid=uid)
