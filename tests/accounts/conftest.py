"""Counters of limits and lockouts begin anew with every test; events can be listened to."""

import uuid
from typing import Any

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import events
from tests.cast import make_person


@pytest.fixture(autouse=True)
def _fresh_cache(settings: Any) -> None:
    """Other test processes share the Redis server: a prefix of the test's own instead of emptying it."""
    default = {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}
    settings.CACHES = {**settings.CACHES, "default": default}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> list[events.Event]:
    """Every event announced, in order, as if each act had committed at once."""
    heard: list[events.Event] = []
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, **options: function())
    monkeypatch.setattr(events, "deliver", heard.append)
    return heard


@pytest.fixture
def newcomer(db: None) -> User:
    """A staff account without a posting."""
    return make_person("newcomer", "邓丽")
