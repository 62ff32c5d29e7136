"""Transfers in the frame's slots: menu, what waits for an answer, what stands against dissolving a branch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.dissolution import Obstacle, register_obstacle
from branches.models import Organisation, Transfer
from branches.policy_transfers import TRANSFERS
from branches.portal_tree import ROOM
from branches.rules.transfers import answer_due
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import SubjectKind, register_subject

slots.menu.register(
    slots.MenuEntry(
        "branches.transfers",
        gettext_lazy("组织关系转接"),
        "branches:transfers",
        lambda user: bool(TRANSFERS.may(user, "see")),
        room=ROOM,
        order=330,
    )
)
register_subject(
    SubjectKind(
        "branches.transfer",
        gettext_lazy("组织关系转接"),
        TRANSFERS,
        url=lambda transfer: transfer.get_absolute_url(),
        see_act="see",
    )
)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Transfers to answer, and accepted ones whose letter has run out."""
    if not TRANSFERS.may(user, "see"):
        return []
    today = clock.today()
    to_answer = Transfer.objects.to_answer(user).order_by("proposed_on", "pk")[:limit]
    items = [
        slots.QueueItem(
            _("转接待答复：%(number)s") % {"number": row.number},
            row.get_absolute_url(),
            due=answer_due(row.proposed_on),
            overdue=answer_due(row.proposed_on) < today,
        )
        for row in to_answer
    ]
    over = Transfer.objects.visible_to(user).letter_ended(on=today).order_by("valid_until", "pk")
    items += [
        slots.QueueItem(
            _("介绍信已过期：%(number)s") % {"number": row.number},
            row.get_absolute_url(),
            due=row.valid_until,
            overdue=True,
        )
        for row in over[:limit]
    ]
    return items[:limit]


slots.queue.register(slots.QueueSource("branches.transfers", gettext_lazy("组织关系转接"), _waiting, order=40))


@register_obstacle
def _open_transfers(organisation: Organisation, on: date) -> Iterable[Obstacle]:
    ends = Q(from_organisation=organisation) | Q(to_organisation=organisation)
    count = Transfer.objects.open().filter(ends).count()
    if count:
        yield Obstacle(
            _("还有 %(count)s 次转接正在办理，请先办结或撤回。") % {"count": count}, reverse("branches:transfers")
        )
