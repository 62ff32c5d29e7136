"""An inspection is planned, or a planned one is given up."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_inspection, need_words
from contracts.models import Inspection
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from contracts.settings_of_inspections import INSPECT
from contracts.states_inspections import InspectionState, Occasion, check_inspection
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import drop_deadline, set_deadline, take_case_number, write_history


def plan_inspection(*, employer: Any, occasion: Occasion, planned_on: date, purpose: str, by: Any) -> Inspection:
    """The enterprise does not learn of it. Who plans it is its inspector, and is reminded the working day before.

    Raises:
        Refusal: the day has passed.
    """
    with transaction.atomic():
        SUPERVISION.require(by, "inspect")
        if planned_on < clock.today():
            raise Refusal(_("计划日期不能早于今天。"), code="day_gone")
        inspection = Inspection.objects.create(
            number=take_case_number("inspection"),
            employer=employer,
            occasion=occasion,
            purpose=purpose.strip(),
            planned_on=planned_on,
            inspector=by,
        )
        set_deadline(subject=inspection, kind=INSPECT, by=by, due=planned_on, owner=by)
        facts = {"planned_on": planned_on, "occasion": occasion}
        write_history(subject=inspection, verb="contracts.inspection_planned", by=by, facts=facts)
    return inspection


def cancel_inspection(*, inspection: Inspection, reason: str, by: Any) -> Inspection:
    """Before it was made.

    Raises:
        MoveNotAllowed: it was made already.
        Refusal: the reason is missing.
    """
    with transaction.atomic():
        locked = lock_inspection(inspection)
        SUPERVISION.require(by, "inspect", locked)
        check_inspection(locked.state, InspectionState.CANCELLED, "cancel_inspection")
        locked.state, locked.conclusion = InspectionState.CANCELLED, need_words(reason)
        locked.ended_at = clock.now()
        locked.save(update_fields=["state", "conclusion", "ended_at"])
        drop_deadline(subject=locked, kind=INSPECT, by=by)
        facts = {"inspection": locked}
        write_history(subject=locked, verb="contracts.inspection_cancelled", by=by, facts=facts)
    return locked
