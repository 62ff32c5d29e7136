"""The organisation in a real browser: last year's tree, a transfer from both sides, a log from the phone."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from branches.actions.post_instructor import post_instructor
from branches.actions.reform_organisation import reform_organisation
from branches.models import Transfer, WeeklyLog
from branches.rules.instructors import week_of
from branches.states import OrganisationKind, TransferState
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_organisation, make_own_branch
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.members.factories import EmployerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_last_years_tree_is_chosen_by_its_date(browser_page: Any, portal_url: str, clerk: Any) -> None:
    branch = make_organisation("秀谷镇家政党支部")
    make_member(branch)
    reform_organisation(
        organisation=branch,
        name="秀谷家政联合党支部",
        kind=OrganisationKind.JOINT_BRANCH,
        parent=branch.parent,
        since=clock.today() - timedelta(days=30),
        by=clerk,
    )
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("branches:tree"))
    browser_page.wait_for_selector("text=秀谷家政联合党支部")
    browser_page.fill("#id_on", (clock.today() - timedelta(days=300)).isoformat())
    browser_page.click("main form button[type=submit]")
    browser_page.wait_for_selector("text=现名：秀谷家政联合党支部")
    expect(browser_page.locator(".tree a", has_text="秀谷镇家政党支部")).to_have_count(1)
    assert_no_axe_violations(browser_page)


def test_a_transfer_goes_from_the_secretary_to_the_clerk_and_arrives(
    open_browser: Any, portal_url: str, branch_secretary: Any, clerk: Any
) -> None:
    member = make_member(make_own_branch(), name="饶国强", since=date(2024, 3, 20))
    joins = make_organisation("百晓家党支部")
    page = open_browser(width=1440)
    sign_in_browser(page, portal_url, branch_secretary)
    page.goto(portal_url + member.organisation.get_absolute_url())
    assert_no_axe_violations(page)
    page.click("main a:has-text('转接')")
    page.select_option("#id_to_organisation", label=joins.name)
    page.fill("#id_why", "到新单位工作")
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=已提出转接")

    other = open_browser(width=360, height=740)
    sign_in_browser(other, portal_url, clerk)
    other.goto(portal_url + Transfer.objects.get().get_absolute_url())
    assert_no_axe_violations(other)
    other.click("button:has-text('同意接收')")
    other.click("main a:has-text('登记报到')")
    other.click("main form button[type=submit]")
    other.wait_for_selector("text=转接已办结")
    assert Transfer.objects.get().state == TransferState.COMPLETED
    assert_fits(other)


def test_the_instructor_writes_the_log_on_the_phone(
    phone_page: Any, portal_url: str, instructor: Any, clerk: Any
) -> None:
    employer = EmployerFactory(code="huali", short_name="华丽家政")
    since = week_of(clock.today()) - timedelta(days=7)
    post_instructor(instructor=instructor, employer=employer, since=since, by=clerk)
    sign_in_browser(phone_page, portal_url, instructor)
    phone_page.goto(portal_url + reverse("branches:my_enterprises"))
    assert_no_axe_violations(phone_page)
    phone_page.click("text=填本周周志")
    phone_page.fill("#id_visits", "2")
    phone_page.fill("#id_people_met", "5")
    phone_page.fill("#id_done", "走访门店，听取意见")
    assert_no_axe_violations(phone_page)
    phone_page.click("main form button[type=submit]")
    phone_page.wait_for_selector("text=周志已保存")
    assert WeeklyLog.objects.get().visits == 2
