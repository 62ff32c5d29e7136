"""Meetings in the frame's slots: menu, queue, search, what records may know, notices, what stands against dissolving."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches import settings_meetings
from branches.actions.record_decision import DECISION_DUE
from branches.dissolution import Obstacle, register_obstacle
from branches.meetings_due import lines_of
from branches.models import Meeting, Organisation
from branches.policy import branches_of
from branches.policy_meetings import MEETINGS
from branches.portal_tree import ROOM
from branches.states_meetings import AHEAD, WRITTEN_ON, MeetingState
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock, slots
from jinxi_portal.notices.public import BY_PHONE, NoticeGroup, NoticeKind, register_notice
from jinxi_portal.records.public import (
    PICTURES,
    AttachmentKind,
    DeadlineKind,
    SubjectKind,
    register_attachment_kind,
    register_deadline,
    register_subject,
)

__all__ = ["settings_meetings"]

MEGABYTE = 1024 * 1024
PHOTO = "branches.meeting_photo"
#: Meetings this near stand in the queue.
NEAR_DAYS = 7

register_subject(
    SubjectKind(
        "branches.meeting",
        gettext_lazy("会议"),
        MEETINGS,
        url=lambda meeting: meeting.get_absolute_url(),
        see_act="see",
        attach_act="attach",
    )
)
register_subject(
    SubjectKind(
        "branches.meetingdecision",
        gettext_lazy("会议决定"),
        MEETINGS,
        url=lambda decision: decision.get_absolute_url(),
        see_act="finish_decision",
    )
)
register_attachment_kind(AttachmentKind(PHOTO, gettext_lazy("会议照片"), PICTURES, most_bytes=15 * MEGABYTE, most=20))
register_deadline(
    DeadlineKind(
        DECISION_DUE,
        gettext_lazy("会议决定"),
        days=30,
        working=False,
        remind_before=3,
        escalate_to=Role.COMMITTEE_CLERK,
    )
)

_NOTICES = NoticeGroup("meetings", gettext_lazy("支部会议"), order=50)


def _is_invited(user: Any) -> bool:
    """Workers, any of whom may be a member; of an exchange meeting the branch secretaries hear."""
    return bool(user.roles_today() & {Role.WORKER, Role.BRANCH_SECRETARY})


for _key, _label, _sentence in (
    ("noticed", gettext_lazy("会议通知"), gettext_lazy("%(thing)s：有新的会议通知，请看时间和地点。")),
    ("moved", gettext_lazy("会议改期"), gettext_lazy("%(thing)s：时间或地点有变动，请重新看一下。")),
    ("cancelled", gettext_lazy("会议取消"), gettext_lazy("%(thing)s：会议取消了。")),
):
    register_notice(
        NoticeKind(
            f"branches.meeting_{_key}", _label, _sentence, group=_NOTICES, outside=BY_PHONE, concerns=_is_invited
        )
    )


def _sees_list(user: Any) -> bool:
    return bool(MEETINGS.may(user, "see_list"))


slots.menu.register(
    slots.MenuEntry(
        "branches.meetings", gettext_lazy("组织生活"), "branches:meetings", _sees_list, room=ROOM, order=307
    )
)


def _find(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    if not _sees_list(user):
        return
    rows = Meeting.objects.visible_to(user).filter(number__istartswith=words.strip()).select_related("organisation")
    for row in rows.order_by("-starts_at", "pk")[:limit]:
        yield slots.SearchHit(row.number, row.get_absolute_url(), _("会议"), str(row))


slots.search.register(slots.SearchSource("branches.meetings", gettext_lazy("会议"), _find, order=65))


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Meetings of the next days, those whose day passed without them, and minutes that nobody has confirmed."""
    if not _sees_list(user):
        return []
    today = clock.today()
    until = clock.end_of(today + timedelta(days=NEAR_DAYS))
    led = Meeting.objects.led_by(user).select_related("organisation")
    near = led.filter(state__in=AHEAD, starts_at__lt=until).order_by("starts_at", "pk")[:limit]
    written = led.filter(state__in=WRITTEN_ON).order_by("starts_at", "pk")[:limit]
    items = [
        slots.QueueItem(str(row), row.get_absolute_url(), due=row.day, overdue=row.day < today, note=_("会议"))
        for row in near
    ]
    items += [
        slots.QueueItem(
            str(row),
            row.get_absolute_url(),
            due=row.day,
            note=_("会议正在进行") if row.state == MeetingState.RUNNING else _("会议记录还没有确认"),
        )
        for row in written
    ]
    return items[:limit]


slots.queue.register(slots.QueueSource("branches.meetings", gettext_lazy("组织生活"), _waiting, order=35))


def _late(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """For a branch secretary: the meetings that the own branch owes by rule."""
    own = branches_of(user)
    if not own or not _sees_list(user):
        return []
    today = clock.today()
    rows = Organisation.objects.filter(pk__in=own).branches().standing(on=today).order_by("name_key", "pk")
    return [
        slots.QueueItem(
            _("%(kind)s还没有开") % {"kind": cell.kind.label},
            reverse("branches:branch_meetings_due", args=[line.branch.uid]),
            due=cell.due,
            overdue=True,
            note=line.branch.name,
        )
        for line in lines_of(rows, on=today)
        for cell in line.cells
        if cell.is_late
    ][:limit]


slots.queue.register(slots.QueueSource("branches.meetings_due", gettext_lazy("三会一课"), _late, order=36))


@register_obstacle
def _open_meetings(organisation: Organisation, on: date) -> Iterable[Obstacle]:
    count = Meeting.objects.filter(organisation=organisation, state__in=(*AHEAD, MeetingState.RUNNING)).count()
    if count:
        yield Obstacle(
            _("还有 %(count)s 次会议没有召开，请先召开或取消。") % {"count": count},
            f"{reverse('branches:meetings')}?organisation={organisation.pk}",
        )
