"""Instructors are posted, write a log a week, and follow what enterprises need until it is met."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from branches.actions.post_instructor import end_instructor_posting, post_instructor
from branches.actions.raise_need import follow_need, raise_need
from branches.actions.write_log import write_log
from branches.models import EnterpriseNeed, InstructorPosting, WeeklyLog
from branches.portal_instructors import _logs_due, _needs_resting
from branches.refusals import Refusal
from branches.rules.instructors import weeks_without_log
from branches.states import MoveNotAllowed
from branches.states_instructors import NeedKind, NeedState
from branches.workload import enterprises_without, workloads
from jinxi_portal.accounts.public import NotAllowed, Role, User
from jinxi_portal.kernel import clock
from tests.cast import make_person, signed_in
from tests.members.factories import EmployerFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 4)  # a Wednesday
MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def posting(clerk: User, instructor: User) -> InstructorPosting:
    return post_instructor(
        instructor=instructor,
        employer=EmployerFactory(code="huali", short_name="华丽家政"),
        since=date(2026, 2, 16),
        by=clerk,
    )


def test_whole_weeks_without_a_log_are_missing_and_the_one_that_runs_is_not() -> None:
    assert weeks_without_log(date(2026, 2, 18), TODAY, {date(2026, 2, 16)}) == [date(2026, 2, 23)]


def test_only_the_committee_posts_and_only_instructors(clerk: User, instructor: User, mediator: User) -> None:
    employer = EmployerFactory()
    with pytest.raises(NotAllowed):
        post_instructor(instructor=instructor, employer=employer, since=TODAY, by=instructor)
    with pytest.raises(Refusal):
        post_instructor(instructor=mediator, employer=employer, since=TODAY, by=clerk)


def test_the_log_of_a_week_is_written_once_and_amended(posting: InstructorPosting, instructor: User) -> None:
    write_log(posting=posting, week=TODAY, visits=1, people_met=4, done="走访", by=instructor)
    log = write_log(posting=posting, week=MONDAY, visits=2, people_met=5, done="走访两次", by=instructor)
    assert (WeeklyLog.objects.count(), log.week, log.visits) == (1, MONDAY, 2)
    with pytest.raises(Refusal):
        write_log(posting=posting, week=MONDAY + timedelta(days=7), visits=1, people_met=1, done="x", by=instructor)
    with pytest.raises(IntegrityError, match="weekly_log_begins_on_monday"), transaction.atomic():
        WeeklyLog.objects.create(posting=posting, week=TODAY, visits=1, people_met=1, done="x")


def test_nobody_else_writes_it(posting: InstructorPosting, clerk: User) -> None:
    other = make_person("instructor2", "万秀珍", Role.INSTRUCTOR)
    with pytest.raises(Http404):
        write_log(posting=posting, week=MONDAY, visits=1, people_met=1, done="x", by=other)
    with pytest.raises(NotAllowed):
        write_log(posting=posting, week=MONDAY, visits=1, people_met=1, done="x", by=clerk)


def test_a_need_is_followed_until_it_is_met(posting: InstructorPosting, instructor: User, clerk: User) -> None:
    need = raise_need(employer=posting.employer, kind=NeedKind.TRAINING, words="想办一次培训", by=instructor)
    follow_need(need=need, state=NeedState.IN_HAND, words="已联系夜校", by=clerk)
    follow_need(need=need, state=NeedState.MET, words="周五开课", by=instructor)
    need.refresh_from_db()
    assert need.state == NeedState.MET
    assert need.ended_at is not None
    with pytest.raises(MoveNotAllowed):
        follow_need(need=need, state=NeedState.NOT_MET, words="x", by=clerk)


def test_after_the_posting_the_enterprise_is_out_of_sight(
    posting: InstructorPosting, instructor: User, clerk: User
) -> None:
    need = raise_need(employer=posting.employer, kind=NeedKind.OTHER, words="要一块公告栏", by=instructor)
    assert list(EnterpriseNeed.objects.visible_to(instructor)) == [need]
    end_instructor_posting(posting=posting, last_day=TODAY - timedelta(days=1), by=clerk)
    assert not EnterpriseNeed.objects.visible_to(instructor).exists()
    with pytest.raises(Http404):
        follow_need(need=need, state=NeedState.MET, words="x", by=instructor)


def test_the_committee_sees_who_has_how_much_and_which_enterprises_have_nobody(
    posting: InstructorPosting, instructor: User
) -> None:
    alone = EmployerFactory(short_name="王姐月嫂")
    raise_need(employer=posting.employer, kind=NeedKind.OTHER, words="要一块公告栏", by=instructor)
    [load] = workloads(on=TODAY)
    assert (load.instructor, len(load.lines), load.missing, load.open_needs) == (instructor, 1, 2, 1)
    assert enterprises_without(on=TODAY) == [alone]


def test_the_queue_names_the_log_due_and_the_need_that_rests(posting: InstructorPosting, instructor: User) -> None:
    raise_need(employer=posting.employer, kind=NeedKind.OTHER, words="要一块公告栏", by=instructor)
    assert [item.title for item in _logs_due(instructor, 5)] == ["周志待填：华丽家政"]
    assert _needs_resting(instructor, 5) == []
    with clock.frozen(TODAY + timedelta(days=20)):
        assert [item.title for item in _needs_resting(instructor, 5)] == ["诉求两周没有进展：华丽家政"]


def test_the_instructor_fills_the_log_from_the_page(
    client: Client, posting: InstructorPosting, instructor: User
) -> None:
    signed_in(client, instructor)
    page = client.get(reverse("branches:my_enterprises")).content.decode()
    url = reverse("branches:weekly_log", args=[posting.pk, MONDAY.isoformat()])
    assert url in page
    client.post(url, {"visits": 2, "people_met": 6, "done": "走访门店"})
    assert WeeklyLog.objects.get().people_met == 6
    assert "走访门店" in client.get(reverse("branches:instructor_posting", args=[posting.pk])).content.decode()


def test_overview_costs_the_same_for_any_number(clerk: User, django_assert_num_queries) -> None:
    for number in range(5):
        someone = make_person(f"instructor{number}", "万秀珍", Role.INSTRUCTOR)
        post_instructor(instructor=someone, employer=EmployerFactory(), since=TODAY, by=clerk)
    with django_assert_num_queries(3):
        workloads(on=TODAY)
