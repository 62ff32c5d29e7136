"""What a key may be allowed to do: each room registers its scopes in ``<room>/portal.py``."""

import re
from dataclasses import dataclass
from typing import Any

from jinxi_portal.kernel.registry import Registry
from jinxi_portal.rest.holders import Holder

_KEY = re.compile(r"[a-z][a-z_]*:(read|write)")


@dataclass(frozen=True)
class ApiScope:
    """``rosters:write`` and what it lets a system do, in words for the person who ticks it. ``holders`` are who may be given it."""

    key: str
    label: Any
    holders: frozenset[Holder] = frozenset({Holder.EMPLOYER})


api_scopes: Registry[ApiScope] = Registry("scopes of the API")


def scopes_for(holder: Holder) -> list[ApiScope]:
    """What a key of this holder may be allowed."""
    return [scope for scope in api_scopes if holder in scope.holders]


def register_scope(scope: ApiScope) -> ApiScope:
    if not _KEY.fullmatch(scope.key):
        raise ValueError(f"a scope is written <things>:read or <things>:write, not {scope.key!r}")
    return api_scopes.register(scope)
