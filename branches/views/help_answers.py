"""Answers for everybody: found by words on phone and desk; published, corrected and taken down by helpers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from branches.actions.change_answer import change_answer, withdraw_answer
from branches.actions.publish_answer import publish_answer
from branches.forms.help import AnswerForm
from branches.models import HelpAnswer
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.refusals_help import NamesInAnswer
from branches.states_help import HelpKind, HelpState
from branches.views.help_request import found
from jinxi_portal.accounts.public import guarded

SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(HELP, "search_answers")
def answers(request: HttpRequest) -> HttpResponse:
    """Words are posted, so that what somebody looks for does not lie in an address."""
    words = request.POST.get("words", "")[:80].strip()
    kind = request.GET.get("kind", "")
    rows = HelpAnswer.objects.standing().with_words(words)
    if kind in HelpKind.values:
        rows = rows.filter(kind=kind)
    shown = list(rows.order_by("-published_at", "-pk")[: SHOWN + 1])
    context = {
        "answers": shown[:SHOWN],
        "more": len(shown) > SHOWN,
        "words": words,
        "kind": kind,
        "kinds": HelpKind.choices,
        "may_change": HELP.may(request.user, "change_answer"),
    }
    return render(request, "branches/help/answers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(HELP, "publish_answer")
def publish(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    HELP.require(request.user, "publish_answer", row)
    standing = getattr(row, "answer", None)
    given = {"question": standing.question, "text": standing.text} if standing else {"text": row.outcome}
    form = AnswerForm(request.POST or None, initial=given)
    if row.state != HelpState.RESOLVED:
        messages.error(request, _("办结以后才能公开解答。"))
        return redirect(row)
    if request.method == "POST" and form.is_valid():
        try:
            publish_answer(request=row, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("解答已公开，大家都能查到。"))
            return redirect(row)
    return render(request, "branches/help/publish.html", {"form": form, "row": row, "answer": None})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(HELP, "change_answer")
def change(request: HttpRequest, answer_id: int) -> HttpResponse:
    answer = get_object_or_404(HelpAnswer.objects.standing(), pk=answer_id)
    form = AnswerForm(request.POST or None, initial={"question": answer.question, "text": answer.text})
    if request.method == "POST" and form.is_valid():
        try:
            change_answer(answer=answer, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("解答已修改。"))
            return redirect("branches:help_answers")
    return render(request, "branches/help/publish.html", {"form": form, "row": None, "answer": answer})


@require_POST
@guarded(HELP, "change_answer")
def withdraw(request: HttpRequest, answer_id: int) -> HttpResponse:
    answer = get_object_or_404(HelpAnswer.objects.standing(), pk=answer_id)
    withdraw_answer(answer=answer, by=request.user)
    messages.success(request, _("解答已撤下，不再能查到。"))
    return redirect("branches:help_answers")


def _refuse(form: AnswerForm, refusal: Refusal) -> None:
    form.add_error("checked" if isinstance(refusal, NamesInAnswer) else "text", str(refusal.sentence))
