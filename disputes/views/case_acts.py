"""What the office does with a case at its beginning: accept, decline, hand on; and a look at a telephone number."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.decline_dispute import decline_dispute
from disputes.actions.hand_on_dispute import hand_on_dispute
from disputes.forms.ending import DeclineForm, HandOnForm
from disputes.policy import DISPUTES
from disputes.rules.screening import Sign
from disputes.views.acting import act_page, case_for, do
from disputes.words import WhyNotTaken
from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import reveal
from jinxi_portal.web.public import revealed


@require_POST
@guarded(DISPUTES, "accept")
def accept(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "accept")
    done = _("已受理，调解的时间开始计算。")
    return do(request, row, lambda: accept_dispute(dispute=row, by=request.user), done=done)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "decline")
def decline(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "decline")
    return act_page(
        request,
        row,
        form=DeclineForm(request.POST or None),
        title=_("不予受理"),
        hint=_("当事人会看到原因，和该去找谁。"),
        act=lambda given: decline_dispute(
            dispute=row, why=WhyNotTaken(given["why"]), words=given["words"], by=request.user
        ),
        done=_("已答复不予受理，当事人会看到该找谁。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "hand_on")
def hand_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "hand_on")
    return act_page(
        request,
        row,
        form=HandOnForm(request.POST or None),
        title=_("停止调解，移交"),
        hint=_("有违法犯罪、暴力或者未成年人危险迹象的，不调解。请先打电话，再登记联系了谁。"),
        danger=True,
        act=lambda given: hand_on_dispute(
            dispute=row,
            signs=[Sign(value) for value in given["signs"]],
            handed_to=given["handed_to"],
            words=given["words"],
            by=request.user,
        ),
        done=_("已停止调解并移交。"),
    )


@require_POST
@guarded(DISPUTES, "reveal_mobile")
def reveal_mobile(request: HttpRequest, uid: UUID, party_id: int) -> HttpResponse:
    row = case_for(request, uid, "reveal_mobile")
    party = get_object_or_404(row.parties, pk=party_id)
    try:
        value = reveal(by=request.user, subject=party, field="mobile", reason=request.POST.get("reason", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect(row)
    return revealed(
        request,
        value=value,
        masked=party.mobile.mask() if party.mobile else "",
        label=_("手机号码"),
        back_url=row.get_absolute_url(),
    )
