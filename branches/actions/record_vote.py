"""Record a vote of a meeting. Who may vote and who is there is counted from the records, not told."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_meetings import lock_meeting
from branches.meeting_people import voters
from branches.models import Meeting, MeetingVote
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.rules.meeting_votes import Motion, least_present
from branches.states_meetings import MotionKind
from jinxi_portal.records.public import write_history


def record_vote(
    *,
    meeting: Meeting,
    kind: MotionKind,
    motion: str,
    in_favour: int,
    against: int,
    abstained: int,
    secret: bool,
    by: Any,
) -> MeetingVote:
    """Raises:
    Refusal: the meeting does not run, too few with a vote are there, or there are more votes than voters.
    """
    with transaction.atomic():
        locked = lock_meeting(meeting)
        MEETINGS.require(by, "record_vote", locked)
        if not locked.is_written_on:
            raise Refusal(
                _("会议的状态是“%(state)s”，不能登记表决。") % {"state": locked.get_state_display()}, code="not_running"
            )
        entitled, present = voters(locked)
        election = kind == MotionKind.ELECTION
        counted = Motion(len(entitled), len(present), in_favour, against, abstained, election)
        if not counted.is_quorate:
            raise Refusal(_too_few(counted), code="too_few_present")
        if not counted.fits:
            raise Refusal(
                _(
                    "赞成、反对、弃权一共 %(cast)s 票，到会有表决权的只有 %(present)s 人。"
                    "预备党员和组织关系不在这里的党员没有表决权，请核对票数。"
                )
                % {"cast": counted.cast, "present": counted.present},
                code="too_many_votes",
            )
        vote = MeetingVote.objects.create(
            meeting=locked,
            kind=kind,
            motion=motion.strip(),
            secret=secret or election,
            entitled=counted.entitled,
            present=counted.present,
            in_favour=in_favour,
            against=against,
            abstained=abstained,
            passed=counted.is_passed,
            taken_by=by,
        )
        write_history(
            subject=locked,
            verb="branches.vote_recorded",
            by=by,
            facts={
                "vote": vote,
                "passed": vote.passed,
                "present": vote.present,
                "in_favour": in_favour,
                "against": against,
                "abstained": abstained,
            },
        )
    return vote


def _too_few(counted: Motion) -> str:
    facts = {
        "entitled": counted.entitled,
        "present": counted.present,
        "least": least_present(counted.entitled, election=counted.election),
    }
    if counted.entitled == 0:
        return _("这次会议没有有表决权的党员，不能表决。")
    if counted.election:
        return (
            _(
                "有表决权的党员 %(entitled)s 人，到会 %(present)s 人。选举要有五分之四以上（至少 %(least)s 人）到会才有效"
                "（《基层组织选举工作条例》第十七条）。"
            )
            % facts
        )
    return (
        _(
            "有表决权的党员 %(entitled)s 人，到会 %(present)s 人。要有半数以上（至少 %(least)s 人）到会才能表决（《支部工作条例（试行）》第十一条）。"
        )
        % facts
    )
