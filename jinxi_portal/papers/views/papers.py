"""The committee's list of issued papers, one paper, and its withdrawal."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.actions.withdraw_paper import withdraw_paper
from jinxi_portal.papers.forms import WithdrawForm
from jinxi_portal.papers.kinds import paper_kinds
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.policy import PAPERS
from jinxi_portal.papers.querysets import PaperQuerySet
from jinxi_portal.papers.refusals import Refusal
from jinxi_portal.papers.states import PaperState
from jinxi_portal.records.public import history_of

PAGE = 30
TONES = {PaperState.ISSUED: "good", PaperState.WITHDRAWN: "bad", PaperState.REPLACED: "neutral"}


@require_safe
@guarded(PAPERS, "see_papers")
def papers(request: HttpRequest) -> HttpResponse:
    """Newest first; the filters stand in the address, a page begins behind the paper named by ``after``."""
    asked = {key: request.GET.get(key, "").strip() for key in ("number", "kind", "state")}
    rows = _filtered(Paper.objects.visible_to(request.user).select_related("issued_by"), asked)
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE + 1])
    kept = {key: value for key, value in asked.items() if value}
    here = reverse("papers:papers")
    context = {
        "lines": [{"paper": paper, "tone": TONES[PaperState(paper.state)]} for paper in found[:PAGE]],
        "asked": asked,
        "kinds": sorted(((kind.key, kind.label) for kind in paper_kinds), key=lambda pair: str(pair[1])),
        "states": PaperState.choices,
        "more_url": f"{here}?{urlencode({**kept, 'after': found[PAGE - 1].pk})}" if len(found) > PAGE else "",
        "first_url": f"{here}?{urlencode(kept)}" if after else "",
        "is_filtered": bool(kept),
    }
    return render(request, "papers/papers.html", context)


@require_safe
@guarded(PAPERS, "see_papers")
def paper(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, _visible(request, number), WithdrawForm())


@require_http_methods(["GET", "POST"])
@guarded(PAPERS, "withdraw")
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    found = _visible(request, number)
    if request.method == "GET":
        return redirect(found)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        withdraw_paper(paper=found, reason=form.cleaned_data["reason"], by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("文书 %(number)s 已撤回。扫码查验会看到“已撤回”。") % {"number": found.number})
    return redirect(found)


def _page(request: HttpRequest, found: Paper, form: WithdrawForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "paper": found,
        "tone": TONES[PaperState(found.state)],
        "may_open": bool(PAPERS.may(request.user, "open_paper", found)),
        "may_withdraw": PAPERS.may(request.user, "withdraw", found),
        "form": form,
        "history": history_of(found),
    }
    return render(request, "papers/paper.html", context, status=status)


def _filtered(rows: PaperQuerySet, asked: dict[str, str]) -> PaperQuerySet:
    if asked["number"]:
        rows = rows.filter(number__icontains=asked["number"])
    if asked["kind"]:
        rows = rows.filter(kind_key=asked["kind"])
    if asked["state"] in PaperState.values:
        rows = rows.filter(state=asked["state"])
    return rows


def _visible(request: HttpRequest, number: str) -> Paper:
    rows = Paper.objects.visible_to(request.user).select_related(
        "issued_by", "withdrawn_by", "replaced_by", "subject_type"
    )
    return get_object_or_404(rows, number=number)
