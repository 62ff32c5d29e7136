"""An employer with two people on its roster, as the committee and the employer's own staff see them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Employer, Roster
from tests.cast import EMPLOYER, signed_in
from tests.members.factories import EmployerFactory, EngagementFactory, RosterFactory

Page = Callable[..., str]


@pytest.fixture
def employer(db: None) -> Employer:
    """华丽家政, where ``employer_staff`` works."""
    made: Employer = EmployerFactory(
        pk=EMPLOYER, code="huali", name="金溪县华丽家政服务有限公司", short_name="华丽家政"
    )
    return made


@pytest.fixture
def roster(employer: Employer) -> Roster:
    made: Roster = RosterFactory(employer=employer, rows=2, came=2)
    for name in ("李晓华", "王秀兰"):
        EngagementFactory(roster=made, name=name, since=made.as_of)
    return made


@pytest.fixture
def see(client: Client) -> Page:
    """``see(who, "rosters")``: the page as somebody sees it."""

    def page(user: Any, name: str, /, *args: Any, status: int = 200, **query: Any) -> str:
        answer = signed_in(client, user).get(reverse(f"members:{name}", args=args), query)
        assert answer.status_code == status, answer.status_code
        return str(answer.content.decode())

    return page


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    def send(user: Any, name: str, /, *args: Any, **data: Any) -> Any:
        return signed_in(client, user).post(reverse(f"members:{name}", args=args), data, follow=True)

    return send
