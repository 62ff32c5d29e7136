"""Deadlines that are near, escalated or passed: notices that every room's cases have."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import COMMITTEE, PlaceKind, Role, User, holders_of
from jinxi_portal.notices.kinds import NoticeGroup, NoticeKind, as_day, register_notice
from jinxi_portal.records.public import deadline_label


def _works_for_the_office(user: Any) -> bool:
    return bool(user.is_staff_of_office())


def _hears_of_escalations(user: Any) -> bool:
    return bool(user.roles_today() & COMMITTEE)


DEADLINES = NoticeGroup("deadlines", _("期限"), order=10)
READERS = {"deadline": deadline_label, "due": as_day}
NEAR, ESCALATED, PASSED = "records.deadline_near", "records.deadline_escalated", "records.deadline_passed"

register_notice(
    NoticeKind(
        NEAR,
        _("期限将到"),
        _("%(thing)s：“%(deadline)s”的期限是%(due)s，快到了。"),
        group=DEADLINES,
        concerns=_works_for_the_office,
        readers=READERS,
    )
)
register_notice(
    NoticeKind(
        ESCALATED,
        _("期限上报"),
        _("%(thing)s：“%(deadline)s”的期限是%(due)s，请过问。"),
        group=DEADLINES,
        concerns=_hears_of_escalations,
        readers=READERS,
    )
)
register_notice(
    NoticeKind(
        PASSED,
        _("已过期限"),
        _("%(thing)s：“%(deadline)s”应在%(due)s前办完，现在已过期限。"),
        group=DEADLINES,
        concerns=_works_for_the_office,
        readers=READERS,
    )
)


def owners_of(*, owner_id: int | None, owner_role: str, owner_place_id: int | None) -> list[User]:
    """Who answers for a deadline: a person, or whoever holds the role (at the place) today."""
    if owner_id is not None:
        return list(User.objects.filter(pk=owner_id))
    if not owner_role:
        return []
    return holders_of(Role(owner_role), place_id=owner_place_id)


def committee_of(role: str) -> list[User]:
    """Who hears of an escalation: the holders of the role; when the seat is empty, the committee's clerks."""
    return holders_of(Role(role)) or holders_of(Role.COMMITTEE_CLERK, place_kind=PlaceKind.COMMITTEE)
