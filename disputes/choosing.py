"""Mediators for a case: who is free, who fits, and who has a conflict of interest; read from the register and earlier cases."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q

from disputes.models import Dispute, Mediation, Mediator, MediatorTie, Party
from disputes.rules.mediators import Candidate, Conflict
from disputes.states import OPEN
from disputes.words import TieKind
from jinxi_portal.accounts.public import PlaceKind, Posting, Role
from jinxi_portal.kernel import clock


def mediators_on_duty() -> Any:
    """Registered, posted as mediator today, able to sign in."""
    today = clock.today()
    posted = Posting.objects.in_force(on=today).filter(role=Role.MEDIATOR).values("user_id")
    rows = Mediator.objects.filter(user__in=posted, user__is_active=True, since__lte=today)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=today)).select_related("user").order_by("pk")


def candidates_for(dispute: Dispute) -> list[tuple[Mediator, Candidate]]:
    """Every mediator on duty with what speaks for and against; a constant number of queries."""
    mediators = list(mediators_on_duty().prefetch_related("communities"))
    ids = [one.pk for one in mediators]
    parties = list(dispute.parties.all())
    conflicts = _conflicts(dispute, mediators, parties)
    load = dict(
        Mediation.objects.filter(mediator__in=ids, since__isnull=False, until__isnull=True, dispute__state__in=OPEN)
        .values_list("mediator_id")
        .annotate(count=Count("pk"))
    )
    places: dict[int, set[int | None]] = defaultdict(set)
    posted = Posting.objects.in_force(on=clock.today()).filter(role=Role.MEDIATOR, place_kind=PlaceKind.MICROHOME)
    for user_id, place_id in posted.values_list("user_id", "place_id"):
        places[user_id].add(place_id)
    return [
        (
            one,
            Candidate(
                id=one.pk,
                skilled=dispute.kind in one.skills,
                serves_community=dispute.community_id in {community.pk for community in one.communities.all()},
                same_place=dispute.place_id is not None and dispute.place_id in places[one.user_id],
                load=load.get(one.pk, 0),
                most_cases=one.most_cases,
                conflicts=frozenset(conflicts[one.pk]),
            ),
        )
        for one in mediators
    ]


def conflicts_of(dispute: Dispute, mediator: Mediator) -> frozenset[Conflict]:
    return frozenset(_conflicts(dispute, [mediator], list(dispute.parties.all()))[mediator.pk])


def _conflicts(dispute: Dispute, mediators: list[Mediator], parties: list[Party]) -> dict[int, set[Conflict]]:
    """Relatives and enterprises that were declared; parties whom the mediator has met in another case; the mediator as a party."""
    found: dict[int, set[Conflict]] = defaultdict(set)
    accounts = {party.account_id for party in parties if party.account_id}
    digests = {bytes(party.mobile_digest) for party in parties if party.mobile_digest is not None}
    employers = {party.employer_id for party in parties if party.employer_id}
    names = {text for party in parties for text in (party.name, party.speaker) if text}
    for one in mediators:
        if one.user_id in accounts:
            found[one.pk].add(Conflict.PARTY)
    for tie in MediatorTie.objects.filter(mediator__in=mediators):
        same_mobile = tie.mobile_digest is not None and bytes(tie.mobile_digest) in digests
        if tie.kind == TieKind.RELATIVE and (tie.name in names or same_mobile):
            found[tie.mediator_id].add(Conflict.RELATIVE)
        if tie.kind == TieKind.EMPLOYER and tie.employer_id in employers:
            found[tie.mediator_id].add(Conflict.SAME_EMPLOYER)
    known = Q(account__in=accounts) | Q(mobile_digest__in=digests)
    if accounts or digests:
        met = Party.objects.filter(known).exclude(dispute=dispute).values("dispute_id")
        earlier = Mediation.objects.filter(mediator__in=mediators, since__isnull=False, dispute__in=met)
        for mediator_id in earlier.values_list("mediator_id", flat=True):
            found[mediator_id].add(Conflict.EARLIER_CASE)
    return found
