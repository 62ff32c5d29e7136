"""A party no longer asks for something; the rest of the case goes on."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.claims import standing_claim, tell_of_claim
from disputes.locking import lock_dispute
from disputes.models import Claim, Party
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.speaking import speaker
from disputes.words import HowTold, Side
from jinxi_portal.kernel import clock


def withdraw_claim(*, claim: Claim, party: Party | None = None, how: HowTold = HowTold.SELF, by: Any) -> Claim:
    """Raises ``Refusal``: gone already, the other side's, or the only thing that the applicant asks for."""
    with transaction.atomic():
        locked = lock_dispute(claim.dispute)
        DISPUTES.require(by, "claim", locked)
        who, told = speaker(locked, party=party, how=how, by=by)
        old = standing_claim(locked, claim, who)
        others = locked.claims.filter(side=old.side, withdrawn_at__isnull=True).exclude(pk=old.pk)
        if old.side == Side.APPLICANT and not others.exists():
            raise Refusal(_("这是唯一的请求。全部放弃的，请撤回申请或者终止调解。"), code="last_claim")
        old.withdrawn_at = clock.now()
        old.save(update_fields=["withdrawn_at"])
        tell_of_claim(locked, old, "claim_withdrawn", how=told, by=by)
    return old
