"""Evidence of a case: given, shown to the other side, taken back; and its files for who may see them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from disputes.actions.give_evidence import give_evidence
from disputes.actions.release_evidence import release_evidence
from disputes.actions.withdraw_evidence import withdraw_evidence
from disputes.evidence_files import paper_of_contract
from disputes.forms.evidence import EvidenceForm, ReleaseForm, WithdrawEvidenceForm
from disputes.models import Dispute, Evidence
from disputes.policy import DISPUTES, party_of
from disputes.policy_evidence import EVIDENCE
from disputes.rules.evidence import LONGEST_VOICE_SECONDS
from disputes.states import SETTLED
from disputes.views.acting import act_page, case_for, do
from disputes.views.pdf import shown_pdf
from disputes.visitors import visitors_too
from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import open_paper
from jinxi_portal.records.public import attachments_of, serve_attachment

_FORM = ["GET", "HEAD", "POST"]


def _evidence(request: HttpRequest, uid: UUID, evidence_id: int, act: str) -> tuple[Dispute, Evidence]:
    """The case and the piece, when the visitor may do the act with it."""
    row = case_for(request, uid)
    found: Evidence = get_object_or_404(row.evidence.select_related("party", "contract"), pk=evidence_id)
    EVIDENCE.require(request.user, act, found)
    return row, found


def _how_it_is_kept(user: Any, row: Dispute) -> str:
    if party_of(user, row) is None:
        return _("对方看不到，除非提供的人同意。")
    if row.state in SETTLED:
        return _("付款回单、完工照片等履行协议的证明可以在这里补充。对方看不到，除非您同意；归档以前随时可以撤回。")
    return _("对方看不到，除非您同意。达成协议以前随时可以撤回。")


@never_cache
@require_http_methods(_FORM)
@visitors_too
@guarded(DISPUTES, "give_evidence")
def give(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "give_evidence")
    form = EvidenceForm(request.POST or None, request.FILES or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("提供证据"),
        hint=_how_it_is_kept(request.user, row),
        act=lambda given: give_evidence(dispute=row, by=request.user, **form.given()),
        done=_("证据已收下，只有您这一方和调解员看得到。")
        if party_of(request.user, row) is not None
        else _("证据已登记。"),
        template="disputes/evidence_give.html",
        longest=LONGEST_VOICE_SECONDS,
    )


@never_cache
@require_http_methods(_FORM)
@visitors_too
@guarded(EVIDENCE, "release")
def release(request: HttpRequest, uid: UUID, evidence_id: int) -> HttpResponse:
    row, one = _evidence(request, uid, evidence_id, "release")
    form = ReleaseForm(request.POST or None, evidence=one, user=request.user)
    done = _("对方现在可以看这份证据。")
    if request.method == "POST" and not form.fields:
        return do(request, row, lambda: release_evidence(evidence=one, by=request.user), done=done)
    return act_page(
        request,
        row,
        form=form,
        title=_("给对方看"),
        hint=one.words,
        act=lambda given: release_evidence(evidence=one, how=form.told(), by=request.user),
        done=done,
    )


@never_cache
@require_http_methods(_FORM)
@visitors_too
@guarded(EVIDENCE, "withdraw")
def withdraw(request: HttpRequest, uid: UUID, evidence_id: int) -> HttpResponse:
    row, one = _evidence(request, uid, evidence_id, "withdraw")
    form = WithdrawEvidenceForm(request.POST or None, evidence=one, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("撤回证据"),
        hint=_("文件会删除，不能恢复；留下的只有曾经提供过什么、为什么撤回。"),
        danger=True,
        act=lambda given: withdraw_evidence(evidence=one, words=given["words"], how=form.told(), by=request.user),
        done=_("证据已撤回，文件已经删除。"),
    )


@require_safe
@visitors_too
@guarded(EVIDENCE, "see")
def file(request: HttpRequest, uid: UUID, evidence_id: int, public_id: UUID) -> HttpResponse:
    _row, one = _evidence(request, uid, evidence_id, "see")
    return serve_attachment(request, get_object_or_404(attachments_of(one), public_id=public_id))


@require_safe
@visitors_too
@guarded(EVIDENCE, "see")
def contract(request: HttpRequest, uid: UUID, evidence_id: int) -> HttpResponse:
    """The contract that was linked, as it was signed and sealed."""
    _row, one = _evidence(request, uid, evidence_id, "see")
    paper: Any = paper_of_contract(one.contract) if one.contract is not None else None
    if paper is None:
        raise Http404
    return shown_pdf(open_paper(paper), f"{paper.number}.pdf")
