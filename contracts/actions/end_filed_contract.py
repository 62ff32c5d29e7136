"""A contract that was signed elsewhere is over: the enterprise says so, and it counts no longer after its last day, or never."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.models import FiledContract
from contracts.policy_filed import FILED
from contracts.refusals import Refusal
from contracts.states import CANCEL_REASONS, EndReason, MoveNotAllowed
from contracts.states_filed import FiledState, shown_to_employer
from contracts.telling_filed import tell_worker
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def end_filed_contract(
    *, filed: FiledContract, ended_on: date, end_reason: EndReason, end_note: str = "", by: Any
) -> FiledContract:
    """``ended_on`` is the last day on which it holds; a day before its first means that it was cancelled and never began.

    What was decided about its sentences stays as it is.

    Raises:
        MoveNotAllowed: it is being read, was never read, or is over.
        Refusal: it was ended before, the day lies before its signing, behind its term or ahead, or the reason does not fit.
    """
    with transaction.atomic():
        locked: FiledContract = FiledContract.objects.select_for_update().get(pk=filed.pk)
        FILED.require(by, "end_filed_contract", locked)
        _check(locked, ended_on, end_reason)
        locked.ended_on, locked.end_reason, locked.end_note = ended_on, end_reason, end_note.strip()
        locked.save(update_fields=["ended_on", "end_reason", "end_note"])
        what = "cancelled" if locked.never_began else "ended"
        write_history(
            subject=locked,
            verb=f"contracts.filed_contract_{what}",
            by=by,
            facts={"ended_on": ended_on, "reason": end_reason},
        )
        tell_worker(locked, f"contracts.filed_{what}")
    return locked


def require_endable(filed: FiledContract) -> None:
    """Pass for a filed contract of which an early end can be reported.

    Raises:
        MoveNotAllowed, Refusal: it is being read, was never read, is over, or was ended before.
    """
    if filed.ended_on is not None:
        raise Refusal(_("已经报告过这份合同解除，没有改动。"), code="ended_already")
    if not filed.can_be_ended:
        raise MoveNotAllowed(
            _("这份报送的合同现在是“%(state)s”，不能报告解除。")
            % {"state": shown_to_employer(FiledState(filed.state)).label}
        )


def _check(filed: FiledContract, ended_on: date, end_reason: EndReason) -> None:
    require_endable(filed)
    first = min(filed.signed_on, filed.starts_on)
    if not first <= ended_on <= min(clock.today(), filed.ends_on or clock.today()):
        raise Refusal(_("最后一天要在签订之后、合同期限之内，不能晚于今天。"), code="day_outside")
    if ended_on < filed.starts_on and end_reason not in CANCEL_REASONS:
        raise Refusal(_("那一天合同还没有开始，原因只能是双方协商一致，或者其中一方提出。"), code="reason_outside")
