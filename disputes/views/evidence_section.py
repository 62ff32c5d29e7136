"""Evidence on the page of a case: for a party the own side's and what was released, for the office all of it."""

from typing import Any

from disputes.evidence_files import evidence_seen_by, paper_of_contract
from disputes.models import Dispute
from disputes.policy import DISPUTES, party_of
from disputes.policy_evidence import EVIDENCE
from disputes.views.sections import Section, register_section


def section(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    shown = evidence_seen_by(dispute, user)
    may_give = bool(DISPUTES.may(user, "give_evidence", dispute))
    if not shown and not may_give:
        return None
    return {
        "row": dispute,
        "may_give": may_give,
        "office": party_of(user, dispute) is None,
        "lines": [
            {
                "shown": one,
                "may_release": one.evidence.stands
                and one.evidence.released_at is None
                and bool(EVIDENCE.may(user, "release", one.evidence)),
                "may_withdraw": one.evidence.stands and bool(EVIDENCE.may(user, "withdraw", one.evidence)),
                "contract": one.evidence.contract is not None and paper_of_contract(one.evidence.contract) is not None,
            }
            for one in shown
        ],
    }


register_section(Section("evidence", "disputes/case/evidence.html", section, 50))
