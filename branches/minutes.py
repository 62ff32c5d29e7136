"""The minutes as a paper: plain values, in the words of the paper. Names of guests are counted, not printed."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from branches.models import Meeting, MeetingVote
from branches.states_meetings import Presence
from jinxi_portal.kernel import clock


def content_of(meeting: Meeting) -> dict[str, Any]:
    rows = list(meeting.attendances.select_related("person", "account").order_by("person__name_key", "pk"))
    points: list[dict[str, Any]] = [{"title": item.words} for item in meeting.agenda.all()]
    text = [line for line in meeting.minutes.splitlines() if line.strip()]
    if text:
        points.append({"title": _("会议记录"), "text": text})
    votes = [_vote(vote) for vote in meeting.votes.all()]
    if votes:
        points.append({"title": _("表决"), "text": votes})
    return {
        "title": meeting.title,
        "facts": [
            {"label": _("组织"), "value": str(meeting.organisation)},
            {"label": _("类别"), "value": str(meeting.get_kind_display())},
            {"label": _("时间"), "value": date_format(clock.local(meeting.starts_at), "Y年n月j日 H:i")},
            {"label": _("地点"), "value": meeting.place},
            {"label": _("编号"), "value": meeting.number},
        ],
        "points": points,
        "decisions": [
            _("%(words)s（负责人：%(doer)s，%(due)s 前完成）")
            % {"words": each.words, "doer": each.doer, "due": each.due.isoformat()}
            for each in meeting.decisions.all()
        ],
        "attendance": _guests(rows) if meeting.is_exchange else _people(rows),
        "signers": [{"label": _("主持人"), "name": ""}, {"label": _("记录人"), "name": ""}],
    }


def _people(rows: list[Any]) -> list[dict[str, Any]]:
    groups = []
    for presence in (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT):
        names = [str(row) + (f"（{row.reason}）" if row.reason else "") for row in rows if row.presence == presence]
        if names:
            groups.append({"label": str(presence.label), "names": names})
    return groups


def _guests(rows: list[Any]) -> list[dict[str, Any]]:
    present = sum(row.is_present for row in rows)
    return [{"label": str(Presence.PRESENT.label), "names": [_("%(count)s 人") % {"count": present}]}]


def _vote(vote: MeetingVote) -> str:
    return _(
        "%(motion)s：应到有表决权 %(entitled)s 人，实到 %(present)s 人，赞成 %(in_favour)s 票，反对 %(against)s 票，"
        "弃权 %(abstained)s 票，%(outcome)s。"
    ) % {
        "motion": vote.motion,
        "entitled": vote.entitled,
        "present": vote.present,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "outcome": _("通过") if vote.passed else _("没有通过"),
    }
