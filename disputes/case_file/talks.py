"""The talks: the notice of a session, its record, and what was offered."""

from typing import Any

from disputes.case_file.wording import (
    columns,
    facts,
    han,
    han_day_of,
    han_moment,
    in_chinese,
    lines,
    mediator_name,
    named_with_role,
    party_facts,
    signers,
    told,
    yuan,
)
from disputes.models import Attendance, Dispute, Session
from disputes.words import HowTold, OfferState, Side


@in_chinese
def session_notice_content(dispute: Dispute, session: Session) -> dict[str, Any]:
    """The invitation of both sides."""
    names = "、".join(party.name for party in dispute.parties.all())
    return {
        "title": "人民调解通知书",
        "text": [
            f"{names}：",
            f"{dispute.number}{dispute.get_kind_display()}纠纷，定于下列时间进行第{session.position}次调解，请按时参加，"
            "带上与纠纷有关的材料。不能参加的，请提前告诉调解员另约时间。",
        ],
        "facts": facts(
            ("时间", han_moment(session.starts_at)),
            ("地点", session.place),
            ("线上地址", session.link),
            ("调解员", _led_by(dispute, session)),
            ("方式", session.get_openness_display()),
        ),
        "notes": ["调解不收费，出于自愿；任何一方随时可以终止。", "可以委托他人代为参加，请带委托书和身份证件。"],
    }


@in_chinese
def minutes_content(dispute: Dispute, session: Session) -> dict[str, Any]:
    """The record, as it was read and signed (人民调解法 27)."""
    present = list(session.attendances.select_related("party"))
    came = [one for one in present if one.came]
    absent = [one.party.name for one in present if one.came is False]
    mediator = _led_by(dispute, session)
    return {
        "title": "人民调解笔录",
        "subtitle": f"{dispute.number}　第{session.position}次",
        "facts": facts(
            ("时间", han_moment(session.starts_at)),
            ("地点", session.place or session.link),
            ("调解员", mediator),
            ("调解方式", session.get_openness_display()),
            ("到场", "；".join(f"{Side(one.party.side).label} {named_with_role(one.party)}" for one in came)),
            ("没有到场", "、".join(absent)),
        ),
        "sections": [
            {"title": "调解经过", "text": lines(session.minutes)},
        ],
        "closing": ["以上笔录已由到场的当事人核对，与所说一致。"] if _all_signed(came) else [],
        "signers": signers(
            [
                *[(Side(one.party.side).label, _signature(one), han_day_of(one.signed_at)) for one in came],
                ("调解员", mediator, han_day_of(session.held_at)),
            ]
        ),
    }


@in_chinese
def offers_content(dispute: Dispute) -> dict[str, Any]:
    """Who proposed what, in order, and what became of it."""
    rows = [
        [
            han_moment(offer.made_at),
            Side(offer.side).label if offer.side else "调解员",
            offer.words,
            yuan(offer.amount) if offer.amount is not None else "",
            "没有答复" if offer.state == OfferState.OPEN and not dispute.is_open else OfferState(offer.state).label,
        ]
        for offer in dispute.offers.all()
    ]
    extensions = [
        [han(one.until), one.why, han_day_of(one.applicant_agreed_at), han_day_of(one.respondent_agreed_at)]
        for one in dispute.extensions.all()
    ]
    tables: list[dict[str, Any]] = []
    changes = _changes_of_claims(dispute)
    if changes:
        named = columns(("时间", 1.7), ("一方", 1.2), ("变化", 0.9), ("请求", 3.4), ("金额", 1.5))
        named[4]["align"] = "right"
        tables.append({"title": "请求的变化", "columns": named, "rows": changes})
    if rows:
        named = columns(("时间", 1.7), ("提出方", 1.2), ("方案", 3.2), ("金额", 1.5), ("答复", 1.5))
        named[3]["align"] = "right"
        tables.append({"title": "方案", "columns": named, "rows": rows})
    if extensions:
        named = columns(("延长至", 1.3), ("原因", 3), ("申请人同意", 1.4), ("被申请人同意", 1.4))
        tables.append({"title": "延长调解", "columns": named, "rows": extensions})
    return {"title": "协商方案记录", "subtitle": dispute.number, "facts": party_facts(dispute), "tables": tables}


def _changes_of_claims(dispute: Dispute) -> list[list[str]]:
    """What was asked for after the application, changed or given up, in order; nothing where it stayed as it was brought."""
    claims = list(dispute.claims.all())
    replaced = {claim.replaces_id for claim in claims}
    found = [(claim.made_at, "变更为" if claim.replaces_id else "增加", claim) for claim in claims[1:]]
    found += [
        (claim.withdrawn_at, "放弃", claim) for claim in claims if claim.withdrawn_at and claim.pk not in replaced
    ]
    return [
        [
            han_moment(at),
            str(Side(claim.side).label),
            what,
            claim.words,
            yuan(claim.amount) if claim.amount is not None else "",
        ]
        for at, what, claim in sorted(found, key=lambda one: one[0])
    ]


def has_talks(dispute: Dispute) -> bool:
    """Whether there is anything to record of what was asked for and offered on the way."""
    return dispute.offers.exists() or dispute.extensions.exists() or bool(_changes_of_claims(dispute))


def _led_by(dispute: Dispute, session: Session) -> str:
    return str(session.mediator) if session.mediator is not None else mediator_name(dispute)


def _all_signed(came: list[Attendance]) -> bool:
    return bool(came) and all(one.signed_at is not None for one in came)


def _signature(one: Attendance) -> str:
    if one.signed_at is None:
        return ""
    how = "在手机上核对确认" if one.signed_how == HowTold.SELF else told(one.signed_how)
    return f"{one.party.name}（{how}）"
