"""Writing the minutes, looking at the paper before it is one, and confirming it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.actions.write_minutes import WrittenMeanwhile, confirm_minutes, issue_minutes, write_minutes
from branches.forms.meetings import MinutesForm
from branches.minutes import content_of
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from branches.views.meeting import meeting_for
from branches.views.meeting_acts import trail_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.papers.public import preview_paper
from jinxi_portal.records.public import discard_draft, draft_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "write_minutes")
def minutes(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "write_minutes")
    key = f"branches.minutes:{meeting.uid}"
    theirs = None
    if request.method == "POST":
        form = MinutesForm(request.POST)
        if form.is_valid():
            try:
                write_minutes(
                    meeting=meeting,
                    text=form.cleaned_data["text"],
                    version=form.cleaned_data["version"],
                    by=request.user,
                )
            except WrittenMeanwhile as meanwhile:
                # the next saving is made knowing what the other one wrote
                theirs = meanwhile.theirs
                form = MinutesForm({**request.POST.dict(), "version": meanwhile.version})
                form.add_error(None, str(meanwhile.sentence))
            except Refusal as refusal:
                form.add_error(None, str(refusal.sentence))
            else:
                discard_draft(by=request.user, key=key)
                messages.success(request, _("会议记录已经保存。"))
                return redirect(meeting)
        draft = None
    else:
        draft = draft_of(by=request.user, key=key)
        stored = {"text": meeting.minutes, "version": meeting.minutes_version}
        form = MinutesForm(initial=draft.initial if draft else stored)
    context = {
        "meeting": meeting,
        "form": form,
        "draft": draft,
        "key": key,
        "theirs": theirs,
        "trail": [*trail_of(meeting), (_("会议记录"), "")],
    }
    return render(request, "branches/meetings/minutes.html", context)


@never_cache
@require_safe
@guarded(MEETINGS, "write_minutes")
def preview(request: HttpRequest, uid: Any) -> HttpResponse:
    """The draft as PDF."""
    meeting = meeting_for(request, uid, "write_minutes")
    try:
        pdf = preview_paper("branches.meeting_minutes", content_of(meeting))
    except PaperRefusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(meeting.get_absolute_url())
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{meeting.number}-draft.pdf"'
    return answer


@require_POST
@guarded(MEETINGS, "confirm_minutes")
def confirm(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "confirm_minutes")
    try:
        paper = confirm_minutes(meeting=meeting, by=request.user)
    except (Refusal, MoveNotAllowed) as refusal:
        messages.warning(request, str(refusal.sentence))
    else:
        messages.success(request, _("会议记录已经确认，文书编号 %(number)s。") % {"number": paper.number})
    return redirect(meeting)


@require_POST
@guarded(MEETINGS, "confirm_minutes")
def issue(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "confirm_minutes")
    try:
        paper = issue_minutes(meeting=meeting, by=request.user)
    except Refusal as refusal:
        messages.warning(request, str(refusal.sentence))
    else:
        messages.success(request, _("会议记录已经出具，文书编号 %(number)s。") % {"number": paper.number})
    return redirect(meeting)
