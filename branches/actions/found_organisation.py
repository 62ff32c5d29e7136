"""Found a party organisation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.events import OrganisationFounded
from branches.locking import lock_organisation
from branches.models import Organisation, OrganisationForm, Unit, UnitMembership
from branches.naming import give_name
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.rules.tree import may_stand_under
from branches.states import Change, OrganisationKind
from jinxi_portal.accounts.public import PlaceKind, set_place
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def found_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    parent: Organisation | None,
    founded_on: date,
    by: Any,
    document_number: str = "",
    note: str = "",
    place: str = "",
    of_community: bool = False,
    units: Iterable[Unit] = (),
) -> Organisation:
    """The organisation stands from ``founded_on`` on; people who were posted to it by name find their place.

    Raises:
        Refusal: the parent cannot have it below it, the day lies ahead, or a standing organisation has the name.
    """
    with transaction.atomic():
        above = lock_organisation(parent) if parent is not None else None
        POLICY.require(by, "found")
        _check(name, kind, above, founded_on)
        organisation = Organisation(
            kind=kind, parent=above, founded_on=founded_on, place=place, of_community=of_community
        )
        give_name(organisation, name)
        organisation.save()
        OrganisationForm.objects.create(
            organisation=organisation,
            name=name,
            kind=kind,
            parent=above,
            change=Change.FOUNDED,
            since=founded_on,
            document_number=document_number,
            note=note,
            written_by=by,
        )
        UnitMembership.objects.bulk_create(
            UnitMembership(unit=unit, organisation=organisation, since=founded_on) for unit in units
        )
        if organisation.is_branch:
            set_place(kind=PlaceKind.BRANCH, name=name, place_id=organisation.pk)
        write_history(
            subject=organisation,
            verb="branches.organisation_founded",
            by=by,
            facts={"founded_on": founded_on, "kind": kind, "document_number": document_number, "parent": above},
        )
        announce(OrganisationFounded(organisation.pk))
    return organisation


def _check(name: str, kind: OrganisationKind, parent: Organisation | None, founded_on: date) -> None:
    if not may_stand_under(kind, parent.kind if parent else None):
        raise Refusal(_("%(kind)s不能设在这个上级之下。请另选上级组织。") % {"kind": kind.label}, code="wrong_parent")
    if founded_on > clock.today():
        raise Refusal(_("成立日期还没有到。请在批复生效之后登记。"), code="day_ahead")
    if parent is not None and (not parent.is_standing or parent.founded_on > founded_on):
        raise Refusal(_("上级组织在这一天还没有成立，或已经撤销。请核对日期。"), code="parent_not_standing")
    if Organisation.objects.filter(name=name, dissolved_on__isnull=True).exists():
        raise Refusal(_("已经有一个叫“%(name)s”的党组织。请换一个名称。") % {"name": name}, code="name_taken")
