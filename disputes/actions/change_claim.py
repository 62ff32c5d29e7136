"""A party asks for more, less or something else than before; what was asked for before stays readable in the history."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from disputes.claims import checked_words, standing_claim, tell_of_claim
from disputes.locking import lock_dispute
from disputes.models import Claim, Party
from disputes.people import actor
from disputes.policy import DISPUTES
from disputes.speaking import speaker
from disputes.words import HowTold
from jinxi_portal.kernel import clock


def change_claim(
    *,
    claim: Claim,
    words: str,
    amount: Decimal | None = None,
    child_checked: bool = False,
    party: Party | None = None,
    how: HowTold = HowTold.SELF,
    by: Any,
) -> Claim:
    """The claim that stands now; said as it was before, nothing changes and nobody is told.

    Raises:
        Refusal: changed by somebody else meanwhile, the other side's, nothing said, or a child seems to be named.
    """
    with transaction.atomic():
        locked = lock_dispute(claim.dispute)
        DISPUTES.require(by, "claim", locked)
        who, told = speaker(locked, party=party, how=how, by=by)
        old = standing_claim(locked, claim, who)
        words = checked_words(words, amount, child_checked=child_checked)
        if (old.words, old.amount) == (words, amount):
            return old
        now = clock.now()
        old.withdrawn_at = now
        old.save(update_fields=["withdrawn_at"])
        new = Claim.objects.create(
            dispute=locked, side=old.side, words=words, amount=amount, made_at=now, made_by=actor(by), replaces=old
        )
        tell_of_claim(locked, new, "claim_changed", how=told, by=by)
    return new
