"""What the papers of an agreement say. The words of the agreement are printed as they were written."""

from datetime import date
from decimal import Decimal
from typing import Any

from disputes.models import Agreement, AgreementSignature, Dispute
from disputes.settlement import account_of
from disputes.words import HowTold, Side
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel import clock

TITLES = {AgreementForm.WRITTEN: "人民调解协议书", AgreementForm.ORAL: "人民调解口头协议登记表"}
KINDS = {AgreementForm.WRITTEN: "disputes.agreement", AgreementForm.ORAL: "disputes.oral_agreement"}


def han(day: date | None) -> str:
    """A day as papers write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def yuan(amount: Decimal) -> str:
    return f"{amount:,.2f}元"


def agreement_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """The agreement, or the record of an oral one; who has not signed yet gets an empty line."""
    form = AgreementForm(agreement.form)
    if form == AgreementForm.ORAL:
        return {
            "title": TITLES[form],
            "subtitle": dispute.number,
            "facts": party_facts(dispute),
            "sections": clauses(agreement),
            "signers": [_mediator_line(agreement)],
            "sealed": True,
        }
    return {
        "title": TITLES[form],
        "parties": [
            {
                "role": Side(party.side).label,
                "name": party.name,
                "facts": [
                    {"label": "类别", "value": party.get_role_display()},
                    *([{"label": "代表人", "value": party.speaker}] if party.speaker else []),
                    *([{"label": "地址", "value": party.address}] if party.address else []),
                ],
            }
            for party in dispute.parties.all()
        ],
        "recitals": [f"案号：{dispute.number}"],
        "clauses": clauses(agreement),
        "closing": ["本协议自双方当事人和调解员签名之日起生效，双方应当按照约定履行。"],
        "signers": [*_party_lines(dispute, agreement), _mediator_line(agreement)],
    }


def clauses(agreement: Agreement) -> list[dict[str, Any]]:
    """The contents of article 29 in the order of the article."""
    return [
        {"title": "主要事实", "text": _lines(agreement.facts)},
        {"title": "争议事项", "text": _lines(agreement.matter)},
        {"title": "各方责任", "text": _lines(agreement.responsibilities)},
        {"title": "协议内容", "text": _lines(agreement.agreed)},
        {"title": "履行方式和期限", "text": [*_lines(agreement.performance), *duty_lines(agreement)]},
    ]


def duty_lines(agreement: Agreement) -> list[str]:
    return [
        f"第{duty.position}项：{Side(duty.side).label}于{han(duty.due_on)}前，{duty.words}"
        + (f"，{yuan(duty.amount)}。" if duty.amount else "。")
        for duty in agreement.duties.all()
    ]


def party_facts(dispute: Dispute) -> list[dict[str, Any]]:
    return [
        {"label": Side(party.side).label, "value": f"{party.name}（{party.get_role_display()}）"}
        for party in dispute.parties.all()
    ]


def confirmation_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """The application of both sides to the court (人民调解法 33, 民事诉讼法 205)."""
    return {
        "title": "司法确认申请书",
        "subtitle": dispute.number,
        "facts": party_facts(dispute),
        "sections": [
            {
                "title": "请求事项",
                "text": [f"请求确认双方于{han(agreement.effective_on)}达成的人民调解协议（{dispute.number}）有效。"],
            },
            {"title": "协议内容", "text": [*_lines(agreement.agreed), *duty_lines(agreement)]},
            {
                "title": "承诺",
                "text": [
                    "协议出于双方自愿，没有恶意串通、规避法律，不损害他人利益和公共利益；"
                    "因协议内容给他人造成损害的，愿意承担相应的责任。"
                ],
            },
            {
                "title": "递交期限",
                "text": [f"双方应当在{han(agreement.confirmation_due)}前共同递交人民法院。"],
            },
        ],
        "signers": [{"label": Side(party.side).label, "name": ""} for party in dispute.parties.all()],
    }


def payment_order_content(dispute: Dispute, agreement: Agreement) -> dict[str, Any]:
    """What the creditor brings to the court when a sum is not paid (人民调解法 32, 劳动争议调解仲裁法 16, 民事诉讼法 225)."""
    reckoned = account_of(agreement)
    left = sum((line.left for line in reckoned.lines), Decimal(0))
    law = "《劳动争议调解仲裁法》第十六条" if dispute.is_labour else "《民事诉讼法》第二百二十五条"
    return {
        "title": "支付令申请书",
        "subtitle": dispute.number,
        "facts": party_facts(dispute),
        "sections": [
            {"title": "请求事项", "text": [f"请求向债务人发出支付令，给付{yuan(left)}。"]},
            {
                "title": "事实和理由",
                "text": [
                    f"双方于{han(agreement.effective_on)}达成人民调解协议（{dispute.number}），约定如下。",
                    *duty_lines(agreement),
                    f"到{han(clock.today())}为止，还有{yuan(left)}没有付。",
                    *_lines(agreement.broken_words),
                    f"根据{law}，申请支付令。",
                ],
            },
        ],
        "signers": [{"label": "申请人", "name": ""}],
    }


def _party_lines(dispute: Dispute, agreement: Agreement) -> list[dict[str, Any]]:
    signed = {one.party_id: one for one in agreement.signatures.all()}
    return [_party_line(party, signed.get(party.pk)) for party in dispute.parties.all()]


def _party_line(party: Any, signature: AgreementSignature | None) -> dict[str, Any]:
    line: dict[str, Any] = {"label": Side(party.side).label, "name": ""}
    if signature is None:
        return line
    note = "（手机手写签名）" if signature.how == HowTold.SELF else ""
    return {**line, "name": f"{party.name}{note}", "date": han(clock.local_date(signature.signed_at))}


def _mediator_line(agreement: Agreement) -> dict[str, Any]:
    if agreement.mediator_signed_at is None:
        return {"label": "调解员", "name": ""}
    day = clock.local_date(agreement.mediator_signed_at)
    return {"label": "调解员", "name": str(agreement.mediator_signed_by), "date": han(day)}


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
