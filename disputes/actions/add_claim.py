"""A party asks for something more while the case runs; the other side hears of it at once."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from disputes.claims import checked_words, tell_of_claim
from disputes.locking import lock_dispute
from disputes.models import Claim, Dispute, Party
from disputes.people import actor
from disputes.policy import DISPUTES
from disputes.speaking import speaker
from disputes.words import HowTold
from jinxi_portal.kernel import clock


def add_claim(
    *,
    dispute: Dispute,
    words: str,
    amount: Decimal | None = None,
    child_checked: bool = False,
    party: Party | None = None,
    how: HowTold = HowTold.SELF,
    by: Any,
) -> Claim:
    """``party`` and ``how`` are for the office that writes down what a party said.

    Raises:
        Refusal: nobody is named, nothing is said, or a child seems to be named.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "claim", locked)
        who, told = speaker(locked, party=party, how=how, by=by)
        words = checked_words(words, amount, child_checked=child_checked)
        claim = Claim.objects.create(
            dispute=locked, side=who.side, words=words, amount=amount, made_at=clock.now(), made_by=actor(by)
        )
        tell_of_claim(locked, claim, "claim_added", how=told, by=by)
    return claim
