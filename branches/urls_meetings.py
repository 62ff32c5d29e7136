"""Addresses of meetings. No name in any; a code on the screen works for less than a minute."""

from django.urls import URLPattern, path

from branches.views import (
    meeting,
    meeting_acts,
    meeting_calendar,
    meeting_decisions,
    meeting_minutes,
    meeting_moves,
    meeting_roll,
    meeting_screen,
    meeting_sign_in,
    meetings,
    meetings_due,
)

urlpatterns: list[URLPattern] = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/export/", meetings.export, name="meetings_export"),
    path("meetings/plan/", meeting_acts.plan, name="plan_meeting"),
    path("meetings/calendar/", meeting_calendar.calendar, name="meeting_calendar"),
    path("meetings/subscribe/", meeting_calendar.subscribe, name="meeting_subscribe"),
    path("meetings/subscribe/end/", meeting_calendar.unsubscribe, name="meeting_unsubscribe"),
    path("meetings/feed/<str:token>/meetings.ics", meeting_calendar.feed, name="meeting_feed"),
    path("meetings/due/", meetings_due.due, name="meetings_due"),
    path("meetings/due/<uuid:uid>/", meetings_due.branch_due, name="branch_meetings_due"),
    path("meetings/<uuid:uid>/", meeting.meeting, name="meeting"),
    path("meetings/<uuid:uid>/change/", meeting_acts.change, name="change_meeting"),
    path("meetings/<uuid:uid>/cancel/", meeting_acts.cancel, name="cancel_meeting"),
    path("meetings/<uuid:uid>/announce/", meeting_moves.announce, name="announce_meeting"),
    path("meetings/<uuid:uid>/start/", meeting_moves.start, name="start_meeting"),
    path("meetings/<uuid:uid>/close/", meeting_moves.close, name="close_meeting"),
    # who is there
    path("meetings/<uuid:uid>/roll/", meeting_roll.roll, name="meeting_roll"),
    path("meetings/<uuid:uid>/guests/", meeting_roll.guests, name="meeting_guests"),
    path("meetings/<uuid:uid>/attendance/export/", meeting_roll.export, name="attendance_export"),
    path("meetings/<uuid:uid>/screen/", meeting_screen.screen, name="meeting_screen"),
    path("meetings/<uuid:uid>/screen/code/", meeting_screen.code, name="meeting_code"),
    path("meetings/<uuid:uid>/scan/<slug:code>/", meeting_sign_in.scan, name="meeting_scan"),
    path("meetings/<uuid:uid>/here/", meeting_sign_in.here, name="meeting_here"),
    # what comes of it
    path("meetings/<uuid:uid>/minutes/", meeting_minutes.minutes, name="meeting_minutes"),
    path("meetings/<uuid:uid>/minutes/draft/", meeting_minutes.preview, name="minutes_preview"),
    path("meetings/<uuid:uid>/minutes/confirm/", meeting_minutes.confirm, name="confirm_minutes"),
    path("meetings/<uuid:uid>/minutes/issue/", meeting_minutes.issue, name="issue_minutes"),
    path("meetings/<uuid:uid>/photo/", meeting_acts.photo, name="meeting_photo"),
    path("meetings/<uuid:uid>/vote/", meeting_decisions.vote, name="meeting_vote"),
    path("meetings/<uuid:uid>/decide/", meeting_decisions.decide, name="meeting_decide"),
    path("meetings/decisions/<int:pk>/done/", meeting_decisions.done, name="decision_done"),
]
