"""A side chooses one of the proposed mediators; whom both have chosen is in charge (人民调解法 19)."""

from typing import Any

from django.db import transaction
from django.db.models import Case, DateTimeField, Value, When
from django.utils.translation import gettext as _

from disputes.choosing import conflicts_of
from disputes.deadlines import start_mediation_clock
from disputes.locking import lock_dispute
from disputes.models import Dispute, Mediation, Party
from disputes.people import actor, tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.speaking import speaker
from disputes.words import HowTold, Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def choose_mediator(
    *, mediation: Mediation, party: Party | None = None, how: HowTold = HowTold.SELF, by: Any
) -> Mediation:
    """A side may change its mind until both have chosen the same. The conflict of interest is looked at once more.

    Raises:
        Refusal: a mediator is in charge, this one is no longer proposed, or has to step aside.
    """
    with transaction.atomic():
        locked = lock_dispute(mediation.dispute)
        DISPUTES.require(by, "choose_mediator", locked)
        rows = [one for one in locked.mediations.all() if one.until is None]
        row = next((one for one in rows if one.pk == mediation.pk), None)
        if any(one.leads for one in rows):
            raise Refusal(_("调解员已经选定。要换人，请办理更换。"), code="chosen")
        if row is None:
            raise Refusal(_("这位调解员已经不在推荐名单里，请另选一位。"), code="not_proposed")
        if conflicts_of(locked, row.mediator):
            raise Refusal(_("这位调解员与当事人有关系，需要回避，请另选一位。"), code="conflict")
        who, _told = speaker(locked, party=party, how=how, by=by)
        field = "applicant_chose_at" if who.side == Side.APPLICANT else "respondent_chose_at"
        now = clock.now()
        chosen = Case(When(pk=row.pk, then=Value(now)), default=None, output_field=DateTimeField())
        Mediation.objects.filter(dispute=locked, until__isnull=True).update(**{field: chosen})
        setattr(row, field, now)
        facts = {"party": who, "mediation": row}
        write_history(subject=locked, verb="disputes.mediator_chosen", by=actor(by), facts=facts)
        if row.applicant_chose_at and row.respondent_chose_at:
            _put_in_charge(locked, row, by=by)
    return row


def _put_in_charge(locked: Dispute, row: Mediation, *, by: Any) -> None:
    row.since = clock.now()
    row.save(update_fields=["since"])
    Mediation.objects.filter(dispute=locked, until__isnull=True).exclude(pk=row.pk).delete()
    fresh = lock_dispute(locked)
    if fresh.accepted_on is not None:
        start_mediation_clock(fresh, by=actor(by))
    write_history(subject=fresh, verb="disputes.mediator_in_charge", by=actor(by), facts={"mediation": row})
    tell_parties(fresh, "mediator_in_charge", by=by, stage=str(row.pk))
    tell_office(fresh, "case_given", by=by, stage=str(row.pk))
