"""The page of one meeting: everything for who leads it, the plan for who is expected."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.forms.meetings import CancelForm, PhotoForm
from branches.meeting_people import voters
from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.rules.meeting_votes import least_present
from branches.states_meetings import MeetingKind, MeetingState, Presence
from branches.views.meetings import state_badge
from jinxi_portal.accounts.public import Role, guarded
from jinxi_portal.papers.public import PaperState, papers_of
from jinxi_portal.records.public import attachments_of, history_of


def meeting_for(request: HttpRequest, uid: Any, act: str) -> Meeting:
    """The meeting, when the visitor may do the act with it."""
    rows = Meeting.objects.visible_to(request.user).select_related("organisation", "minutes_by")
    found = get_object_or_404(rows, uid=uid)
    MEETINGS.require(request.user, act, found)
    return found


@never_cache
@require_safe
@guarded(MEETINGS, "see")
def meeting(request: HttpRequest, uid: Any) -> HttpResponse:
    found = meeting_for(request, uid, "see")
    context: dict[str, Any] = {
        "meeting": found,
        "state": state_badge(found),
        "agenda": list(found.agenda.all()),
        "leads": bool(MEETINGS.may(request.user, "change", found)),
    }
    user: Any = request.user
    if Role.WORKER in user.roles_today():
        return render(request, "branches/meetings/invitation.html", context)
    if context["leads"]:
        context |= _all_of(found)
    return render(request, "branches/meetings/meeting.html", context)


def _all_of(meeting: Meeting) -> dict[str, Any]:
    rows = list(meeting.attendances.select_related("person", "account").order_by("person__name_key", "pk"))
    papers = list(papers_of(meeting))
    known: dict[str, Any] = {
        "attendances": rows,
        "counts": [] if meeting.is_exchange else [(_("应到"), len(rows))],
        "decisions": list(meeting.decisions.all()),
        "photos": list(attachments_of(meeting)),
        "papers": papers,
        "paper_missing": meeting.state == MeetingState.CONFIRMED
        and not any(paper.state == PaperState.ISSUED for paper in papers),
        "entries": history_of(meeting, limit=50),
        "cancel_form": CancelForm(),
        "photo_form": PhotoForm(),
    }
    marks = [Presence.PRESENT] if meeting.is_exchange else [Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT]
    known["counts"] += [(mark.label, sum(row.presence == mark for row in rows)) for mark in marks]
    if meeting.kind not in (MeetingKind.EXCHANGE, MeetingKind.LECTURE):
        entitled, present = voters(meeting)
        known |= {
            "votes": list(meeting.votes.all()),
            "entitled": len(entitled),
            "voters_present": len(present),
            "least": least_present(len(entitled)),
            "votes_here": True,
        }
    return known
