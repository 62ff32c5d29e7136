"""A key of 华丽家政 and a room of the tests' own that writes, reads, refuses and fails."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from jinxi_portal.accounts.models import User
from jinxi_portal.rest.actions.create_key import create_authority_key, create_key
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.scopes import ApiScope, api_scopes, register_scope
from tests.cast import EMPLOYER, OTHER_EMPLOYER

SCOPES = ("things:read", "things:write")


@pytest.fixture(autouse=True)
def _frame(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = "tests.rest.routes"
    for scope in SCOPES:
        register_scope(ApiScope(scope, "东西"))
    yield
    for scope in SCOPES:
        del api_scopes._entries[scope]


class Caller(APIClient):
    """Speaks with a key and, when it writes, with a new Idempotency-Key unless one is given."""

    token: str
    key: ApiKey

    def generic(self, method: str, path: str, *args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("HTTP_AUTHORIZATION", f"Bearer {self.token}")
        if method not in {"GET", "HEAD", "OPTIONS"}:
            kwargs.setdefault("HTTP_IDEMPOTENCY_KEY", str(uuid.uuid4()))
        return super().generic(method, path, *args, **kwargs)


def caller(by: User, *, employer_id: int = EMPLOYER, scopes: tuple[str, ...] = SCOPES, **other: Any) -> Caller:
    names = {EMPLOYER: "华丽家政", OTHER_EMPLOYER: "安心居"}
    key, token = create_key(
        employer_id=employer_id, employer_name=names[employer_id], name="花名册系统", scopes=scopes, days=90, by=by
    )
    made = Caller(**other)
    made.key, made.token = key, token
    return made


@pytest.fixture
def api(clerk: User) -> Caller:
    return caller(clerk)


def authority_caller(by: User, *, scopes: tuple[str, ...]) -> Caller:
    """The province's platform."""
    key, token = create_authority_key(
        authority_name="省商务厅家政服务平台", name="按月汇总", scopes=scopes, days=90, by=by
    )
    made = Caller()
    made.key, made.token = key, token
    return made
