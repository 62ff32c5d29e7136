"""A register and rosters go in as the office sends them, are compared, and leave leads; what humans said stays."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.core.files.base import ContentFile
from django.db import connection

from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.public import ImportState, RefusedByRoom, SheetImport, upload_sheet, withdraw
from jinxi_portal.sheets.refusals import NothingToAdmit
from members.actions.decide_lead import decide_lead
from members.actions.start_comparison import start_comparison
from members.actions.undo_join import undo_join
from members.actions.withdraw_roster import withdraw_roster
from members.intake.earlier_rosters import listed_before
from members.models import Employer, Engagement, Lead, LinkageRun, RegisterEntry, Roster, Worker, WorkerJoin
from members.states import LeadState, RosterState, RunState, Verdict
from members.tasks import run_comparison
from tests.members.factories import EmployerFactory
from tests.members.linkage.conftest import people

pytestmark = pytest.mark.django_db

HEADINGS = ("姓名", "性别", "身份证号", "手机号", "现住址")
KEYS = ("name", "sex", "id_number", "mobile", "place")
COUNTY = people(60)
MEMBERS = COUNTY[:40]
#: The last ten of the register work in homes; the others of the roster are no members.
STAFF = COUNTY[30:60]


def csv_of(rows: Sequence[dict[str, str]]) -> bytes:
    lines = [HEADINGS, *([row[key] for key in KEYS] for row in rows)]
    return "\n".join(",".join(line) for line in lines).encode()


@pytest.fixture(autouse=True)
def _worker_at_hand(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    assert run_comparison.name in current_app.tasks
    settings.CELERY_TASK_ALWAYS_EAGER = True
    current_app.conf.task_always_eager = True
    current_app.conf.task_eager_propagates = True


@pytest.fixture
def send(clerk: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., SheetImport]:
    """Upload a list, confirm it when anything would go in, and let the worker do its part."""

    def upload(kind: str, sender: str, rows: Sequence[dict[str, str]], name: str = "名单.csv") -> SheetImport:
        with django_capture_on_commit_callbacks(execute=True):
            found = upload_sheet(
                kind_key=kind, sender_key=sender, file=ContentFile(csv_of(rows), name), by=clerk
            ).sheet_import
        found.refresh_from_db()
        if found.state == ImportState.CHECKED:
            with django_capture_on_commit_callbacks(execute=True):
                confirm(sheet_import=found, by=clerk)
            found.refresh_from_db()
        return found

    return upload


@pytest.fixture
def employer(db: None) -> Employer:
    made: Employer = EmployerFactory(code="huali")
    return made


@pytest.fixture
def roster(send: Callable[..., SheetImport], employer: Employer) -> Roster:
    """A register and a roster, compared."""
    send("register", "committee", MEMBERS, "名册.csv")
    send("roster", f"employer:{employer.pk}", STAFF)
    return Roster.objects.get()


@pytest.fixture
def compare(clerk: Any, django_capture_on_commit_callbacks: Any) -> Callable[[], LinkageRun]:
    """Everything anew."""

    def run() -> LinkageRun:
        with django_capture_on_commit_callbacks(execute=True):
            started = start_comparison(by=clerk, everything=True)
        started.refresh_from_db()
        assert started.state == RunState.DONE
        return started

    return run


def test_rows_go_in_sealed(roster: Roster) -> None:
    assert RegisterEntry.objects.standing().count() == len(MEMBERS)
    assert Engagement.objects.standing().count() == len(STAFF)
    one = Engagement.objects.get(name_key__isnull=False, row_number=2)
    assert one.id_number.reveal() == STAFF[0]["id_number"]
    with connection.cursor() as cursor:
        for model in (Engagement, RegisterEntry):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {model._meta.db_table} t")
            kept = cursor.fetchone()[0]
            assert not any(row["id_number"] in kept or row["mobile"] in kept for row in COUNTY)


def test_the_same_people_again_change_nothing(
    roster: Roster, send: Callable[..., SheetImport], employer: Employer
) -> None:
    before = list(Engagement.objects.order_by("pk").values_list("pk", "since", "left_on", "worker_id"))
    leads = list(Lead.objects.order_by("pk").values_list("number", "state"))
    with pytest.raises(NothingToAdmit):
        send("roster", f"employer:{employer.pk}", list(reversed(STAFF)), "又一份.csv")
    assert list(Engagement.objects.order_by("pk").values_list("pk", "since", "left_on", "worker_id")) == before
    assert list(Lead.objects.order_by("pk").values_list("number", "state")) == leads


def test_a_newer_list_shows_who_left(roster: Roster, send: Callable[..., SheetImport], employer: Employer) -> None:
    newer = send("roster", f"employer:{employer.pk}", [*STAFF[3:], COUNTY[0]], "新.csv")
    assert newer.missing == 3
    assert newer.state == ImportState.ADMITTED
    latest = Roster.objects.exclude(pk=roster.pk).get()
    assert (latest.came, latest.left, latest.rows) == (1, 3, len(STAFF) - 2)
    assert Engagement.objects.filter(left_on__isnull=False).count() == 3


def test_a_comparison_leaves_leads_with_evidence_and_numbers(roster: Roster) -> None:
    found = Lead.objects.filter(state=LeadState.FOUND)
    assert {row["name"] for row in MEMBERS[30:]} <= set(found.values_list("name", flat=True))
    assert all(lead.number and lead.evidence.exists() and lead.run_id for lead in found)
    assert found.count() == len(set(found.values_list("number", flat=True)))


def test_what_humans_decided_survives_the_next_comparison(
    roster: Roster, clerk: Any, compare: Callable[[], LinkageRun]
) -> None:
    yes, no = Lead.objects.filter(state=LeadState.FOUND, band="strong").order_by("pk")[:2]
    for lead, verdict in ((yes, Verdict.SAME), (no, Verdict.DIFFERENT)):
        decide_lead(lead=lead, verdict=verdict, reason="电话核实过", by=clerk)
    states = dict(Lead.objects.filter(pk__in=[yes.pk, no.pk]).values_list("pk", "state"))
    entry = no.register_entry_id
    compare()
    assert dict(Lead.objects.filter(pk__in=[yes.pk, no.pk]).values_list("pk", "state")) == states
    assert not Lead.objects.filter(
        worker=no.worker_id, register_entry=entry, state__in=[LeadState.FOUND, LeadState.CONFIRMED]
    ).exists()


def test_a_join_that_was_taken_back_stays_so(
    roster: Roster, send: Callable[..., SheetImport], clerk: Any, compare: Callable[[], LinkageRun]
) -> None:
    other = EmployerFactory(code="anxin")
    send("roster", f"employer:{other.pk}", STAFF[:5], "另一家.csv")
    join = WorkerJoin.objects.filter(undone_at__isnull=True).first()
    assert join is not None
    back = undo_join(join=join, by=clerk)
    compare()
    assert Worker.objects.get(pk=back.pk).joined_into_id is None
    assert not WorkerJoin.objects.filter(engagement=join.engagement_id, undone_at__isnull=True).exists()


def test_a_withdrawn_roster_ends_open_leads(roster: Roster, clerk: Any) -> None:
    assert Lead.objects.open().exists()
    gone = withdraw_roster(roster=roster, by=clerk)
    assert gone.state == RosterState.WITHDRAWN
    assert not Lead.objects.open().exists()
    assert not Engagement.objects.standing().exists()


def test_taking_back_a_newer_list_brings_back_what_the_older_one_said(
    roster: Roster, send: Callable[..., SheetImport], employer: Employer, clerk: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    before = dict(Engagement.objects.standing().values_list("name", "place"))
    open_before = set(Lead.objects.open().values_list("number", flat=True))
    moved = [{**row, "place": "县城新桥小区", "mobile": "13911112222"} for row in STAFF[:2]]
    send("roster", f"employer:{employer.pk}", [*moved, *STAFF[5:], COUNTY[0]], "新.csv")
    latest = Roster.objects.exclude(pk=roster.pk).get()
    assert (latest.came, latest.changed, latest.left) == (1, 2, 3)
    assert listed_before(latest).count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_roster(roster=latest, by=clerk)
    standing = Engagement.objects.standing()
    assert dict(standing.values_list("name", "place")) == before
    assert not standing.exclude(roster=roster).exists()
    assert {row.mobile.reveal() for row in standing if row.mobile} >= {row["mobile"] for row in STAFF[:2]}
    assert not standing.to_compare().exists()
    assert set(Lead.objects.open().values_list("number", flat=True)) == open_before


def test_who_left_with_an_older_list_of_the_same_day_stays_away(
    roster: Roster, send: Callable[..., SheetImport], employer: Employer, clerk: Any
) -> None:
    send("roster", f"employer:{employer.pk}", STAFF[3:], "二.csv")
    send("roster", f"employer:{employer.pk}", STAFF[5:], "三.csv")
    newest = Roster.objects.latest("pk")
    assert newest.as_of == Roster.objects.get(rows=len(STAFF) - 3).as_of
    withdraw_roster(roster=newest, by=clerk)
    standing = set(Engagement.objects.standing().values_list("name", flat=True))
    assert standing == {row["name"] for row in STAFF[3:]}


def test_taking_back_an_edition_of_the_register_brings_back_the_one_before(
    send: Callable[..., SheetImport], clerk: Any
) -> None:
    first = send("register", "committee", MEMBERS, "名册.csv")
    before = set(RegisterEntry.objects.standing().values_list("name", "place"))
    wrong = send("register", "committee", [{**MEMBERS[0], "place": "外地"}, COUNTY[50]], "错.csv")
    assert RegisterEntry.objects.standing().count() == 2
    with pytest.raises(RefusedByRoom, match="先撤回较新的"):
        withdraw(sheet_import=first, by=clerk)
    withdraw(sheet_import=wrong, by=clerk)
    assert set(RegisterEntry.objects.standing().values_list("name", "place")) == before
    assert not RegisterEntry.objects.standing().exclude(sheet_import_id=first.pk).exists()
