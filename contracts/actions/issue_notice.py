"""The enterprise is told by a sealed paper what it has to put right, and by when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_inspection
from contracts.correction_paper import NOTICE, notice_content
from contracts.models import CorrectionItem, CorrectionNotice, Inspection, InspectionItem
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from contracts.settings_of_inspections import CORRECT
from contracts.states_inspections import Answer, InspectionState, check_inspection
from contracts.telling import tell_employer
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.working_days import add_working_days
from jinxi_portal.papers.public import issue_paper
from jinxi_portal.records.public import set_deadline, take_case_number, write_history

#: A notice with more days than this is no order any more.
MOST_DAYS = 60


def issue_notice(*, inspection: Inspection, demands: Mapping[int, str], days: int, by: Any) -> CorrectionNotice:
    """``demands`` by the id of the item say what is to be done; what is left out is asked for as the checklist has it.

    Raises:
        MoveNotAllowed: the checklist is not filled in, or a notice was issued already.
        Refusal: every item is met, or the number of days is none.
    """
    with transaction.atomic():
        locked = lock_inspection(inspection)
        SUPERVISION.require(by, "inspect", locked)
        check_inspection(locked.state, InspectionState.CORRECTING, "issue_notice")
        unmet = list(locked.items.filter(answer=Answer.DOES_NOT))
        if not unmet:
            raise Refusal(_("没有不符合的项目，不用责令改正，可以直接办结。"), code="no_findings")
        asked = [(item, demands.get(item.pk, "").strip() or item.demand) for item in unmet]
        return write_notice(locked, asked, days, by)


def write_notice(
    inspection: Inspection, asked: Iterable[tuple[InspectionItem, str]], days: int, by: Any
) -> CorrectionNotice:
    """The next round's notice: rows, sealed paper, deadline; the enterprise is told. In the transaction of an act that has decided.

    Raises:
        Refusal: the number of days is none that a notice can have.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Refusal(_("期限请填 1 到 %(most)s 个工作日。") % {"most": MOST_DAYS}, code="days")
    due = last_day(days)
    inspection.state, inspection.correct_by = InspectionState.CORRECTING, due
    inspection.noticed_at = inspection.noticed_at or clock.now()
    inspection.save(update_fields=["state", "correct_by", "noticed_at"])
    notice = CorrectionNotice.objects.create(
        inspection=inspection,
        round=inspection.notices.count() + 1,
        number=take_case_number("correction_notice"),
        issued_by=by,
        days=days,
        due=due,
    )
    CorrectionItem.objects.bulk_create(
        CorrectionItem(notice=notice, item=item, demand=demand) for item, demand in asked
    )
    content = notice_content(notice, list(notice.items.select_related("item")))
    issue_paper(kind=NOTICE, subject=inspection, content=content, by=by, number=notice.number)
    set_deadline(
        subject=inspection,
        kind=CORRECT,
        by=by,
        days=days,
        owner_role=Role.EMPLOYER_STAFF,
        owner_place_id=inspection.employer_id,
    )
    facts = {"items": notice.items.count(), "due": due, "round": notice.round}
    write_history(subject=inspection, verb="contracts.notice_issued", by=by, facts=facts)
    tell_employer(inspection, "contracts.correction_issued", by=by, stage=str(notice.round), due=due)
    return notice


def last_day(days: int) -> date:
    """Counted in working days from today, which does not count itself."""
    return add_working_days(clock.today(), days)
