"""A worker asks the branch group for help: words or a voice note, perhaps photos."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from branches.events_help import HelpAsked
from branches.help_people import ANSWER, RESOLVE, set_help_deadline, tell_helpers
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.refusals_help import NothingSaid
from branches.routing_help import route_of
from branches.states_help import Audience, HelpKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, attach, take_case_number, write_history


def ask_for_help(
    *,
    kind: HelpKind,
    words: str,
    audience: Audience,
    by: Any,
    voice: "File[bytes] | None" = None,
    photos: "Iterable[File[bytes]]" = (),
) -> HelpRequest:
    """The request stands at a branch or on the committee's desk, with its two deadlines, and its helpers are told.

    Raises:
        Refusal: neither words nor a voice note.
        ValidationError: a file cannot be kept; nothing has been asked then.
    """
    words = words.strip()
    with transaction.atomic():
        HELP.require(by, "ask")
        if not words and voice is None:
            raise NothingSaid
        now, today = clock.now(), clock.today()
        route = route_of(by, on=today)
        request = HelpRequest.objects.create(
            number=take_case_number("help"),
            asker=by,
            organisation=route.organisation,
            employer_id=route.employer_id,
            kind=kind,
            words=words,
            audience=audience,
            asked_at=now,
            news_at=now,
            seen_at=now,
            answer_due=today,
            resolve_due=today,
        )
        write_history(
            subject=request,
            verb="branches.help_asked",
            by=by,
            facts={
                "number": request.number,
                "kind": kind,
                "audience": audience,
                "organisation": route.organisation,
            },
        )
        if voice is not None:
            _keep_voice(request, voice, by)
        for photo in photos:
            attach(subject=request, file=photo, kind="branches.help_photo", by=by)
        request.answer_due = set_help_deadline(request, ANSWER, start=today)
        request.resolve_due = set_help_deadline(request, RESOLVE, start=today)
        request.save(update_fields=["answer_due", "resolve_due"])
        tell_helpers(request, "asked", by=by)
        announce(HelpAsked(request.pk, request.organisation_id, request.kind))
    return request


def _keep_voice(request: HelpRequest, voice: Any, by: Any) -> None:
    try:
        attach(subject=request, file=voice, kind="branches.help_voice", by=by)
    except ValidationError as refused:
        if refused.error_list[0].code != "unknown_type":
            raise
        # who sends a recording is not told to send a picture or a text instead
        raise ValidationError(
            _("这个文件不是能播放的录音。请在这里直接录，或者换成 M4A、MP3、WAV 的录音。"), code="voice_type"
        ) from refused
