"""Events can be listened to; a person without a posting is at hand."""

from typing import Any

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import events
from tests.cast import make_person


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
