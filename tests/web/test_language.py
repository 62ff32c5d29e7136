from typing import Any

from django.test import Client
from pytest_django.asserts import assertContains

from tests.cast import signed_in


def test_it_is_kept_with_the_account(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).post("/language/", {"language": "en", "next": "/queue/"})
    assert response.headers["Location"] == "/queue/"
    clerk.refresh_from_db()
    assert clerk.language == "en"


def test_the_account_wins_over_the_browser(client: Client, clerk: Any) -> None:
    clerk.language = "en"
    clerk.save()
    response = signed_in(client, clerk).get("/queue/", headers={"Accept-Language": "zh-CN"})
    assertContains(response, '<html lang="en"')
    assert response.headers["Content-Language"] == "en"


def test_the_page_says_its_language(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).get("/queue/", headers={"Accept-Language": "zh-CN"})
    assertContains(response, '<html lang="zh-hans"')


def test_a_visitor_keeps_it_in_a_cookie(client: Client, db: None) -> None:
    client.post("/language/", {"language": "en", "next": "/offline/"})
    assertContains(client.get("/offline/"), '<html lang="en"')


def test_an_unknown_language_changes_nothing(client: Client, clerk: Any) -> None:
    signed_in(client, clerk).post("/language/", {"language": "xx"})
    clerk.refresh_from_db()
    assert clerk.language == ""


def test_it_never_leads_out_of_the_portal(client: Client, db: None) -> None:
    response = client.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


def test_large_type_is_kept_with_the_account(client: Client, worker: Any) -> None:
    signed_in(client, worker).post("/type-size/", {"size": "large", "next": "/home/"})
    assertContains(client.get("/home/"), 'class="large-type"')
    client.post("/type-size/", {"size": "usual", "next": "https://elsewhere.example/"})
    worker.refresh_from_db()
    assert worker.large_type is False
