"""Visits in the frame's slots: menus, queues, what records may know of a request."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import SubjectKind, register_subject
from members.models import Visit, VisitRequest
from members.policy import POLICY
from members.portal_desk import ROOM


def _may(act: str) -> Any:
    return lambda user: bool(POLICY.may(user, act))


for key, label, url_name, act, order in (
    ("members.visits", gettext_lazy("今日走访"), "members:visits", "visit", 10),
    ("members.visit_desk", gettext_lazy("走访安排"), "members:visit_desk", "ask_for_visit", 222),
):
    slots.menu.register(slots.MenuEntry(key, label, url_name, _may(act), room=ROOM, order=order))


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    items = []
    if POLICY.may(user, "visit"):
        doors = VisitRequest.objects.visible_to(user).open().filter(due_on__lte=clock.today()).count()
        if doors:
            items.append(slots.QueueItem(_("今日走访"), reverse("members:visits"), count=doors))
    if POLICY.may(user, "ask_for_visit"):
        conflicts = Visit.objects.visible_to(user).unsettled().count()
        if conflicts:
            items.append(slots.QueueItem(_("待核对的走访记录"), reverse("members:visit_desk"), count=conflicts))
    return items[:limit]


slots.queue.register(slots.QueueSource("members.visits", gettext_lazy("走访"), _waiting, order=16))
slots.page_scripts.register(
    slots.PageScript("members.visits", "js/visits/guard.js", lambda user: bool(POLICY.may(user, "visit")))
)
register_subject(
    SubjectKind(
        "members.visitrequest",
        gettext_lazy("走访"),
        POLICY,
        name=lambda request: request.number,
        url=lambda request: (
            reverse("members:traced_lead", args=[request.lead.number])
            if request.lead
            else reverse("members:visit_desk")
        ),
        see_act="ask_for_visit",
    )
)
