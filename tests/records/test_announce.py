"""Events wait for the commit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from jinxi_portal.kernel import events
from jinxi_portal.records.public import announce


@dataclass(frozen=True)
class Rang(events.Event):
    number: int


@pytest.fixture
def heard() -> Iterator[list[int]]:
    numbers: list[int] = []
    events.receives(Rang)(lambda event: numbers.append(event.number))
    yield numbers
    del events._receivers[Rang]


@pytest.mark.django_db
def test_it_is_told_after_the_commit(heard: list[int], django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        announce(Rang(1))
        assert heard == []
    assert heard == [1]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_of_a_rollback(heard: list[int]) -> None:
    def fail_after_announcing() -> None:
        with transaction.atomic():
            announce(Rang(1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_announcing()
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_fails_does_not_undo_the_act(heard: list[int]) -> None:
    def fail(event: Rang) -> None:
        raise ZeroDivisionError

    events.receives(Rang)(fail)
    announce(Rang(2))
    assert heard == [2]


def test_a_receiver_that_fails_keeps_nobody_else_from_hearing(caplog: pytest.LogCaptureFixture) -> None:
    numbers: list[int] = []

    def fail(event: Rang) -> None:
        raise ValueError("Key (mobile)=(13800001234) already exists")

    events.receives(Rang)(fail)
    events.receives(Rang)(lambda event: numbers.append(event.number))
    try:
        events.deliver(Rang(3))
    finally:
        del events._receivers[Rang]
    assert numbers == [3]
    assert "receiver_failed" in caplog.text
    assert "ValueError" in caplog.text
    assert "test_announce.py" in caplog.text
    assert "13800001234" not in caplog.text
