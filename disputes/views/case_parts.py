"""The parts of a case's page that belong to the talks: offers, more time, mediators, sessions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.models import Dispute
from disputes.policy import DISPUTES, party_of
from disputes.rules.mediators import Fit
from disputes.states import LIVE, DisputeState
from disputes.views.sections import Section, register_section
from disputes.words import SessionState, Side

FIT_WORDS = {
    Fit.SKILL: _("擅长这类纠纷"),
    Fit.COMMUNITY: _("服务所在社区"),
    Fit.SAME_PLACE: _("就在受理的微家"),
    Fit.FREE: _("手上案件不多"),
}


def _talks(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    offers = list(dispute.offers.all())
    extensions = list(dispute.extensions.all())
    mediating = dispute.state == DisputeState.MEDIATING
    if not (offers or extensions or mediating):
        return None
    me = party_of(user, dispute)
    agreed = "respondent_agreed_at" if me is not None and me.side == Side.RESPONDENT else "applicant_agreed_at"
    return {
        "row": dispute,
        "offers": offers,
        "extensions": extensions,
        "agreed_by_me": {one.pk for one in extensions if me is not None and getattr(one, agreed) is not None},
        "mediating": mediating,
        "my_side": me.side if me is not None else "",
    }


def _mediators(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    """Who is in charge, or who is proposed and why."""
    rows = [row for row in dispute.mediations.all() if row.until is None]
    may_propose = bool(DISPUTES.may(user, "propose_mediators", dispute)) and dispute.accepted_on is not None
    if not rows and not may_propose:
        return None
    me = party_of(user, dispute)
    field = "respondent_chose_at" if me is not None and me.side == Side.RESPONDENT else "applicant_chose_at"
    lines: list[dict[str, Any]] = [
        {
            "mediation": row,
            "reasons": [FIT_WORDS[Fit(reason)] for reason in row.reasons],
            "mine": me is not None and getattr(row, field) is not None,
        }
        for row in rows
    ]
    leading = next((line for line in lines if line["mediation"].leads), None)
    return {
        "row": dispute,
        "leading": leading,
        "lines": lines,
        "may_propose": may_propose and leading is None,
        "live": dispute.state in LIVE,
    }


def _sessions(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    rows = list(dispute.sessions.prefetch_related("attendances__party"))
    may_plan = dispute.state == DisputeState.MEDIATING and bool(DISPUTES.may(user, "plan_session", dispute))
    if not rows and not may_plan:
        return None
    me = party_of(user, dispute)
    return {
        "row": dispute,
        "lines": [
            {
                "session": row,
                "to_sign": any(
                    one.came and one.signed_at is None and (me is None or one.party_id == me.pk)
                    for one in row.attendances.all()
                ),
                "still_open": not any(one.signed_at for one in row.attendances.all()),
            }
            for row in rows
        ],
        "may_plan": may_plan,
        "may_write": bool(DISPUTES.may(user, "write_minutes", dispute)),
        "planned": SessionState.PLANNED,
        "held": SessionState.HELD,
    }


register_section(Section("mediators", "disputes/case/mediators.html", _mediators, 30))
register_section(Section("sessions", "disputes/case/sessions.html", _sessions, 40))
register_section(Section("talks", "disputes/case/talks.html", _talks, 45))
