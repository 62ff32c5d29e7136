"""A contract that was signed elsewhere has ended: the enterprise says so, and it counts no longer after its last day."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.models import FiledContract
from contracts.policy_filed import FILED
from contracts.refusals import Refusal
from contracts.states import EndReason, MoveNotAllowed
from contracts.states_filed import FiledState, shown_to_employer
from contracts.telling_filed import tell_worker
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def end_filed_contract(
    *, filed: FiledContract, ended_on: date, end_reason: EndReason, end_note: str = "", by: Any
) -> FiledContract:
    """``ended_on`` is the last day on which it holds. What was decided about its sentences stays as it is.

    Raises:
        MoveNotAllowed: it is being read, was never read, or is over.
        Refusal: it was ended before, or the day lies outside its term or ahead.
    """
    with transaction.atomic():
        locked: FiledContract = FiledContract.objects.select_for_update().get(pk=filed.pk)
        FILED.require(by, "end_filed_contract", locked)
        _check(locked, ended_on)
        locked.ended_on, locked.end_reason, locked.end_note = ended_on, end_reason, end_note.strip()
        locked.save(update_fields=["ended_on", "end_reason", "end_note"])
        write_history(
            subject=locked,
            verb="contracts.filed_contract_ended",
            by=by,
            facts={"ended_on": ended_on, "reason": end_reason},
        )
        tell_worker(locked, "contracts.filed_ended")
    return locked


def _check(filed: FiledContract, ended_on: date) -> None:
    if filed.ended_on is not None:
        raise Refusal(_("已经报告过这份合同解除，没有改动。"), code="ended_already")
    if not filed.can_be_ended:
        raise MoveNotAllowed(
            _("这份报送的合同现在是“%(state)s”，不能报告解除。")
            % {"state": shown_to_employer(FiledState(filed.state)).label}
        )
    if not filed.starts_on <= ended_on <= min(clock.today(), filed.ends_on or clock.today()):
        raise Refusal(_("最后一天要在合同期限之内，不能晚于今天。"), code="day_outside")
