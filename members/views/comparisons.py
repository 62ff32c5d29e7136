"""Comparisons: the list, the start, the progress, what came of one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import Decision, guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.actions.start_comparison import start_comparison, why_not_started
from members.bands import bands_on
from members.comparison_page import WORKING, bands_of, facts_of, model_file, progress_of, run_badge, settings_file
from members.models import Engagement, LinkageRun
from members.policy import POLICY
from members.refusals import Refusal
from members.states import RunState
from members.views.comparisons_table import ComparisonTable, comparison_rows

_FILES = {"settings": settings_file, "model": model_file}


def _find(request: HttpRequest, number: str) -> LinkageRun:
    runs = LinkageRun.objects.visible_to(request.user).select_related("started_by", "model")
    return get_object_or_404(runs, number=number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_comparisons")
def comparisons(request: HttpRequest) -> HttpResponse:
    rows = comparison_rows(request.user)
    working = rows.filter(state__in=WORKING).order_by("-state", "pk").first()  # running before queued
    last = rows.exclude(state__in=WORKING).order_by("-queued_at", "-pk").first()
    context: dict[str, Any] = {
        "working": working,
        "progress": progress_of(working) if working else None,
        "last": last,
        "last_badge": run_badge(last) if last else None,
        "start": None if working else _start(request),
        "bands": bands_on(clock.today()).facts(),
        "policy": POLICY,
    }
    return ComparisonTable(request, rows).respond("members/comparisons/list.html", context)


def _start(request: HttpRequest) -> dict[str, Any]:
    """What would be compared now, and why it cannot be, where it cannot."""
    return {
        "rows": Engagement.objects.to_compare().count(),
        "all_rows": Engagement.objects.standing().count(),
        "changed": _decision(request, everything=False),
        "everything": _decision(request, everything=True),
    }


def _decision(request: HttpRequest, *, everything: bool) -> Decision:
    allowed = POLICY.may(request.user, "start_comparison")
    refusal = why_not_started(everything=everything) if allowed else None
    return Decision(False, refusal.sentence) if refusal is not None else allowed


@require_POST
@guarded(POLICY, "start_comparison")
def start(request: HttpRequest) -> HttpResponse:
    try:
        run = start_comparison(by=request.user, everything=request.POST.get("everything") == "1")
    except Refusal as refusal:
        messages.info(request, str(refusal.sentence))
        return redirect("members:comparisons")
    return redirect("members:comparison", run.number)


@never_cache
@require_safe
@guarded(POLICY, "see_comparisons")
def comparison(request: HttpRequest, number: str) -> HttpResponse:
    run = _find(request, number)
    done = run.state == RunState.DONE
    context: dict[str, Any] = {
        "run": run,
        "badge": run_badge(run),
        "working": run.state in WORKING,
        "progress": progress_of(run) if run.state in WORKING else None,
        "done": done,
        "failed": run.state == RunState.FAILED,
        "again": _decision(request, everything=run.everything) if run.state == RunState.FAILED else None,
        "repeatable": done and bool(run.parameters),
        "facts": facts_of(run),
        "bands": bands_of(run),
        "entries": history_of(run, limit=50),
    }
    return render(request, "members/comparisons/comparison.html", context)


@never_cache
@require_safe
@guarded(POLICY, "see_comparisons")
def progress(request: HttpRequest, number: str) -> HttpResponse:
    """The part of the page that asks again; when the comparison has ended the page is loaded anew."""
    run = _find(request, number)
    if run.state not in WORKING:
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(headers={"HX-Refresh": "true"})
        return redirect("members:comparison", run.number)
    return render(request, "members/comparisons/progress.html", {"run": run, "progress": progress_of(run)})


@require_safe
@guarded(POLICY, "see_comparisons")
def file(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """Settings and model, with which the command repeats the comparison on the same lists."""
    run = _find(request, number)
    if what not in _FILES or run.state != RunState.DONE or not run.parameters:
        raise Http404
    name = f"{run.number}-{what}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(_FILES[what](run), content_type="application/json; charset=utf-8", headers=headers)
