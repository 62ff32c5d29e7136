"""Meetings that addresses name: of the cast's branch, running, with one member; and what was decided there."""

from datetime import date
from typing import Any

from branches.actions.subscribe_to_meetings import subscribe_to_meetings
from branches.models import MeetingDecision
from branches.rules.meeting_code import code_at
from branches.states_meetings import MeetingState
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_own_branch
from tests.branches.meeting_factories import make_exchange, make_meeting
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_meeting(cast: Cast) -> Arguments:
    make_member(make_own_branch())
    return {"uid": make_meeting().uid}


def a_planned_meeting(cast: Cast) -> Arguments:
    make_member(make_own_branch())
    return {"uid": make_meeting(state=MeetingState.PLANNED).uid}


def a_code(cast: Cast) -> Arguments:
    uid = make_exchange().uid
    return {"uid": uid, "code": code_at(uid, clock.now())}


def an_exchange_meeting(cast: Cast) -> Arguments:
    return {"uid": make_exchange().uid}


def a_decision(cast: Cast) -> Arguments:
    row = MeetingDecision.objects.create(
        meeting=make_meeting(), words="发防暑用品", doer="组织委员", due=date(2026, 12, 1)
    )
    return {"pk": row.pk}


def own_branch(cast: Cast) -> Arguments:
    return {"uid": make_own_branch().uid}


def a_feed(cast: Cast) -> Arguments:
    return {"token": subscribe_to_meetings(by=cast["clerk"])}
