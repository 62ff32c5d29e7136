"""How often one visitor may ask: enough for a stack of papers, too little to try codes."""

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def may_ask(request: HttpRequest) -> bool:
    """Count this question of the visitor's address; False when there were too many in this minute."""
    address: Any = get_adapter().get_client_ip(request)
    key = f"papers:verify:{hashlib.sha256(str(address).encode()).hexdigest()[:32]}"
    cache.add(key, 0, MINUTE)
    try:
        asked = int(cache.incr(key))
    except ValueError:  # the minute ended between the two steps
        return True
    return asked <= settings.PAPERS_CHECKS_A_MINUTE
