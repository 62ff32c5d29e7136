from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from jinxi_portal.kernel import slots
from tests.cast import signed_in

asked: list[tuple[str, str, int]] = []


def _find(user: Any, words: str, limit: int) -> Iterator[slots.SearchHit]:
    asked.append((user.username, words, limit))
    if "王" in words:
        for number in range(50):
            yield slots.SearchHit(f"王桂芳{number}", f"/people/{number}/", "从业人员", "<b>华丽家政</b>")


@pytest.fixture(autouse=True)
def _sources(fill_slot: Callable[..., None]) -> None:
    asked.clear()
    fill_slot(
        "search", slots.SearchSource("people", "人员", _find), slots.SearchSource("none", "无", lambda u, w, n: [])
    )


def test_it_keeps_the_words_out_of_the_address(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/search/", {"words": " 王桂芳 "}, follow=True)
    address = response.redirect_chain[-1][0]
    assert address.startswith("/search/?words=~") or address.startswith("/search/?words=%7E")
    assertContains(response, "查找“王桂芳”")


def test_it_shows_hits_by_room_up_to_a_limit(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/search/", {"words": "王"}, follow=True)
    assertContains(response, "/people/19/")
    assertNotContains(response, "/people/20/")
    assertNotContains(response, "<b>华丽家政</b>")


def test_it_asks_as_the_user_who_searches(client: Client, clerk: Any) -> None:
    signed_in(client, clerk).post("/search/", {"words": "王  桂芳"}, follow=True)
    assert asked == [("clerk", "王 桂芳", 20)]


def test_it_asks_nobody_when_nothing_is_typed(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/search/", {"words": "   "}, follow=True)
    assert response.redirect_chain[-1][0] == "/search/"
    assert asked == []


def test_it_forgets_a_handle_of_another_session(client: Client, clerk: Any, secretary: Any) -> None:
    address = signed_in(client, clerk).post("/search/", {"words": "王"}).headers["Location"]
    other = signed_in(Client(), secretary).get(address)
    assertNotContains(other, "王桂芳")
    assert asked == []


def test_it_suggests_while_typing(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/search/suggestions/", {"words": "王"})
    assertContains(response, "王桂芳4")
    assertNotContains(response, "王桂芳5")
    assertNotContains(response, "<html")


def test_it_says_when_nothing_was_found(client: Client, clerk: Any) -> None:
    assertContains(signed_in(client, clerk).post("/search/suggestions/", {"words": "zz"}), "没有找到")
    assertContains(client.post("/search/", {"words": "zz"}, follow=True), "没有找到")


def test_workers_and_employers_cannot_search(client: Client, worker: Any, employer_staff: Any) -> None:
    for outsider in (worker, employer_staff):
        assert signed_in(client, outsider).post("/search/suggestions/", {"words": "王"}).status_code == 404
    assert asked == []
