"""A unit joins an organisation (成员单位, a unit of a joint branch), or leaves it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from branches.locking import lock_organisation
from branches.models import Organisation, Unit, UnitMembership
from branches.policy import POLICY
from branches.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def add_unit(*, organisation: Organisation, unit: Unit, since: date, by: Any) -> UnitMembership:
    """
    Raises:
        Refusal: it belongs already, or the day does not fit.
    """
    with transaction.atomic():
        locked = lock_organisation(organisation)
        POLICY.require(by, "change_units", locked)
        if since > clock.today() or since < locked.founded_on or locked.dissolved_on is not None:
            raise Refusal(_("日期要在成立之后，并且不晚于今天。请核对日期。"), code="wrong_day")
        there = UnitMembership.objects.filter(Q(until__isnull=True) | Q(until__gte=since), unit=unit)
        if there.filter(organisation=locked).exists():
            raise Refusal(_("这个单位已经在列。"), code="already_there")
        row = UnitMembership.objects.create(unit=unit, organisation=locked, since=since)
        write_history(subject=locked, verb="branches.unit_added", by=by, facts={"unit": unit, "since": since})
    return row


def remove_unit(*, membership: UnitMembership, last_day: date, by: Any) -> UnitMembership:
    """The last day counts.

    Raises:
        Refusal: it has left already, or the day does not fit.
    """
    with transaction.atomic():
        organisation = lock_organisation(membership.organisation)
        POLICY.require(by, "change_units", organisation)
        locked = UnitMembership.objects.select_for_update(of=("self",)).select_related("unit").get(pk=membership.pk)
        if locked.until is not None:
            raise Refusal(_("这个单位已经退出。"), code="ended")
        if not locked.since <= last_day <= clock.today():
            raise Refusal(_("结束日期要在加入之后，并且不晚于今天。请核对日期。"), code="wrong_day")
        locked.until = last_day
        locked.save(update_fields=["until"])
        write_history(
            subject=organisation, verb="branches.unit_removed", by=by, facts={"unit": locked.unit, "last_day": last_day}
        )
    return locked
