"""Rosters: who sees which, what a roster's page says to whom, and taking one back."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinxi_portal.accounts.actions.close_elevated_access import close_elevated_access
from jinxi_portal.accounts.actions.open_elevated_access import open_elevated_access
from jinxi_portal.accounts.models import Scope
from jinxi_portal.sheets.public import ImportState, SheetImport
from members.actions.take_back_roster import take_back_roster
from members.models import Employer, Engagement, Roster
from members.states import LeadState, RosterState, RunState
from tests.cast import OTHER_EMPLOYER, signed_in
from tests.members.factories import EmployerFactory, EngagementFactory, LinkageRunFactory, RosterFactory, make_lead
from tests.members.lists.conftest import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(db: None) -> Roster:
    made: Roster = RosterFactory(employer=EmployerFactory(pk=OTHER_EMPLOYER, code="anxin", short_name="安心居"))
    return made


class CountedQueries(CaptureQueriesContext):
    """The tables that were read, in order."""

    def __init__(self) -> None:
        super().__init__(connection)

    @property
    def tables(self) -> list[str]:
        return [name for query in self.captured_queries for name in re.findall(r'FROM "(\w+)"', query["sql"])]


def without_tokens(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value=|nonce=|X-CSRFToken[^"]*)"[^"]*"|"[A-Za-z0-9]{64}"', "", page)


def main_of(page: str) -> str:
    """Without the rail and the top bar."""
    return page.partition("<main")[2].partition("</main>")[0]


def lead_on(roster: Roster, **fields: Any) -> Any:
    return make_lead(engagement=roster.engagements.order_by("pk").first(), **fields)


class TestTheList:
    def test_the_committee_sees_all_and_an_employer_its_own(
        self, see: Page, roster: Roster, elsewhere: Roster, clerk: Any, employer_staff: Any
    ) -> None:
        shown = see(clerk, "rosters")
        assert roster.number in shown
        assert elsewhere.number in shown
        own = see(employer_staff, "rosters")
        assert roster.number in own
        assert elsewhere.number not in own
        assert "安心居" not in own

    def test_it_filters_by_employer_state_and_date(
        self, see: Page, roster: Roster, elsewhere: Roster, clerk: Any
    ) -> None:
        old = RosterFactory(employer=roster.employer, as_of=date(2025, 1, 1), state=RosterState.WITHDRAWN)
        assert elsewhere.number not in see(clerk, "rosters", employer=roster.employer_id)
        withdrawn = see(clerk, "rosters", state="withdrawn")
        assert old.number in withdrawn
        assert roster.number not in withdrawn
        assert old.number not in see(clerk, "rosters", since="2026-01-01")

    def test_the_workbook_holds_what_is_shown(
        self, client: Client, roster: Roster, elsewhere: Roster, clerk: Any
    ) -> None:
        answer = signed_in(client, clerk).get(reverse("members:rosters_export"), {"employer": roster.employer_id})
        rows = list(openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
        assert [row[0] for row in rows[1:]] == [roster.number]

    def test_it_costs_the_same_for_one_and_for_many(
        self, client: Client, roster: Roster, clerk: Any, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(20):
            RosterFactory()
        signed_in(client, clerk).get(reverse("members:rosters"))
        with django_assert_max_num_queries(14):
            client.get(reverse("members:rosters"))


class TestThePage:
    def test_it_shows_who_is_on_the_list_masked(self, see: Page, roster: Roster, clerk: Any) -> None:
        shown = see(clerk, "roster", roster.number)
        assert "李晓华" in shown
        assert "361027********2462" in shown
        assert reverse("members:worker", args=[roster.engagements.first().worker.uid]) in shown

    def test_unchanged_people_stand_on_the_newest_roster_too(self, see: Page, roster: Roster, clerk: Any) -> None:
        newer = RosterFactory(employer=roster.employer, as_of=date(2026, 5, 1))
        EngagementFactory(roster=newer, name="陈桂英", since=newer.as_of)
        shown = see(clerk, "roster", newer.number)
        assert "陈桂英" in shown
        assert "李晓华" in shown
        came = see(clerk, "roster", newer.number, part="came")
        assert "陈桂英" in came
        assert "李晓华" not in came
        assert "已有更新的花名册" in see(clerk, "roster", roster.number)

    def test_it_shows_whom_it_noted_as_having_left(self, see: Page, roster: Roster, clerk: Any) -> None:
        newer = RosterFactory(employer=roster.employer, as_of=date(2026, 5, 1), left=1)
        Engagement.objects.filter(name="王秀兰").update(left_on=newer.as_of, left_with=newer)
        left = see(clerk, "roster", newer.number, part="left")
        assert "王秀兰" in left
        assert "李晓华" not in left

    def test_another_employers_number_in_the_address_leads_nowhere(
        self, see: Page, roster: Roster, other_employer_staff: Any
    ) -> None:
        see(other_employer_staff, "roster", roster.number, status=404)

    def test_an_employer_learns_nothing_of_leads_and_comparisons(
        self, see: Page, roster: Roster, employer_staff: Any
    ) -> None:
        """Neither by content nor by work done: with leads and comparisons the page is the same, query for query."""
        before = see(employer_staff, "roster", roster.number)
        with CountedQueries() as first:
            see(employer_staff, "roster", roster.number)
        lead_on(roster)
        LinkageRunFactory(state=RunState.RUNNING)
        with CountedQueries() as second:
            after = see(employer_staff, "roster", roster.number)
        assert without_tokens(before) == without_tokens(after)
        assert first.tables == second.tables
        assert not any(name in second.tables for name in ("members_lead", "members_leadevidence", "members_linkagerun"))
        for word in ("线索", "党员", "比对", "撤回"):
            assert word not in main_of(after)

    def test_it_costs_the_same_for_two_and_for_thirty(
        self, client: Client, roster: Roster, clerk: Any, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(30):
            EngagementFactory(roster=roster)
        signed_in(client, clerk).get(reverse("members:roster", args=[roster.number]))
        with django_assert_max_num_queries(24):
            client.get(reverse("members:roster", args=[roster.number]))

    def test_the_administrator_sees_lists_and_runs_only_while_elevated_access_is_open(
        self, see: Page, roster: Roster, administrator: Any
    ) -> None:
        assert "特别查看" in see(administrator, "roster", roster.number, status=403)
        opened = open_elevated_access(scope=Scope.CASES, reason="企业说名单打不开", minutes=15, by=administrator)
        assert "李晓华" in see(administrator, "roster", roster.number)
        see(administrator, "comparisons")
        for hidden in ("leads", "register", "workers"):
            see(administrator, hidden, status=403)
        see(administrator, "withdraw_roster", roster.number, status=403)
        close_elevated_access(elevated_access=opened, by=administrator)
        see(administrator, "rosters", status=403)


class TestTakingBack:
    def test_the_question_says_what_goes_and_what_stays(self, see: Page, roster: Roster, clerk: Any) -> None:
        lead_on(roster)
        make_lead(engagement=roster.engagements.last(), state=LeadState.CONFIRMED)
        assert reverse("members:withdraw_roster", args=[roster.number]) in see(clerk, "roster", roster.number)
        shown = see(clerk, "withdraw_roster", roster.number)
        assert "它带来的 2 条用工记录" in shown
        assert "只依据它的 1 条待核对线索" in shown
        assert "已有判断的 1 条线索" in shown

    def test_it_is_taken_back_with_its_import(
        self, see: Page, post: Any, roster: Roster, clerk: Any, employer: Employer
    ) -> None:
        brought = SheetImport.objects.create(
            number="DR-2026-000001", kind_key="roster", sender_key=f"employer:{employer.pk}", sender_name="华丽家政",
            file_name="花名册.xlsx", size=1, digest="0" * 64, sent_by=clerk, state=ImportState.ADMITTED,
        )  # fmt: skip
        Roster.objects.filter(pk=roster.pk).update(sheet_import_id=brought.pk)
        lead = lead_on(roster)
        answer = post(clerk, "withdraw_roster", roster.number).content.decode()
        assert f"已撤回花名册 {roster.number}" in answer
        roster.refresh_from_db(), brought.refresh_from_db(), lead.refresh_from_db()
        assert (roster.state, brought.state) == (RosterState.WITHDRAWN, ImportState.WITHDRAWN)
        assert lead.state == LeadState.WITHDRAWN
        assert not Engagement.objects.standing().exists()

    def test_an_older_one_stays_while_a_newer_stands(self, see: Page, post: Any, roster: Roster, clerk: Any) -> None:
        newer = RosterFactory(employer=roster.employer)
        assert "已有更新的花名册，旧的不能撤回" in see(clerk, "roster", roster.number)
        answer = post(clerk, "withdraw_roster", roster.number).content.decode()
        assert "请先撤回较新的那一份" in answer
        roster.refresh_from_db()
        assert roster.state == RosterState.READ
        take_back_roster(roster=newer, by=clerk)
        take_back_roster(roster=roster, by=clerk)
        roster.refresh_from_db()
        assert roster.state == RosterState.WITHDRAWN

    def test_it_waits_for_a_running_comparison(self, see: Page, post: Any, roster: Roster, clerk: Any) -> None:
        LinkageRunFactory(state=RunState.RUNNING)
        assert "正在比对" in see(clerk, "roster", roster.number)
        assert "请等比对完成" in post(clerk, "withdraw_roster", roster.number).content.decode()
        roster.refresh_from_db()
        assert roster.state == RosterState.READ

    def test_taking_it_back_twice_changes_nothing_more(self, see: Page, post: Any, roster: Roster, clerk: Any) -> None:
        for _time in range(2):
            post(clerk, "withdraw_roster", roster.number)
        roster.refresh_from_db()
        assert roster.state == RosterState.WITHDRAWN
        see(clerk, "withdraw_roster", roster.number, status=302)

    def test_an_employer_has_no_such_button(self, post: Any, roster: Roster, employer_staff: Any) -> None:
        assert post(employer_staff, "withdraw_roster", roster.number).status_code == 404
        roster.refresh_from_db()
        assert roster.state == RosterState.READ
