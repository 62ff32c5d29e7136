"""Any partner's system reads when and where the exchange meetings are, and nothing of who came."""

from datetime import date
from typing import Any

import pytest

from branches.actions.call_roll import add_guests
from branches.states_meetings import MeetingState
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_own_branch
from tests.branches.meeting_factories import make_exchange, make_meeting
from tests.members.factories import EmployerFactory
from tests.rest.conftest import caller

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/exchange-meetings/"


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    EmployerFactory.create(pk=1, code="huali", short_name="华丽家政")


def test_it_lists_announced_exchange_meetings_and_no_meeting_of_a_branch(clerk: User) -> None:
    with clock.frozen(date(2026, 3, 2)):
        running = make_exchange()
        make_exchange(state=MeetingState.PLANNED)
        make_meeting(make_own_branch(), state=MeetingState.NOTICED)
        answer = caller(clerk, scopes=("rosters:read",)).get(ADDRESS)
        rows = answer.json()["results"]
        assert [row["id"] for row in rows] == [str(running.uid)]
        assert set(rows[0]) == {"id", "title", "place", "starts_at", "ends_at", "held"}
        assert (rows[0]["place"], rows[0]["held"]) == ("金溪县家政之家", False)


def test_it_does_not_change_with_the_people(clerk: User) -> None:
    meeting = make_exchange()
    api = caller(clerk, scopes=("rosters:read",))
    before = api.get(ADDRESS).json()
    add_guests(meeting=meeting, names=["小黄", "细妹姐"], by=clerk)
    assert api.get(ADDRESS).json() == before
