"""Contracts in the frame's slots: menu, the worker's tab, what waits, search, notices, signatures."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import notices, settings_of_contracts
from contracts.actions.sign_contract import DRAWN
from contracts.models import Contract, Question
from contracts.policy import POLICY
from contracts.portal_templates import ROOM
from contracts.waiting import waits_for_enterprise, waits_for_officer
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import (
    PICTURES,
    AttachmentKind,
    SubjectKind,
    register_attachment_kind,
    register_subject,
)

SETTINGS, NOTICES = settings_of_contracts.__name__, notices.__name__
MEGABYTE = 1024 * 1024


def _page_of(contract: Contract) -> str:
    return reverse("contracts:reach", args=[contract.number])


register_subject(SubjectKind("contracts.contract", gettext_lazy("合同"), POLICY, url=_page_of, see_act="see_paper"))
register_attachment_kind(AttachmentKind(DRAWN, gettext_lazy("手写签名"), PICTURES, most_bytes=MEGABYTE))

slots.menu.register(
    slots.MenuEntry(
        "contracts.contracts",
        gettext_lazy("合同"),
        "contracts:contracts",
        lambda user: bool(POLICY.may(user, "see")),
        room=ROOM,
        order=410,
    )
)
slots.phone_tabs.register(
    slots.PhoneTab("contracts", gettext_lazy("我的合同"), "contracts:mine", icon="file", order=45)
)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Questions for the office; for an enterprise's staff what it has to send, sign, draw up anew or renew; for the officer what has no enterprise."""
    if not POLICY.may(user, "see"):
        return []
    items: list[slots.QueueItem] = []
    if POLICY.may(user, "answer_question"):
        asked = Question.objects.filter(answered_at__isnull=True, help_number="").select_related("contract")
        items += [
            slots.QueueItem(
                _("签字前的提问：%(number)s") % {"number": row.contract.number}, row.contract.get_absolute_url()
            )
            for row in asked.order_by("asked_at", "pk")[:limit]
        ]
    if POLICY.may(user, "draft"):
        waits = waits_for_officer if POLICY.may(user, "see_all") else waits_for_enterprise
        items += waits(user, limit)
    return items[:limit]


def _find(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    if not POLICY.may(user, "see"):
        return []
    low = words.strip().lower()
    rows = Contract.objects.visible_to(user).filter(
        Q(number=words.strip().upper())
        | Q(worker__name__startswith=words.strip())
        | Q(worker__initials__startswith=low)
    )
    return [
        slots.SearchHit(row.number, row.get_absolute_url(), _("合同"), f"{row.worker} · {row.get_state_display()}")
        for row in rows.select_related("worker").order_by("-created_at")[:limit]
    ]


slots.queue.register(slots.QueueSource("contracts", ROOM, _waiting, order=50))
slots.search.register(slots.SearchSource("contracts", ROOM, _find, order=60))
