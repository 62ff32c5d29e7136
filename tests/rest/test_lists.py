"""Lists go by cursor and cost the same on every page."""

from typing import Any

import pytest

from jinxi_portal.records.models import Draft
from tests.rest.conftest import Caller

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things/"


@pytest.fixture
def many(api: Caller) -> None:
    Draft.objects.bulk_create(Draft(user=api.key.account, key=f"tests.{n:03}", content="x") for n in range(25))


@pytest.mark.usefixtures("many")
def test_every_row_comes_once_even_when_rows_are_added_meanwhile(api: Caller) -> None:
    seen: list[str] = []
    address = f"{THINGS}?limit=10"
    while address:
        page = api.get(address).json()
        seen += [row["key"] for row in page["results"]]
        address = page["next"]
        Draft.objects.create(user=api.key.account, key=f"tests.later{len(seen)}", content="x")
        if len(seen) > 60:
            break
    assert seen[:25] == [f"tests.{n:03}" for n in range(25)]
    assert len(seen) == len(set(seen))


@pytest.mark.usefixtures("many")
def test_a_page_costs_the_same_however_far_it_is(api: Caller, django_assert_num_queries: Any) -> None:
    first = api.get(f"{THINGS}?limit=5").json()
    with django_assert_num_queries(2):
        api.get(first["next"])


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("limit", "shown"), [("5", 5), ("100000", 25), ("0", 25), ("many", 25)])
def test_the_limit_has_a_limit(api: Caller, limit: str, shown: int) -> None:
    assert len(api.get(f"{THINGS}?limit={limit}").json()["results"]) == shown
