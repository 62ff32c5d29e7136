"""Asking for help from the phone: the own requests, a new one, and what one writes about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.actions.ask_for_help import ask_for_help
from branches.forms.help import AskForm
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.routing_help import route_of
from branches.rules.help import LONGEST_VOICE_SECONDS
from branches.states_help import Audience, HelpKind
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock

SHOWN = 50
#: Recording needs the microphone, which no other page of the portal may use.
_WITH_MICROPHONE = "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()"


@never_cache
@require_safe
@guarded(HELP, "open_help")
def my_requests(request: HttpRequest) -> HttpResponse:
    if not HELP.may(request.user, "ask"):
        return redirect("branches:help_board")
    mine = HelpRequest.objects.visible_to(request.user).select_related("organisation", "taken_by")
    return render(request, "branches/help/mine.html", {"requests": list(mine.order_by("-asked_at", "-pk")[:SHOWN])})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(HELP, "ask")
def ask(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = AskForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            asked = ask_for_help(
                kind=HelpKind(given["kind"]),
                words=given["words"],
                audience=Audience(given["audience"]),
                voice=given["voice"],
                photos=given["photos"],
                by=user,
            )
        except Refusal as refusal:
            form.add_error("words", str(refusal.sentence))
        except ValidationError as refused:
            form.add_error(*_told(refused, voice=given["voice"] is not None and not given["photos"]))
        else:
            messages.success(
                request,
                _("收到了，编号 %(number)s。最晚 %(day)s 前会有人答复您。")
                % {"number": asked.number, "day": asked.answer_due.isoformat()},
            )
            return redirect(asked)
    route = route_of(user, on=clock.today())
    context = {"form": form, "organisation": route.organisation, "longest": LONGEST_VOICE_SECONDS}
    response = render(request, "branches/help/ask.html", context)
    response["Permissions-Policy"] = _WITH_MICROPHONE
    return response


def _told(refused: ValidationError, *, voice: bool) -> tuple[str, str]:
    """Which field a refused file stands in, and the sentence for it."""
    error = refused.error_list[0]
    sentence = refused.messages[0]
    if error.code in {"too_long", "voice_type"}:
        return "voice", sentence
    return ("voice" if voice else "photos"), sentence
