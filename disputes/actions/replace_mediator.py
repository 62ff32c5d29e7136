"""A party asks for another mediator, or the mediator steps aside; the others are proposed anew."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines import start_mediation_clock
from disputes.locking import lock_dispute
from disputes.models import Dispute, Mediation
from disputes.people import actor, tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.words import MediationEnd
from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import write_history


def replace_mediator(*, dispute: Dispute, why: MediationEnd, words: str = "", by: Any) -> Mediation:
    """What was said so far stays. The committee's clerk sees the case again and proposes others.

    Raises:
        Refusal: nobody is in charge.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "replace_mediator", locked)
        row = (
            Mediation.objects.select_for_update()
            .filter(dispute=locked, since__isnull=False, until__isnull=True)
            .first()
        )
        if row is None:
            raise Refusal(_("还没有选定调解员。"), code="nobody")
        row.until, row.ended_why, row.end_words = clock.now(), why, words.strip()
        row.save(update_fields=["until", "ended_why", "end_words"])
        fresh = lock_dispute(locked)
        if fresh.accepted_on is not None:
            start_mediation_clock(fresh, by=actor(by))
        facts = {"mediation": row, "why": why}
        write_history(subject=fresh, verb="disputes.mediator_replaced", by=actor(by), facts=facts)
        tell_parties(fresh, "mediator_replaced", by=by, stage=str(row.pk))
        notify(kind="disputes.case_taken", to=[row.mediator.user], subject=fresh, by=actor(by), stage=str(row.pk))
        tell_office(fresh, "mediator_wanted", by=by, stage=str(row.pk))
    return row
