"""The signed-in user of a request, with its type."""

from typing import cast

from django.http import HttpRequest

from jinxi_portal.accounts.models import User


def user_of(request: HttpRequest) -> User:
    """Only behind a guard that lets nobody in who has not signed in."""
    return cast(User, request.user)
