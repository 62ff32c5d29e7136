"""What is asked for in a case: added, changed, given up; by a party, or by the office for what a party said."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from disputes.actions.add_claim import add_claim
from disputes.actions.change_claim import change_claim
from disputes.actions.withdraw_claim import withdraw_claim
from disputes.forms.claims import ClaimForm, GiveUpForm
from disputes.models import Claim
from disputes.policy import DISPUTES
from disputes.views.acting import act_page, case_for
from disputes.visitors import visitors_too
from jinxi_portal.accounts.public import guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "claim")
def add(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "claim")
    form = ClaimForm(request.POST or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("增加请求"),
        hint=_("双方都会收到通知。"),
        act=lambda _given: add_claim(dispute=row, by=request.user, **form.said()),
        done=_("请求已增加，双方都会收到通知。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "claim")
def change(request: HttpRequest, uid: UUID, claim_id: int) -> HttpResponse:
    row = case_for(request, uid, "claim")
    claim: Claim = get_object_or_404(row.claims, pk=claim_id)
    initial = {"words": claim.words, "amount": claim.amount}
    form = ClaimForm(request.POST or None, dispute=row, user=request.user, claim=claim, initial=initial)
    return act_page(
        request,
        row,
        form=form,
        title=_("变更请求"),
        hint=_("双方都会收到通知。原来的请求留在经过里。"),
        act=lambda _given: change_claim(claim=claim, by=request.user, **form.said()),
        done=_("请求已变更，双方都会收到通知。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "claim")
def give_up(request: HttpRequest, uid: UUID, claim_id: int) -> HttpResponse:
    row = case_for(request, uid, "claim")
    claim: Claim = get_object_or_404(row.claims, pk=claim_id)
    form = GiveUpForm(request.POST or None, dispute=row, user=request.user, claim=claim)
    return act_page(
        request,
        row,
        form=form,
        title=_("放弃请求"),
        hint=claim.words,
        danger=True,
        act=lambda _given: withdraw_claim(claim=claim, by=request.user, **form.spoken()),
        done=_("已放弃这项请求，双方都会收到通知。"),
    )
