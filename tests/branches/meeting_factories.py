"""Meetings of the cast's branch in any state, and members with an account on the phone."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from branches.actions.locking_meetings import draw_up_list
from branches.models import Affiliation, Meeting, Organisation
from branches.states_meetings import TOOK_PLACE, MeetingKind, MeetingState, Presence
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from members.models import Worker, WorkerAccount
from members.models.worker_account import LinkedHow
from tests.branches.factories import make_committee, make_own_branch

_numbers = count(1)


def make_meeting(organisation: Organisation | None = None, **fields: Any) -> Meeting:
    """A members' meeting that runs now, unless said otherwise; who belongs to the branch is expected."""
    fields.setdefault("kind", MeetingKind.MEMBERS)
    fields.setdefault("state", MeetingState.RUNNING)
    fields.setdefault("title", "第一季度支部党员大会")
    fields.setdefault("place", "华丽家政二楼")
    fields.setdefault("starts_at", clock.now())
    if fields["state"] in TOOK_PLACE:
        fields.setdefault("held_at", fields["starts_at"] + timedelta(minutes=90))
    if organisation is None:
        organisation = make_committee() if fields["kind"] == MeetingKind.EXCHANGE else make_own_branch()
    meeting = Meeting.objects.create(number=f"HY-T-{next(_numbers):05d}", organisation=organisation, **fields)
    draw_up_list(meeting)
    return meeting


def make_exchange(**fields: Any) -> Meeting:
    return make_meeting(kind=MeetingKind.EXCHANGE, title="家政之家交流会", place="金溪县家政之家", **fields)


def mark(meeting: Meeting, *affiliations: Affiliation, presence: Presence = Presence.PRESENT) -> None:
    meeting.attendances.filter(person__in=[each.person for each in affiliations]).update(presence=presence)


def link_account(user: User, affiliation: Affiliation) -> None:
    """The worker who signs in as this user is this person."""
    person = affiliation.person
    worker = Worker.objects.create(name=person.name, name_key=person.name_key, initials=person.initials, person=person)
    WorkerAccount.objects.create(user=user, worker=worker, how=LinkedHow.SELF)


def at(hour: int, minute: int = 0) -> datetime:
    return clock.start_of(clock.today()) + timedelta(hours=hour, minutes=minute)
