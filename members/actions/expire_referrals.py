"""Questions that nobody answered in time are forgotten."""

from datetime import datetime

from django.db import transaction

from members.models import Referral, ReferralState
from members.referring import forget


def expire_referrals(*, at: datetime) -> int:
    """Delete them; how many on the day is all that stays. Called by the schedule."""
    with transaction.atomic():
        return forget(Referral.objects.filter(state=ReferralState.ASKED, expires_at__lte=at), "expired")
