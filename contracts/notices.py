"""What the parties of a contract and the office are told. ``%(thing)s`` is the contract's number: nothing of what it says."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from contracts.policy import POLICY
from jinxi_portal.notices.public import BY_PHONE, NoticeGroup, NoticeKind, as_day, register_notice

#: The worker's and the enterprise's own; what the office has to decide; what an inspection brings.
OWN = NoticeGroup("contracts", _("合同"), order=20)
OFFICE = NoticeGroup("contracts-office", _("合同监管"), order=21)
INSPECTED = NoticeGroup("contracts-inspections", _("检查和整改"), order=22)


def is_party(user: Any) -> bool:
    return bool(POLICY.may(user, "sign"))


def _hears_of_contracts(user: Any) -> bool:
    """The parties, and the officer, who drafts those that have no company."""
    return is_party(user) or _confirms_clauses(user)


def is_worker(user: Any) -> bool:
    return bool(POLICY.may(user, "see_own"))


def _confirms_clauses(user: Any) -> bool:
    return bool(POLICY.may(user, "confirm_clause"))


def _answers_questions(user: Any) -> bool:
    return bool(POLICY.may(user, "answer_question"))


for key, label, sentence in (
    ("to_sign", _("有合同等您签字"), _("合同 %(thing)s 等您看过后签字。")),
    ("signed_by_one", _("合同有一方已签字"), _("合同 %(thing)s 又有一方签了字。")),
    ("completed", _("合同签好了"), _("合同 %(thing)s 各方都已签字，文件可以下载。")),
    ("declined", _("合同有人不同意"), _("合同 %(thing)s 有一方不同意，请看理由。")),
    ("corrected", _("合同退回修改"), _("合同 %(thing)s 退回修改，改好后会重新请您签字。")),
    ("withdrawn", _("合同已撤回"), _("合同 %(thing)s 已由起草的人撤回，不用再签。")),
    ("lapsed", _("合同超时未签"), _("合同 %(thing)s 过了签字期限，没有签成。")),
    (
        "cancelled",
        _("合同开始前取消了"),
        _("合同 %(thing)s 还没有开始就取消了。交过押金、预付过费用的，请核对退还。"),
    ),
    ("ended", _("合同已解除"), _("合同 %(thing)s 已解除，请核对报酬、证件和退费。")),
    ("expired", _("合同已到期"), _("合同 %(thing)s 已到期，请核对报酬、证件和退费。")),
    ("question_answered", _("提问有了回答"), _("您对合同 %(thing)s 的提问有了回答。")),
):
    register_notice(
        NoticeKind(f"contracts.{key}", label, sentence, group=OWN, outside=BY_PHONE, concerns=_hears_of_contracts)
    )
register_notice(
    NoticeKind(
        "contracts.renew",
        _("合同快到期"),
        _("合同 %(thing)s 在 %(ends_on)s 到期，请考虑是否续签。"),
        group=OWN,
        outside=BY_PHONE,
        concerns=_hears_of_contracts,
        readers={"ends_on": as_day},
    )
)

for key, label, sentence, whom in (
    (
        "clause_suspected",
        _("补充条款待认定"),
        _("合同 %(thing)s 有补充条款可能不公平，请认定或请起草的人修改。"),
        _confirms_clauses,
    ),
    ("question_asked", _("签字前有人提问"), _("合同 %(thing)s 有人在签字前提问。"), _answers_questions),
):
    register_notice(NoticeKind(f"contracts.{key}", label, sentence, group=OFFICE, outside=BY_PHONE, concerns=whom))
