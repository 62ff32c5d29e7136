"""Who a request of the API comes from."""

from typing import cast

from rest_framework.request import Request

from jinxi_portal.accounts.public import User
from jinxi_portal.rest.models import ApiKey


def key_of(request: Request) -> ApiKey:
    """The key that was shown: its employer and scopes."""
    return cast(ApiKey, request.auth)


def machine_of_request(request: Request) -> User:
    """The employer's machine account: ``by`` of acts, and whose ``visible_to`` counts."""
    return cast(User, request.user)
