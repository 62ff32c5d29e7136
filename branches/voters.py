"""Who may vote and be elected in an organisation on a day; above branches, the people of all branches below."""

from datetime import date
from typing import Any

from django.db.models import Q

from branches.models import Affiliation, Organisation
from branches.states import OrganisationKind


def voters_of(organisation: Organisation, *, on: date) -> Any:
    """Affiliations with a vote, persons at hand, by name. A general branch counts the branches below it, a group its own."""
    voting = Affiliation.objects.voting(on=on)
    here = Q(organisation=organisation)
    if organisation.kind == OrganisationKind.GROUP:
        voting, here = voting.in_group(organisation, on=on), Q()
    elif organisation.kind == OrganisationKind.GENERAL_BRANCH:
        here = Q(organisation__parent=organisation)
    elif organisation.kind == OrganisationKind.COMMITTEE:
        here = Q(organisation__parent=organisation) | Q(organisation__parent__parent=organisation)
    rows = voting.filter(here).select_related("person")
    return rows.order_by("person__name_key", "pk")
