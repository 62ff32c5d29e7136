"""Where a confirmed member may belong: what tracing asks of this room."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from branches.actions.affiliate import affiliate
from branches.actions.note_standing import note_standing
from branches.models import Organisation, PartyStanding
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import AffiliationKind, Standing
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.dates import PartialDate
from members.public import HomeChoice, HomeKind, Lead, MemberKind, Person


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
            if kind is HomeKind.FULL:
                _note_full_standing(person, branch, by)
        except Refusal as refusal:
            raise ValidationError(str(refusal.sentence), code=refusal.code) from refusal


def _note_full_standing(person: Person, branch: Organisation, by: Any) -> None:
    """What the register says of a full member counts here too, or he would have no vote; the rest is a finding (``standing_not_noted``).

    Not a probationary member's standing: how far the probation is, the register does not tell.
    """
    entry: Any = getattr(person, "register_entry", None)
    full_since = _whole(entry.full_since) if entry is not None and entry.member_kind == MemberKind.FULL else None
    if full_since is None or full_since > clock.today() or PartyStanding.objects.filter(person=person).exists():
        return
    joined_on = _whole(entry.joined_on)
    if joined_on is not None and joined_on < full_since:
        note_standing(person=person, standing=Standing.PROBATIONARY, since=joined_on, by=by, at=branch)
    note_standing(person=person, standing=Standing.FULL, since=full_since, by=by, at=branch)


def _whole(text: str) -> date | None:
    """The register may know a month or a year only."""
    return PartialDate.from_iso(text).whole if text else None
