"""Put the next lead on a reviewer's desk."""

import secrets
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from jinxi_portal.kernel import clock
from members.models import Lead
from members.policy import POLICY
from members.querysets import LeadQuerySet
from members.rules.leases import lease_until
from members.states import LeadState


def claim_next_lead(
    *, by: Any, band: str = "", state: LeadState = LeadState.FOUND, after: Lead | None = None, blind: bool = False
) -> Lead | None:
    """The next open lead that nobody else holds, leased to ``by``; None when there is none.

    Without ``after`` the lead that already lies on the reviewer's desk is given again. With it, the one that follows
    it in the queue; the end of the queue is followed by its beginning. Blind mode takes leads in no order that could
    tell anything. Other leads the reviewer holds go back. Never the same lead to two people, however close the clicks.
    """
    with transaction.atomic():
        POLICY.require(by, "decide_lead")
        at = clock.now()
        waiting = Lead.objects.visible_to(by).filter(state=state, **({"band": band} if band else {}))
        found = None if after else _first(waiting.filter(reviewer=by, reviewer_until__gt=at).order_by("id"))
        if found is None:
            free = waiting.free_for(by, at=at)
            if after is not None:
                free = free.exclude(pk=after.pk)
            found = _at_random(free) if blind else _in_order(free, after)
        Lead.objects.filter(reviewer=by).exclude(pk__in=[found.pk] if found else []).update(
            reviewer=None, reviewer_until=None
        )
        if found is not None:
            found.reviewer, found.reviewer_until = by, lease_until(at)
            found.save(update_fields=["reviewer", "reviewer_until"])
    return found


def _first(leads: LeadQuerySet) -> Lead | None:
    """The first that no other transaction has locked: it is being claimed or decided there, so it is not ours."""
    return leads.select_for_update(skip_locked=True, of=("self",)).first()


def _in_order(free: LeadQuerySet, after: Lead | None) -> Lead | None:
    ordered = free.order_by("-probability", "-id")
    if after is not None:
        follows = Q(probability__lt=after.probability) | Q(probability=after.probability, pk__lt=after.pk)
        found = _first(ordered.filter(follows, probability__lte=after.probability))
        if found is not None:
            return found
    return _first(ordered)


def _at_random(free: LeadQuerySet) -> Lead | None:
    """From a random place in the order of arrival, so that neither the score nor the neighbours show."""
    highest = Lead.objects.aggregate(highest=Max("pk"))["highest"] or 0
    start = secrets.randbelow(highest + 1)
    ordered = free.order_by("id")
    return _first(ordered.filter(pk__gte=start)) or _first(ordered)
