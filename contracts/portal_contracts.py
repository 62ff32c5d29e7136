"""Contracts in the frame's slots: menu, the worker's tab, what waits, search, notices, signatures."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import settings_of_contracts
from contracts.actions.sign_contract import DRAWN
from contracts.models import Contract, Question
from contracts.policy import POLICY
from contracts.portal_templates import ROOM
from contracts.states import ContractState
from jinxi_portal.accounts.public import Role, is_on_duty
from jinxi_portal.kernel import clock, slots
from jinxi_portal.notices.public import BY_PHONE, NoticeKind, as_day, register_notice
from jinxi_portal.records.public import (
    PICTURES,
    AttachmentKind,
    SubjectKind,
    register_attachment_kind,
    register_subject,
)

SETTINGS = settings_of_contracts.__name__
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
    """Suspected clauses and questions for the office; what was declined or lapsed for the drafter; nobody sees more than their own."""
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
    if POLICY.may(user, "draft") and not is_on_duty(user, Role.SUPERVISION_OFFICER):
        stopped = Contract.objects.visible_to(user).filter(state__in=(ContractState.DECLINED, ContractState.LAPSED))
        items += [
            slots.QueueItem(
                _("合同没有签成：%(number)s") % {"number": row.number},
                row.get_absolute_url(),
                note=str(row.get_state_display()),
            )
            for row in stopped.order_by("-sent_at", "-pk")[:limit]
        ]
        soon = Contract.objects.visible_to(user).ending_soon(on=clock.today()).order_by("ends_on", "pk")
        items += [
            slots.QueueItem(
                _("合同快到期：%(number)s") % {"number": row.number}, row.get_absolute_url(), due=row.ends_on
            )
            for row in soon[:limit]
        ]
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

for _key, _label, _sentence in (
    ("to_sign", gettext_lazy("有合同等您签字"), gettext_lazy("合同 %(thing)s 等您看过后签字。")),
    ("signed_by_one", gettext_lazy("合同有一方已签字"), gettext_lazy("合同 %(thing)s 又有一方签了字。")),
    ("completed", gettext_lazy("合同签好了"), gettext_lazy("合同 %(thing)s 各方都已签字，文件可以下载。")),
    ("declined", gettext_lazy("合同有人不同意"), gettext_lazy("合同 %(thing)s 有一方不同意，请看理由。")),
    ("corrected", gettext_lazy("合同退回修改"), gettext_lazy("合同 %(thing)s 退回修改，改好后会重新请您签字。")),
    ("withdrawn", gettext_lazy("合同已撤回"), gettext_lazy("合同 %(thing)s 已由起草的人撤回，不用再签。")),
    ("lapsed", gettext_lazy("合同超时未签"), gettext_lazy("合同 %(thing)s 过了签字期限，没有签成。")),
    (
        "cancelled",
        gettext_lazy("合同开始前取消了"),
        gettext_lazy("合同 %(thing)s 还没有开始就取消了。交过押金、预付过费用的，请核对退还。"),
    ),
    ("ended", gettext_lazy("合同已解除"), gettext_lazy("合同 %(thing)s 已解除，请核对报酬、证件和退费。")),
    ("expired", gettext_lazy("合同已到期"), gettext_lazy("合同 %(thing)s 已到期，请核对报酬、证件和退费。")),
    (
        "clause_suspected",
        gettext_lazy("补充条款待认定"),
        gettext_lazy("合同 %(thing)s 有补充条款可能不公平，请认定或请起草的人修改。"),
    ),
    ("question_asked", gettext_lazy("签字前有人提问"), gettext_lazy("合同 %(thing)s 有人在签字前提问。")),
    ("question_answered", gettext_lazy("提问有了回答"), gettext_lazy("您对合同 %(thing)s 的提问有了回答。")),
):
    register_notice(NoticeKind(f"contracts.{_key}", _label, _sentence, outside=BY_PHONE))
register_notice(
    NoticeKind(
        "contracts.renew",
        gettext_lazy("合同快到期"),
        gettext_lazy("合同 %(thing)s 在 %(ends_on)s 到期，请考虑是否续签。"),
        outside=BY_PHONE,
        readers={"ends_on": as_day},
    )
)
