"""The demo county as a visitor finds it: loaded once for this file, through the real acts."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import DEMO_WORKER
from jinxi_portal.demo.context import SEED, DemoContext
from jinxi_portal.kernel import clock, id_number
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import ImportState, SheetImport
from members.demo import county as made_up
from members.demo import decisions, employers, register, rosters, territory
from members.models import Engagement, Lead, LeadDecision, LinkageRun, RegisterEntry, Roster
from members.states import Band, LeadState, RosterState, RunState, Verdict

STEPS = {
    "accounts": accounts_demo,
    "members.employers": employers,
    "members.territory": territory,
    "members.register": register,
    "members.rosters": rosters,
    "members.decisions": decisions,
}


@pytest.fixture(scope="module", autouse=True)
def _county(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Everything is taken back at the end of the file."""
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        for key, step in STEPS.items():
            step.load(DemoContext(random=Random(f"{SEED}:{key}")))
        yield
        transaction.set_rollback(True)


def test_the_register_and_the_rosters_stand() -> None:
    assert RegisterEntry.objects.standing().count() == 3000
    assert 850 <= Engagement.objects.standing().count() <= 950
    assert Roster.objects.filter(state=RosterState.WITHDRAWN).count() == 1
    assert Roster.objects.count() == 7


def test_no_two_members_share_an_id_number_and_every_one_is_well_formed() -> None:
    numbers = [entry.id_number.reveal() for entry in RegisterEntry.objects.all() if entry.id_number]
    assert len(set(numbers)) == len(numbers) == 3000
    assert all(id_number.is_valid(number) for number in numbers)


def test_mobiles_are_not_given_out() -> None:
    people = made_up.county().people
    assert all(person.mobile.startswith("1990000") for person in people)
    members = [person.mobile for person in people[: made_up.MEMBERS]]
    assert len(set(members)) == len(members)


def test_the_county_is_the_same_everywhere() -> None:
    before = made_up.county()
    made_up.county.cache_clear()
    assert made_up.county() == before


def test_leads_stand_in_every_state_and_enough_wait_for_the_visitor() -> None:
    states = Counter(Lead.objects.values_list("state", flat=True))
    for state in (
        LeadState.FOUND,
        LeadState.UNDECIDED,
        LeadState.CONFIRMED,
        LeadState.REJECTED,
        LeadState.WITHDRAWN,
        LeadState.JOINED,
    ):
        assert states[state], state
    assert Lead.objects.filter(state=LeadState.FOUND, band=Band.STRONG).count() >= 20
    assert states[LeadState.CONFIRMED] >= 40


def test_decisions_lie_in_the_past_in_working_hours_and_on_the_timeline() -> None:
    now = clock.now()
    for decision in LeadDecision.objects.all():
        assert now - timedelta(days=140) < decision.decided_at < now - timedelta(days=2)
        assert 9 <= clock.local(decision.decided_at).hour <= 17
    confirmed = Lead.objects.filter(state=LeadState.CONFIRMED).order_by("pk").first()
    assert confirmed is not None
    story = history_of(confirmed, oldest_first=True)
    assert story[0].verb == "members.lead_found"
    assert story[-1].at == confirmed.decided_at
    assert LeadDecision.objects.filter(undone_at__isnull=False).exists()


def test_what_the_clerks_said_is_mostly_true() -> None:
    """Confirmed leads join the people who are one in the made-up county."""
    lists = {
        code: {sender.pk for sender in SheetImport.objects.filter(sender_name=name)}
        for code, name in (("anxinju", "安心居"),)
    }
    people = made_up.county()
    right = wrong = 0
    for lead in Lead.objects.filter(state=LeadState.CONFIRMED).select_related("register_entry"):
        for evidence in lead.evidence.select_related("engagement__roster", "register_entry"):
            if evidence.engagement.roster.sheet_import_id not in lists["anxinju"]:
                continue
            if evidence.register_entry_id != lead.register_entry_id:
                continue
            person = people.rosters["anxinju"][evidence.engagement.row_number - 2]
            right += person == evidence.register_entry.row_number - 2
            wrong += person != evidence.register_entry.row_number - 2
    assert right > 10
    assert wrong <= right // 10


def test_the_comparisons_are_done_and_none_waits() -> None:
    assert {run.state for run in LinkageRun.objects.all()} == {RunState.DONE}
    assert not Engagement.objects.to_compare().exists()


def test_one_import_waits_for_a_confirmation_with_rows_to_mend() -> None:
    (waiting,) = SheetImport.objects.filter(state=ImportState.CHECKED)
    assert waiting.sender_name == "安心居"
    assert waiting.count_of("unreadable") == 1
    assert waiting.count_of("doubtful") == 4
    assert waiting.missing > 0


def test_the_demos_worker_stands_on_her_employers_list_and_is_no_member() -> None:
    name, mobile = DEMO_WORKER
    (engagement,) = Engagement.objects.standing().filter(mobile_digest=mobile)
    assert (engagement.name, engagement.employer.short_name) == (name, "华丽家政")
    assert not RegisterEntry.objects.filter(mobile_digest=mobile).exists()


def test_the_clerk_sees_leads_and_quality_and_the_employer_its_own_lists_only() -> None:
    clerk, staff = (Client(), Client())
    clerk.force_login(User.objects.get(username="clerk"))
    staff.force_login(User.objects.get(username="anxinju"))
    for page in ("members:leads", "members:register", "members:quality", "members:rosters", "sheets:imports"):
        assert clerk.get(reverse(page), follow=True).status_code == 200, page
    page = staff.get(reverse("sheets:imports")).content.decode()
    assert "安心居花名册" in page
    assert "党员名册" not in page
    assert staff.get(reverse("members:leads")).status_code == 404


def test_quality_has_something_to_say() -> None:
    verdicts = Counter(LeadDecision.objects.filter(undone_at__isnull=True).values_list("verdict", flat=True))
    assert verdicts[Verdict.SAME] >= 40
    assert verdicts[Verdict.DIFFERENT] >= 5
    assert verdicts[Verdict.CANNOT_TELL] >= 2


def test_making_the_county_loads_the_engine_in_one_step_only() -> None:
    """The steps' modules can be imported anywhere; the engine comes when a comparison is carried out."""
    program = (
        "import os, sys, django; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'jinxi_portal.settings.test'); "
        "django.setup(); import members.demo; sys.exit('splink' in sys.modules or 'duckdb' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=settings.ROOT, check=False)
    assert done.returncode == 0
