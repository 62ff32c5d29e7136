"""Telling people: once, in the portal always, outside when they wish and not at night."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.delivering import deliver_due
from jinxi_portal.notices.models import Choice, Delivery, DeliveryState, Notice
from jinxi_portal.notices.public import notify
from jinxi_portal.notices.reading import lines_of
from tests.cast import make_person
from tests.notices.conftest import Postbag

pytestmark = pytest.mark.django_db(transaction=False)

MAY_5 = datetime(2026, 5, 5, tzinfo=clock.ZONE)
AFTERNOON, NIGHT, MORNING = (MAY_5 + timedelta(hours=hours) for hours in (15, 23, 31.5))


@pytest.fixture
def tell(django_capture_on_commit_callbacks: Any, worker: User) -> Any:
    def told(*people: User, at: datetime = AFTERNOON, kind: str = "tests.told", **more: Any) -> int:
        facts = {"left": 3} if kind == "tests.told" else {}
        with clock.frozen(at), django_capture_on_commit_callbacks(execute=True):
            return notify(kind=kind, to=people, subject=worker, **{"facts": facts, **more})

    return told


def test_it_stands_in_the_inbox_in_the_readers_words(tell: Any, clerk: User, secretary: User) -> None:
    assert tell(clerk, by=secretary) == 1
    (line,) = lines_of(Notice.objects.all(), clerk)
    assert line.text == "周建国 办了 王桂芳，还有 3 天"
    assert line.leads_on


def test_nobody_is_told_twice_but_the_next_stage_is_told(tell: Any, clerk: User, other_clerk: User) -> None:
    assert tell(clerk, stage="1") == 1
    assert tell(clerk, other_clerk, stage="1") == 1
    assert tell(clerk, stage="2") == 1


def test_nobody_is_told_of_the_own_act_nor_after_leaving(tell: Any, clerk: User, other_clerk: User) -> None:
    other_clerk.is_active = False
    assert tell(clerk, other_clerk, by=clerk) == 0


def test_it_costs_the_same_for_many(
    clerk: User, worker: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    notify(kind="tests.told", to=[clerk], subject=worker, facts={"left": 3}, stage="warm")
    crowd = [make_person(f"p{number}", "甲", mobile=f"139000001{number:02}") for number in range(30)]
    for people in (crowd[:1], crowd):
        with django_assert_num_queries(4):
            notify(kind="tests.told", to=people, subject=worker, facts={"left": 3}, stage=str(len(people)))


def test_free_text_is_no_fact(clerk: User, worker: User) -> None:
    with pytest.raises(ValueError, match="left"):
        notify(kind="tests.told", to=[clerk], subject=worker, facts={"left": "很长" * 60})


def test_what_goes_outside_says_nothing_of_the_matter(tell: Any, postbag: type[Postbag], clerk: User) -> None:
    tell(clerk)
    assert postbag.sent == [("to-clerk", "金溪家政党建：您有新的通知，请打开门户查看。")]
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_a_kind_that_stays_inside_stays_inside(tell: Any, postbag: type[Postbag], clerk: User) -> None:
    tell(clerk, kind="tests.quiet")
    assert not postbag.sent
    assert Notice.objects.count() == 1


def test_a_choice_goes_before_the_kinds_default(
    tell: Any, postbag: type[Postbag], clerk: User, secretary: User
) -> None:
    Choice.objects.create(user=clerk, kind="tests.told", channel="sms", wanted=False)
    Choice.objects.create(user=secretary, kind="tests.quiet", channel="sms", wanted=True)
    tell(clerk, kind="tests.told")
    tell(secretary, kind="tests.quiet")
    assert [address for address, _text in postbag.sent] == ["to-secretary"]


def test_the_night_is_quiet_and_the_morning_brings_one_message(tell: Any, postbag: type[Postbag], clerk: User) -> None:
    tell(clerk, at=NIGHT, stage="1")
    tell(clerk, at=NIGHT, stage="2")
    with clock.frozen(NIGHT):
        assert deliver_due() == 0
    assert not postbag.sent
    with clock.frozen(MORNING):
        assert deliver_due() == 1
    assert len(postbag.sent) == 1
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.SENT}


def test_what_is_urgent_does_not_wait_for_the_morning(tell: Any, postbag: type[Postbag], clerk: User) -> None:
    tell(clerk, at=NIGHT, kind="tests.urgent")
    assert len(postbag.sent) == 1


def test_what_was_read_in_the_meantime_is_not_sent(tell: Any, postbag: type[Postbag], clerk: User) -> None:
    tell(clerk, at=NIGHT)
    Notice.objects.update(read_at=NIGHT)
    with clock.frozen(MORNING):
        assert deliver_due() == 0
    assert Delivery.objects.get().state == DeliveryState.NOT_NEEDED


def test_a_provider_that_is_away_is_tried_again_and_given_up_in_the_end(
    tell: Any, postbag: type[Postbag], clerk: User
) -> None:
    postbag.away = True
    tell(clerk)
    at = AFTERNOON - timedelta(hours=6)
    for _try in range(5):
        at += timedelta(hours=4)
        with clock.frozen(at):
            deliver_due()
        if at > AFTERNOON + timedelta(hours=4):
            break
    assert Delivery.objects.get().tries >= 2
    Delivery.objects.update(tries=3, not_before=AFTERNOON)
    with clock.frozen(AFTERNOON):
        deliver_due()
    assert Delivery.objects.get().state == DeliveryState.GIVEN_UP
    assert Notice.objects.count() == 1  # in the portal it stays


def test_who_cannot_be_reached_reads_it_in_the_portal(tell: Any, postbag: type[Postbag], nobody: User) -> None:
    tell(nobody)
    assert not Delivery.objects.exists()
    assert Notice.objects.count() == 1


def test_what_the_reader_may_no_longer_see_is_not_named(tell: Any, secretary: User, only_clerks_see: Any) -> None:
    tell(secretary)
    only_clerks_see()
    (line,) = lines_of(Notice.objects.all(), secretary)
    assert "王桂芳" not in line.text
    assert not line.leads_on
