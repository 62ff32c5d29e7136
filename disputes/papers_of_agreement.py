"""What the papers of an agreement say. The words of the agreement are printed as they were written."""

from typing import Any

from disputes.case_file.drawing import signature as drawn_signature
from disputes.case_file.wording import han, in_chinese, lines, party_facts, yuan
from disputes.models import Agreement, AgreementSignature, Dispute
from disputes.words import HowTold, Side
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel import clock

TITLES = {AgreementForm.WRITTEN: "人民调解协议书", AgreementForm.ORAL: "人民调解口头协议登记表"}
KINDS = {AgreementForm.WRITTEN: "disputes.agreement", AgreementForm.ORAL: "disputes.oral_agreement"}


@in_chinese
def agreement_content(dispute: Dispute, agreement: Agreement, *, by: Any) -> dict[str, Any]:
    """The agreement, or the record of an oral one; who has not signed yet gets an empty line. ``by`` opens drawn signatures."""
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
        "signers": [*_party_lines(dispute, agreement, by), _mediator_line(agreement)],
    }


def clauses(agreement: Agreement) -> list[dict[str, Any]]:
    """The contents of article 29 in the order of the article."""
    return [
        {"title": "主要事实", "text": lines(agreement.facts)},
        {"title": "争议事项", "text": lines(agreement.matter)},
        {"title": "各方责任", "text": lines(agreement.responsibilities)},
        {"title": "协议内容", "text": lines(agreement.agreed)},
        {"title": "履行方式和期限", "text": [*lines(agreement.performance), *duty_lines(agreement)]},
    ]


def duty_lines(agreement: Agreement) -> list[str]:
    return [
        f"第{duty.position}项：{Side(duty.side).label}于{han(duty.due_on)}前，{duty.words}"
        + (f"，{yuan(duty.amount)}。" if duty.amount else "。")
        for duty in agreement.duties.all()
    ]


def _party_lines(dispute: Dispute, agreement: Agreement, by: Any) -> list[dict[str, Any]]:
    signed = {one.party_id: one for one in agreement.signatures.select_related("drawing")}
    return [_party_line(party, signed.get(party.pk), by) for party in dispute.parties.all()]


def _party_line(party: Any, signature: AgreementSignature | None, by: Any) -> dict[str, Any]:
    line: dict[str, Any] = {"label": Side(party.side).label, "name": ""}
    if signature is None:
        return line
    note = "（手机手写签名）" if signature.how == HowTold.SELF else ""
    drawing = signature.drawing
    drawn = {"svg": drawn_signature(drawing, by=by)} if drawing is not None and drawing.removed_at is None else {}
    return {**line, **drawn, "name": f"{party.name}{note}", "date": han(clock.local_date(signature.signed_at))}


def _mediator_line(agreement: Agreement) -> dict[str, Any]:
    if agreement.mediator_signed_at is None:
        return {"label": "调解员", "name": ""}
    day = clock.local_date(agreement.mediator_signed_at)
    return {"label": "调解员", "name": str(agreement.mediator_signed_by), "date": han(day)}
