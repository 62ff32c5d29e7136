"""Whether an act's page is worth showing: a form that could only be refused sends its visitor back with the sentence."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from contracts.models import Contract, FiledContract, Inspection
from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed


def refused_now(
    request: HttpRequest, subject: Contract | FiledContract | Inspection, check: Callable[[], object]
) -> HttpResponse | None:
    """The way back to the subject's page, or None when the form is to be shown. What is sent is for the act to decide."""
    if request.method == "POST":
        return None
    try:
        check()
    except (Refusal, MoveNotAllowed) as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(subject.get_absolute_url())
    return None
