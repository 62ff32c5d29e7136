from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from jinxi_portal.kernel import slots
from jinxi_portal.web.queue import gather
from tests.cast import signed_in

LATE = slots.QueueItem("逾期的走访", "/late/", due=date(2026, 5, 1), overdue=True)
SOON = slots.QueueItem("快到期的名册", "/soon/", due=datetime(2026, 5, 3, 15, tzinfo=UTC))
LATER = slots.QueueItem("不急的复核", "/later/", due=date(2026, 5, 4))
OPEN = slots.QueueItem("没有期限的事", "/open/")


def _source(key: str, *items: slots.QueueItem, order: int = 100) -> slots.QueueSource:
    return slots.QueueSource(key, key, lambda user, limit: items[:limit], order)


def test_overdue_things_come_first_then_by_date(fill_slot: Callable[..., None]) -> None:
    fill_slot("queue", _source("leads", OPEN, LATER, SOON, LATE))
    assert list(gather(None)[0].items) == [LATE, SOON, LATER, OPEN]


def test_a_room_with_something_overdue_comes_first(fill_slot: Callable[..., None]) -> None:
    fill_slot("queue", _source("calm", OPEN, order=1), _source("late", LATE, order=2))
    assert [group.key for group in gather(None)] == ["late", "calm"]


def test_a_room_where_nothing_waits_is_not_shown(fill_slot: Callable[..., None]) -> None:
    fill_slot("queue", _source("empty"), _source("full", OPEN))
    assert [group.key for group in gather(None)] == ["full"]


def test_the_page_says_how_much_is_overdue(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot("queue", _source("leads", LATE, SOON))
    response = signed_in(client, clerk).get("/queue/")
    assertContains(response, "2 件事等您办")
    assertContains(response, "其中 1 件已逾期")
    assertContains(response, 'href="/late/"')
    assertContains(response, "2026-05-03</time> 前")
    clerk.language = "en"
    clerk.save()
    response = client.get("/queue/")
    assertContains(response, "2 things wait for you")
    assertContains(response, 'by <time datetime="2026-05-03')


def test_an_empty_queue_says_so(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot("queue")
    assertContains(signed_in(client, clerk).get("/queue/"), "现在没有等您办的事")


def test_a_title_that_looks_like_markup_stays_text(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot("queue", _source("leads", slots.QueueItem("<script>alert(1)</script>", "/x/", note="<i>")))
    response = signed_in(client, clerk).get("/queue/")
    assertContains(response, "&lt;script&gt;alert(1)&lt;/script&gt;")
    assertNotContains(response, "<script>alert(1)")


def test_workers_do_not_know_of_it(client: Client, worker: Any) -> None:
    assert signed_in(client, worker).get("/queue/").status_code == 404
