"""Mediators who fit are proposed to both sides, each with the reasons."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.choosing import candidates_for
from disputes.locking import lock_dispute
from disputes.models import Dispute, Mediation
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.rules.mediators import best
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history

MOST = 3


def propose_mediators(*, dispute: Dispute, by: Any) -> list[Mediation]:
    """Up to three new ones; who has a conflict of interest or a full table is left out.

    Raises:
        Refusal: a mediator is in charge, or nobody is free.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "propose_mediators", locked)
        standing = [row for row in locked.mediations.all() if row.until is None]
        if any(row.leads for row in standing):
            raise Refusal(_("已经选定调解员；要换人，请先办理更换。"), code="chosen")
        known = {row.mediator_id for row in locked.mediations.all()}
        candidates = candidates_for(locked)
        mediators = {candidate.id: mediator for mediator, candidate in candidates}
        new = (candidate for _mediator, candidate in candidates if candidate.id not in known)
        found = best(new, count=max(MOST - len(standing), 0))
        if not found:
            raise Refusal(_("没有更多可以推荐的调解员：已经推荐过，需要回避，或者手上的案件满了。"), code="nobody_free")
        made = Mediation.objects.bulk_create(
            Mediation(
                dispute=locked,
                mediator=mediators[candidate.id],
                proposed_at=clock.now(),
                reasons=[fit.value for fit in candidate.reasons],
            )
            for candidate in found
        )
        write_history(
            subject=locked,
            verb="disputes.mediators_proposed",
            by=by,
            facts={"number": locked.number, "count": len(made)},
        )
        tell_parties(locked, "mediators_proposed", by=by, stage=str(made[0].pk))
    return made
