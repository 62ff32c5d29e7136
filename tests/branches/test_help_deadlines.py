"""Answered within a working day, resolved within a week on China's calendar, reported before it is late."""

from datetime import date
from typing import Any

import pytest

from branches.actions.ask_for_help import ask_for_help
from branches.actions.dissolve_organisation import StillInUse, dissolve_organisation
from branches.actions.move_request import move_request
from branches.actions.take_request import take_request
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.states_help import Audience, HelpKind
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.deadlines.watching import watch_deadlines
from jinxi_portal.records.models import Deadline
from tests.branches.factories import make_own_branch
from tests.branches.help_factories import make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def watch(django_capture_on_commit_callbacks: Any) -> Any:
    def on(day: date) -> None:
        with clock.frozen(day), django_capture_on_commit_callbacks(execute=True):
            watch_deadlines(on=day)

    return on


def asked_on(day: date, worker: User) -> HelpRequest:
    with clock.frozen(day):
        return ask_for_help(kind=HelpKind.WAGES, words="…", audience=Audience.SECRETARY, by=worker)


@pytest.mark.parametrize(
    ("asked", "answer", "resolve"),
    [
        # Spring Festival 2026: off from 15 to 23 February, worked on Saturday 14 and Saturday 28
        (date(2026, 2, 12), date(2026, 2, 13), date(2026, 2, 24)),
        (date(2026, 2, 13), date(2026, 2, 14), date(2026, 2, 24)),
        (date(2026, 2, 14), date(2026, 2, 24), date(2026, 2, 24)),
        (date(2026, 2, 20), date(2026, 2, 24), date(2026, 2, 27)),
        (date(2026, 2, 21), date(2026, 2, 24), date(2026, 2, 28)),
        (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 6)),
    ],
)
def test_days_follow_the_calendar_of_china(worker: User, asked: date, answer: date, resolve: date) -> None:
    request = asked_on(asked, worker)
    assert (request.answer_due, request.resolve_due) == (answer, resolve)


def test_the_committee_hears_on_the_morning_of_the_last_day_and_reads_from_then_on(
    watch: Any, worker: User, secretary: User, branch_secretary: User
) -> None:
    with clock.frozen(date(2026, 5, 11)):
        request = make_request(worker, audience=Audience.SECRETARY)
        assert not HELP.may(secretary, "read", request)
    watch(date(2026, 5, 11))
    assert not Notice.objects.filter(user=secretary).exists()
    watch(date(2026, 5, 12))  # the last day to answer: not yet late
    request.refresh_from_db()
    assert request.escalated_at is not None
    assert HELP.may(secretary, "read", request)
    assert Notice.objects.filter(user=secretary, kind="records.deadline_escalated").count() == 1
    assert Notice.objects.filter(user=branch_secretary, kind="records.deadline_near").count() == 1


def test_the_week_is_reported_two_working_days_before_it_ends(
    watch: Any, worker: User, secretary: User, branch_secretary: User
) -> None:
    from branches.actions.answer_request import answer_request

    with clock.frozen(date(2026, 5, 11)):
        request = make_request(worker, audience=Audience.SECRETARY)
        take_request(request=request, by=branch_secretary)
        answer_request(request=request, text="在办。", by=branch_secretary)
    watch(date(2026, 5, 13))
    assert not Notice.objects.filter(user=secretary).exists()
    watch(date(2026, 5, 14))  # due on Monday the 18th
    assert Notice.objects.filter(user=secretary).count() == 1
    request.refresh_from_db()
    assert request.escalated_at is not None


def test_a_branch_with_open_requests_is_not_dissolved_before_they_are_handed_on(
    worker: User, clerk: User, branch_secretary: User
) -> None:
    branch = make_own_branch()
    request = make_request(worker, audience=Audience.SECRETARY)
    with pytest.raises(StillInUse) as refused:
        dissolve_organisation(organisation=branch, on=clock.today(), by=clerk)
    assert "还有 1 件求助没有办结" in str(refused.value.obstacles[0].sentence)
    move_request(request=request, organisation=None, by=clerk)  # without reading it
    dissolve_organisation(organisation=branch, on=clock.today(), by=clerk)
    assert Deadline.objects.of(request).open().filter(owner_role="committee_clerk").count() == 2


def test_the_numbers_of_the_day_hold_for_the_request(worker: User, secretary: User) -> None:
    from jinxi_portal.records.settings.changing import change_setting

    with clock.frozen(date(2026, 5, 4)):
        change_setting(
            key="branches.help_resolve_days", value=10, effective_on=date(2026, 5, 12), reason="试行", by=secretary
        )
    assert asked_on(date(2026, 5, 11), worker).resolve_due == date(2026, 5, 18)
    assert asked_on(date(2026, 5, 12), worker).resolve_due == date(2026, 5, 22)
