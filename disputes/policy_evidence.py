"""Who sees, shows and takes back a piece of evidence: its giver's side and who handles the case; the other side what was released."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.policy import CLERK, handles, its_party, party_of, reads, until_filed
from disputes.states import DisputeState
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


def _its_giver_once_withdrawn(user: Any, evidence: Any) -> Decision:
    """The applicant withdrew before there was any mediation: nobody needs it any more, and its giver decides; who can open no page
    says so at the desk."""
    decision = _its_giver_or_office(user, evidence)
    giver = evidence.party
    if decision and giver is not None and party_of(user, evidence.dispute) is None and giver.opens_pages:
        return Decision(False, _("申请已经撤回，证据由提供的人自己撤回。"))
    return decision


def _while_nothing_rests_on_it(user: Any, evidence: Any) -> Decision:
    """What was there when the agreement was made stays, and what lies in a bound file; what came after may still be taken back."""
    if evidence is not None and evidence.dispute.state == DisputeState.WITHDRAWN:
        decision = _its_giver_once_withdrawn(user, evidence)
    else:
        decision = _until_its_case_is_filed(_its_giver_or_office)(user, evidence)
    if not decision or evidence is None:
        return decision
    if evidence.is_settled_upon:
        return Decision(False, _("协议已经达成，达成以前提供的证据不能再撤回。"))
    if evidence.is_bound:
        return Decision(False, _("这份证据已经装订进卷宗，不能再撤回。"), ask=(CLERK,))
    return decision


EVIDENCE = Policy(
    "disputes.evidence",
    {
        "see": _sees,
        "release": _until_its_case_is_filed(_its_giver_or_office),
        "withdraw": _while_nothing_rests_on_it,
    },
)
