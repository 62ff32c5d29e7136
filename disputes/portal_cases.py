"""Disputes in the frame's slots: menu, queue, search; and what records may know of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from disputes import deadlines, notices, settings_clocks, settings_wages
from disputes.case_file.binding import CASE_FILE
from disputes.models import Dispute
from disputes.policy import DISPUTES, MEDIATORS, PARTIES, SESSIONS, roles_of
from disputes.states import DisputeState
from disputes.waiting import waits_for_enterprise
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import SubjectKind, register_subject

__all__ = ["deadlines", "notices", "settings_clocks", "settings_wages"]

ROOM = gettext_lazy("纠纷调解")

register_subject(
    SubjectKind(
        "disputes.dispute",
        gettext_lazy("纠纷"),
        DISPUTES,
        url=lambda dispute: dispute.get_absolute_url(),
        see_act="read",
        attach_act="attach",
        looks=((CASE_FILE, pgettext_lazy("纠纷", "卷宗")),),
    )
)
register_subject(
    SubjectKind(
        "disputes.session",
        gettext_lazy("调解会"),
        SESSIONS,
        name=lambda session: session.dispute.number,
        url=lambda session: session.dispute.get_absolute_url(),
        see_act="read",
    )
)
register_subject(SubjectKind("disputes.mediator", gettext_lazy("调解员"), MEDIATORS, name=str, see_act="read"))
register_subject(
    SubjectKind(
        "disputes.party",
        gettext_lazy("当事人"),
        PARTIES,
        name=lambda party: party.dispute.number,
        see_act="read",
        reveal_act="reveal",
        sealed_fields=("mobile",),
    )
)


def _sees_list(user: Any) -> bool:
    return bool(DISPUTES.may(user, "see_list"))


def _sees_mediators(user: Any) -> bool:
    return bool(DISPUTES.may(user, "see_mediators"))


def _is_worker(user: Any) -> bool:
    return Role.WORKER in roles_of(user)


def _sees_own_firm(user: Any) -> bool:
    return Role.EMPLOYER_STAFF in roles_of(user)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """What nobody has decided on yet, and is to be asked for consent; the clocks stand in their own group."""
    if not _sees_list(user):
        return []
    rows = Dispute.objects.visible_to(user).with_people()
    waiting = list(rows.filter(state__in=[DisputeState.APPLIED, DisputeState.ACCEPTED]).order_by("accept_due")[:limit])
    words = {
        DisputeState.APPLIED: _("纠纷 %(number)s 等待受理"),
        DisputeState.ACCEPTED: _("纠纷 %(number)s 等待征求对方意见"),
    }
    today = clock.today()
    return [
        slots.QueueItem(
            words[DisputeState(row.state)] % {"number": row.number},
            row.get_absolute_url(),
            due=row.due,
            overdue=row.due is not None and row.due < today,
            note=row.get_kind_display(),
        )
        for row in waiting
        if DISPUTES.may(user, "accept", row)
    ]


def _find(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    """By number; by a party's name only among cases that the user reads."""
    if not _sees_list(user):
        return
    rows = Dispute.objects.visible_to(user).with_people()
    found = rows.filter(number__icontains=words.strip()) | rows.filter(
        pk__in=Dispute.objects.filter(parties__name__startswith=words.strip()).values("pk")
    )
    for row in found.order_by("-pk")[: limit * 2]:
        if DISPUTES.may(user, "read", row):
            yield slots.SearchHit(row.number, row.get_absolute_url(), _("纠纷"), row.get_kind_display())


slots.menu.register(
    slots.MenuEntry("disputes", gettext_lazy("纠纷调解"), "disputes:list", _sees_list, room=ROOM, order=500)
)
slots.menu.register(
    slots.MenuEntry(
        "disputes.own", gettext_lazy("涉及本企业的纠纷"), "disputes:mine", _sees_own_firm, room=ROOM, order=510
    )
)
slots.menu.register(
    slots.MenuEntry(
        "disputes.mediators", gettext_lazy("调解员名册"), "disputes:mediators", _sees_mediators, room=ROOM, order=505
    )
)
slots.phone_doors.register(
    slots.PhoneDoor("disputes", gettext_lazy("纠纷调解"), "disputes:mine", icon="help", visible=_is_worker, order=40)
)
slots.public_doors.register(
    slots.PublicDoor("disputes", gettext_lazy("家政纠纷调解"), "disputes:public_start", order=10)
)
slots.public_doors.register(slots.PublicDoor("disputes.wages", gettext_lazy("工资计算"), "disputes:wages", order=20))
slots.queue.register(slots.QueueSource("disputes", gettext_lazy("纠纷调解"), _waiting, order=35))
slots.queue.register(
    slots.QueueSource("disputes.own", gettext_lazy("涉及本企业的纠纷"), waits_for_enterprise, order=36)
)
slots.search.register(slots.SearchSource("disputes", gettext_lazy("纠纷"), _find, order=70))
