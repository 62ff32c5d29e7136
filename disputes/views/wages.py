"""The wage calculator: for everybody, keeping nothing; in a case it fills the sum of a claim on request."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from disputes.actions.add_claim import add_claim
from disputes.actions.change_claim import change_claim
from disputes.forms.wages import WageForm, WageOfCaseForm
from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.views.acting import case_for
from disputes.visitors import Visitor, visitors_too
from disputes.wage_sheet import Sheet, sheet_of
from jinxi_portal.accounts.public import guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "reckon_wages")
def reckon(request: HttpRequest) -> HttpResponse:
    """What is given is posted and kept nowhere."""
    form = WageForm(request.POST or None)
    return _page(request, form, row=None, back=_door(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "claim")
def reckon_for_case(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "claim")
    form = WageOfCaseForm(request.POST or None, dispute=row, user=request.user)
    if request.POST.get("use") and form.is_valid():
        try:
            _take_over(row, form, request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("金额已写进请求，双方都会收到通知。"))
            return redirect(row)
    return _page(request, form, row=row, back=row.get_absolute_url())


def _page(request: HttpRequest, form: WageForm, *, row: Dispute | None, back: str) -> HttpResponse:
    sheet = _sheet(form) if request.method == "POST" and form.is_valid() else None
    context = {
        "form": form,
        "sheet": sheet,
        "row": row,
        "back": back,
        "nothing_open": sheet is not None and not sheet.reckoning.open,
    }
    return render(request, "disputes/wages/page.html", context)


def _sheet(form: WageForm) -> Sheet:
    given = form.cleaned_data
    return sheet_of(
        since=given["since"],
        until=given["until"],
        pay=form.pay(),
        worked=form.worked(),
        paid=form.paid_already(),
    )


def _take_over(row: Dispute, form: WageOfCaseForm, by: Any) -> None:
    """What is still open becomes the sum of the claim that was chosen, or of another one.

    Raises:
        Refusal: nothing is open, or the act refuses.
    """
    sheet, claim = _sheet(form), form.cleaned_data["claim"]
    if not sheet.reckoning.open:
        raise Refusal(_("算下来已经付清，没有可以写进请求的金额。"), code="nothing_open")
    if claim is not None:
        change_claim(
            claim=claim,
            words=claim.words,
            amount=sheet.reckoning.open,
            child_checked=True,
            by=by,
            **form.spoken(),
        )
        return
    words = _("支付 %(since)s 到 %(until)s 的工资。") % {
        "since": sheet.since.isoformat(),
        "until": sheet.until.isoformat(),
    }
    add_claim(dispute=row, words=words, amount=sheet.reckoning.open, by=by, **form.spoken())


def _door(request: HttpRequest) -> str:
    """Where a visitor came from: the list, the own cases, the public page."""
    user: Any = request.user
    if isinstance(user, Visitor) or not user.is_authenticated:
        return reverse("disputes:public_start")
    if DISPUTES.may(user, "see_list"):
        return reverse("disputes:list")
    return reverse("disputes:mine") if DISPUTES.may(user, "see_own") else "/"
