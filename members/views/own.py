"""What a worker sees of himself on the phone, and "this is me"."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import deadlines_of, looks_at
from members.actions.claim_worker import claim_worker
from members.forms.own import ClaimForm
from members.models import AccountClaim, ClaimState, Engagement, SelfReport
from members.people import worker_of
from members.policy_own import OWN
from members.referring import questions_for
from members.refusals import Refusal

MOST_ENGAGEMENTS = 20
MOST_LOOKS = 10


def newest_claim(user: Any) -> AccountClaim | None:
    """What the person last said of who he is."""
    claims = AccountClaim.objects.filter(user=user).exclude(state=ClaimState.REPLACED)
    return claims.order_by("-said_at", "-pk").first()


@never_cache
@require_safe
@guarded(OWN, "see_own")
def own(request: HttpRequest) -> HttpResponse:
    """What is held, in short; sealed values stay masked."""
    user: Any = request.user
    worker = worker_of(user)
    claim = None if worker else newest_claim(user)
    waiting = claim is not None and claim.state == ClaimState.WAITING
    context = {
        "worker": worker,
        "claim": claim,
        "claim_due": next((line.due for line in deadlines_of(claim)), None) if claim and waiting else None,
        "engagements": _engagements(worker),
        "reports": list(SelfReport.objects.filter(user=user).order_by("-said_at", "-pk")[:10]),
        "asked": questions_for(request.user).exists(),
        "may_refer": bool(OWN.may(request.user, "refer")),
        "looks": _looks(worker),
    }
    return render(request, "members/own/own.html", context)


def _looks(worker: Any) -> list[Any]:
    """Who opened a sealed value of his: when, in which office, what; never for whose sake, nor the free words of the reason."""
    rows = Engagement.objects.filter(worker=worker) if worker else []
    return looks_at(*rows, limit=MOST_LOOKS)


def _engagements(worker: Any) -> list[Engagement]:
    if worker is None:
        return []
    rows = Engagement.objects.filter(worker=worker).select_related("employer").order_by("-left_on", "pk")
    return list(rows[:MOST_ENGAGEMENTS])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(OWN, "claim_worker")
def claim(request: HttpRequest) -> HttpResponse:
    """Posted, so that neither name nor number comes into an address; the answer is the same whatever the rosters know."""
    if worker_of(request.user) is not None:
        return redirect("members:own")
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = claim_worker(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            if made is None or made.state == ClaimState.LINKED:
                messages.success(request, _("核对好了，这个手机帐号是您本人的。"))
            else:
                messages.info(request, _("收到了。工作人员会核对，结果在“通知”里告诉您。"))
            return redirect("members:own")
    return render(request, "members/own/claim.html", {"form": form})
