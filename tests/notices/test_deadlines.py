"""Deadlines tell their owner in time, the committee before it is late, and each of them once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.notices.reading import lines_of
from jinxi_portal.records.deadlines.kinds import DeadlineKind, deadline_kinds, register_deadline
from jinxi_portal.records.deadlines.watching import watch_deadlines
from jinxi_portal.records.public import set_deadline

pytestmark = pytest.mark.django_db
KIND = DeadlineKind("tests.solve", "办结", days=7, escalate_to=Role.COMMITTEE_SECRETARY, escalate_before=2)
MONDAY = date(2026, 5, 11)


@pytest.fixture(autouse=True)
def deadline() -> Iterator[None]:
    register_deadline(KIND)
    yield
    del deadline_kinds._entries[KIND.key]


@pytest.fixture
def watch(django_capture_on_commit_callbacks: Any) -> Any:
    def on(day: date) -> None:
        with clock.frozen(day), django_capture_on_commit_callbacks(execute=True):
            watch_deadlines(on=day)

    return on


def told(user: User) -> list[str]:
    return [line.text for line in lines_of(Notice.objects.filter(user=user).order_by("pk"), user)]


def test_the_committee_hears_before_it_is_late(
    watch: Any, worker: User, branch_secretary: User, secretary: User
) -> None:
    due = set_deadline(
        subject=worker, kind=KIND.key, by=None, start=MONDAY, owner_role=Role.BRANCH_SECRETARY, owner_place_id=1
    ).due
    assert due == date(2026, 5, 20)
    watch(date(2026, 5, 18))
    assert told(secretary) == ["王桂芳：“办结”的期限是2026年5月20日，请过问。"]
    assert told(branch_secretary) == []
    watch(date(2026, 5, 19))
    watch(date(2026, 5, 19))
    assert told(branch_secretary) == ["王桂芳：“办结”的期限是2026年5月20日，快到了。"]
    watch(date(2026, 5, 21))
    assert told(branch_secretary)[-1] == "王桂芳：“办结”应在2026年5月20日前办完，现在已过期限。"
    assert len(told(secretary)) == 1


def test_a_deadline_that_was_moved_reminds_once_more(watch: Any, worker: User, mediator: User) -> None:
    set_deadline(subject=worker, kind=KIND.key, by=None, start=MONDAY, owner=mediator)
    watch(date(2026, 5, 19))
    with clock.frozen(date(2026, 5, 19)):
        set_deadline(subject=worker, kind=KIND.key, by=None, due=date(2026, 5, 28), owner=mediator)
    watch(date(2026, 5, 27))
    assert len(told(mediator)) == 2


def test_an_empty_seat_is_heard_for_by_the_clerks(watch: Any, worker: User, clerk: User) -> None:
    set_deadline(subject=worker, kind=KIND.key, by=None, start=MONDAY)
    watch(date(2026, 5, 18))
    assert len(told(clerk)) == 1
