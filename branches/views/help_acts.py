"""What askers and helpers do with a request: form, act, back to its page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from branches.actions.answer_request import answer_request
from branches.actions.hand_over_request import hand_over_request
from branches.actions.rate_request import rate_request
from branches.actions.reopen_request import reopen_request
from branches.actions.resolve_request import resolve_request
from branches.actions.take_request import take_request
from branches.actions.withdraw_request import withdraw_request
from branches.actions.write_to_helpers import write_to_helpers
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from branches.views.help_request import found
from jinxi_portal.accounts.public import guarded


def _do(request: HttpRequest, row: HelpRequest, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except (Refusal, MoveNotAllowed) as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, done)
    return redirect(row)


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "")[:2000]


@require_POST
@guarded(HELP, "follow")
def write(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    return _do(
        request, row, lambda: write_to_helpers(request=row, text=_text(request), by=request.user), _("留言已送出。")
    )


@require_POST
@guarded(HELP, "follow")
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    return _do(request, row, lambda: withdraw_request(request=row, by=request.user), _("求助已撤回。需要时可以再提。"))


@require_POST
@guarded(HELP, "follow")
def reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    done = _("已经告诉办理的人继续办。")
    return _do(request, row, lambda: reopen_request(request=row, text=_text(request), by=request.user), done)


@require_POST
@guarded(HELP, "follow")
def rate(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    stars = request.POST.get("stars", "")
    number = int(stars) if stars in {"1", "2", "3", "4", "5"} else 0
    words = request.POST.get("words", "")
    return _do(
        request,
        row,
        lambda: rate_request(request=row, stars=number, words=words, by=request.user),
        _("谢谢您的评价。"),
    )


@require_POST
@guarded(HELP, "take")
def take(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    return _do(request, row, lambda: take_request(request=row, by=request.user), _("您已接办，求助人会收到通知。"))


@require_POST
@guarded(HELP, "answer")
def answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    return _do(
        request, row, lambda: answer_request(request=row, text=_text(request), by=request.user), _("回复已送出。")
    )


@require_POST
@guarded(HELP, "resolve")
def resolve(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    done = _("已办结，求助人会收到通知。")
    return _do(request, row, lambda: resolve_request(request=row, outcome=_text(request), by=request.user), done)


@require_POST
@guarded(HELP, "hand_over")
def hand_over(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    to = request.POST.get("to", "")
    return _do(request, row, lambda: hand_over_request(request=row, to=to, by=request.user), _("已转办。"))
