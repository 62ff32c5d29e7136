from collections.abc import Callable
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from jinxi_portal.kernel import slots
from tests.cast import signed_in


def _entry(key: str, label: str, **fields: Any) -> slots.MenuEntry:
    return slots.MenuEntry(key, label, "web:queue", **{"visible": lambda user: True, **fields})


def test_the_rail_groups_the_rooms_in_their_order(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot(
        "menu",
        _entry("b", "名册", room="党员", order=20),
        _entry("a", "线索", room="党员", order=10, badge=lambda user: 14),
        _entry("c", "夜校班次", room="夜校", order=15),
    )
    page = signed_in(client, clerk).get("/search/").content.decode()
    assert page.index("线索") < page.index("名册") < page.index("夜校班次")
    assert page.count('class="rail-room"') == 2
    assert '<span class="rail-count">14</span>' in page


def test_the_rail_shows_only_what_its_entry_allows(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot("menu", _entry("seen", "看得见"), _entry("hidden", "看不见", visible=lambda user: False))
    response = signed_in(client, clerk).get("/search/")
    assertContains(response, "看得见")
    assertNotContains(response, "看不见")


def test_the_rail_marks_the_page_one_is_on(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot("menu", _entry("queue", "我的待办"))
    assertContains(signed_in(client, clerk).get("/queue/"), 'href="/queue/" aria-current="page"')


def test_a_label_that_looks_like_markup_stays_text(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot("menu", _entry("odd", "<img src=x>", room="<b>room</b>"))
    response = signed_in(client, clerk).get("/queue/")
    assertContains(response, "&lt;img src=x&gt;")
    assertNotContains(response, "<b>room</b>")


def test_the_foot_of_the_phone_shows_five_tabs_at_most(
    client: Client, worker: Any, fill_slot: Callable[..., None]
) -> None:
    fill_slot("phone_tabs", *(slots.PhoneTab(f"t{n}", f"第{n}格", "web:worker_home", "home", n) for n in range(7)))
    response = signed_in(client, worker).get("/home/")
    assertContains(response, "第4格")
    assertNotContains(response, "第5格")


def test_the_title_stands_in_the_tab_and_in_the_heading(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).get("/queue/")
    assertContains(response, "<title>我的待办 · 金溪家政党建</title>", html=True)
    assertContains(response, "<h1>我的待办</h1>", html=True)


def test_it_says_what_the_search_field_and_the_skip_link_are(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).get("/queue/")
    assertContains(response, '<a class="skip-link" href="#content">跳到正文</a>', html=True)
    assertContains(response, 'id="global-search"')


def test_an_empty_page_costs_few_queries(
    client: Client, clerk: Any, fill_slot: Callable[..., None], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill_slot("menu", *(_entry(f"m{n}", f"第{n}行") for n in range(20)))
    fill_slot("queue")
    fill_slot("home_figures")
    signed_in(client, clerk).get("/queue/")
    with django_assert_max_num_queries(6):
        client.get("/queue/")


def test_a_page_below_a_line_of_the_rail_marks_that_line(
    client: Client, clerk: Any, fill_slot: Callable[..., None]
) -> None:
    fill_slot("menu", slots.MenuEntry("parts", "部件", "web:styleguide", lambda user: True), _entry("queue", "待办"))
    signed_in(client, clerk)
    assertContains(client.get("/styleguide/"), 'href="/styleguide/" aria-current="page"')
    assertContains(client.get("/styleguide/no-such-page/"), 'href="/styleguide/" aria-current="true"', status_code=404)


def test_who_may_not_search_meets_no_search_field(client: Client, clerk: Any, employer_staff: Any) -> None:
    for user, shown in ((clerk, True), (employer_staff, False)):
        page = signed_in(client, user).get("/accounts/me/").content.decode()
        assert ('id="global-search"' in page) is shown
