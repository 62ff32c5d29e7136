"""党员找党员: a confirmed member names a colleague; nothing is kept about him but the question put to him."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.kernel.sealing import digest_of
from jinxi_portal.records.public import setting_on
from members.models import Employer, Engagement, Referral, ReferralState, Worker
from members.own_settings import REFERRAL_DAYS, REFERRAL_LIMIT
from members.people import worker_of
from members.policy_own import OWN
from members.refusals_own import TooManyReferrals
from members.rules.referrals import DAYS, may_refer


def refer_colleague(*, by: Any, mobile: str = "", name: str = "", employer: Employer | None = None) -> None:
    """Put the question to whoever signs in with the mobile, or to the one worker of that name at the employer.

    The answer is always nothing: whether somebody was found, is a member already or has been asked, the referrer never
    learns. The name is only compared, never stored.

    Raises:
        TooManyReferrals: as many as the setting allows within thirty days.
    """
    with transaction.atomic():
        OWN.require(by, "refer")
        # Held, so that two taps count and ask once each.
        user = get_user_model().objects.select_for_update().get(pk=by.pk)
        _count(user.pk)
        target = _target(mobile, name, employer)
        if target is None or _is_own(user, target) or _is_settled(target):
            return
        if not Referral.objects.filter(state=ReferralState.ASKED, **target).exists():
            days = setting_on(REFERRAL_DAYS.key, clock.today())
            Referral.objects.create(referrer=user, expires_at=clock.now() + timedelta(days=days), **target)


def _count(user_id: int) -> None:
    """Counted in the cache only: no row tells how often somebody was refused."""
    key = f"members:referrals:{user_id}"
    cache.add(key, 0, timeout=DAYS * 86_400)
    if not may_refer(made=cache.get(key, 0), limit=setting_on(REFERRAL_LIMIT.key, clock.today())):
        raise TooManyReferrals
    cache.incr(key)


def _target(mobile: str, name: str, employer: Employer | None) -> dict[str, Any] | None:
    """A digest of the mobile, or the one worker; None when it is nobody or several."""
    if mobile:
        return {"mobile_digest": digest_of(mobile, "mobile")}
    rows = Engagement.objects.standing().filter(employer=employer, name=clean_name(name))
    found = set(rows.values_list("worker_id", flat=True)[:5])
    return {"worker_id": found.pop()} if len(found) == 1 else None


def _is_own(user: Any, target: dict[str, Any]) -> bool:
    own = worker_of(user)
    if "worker_id" in target:
        return own is not None and own.pk == target["worker_id"]
    return bool(bytes(user.mobile_digest or b"") == target["mobile_digest"])


def _is_settled(target: dict[str, Any]) -> bool:
    """Nobody is asked about what the committee knows already."""
    return "worker_id" in target and Worker.objects.filter(pk=target["worker_id"], person__isnull=False).exists()
