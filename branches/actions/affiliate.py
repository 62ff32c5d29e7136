"""Take a person in at a branch: full relation, floating, or contact."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from branches.events import AffiliationBegun
from branches.locking import lock_organisation, lock_person
from branches.models import Affiliation, Organisation
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import AffiliationKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def affiliate(
    *,
    person: Any,
    organisation: Organisation,
    kind: AffiliationKind,
    since: date,
    by: Any,
    home_branch: str = "",
    lead_id: int | None = None,
) -> Affiliation:
    """The person belongs here from ``since`` on. Who has a full relation elsewhere is transferred instead.

    Raises:
        Refusal: not a branch, the day does not fit, or the person belongs to a branch in this way already.
    """
    with transaction.atomic():
        locked = lock_organisation(organisation)
        person = lock_person(person)
        POLICY.require(by, "affiliate", locked)
        return begin_affiliation(
            person=person,
            organisation=locked,
            kind=kind,
            since=since,
            by=by,
            home_branch=home_branch,
            lead_id=lead_id,
        )


def begin_affiliation(
    *,
    person: Any,
    organisation: Organisation,
    kind: AffiliationKind,
    since: date,
    by: Any,
    home_branch: str = "",
    lead_id: int | None = None,
) -> Affiliation:
    """The part that acts share: both rows are locked and the policy has been asked."""
    _check(person, organisation, kind, since)
    affiliation = Affiliation.objects.create(
        person=person,
        organisation=organisation,
        kind=kind,
        since=since,
        home_branch=home_branch,
        lead_id=lead_id,
        begun_by=by,
    )
    write_history(
        subject=organisation,
        verb="branches.affiliation_begun",
        by=by,
        facts={"kind": kind, "since": since, "person": person},
    )
    announce(AffiliationBegun(affiliation.pk, person.pk, organisation.pk))
    return affiliation


def _check(person: Any, organisation: Organisation, kind: AffiliationKind, since: date) -> None:
    if not organisation.is_branch:
        raise Refusal(_("党员归属到党支部或联合党支部。请选择一个支部。"), code="not_a_branch")
    if organisation.dissolved_on is not None:
        raise Refusal(_("这个支部已经撤销，不能再接收党员。"), code="dissolved")
    if since > clock.today() or since < organisation.founded_on:
        raise Refusal(_("日期要在支部成立之后，并且不晚于今天。请核对日期。"), code="wrong_day")
    later = Affiliation.objects.filter(Q(until__isnull=True) | Q(until__gte=since), person=person)
    if later.filter(organisation=organisation).exists():
        raise Refusal(_("这位党员在这段时间已经归属这个支部。"), code="already_here")
    if kind != AffiliationKind.CONTACT:
        elsewhere = later.filter(kind=kind).select_related("organisation").first()
        if elsewhere is not None:
            raise Refusal(
                _("这位党员在这段时间的%(kind)s在“%(branch)s”。请先办理转接，或结束那边的归属。")
                % {"kind": kind.label, "branch": elsewhere.organisation},
                code="belongs_elsewhere",
            )
