"""The agreement on the page of a case, for the office and for the parties."""

from typing import Any

from disputes.models import Dispute
from disputes.papers_of_agreement import KINDS
from disputes.policy import DISPUTES, party_of
from disputes.settlement import account_of, acts_of, money_lines, sides_behind, total_of
from disputes.states import DisputeState
from disputes.views.sections import Section, register_section
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import PaperState, papers_of


def section(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    """Nothing before there is an agreement, but for who may write one."""
    office = bool(DISPUTES.may(user, "perform", dispute))
    agreement = getattr(dispute, "agreement", None)
    if agreement is None:
        may_write = office and dispute.state == DisputeState.MEDIATING
        return {"row": dispute, "agreement": None, "office": True} if may_write else None
    signed = {one.party_id: one for one in agreement.signatures.all()}
    me = party_of(user, dispute)
    due = agreement.confirmation_due
    issued = papers_of(dispute).filter(state=PaperState.ISSUED, kind_key__in=KINDS.values())
    return {
        "row": dispute,
        "agreement": agreement,
        "office": office,
        "me": me,
        "i_sign": me is not None and me.pk not in signed and _waits(dispute, agreement),
        "waits": _waits(dispute, agreement),
        "signers": [(party, signed.get(party.pk)) for party in dispute.parties.all()],
        "account": account_of(agreement),
        "money": money_lines(agreement),
        "total": total_of(agreement),
        "behind": sides_behind(agreement) if dispute.state == DisputeState.BROKEN else set(),
        "acts": acts_of(agreement),
        "payments": list(agreement.payments.select_related("noted_by")) if office else [],
        "visits": list(agreement.visits.select_related("by")) if office else [],
        "issued": issued.exists(),
        "confirmation_left": (due - clock.today()).days if due else None,
        "archived": dispute.state == DisputeState.ARCHIVED,
        "broken": dispute.state == DisputeState.BROKEN,
        "watched": dispute.state in (DisputeState.AGREED, DisputeState.BROKEN),
    }


def _waits(dispute: Dispute, agreement: Any) -> bool:
    """To be signed; not when a side has left meanwhile."""
    written = agreement.effective_on is None and agreement.form == AgreementForm.WRITTEN
    return written and dispute.state == DisputeState.MEDIATING


register_section(Section("agreement", "disputes/case/agreement.html", section, 60))
