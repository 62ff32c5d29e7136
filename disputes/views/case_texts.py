"""Texts of settled cases without names: found by words, written, corrected and taken down by the clerk."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from disputes.actions.publish_case_text import publish_case_text
from disputes.actions.withdraw_case_text import withdraw_case_text
from disputes.case_texts import LooksLikeNames
from disputes.forms.learning import CaseTextForm
from disputes.models import CaseText, Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.rules.kinds import DisputeKind
from disputes.states import LIVE
from disputes.views.acting import case_for
from disputes.views.sections import Section, register_section
from jinxi_portal.accounts.public import guarded

SHOWN = 30
#: On the page of a case that is being settled.
SIMILAR = 3


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "see_texts")
def texts(request: HttpRequest) -> HttpResponse:
    """Words are posted, so that what somebody looks for does not lie in an address."""
    words = request.POST.get("words", "")[:80].strip()
    kind = request.GET.get("kind", "")
    rows = CaseText.objects.standing().with_words(words).select_related("dispute")
    if kind in DisputeKind.values:
        rows = rows.filter(kind=kind)
    shown = list(rows.order_by("-published_at", "-pk")[: SHOWN + 1])
    context = {
        "texts": shown[:SHOWN],
        "more": len(shown) > SHOWN,
        "words": words,
        "kind": kind,
        "kinds": DisputeKind.choices,
        "may_write": bool(DISPUTES.may(request.user, "publish_text")),
    }
    return render(request, "disputes/learning/texts.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "publish_text")
def write(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begins empty but for what stands already: a text is written, not copied from the file."""
    row = case_for(request, uid, "publish_text")
    standing: CaseText | None = getattr(row, "text", None)
    given = {"title": standing.title, "text": standing.text} if standing else {}
    form = CaseTextForm(request.POST or None, initial=given)
    if row.agreed_on is None:
        messages.error(request, _("达成协议的纠纷才能写成案例。"))
        return redirect(row)
    if request.method == "POST" and form.is_valid():
        try:
            publish_case_text(dispute=row, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("checked" if isinstance(refusal, LooksLikeNames) else "text", str(refusal.sentence))
        else:
            messages.success(request, _("案例已公开，调解员和微家都能查到。"))
            return redirect("disputes:texts")
    context = {"form": form, "row": row, "agreement": getattr(row, "agreement", None), "standing": standing}
    return render(request, "disputes/learning/write_text.html", context)


@require_POST
@guarded(DISPUTES, "publish_text")
def withdraw(request: HttpRequest, text_id: int) -> HttpResponse:
    text = get_object_or_404(CaseText.objects.standing(), pk=text_id)
    withdraw_case_text(text=text, by=request.user)
    messages.success(request, _("案例已撤下，不再能查到。"))
    return redirect("disputes:texts")


def _similar(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    """For who handles a case that runs: how others of the kind were settled; for the clerk of a settled one: writing it down."""
    if not DISPUTES.may(user, "see_texts") or not DISPUTES.may(user, "accept", dispute):
        return None
    if dispute.state in LIVE:
        found = CaseText.objects.all().like(kind=dispute.kind, words=dispute.facts, count=SIMILAR)
        return {"row": dispute, "texts": found, "may_write": False} if found else None
    may_write = dispute.agreed_on is not None and bool(DISPUTES.may(user, "publish_text"))
    if not may_write:
        return None
    standing = CaseText.objects.standing().filter(dispute=dispute).first()
    return {"row": dispute, "texts": [standing] if standing else [], "may_write": True}


register_section(Section("texts", "disputes/case/texts.html", _similar, 95))
