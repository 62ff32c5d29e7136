"""Ending a posting."""

from datetime import date, timedelta

import pytest

from jinxi_portal.accounts.actions.end_posting import end_posting
from jinxi_portal.accounts.events import PostingEnded
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed, Role
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock, events
from tests.cast import make_person


def test_the_role_is_gone_the_day_after(administrator: User, clerk: User, told: list[events.Event]) -> None:
    today = clock.today()
    end_posting(posting=clerk.postings.get(), last_day=today, by=administrator)
    assert User.objects.get(pk=clerk.pk).roles_today() == {Role.COMMITTEE_CLERK}
    with clock.frozen(today + timedelta(days=1)):
        assert User.objects.get(pk=clerk.pk).roles_today() == set()
    assert [type(event) for event in told] == [PostingEnded]


def test_it_refuses_twice_but_may_be_brought_forward(administrator: User, clerk: User) -> None:
    posting = clerk.postings.get()
    end_posting(posting=posting, last_day=date(2026, 12, 31), by=administrator)
    with pytest.raises(Refusal) as refused:
        end_posting(posting=posting, last_day=date(2026, 12, 31), by=administrator)
    assert refused.value.code == "already_ended"
    assert end_posting(posting=posting, last_day=date(2026, 6, 30), by=administrator).until == date(2026, 6, 30)


def test_it_cannot_end_before_it_began(administrator: User, clerk: User) -> None:
    with pytest.raises(Refusal) as refused:
        end_posting(posting=clerk.postings.get(), last_day=date(2019, 1, 1), by=administrator)
    assert refused.value.code == "ends_before_start"


def test_colleagues_may_not_and_nobody_the_own(administrator: User, clerk: User, secretary: User) -> None:
    with pytest.raises(NotAllowed):
        end_posting(posting=clerk.postings.get(), last_day=clock.today(), by=secretary)
    with pytest.raises(NotAllowed):
        end_posting(posting=administrator.postings.get(), last_day=clock.today(), by=administrator)


def test_the_last_administrator_stays(administrator: User) -> None:
    deputy = make_person("deputy", "方圆", Role.SYSTEM_ADMINISTRATOR)
    ended = end_posting(posting=administrator.postings.get(), last_day=clock.today(), by=deputy)
    assert ended.until == clock.today()
    # The first one is still on duty today, and is the next to try: nobody would be left tomorrow.
    with pytest.raises(Refusal) as refused:
        end_posting(posting=deputy.postings.get(), last_day=clock.today(), by=administrator)
    assert refused.value.code == "last_administrator"
    assert deputy.postings.get().until is None
