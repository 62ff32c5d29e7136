"""Mark by roll call who is there, who is excused and why; at an exchange meeting write down guests."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import lock_meeting
from branches.models import Attendance, Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states_meetings import Presence, SignedHow
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history

MOST_GUESTS = 500


def call_roll(*, meeting: Meeting, marks: Mapping[int, tuple[Presence, str]], by: Any) -> Meeting:
    """``marks``: by the id of the attendance, how it stands and why. Who signed in with the code and is marked present stays so.

    Raises:
        Refusal: the meeting has not begun, or its minutes are confirmed.
    """
    with transaction.atomic():
        locked = _written_on(meeting, by)
        changed = []
        for row in locked.attendances.select_for_update(of=("self",)).filter(pk__in=marks):
            presence, reason = marks[row.pk]
            reason = reason.strip()[:100] if presence != Presence.PRESENT else ""
            if (row.presence, row.reason) == (presence, reason):
                continue
            row.presence, row.reason, row.marked_by = presence, reason, by
            row.how = SignedHow.ROLL if presence == Presence.PRESENT else ""
            row.at = clock.now() if presence == Presence.PRESENT else None
            changed.append(row)
        Attendance.objects.bulk_update(changed, ["presence", "reason", "how", "at", "marked_by"])
        if changed:
            present = locked.attendances.filter(presence=Presence.PRESENT).count()
            write_history(
                subject=locked,
                verb="branches.roll_called",
                by=by,
                facts={"present": present, "expected": locked.attendances.count()},
            )
    return locked


def add_guests(*, meeting: Meeting, names: list[str], by: Any) -> int:
    """People at an exchange meeting who signed on paper, one name of their choice a line.

    Raises:
        Refusal: not an exchange meeting, or too many at once.
    """
    with transaction.atomic():
        locked = _written_on(meeting, by)
        if not locked.is_exchange:
            raise Refusal(_("只有家政之家交流会登记来宾。"), code="not_an_exchange")
        guests = [name.strip()[:20] for name in names if name.strip()]
        if not guests or len(guests) > MOST_GUESTS:
            raise Refusal(_("请一行写一位，最多 %(most)s 位。") % {"most": MOST_GUESTS}, code="no_guests")
        now = clock.now()
        Attendance.objects.bulk_create(
            Attendance(meeting=locked, guest=guest, presence=Presence.PRESENT, how=SignedHow.ROLL, at=now, marked_by=by)
            for guest in guests
        )
        write_history(subject=locked, verb="branches.guests_added", by=by, facts={"count": len(guests)})
    return len(guests)


def _written_on(meeting: Meeting, by: Any) -> Meeting:
    locked = lock_meeting(meeting)
    MEETINGS.require(by, "call_roll", locked)
    if not locked.is_written_on:
        raise Refusal(
            _("会议的状态是“%(state)s”，不能点名。") % {"state": locked.get_state_display()}, code="not_running"
        )
    return locked
