"""What parties bring to a court or to arbitration: prepared by the office, signed and handed in by themselves."""

from decimal import Decimal
from typing import Any

from disputes.case_file.wording import (
    BLANK,
    claims_in_words,
    claims_of_applicant,
    han,
    in_chinese,
    lapse_in_words,
    lines,
    yuan,
)
from disputes.models import Agreement, Dispute, Party
from disputes.papers_of_agreement import duty_lines
from disputes.rules.performance import Kept
from disputes.settlement import money_lines
from disputes.words import PartyRole, Side
from jinxi_portal.kernel import clock

COURT, ARBITRATION = "金溪县人民法院", "金溪县劳动人事争议仲裁委员会"


@in_chinese
def confirmation_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """The application of both sides to the court (人民调解法 33, 民事诉讼法 205)."""
    return {
        "title": "司法确认申请书",
        "subtitle": dispute.number,
        "facts": [
            *_with_blanks(dispute, asks=None),
            {"label": "递交期限", "value": f"{han(agreement.confirmation_due)}以前，双方共同递交"},
        ],
        "sections": [
            {
                "title": "请求事项",
                "text": [f"请求确认双方于{han(agreement.effective_on)}达成的人民调解协议（{dispute.number}）有效。"],
            },
            {"title": "协议内容", "text": [*lines(agreement.agreed), *duty_lines(agreement)]},
            {
                "title": "承诺",
                "text": [
                    "协议出于双方自愿，没有恶意串通、规避法律，不损害他人利益和公共利益；"
                    "因协议内容给他人造成损害的，愿意承担相应的责任。"
                ],
            },
        ],
        "closing": _to(COURT, "人民调解协议书一份"),
        "signers": [{"label": "申请人", "name": ""} for _party in dispute.parties.all()],
        "helped": True,
    }


@in_chinese
def payment_order_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """What the creditor brings to the court when a sum is not paid (人民调解法 32, 劳动争议调解仲裁法 16, 民事诉讼法 225)."""
    debtor = debtor_of(agreement)
    left = overdue(agreement, debtor)
    law = "《劳动争议调解仲裁法》第十六条" if dispute.is_labour else "《民事诉讼法》第二百二十五条"
    return {
        "title": "支付令申请书",
        "subtitle": dispute.number,
        "facts": _with_blanks(dispute, asks=other_side(debtor)),
        "sections": [
            {"title": "请求事项", "text": [f"请求向债务人发出支付令，给付{yuan(left)}。"]},
            {
                "title": "事实和理由",
                "text": [
                    f"双方于{han(agreement.effective_on)}达成人民调解协议（{dispute.number}），约定如下。",
                    *duty_lines(agreement),
                    f"到{han(clock.today())}为止，已经到期的还有{yuan(left)}没有付。",
                    *_not_due_yet(agreement, debtor),
                    *lines(agreement.broken_words),
                    f"根据{law}，申请支付令。",
                ],
            },
        ],
        "closing": _to(COURT, "人民调解协议书一份"),
        "signers": [{"label": "申请人", "name": ""}],
        "helped": True,
    }


@in_chinese
def arbitration_content(dispute: Dispute) -> dict[str, Any]:
    """What a worker brings to arbitration: the agreement was not kept, or there is none (劳动争议调解仲裁法 15, 28)."""
    found: Agreement | None = getattr(dispute, "agreement", None)
    agreement = found if found is not None and found.effective_on is not None else None
    debtor = debtor_of(agreement) if agreement is not None else Side.RESPONDENT
    left = overdue(agreement, debtor) if agreement is not None else Decimal(0)
    wanted = [f"请求被申请人给付{yuan(left)}。"] if left else claims_in_words(claims_of_applicant(dispute))
    return {
        "title": "劳动人事争议仲裁申请书",
        "subtitle": dispute.number,
        "facts": [
            *_with_blanks(dispute, asks=other_side(debtor)),
            {"label": "申请时效", "value": lapse_in_words(dispute.limitation)},
        ],
        "sections": [
            {"title": "仲裁请求", "text": wanted or [BLANK]},
            {
                "title": "事实和理由",
                "text": [
                    *lines(dispute.facts),
                    *(_not_kept(dispute, agreement, debtor) if agreement is not None else _without_agreement(dispute)),
                ],
            },
        ],
        "closing": _to(
            ARBITRATION,
            "身份证复印件一份，证据材料按证据目录" + ("，人民调解协议书一份" if agreement is not None else ""),
        ),
        "signers": [{"label": "申请人", "name": ""}],
        "helped": True,
    }


