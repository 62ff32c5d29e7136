"""A floating member's registration begins; the caller holds the locks and has asked the policy."""

from datetime import date
from typing import Any

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import set_deadline, setting_on, take_case_number, write_history
from members.models import FloatingMember, Lead, Person
from members.rules.floating import counts_from, first_valid_until
from members.tracing_settings import FLOATING_MONTHS, FLOATING_RENEWAL_MONTHS

RENEWAL = "members.floating_renewal"


def register_floating(
    person: Person, *, home_branch_name: str, away_since: date, by: Any, lead: Lead | None = None
) -> FloatingMember:
    """Register the person, or return the registration that stands."""
    standing = FloatingMember.objects.standing().filter(person=person).first()
    if standing is not None:
        return standing
    today = clock.today()
    counted = counts_from(away_since, setting_on(FLOATING_MONTHS.key, today))
    floating = FloatingMember.objects.create(
        number=take_case_number("floating"),
        person=person,
        lead=lead,
        name=person.name,
        name_key=person.name_key,
        initials=person.initials,
        home_branch_name=home_branch_name,
        away_since=away_since,
        registered_on=today,
        registered_by=by,
        counts_from=counted,
        valid_until=first_valid_until(today, counted, setting_on(FLOATING_RENEWAL_MONTHS.key, today)),
    )
    write_history(
        subject=floating,
        verb="members.floating_registered",
        by=by,
        facts={"number": floating.number, "until": floating.valid_until},
    )
    remind_of_renewal(floating, by=by)
    return floating


def remind_of_renewal(floating: FloatingMember, *, by: Any) -> None:
    set_deadline(subject=floating, kind=RENEWAL, by=by, due=floating.valid_until, owner_role=Role.COMMITTEE_CLERK)
