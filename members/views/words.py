"""The tracer's list of what people said on the phone: self-reports, and referrals they agreed to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from members.models import AccountClaim, ClaimState
from members.own_words import words_waiting
from members.policy_own import OWN


@never_cache
@require_safe
@guarded(OWN, "see_words")
def words(request: HttpRequest) -> HttpResponse:
    """Oldest first; what waits for a claim links to the claim."""
    reports, referrals = words_waiting()
    rows: list[Any] = [*reports, *referrals]
    users = {row.user_id for row in rows if row.lead_id is None}
    claims: dict[Any, AccountClaim] = {
        row.user_id: row for row in AccountClaim.objects.filter(user__in=users, state=ClaimState.WAITING)
    }
    context = {
        "reports": [(row, claims.get(row.user_id)) for row in reports],
        "referrals": [(row, claims.get(row.user_id)) for row in referrals],
    }
    return render(request, "members/words/list.html", context)
