"""What was found at every item of the checklist is written down; an inspection without findings is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_inspection
from contracts.checklist import Checklist
from contracts.checklist_in_force import checklist_on
from contracts.models import Inspection, InspectionItem
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from contracts.settings_of_inspections import INSPECT
from contracts.states_inspections import Answer, InspectionState, check_inspection
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, write_history


@dataclass(frozen=True)
class Found:
    """What was found at one item; what does not meet it is described."""

    answer: Answer
    note: str = ""


def fill_checklist(*, inspection: Inspection, inspected_on: date, found: Mapping[str, Found], by: Any) -> Inspection:
    """Every item of the checklist in force on the day, by key. It may be filled in anew until something was decided.

    Raises:
        MoveNotAllowed: it was cancelled, or something was decided already.
        Refusal: an item has no answer, a finding no description, or the day has not come.
    """
    with transaction.atomic():
        locked = lock_inspection(inspection)
        SUPERVISION.require(by, "inspect", locked)
        check_inspection(locked.state, InspectionState.CHECKED, "fill_checklist")
        if inspected_on > clock.today():
            raise Refusal(_("检查日期不能晚于今天。"), code="day_to_come")
        checklist = checklist_on(inspected_on)
        _refuse_gaps(checklist, found)
        locked.state, locked.inspected_on = InspectionState.CHECKED, inspected_on
        locked.checklist_number = checklist.number
        locked.save(update_fields=["state", "inspected_on", "checklist_number"])
        locked.items.all().delete()
        rows = InspectionItem.objects.bulk_create(
            InspectionItem(
                inspection=locked,
                position=position,
                key=item.key,
                text=item.text,
                ground=item.ground,
                demand=item.demand,
                answer=found[item.key].answer,
                note=found[item.key].note.strip(),
            )
            for position, item in enumerate(checklist.items, start=1)
        )
        meet_deadline(subject=locked, kind=INSPECT, by=by)
        unmet = sum(row.answer == Answer.DOES_NOT for row in rows)
        facts = {"inspected_on": inspected_on, "items": len(rows), "unmet": unmet}
        write_history(subject=locked, verb="contracts.inspection_checked", by=by, facts=facts)
    return locked


def close_inspection(*, inspection: Inspection, note: str, by: Any) -> Inspection:
    """Closed without findings. The enterprise is not told: it never knew.

    Raises:
        MoveNotAllowed: the checklist is not filled in, or something was decided already.
        Refusal: an item is not met.
    """
    with transaction.atomic():
        locked = lock_inspection(inspection)
        SUPERVISION.require(by, "inspect", locked)
        check_inspection(locked.state, InspectionState.CLOSED, "close_inspection")
        if locked.items.filter(answer=Answer.DOES_NOT).exists():
            raise Refusal(_("有不符合的项目，请发出责令改正通知书，复查通过以后再办结。"), code="findings")
        locked.state, locked.conclusion, locked.ended_at = InspectionState.CLOSED, note.strip(), clock.now()
        locked.save(update_fields=["state", "conclusion", "ended_at"])
        write_history(subject=locked, verb="contracts.inspection_closed", by=by)
    return locked


def _refuse_gaps(checklist: Checklist, found: Mapping[str, Found]) -> None:
    for position, item in enumerate(checklist.items, start=1):
        if item.key not in found:
            raise Refusal(_("第 %(number)s 项还没有填写检查结果。") % {"number": position}, code="unanswered")
        if found[item.key].answer == Answer.DOES_NOT and not found[item.key].note.strip():
            raise Refusal(_("第 %(number)s 项不符合，请写明发现了什么。") % {"number": position}, code="undescribed")
