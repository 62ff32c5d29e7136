"""What enterprises need: the list, one need, raising and following it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import BooleanFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from branches.actions.raise_need import follow_need, raise_need
from branches.forms.instructors import FollowForm, NeedForm
from branches.models import EnterpriseNeed
from branches.policy_instructors import INSTRUCTORS
from branches.states_instructors import NeedKind, NeedState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, act_page, badge, moment
from members.public import Employer

TONES = {
    NeedState.RAISED: Tone.WAIT,
    NeedState.IN_HAND: Tone.INFO,
    NeedState.MET: Tone.GOOD,
    NeedState.NOT_MET: Tone.NEUTRAL,
}


def _all_employers(request: Any) -> Any:
    return Employer.objects.order_by("short_name")


class NeedFilters(FilterSet):
    state = ChoiceFilter(label=gettext_lazy("状态"), choices=NeedState.choices, empty_label=gettext_lazy("全部"))
    kind = ChoiceFilter(label=gettext_lazy("类别"), choices=NeedKind.choices, empty_label=gettext_lazy("全部"))
    employer = ModelChoiceFilter(label=gettext_lazy("企业"), queryset=_all_employers, empty_label=gettext_lazy("全部"))
    resting = BooleanFilter(label=gettext_lazy("两周没有进展的"), method="by_resting", widget=forms.CheckboxInput())

    class Meta:
        model = EnterpriseNeed
        fields: Sequence[str] = []

    def by_resting(self, rows: Any, name: str, resting: bool) -> QuerySet[EnterpriseNeed]:
        found: QuerySet[EnterpriseNeed] = rows.resting(on=clock.today()) if resting else rows
        return found


def _state(row: Any) -> Any:
    return badge(row.get_state_display(), TONES[NeedState(row.state)])


class NeedTable(Table):
    key = "branches.needs"
    caption = gettext_lazy("企业诉求")
    columns = (
        Column("number", gettext_lazy("编号"), link=lambda row: row.get_absolute_url(), kind=Kind.NARROW),
        Column("employer.short_name", gettext_lazy("企业")),
        Column("kind", gettext_lazy("类别"), kind=Kind.NARROW),
        Column("words", gettext_lazy("诉求内容"), link=lambda row: row.get_absolute_url()),
        Column(
            "state", gettext_lazy("状态"), render=_state, plain=lambda row: row.get_state_display(), kind=Kind.NARROW
        ),
        Column(
            "raised_at",
            gettext_lazy("提出时间"),
            sort="raised_at",
            render=lambda row: moment(row.raised_at),
            kind=Kind.DATE,
        ),
        Column(
            "touched_at",
            gettext_lazy("最近进展"),
            sort="touched_at",
            render=lambda row: moment(row.touched_at),
            kind=Kind.DATE,
        ),
    )
    filters = NeedFilters
    default_sort = "-raised_at"
    empty = EmptyState(gettext_lazy("还没有诉求"), gettext_lazy("指导员走访企业时提出的诉求会出现在这里。"))


def _table(request: HttpRequest) -> NeedTable:
    rows = EnterpriseNeed.objects.visible_to(request.user).select_related("employer")
    return NeedTable(request, rows, export_url=reverse("branches:needs_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(INSTRUCTORS, "see_needs")
def needs(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("branches/instructors/needs.html")


@require_safe
@guarded(INSTRUCTORS, "see_needs")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="needs")


@require_safe
@guarded(INSTRUCTORS, "see_needs")
def need(request: HttpRequest, number: str) -> HttpResponse:
    found = _need(request, number)
    context = {
        "need": found,
        "state": _state(found),
        "steps": list(found.steps.select_related("by")),
        "may_follow": bool(INSTRUCTORS.may(request.user, "follow_need", found)),
        "entries": history_of(found, limit=30),
    }
    return render(request, "branches/instructors/need.html", context)


def _need(request: HttpRequest, number: str) -> EnterpriseNeed:
    rows = EnterpriseNeed.objects.visible_to(request.user).select_related("employer", "raised_by")
    return get_object_or_404(rows, number=number)


@require_http_methods(["GET", "POST"])
@guarded(INSTRUCTORS, "raise_need")
def new(request: HttpRequest, code: str) -> HttpResponse:
    employer = get_object_or_404(_all_employers(request), code=code)
    INSTRUCTORS.require(request.user, "raise_need", employer)
    title = _("提出诉求")
    return act_page(
        request,
        form=NeedForm(request.POST or None),
        title=title,
        submit=title,
        back=reverse("branches:needs"),
        crumbs=[(_("企业诉求"), reverse("branches:needs"))],
        hint=str(employer),
        act=lambda given: raise_need(employer=employer, by=request.user, **given),
        done=_("诉求已提出，可以在列表里跟进。"),
    )


@require_http_methods(["GET", "POST"])
@guarded(INSTRUCTORS, "follow_need")
def follow(request: HttpRequest, number: str) -> HttpResponse:
    found = _need(request, number)
    INSTRUCTORS.require(request.user, "follow_need", found)
    title = _("跟进诉求")
    return act_page(
        request,
        form=FollowForm(request.POST or None, state=found.state),
        title=title,
        submit=_("保存进展"),
        back=found.get_absolute_url(),
        crumbs=[(_("企业诉求"), reverse("branches:needs")), (found.number, found.get_absolute_url())],
        hint=found.words,
        act=lambda given: follow_need(need=found, by=request.user, **given),
        done=_("进展已保存。"),
    )
