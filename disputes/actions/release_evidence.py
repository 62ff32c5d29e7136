"""The other side may see a piece of evidence: its giver says so, or the office with the giver's consent."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.actions.give_evidence import giver_of
from disputes.locking import lock_dispute
from disputes.models import Evidence
from disputes.people import actor, tell_parties
from disputes.policy import party_of
from disputes.policy_evidence import EVIDENCE
from disputes.refusals import Refusal
from disputes.words import HowTold
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def release_evidence(*, evidence: Evidence, how: HowTold = HowTold.SELF, by: Any) -> Evidence:
    """``how`` the giver agreed, for the office that writes it down; what the office found itself needs nobody's consent.

    Raises:
        Refusal: it was withdrawn or released before, or the office does not say how the giver agreed.
    """
    with transaction.atomic():
        locked = lock_dispute(evidence.dispute)
        row = Evidence.objects.select_for_update(of=("self",)).select_related("party").get(pk=evidence.pk)
        row.dispute = locked
        EVIDENCE.require(by, "release", row)
        if not row.stands:
            raise Refusal(_("这份证据已经撤回，不能给对方看。"), code="withdrawn")
        if row.released_at is not None:
            raise Refusal(_("对方已经可以看这份证据了。"), code="released")
        told = HowTold.SELF if party_of(by, locked) is not None else how
        if row.party is not None and told == HowTold.SELF and party_of(by, locked) is None:
            raise Refusal(_("请选择提供的人是当面还是电话同意的。"), code="how_missing")
        row.released_at, row.released_by = clock.now(), actor(by)
        row.release_how = told if row.party is not None else ""
        row.save(update_fields=["released_at", "released_by", "release_how"])
        write_history(
            subject=locked,
            verb="disputes.evidence_released",
            by=actor(by),
            facts={"position": row.position, "giver": giver_of(row), "evidence": row},
        )
        other = row.party.other_side if row.party is not None else None
        tell_parties(locked, "evidence_released", by=by, side=other, stage=str(row.pk))
    return row
