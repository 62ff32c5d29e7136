"""Figures are computed on any day, printed, shown with what they count, and lead to their list."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from jinxi_portal.accounts.models import User
from jinxi_portal.figures.reading import Reading
from jinxi_portal.kernel import clock
from tests.cast import signed_in
from tests.figures.conftest import MEETINGS, RATE, UNKNOWN

TODAY = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def today() -> Any:
    with clock.frozen(TODAY):
        yield


def printed(*options: str) -> str:
    out = StringIO()
    with translation.override("zh-hans"):
        call_command("figures", *options, stdout=out)
    return out.getvalue()


def test_the_command_prints_what_exists_in_order() -> None:
    said = printed()
    assert [line.split()[0] for line in said.splitlines() if line.startswith("tests_")] == [
        MEETINGS.key,
        RATE.key,
        UNKNOWN.key,
    ]
    assert "tests_meetings  13 场  (2025-01-01 至 2026-05-06)" in said
    assert "tests_rate  90.5%  (2025-01-01 至 2025-12-31)" in said
    assert "tests_days  —  (截至 2026-05-06)" in said


def test_the_command_reads_another_day_and_writes_for_programs() -> None:
    told = json.loads(printed("--json", "--as-of", "2025-06-30"))
    assert told["tests_meetings"]["value"] == 7
    assert told["tests_meetings"]["until"] == "2025-06-30"
    assert told["tests_rate"]["value"] == 0.905
    assert told["tests_days"]["value"] is None


def test_the_command_says_how_a_day_is_written() -> None:
    with pytest.raises(CommandError, match="2026-05-03"):
        printed("--as-of", "yesterday")


def test_a_promise_is_kept_broken_or_unknown() -> None:
    assert RATE.keeps_promise(RATE.compute(TODAY)) is True
    assert RATE.keeps_promise(0.5) is False
    assert UNKNOWN.keeps_promise(8) is False
    assert UNKNOWN.keeps_promise(None) is None
    assert MEETINGS.keeps_promise(13) is None


@pytest.mark.parametrize(
    ("share", "value", "said"), [(True, Decimal("0.905"), "90.5%"), (False, Decimal("18.3"), "18.3%")]
)
def test_shares_and_per_cents_read_alike(share: bool, value: Decimal, said: str) -> None:
    figure = replace(RATE, share=share, unit="%")
    reading = Reading(figure, TODAY, value)
    assert (reading.text, reading.unit) == (said, "")
    assert Reading(figure, TODAY, None).text == "—"


def test_the_page_says_value_period_and_meaning(client: Client, clerk: User) -> None:
    answer = signed_in(client, clerk).get("/figures/")
    for text in ("交流会", "13", "办过的交流会场次", "2025-01-01 至 2026-05-06", "90.5%", "不少于 90%"):
        assertContains(answer, text)
    assertContains(client.get("/figures/?as_of=2025-06-30"), "<strong>7</strong> 场")
    assertContains(client.get("/figures/?as_of=2030-01-01"), "这一天还没有到")


def test_the_list_stands_behind_the_figure(client: Client, clerk: User) -> None:
    answer = signed_in(client, clerk).get("/figures/tests_meetings/?as_of=2025-06-30")
    assertContains(answer, '<a href="/a/">第一场</a>')
    assertContains(answer, '<td role="cell" class="cell-text" data-label="日期">2025-02-01</td>')
    rate = client.get("/figures/tests_rate/?as_of=2025-06-30")
    assertRedirects(rate, "/queue/?until=2025-06-30", fetch_redirect_response=False)
    assert client.get("/figures/nothing/").status_code == 404


def test_lists_and_figures_are_exported(client: Client, clerk: User) -> None:
    told = b"".join(signed_in(client, clerk).get("/figures/export/")).decode()
    assert "就业率,90.5%" in told
    rows = b"".join(client.get("/figures/tests_meetings/export/")).decode()
    assert "'=1+1" in rows


def test_the_first_page_of_the_committee_has_the_figures(client: Client, clerk: User, mediator: User) -> None:
    assertContains(signed_in(client, clerk).get("/queue/"), "/queue/figures/")
    assertContains(client.get("/queue/figures/"), "交流会")
    assertNotContains(signed_in(client, mediator).get("/queue/figures/"), "交流会")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_can_be_read_by_everybody(browser_page: Any, phone_page: Any, portal_url: str, clerk: User) -> None:
    from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser

    for page in (browser_page, phone_page):
        sign_in_browser(page, portal_url, clerk)
        for address in ("/figures/", "/figures/tests_meetings/", "/queue/"):
            page.goto(portal_url + address)
            assert_no_axe_violations(page)
            assert_fits(page)
