"""Instructors in the frame's slots: menu, logs due, needs that rest."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from branches.models import EnterpriseNeed, InstructorPosting
from branches.policy_instructors import INSTRUCTORS
from branches.portal_tree import ROOM
from branches.rules.instructors import log_due
from branches.workload import lines_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import SubjectKind, register_subject

for key, label, url_name, act, order in (
    ("branches.instructors", gettext_lazy("指导员派驻"), "branches:instructors", "see_all", 340),
    ("branches.my_enterprises", gettext_lazy("我的企业"), "branches:my_enterprises", "see_own", 341),
    ("branches.needs", pgettext_lazy("一览", "企业诉求"), "branches:needs", "see_needs", 345),
):
    slots.menu.register(
        slots.MenuEntry(
            key,
            label,
            url_name,
            lambda user, act=act: bool(INSTRUCTORS.may(user, act)),  # type: ignore[misc]
            room=ROOM,
            order=order,
        )
    )
register_subject(
    SubjectKind(
        "branches.instructorposting",
        gettext_lazy("党建指导员派驻"),
        INSTRUCTORS,
        url=lambda posting: reverse("branches:instructor_posting", args=[posting.pk]),
        see_act="see_needs",
    )
)
register_subject(
    SubjectKind(
        "branches.enterpriseneed",
        gettext_lazy("企业诉求"),
        INSTRUCTORS,
        url=lambda need: need.get_absolute_url(),
        see_act="see_need",
    )
)


def _logs_due(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """The newest week without a log of each of the user's enterprises."""
    if not INSTRUCTORS.may(user, "see_own"):
        return []
    today = clock.today()
    postings = InstructorPosting.objects.filter(instructor=user).in_force(on=today).select_related("employer")
    items = []
    for line in lines_of(postings.order_by("employer__short_name"), on=today):
        if line.missing:
            week = line.missing[-1]
            items.append(
                slots.QueueItem(
                    _("周志待填：%(employer)s") % {"employer": line.posting.employer},
                    reverse("branches:weekly_log", args=[line.posting.pk, week.isoformat()]),
                    due=log_due(week),
                    overdue=log_due(week) < today,
                    note=_("%(week)s 这一周") % {"week": week.isoformat()},
                )
            )
    return items[:limit]


def _needs_resting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Needs that nobody has touched for two weeks."""
    if not INSTRUCTORS.may(user, "see_needs"):
        return []
    rows = EnterpriseNeed.objects.visible_to(user).resting(on=clock.today()).select_related("employer")
    return [
        slots.QueueItem(
            _("诉求两周没有进展：%(employer)s") % {"employer": row.employer},
            row.get_absolute_url(),
            overdue=True,
            note=row.get_kind_display(),
        )
        for row in rows.order_by("touched_at", "pk")[:limit]
    ]


slots.queue.register(slots.QueueSource("branches.weekly_logs", ROOM, _logs_due, order=46))
slots.queue.register(slots.QueueSource("branches.needs", ROOM, _needs_resting, order=47))
