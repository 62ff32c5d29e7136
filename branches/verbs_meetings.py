"""What is written on the timeline of a meeting. Who came is counted; names stand in rows, by reference."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("branches.meeting_planned", _("安排会议"), facts=("number", "on")),
    Verb("branches.meeting_changed", _("修改安排"), facts=("on",)),
    Verb("branches.meeting_noticed", _("通知会议"), facts=("expected", "told")),
    Verb("branches.meeting_started", _("会议开始")),
    Verb("branches.meeting_closed", _("会议结束"), facts=("present", "expected")),
    Verb("branches.meeting_cancelled", _("取消会议"), references={"meeting": "branches.Meeting"}),
    Verb("branches.roll_called", _("点名"), facts=("present", "expected")),
    Verb("branches.guests_added", _("补登来宾"), facts=("count",)),
    Verb("branches.minutes_written", _("保存记录"), facts=("version",)),
    Verb("branches.minutes_confirmed", _("确认记录"), facts=("number",)),
    Verb(
        "branches.vote_recorded",
        _("登记表决"),
        facts=("passed", "present", "in_favour", "against", "abstained"),
        references={"vote": "branches.MeetingVote"},
    ),
    Verb(
        "branches.decision_recorded",
        _("登记决定"),
        facts=("due",),
        references={"decision": "branches.MeetingDecision"},
    ),
    Verb("branches.decision_finished", _("完成决定"), references={"decision": "branches.MeetingDecision"}),
)
