"""What is done with a transfer: propose, accept, refuse, withdraw, complete."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from branches.actions.answer_transfer import accept_transfer, refuse_transfer
from branches.actions.complete_transfer import complete_transfer
from branches.actions.issue_receipt import issue_receipt
from branches.actions.propose_transfer import propose_transfer
from branches.actions.withdraw_transfer import withdraw_transfer
from branches.forms.transfers import ArrivalForm, FromOutsideForm, ProposeForm, ReasonForm
from branches.models import Transfer
from branches.policy_transfers import TRANSFERS
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from branches.views.organisations import trail_of
from branches.views.people_acts import affiliation_for
from branches.views.transfers import transfer_for
from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(TRANSFERS, "propose")
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """From the line of a member in the branch."""
    affiliation = affiliation_for(request, pk)
    branch = affiliation.organisation
    TRANSFERS.require(request.user, "propose", Transfer(from_organisation=branch))
    title = _("提出转接")
    return act_page(
        request,
        form=ProposeForm(request.POST or None, leaves=branch),
        title=title,
        submit=title,
        back=reverse("branches:transfers"),
        crumbs=trail_of(branch),
        hint=_("%(person)s，从“%(branch)s”转出。接收方同意并报到之后，组织关系才转过去。")
        % {"person": affiliation.person, "branch": branch},
        act=lambda given: propose_transfer(
            person=affiliation.person, from_organisation=branch, by=request.user, **given
        ),
        done=_("已提出转接，等待接收方答复。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(TRANSFERS, "take_from_outside")
def from_outside(request: HttpRequest) -> HttpResponse:
    title = _("登记县外转入")

    def act(given: dict[str, Any]) -> None:
        given.pop("words")
        propose_transfer(from_organisation=None, by=request.user, **given)

    return act_page(
        request,
        form=FromOutsideForm(request.POST or None),
        title=title,
        submit=_("查找或保存"),
        back=reverse("branches:transfers"),
        crumbs=[(_("组织关系转接"), reverse("branches:transfers"))],
        hint=_("先填姓名，点“查找或保存”；在找到的人里选择一位，再点一次保存。"),
        act=act,
        done=_("已登记县外转入，等待接收支部答复。"),
    )


@require_POST
@guarded(TRANSFERS, "answer")
def accept(request: HttpRequest, number: str) -> HttpResponse:
    transfer = transfer_for(request, number)
    try:
        accept_transfer(transfer=transfer, by=request.user)
    except (Refusal, MoveNotAllowed) as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("已同意接收，等待本人报到。"))
    return redirect(transfer.get_absolute_url())


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(TRANSFERS, "answer")
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    transfer = transfer_for(request, number)
    TRANSFERS.require(request.user, "answer", transfer)
    return _act_on(
        request,
        transfer,
        ReasonForm(request.POST or None),
        _("不予接收"),
        lambda given: refuse_transfer(transfer=transfer, by=request.user, **given),
        _("已答复不予接收，对方会看到理由。"),
        danger=True,
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(TRANSFERS, "withdraw")
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    transfer = transfer_for(request, number)
    TRANSFERS.require(request.user, "withdraw", transfer)
    return _act_on(
        request,
        transfer,
        ReasonForm(request.POST or None),
        _("撤回转接"),
        lambda given: withdraw_transfer(transfer=transfer, by=request.user, **given),
        _("已撤回转接，组织关系不变。"),
        danger=True,
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(TRANSFERS, "complete")
def complete(request: HttpRequest, number: str) -> HttpResponse:
    transfer = transfer_for(request, number)
    TRANSFERS.require(request.user, "complete", transfer)
    return _act_on(
        request,
        transfer,
        ArrivalForm(request.POST or None),
        _("登记报到"),
        lambda given: complete_transfer(transfer=transfer, by=request.user, **given),
        _("转接已办结，组织关系已经转过去。"),
    )


@require_POST
@guarded(TRANSFERS, "complete")
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    transfer = transfer_for(request, number)
    try:
        issue_receipt(transfer=transfer, by=request.user)
    except (Refusal, PaperRefusal) as refusal:
        messages.warning(request, str(refusal.sentence))
    else:
        messages.success(request, _("回执联已出具，可以下载打印，交回转出方。"))
    return redirect(transfer.get_absolute_url())


def _act_on(
    request: HttpRequest, transfer: Transfer, form: Any, title: str, act: Any, done: str, *, danger: bool = False
) -> HttpResponse:
    return act_page(
        request,
        form=form,
        title=title,
        submit=title,
        danger=danger,
        back=transfer.get_absolute_url(),
        crumbs=[
            (_("组织关系转接"), reverse("branches:transfers")),
            (transfer.number, transfer.get_absolute_url()),
        ],
        hint=_("%(person)s：从“%(origin)s”到“%(destination)s”。")
        % {"person": transfer.person, "origin": transfer.origin, "destination": transfer.destination},
        act=act,
        done=done,
    )
