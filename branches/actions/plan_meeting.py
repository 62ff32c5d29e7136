"""Plan a meeting, and change the plan while it lies ahead."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import draw_up_list, lock_meeting, write_agenda
from branches.locking import lock_organisation
from branches.meeting_people import accounts_expected
from branches.models import Meeting, Organisation
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.rules.meetings import organisation_fits
from branches.states import OrganisationKind
from branches.states_meetings import MeetingKind, MeetingState
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import take_case_number, write_history


def plan_meeting(
    *,
    organisation: Organisation,
    kind: MeetingKind,
    title: str,
    place: str,
    starts_at: datetime,
    by: Any,
    length: int = 90,
    agenda: list[str] | None = None,
) -> Meeting:
    """A past day is welcome: a meeting that was held before may be entered afterwards.

    Raises:
        Refusal: the organisation does not hold meetings of the kind, or did not exist then.
    """
    with transaction.atomic():
        locked = lock_organisation(organisation)
        MEETINGS.require(by, "plan_exchange" if kind == MeetingKind.EXCHANGE else "plan", locked)
        if not organisation_fits(kind, OrganisationKind(locked.kind)):
            raise Refusal(
                _("“%(organisation)s”不召开%(kind)s。请选择别的组织或别的会议类别。")
                % {"organisation": locked, "kind": kind.label},
                code="kind_of_another",
            )
        meeting = Meeting(
            organisation=locked,
            kind=kind,
            title=title.strip(),
            place=place.strip(),
            starts_at=starts_at,
            length=length,
            planned_by=by,
        )
        if meeting.day < locked.founded_on or (locked.dissolved_on and meeting.day >= locked.dissolved_on):
            raise Refusal(_("这一天这个组织不存在。请核对日期。"), code="not_standing")
        meeting.number = take_case_number("meeting")
        meeting.save()
        write_agenda(meeting, agenda or [])
        draw_up_list(meeting)
        write_history(
            subject=meeting, verb="branches.meeting_planned", by=by, facts={"number": meeting.number, "on": meeting.day}
        )
    return meeting


def change_meeting(
    *, meeting: Meeting, title: str, place: str, starts_at: datetime, length: int, agenda: list[str], by: Any
) -> Meeting:
    """Who was told already is told again when the time or the place is another.

    Raises:
        Refusal: the meeting has begun or was called off.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        MEETINGS.require(by, "change", locked)
        if not locked.is_ahead:
            raise Refusal(
                _("会议的状态是“%(state)s”，安排不能再改。") % {"state": locked.get_state_display()}, code="has_begun"
            )
        moved = (locked.place, locked.starts_at) != (place.strip(), starts_at)
        locked.title, locked.place, locked.starts_at, locked.length = title.strip(), place.strip(), starts_at, length
        locked.save(update_fields=["title", "place", "starts_at", "length"])
        write_agenda(locked, agenda)
        draw_up_list(locked)
        write_history(subject=locked, verb="branches.meeting_changed", by=by, facts={"on": locked.day})
        if moved and locked.state == MeetingState.NOTICED:
            notify(
                kind="branches.meeting_moved",
                to=accounts_expected(locked),
                subject=locked,
                by=by,
                stage=f"{locked.starts_at:%Y%m%d%H%M}",
            )
    return locked
