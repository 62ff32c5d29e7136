"""The supervision officer says whether a suspected sentence is unfair."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.settle_filed_contracts import settle_filed_contracts
from contracts.events import TermFoundUnfair
from contracts.models import FiledText, Finding
from contracts.policy_checks import CHECKS
from contracts.refusals import Refusal
from contracts.states_checks import FindingState, check_finding
from contracts.telling import tell_of_unfair_terms
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def decide_finding(*, finding: Finding, verdict: FindingState, reason: str, by: Any) -> Finding:
    """Confirm it as unfair, or find it fair. Only a confirmed finding is shown to the enterprise, which is told of it.

    Raises:
        MoveNotAllowed: it was decided so already, or is mended.
        Refusal: the reason is missing.
    """
    with transaction.atomic():
        FiledText.objects.select_for_update().get(pk=finding.filed_text_id)
        locked = Finding.objects.select_for_update().select_related("filed_text").get(pk=finding.pk)
        CHECKS.require(by, "decide_finding", locked)
        check_finding(locked.state, verdict, "decide_finding")
        if not reason.strip():
            raise Refusal(_("请写明理由，企业和以后查看的人会看到。"), code="reason_missing")
        locked.state, locked.reason = verdict, reason.strip()
        locked.decided_at, locked.decided_by = clock.now(), by
        locked.save(update_fields=["state", "reason", "decided_at", "decided_by"])
        write_history(
            subject=locked.filed_text,
            verb="contracts.finding_decided",
            by=by,
            facts={"verdict": verdict, "finding": locked},
        )
        settle_filed_contracts(text=locked.filed_text)
        if verdict == FindingState.CONFIRMED:
            tell_of_unfair_terms(locked.filed_text, by=by)
            announce(TermFoundUnfair(locked.pk, locked.filed_text.employer_id))
    return locked
