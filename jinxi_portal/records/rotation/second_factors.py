"""Secrets of second factors are sealed inside allauth's own rows; allauth's adapter opens and seals them."""

import base64
import binascii
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.db.models import Model

from jinxi_portal.kernel.sealing import SealError, current, key_of

NAME = "mfa.authenticator"
#: The parts of an authenticator's data that allauth hands to ``encrypt``; migrated codes are a list.
_SECRETS = ("secret", "seed", "migrated_codes")
MODEL: type[Model] = Authenticator


def second_factors_under(key: str) -> int:
    """How many authenticators hold a secret sealed under a key. One row or two per member of staff: counted in Python."""
    return sum(key in _keys_of(data) for data in Authenticator.objects.values_list("data", flat=True).iterator())


def reseal_second_factors() -> int:
    """Bring every secret under the active key; a row somebody changed meanwhile is left as it is. Returns how many."""
    active, done = current().active, 0
    for pk, data in Authenticator.objects.order_by("pk").values_list("pk", "data"):
        if _keys_of(data) - {active}:
            changed = _mapped(data, lambda text: encrypt(decrypt(text)))
            done += Authenticator.objects.filter(pk=pk, data=data).update(data=changed)
    return done


def _mapped(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    changed = dict(data)
    for name in _SECRETS:
        if isinstance(data.get(name), str):
            changed[name] = change(data[name])
        elif isinstance(data.get(name), list):
            changed[name] = [change(text) for text in data[name]]
    return changed


def _keys_of(data: dict[str, Any]) -> set[str]:
    keys: set[str] = set()

    def note(text: str) -> str:
        with suppress(SealError, binascii.Error):  # what was never sealed needs no key
            keys.add(key_of(base64.b64decode(text, validate=True)))
        return text

    _mapped(data, note)
    return keys
