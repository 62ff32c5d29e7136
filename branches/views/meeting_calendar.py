"""The month, and the address under which a calendar program reads the meetings."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar, Event

from branches import month
from branches.actions.subscribe_to_meetings import digest_of, end_subscription, subscribe_to_meetings
from branches.models import CalendarFeed, Meeting
from branches.policy_meetings import MEETINGS
from branches.states_meetings import MeetingState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock

#: What a calendar program is given.
DAYS_BACK, DAYS_AHEAD = 90, 200


@never_cache
@require_safe
@guarded(MEETINGS, "see_list")
def calendar(request: HttpRequest) -> HttpResponse:
    first = month.month_named(request.GET.get("month", ""), clock.today())
    rows = Meeting.objects.visible_to(request.user).exclude(state=MeetingState.CANCELLED)
    rows = rows.between(*month.days_shown(first)).select_related("organisation").order_by("starts_at", "pk")
    before, after = month.around(first)
    context = {
        "first": first,
        "before": before,
        "after": after,
        "today": clock.today(),
        "weeks": month.weeks_of(first, rows),
        "weekdays": (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")),
    }
    return render(request, "branches/meetings/calendar.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "subscribe")
def subscribe(request: HttpRequest) -> HttpResponse:
    """The address is shown once, when it is made."""
    address = ""
    if request.method == "POST":
        token = subscribe_to_meetings(by=request.user)
        address = request.build_absolute_uri(reverse("branches:meeting_feed", args=[token]))
    feed = CalendarFeed.objects.filter(user=request.user.pk).first()
    return render(request, "branches/meetings/subscribe.html", {"feed": feed, "address": address})


@require_POST
@guarded(MEETINGS, "subscribe")
def unsubscribe(request: HttpRequest) -> HttpResponse:
    if end_subscription(by=request.user):
        messages.success(request, _("日历地址已经停用，用它的日历不会再更新。"))
    return redirect("branches:meeting_subscribe")


@never_cache
@require_safe
@guarded(MEETINGS, "read_feed")
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Kind, organisation, place and time; no subject, because a name may stand in it."""
    found = CalendarFeed.objects.select_related("user").filter(digest=digest_of(token)).first()
    if found is None or not found.user.is_active or not MEETINGS.may(found.user, "subscribe"):
        raise Http404
    today = clock.today()
    rows = Meeting.objects.visible_to(found.user).select_related("organisation")
    rows = rows.between(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))
    answer = HttpResponse(
        _written(request, rows.order_by("starts_at", "pk")), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return answer


def _written(request: HttpRequest, meetings: Any) -> bytes:
    written = Calendar()
    written.add("prodid", "-//jinxi-portal//meetings//")
    written.add("version", "2.0")
    written.add("x-wr-calname", _("组织生活"))
    for meeting in meetings:
        event = Event()
        event.add("uid", str(meeting.uid))
        event.add("dtstamp", clock.now())
        event.add("dtstart", meeting.starts_at)
        event.add("dtend", meeting.ends_at)
        event.add("summary", str(meeting))
        event.add("location", meeting.place)
        event.add("url", request.build_absolute_uri(meeting.get_absolute_url()))
        event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
        written.add_component(event)
    return bytes(written.to_ical())
