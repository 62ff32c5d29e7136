"""Write down what was decided, with who sees to it and by when; and that it is done."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import lock_meeting
from branches.models import Meeting, MeetingDecision
from branches.policy import branch_id_of
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, set_deadline, write_history

DECISION_DUE = "branches.meeting_decision"


def record_decision(*, meeting: Meeting, words: str, doer: str, due: date, by: Any) -> MeetingDecision:
    """The branch secretary (at an exchange meeting the committee's clerk) is reminded of it.

    Raises:
        Refusal: the meeting has not begun or its minutes are confirmed, or the day lies before it.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        MEETINGS.require(by, "record_decision", locked)
        if not locked.is_written_on:
            raise Refusal(
                _("会议的状态是“%(state)s”，不能登记决定。") % {"state": locked.get_state_display()}, code="not_running"
            )
        if due < locked.day:
            raise Refusal(_("完成期限要在会议当天或以后。"), code="due_before_meeting")
        decision = MeetingDecision.objects.create(
            meeting=locked, words=words.strip(), doer=doer.strip(), due=due, decided_by=by
        )
        set_deadline(
            subject=decision,
            kind=DECISION_DUE,
            by=by,
            start=min(clock.today(), due),
            due=due,
            owner_role=Role.COMMITTEE_CLERK if locked.is_exchange else Role.BRANCH_SECRETARY,
            owner_place_id=None if locked.is_exchange else branch_id_of(locked),
        )
        write_history(
            subject=locked, verb="branches.decision_recorded", by=by, facts={"decision": decision, "due": due}
        )
    return decision


def finish_decision(*, decision: MeetingDecision, note: str, by: Any) -> MeetingDecision:
    """Raises:
    Refusal: it is done already.
    """
    with transaction.atomic():
        rows = MeetingDecision.objects.select_for_update(of=("self",)).select_related("meeting__organisation")
        locked = rows.get(pk=decision.pk)
        MEETINGS.require(by, "finish_decision", locked)
        if locked.done_at is not None:
            raise Refusal(_("这项决定已经登记完成。"), code="done_already")
        locked.done_at, locked.done_note = clock.now(), note.strip()
        locked.save(update_fields=["done_at", "done_note"])
        meet_deadline(subject=locked, kind=DECISION_DUE, by=by)
        write_history(subject=locked.meeting, verb="branches.decision_finished", by=by, facts={"decision": locked})
    return locked
