"""A platform never learns whether a worker is a party member: not by content, not by count, not by time.

The same roster is handed in twice, in two counties that differ in one thing: in one everybody on it stands on the party-member
register, in the other nobody does. Whatever the platform can ask must be the same to the byte, cost the same queries, and wait
for nothing that depends on the register.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.actions.admit_rows import admit_rows
from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.public import ImportState, SheetImport, upload_sheet
from members.actions.compare_rosters import compare_rosters
from members.actions.confirm_in_batch import Pick, confirm_in_batch
from members.actions.start_comparison import start_comparison
from members.models import Lead, LinkageRun, RegisterEntry
from members.states import Band, LeadState, RunState
from tests.members.api.conftest import ROSTERS, SCOPES
from tests.members.factories import LinkageRunFactory
from tests.members.linkage.conftest import people
from tests.rest.conftest import Caller, caller

pytestmark = pytest.mark.django_db

COUNTY = people(90)
STAFF, OTHERS = COUNTY[:30], COUNTY[30:]
ROWS = [
    {key: person[key] for key in ("name", "sex", "id_number", "mobile")} | {"address": person["place"]}
    for person in STAFF
]
KEY = "the-same-key-in-both"
_SECRET = re.compile(r"members_(registerentry|lead|leadevidence|leaddecision|linkagerun|linkagemodel|person|worker)\b")
NOON = datetime(2026, 3, 4, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """One answer with everything of it that reaches the platform, and what it cost."""

    what: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: tuple[str, ...]


def ask(what: str, do: Callable[[], Any]) -> Asked:
    with CaptureQueriesContext(connection) as queries:
        answer = do()
    headers = {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}
    return Asked(
        what,
        answer.status_code,
        tuple(sorted(headers.items())),
        answer.content,
        tuple(re.sub(r"\d+|'[^']*'|\\x[0-9a-f]+", "?", query["sql"]) for query in queries.captured_queries),
    )


def ask_everything(api: Caller, stage: str) -> list[Asked]:
    (address,) = [each["url"] for each in api.get(ROSTERS).json()["results"]]
    return [
        ask(f"{stage}: list", lambda: api.get(ROSTERS)),
        ask(f"{stage}: state", lambda: api.get(address)),
        ask(f"{stage}: rows", lambda: api.get(f"{address}rows/")),
        ask(f"{stage}: rows with problems", lambda: api.get(f"{address}rows/?problems=true")),
        ask(f"{stage}: a page of rows", lambda: api.get(f"{address}rows/?limit=7")),
        ask(f"{stage}: the same once more", lambda: hand_in(api, "another-key-both")),
    ]


def hand_in(api: Caller, key: str = KEY) -> Any:
    return api.post(ROSTERS, {"name": "三月", "rows": ROWS}, HTTP_IDEMPOTENCY_KEY=key)


def put_on_the_register(members: Sequence[dict[str, str]], clerk: Any) -> None:
    lines = ["姓名,性别,公民身份号码,手机号码,家庭住址"]
    lines += [",".join(person[key] for key in ("name", "sex", "id_number", "mobile", "place")) for person in members]
    file = ContentFile("\n".join(lines).encode(), "名册.csv")
    register = upload_sheet(kind_key="register", sender_key="committee", file=file, by=clerk).sheet_import
    check_rows(import_id=register.pk)
    confirm(sheet_import=register, by=clerk)
    admit_rows(import_id=register.pk)


def visit(clerk: Any, members: Sequence[dict[str, str]]) -> tuple[list[Asked], int]:
    """Everything the platform meets in a county with this register, and how many leads the committee found."""
    put_on_the_register(members, clerk)
    assert RegisterEntry.objects.count() == len(members)
    api = caller(clerk, scopes=SCOPES)
    met = [ask("hand in", lambda: hand_in(api)), *ask_everything(api, "not read yet")]
    roster = SheetImport.objects.get(kind_key="roster")
    check_rows(import_id=roster.pk)
    met += ask_everything(api, "read")
    admit_rows(import_id=roster.pk)
    roster.refresh_from_db()
    assert roster.state == ImportState.ADMITTED
    met += ask_everything(api, "taken in, not compared")
    run = start_comparison(by=None)
    compare_rosters(run_id=run.pk)
    met += ask_everything(api, "compared")
    strong = Lead.objects.filter(band=Band.STRONG)
    picks = [Pick(lead.pk, lead.register_entry_id) for lead in strong if lead.register_entry_id]
    confirm_in_batch(picks=picks, by=clerk)
    met += ask_everything(api, "members confirmed")
    return met, Lead.objects.filter(state=LeadState.CONFIRMED).count()


class Undone(Exception):  # noqa: N818 -- not an error
    """Leaves a county, so that the next begins with the same numbers."""


@pytest.fixture
def both_counties(clerk: Any, employer: Any) -> tuple[list[Asked], list[Asked]]:
    """What was met where all are members, and where none is. The clock and the keys are the same."""
    found: list[tuple[list[Asked], int]] = []
    with clock.frozen(NOON):
        for members in (STAFF, OTHERS[:30]):
            try:
                with transaction.atomic():
                    found.append(visit(clerk, members))
                    raise Undone
            except Undone:
                pass
    (all_members, confirmed), (no_members, none) = found
    assert confirmed > 20, "the test must be about something"
    assert none == 0
    return all_members, no_members


def test_the_platform_meets_the_same_in_both_counties(both_counties: tuple[list[Asked], list[Asked]]) -> None:
    """One test, because two counties take their time: each part says what must be so."""
    neither_content_nor_count_nor_cost_differs(*both_counties)
    for county in both_counties:
        the_comparison_and_the_decisions_change_no_answer(county)
        no_answer_touches_the_register_or_the_leads(county)


def neither_content_nor_count_nor_cost_differs(members: list[Asked], nobody: list[Asked]) -> None:
    for one, other in zip(members, nobody, strict=True):
        assert one.what == other.what
        assert (one.status, one.headers) == (other.status, other.headers), one.what
        assert one.body == other.body, one.what
        assert one.queries == other.queries, one.what


def the_comparison_and_the_decisions_change_no_answer(county: list[Asked]) -> None:
    stages: dict[str, list[Asked]] = {}
    for asked in county:
        stages.setdefault(asked.what.partition(": ")[0], []).append(asked)
    before, *after = (stages[name] for name in ("taken in, not compared", "compared", "members confirmed"))
    for later in after:
        for one, other in zip(before, later, strict=True):
            assert (one.status, one.headers, one.body) == (other.status, other.headers, other.body), other.what
            assert one.queries == other.queries, other.what


def no_answer_touches_the_register_or_the_leads(county: list[Asked]) -> None:
    for asked in county:
        assert not [query for query in asked.queries if _SECRET.search(query)], asked.what


def test_the_state_is_the_lists_own_and_not_the_comparisons(
    api: Caller, hand_in: Callable[..., str], clerk: Any
) -> None:
    """While a comparison waits, runs, or has failed, the platform sees the same."""
    address = hand_in(ROWS)
    told = set()
    run = LinkageRunFactory()
    for state in RunState:
        LinkageRun.objects.filter(pk=run.pk).update(state=state)
        told.add(api.get(address).content)
    assert len(told) == 1
