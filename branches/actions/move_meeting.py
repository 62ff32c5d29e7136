"""Announce, start, close and call off a meeting."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import draw_up_list, lock_meeting
from branches.meeting_people import accounts_expected
from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states_meetings import MeetingState, Presence, check_meeting
from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import write_history


def announce_meeting(*, meeting: Meeting, by: Any) -> int:
    """Tell who is expected; returns how many could be told in the portal.

    Raises:
        MoveNotAllowed: it was announced, held or called off.
    """
    with transaction.atomic():
        locked = _move(meeting, MeetingState.NOTICED, "announce_meeting", "announce", by)
        expected = draw_up_list(locked)
        accounts = accounts_expected(locked)
        notify(kind="branches.meeting_noticed", to=accounts, subject=locked, by=by)
        write_history(
            subject=locked,
            verb="branches.meeting_noticed",
            by=by,
            facts={"expected": expected, "told": len(accounts)},
        )
    return len(accounts)


def start_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """From now on people sign in.

    Raises:
        MoveNotAllowed: it runs, is over or was called off.
        Refusal: its day has not come.
    """
    with transaction.atomic():
        locked = _move(meeting, MeetingState.RUNNING, "start_meeting", "start", by)
        if clock.today() < locked.day:
            raise Refusal(_("会议还没有到日期。提前召开的，请先修改开始时间。"), code="day_ahead")
        draw_up_list(locked)
        write_history(subject=locked, verb="branches.meeting_started", by=by)
    return locked


def close_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """Who is not marked counts as absent; a meeting entered afterwards ended when it was planned to.

    Raises:
        MoveNotAllowed: it does not run.
        Refusal: nobody was there.
    """
    with transaction.atomic():
        locked = _move(meeting, MeetingState.HELD, "close_meeting", "close", by, save=False)
        present = locked.attendances.filter(presence=Presence.PRESENT).count()
        if present == 0:
            raise Refusal(_("还没有人签到。请先点名；没有开成的，请取消会议并写明原因。"), code="nobody_present")
        locked.held_at = min(clock.now(), locked.ends_at) if locked.day < clock.today() else clock.now()
        locked.save(update_fields=["state", "held_at"])
        locked.attendances.filter(presence=Presence.EXPECTED).update(presence=Presence.ABSENT)
        write_history(
            subject=locked,
            verb="branches.meeting_closed",
            by=by,
            facts={"present": present, "expected": locked.attendances.count()},
        )
    return locked


def cancel_meeting(*, meeting: Meeting, reason: str, by: Any) -> Meeting:
    """Who was told of it is told that it does not take place.

    Raises:
        MoveNotAllowed: it is over or called off already.
    """
    with transaction.atomic():
        was_told = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.NOTICED).exists()
        locked = _move(meeting, MeetingState.CANCELLED, "cancel_meeting", "cancel", by, save=False)
        locked.cancelled_why = reason.strip()
        locked.save(update_fields=["state", "cancelled_why"])
        write_history(subject=locked, verb="branches.meeting_cancelled", by=by, facts={"meeting": locked})
        if was_told:
            notify(kind="branches.meeting_cancelled", to=accounts_expected(locked), subject=locked, by=by)
    return locked


def _move(meeting: Meeting, to: MeetingState, move: str, act: str, by: Any, *, save: bool = True) -> Meeting:
    locked = lock_meeting(meeting)
    MEETINGS.require(by, act, locked)
    check_meeting(locked.state, to, move)
    locked.state = to
    if save:
        locked.save(update_fields=["state"])
    return locked
