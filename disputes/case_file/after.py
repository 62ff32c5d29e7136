"""After the talks: performance and visits, the court's answer, how the case was closed."""

from typing import Any

from disputes.case_file.wording import (
    claims_of_applicant,
    columns,
    facts,
    han,
    in_chinese,
    lines,
    mediator_name,
    party_facts,
    signers,
    told,
    yuan,
)
from disputes.models import Agreement, Dispute
from disputes.rules.performance import Kept
from disputes.settlement import account_of, acts_of, money_lines
from disputes.states import DisputeState
from disputes.words import Consent, Side

_KEPT = {
    Kept.EARLY: "提前履行",
    Kept.IN_TIME: "按时履行",
    Kept.LATE: "逾期履行",
    Kept.OPEN: "没有到期",
    Kept.OVERDUE: "已经逾期",
}
#: What parties are told when it ends without an agreement (人民调解法 26).
WAYS_LEFT = "已告知双方：可以依法申请仲裁、请行政机关处理或者向法院起诉；需要法律帮助可以拨打 12348。"


@in_chinese
def visit_record_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """What was due and done, what was paid, what the parties said when they were asked (人民调解法 31)."""
    reckoned = account_of(agreement)
    money = {duty.pk: line for duty, line in money_lines(agreement)}
    acts = {duty.pk: kept for duty, kept in acts_of(agreement)}
    due_rows = []
    for duty in agreement.duties.all():
        line = money.get(duty.pk)
        done_on = line.paid_on if line is not None else duty.done_on
        kept = line.kept if line is not None else acts[duty.pk]
        amount = yuan(duty.amount) if duty.amount is not None else ""
        due_rows.append([Side(duty.side).label, duty.words, amount, han(duty.due_on), han(done_on), _KEPT[kept]])
    named = columns(("履行方", 1.2), ("内容", 1.9), ("金额", 1.5), ("期限", 1.9), ("履行日期", 1.9), ("情况", 1.3))
    named[2]["align"] = "right"
    tables: list[dict[str, Any]] = [{"title": "应当履行的", "columns": named, "rows": due_rows}]
    payments = list(agreement.payments.filter(cancelled_at__isnull=True).select_related("noted_by"))
    if payments:
        named = columns(("付款日期", 1.9), ("付款方", 1.2), ("金额", 1.5), ("凭据", 2.6), ("登记人", 1.2))
        named[2]["align"] = "right"
        rows = [
            [han(one.paid_on), Side(one.side).label, yuan(one.amount), one.words, str(one.noted_by)] for one in payments
        ]
        tables.append({"title": "付款", "columns": named, "rows": rows})
    visits = list(agreement.visits.select_related("by"))
    if visits:
        rows = [[han(one.visited_on), told(one.how), one.words, str(one.by)] for one in visits]
        named = columns(("回访日期", 1.9), ("方式", 0.9), ("回访情况", 3.9), ("回访人", 1.2))
        tables.append({"title": "回访", "columns": named, "rows": rows})
    said = lines(agreement.broken_words)
    if reckoned.overpaid:
        said.append(f"比约定多付{yuan(reckoned.overpaid)}，应当退还付款的一方。")
    return {
        "title": "协议履行和回访记录",
        "subtitle": dispute.number,
        "facts": facts(
            ("协议生效", han(agreement.effective_on)),
            ("履行完毕", han(dispute.performed_on)),
            ("现在的情况", standing(dispute)),
        ),
        "sections": [{"title": "说明", "text": said}] if said else [],
        "tables": tables,
    }


@in_chinese
def court_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """How the court answered the application for confirmation (人民调解法 33)."""
    return {
        "title": "司法确认情况登记表",
        "subtitle": dispute.number,
        "facts": [
            *party_facts(dispute),
            *facts(
                ("协议生效", han(agreement.effective_on)),
                ("申请期限", f"{han(agreement.confirmation_due)}（生效之日起三十日内，人民调解法第三十三条）"),
                ("准备申请", han(agreement.confirmation_asked_on)),
                ("递交法院", han(agreement.confirmation_handed_in_on)),
                ("法院裁定", agreement.get_confirmation_result_display() or "等法院裁定"),
                ("裁定书编号", agreement.confirmation_number),
                ("裁定日期", han(agreement.confirmation_ended_on)),
            ),
        ],
    }


@in_chinese
def closing_content(dispute: Dispute) -> dict[str, Any]:
    """How it ended and what came of it."""
    agreement = getattr(dispute, "agreement", None)
    claimed = sum(claim.amount or 0 for claim in claims_of_applicant(dispute))
    agreed = sum(duty.amount or 0 for duty in agreement.duties.all()) if agreement and agreement.effective_on else 0
    ended = ended_on(dispute)
    return {
        "title": "人民调解结案表",
        "subtitle": dispute.number,
        "facts": [
            *party_facts(dispute),
            *facts(
                ("纠纷类别", dispute.get_kind_display()),
                ("调解员", mediator_name(dispute)),
                ("申请日期", han(dispute.applied_on)),
                ("受理日期", han(dispute.accepted_on)),
                ("结案日期", han(ended)),
                ("用时", f"{(ended - dispute.applied_on).days}天" if ended else ""),
                ("请求金额", yuan(claimed) if claimed else ""),
                ("协议金额", yuan(agreed) if agreed else ""),
                ("结案方式", standing(dispute)),
                ("归档日期", han(dispute.archived_on)),
            ),
        ],
        "sections": [
            *([{"title": "说明", "text": lines(dispute.end_words)}] if dispute.end_words else []),
            *([{"title": "告知", "text": [WAYS_LEFT]}] if _ended_without_agreement(dispute) else []),
        ],
        "signers": signers([("调解员", "", ""), ("审核人", "", "")]),
    }


def _ended_without_agreement(dispute: Dispute) -> bool:
    """After talks, or because a side said no; what was withdrawn, not taken or handed on was told its own way."""
    refused = any(party.consent == Consent.REFUSED for party in dispute.parties.all())
    talked = dispute.mediating_since is not None and dispute.agreed_on is None and not dispute.signs
    return (refused or talked) and not dispute.is_open


def ended_on(dispute: Dispute) -> Any:
    """The day on which the case was over for the mediator."""
    return dispute.ended_on or dispute.agreed_on


def standing(dispute: Dispute) -> str:
    """How it stands, as the file says it; of an archived case how it ended."""
    if dispute.state != DisputeState.ARCHIVED:
        return str(dispute.get_state_display())
    if dispute.agreed_on:
        return "达成协议，已履行" if dispute.performed_on else "达成协议，没有履行"
    return _without_agreement(dispute)


def _without_agreement(dispute: Dispute) -> str:
    if dispute.signs:
        return "不调解，已移交"
    if dispute.not_taken:
        return "不予受理"
    if any(party.consent == Consent.REFUSED for party in dispute.parties.all()):
        return "一方不同意调解"
    return "没有达成协议" if dispute.mediating_since else "申请人撤回"
