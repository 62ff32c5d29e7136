"""The enterprise says of an item that it is put right; with the last one the notice waits for the re-check."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_inspection
from contracts.models import CorrectionItem
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from contracts.settings_of_inspections import CORRECT, PROOF, RECHECK
from contracts.states_inspections import InspectionState, check_inspection
from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import attach, meet_deadline, set_deadline, write_history


def answer_notice(*, item: CorrectionItem, reply: str, by: Any, proof: Any = None) -> CorrectionItem:
    """By the enterprise's own staff, or by the officer for an answer that came on paper. Until the last item is answered an
    answer can be written anew.

    Raises:
        MoveNotAllowed: nothing is to be answered any more.
        Refusal: there are no words.
        ValidationError: the proof is a file that is not taken.
    """
    with transaction.atomic():
        inspection = lock_inspection(item.notice.inspection)
        SUPERVISION.require(by, "answer_notice", inspection)
        check_inspection(inspection.state, InspectionState.ANSWERED, "answer_notice")
        locked = CorrectionItem.objects.select_for_update(of=("self",)).select_related("notice", "item").get(pk=item.pk)
        if locked.notice.rechecked_on is not None:
            raise Refusal(_("这一份通知书已经复查过，请答复最新的一份。"), code="former_round")
        if not reply.strip():
            raise Refusal(_("请写明怎样改正的。"), code="no_words")
        locked.reply, locked.replied_at, locked.replied_by = reply.strip(), clock.now(), by
        locked.save(update_fields=["reply", "replied_at", "replied_by"])
        if proof is not None:
            attach(subject=inspection, file=proof, kind=PROOF, by=by)
        left = locked.notice.items.filter(replied_at__isnull=True).count()
        facts = {"position": locked.item.position, "left": left, "item": locked}
        write_history(subject=inspection, verb="contracts.notice_answered", by=by, facts=facts)
        if not left:
            inspection.state = InspectionState.ANSWERED
            inspection.save(update_fields=["state"])
            meet_deadline(subject=inspection, kind=CORRECT, by=by)
            set_deadline(subject=inspection, kind=RECHECK, by=by, owner=inspection.inspector)
            notify(
                kind="contracts.correction_answered",
                to=[inspection.inspector],
                subject=inspection,
                by=by,
                stage=str(locked.notice.round),
            )
    return locked
