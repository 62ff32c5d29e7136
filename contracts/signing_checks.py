"""Whether a party may sign now, said in a sentence."""

from django.utils.translation import gettext as _

from contracts.models import Party, Signature
from contracts.refusals import Refusal
from contracts.rules.signing import whose_turn
from contracts.states import ContractState


def signed_parties(party: Party) -> set[int]:
    """Ids of the contract's parties whose signature stands."""
    rows = Signature.objects.filter(party__contract=party.contract, voided_at__isnull=True)
    return set(rows.values_list("party_id", flat=True))


def check_may_sign(party: Party) -> None:
    """Pass when it is this party's turn.

    Raises:
        Refusal: the contract does not wait, its time is over, the party has signed, or others sign first.
    """
    contract = party.contract
    if contract.state == ContractState.LAPSED or (contract.state == ContractState.SIGNING and contract.is_overdue):
        raise Refusal(
            _("签字期限已在 %(day)s 截止，不能再签。请联系起草的人重新发出。") % {"day": contract.last_day_to_sign},
            code="too_late",
        )
    if contract.state != ContractState.SIGNING:
        raise Refusal(
            _("这份合同现在是“%(state)s”，不能签字。") % {"state": contract.get_state_display()}, code="not_signing"
        )
    signed = signed_parties(party)
    if party.pk in signed:
        raise Refusal(_("您已经签过字了，不用再签。"), code="signed")
    if party.pk not in whose_turn(contract.parties.all(), signed):
        raise Refusal(
            _("还没有轮到您签字，请等其他各方先签。有帐号的，轮到时会收到通知；没有帐号的，请过后再打开这个页面。"),
            code="not_your_turn",
        )
