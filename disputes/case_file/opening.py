"""The beginning of the file: application, register of acceptance, the notice to the applicant, or why it was not taken."""

from datetime import date
from typing import Any

from disputes.case_file.wording import (
    claims_in_words,
    facts,
    han,
    in_chinese,
    lapse_in_words,
    leading,
    lines,
    names_of,
    party_facts,
    signers,
)
from disputes.deadlines import first_mediation_due
from disputes.models import Dispute, Party
from disputes.rules.screening import RIGHT_DOOR, NotTaken
from disputes.states import DisputeState
from disputes.words import Channel, Side, SignCode
from jinxi_portal.kernel import clock

_VOLUNTARY = (
    "申请人自愿申请人民调解，已经知道：调解不收费；可以选择调解员，可以接受或者拒绝调解，可以要求公开或者不公开进行，"
    "可以随时终止；调解不影响申请仲裁和向法院起诉。"
)
_RIGHTS = (
    "人民调解不收取任何费用（人民调解法第四条）。",
    "您可以选择或者接受调解员，接受或者拒绝调解，要求公开或者不公开进行，自愿达成调解协议（第二十三条）。",
    "您应当如实陈述事实，遵守调解现场秩序，尊重对方行使权利（第二十四条）。",
    "您可以随时终止调解，依法申请仲裁、请行政机关处理或者向法院起诉。",
)


@in_chinese
def application_content(dispute: Dispute) -> dict[str, Any]:
    """What the applicant asked for, as it was brought: with one claim, whatever became of it. A spoken application is recorded
    by who took it in."""
    applicants = [party for party in dispute.parties.all() if party.side == Side.APPLICANT]
    people = [("申请人", _signed_by(dispute, party), _day_of(dispute)) for party in applicants]
    if dispute.taken_in_by is not None:
        people.append(("记录人", str(dispute.taken_in_by), han(dispute.applied_on)))
    return {
        "title": "人民调解申请书",
        "subtitle": dispute.number,
        "facts": [
            *[each for party in dispute.parties.all() for each in _about(party)],
            *facts(
                ("纠纷类别", dispute.get_kind_display()),
                ("双方关系", dispute.get_relation_display()),
                ("申请方式", _manner(dispute)),
                ("申请日期", han(dispute.applied_on)),
            ),
        ],
        "sections": [
            {"title": "纠纷经过", "text": lines(dispute.facts)},
            {"title": "申请事项", "text": claims_in_words(dispute.claims.all()[:1]) or ["由双方协商。"]},
            {"title": "申请人声明", "text": [_VOLUNTARY]},
        ],
        "signers": signers(people),
    }


@in_chinese
def register_content(dispute: Dispute) -> dict[str, Any]:
    """Whether it was taken, by whom, until when (人民调解法 27, 劳动争议调解仲裁法 14)."""
    extended = dispute.extensions.filter(in_force_at__isnull=False).last()
    rule = "自申请之日起十五日（劳动争议调解仲裁法第十四条）" if dispute.is_labour else "自受理之日起一个月"
    answer = _answer(dispute)
    said = bool(dispute.end_words) and dispute.accepted_on is None
    return {
        "title": "人民调解受理登记表",
        "subtitle": dispute.number,
        "facts": [
            *party_facts(dispute),
            *facts(
                ("纠纷类别", dispute.get_kind_display()),
                ("来源", dispute.get_channel_display()),
                ("受理地点", dispute.place_name),
                ("登记人", dispute.taken_in_by or "本人在网上提交"),
                ("申请日期", han(dispute.applied_on)),
                ("答复期限", han(dispute.accept_due)),
                ("危险迹象", "、".join(str(SignCode(sign).label) for sign in dispute.signs) or "登记时询问，没有"),
                ("其他机构是否受理", dispute.get_not_taken_display() or "登记时询问，没有"),
                ("处理", answer),
                ("受理人", dispute.accepted_by or ""),
                ("受理日期", han(dispute.accepted_on)),
                ("调解期限", f"{han(first_mediation_due(dispute))}，{rule}" if dispute.mediation_due else ""),
                ("延长", f"双方同意延长至{han(extended.until)}：{extended.why}" if extended else ""),
                ("仲裁或者诉讼时效", lapse_in_words(dispute.limitation_at_first)),
            ),
        ],
        "sections": [{"title": "说明", "text": lines(dispute.end_words)}] if said else [],
    }


@in_chinese
def acceptance_content(dispute: Dispute, *, on: date) -> dict[str, Any]:
    """The notice to the applicant, as it was to be told on that day: who mediates and more time come later."""
    leads = leading(dispute)
    known = leads is not None and leads.since is not None and clock.local_date(leads.since) <= on
    extended = dispute.extensions.filter(in_force_at__lt=clock.end_of(on)).last()
    applicants, respondents = names_of(dispute, Side.APPLICANT), names_of(dispute, Side.RESPONDENT)
    return {
        "title": "人民调解受理通知书",
        "text": [
            f"{applicants}：",
            f"您与{respondents}因{dispute.get_kind_display()}发生的纠纷，于{han(dispute.applied_on)}申请人民调解。"
            "经审查，符合受理条件，本会决定受理，并征求对方意见。",
        ],
        "facts": facts(
            ("案号", dispute.number),
            ("受理日期", han(dispute.accepted_on)),
            ("调解期限", han(extended.until if extended is not None else first_mediation_due(dispute))),
            ("调解地点", dispute.place_name),
            ("调解员", str(leads.mediator) if leads is not None and known else "征得双方意见后选定"),
        ),
        "notes": list(_RIGHTS),
    }


def _about(party: Party) -> list[dict[str, str]]:
    side = Side(party.side).label
    told = [party.get_role_display(), f"由{party.speaker}代表" if party.speaker else ""]
    told += [
        f"联系电话 {party.mobile.mask()}" if party.mobile else "",
        f"住址 {party.address}" if party.address else "",
    ]
    return facts((side, f"{party.name}，" + "，".join(word for word in told if word)))


def _manner(dispute: Dispute) -> str:
    return {
        Channel.DESK: "到微家当面申请，由工作人员记录",
        Channel.PHONE: "本人在手机上申请",
        Channel.PUBLIC: "本人在网上申请，手机号码经验证码核对",
        Channel.BRANCH: "由党支部求助转来",
    }[Channel(dispute.channel)]


def _signed_by(dispute: Dispute, party: Party) -> str:
    return f"{party.name}（在手机上提交）" if dispute.channel in (Channel.PHONE, Channel.PUBLIC) else ""


def _day_of(dispute: Dispute) -> str:
    return han(dispute.applied_on) if dispute.channel in (Channel.PHONE, Channel.PUBLIC) else ""


def _answer(dispute: Dispute) -> str:
    if dispute.accepted_on is not None:
        return "受理"
    if dispute.state == DisputeState.NOT_TAKEN and dispute.not_taken:
        return f"不予受理。{RIGHT_DOOR[NotTaken(dispute.not_taken)]}"
    if dispute.state == DisputeState.HANDED_ON:
        return f"不调解，移交{dispute.handed_to}" if dispute.handed_to else "不调解，移交"
    return str(dispute.get_state_display())
