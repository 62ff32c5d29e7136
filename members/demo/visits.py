"""Visits in the demo county: what the grid worker of 锦绣社区 has on the list today, and what was found at doors before."""

import uuid
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock, slots
from members.actions.ask_for_visit import ask_for_visit
from members.actions.record_visit import record_visit
from members.actions.take_lead import take_lead
from members.demo.past import colleague, days_ago
from members.models import Community, Lead, VisitOutcome, VisitRequest, Worker
from members.states import LeadState
from members.tracing_states import TracingStage
from members.visiting.reports import VisitReport

_DOORS = 12
_WITHOUT_LEAD = 3
_ASKS = (
    "是不是党员？组织关系在哪里？",
    "电话打不通，请看看还住不住这里。",
    "愿不愿意参加这里的活动？平时哪天在家？",
    "邻居说在老家当过村干部，请问一问本人。",
)
#: What was found at seven doors: the outcome, a note, and days until the next visit.
_PAST = (
    (VisitOutcome.MEMBER, "说在老家入的党，关系一直没有转，下班后方便联系", 0),
    (VisitOutcome.NOT_HOME, "邻居说白天都在雇主家", 6),
    (VisitOutcome.NOT_MEMBER, "年轻时写过申请书", 0),
    (VisitOutcome.MOVED, "房东说上个月搬到城南去了", 0),
    (VisitOutcome.MEMBER, "愿意参加这里的活动，证件在老家", 0),
    (VisitOutcome.DECLINED, "说以后再说", 0),
    (VisitOutcome.WRONG_PERSON, "同名，不做家政", 0),
)


def load(context: Any) -> None:
    draw: Random = context.random
    community = Community.objects.get(code="jinxiu")
    by, grid = colleague("clerk"), colleague("grid")
    wanted = Lead.objects.filter(stage__in=(TracingStage.FOUND, TracingStage.CHECKING))
    leads = list(wanted.exclude(state=LeadState.CONFIRMED, tracer__isnull=False).order_by("-probability", "pk")[:24])
    draw.shuffle(leads)
    for place, (outcome, note, again) in enumerate(_PAST):
        _visited(leads.pop(), place, outcome, note, again, community, by, grid, draw)
    context.progress(1, 2)
    plain = list(Worker.objects.filter(leads__isnull=True, joined_into__isnull=True).order_by("pk")[:_WITHOUT_LEAD])
    with days_ago(1, hour=16):
        for worker in [*(lead.worker for lead in leads[: _DOORS - _WITHOUT_LEAD]), *plain]:
            _ask(worker, community, by, draw)
    context.progress(2, 2)


def _ask(worker: Worker, community: Community, by: User, draw: Random) -> VisitRequest:
    home = f"{draw.randint(1, 14)} 栋 {draw.randint(1, 4)} 单元 {draw.randint(1, 6)}0{draw.randint(1, 4)}"
    return ask_for_visit(worker=worker, community=community, address=home, ask=draw.choice(_ASKS), by=by)


def _visited(
    lead: Lead,
    place: int,
    outcome: VisitOutcome,
    note: str,
    again: int,
    community: Community,
    by: User,
    grid: User,
    draw: Random,
) -> None:
    """Asked for in one week, visited in the next; sent in the evening, when there was network."""
    days = 26 - 3 * place
    with days_ago(days, hour=10, minute=5 + place):
        if lead.stage == TracingStage.FOUND:
            take_lead(lead=lead, by=by, from_colleague=True)
        request = _ask(lead.worker, community, by, draw)
        seen_at = clock.now()
    with days_ago(days - 2, hour=18, minute=40 + place):
        record_visit(request=request, report=_report(outcome, note, again, seen_at, place), by=grid)


def _report(outcome: VisitOutcome, note: str, again: int, seen_at: datetime, place: int) -> VisitReport:
    return VisitReport(
        uid=uuid.uuid5(uuid.NAMESPACE_OID, f"demo visit {place}"),
        outcome=outcome,
        phone_id=uuid.uuid5(uuid.NAMESPACE_OID, "demo phone"),
        phone_time=clock.now() - timedelta(hours=2, minutes=7 * place),
        seen_at=seen_at,
        note=note,
        home_branch_name="余江区平定乡蓝田村党支部" if outcome == VisitOutcome.MEMBER and not place else "",
        again_on=clock.today() + timedelta(days=again) if again else None,
    )


slots.demo_steps.register(slots.DemoStep(key="members.visits", label=_("上门走访"), load=load, order=49))
