"""The question that waits for somebody: found by the mobile he signs in with, or by the worker he is."""

from typing import Any

from django.db.models import Q, QuerySet

from jinxi_portal.kernel import clock
from members.models import Referral, ReferralState, ReferralTally
from members.people import worker_of


def questions_for(user: Any) -> QuerySet[Referral]:
    """Questions put to the person of this account that still hold."""
    asked = Q(pk__in=[])
    if getattr(user, "mobile_digest", None) is not None:
        asked |= Q(mobile_digest=bytes(user.mobile_digest))
    worker = worker_of(user)
    if worker is not None:
        asked |= Q(worker=worker) | Q(worker__joined_into=worker)
    return Referral.objects.filter(asked, state=ReferralState.ASKED, expires_at__gt=clock.now())


def forget(questions: QuerySet[Referral], field: str) -> int:
    """Delete the questions; how many is all that stays. ``field`` is ``refused`` or ``expired``."""
    ids = list(questions.select_for_update(of=("self",)).values_list("pk", flat=True))
    if ids:
        Referral.objects.filter(pk__in=ids).delete()
        tally, _made = ReferralTally.objects.select_for_update().get_or_create(day=clock.today())
        setattr(tally, field, getattr(tally, field) + len(ids))
        tally.save(update_fields=[field])
    return len(ids)
