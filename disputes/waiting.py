"""What waits for an enterprise in its own disputes: an answer on mediation, the choice of a mediator, a signature."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disputes.models import Dispute, Party
from disputes.policy import employers_of, party_of
from disputes.states import LIVE, DisputeState
from disputes.words import Consent, Side
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel.slots import QueueItem


def waits_for_enterprise(user: Any, limit: int) -> Sequence[QueueItem]:
    """A constant number of queries; nothing for whoever speaks for no enterprise."""
    if not employers_of(user):
        return []
    live = Dispute.objects.visible_to(user).with_people().filter(state__in=LIVE)
    rows = live.select_related("agreement").prefetch_related("agreement__signatures").order_by("applied_on", "pk")
    return [
        QueueItem(sentence % {"number": row.number}, row.get_absolute_url(), note=row.get_kind_display())
        for row in rows
        if (me := party_of(user, row)) is not None and (sentence := _next_step(row, me)) is not None
    ][:limit]


def _next_step(row: Dispute, me: Party) -> Promise | None:
    if row.state == DisputeState.CONSENT_ASKED and me.consent == Consent.WAITING:
        return _("纠纷 %(number)s 请答复是否同意调解")
    proposed = [one for one in row.mediations.all() if one.until is None]
    chose_at = "applicant_chose_at" if me.side == Side.APPLICANT else "respondent_chose_at"
    if proposed and not any(one.leads or getattr(one, chose_at) for one in proposed):
        return _("纠纷 %(number)s 请选一位调解员")
    agreement = getattr(row, "agreement", None)
    if row.state != DisputeState.MEDIATING or agreement is None or agreement.form != AgreementForm.WRITTEN:
        return None
    signed = {one.party_id for one in agreement.signatures.all()}
    return None if agreement.effective_on or me.pk in signed else _("纠纷 %(number)s 的调解协议等您签字")
