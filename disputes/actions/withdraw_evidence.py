"""The giver takes a piece of evidence back, with a reason, before there is an agreement: alone, or through the office."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.actions.give_evidence import giver_of
from disputes.locking import lock_dispute
from disputes.models import Evidence
from disputes.people import actor
from disputes.policy import party_of
from disputes.policy_evidence import EVIDENCE
from disputes.refusals import Refusal
from disputes.words import HowTold
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attachments_of, remove_attachment, write_history


def withdraw_evidence(*, evidence: Evidence, words: str, how: HowTold = HowTold.SELF, by: Any) -> Evidence:
    """Its files are deleted for good; the line stays, with what it was and why it went.

    ``how`` the giver asked for it, for the office that does it at the desk; what the office found itself is the office's.

    Raises:
        Refusal: it is withdrawn already, no reason is given, or the office does not say how the giver asked.
    """
    with transaction.atomic():
        locked = lock_dispute(evidence.dispute)
        row = Evidence.objects.select_for_update(of=("self",)).select_related("party").get(pk=evidence.pk)
        row.dispute = locked
        EVIDENCE.require(by, "withdraw", row)
        if not row.stands:
            raise Refusal(_("这份证据已经撤回了。"), code="withdrawn")
        if not words.strip():
            raise Refusal(_("请写一句为什么撤回。"), code="no_reason")
        told = HowTold.SELF if party_of(by, locked) is not None else how
        if row.party is not None and told == HowTold.SELF and party_of(by, locked) is None:
            raise Refusal(_("请选择提供的人是当面还是电话提出撤回的。"), code="how_missing")
        for attachment in attachments_of(row):
            remove_attachment(attachment=attachment, by=None)
        row.withdrawn_at, row.withdrawn_words = clock.now(), words.strip()
        row.withdrawn_how = told if row.party is not None else ""
        row.contract, row.contract_digest = None, ""
        row.save(update_fields=["withdrawn_at", "withdrawn_words", "withdrawn_how", "contract", "contract_digest"])
        write_history(
            subject=locked,
            verb="disputes.evidence_withdrawn",
            by=actor(by),
            facts={"position": row.position, "giver": giver_of(row), "evidence": row},
        )
    return row
