"""Rosters, comparisons and employers in a real browser: watched, asked before harm, and for everybody at both widths."""

from typing import Any

import pytest
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.models import LinkageRun, Roster
from members.states import RosterState, RunState
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.members.factories import LinkageRunFactory, RegisterEntryFactory, make_lead

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_comparison_is_watched_to_its_end(browser_page: Any, portal_url: str, clerk: Any) -> None:
    run = LinkageRunFactory(state=RunState.RUNNING, stage="count", beat_at=clock.now(), roster_rows=300)
    runs = LinkageRun.objects.filter(pk=run.pk)
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:comparisons"))
    browser_page.wait_for_selector("text=2 / 8")
    runs.update(stage="decide")
    browser_page.wait_for_selector("text=5 / 8")
    runs.update(state=RunState.DONE, finished_at=clock.now(), strong=18)
    browser_page.wait_for_selector("text=很像 18 条")
    browser_page.wait_for_selector("text=开始比对")


def test_a_roster_is_taken_back_after_the_question(
    browser_page: Any, portal_url: str, clerk: Any, roster: Roster
) -> None:
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:roster", args=[roster.number]))
    browser_page.click("text=撤回花名册…")
    browser_page.wait_for_selector("text=它带来的 2 条用工记录")
    assert_no_axe_violations(browser_page)
    browser_page.click("main form [type=submit]")
    browser_page.wait_for_selector(f"text=已撤回花名册 {roster.number}")
    roster.refresh_from_db()
    assert roster.state == RosterState.WITHDRAWN


@pytest.mark.parametrize("width", [1440, 360])
def test_every_page_is_for_everybody(
    open_browser: Any, portal_url: str, clerk: Any, roster: Roster, width: int
) -> None:
    RegisterEntryFactory()
    done = LinkageRunFactory(strong=1, roster_rows=2, parameters={"rates": {}}, versions={"splink": "5"})
    failed = LinkageRunFactory(state=RunState.FAILED, problem="比对中途出错，没有存入任何结果。")
    make_lead(run=done)
    page = open_browser(width=width)
    sign_in_browser(page, portal_url, clerk)
    for name, *args in (
        ("rosters",),
        ("roster", roster.number),
        ("comparisons",),
        ("comparison", done.number),
        ("comparison", failed.number),
        ("employers",),
        ("employer", roster.employer.code),
        ("new_employer",),
    ):
        page.goto(portal_url + reverse(f"members:{name}", args=args))
        assert_no_axe_violations(page)
        assert_fits(page)
