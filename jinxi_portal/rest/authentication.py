"""Who speaks: the bearer of a key. Sessions of the pages are no key."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localtime
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.rest import problems
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.secrets_of_keys import fits, prefix_of
from jinxi_portal.rest.throttling import failed_keys_of

_SEEN_EVERY = timedelta(minutes=1)


class BearerAuthentication(BaseAuthentication):
    """``request.user`` is the employer's machine account, ``request.auth`` the key."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        parts = get_authorization_header(request).split()
        if not parts:
            return None
        failures = failed_keys_of(request)
        if failures.is_full():
            raise Throttled(failures.seconds_left())
        try:
            key = _key_of(parts)
        except problems.Problem:
            failures.count()
            raise
        _note_use(key)
        return key.account, key

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="jinxi"'


def _key_of(parts: list[bytes]) -> ApiKey:
    if len(parts) != 2 or parts[0].lower() != b"bearer":
        raise problems.KeyMissing()
    token = parts[1].decode("ascii", "replace")
    prefix = prefix_of(token)
    key = ApiKey.objects.select_related("account").filter(prefix=prefix).first() if prefix else None
    # Nothing more is told to who does not hold the whole secret.
    if key is None or not fits(token, key.digest):
        raise problems.KeyUnknown()
    if key.revoked_at is not None or not key.account.is_active:
        raise problems.KeyRevoked()
    if not key.is_in_force:
        raise problems.KeyExpired(day=localtime(key.expires_at).date().isoformat())
    return key


def _note_use(key: ApiKey) -> None:
    """At most one write a minute."""
    now = clock.now()
    if key.last_used_at is None or key.last_used_at < now - _SEEN_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
        key.last_used_at = now


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = BearerAuthentication
    name = "key"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "jx_…"}
