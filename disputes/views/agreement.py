"""Writing and signing an agreement."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disputes.actions.issue_agreement import issue_agreement
from disputes.actions.sign_agreement import sign_agreement
from disputes.actions.sign_as_mediator import sign_as_mediator
from disputes.actions.write_agreement import write_agreement
from disputes.forms.agreement import SignForm, WriteForm, prefilled
from disputes.models import Agreement, Party
from disputes.papers_of_agreement import KINDS, agreement_content
from disputes.policy import DISPUTES, party_of
from disputes.views.acting import act_page, case_for, do
from disputes.visitors import visitors_too
from disputes.words_agreement import AgreementForm
from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.papers.public import preview_paper


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "agree")
def write(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "agree")
    form = WriteForm(request.POST or None, initial=prefilled(row))
    return act_page(
        request,
        row,
        form=form,
        title=_("拟写调解协议"),
        hint=_("法律要求协议写明这些内容，缺一项都不能签字。改动以后，已有的签字作废，要重新签。"),
        act=lambda given: write_agreement(
            dispute=row,
            form=AgreementForm(given["form"]),
            contents=form.contents(),
            duties=form.duties(),
            by=request.user,
        ),
        done=_("协议已保存。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "sign_agreement")
def sign(request: HttpRequest, uid: UUID, party_id: int) -> HttpResponse:
    row = case_for(request, uid, "sign_agreement")
    agreement = get_object_or_404(Agreement, dispute=row)
    party: Party = get_object_or_404(row.parties, pk=party_id)
    me = party_of(request.user, row)
    if me is not None and me.pk != party.pk:
        raise Http404
    return act_page(
        request,
        row,
        form=SignForm(request.POST or None),
        title=_("签字：%(name)s") % {"name": party.name},
        act=lambda given: sign_agreement(dispute=row, party=party, drawing=given["drawing"], by=request.user),
        done=_("已签字。"),
        template="disputes/agreement_sign.html",
        agreement=agreement,
        party=party,
    )


@require_POST
@guarded(DISPUTES, "agree")
def mediator_sign(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "agree")
    return do(request, row, lambda: sign_as_mediator(dispute=row, by=request.user), done=_("已签名。"))


@never_cache
@require_safe
@guarded(DISPUTES, "agree")
def draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The draft to print and read out, to be signed by hand."""
    row = case_for(request, uid, "agree")
    agreement = get_object_or_404(Agreement, dispute=row)
    try:
        pdf = preview_paper(KINDS[AgreementForm(agreement.form)], agreement_content(row, agreement, by=request.user))
    except PaperRefusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(row.get_absolute_url())
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="agreement-draft.pdf"'}
    )


@require_POST
@guarded(DISPUTES, "perform")
def issue(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    return do(request, row, lambda: issue_agreement(dispute=row, by=request.user), done=_("协议书已经盖章出具。"))
