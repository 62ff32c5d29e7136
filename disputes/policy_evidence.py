"""Who sees, shows and takes back a piece of evidence: its giver's side and who handles the case; the other side what was released."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.policy import handles, its_party, party_of, reads, until_filed
from jinxi_portal.accounts.public import STRANGER, YES, Decision, Policy, Rule


def _sees(user: Any, evidence: Any) -> Decision:
    if evidence is None:
        return reads(user, None)
    dispute = evidence.dispute
    me = party_of(user, dispute)
    if me is None:
        decision = handles(user, dispute)
        return decision or reads(user, dispute)
    own_side = evidence.party is not None and evidence.party.side == me.side
    return YES if own_side or evidence.released_at is not None else STRANGER


def _its_giver_or_office(user: Any, evidence: Any) -> Decision:
    """Who gave it, or the office with what the giver said; what the office found is the office's."""
    if evidence is None:
        decision = its_party(user, None)
        return decision or handles(user, None)
    dispute = evidence.dispute
    me = party_of(user, dispute)
    if me is not None:
        return YES if evidence.party_id == me.pk else STRANGER
    return handles(user, dispute)


def _until_its_case_is_filed(rule: Rule) -> Rule:
    def decide(user: Any, evidence: Any) -> Decision:
        decision = rule(user, evidence)
        if not decision or evidence is None:
            return decision
        return until_filed(lambda _user, _dispute: decision)(user, evidence.dispute)

    return decide


def _while_not_settled_upon(rule: Rule) -> Rule:
    """What was there when the agreement was made stays; what came after it may still be taken back."""
    in_time = _until_its_case_is_filed(rule)

    def decide(user: Any, evidence: Any) -> Decision:
        decision = in_time(user, evidence)
        if decision and evidence is not None and evidence.is_settled_upon:
            return Decision(False, _("协议已经达成，达成以前提供的证据不能再撤回。"))
        return decision

    return decide


EVIDENCE = Policy(
    "disputes.evidence",
    {
        "see": _sees,
        "release": _until_its_case_is_filed(_its_giver_or_office),
        "withdraw": _while_not_settled_upon(_its_giver_or_office),
    },
)
