"""Deadlines count working days, remind in time, tell whom it concerns once, and wait in the owner's queue."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Policy, Role, signed_in
from jinxi_portal.kernel import clock, events
from jinxi_portal.records.deadlines.kinds import DeadlineKind, deadline_kinds, register_deadline
from jinxi_portal.records.deadlines.reading import deadlines_of, deadlines_waiting_for
from jinxi_portal.records.deadlines.watching import watch_deadlines
from jinxi_portal.records.events import DeadlineEscalated, DeadlineNear, DeadlinePassed
from jinxi_portal.records.models import Deadline
from jinxi_portal.records.public import drop_deadline, history_of, meet_deadline, set_deadline
from jinxi_portal.records.subjects import SubjectKind, register_subject, subject_kinds

pytestmark = pytest.mark.django_db

ANSWER = DeadlineKind("tests.answer", "答复", days=3, remind_before=1, escalate_to=Role.COMMITTEE_SECRETARY)
APPEAL = DeadlineKind("tests.appeal", "申诉", days=30, working=False, remind_before=5)
EARLY = DeadlineKind("tests.early", "求助", days=7, escalate_to=Role.COMMITTEE_SECRETARY, escalate_before=2)
SEPT_29 = date(2025, 9, 29)  # a Monday before the long holiday of October


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    for kind in (ANSWER, APPEAL, EARLY):
        register_deadline(kind)
    policy = Policy("tests", {"see": signed_in})
    register_subject(SubjectKind("accounts.user", "用户", policy, url=lambda user: f"/people/{user.pk}/"))
    with clock.frozen(SEPT_29):
        yield
    for kind in (ANSWER, APPEAL, EARLY):
        del deadline_kinds._entries[kind.key]
    del subject_kinds._entries["accounts.user"]


@pytest.fixture
def told() -> Iterator[list[events.Event]]:
    heard: list[events.Event] = []
    for event in (DeadlineNear, DeadlineEscalated, DeadlinePassed):
        events.receives(event)(heard.append)
    yield heard
    for event in (DeadlineNear, DeadlineEscalated, DeadlinePassed):
        events._receivers[event].remove(heard.append)


@pytest.fixture
def watch(django_capture_on_commit_callbacks: Any) -> Any:
    def on(day: date) -> int:
        with clock.frozen(day), django_capture_on_commit_callbacks(execute=True):
            return watch_deadlines(on=day)

    return on


def test_working_days_leave_out_the_holiday_and_count_the_made_up_sunday(worker: User, clerk: User) -> None:
    before_the_holiday = set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29)
    assert before_the_holiday.due == date(2025, 10, 10)
    friday = date(2025, 9, 26)
    assert set_deadline(subject=worker, kind="tests.answer", by=clerk, start=friday, days=1).due == date(2025, 9, 28)


def test_calendar_days_end_on_a_working_day(worker: User, clerk: User) -> None:
    deadline = set_deadline(subject=worker, kind="tests.appeal", by=clerk, start=date(2025, 9, 4))
    assert deadline.due == date(2025, 10, 9)  # 4 October lies in the holiday


def test_the_room_may_give_its_own_days_or_the_day_itself(worker: User, clerk: User) -> None:
    assert set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, days=1).due == date(2025, 9, 30)
    due = date(2025, 10, 31)
    assert set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, due=due).due == due


def test_setting_it_again_moves_it_and_starts_its_reminders_anew(
    worker: User, clerk: User, watch: Any, told: list[events.Event]
) -> None:
    set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, days=1)
    watch(date(2025, 10, 9))
    moved = set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, due=date(2025, 10, 31))
    assert Deadline.objects.count() == 1
    assert (moved.reminded_at, moved.passed_at) == (None, None)
    assert "李娜 把“答复”的期限改为 2025-10-31。" in [line.sentence for line in history_of(worker)]
    told.clear()
    watch(date(2025, 10, 30))
    assert [type(event) for event in told] == [DeadlineNear]


def test_the_owner_is_reminded_once_and_the_secretary_hears_when_it_is_late(
    worker: User, clerk: User, watch: Any, told: list[Any]
) -> None:
    deadline = set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, owner=clerk)
    assert watch(date(2025, 9, 29)) == 0
    assert watch(date(2025, 9, 30)) == 0
    assert watch(deadline.remind_on) == 1
    assert watch(deadline.remind_on) == 0
    assert watch(deadline.due) == 0
    assert watch(date(2025, 10, 12)) == 2
    assert watch(date(2025, 10, 13)) == 0
    assert [type(event) for event in told] == [DeadlineNear, DeadlineEscalated, DeadlinePassed]
    assert told[0].owner_id == clerk.pk
    assert (told[0].subject_kind, told[0].subject_id) == ("accounts.user", worker.pk)
    assert told[1].escalate_to == "committee_secretary"
    assert [line.verb for line in history_of(worker)] == [
        "records.deadline_passed",
        "records.deadline_escalated",
        "records.deadline_near",
        "records.deadline_set",
    ]


def test_it_may_be_escalated_before_it_is_late(worker: User, clerk: User, watch: Any, told: list[Any]) -> None:
    deadline = set_deadline(subject=worker, kind="tests.early", by=clerk, start=SEPT_29)
    watch(deadline.escalate_on)
    assert deadline.escalate_on < deadline.due
    assert [type(event) for event in told] == [DeadlineEscalated]


def test_a_worker_that_slept_for_weeks_reminds_of_nothing_that_is_late_already(
    worker: User, clerk: User, watch: Any, told: list[Any]
) -> None:
    set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29)
    watch(date(2025, 12, 1))
    assert [type(event) for event in told] == [DeadlineEscalated, DeadlinePassed]


@pytest.mark.parametrize(("end", "verb"), [(meet_deadline, "met"), (drop_deadline, "dropped")])
def test_what_is_done_or_dropped_tells_nobody(
    worker: User, clerk: User, watch: Any, told: list[Any], end: Any, verb: str
) -> None:
    set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29)
    assert end(subject=worker, kind="tests.answer", by=clerk) is not None
    assert end(subject=worker, kind="tests.answer", by=clerk) is None
    watch(date(2025, 12, 1))
    assert told == []
    assert list(deadlines_of(worker)) == []
    assert history_of(worker)[0].verb == f"records.deadline_{verb}"


def test_met_too_late_is_said_so(worker: User, clerk: User) -> None:
    set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29)
    with clock.frozen(date(2025, 12, 1)):
        meet_deadline(subject=worker, kind="tests.answer", by=clerk)
    assert history_of(worker)[0].sentence == "“答复”已办结，超过了期限。"


def test_it_waits_in_the_queue_of_its_owner_and_of_who_holds_the_role_there(
    worker: User, clerk: User, other_clerk: User, mediator: User, other_worker: User, django_assert_num_queries: Any
) -> None:
    set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, owner=clerk)
    set_deadline(subject=worker, kind="tests.appeal", by=clerk, start=SEPT_29, owner_role=Role.COMMITTEE_CLERK)
    set_deadline(subject=worker, kind="tests.early", by=clerk, owner_role=Role.MEDIATOR, owner_place_id=1)
    set_deadline(subject=other_worker, kind="tests.early", by=clerk, owner_role=Role.MEDIATOR, owner_place_id=2)
    assert [item.title for item in deadlines_waiting_for(clerk, 10)] == ["答复 · 王桂芳", "申诉 · 王桂芳"]
    assert [item.title for item in deadlines_waiting_for(other_clerk, 10)] == ["申诉 · 王桂芳"]
    (item,) = deadlines_waiting_for(mediator, 10)
    assert (item.title, item.url, item.overdue) == ("求助 · 王桂芳", f"/people/{worker.pk}/", False)
    with clock.frozen(date(2025, 10, 11)):
        assert deadlines_waiting_for(clerk, 10)[0].overdue
    clerk.postings_today()
    with django_assert_num_queries(2):
        deadlines_waiting_for(clerk, 10)


@pytest.mark.django_db(transaction=True)
def test_ten_acts_that_set_it_at_once_leave_one(worker: User, clerk: User) -> None:
    def work(number: int) -> None:
        try:
            set_deadline(subject=worker, kind="tests.answer", by=clerk, start=SEPT_29, days=1 + number)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(work, range(10)))
    assert Deadline.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_it_once(worker: User, clerk: User, told: list[Any]) -> None:
    for number in range(30):
        person = User.objects.create_user(f"w{number}", name="某")
        set_deadline(subject=person, kind="tests.appeal", by=clerk, start=SEPT_29)

    def work(number: int) -> int:
        try:
            return watch_deadlines(on=date(2025, 12, 1))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 30
    assert len(told) == 30
