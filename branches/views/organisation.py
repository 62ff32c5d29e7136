"""The page of one organisation: public facts for the staff, people for the committee and the own branch."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.models import Organisation
from branches.policy import POLICY
from branches.public import affiliated_people
from branches.states import OrganisationKind
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of


@never_cache
@require_safe
@guarded(POLICY, "see_tree")
def organisation(request: HttpRequest, uid: Any) -> HttpResponse:
    rows = Organisation.objects.visible_to(request.user).select_related("parent")
    found = get_object_or_404(rows, uid=uid)
    sees_people = bool(POLICY.may(request.user, "see_people", found))
    today = clock.today()
    context: dict[str, Any] = {
        "organisation": found,
        "below": list(found.children.standing(on=today).order_by("name_key", "pk")),
        "forms": list(found.forms.select_related("parent").order_by("-since")),
        "units": list(found.unit_memberships.in_force(on=today).select_related("unit").order_by("unit__name")),
        "sees_people": sees_people,
        "entries": history_of(found, limit=50) if sees_people else [],
    }
    if sees_people and (found.is_branch or found.kind == OrganisationKind.GROUP):
        context["people"] = list(affiliated_people(found, today))
    return render(request, "branches/organisation/organisation.html", context)
