"""Requests for visits and what phones hand in, for tests."""

import uuid
from datetime import timedelta
from typing import Any

from jinxi_portal.kernel import clock
from members.actions.ask_for_visit import ask_for_visit
from members.actions.record_visit import record_visit
from members.actions.take_lead import take_lead
from members.models import Community, Visit, VisitOutcome, VisitRequest, Worker
from members.visiting.reports import VisitReport
from tests.cast import COMMUNITY
from tests.members.factories import CommunityFactory
from tests.members.tracing.making import make_traced

PHONE, OTHER_PHONE = uuid.UUID(int=1), uuid.UUID(int=2)


def own_community() -> Community:
    """The community at which the cast's grid worker is posted."""
    found = Community.objects.filter(pk=COMMUNITY).first()
    return found or CommunityFactory(pk=COMMUNITY, name="锦绣社区", code="jinxiu", walking_order=90)


def far_community() -> Community:
    return CommunityFactory(pk=990, name="白马社区", code="baima")


def make_request(
    name: str = "王秀兰", *, by: Any, worker: Worker | None = None, community: Community | None = None, **said: Any
) -> VisitRequest:
    """A visit that the committee asks for about a traced lead, unless ``worker`` names somebody without one."""
    return ask_for_visit(
        worker=worker or make_traced(name).worker,
        community=community or own_community(),
        by=by,
        **{"address": "3 栋 2 单元 401", "ask": "是不是党员？组织关系在哪里？", **said},
    )


def report(outcome: VisitOutcome = VisitOutcome.MEMBER, **said: Any) -> VisitReport:
    now = clock.now()
    return VisitReport(
        **{
            "uid": uuid.uuid4(),
            "outcome": outcome,
            "phone_id": PHONE,
            "phone_time": now,
            "seen_at": now,
            **said,
        }
    )


def sent(request: VisitRequest, outcome: str = "member", **said: Any) -> dict[str, Any]:
    """One visit as a phone writes it."""
    now = clock.now().isoformat()
    return {
        "uid": str(uuid.uuid4()),
        "request": str(request.uid),
        "outcome": outcome,
        "phone_time": now,
        "seen_at": now,
        "clock_offset": 0,
        **said,
    }


def make_conflict(*, by: Any, clerk: Any) -> Visit:
    """The lead has moved after the phone had loaded its list."""
    request = make_request(by=clerk)
    seen_at = clock.now() - timedelta(hours=1)
    assert request.lead is not None
    take_lead(lead=request.lead, by=clerk)
    visit, _ = record_visit(request=request, report=report(seen_at=seen_at), by=by)
    return visit
