"""Floating members: the list, one registration, renewal and end."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge
from members.actions.end_floating import end_floating
from members.actions.renew_floating import renew_floating
from members.finding import named
from members.forms.tracing import EndFloatingForm, RenewForm
from members.models import FloatingEnd, FloatingMember
from members.policy import POLICY
from members.refusals import Refusal
from members.rules.floating import RENEW_EARLIEST, may_be_renewed_from
from members.views.workbook import workbook_of

_STANDINGS = [
    ("standing", gettext_lazy("在册")),
    ("due", gettext_lazy("待续登")),
    ("lapsed", gettext_lazy("到期未续")),
    ("ended", gettext_lazy("已结束")),
]


class FloatingFilters(FilterSet):
    words = CharFilter(
        label=gettext_lazy("姓名或拼音首字母"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    standing = ChoiceFilter(
        label=gettext_lazy("登记情况"), choices=_STANDINGS, method="by_standing", empty_label=gettext_lazy("全部")
    )

    class Meta:
        model = FloatingMember
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[FloatingMember], name: str, words: str) -> QuerySet[FloatingMember]:
        return rows.filter(named(words))

    def by_standing(self, rows: QuerySet[FloatingMember], name: str, standing: str) -> QuerySet[FloatingMember]:
        today = clock.today()
        if standing == "ended":
            return rows.filter(ended_on__isnull=False)
        rows = rows.filter(ended_on__isnull=True)
        if standing == "lapsed":
            return rows.filter(valid_until__lt=today)
        if standing == "due":
            return rows.filter(valid_until__gte=today, valid_until__lte=today + RENEW_EARLIEST)
        return rows


def _tone(floating: FloatingMember) -> Tone:
    if floating.ended_on is not None:
        return Tone.NEUTRAL
    return Tone.BAD if clock.today() > floating.valid_until else Tone.GOOD


class FloatingTable(Table):
    key = "members.floating"
    caption = gettext_lazy("流动党员")
    columns: ClassVar[Sequence[Column]] = (
        Column(
            "name",
            gettext_lazy("姓名"),
            sort="name_key",
            link=lambda row: reverse("members:floating_member", args=[row.number]),
        ),
        Column("number", gettext_lazy("编号"), kind=Kind.NARROW),
        Column("home_branch_name", gettext_lazy("原党支部")),
        Column("away_since", gettext_lazy("外出时间"), kind=Kind.DATE),
        Column("valid_until", gettext_lazy("有效期至"), sort="valid_until", kind=Kind.DATE),
        Column(
            "standing",
            gettext_lazy("登记情况"),
            render=lambda row: badge(row.standing_on(clock.today()), _tone(row)),
            plain=lambda row: str(row.standing_on(clock.today())),
            kind=Kind.NARROW,
        ),
    )
    filters = FloatingFilters
    default_sort = "valid_until"
    empty = EmptyState(gettext_lazy("还没有流动党员"), gettext_lazy("线索以“确认，关系在原支部”办结时，在这里登记。"))


def _table(request: HttpRequest) -> FloatingTable:
    rows = FloatingMember.objects.visible_to(request.user)
    return FloatingTable(request, rows, export_url=reverse("members:floating_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_floating")
def floating(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("members/floating/list.html")


@require_safe
@guarded(POLICY, "see_floating")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="floating", sheet=str(FloatingTable.caption))


def _find(request: HttpRequest, number: str) -> FloatingMember:
    visible = FloatingMember.objects.visible_to(request.user).select_related("lead", "registered_by", "person__worker")
    return get_object_or_404(visible, number=number)


@require_safe
@guarded(POLICY, "see_floating")
def floating_member(request: HttpRequest, number: str) -> HttpResponse:
    found = _find(request, number)
    return render(request, "members/floating/member.html", _page(found))


def _page(found: FloatingMember, end_form: EndFloatingForm | None = None) -> dict[str, Any]:
    earliest = may_be_renewed_from(found.valid_until)
    return {
        "floating": found,
        "standing": found.standing_on(clock.today()),
        "tone": _tone(found),
        "renewals": found.renewals.select_related("by"),
        "earliest": earliest,
        "renewable": found.ended_on is None and clock.today() >= earliest,
        "renew_form": RenewForm(auto_id="renew-%s"),
        "end_form": end_form or EndFloatingForm(auto_id="end-%s"),
        "entries": history_of(found, limit=50),
    }


@require_POST
@guarded(POLICY, "change_floating")
def renew(request: HttpRequest, number: str) -> HttpResponse:
    found = _find(request, number)
    try:
        renewal = renew_floating(floating=found, note=request.POST.get("note", ""), by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("已续登，有效期至 %(day)s。") % {"day": renewal.valid_until.isoformat()})
    return redirect("members:floating_member", number)


@require_POST
@guarded(POLICY, "change_floating")
def end(request: HttpRequest, number: str) -> HttpResponse:
    found = _find(request, number)
    form = EndFloatingForm(request.POST, auto_id="end-%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            end_floating(
                floating=found,
                ending=FloatingEnd(said["ending"]),
                ended_on=said["ended_on"],
                note=said["note"],
                by=request.user,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return redirect("members:floating_member", number)
        else:
            messages.success(request, _("%(name)s 的流动党员登记已结束。") % {"name": found.name})
            return redirect("members:floating_member", number)
    return render(request, "members/floating/member.html", _page(found, form))
