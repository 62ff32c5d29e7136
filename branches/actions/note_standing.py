"""Note a person's standing in the party: probationary, full, or ended."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from branches.locking import lock_person
from branches.models import Organisation, PartyStanding
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import Standing, StandingEnd
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def note_standing(*, person: Any, standing: Standing, since: date, by: Any, at: Organisation) -> PartyStanding:
    """The person has this standing from ``since`` on; an earlier one ends the day before. ``at`` keeps the history.

    Raises:
        Refusal: the day lies ahead, nothing changes, or a full member would become probationary again.
    """
    with transaction.atomic():
        person = lock_person(person)
        POLICY.require(by, "note_standing", at)
        if since > clock.today():
            raise Refusal(_("日期不能晚于今天。"), code="day_ahead")
        current = PartyStanding.objects.filter(Q(until__isnull=True) | Q(until__gte=since), person=person).first()
        if current is not None:
            if current.standing == standing or current.until is not None or current.since >= since:
                raise Refusal(_("这位党员在这段时间的身份已经登记过。请核对日期。"), code="already_noted")
            if standing == Standing.PROBATIONARY:
                raise Refusal(_("正式党员不能改为预备党员。"), code="not_backwards")
            current.until, current.ended_why = since - timedelta(days=1), StandingEnd.CONFIRMED
            current.save(update_fields=["until", "ended_why"])
        row = PartyStanding.objects.create(person=person, standing=standing, since=since, written_by=by)
        write_history(
            subject=at,
            verb="branches.standing_noted",
            by=by,
            facts={"standing": standing, "since": since, "person": person},
        )
    return row
