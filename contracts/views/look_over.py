"""帮我看合同: a worker pastes a contract or picks a file before signing, and is told what looks unfair. Nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from contracts.checking_text import patterns_today
from contracts.clauses.checking import Report, check_text
from contracts.forms.checks import LookOverForm
from contracts.policy import POLICY
from contracts.views.marked import Explained, explained
from jinxi_portal.accounts.public import guarded


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "see_own")
def look_over(request: HttpRequest) -> HttpResponse:
    form = LookOverForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "is_read": False}
    if request.method == "POST" and form.is_valid():
        report = check_text(form.cleaned_data["text"], patterns=patterns_today())
        context |= {"is_read": True, "suspected": suspected(report), "missing": missing(report)}
    return render(request, "contracts/mine/look_over.html", context)


def suspected(report: Report) -> list[tuple[str, Explained]]:
    """Each suspected sentence once, with the first reason."""
    language = get_language() or "zh-hans"
    first: dict[int, tuple[str, Explained]] = {}
    for one in report.suspicions:
        first.setdefault(one.sentence.number, (one.sentence.text, explained(one.pattern, language, one.told_by)))
    return list(first.values())


def missing(report: Report) -> list[tuple[str, str]]:
    language = get_language() or "zh-hans"
    return [(duty.title.said(language), duty.why.said(language)) for duty in report.missing]
