from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from jinxi_portal.web.actions import save_filter as save_filter_act
from jinxi_portal.web.actions.save_filter import TooManyFiltersError, save_filter
from jinxi_portal.web.models import SavedFilter
from tests.cast import signed_in

POSTED = {"list_key": "web.sample", "name": "待核实", "query": "state=open&sort=-since", "next": "/styleguide/"}


def test_it_is_saved_and_offered_in_the_list(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/filters/save/", POSTED, follow=True)
    assertContains(response, "/styleguide/?state=open&amp;sort=-since")
    assertContains(response, "已保存常用筛选“待核实”")


def test_a_known_name_is_replaced(clerk: Any) -> None:
    for query in ("a=1", "a=2"):
        save_filter(by=clerk, list_key="members.people", name="本月", query=query)
    assert SavedFilter.objects.get().query == "a=2"


def test_it_refuses_one_more_than_the_menu_holds(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_filter_act, "MOST_PER_LIST", 1)
    save_filter(by=clerk, list_key="members.people", name="一", query="")
    with pytest.raises(TooManyFiltersError):
        save_filter(by=clerk, list_key="members.people", name="二", query="")
    save_filter(by=clerk, list_key="members.leads", name="二", query="")


def test_a_full_menu_is_told_on_the_page(client: Client, clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_filter_act, "MOST_PER_LIST", 0)
    assertContains(signed_in(client, clerk).post("/filters/save/", POSTED, follow=True), "请先删去一个")


def test_a_filter_without_a_name_is_not_saved(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/filters/save/", {**POSTED, "name": " "}, follow=True)
    assertContains(response, "请给这个筛选起一个名字")
    assert not SavedFilter.objects.exists()


def test_nobody_sees_or_removes_anothers(client: Client, clerk: Any, secretary: Any) -> None:
    saved = save_filter(by=secretary, list_key="web.sample", name="书记的", query="")
    response = signed_in(client, clerk).get("/styleguide/")
    assert "书记的" not in response.content.decode()
    assert client.post(f"/filters/{saved.pk}/forget/").status_code == 404
    assert SavedFilter.objects.filter(pk=saved.pk).exists()


def test_it_is_removed(client: Client, clerk: Any) -> None:
    saved = save_filter(by=clerk, list_key="web.sample", name="待核实", query="")
    response = signed_in(client, clerk).post(f"/filters/{saved.pk}/forget/", {"next": "/styleguide/"}, follow=True)
    assertContains(response, "已删除这个常用筛选")
    assert not SavedFilter.objects.exists()


def test_it_never_leads_out_of_the_portal(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/filters/save/", {**POSTED, "next": "//elsewhere.example/"})
    assert response.headers["Location"] == "/"
