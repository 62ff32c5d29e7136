"""The list of meetings: what comes, what was held, and how many were there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, DateFilter, FilterSet, ModelChoiceFilter

from branches.models import Meeting, Organisation
from branches.policy_meetings import MEETINGS
from branches.states_meetings import MeetingKind, MeetingState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge, moment

STATE_TONES = {
    MeetingState.PLANNED: Tone.NEUTRAL,
    MeetingState.NOTICED: Tone.INFO,
    MeetingState.RUNNING: Tone.WAIT,
    MeetingState.HELD: Tone.WAIT,
    MeetingState.CONFIRMED: Tone.GOOD,
    MeetingState.CANCELLED: Tone.NEUTRAL,
}
_DAY = forms.DateInput(attrs={"type": "date"})


def _organisations(request: Any) -> QuerySet[Organisation]:
    return Organisation.objects.whose_people_are_seen_by(request.user).order_by("name_key")


class MeetingFilters(FilterSet):
    organisation = ModelChoiceFilter(label=_("组织"), queryset=_organisations, empty_label=_("全部"))
    kind = ChoiceFilter(label=_("类别"), choices=MeetingKind.choices, empty_label=_("全部"))
    state = ChoiceFilter(label=_("状态"), choices=MeetingState.choices, empty_label=_("全部"))
    since = DateFilter(label=_("从"), method="from_day", widget=_DAY)
    until = DateFilter(label=_("到"), method="to_day", widget=_DAY)

    class Meta:
        model = Meeting
        fields: Sequence[str] = []

    def from_day(self, rows: Any, name: str, day: Any) -> Any:
        return rows.filter(starts_at__gte=clock.start_of(day))

    def to_day(self, rows: Any, name: str, day: Any) -> Any:
        return rows.filter(starts_at__lt=clock.end_of(day))


def state_badge(meeting: Meeting) -> Any:
    return badge(meeting.get_state_display(), STATE_TONES[MeetingState(meeting.state)])


class MeetingTable(Table):
    key = "branches.meetings"
    caption = _("会议")
    columns = (
        Column("title", _("主题"), link=lambda row: row.get_absolute_url()),
        Column("organisation.name", _("组织")),
        Column("kind", _("类别"), kind=Kind.NARROW),
        Column("starts_at", _("开始时间"), sort="starts_at", render=lambda row: moment(row.starts_at), kind=Kind.DATE),
        Column("place", _("地点")),
        Column("came", _("到会"), kind=Kind.NUMBER, plain=lambda row: row.came),
        Column("state", _("状态"), render=state_badge, plain=lambda row: row.get_state_display(), kind=Kind.NARROW),
        Column("number", _("编号"), kind=Kind.NARROW),
    )
    filters = MeetingFilters
    default_sort = "-starts_at"
    empty = EmptyState(_("还没有会议"), _("从“安排会议”开始；以前召开过的也可以补登。"))


def _table(request: HttpRequest) -> MeetingTable:
    rows = Meeting.objects.visible_to(request.user).select_related("organisation").counted()
    return MeetingTable(request, rows, export_url=reverse("branches:meetings_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "see_list")
def meetings(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("branches/meetings/list.html")


@require_safe
@guarded(MEETINGS, "see_list")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="meetings")
