"""Sign in at a meeting with the code on the screen. Scanning twice is one attendance."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import lock_meeting
from branches.models import Attendance, Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states_meetings import Presence, SignedHow
from jinxi_portal.kernel import clock
from members.public import person_of


def sign_in_at_meeting(*, meeting: Meeting, by: Any, guest: str = "", guest_key: str = "") -> tuple[Attendance, bool]:
    """The attendance, and whether it is new. The caller has checked that a good code was shown.

    At an exchange meeting whoever is signed in comes as the account, anybody else as a guest under a name of the own
    choice; persons are never looked up there.

    Raises:
        Refusal: the meeting does not run, or a guest gave no name.
        Http404: who signs in is not on the list.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        if not locked.is_running:
            raise Refusal(
                _("会议的状态是“%(state)s”，现在不能签到。需要补签的，请告诉主持人。")
                % {"state": locked.get_state_display()},
                code="not_running",
            )
        MEETINGS.require(by, "sign_in", locked)
        if not locked.is_exchange:
            row = locked.attendances.select_for_update(of=("self",)).get(person=person_of(by))
            return row, _mark(row)
        if by.is_authenticated:
            row, _made = locked.attendances.get_or_create(account=by)
            return row, _mark(row)
        if not guest.strip():
            raise Refusal(_("请写一个称呼，例如：小黄。"), code="guest_without_name")
        row, _made = locked.attendances.get_or_create(guest_key=guest_key, defaults={"guest": guest.strip()[:20]})
        return row, _mark(row)


def _mark(row: Attendance) -> bool:
    if row.is_present:
        return False
    row.presence, row.how, row.at, row.reason = Presence.PRESENT, SignedHow.CODE, clock.now(), ""
    row.save(update_fields=["presence", "how", "at", "reason"])
    return True
