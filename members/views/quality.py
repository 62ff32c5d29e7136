"""The quality page: how good the comparison's word was, and what was learnt from decisions."""

from typing import Any

from celery import current_app
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import history_of
from members.actions.switch_model import switch_model
from members.labels import LEAST_DECISIONS, decided_evidence
from members.models import LinkageModel
from members.policy import POLICY
from members.quality import QualityReport
from members.refusals import Refusal, TooFewDecisions
from members.rules.quality import worth_telling

MOST_MODELS = 20


@require_safe
@guarded(POLICY, "see_leads")
def quality(request: HttpRequest) -> HttpResponse:
    models = list(LinkageModel.objects.select_related("made_by", "switched_on_by")[:MOST_MODELS])
    report = QualityReport()
    context: dict[str, Any] = {
        "report": report,
        "few": not worth_telling(report.totals["decided"]),
        "least": LEAST_DECISIONS,
        "models": models,
        "entries": history_of(*models, limit=50) if models else [],
        "policy": POLICY,
    }
    return render(request, "members/quality/quality.html", context)


@require_POST
@guarded(POLICY, "learn_from_decisions")
def learn(request: HttpRequest) -> HttpResponse:
    """The estimate runs in the worker: it needs the linkage engine, which no web process carries."""
    decided = decided_evidence().order_by()[:LEAST_DECISIONS].count()
    if decided < LEAST_DECISIONS:
        messages.info(request, TooFewDecisions(decided).sentence)
        return redirect("members:quality")
    current_app.signature("members.learn_from_decisions", args=[request.user.pk]).delay()
    messages.success(request, _("正在从判断中学习，完成后新的一版会出现在下面。可以先去做别的事。"))
    return redirect("members:quality")


@require_POST
@guarded(POLICY, "switch_model")
def switch(request: HttpRequest, number: int) -> HttpResponse:
    model = get_object_or_404(LinkageModel, number=number)
    try:
        switch_model(model=model, by=request.user)
    except Refusal as refusal:
        messages.info(request, refusal.sentence)
    else:
        messages.success(request, _("已启用第 %(number)s 版参数，从下一次比对起生效。") % {"number": number})
    return redirect("members:quality")
