"""One way for every page to do an act: the refusal's sentence comes back as a message, the success too."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from jinxi_portal.accounts.refusals import Refusal


def done(request: HttpRequest, act: Callable[[], Any], success: str) -> bool:
    """Do the act and say so; a refusal is said instead, and answered with False."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return False
    messages.success(request, success)
    return True


def into_form(form: Form, act: Callable[[], Any]) -> Any:
    """The act's answer; a refusal becomes the form's error and the answer None."""
    try:
        return act()
    except Refusal as refusal:
        form.add_error(None, str(refusal.sentence))
        return None


def say_errors(request: HttpRequest, form: Form) -> None:
    """For forms that live in a dialog: what was wrong comes back as messages on the page behind it."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
