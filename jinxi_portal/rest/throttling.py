"""How often a key may ask, and how often somebody may try keys. Counted in the shared cache, a minute at a time."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MINUTE = 60


class Window:
    """A count that begins anew every minute; one atomic step in the cache, so parallel requests are all counted."""

    def __init__(self, name: str, most: int) -> None:
        self.most = most
        self.now = time.time()
        self.key = f"api-window:{name}:{int(self.now // MINUTE)}"

    def is_full(self) -> bool:
        return int(cache.get(self.key, 0)) >= self.most

    def count(self) -> int:
        cache.add(self.key, 0, 2 * MINUTE)
        try:
            return int(cache.incr(self.key))
        except ValueError:  # the cache was emptied between the two steps
            return 1

    def seconds_left(self) -> float:
        return MINUTE - self.now % MINUTE


class KeyThrottle(BaseThrottle):
    """Per key, reads and writes apart; ``settings.API_REQUESTS_A_MINUTE`` says how many."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if request.auth is None:
            return True
        kind = "read" if request.method in SAFE else "write"
        self.window = Window(f"{kind}:{request.auth.pk}", settings.API_REQUESTS_A_MINUTE[kind])
        return self.window.count() <= self.window.most

    def wait(self) -> float:
        return self.window.seconds_left()


def failed_keys_of(request: Request) -> Window:
    """Keys that did not fit, per address of the sender."""
    address = get_adapter().get_client_ip(request._request)
    return Window(f"failed:{address}", settings.API_REQUESTS_A_MINUTE["failed_key"])
