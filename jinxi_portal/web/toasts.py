"""A short word after an htmx answer, where no page is loaded that could show a message."""

from typing import Any

from django.http import HttpResponse
from django_htmx.http import trigger_client_event

from jinxi_portal.web.parts import Tone


def with_toast(response: HttpResponse, text: Any, tone: Tone = Tone.GOOD) -> HttpResponse:
    """The same answer, and the word with it."""
    return trigger_client_event(response, "toast", {"text": str(text), "tone": str(tone)})
