"""The colleague says yes or no to the question; no is forgotten."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number
from members.actions.give_consent import give_consent
from members.models import AccountClaim, ClaimState, Referral, ReferralState
from members.own_words import lead_of_referral
from members.people import worker_of
from members.policy_own import OWN
from members.purposes import TRACING
from members.referring import forget, questions_for
from members.refusals_own import SayWhoFirst


def agree_to_referral(*, by: Any) -> Referral | None:
    """Consent, and a lead of the channel referral as soon as the account is linked; None when no question waits.

    Raises:
        SayWhoFirst: nobody knows who signs in with this account; nothing is kept yet.
    """
    with transaction.atomic():
        OWN.require(by, "answer_referral")
        user = get_user_model().objects.select_for_update().get(pk=by.pk)
        asked = list(questions_for(user).select_for_update(of=("self",)).order_by("pk"))
        if not asked:
            return None
        worker = worker_of(user)
        if worker is None and not AccountClaim.objects.filter(user=user, state=ClaimState.WAITING).exists():
            raise SayWhoFirst
        give_consent(purpose=TRACING, by=by)
        for referral in asked:
            referral.state, referral.user, referral.agreed_at = ReferralState.AGREED, user, clock.now()
            referral.number, referral.mobile_digest = take_case_number("referral"), None
            referral.save(update_fields=["state", "user", "agreed_at", "number", "mobile_digest"])
            if worker is not None:
                lead_of_referral(referral, worker, by=by)
    return asked[0]


def decline_referral(*, by: Any) -> int:
    """Every question put to the person is deleted; only the count of the day stays. Returns how many."""
    with transaction.atomic():
        OWN.require(by, "answer_referral")
        get_user_model().objects.select_for_update().get(pk=by.pk)
        return forget(questions_for(by), "refused")
