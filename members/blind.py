"""Blind mode: the reviewer sees no score, band, weight or order until he has decided, so that his word is honest."""

from django.http import HttpRequest

_KEY = "members.blind"


def is_blind(request: HttpRequest) -> bool:
    """Whether the visitor has switched blind mode on for this session."""
    return bool(request.session.get(_KEY))


def set_blind(request: HttpRequest, *, on: bool) -> None:
    request.session[_KEY] = on
