"""Consent of both sides; who mediated, how chosen, and that nobody had to step aside."""

from typing import Any

from disputes.case_file.wording import columns, han_day_of, han_moment, in_chinese, told
from disputes.models import Dispute, Mediation
from disputes.rules.mediators import Fit
from disputes.words import Consent, Side

_FITS = {
    Fit.SKILL: "擅长这类纠纷",
    Fit.COMMUNITY: "服务所在社区",
    Fit.SAME_PLACE: "就在受理的微家",
    Fit.FREE: "手上案件不多",
}


@in_chinese
def consent_content(dispute: Dispute) -> dict[str, Any]:
    """What each party answered, when and how; and whether the sessions are open (人民调解法 17, 23)."""
    rows = [
        [
            Side(party.side).label,
            party.name,
            Consent(party.consent).label,
            han_moment(party.consented_at),
            told(party.consent_how),
            party.get_openness_display() if party.consent == Consent.AGREED else "",
        ]
        for party in dispute.parties.all()
    ]
    decided = f"调解以{dispute.get_openness_display()}方式进行。" if dispute.mediating_since else ""
    return {
        "title": "当事人意愿征询记录",
        "subtitle": dispute.number,
        "sections": [
            {
                "title": "告知",
                "text": [
                    "人民调解出于自愿：可以接受或者拒绝，可以选择调解员，可以要求公开或者不公开，随时可以终止，不收费，"
                    "不影响申请仲裁和起诉（人民调解法第三条、第四条、第二十三条）。申请人提出申请即为同意。"
                ],
            },
            *([{"title": "调解方式", "text": [decided]}] if decided else []),
        ],
        "tables": [
            {
                "title": "答复",
                "columns": columns(
                    ("身份", 1.3), ("当事人", 2), ("答复", 1.4), ("时间", 1.8), ("方式", 1.5), ("希望", 1)
                ),
                "rows": rows,
            }
        ],
    }


@in_chinese
def mediator_content(dispute: Dispute) -> dict[str, Any]:
    """Who was chosen by whom and why proposed; who was replaced (人民调解法 19)."""
    return {
        "title": "调解员选定和回避审查表",
        "subtitle": dispute.number,
        "tables": [
            {
                "title": "选定",
                "columns": columns(
                    ("调解员", 1.2), ("推荐理由", 2), ("申请人选定", 1.6), ("被申请人选定", 1.6), ("负责", 2)
                ),
                "rows": [_row(one) for one in dispute.mediations.all() if one.since is not None],
            }
        ],
        "sections": [
            {
                "title": "回避审查",
                "text": [
                    "推荐时和选定时各核对一次：是否本案当事人；是否当事人的亲属；是否在当事人企业任职或者任过职；"
                    "是否承办过涉及当事人的其他案件。有上述情形的不推荐、不能选定。选定的调解员没有上述情形。"
                ],
            }
        ],
    }


def _row(one: Mediation) -> list[str]:
    until = f"至{han_day_of(one.until)}（{one.get_ended_why_display()}）" if one.until else "至结案"
    reasons = "、".join(_FITS[Fit(reason)] for reason in one.reasons)
    return [
        str(one.mediator),
        reasons,
        han_day_of(one.applicant_chose_at),
        han_day_of(one.respondent_chose_at),
        f"{han_day_of(one.since)}{until}",
    ]
