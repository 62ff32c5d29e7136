"""What the acts of claims share: whose claim it is, and that both sides and the office hear of it."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disputes.models import Claim, Dispute, Party
from disputes.people import actor, tell_office, tell_parties
from disputes.refusals import Refusal
from disputes.rules.screening import names_a_child
from disputes.words import HowTold
from jinxi_portal.records.public import write_history


def checked_words(words: str, amount: Decimal | None, *, child_checked: bool) -> str:
    """Raises ``Refusal``: nothing is said, a sum that is none, or a child seems to be named and nobody has looked."""
    words = words.strip()
    if not words:
        raise Refusal(_("请写明要求什么。"), code="words_missing")
    if amount is not None and amount <= 0:
        raise Refusal(_("金额要大于零；不涉及钱的可以不填。"), code="amount")
    if names_a_child(words) and not child_checked:
        raise Refusal(_("请求里可能写了孩子的姓名。孩子只写姓氏首字母和监护人；核对过的请勾选。"), code="child_named")
    return words


def standing_claim(locked: Dispute, claim: Claim, party: Party) -> Claim:
    """The claim, read again, when it stands and is of the party's side.

    Raises:
        Refusal: it is gone already, or the other side's.
    """
    fresh: Claim | None = locked.claims.select_for_update().filter(pk=claim.pk, withdrawn_at__isnull=True).first()
    if fresh is None:
        raise Refusal(_("这项请求已经变更或者放弃，请看最新的一项。"), code="gone")
    if fresh.side != party.side:
        raise Refusal(_("只能变更自己一方的请求；不同意对方的请求，可以在方案里说。"), code="other_side")
    return fresh


def tell_of_claim(locked: Dispute, claim: Claim, verb: str, *, how: HowTold, by: Any) -> None:
    """The timeline and everybody who is concerned; a withdrawn claim is told of once more than a made one."""
    write_history(subject=locked, verb=f"disputes.{verb}", by=actor(by), facts={"claim": claim, "how": how})
    stage = f"{claim.pk} {verb}"
    tell_parties(locked, "claims_changed", by=by, stage=stage)
    tell_office(locked, "claims_changed_office", by=by, stage=stage)