def debtor_of(agreement: Agreement) -> Side:
    """The side that has not paid in time; where both are late, or nobody, the respondent."""
    late = {duty.side for duty, line in money_lines(agreement) if line.kept == Kept.OVERDUE}
    return Side.APPLICANT if late == {Side.APPLICANT} else Side.RESPONDENT


def overdue(agreement: Agreement, debtor: Side) -> Decimal:
    """What may be asked for now: a payment order covers what has fallen due, no later instalment (民诉法解释 427)."""
    return _left(agreement, debtor, late=True)


def _left(agreement: Agreement, debtor: Side, *, late: bool) -> Decimal:
    found = (line for duty, line in money_lines(agreement) if duty.side == debtor)
    return sum((line.left for line in found if (line.kept == Kept.OVERDUE) is late), Decimal(0))


def _not_due_yet(agreement: Agreement, debtor: Side) -> list[str]:
    later = _left(agreement, debtor, late=False)
    return [f"另有{yuan(later)}没有到期，不在这次请求之内。"] if later else []


def other_side(side: Side) -> Side:
    return Side.APPLICANT if side == Side.RESPONDENT else Side.RESPONDENT


def _not_kept(dispute: Dispute, agreement: Agreement, debtor: Side) -> list[str]:
    return [
        f"经人民调解，双方于{han(agreement.effective_on)}达成协议（{dispute.number}），约定如下。",
        *duty_lines(agreement),
        *lines(agreement.broken_words),
        *_not_due_yet(agreement, debtor),
        "被申请人没有按照协议履行，根据《劳动争议调解仲裁法》第十五条，申请仲裁。",
    ]


def _without_agreement(dispute: Dispute) -> list[str]:
    return [f"经人民调解（{dispute.number}），双方没有达成协议，申请仲裁。"]


def _with_blanks(dispute: Dispute, *, asks: Side | None) -> list[dict[str, str]]:
    """The parties, first the side that asks, or both as applicants; what the portal does not hold, or not openly, is
    written in by hand. Who is called otherwise than in the agreement, is told apart."""
    found: list[dict[str, str]] = []
    for party in sorted(dispute.parties.all(), key=lambda party: party.side != (asks or Side.APPLICANT)):
        role = "被申请人" if asks is not None and party.side != asks else "申请人"
        found.append({"label": role, "value": _described(party, as_agreed=asks == Side.APPLICANT)})
        found.append({"label": _number_of(party), "value": _code_of(party) or BLANK})
        found.append({"label": "住址和电话", "value": party.address or BLANK})
    return found


def _described(party: Party, *, as_agreed: bool) -> str:
    name = f"{party.name}，代表人{party.speaker}" if party.speaker else party.name
    return name if as_agreed else f"{name}（调解协议的{Side(party.side).label}）"


def _number_of(party: Party) -> str:
    return "统一社会信用代码" if party.role == PartyRole.EMPLOYER else "身份证号码"


def _code_of(party: Party) -> str:
    """An enterprise's code is public; a person's number is written by the person."""
    return party.employer.credit_code if party.employer is not None else ""


def _to(office: str, enclosed: str) -> list[str]:
    return [f"附：{enclosed}。", "此致", office]
