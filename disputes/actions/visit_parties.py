"""A follow-up: somebody asks the parties whether the agreement is kept."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Dispute, Visit
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, require_unfiled
from disputes.words import HowTold
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def visit_parties(*, dispute: Dispute, on: date, how: HowTold, words: str, by: Any) -> Visit:
    """Raises ``Refusal`` without an agreement in force, or for a day to come."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        if on > clock.today():
            raise Refusal(_("回访日期不能晚于今天。"), code="day_to_come")
        if agreement.effective_on is not None and on < agreement.effective_on:
            raise Refusal(_("回访日期早于协议生效的日期，请核对。"), code="before_the_agreement")
        visit = Visit.objects.create(agreement=agreement, visited_on=on, how=how, words=words.strip(), by=by)
        write_history(
            subject=locked, verb="disputes.visited", by=by, facts={"number": locked.number, "day": on, "visit": visit}
        )
    return visit
