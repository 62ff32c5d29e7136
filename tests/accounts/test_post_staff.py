"""Posting people to roles."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from jinxi_portal.accounts.actions.post_staff import post_staff
from jinxi_portal.accounts.events import StaffPosted
from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.public import NotAllowed, PlaceKind, Role, set_place
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock, events
from tests.cast import post

DAY = date(2026, 3, 2)


def test_it_gives_the_role_from_the_first_day(administrator: User, newcomer: User, told: list[events.Event]) -> None:
    posting = post_staff(
        user=newcomer, role=Role.MEDIATOR, since=DAY, place_name=" 秀谷红色微家 ", place_id=7, by=administrator
    )
    assert (posting.place_kind, posting.place_id, posting.place_name) == (PlaceKind.MICROHOME, 7, "秀谷红色微家")
    with clock.frozen(DAY - timedelta(days=1)):
        assert User.objects.get(pk=newcomer.pk).roles_today() == set()
    with clock.frozen(DAY):
        assert User.objects.get(pk=newcomer.pk).roles_today() == {Role.MEDIATOR}
    assert [type(event) for event in told] == [StaffPosted]


def test_the_last_day_counts(newcomer: User) -> None:
    post(newcomer, Role.MEDIATOR, since=DAY, until=DAY)
    with clock.frozen(DAY):
        assert User.objects.get(pk=newcomer.pk).roles_today() == {Role.MEDIATOR}
    with clock.frozen(DAY + timedelta(days=1)):
        assert User.objects.get(pk=newcomer.pk).roles_today() == set()


def test_nobody_else_may(clerk: User, worker: User, newcomer: User, administrator: User) -> None:
    with pytest.raises(NotAllowed) as refused:
        post_staff(user=newcomer, role=Role.MEDIATOR, since=DAY, place_name="甲", by=clerk)
    assert refused.value.decision.ask == (Role.SYSTEM_ADMINISTRATOR,)
    with pytest.raises(Http404):
        post_staff(user=newcomer, role=Role.MEDIATOR, since=DAY, place_name="甲", by=worker)
    with pytest.raises(NotAllowed):  # nobody gives rights to oneself
        post_staff(user=administrator, role=Role.COMMITTEE_SECRETARY, since=DAY, by=administrator)
    assert not Posting.objects.filter(role__in=[Role.MEDIATOR, Role.COMMITTEE_SECRETARY]).exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"until": DAY - timedelta(days=1)}, "ends_before_start"),
        ({"place_name": " "}, "place_missing"),
        ({"role": Role.WORKER, "place_name": ""}, "no_role_for_worker"),
    ],
)
def test_it_says_what_is_wrong(administrator: User, newcomer: User, changes: dict[str, Any], code: str) -> None:
    given: dict[str, Any] = {"role": Role.MEDIATOR, "since": DAY, "place_name": "秀谷红色微家", **changes}
    with pytest.raises(Refusal) as refused:
        post_staff(user=newcomer, by=administrator, **given)
    assert refused.value.code == code


def test_an_account_with_a_mobile_gets_no_office_role(administrator: User, newcomer: User) -> None:
    newcomer.mobile = "13900000007"
    newcomer.save()
    with pytest.raises(Refusal) as refused:
        post_staff(user=newcomer, role=Role.COMMITTEE_CLERK, since=DAY, by=administrator)
    assert refused.value.code == "no_role_for_worker"


def test_it_refuses_the_same_role_twice_at_the_same_time(administrator: User, newcomer: User) -> None:
    post_staff(user=newcomer, role=Role.COMMITTEE_CLERK, since=DAY, until=DAY + timedelta(days=30), by=administrator)
    with pytest.raises(Refusal) as refused:
        post_staff(user=newcomer, role=Role.COMMITTEE_CLERK, since=DAY + timedelta(days=30), by=administrator)
    assert refused.value.code == "already_posted"
    later = post_staff(user=newcomer, role=Role.COMMITTEE_CLERK, since=DAY + timedelta(days=31), by=administrator)
    assert later.until is None


def test_the_database_refuses_overlaps_too(newcomer: User) -> None:
    post(newcomer, Role.MEDIATOR, since=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        post(newcomer, Role.MEDIATOR, since=DAY + timedelta(days=400))
    post(newcomer, Role.MEDIATOR, since=DAY, place_id=2, place_name="另一个微家")
    post(newcomer, Role.MICROHOME_KEEPER, since=DAY)


@pytest.mark.parametrize("alone", [Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR])
def test_watching_and_giving_rights_go_with_no_other_role(administrator: User, newcomer: User, alone: Role) -> None:
    post_staff(user=newcomer, role=alone, since=DAY, until=DAY + timedelta(days=9), by=administrator)
    with pytest.raises(Refusal) as refused:
        post_staff(user=newcomer, role=Role.COMMITTEE_CLERK, since=DAY + timedelta(days=9), by=administrator)
    assert refused.value.code == "held_alone"
    post_staff(user=newcomer, role=Role.COMMITTEE_CLERK, since=DAY + timedelta(days=10), by=administrator)


def test_a_place_gets_its_id_later(newcomer: User) -> None:
    posting = post(newcomer, Role.EMPLOYER_STAFF, place_name="新来的家政")
    Posting.objects.filter(pk=posting.pk).update(place_id=None)
    assert set_place(kind=PlaceKind.EMPLOYER, name="新来的家政", place_id=44) == 1
    assert set_place(kind=PlaceKind.EMPLOYER, name="新来的家政", place_id=45) == 0
    posting.refresh_from_db()
    assert posting.place_id == 44
