"""A confirmed member names a colleague; the colleague is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from members.actions.answer_referral import agree_to_referral, decline_referral
from members.actions.refer_colleague import refer_colleague
from members.forms.own import ReferForm
from members.policy_own import OWN
from members.purposes import TRACING
from members.referring import questions_for
from members.refusals import Refusal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(OWN, "refer")
def refer(request: HttpRequest) -> HttpResponse:
    """The answer is the same whoever was named; posted, so that nothing of it comes into an address."""
    user: Any = request.user
    own = bytes(user.mobile_digest) if user.mobile_digest is not None else None
    form = ReferForm(request.POST or None, own_digest=own)
    if request.method == "POST" and form.is_valid():
        try:
            refer_colleague(by=user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return render(request, "members/own/referred.html")
    return render(request, "members/own/refer.html", {"form": form})


@never_cache
@require_safe
@guarded(OWN, "answer_referral")
def asked(request: HttpRequest) -> HttpResponse:
    """One question, whoever and however many have named the person."""
    waits = questions_for(request.user).exists()
    return render(request, "members/own/asked.html", {"waits": waits, "words": TRACING.notice.words()})


@require_POST
@guarded(OWN, "answer_referral")
def agree(request: HttpRequest) -> HttpResponse:
    try:
        agreed = agree_to_referral(by=request.user)
    except Refusal as refusal:
        messages.info(request, refusal.sentence)
        return redirect("members:own_claim")
    if agreed is None:
        messages.info(request, _("现在没有要问您的事。"))
        return redirect("members:asked")
    messages.success(request, _("记下了，谢谢您。综合党委的同志会和您联系。"))
    return redirect("members:own")


@require_POST
@guarded(OWN, "answer_referral")
def decline(request: HttpRequest) -> HttpResponse:
    decline_referral(by=request.user)
    messages.success(request, _("好的，这件事到此为止，没有留下您的任何信息。"))
    return redirect("members:asked")
