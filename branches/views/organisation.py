"""The page of one organisation: public facts for the staff, people for the committee and the own branch."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.findings import findings_of
from branches.forms.organisation import DocumentForm
from branches.models import Organisation, PartyStanding, Transfer
from branches.policy import POLICY
from branches.policy_transfers import TRANSFERS
from branches.public import affiliated_people
from branches.states import OrganisationKind, Post
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attachments_of, history_of


@never_cache
@require_safe
@guarded(POLICY, "see_tree")
def organisation(request: HttpRequest, uid: Any) -> HttpResponse:
    rows = Organisation.objects.visible_to(request.user).select_related("parent")
    found = get_object_or_404(rows, uid=uid)
    today = clock.today()
    sees_people = bool(POLICY.may(request.user, "see_people", found))
    context: dict[str, Any] = {
        "organisation": found,
        "policy": POLICY,
        "below": list(found.children.standing(on=today).order_by("name_key", "pk")),
        "forms": list(found.forms.select_related("parent").order_by("-since")),
        "units": list(found.unit_memberships.in_force(on=today).select_related("unit").order_by("unit__name")),
        "sees_people": sees_people,
        "standing": found.is_standing,
        **({act: _may(request, act, found) for act in _ACTS}),
    }
    if sees_people:
        context |= _people(found)
        leaving = Transfer(from_organisation=found)
        context["may_propose"] = found.is_standing and bool(TRANSFERS.may(request.user, "propose", leaving))
    return render(request, "branches/organisation/organisation.html", context)


_ACTS = (
    "reform",
    "dissolve",
    "change_units",
    "attach_document",
    "affiliate",
    "end_affiliation",
    "assign_group",
    "note_standing",
    "hold_election",
    "change_posts",
    "prolong_term",
)


def _may(request: HttpRequest, act: str, organisation: Organisation) -> bool:
    """Whether the button is shown: a dissolved organisation is only read."""
    return organisation.is_standing and bool(POLICY.may(request.user, act, organisation))


def _people(organisation: Organisation) -> dict[str, Any]:
    today = clock.today()
    posts = organisation.party_posts.in_force(on=today).select_related("person").order_by("post", "since")
    known: dict[str, Any] = {
        "findings": findings_of([organisation], on=today)[organisation.pk],
        "posts": sorted(posts, key=_rank_of_post),
        "term": organisation.terms.order_by("number").last(),
        "documents": list(attachments_of(organisation)),
        "document_form": DocumentForm(),
        "entries": history_of(organisation, limit=50),
        "groups": organisation.children.filter(kind=OrganisationKind.GROUP, dissolved_on__isnull=True).exists(),
    }
    if organisation.is_branch or organisation.kind == OrganisationKind.GROUP:
        standings = Prefetch("person__party_standings", queryset=PartyStanding.objects.in_force(on=today))
        rows = affiliated_people(organisation, today).select_related("group").prefetch_related(standings)
        known["people"] = [(row, _standing_of(row)) for row in rows]
    return known


def _standing_of(affiliation: Any) -> PartyStanding | None:
    standings = list(affiliation.person.party_standings.all())
    return standings[0] if standings else None


def _rank_of_post(party_post: Any) -> int:
    return Post.values.index(party_post.post)
