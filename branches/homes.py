"""Where a confirmed member may belong: what tracing asks of this room."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from branches.actions.affiliate import affiliate
from branches.models import Organisation
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import AffiliationKind
from members.public import HomeChoice, HomeKind, Lead, Person


class Branches:
    """The home provider: a lead that is confirmed and affiliated becomes an affiliation here."""

    def choices(self, user: Any) -> Sequence[HomeChoice]:
        if not POLICY.may(user, "affiliate"):
            return []
        rows = Organisation.objects.branches().filter(dissolved_on__isnull=True).select_related("parent")
        return [HomeChoice(row.pk, row.name, str(row.parent or "")) for row in rows.order_by("name_key", "pk")]

    def affiliate(self, *, person: Person, home_id: int, kind: HomeKind, by: Any, on: date, lead: Lead) -> None:
        branch = Organisation.objects.filter(pk=home_id).first()
        if branch is None:
            raise ValidationError(_("这个支部已经不在了，请另选一个。"), code="gone")
        try:
            affiliate(
                person=person,
                organisation=branch,
                kind=AffiliationKind(kind.value),
                since=on,
                by=by,
                home_branch="" if kind is HomeKind.FULL else lead.home_branch_name,
                lead_id=lead.pk,
            )
        except Refusal as refusal:
            raise ValidationError(str(refusal.sentence), code=refusal.code) from refusal
