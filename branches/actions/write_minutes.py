"""Write the minutes, and confirm them: then they are a numbered, sealed paper."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import lock_meeting
from branches.minutes import content_of
from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states_meetings import MeetingState, check_meeting
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Paper, PaperState, issue_paper, papers_of
from jinxi_portal.records.public import write_history

PAPER = "branches.meeting_minutes"


class WrittenMeanwhile(Refusal):
    """Somebody else saved since this text was opened; ``theirs`` is what stands there now, ``version`` its count."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(
            _("在您写的时候，%(name)s 保存了这份记录。您的文字还在下面，没有丢失；请把两份合在一起再保存。")
            % {"name": meeting.minutes_by},
            code="written_meanwhile",
        )
        self.theirs, self.version = meeting.minutes, meeting.minutes_version


def write_minutes(*, meeting: Meeting, text: str, version: int, by: Any) -> Meeting:
    """``version``: the one that the writer had before him.

    Raises:
        WrittenMeanwhile: somebody else saved another text in between.
        Refusal: the meeting has not begun, or the minutes are confirmed.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        MEETINGS.require(by, "write_minutes", locked)
        if not locked.is_written_on:
            raise Refusal(
                _("会议的状态是“%(state)s”，不能写记录。") % {"state": locked.get_state_display()}, code="not_running"
            )
        if locked.minutes_version != version:
            raise WrittenMeanwhile(locked)
        locked.minutes, locked.minutes_version = text.strip(), version + 1
        locked.minutes_by, locked.minutes_at = by, clock.now()
        locked.save(update_fields=["minutes", "minutes_version", "minutes_by", "minutes_at"])
        write_history(subject=locked, verb="branches.minutes_written", by=by, facts={"version": locked.minutes_version})
    return locked


def confirm_minutes(*, meeting: Meeting, by: Any) -> Paper:
    """Nothing is written on the meeting afterwards.

    Raises:
        MoveNotAllowed: the meeting is not over, or its minutes are confirmed.
        Refusal: nothing has been written.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        MEETINGS.require(by, "confirm_minutes", locked)
        check_meeting(locked.state, MeetingState.CONFIRMED, "confirm_minutes")
        if not locked.minutes:
            raise Refusal(_("还没有写会议记录。请先写好再确认。"), code="no_minutes")
        locked.state = MeetingState.CONFIRMED
        locked.save(update_fields=["state"])
        paper = issue_paper(kind=PAPER, subject=locked, content=content_of(locked), by=by)
        write_history(subject=locked, verb="branches.minutes_confirmed", by=by, facts={"number": paper.number})
    return paper


def issue_minutes(*, meeting: Meeting, by: Any) -> Paper:
    """The paper of minutes that were confirmed without one, or whose paper was withdrawn.

    Raises:
        Refusal: they are not confirmed, or their paper stands.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        MEETINGS.require(by, "confirm_minutes", locked)
        standing = any(paper.state == PaperState.ISSUED for paper in papers_of(locked))
        if locked.state != MeetingState.CONFIRMED or standing:
            raise Refusal(_("记录还没有确认，或者已经有文书。请刷新页面查看最新情况。"), code="paper_stands")
        return issue_paper(kind=PAPER, subject=locked, content=content_of(locked), by=by)
