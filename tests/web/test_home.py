from collections.abc import Callable
from typing import Any

from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects, assertTemplateUsed

from jinxi_portal.kernel import slots
from tests.cast import signed_in


def test_it_sends_a_stranger_to_the_sign_in(client: Client, db: None) -> None:
    assert client.get("/").headers["Location"].startswith("/accounts/login/?next=/")


def test_it_sends_staff_to_their_queue(client: Client, clerk: Any) -> None:
    assertRedirects(signed_in(client, clerk).get("/"), "/queue/")


def test_it_sends_a_worker_to_the_phone_page(client: Client, worker: Any) -> None:
    response = signed_in(client, worker).get("/", follow=True)
    assertRedirects(response, "/home/")
    assertTemplateUsed(response, "layouts/phone.html")
    assertContains(response, "王桂芳，您好。")


def test_it_takes_the_first_page_that_fits(client: Client, clerk: Any, fill_slot: Callable[..., None]) -> None:
    fill_slot(
        "first_pages",
        slots.FirstPage("late", "web:queue", lambda user: True, order=9),
        slots.FirstPage("never", "web:worker_home", lambda user: False, order=1),
        slots.FirstPage("early", "web:search", lambda user: True, order=5),
    )
    assertRedirects(signed_in(client, clerk).get("/"), "/search/")


def test_it_tells_somebody_without_a_posting_whom_to_ask(client: Client, nobody: Any) -> None:
    assertTemplateUsed(signed_in(client, nobody).get("/"), "web/no_posting.html")


def test_it_hides_the_workers_page_from_staff(client: Client, clerk: Any) -> None:
    assert signed_in(client, clerk).get("/home/").status_code == 404
