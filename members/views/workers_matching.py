"""From a worker's page: naming a register entry that the machine missed, or another worker who is the same person."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import keep_words, words_of
from members.actions.join_workers import join_workers
from members.actions.point_out_missed_pair import point_out_missed_pair
from members.finding import register_words, worker_words
from members.forms.decision import ReasonForm, WordsForm
from members.models import RegisterEntry, Worker
from members.policy import POLICY
from members.refusals import Refusal
from members.views.workers_table import worker_rows

MOST_FOUND = 30


def _worker(request: HttpRequest, uid: Any) -> Worker:
    return get_object_or_404(Worker.objects.visible_to(request.user), uid=uid)


def _words(request: HttpRequest) -> str:
    """What was typed; kept in the session so that no name lies in the address."""
    return words_of(request, request.GET.get("words", ""))


def _asked(request: HttpRequest, address: str) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return redirect(address)
    return redirect(f"{address}?words={keep_words(request, form.cleaned_data['words'])}")


def _found(rows: QuerySet[Any], condition: Q) -> list[Any]:
    return list(rows.filter(condition).order_by("name_key", "pk")[:MOST_FOUND])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "decide_lead")
def missed(request: HttpRequest, uid: Any) -> HttpResponse:
    """Look for the register entry."""
    worker = _worker(request, uid)
    if request.method == "POST":
        return _asked(request, reverse("members:missed", args=[uid]))
    words = _words(request)
    standing = RegisterEntry.objects.visible_to(request.user).standing()
    context = {
        "worker": worker,
        "words": words,
        "words_form": WordsForm(initial={"words": words}),
        "reason_form": ReasonForm(),
        "found": _found(standing, register_words(words)) if words else [],
        "most": MOST_FOUND,
    }
    return render(request, "members/workers/missed.html", context)


@require_POST
@guarded(POLICY, "decide_lead")
def point_out(request: HttpRequest, uid: Any) -> HttpResponse:
    worker = _worker(request, uid)
    entry = get_object_or_404(RegisterEntry.objects.visible_to(request.user), pk=_posted_id(request, "entry"))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("请写一句理由，说明怎么知道是同一个人。"))
        return redirect("members:missed", uid)
    try:
        decision = point_out_missed_pair(
            worker=worker, register_entry=entry, reason=form.cleaned_data["reason"], by=request.user
        )
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:worker", (refusal.worker or worker).uid)
    messages.success(request, _("已记下：机器漏掉的一对，线索 %(number)s。") % {"number": decision.lead.number})
    return redirect("members:lead", decision.lead.number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "join_workers")
def same_person(request: HttpRequest, uid: Any) -> HttpResponse:
    """Look for the other worker."""
    worker = _worker(request, uid)
    if request.method == "POST":
        return _asked(request, reverse("members:same_person", args=[uid]))
    words = _words(request)
    others = worker_rows(request.user).exclude(pk=worker.pk)
    context = {
        "worker": worker,
        "words": words,
        "words_form": WordsForm(initial={"words": words}),
        "reason_form": ReasonForm(),
        "found": _found(others, worker_words(words)) if words else [],
        "most": MOST_FOUND,
    }
    return render(request, "members/workers/same_person.html", context)


@require_POST
@guarded(POLICY, "join_workers")
def join(request: HttpRequest, uid: Any) -> HttpResponse:
    worker = _worker(request, uid)
    other = get_object_or_404(Worker.objects.visible_to(request.user), pk=_posted_id(request, "other"))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("请写一句理由，说明怎么知道是同一个人。"))
        return redirect("members:same_person", uid)
    evidence = [{"kind": "human", "reason": form.cleaned_data["reason"]}]
    try:
        stays = join_workers(worker=worker, other=other, evidence=evidence, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:worker", (refusal.worker or worker).uid)
    messages.success(request, _("已并为一人：%(name)s。") % {"name": stays})
    return redirect("members:worker", stays.uid)


def _posted_id(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
