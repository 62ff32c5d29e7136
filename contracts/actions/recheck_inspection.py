"""The officer looks again: everything is put right, or a new day is set, or it is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.issue_notice import write_notice
from contracts.actions.locking import lock_inspection, need_words
from contracts.models import CorrectionItem, Inspection
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from contracts.settings_of_inspections import CORRECT, RECHECK
from contracts.states_inspections import Afterwards, InspectionState, check_inspection
from contracts.telling import tell_employer
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import drop_deadline, meet_deadline, write_history


@dataclass(frozen=True)
class Seen:
    """What was seen at one item; what is not put right is described."""

    passed: bool
    verdict: str = ""


@dataclass(frozen=True)
class Next:
    """What follows when something is not put right: ``days`` for another notice, or to whom it is handed on and why."""

    what: Afterwards
    days: int = 0
    handed_to: str = ""
    reason: str = ""


def recheck_inspection(
    *, inspection: Inspection, on: date, seen: Mapping[int, Seen], following: Next | None, by: Any
) -> Inspection:
    """``seen`` by the id of the notice's item, every one of them. ``following`` is needed when one is not put right.

    Raises:
        MoveNotAllowed: no notice is open.
        Refusal: an item was not looked at, one that is not put right is not described, nothing or too little is said of what
            follows, or the day has not come.
    """
    with transaction.atomic():
        locked = lock_inspection(inspection)
        SUPERVISION.require(by, "inspect", locked)
        check_inspection(locked.state, InspectionState.CLOSED, "recheck")
        notice = locked.notices.get(rechecked_on__isnull=True)
        items = list(notice.items.select_related("item"))
        _refuse_gaps(items, seen)
        if not clock.local_date(notice.issued_at) <= on <= clock.today():
            raise Refusal(_("复查日期应在发出通知书之后，不晚于今天。"), code="wrong_day")
        for item in items:
            item.passed, item.verdict = seen[item.pk].passed, seen[item.pk].verdict.strip()
        CorrectionItem.objects.bulk_update(items, ["passed", "verdict"])
        notice.rechecked_on = on
        notice.save(update_fields=["rechecked_on"])
        open_items = [item for item in items if not item.passed]
        facts = {"passed": len(items) - len(open_items), "open": len(open_items), "round": notice.round}
        write_history(subject=locked, verb="contracts.inspection_rechecked", by=by, facts=facts)
        drop_deadline(subject=locked, kind=CORRECT, by=by)
        meet_deadline(subject=locked, kind=RECHECK, by=by)
        if not open_items:
            _close(locked, by)
        else:
            _go_on(locked, open_items, following, by)
    return locked


def _refuse_gaps(items: list[CorrectionItem], seen: Mapping[int, Seen]) -> None:
    for item in items:
        if item.pk not in seen:
            raise Refusal(_("第 %(number)s 项还没有复查结果。") % {"number": item.item.position}, code="unseen")
        if not seen[item.pk].passed and not seen[item.pk].verdict.strip():
            raise Refusal(
                _("第 %(number)s 项没有改正，请写明复查看到的情况。") % {"number": item.item.position},
                code="undescribed",
            )


def _close(inspection: Inspection, by: Any) -> None:
    inspection.state, inspection.ended_at = InspectionState.CLOSED, clock.now()
    inspection.save(update_fields=["state", "ended_at"])
    write_history(subject=inspection, verb="contracts.inspection_closed", by=by)
    tell_employer(inspection, "contracts.correction_passed", by=by)


def _go_on(inspection: Inspection, open_items: list[CorrectionItem], following: Next | None, by: Any) -> None:
    if following is None:
        raise Refusal(_("有项目没有改正，请选择再定期限，或者移送。"), code="nothing_follows")
    if following.what == Afterwards.AGAIN:
        check_inspection(inspection.state, InspectionState.CORRECTING, "recheck")
        write_notice(inspection, [(item.item, item.demand) for item in open_items], following.days, by)
        return
    check_inspection(inspection.state, InspectionState.HANDED_ON, "recheck")
    if not following.handed_to.strip():
        raise Refusal(_("请写明移送给哪个部门。"), code="no_addressee")
    inspection.state, inspection.ended_at = InspectionState.HANDED_ON, clock.now()
    inspection.conclusion, inspection.handed_to = need_words(following.reason), following.handed_to.strip()
    inspection.save(update_fields=["state", "ended_at", "conclusion", "handed_to"])
    write_history(subject=inspection, verb="contracts.inspection_handed_on", by=by, facts={"inspection": inspection})
    tell_employer(inspection, "contracts.correction_handed_on", by=by)
