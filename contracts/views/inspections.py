"""Inspections: the list, and one inspection for the office and for the enterprise that has to put something right."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.forms.inspections import FilesForm
from contracts.models import CorrectionNotice, Inspection
from contracts.policy_supervision import SUPERVISION
from contracts.settings_of_inspections import PROOF, RECHECK
from contracts.states_inspections import NOTICE_OPEN, OVER, Answer, InspectionState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import papers_of
from jinxi_portal.records.public import attachments_of, deadlines_of, history_of
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge, day

TONES = {
    InspectionState.PLANNED: Tone.INFO,
    InspectionState.CHECKED: Tone.WAIT,
    InspectionState.CORRECTING: Tone.WAIT,
    InspectionState.ANSWERED: Tone.WAIT,
    InspectionState.CLOSED: Tone.GOOD,
    InspectionState.HANDED_ON: Tone.BAD,
    InspectionState.CANCELLED: Tone.NEUTRAL,
}
OPEN, OVERDUE = "open", "overdue"
ANSWER_TONES = {Answer.MEETS: Tone.GOOD, Answer.DOES_NOT: Tone.BAD, Answer.NOT_APPLICABLE: Tone.NEUTRAL}


def state_badge(row: Any) -> Any:
    if row.is_overdue(clock.today()):
        return badge(_("改正已逾期"), Tone.BAD)
    return badge(row.get_state_display(), TONES[InspectionState(row.state)])


class InspectionFilters(FilterSet):
    words = CharFilter(label=_("企业或编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    state = ChoiceFilter(label=_("状态"), choices=InspectionState.choices, empty_label=_("全部"))
    which = ChoiceFilter(
        label=pgettext_lazy("检查", "进度"),
        method="by_progress",
        choices=[(OPEN, _("没有办完的")), (OVERDUE, _("改正已逾期"))],
        empty_label=_("全部"),
    )

    class Meta:
        model = Inspection
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Inspection], name: str, words: str) -> QuerySet[Inspection]:
        words = words.strip()
        low = words.lower()
        return rows.filter(
            Q(number__icontains=words)
            | Q(employer__short_name__icontains=words)
            | Q(employer__name__icontains=words)
            | Q(employer__initials__startswith=low)
        )

    def by_progress(self, rows: QuerySet[Inspection], name: str, value: str) -> QuerySet[Inspection]:
        if value == OPEN:
            return rows.exclude(state__in=OVER)
        return rows.filter(state=InspectionState.CORRECTING, correct_by__lt=clock.today())


class InspectionTable(Table):
    key = "contracts.inspections"
    caption = _("检查和整改")
    filters = InspectionFilters
    columns = [
        Column("number", _("编号"), link=lambda row: row.get_absolute_url(), kind=Kind.NARROW),
        Column("employer.short_name", pgettext_lazy("supervision", "企业"), sort="employer__name_key"),
        Column("occasion", _("检查类型"), kind=Kind.NARROW),
        Column("state", _("状态"), render=state_badge, kind=Kind.NARROW),
        Column("planned_on", _("计划日期"), sort="planned_on", render=lambda row: day(row.planned_on), kind=Kind.DATE),
        Column(
            "inspected_on", _("检查日期"), sort="inspected_on", render=lambda row: day(row.inspected_on), kind=Kind.DATE
        ),
        Column("correct_by", _("改正期限"), sort="correct_by", render=lambda row: day(row.correct_by), kind=Kind.DATE),
        Column("inspector.name", _("检查人")),
    ]
    default_sort = "-planned_on"
    empty = EmptyState(_("还没有检查"), _("在企业的页面上安排检查，就会列在这里。"))


class OwnTable(InspectionTable):
    """What an enterprise sees of its own: when it was inspected, not when that was planned."""

    columns = [column for column in InspectionTable.columns if column.key not in ("planned_on", "inspector.name")]
    default_sort = "-inspected_on"
    empty = EmptyState(_("没有要改正的"), _("收到责令改正通知书时，会列在这里。"))


def _table(request: HttpRequest) -> InspectionTable:
    rows = Inspection.objects.visible_to(request.user).select_related("employer", "inspector")
    kind = InspectionTable if SUPERVISION.may(request.user, "see_all_inspections") else OwnTable
    return kind(request, rows, export_url=reverse("contracts:inspections_export"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(SUPERVISION, "see_inspections")
def inspections(request: HttpRequest) -> HttpResponse:
    return _table(request).respond(
        "contracts/inspections/list.html",
        {"may_see_checklist": SUPERVISION.may(request.user, "see_checklist")},
    )


@require_safe
@guarded(SUPERVISION, "see_inspections")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="inspections")


@never_cache
@require_safe
@guarded(SUPERVISION, "see_inspections")
def inspection(request: HttpRequest, number: str) -> HttpResponse:
    found = inspection_for(request, number)
    state = InspectionState(found.state)
    office = bool(SUPERVISION.may(request.user, "see_all_inspections"))
    inspects = bool(SUPERVISION.may(request.user, "inspect", found))
    answers = state == InspectionState.CORRECTING and bool(SUPERVISION.may(request.user, "answer_notice", found))
    items = list(found.items.all())
    unmet = [item for item in items if item.answer == Answer.DOES_NOT]
    attaches = state not in OVER and bool(SUPERVISION.may(request.user, "attach_proof", found))
    context = {
        "inspection": found,
        "state": state_badge(found),
        "office": office,
        "items": [(item, badge(item.get_answer_display(), ANSWER_TONES[Answer(item.answer)])) for item in items],
        "notices": _notices(found),
        "files": [(file, _("证明材料") if file.kind == PROOF else _("检查取证")) for file in attachments_of(found)],
        "files_form": FilesForm() if attaches and inspects else None,
        "deadlines": list(deadlines_of(found).filter(kind=RECHECK)) if office else [],
        "may_fill": inspects and state in (InspectionState.PLANNED, InspectionState.CHECKED),
        "may_cancel": inspects and state == InspectionState.PLANNED,
        "may_close": inspects and state == InspectionState.CHECKED and not unmet,
        "may_issue": inspects and state == InspectionState.CHECKED and bool(unmet),
        "may_answer": answers,
        "may_recheck": inspects and state in NOTICE_OPEN,
        "overdue": found.is_overdue(clock.today()),
        "entries": history_of(found, limit=50) if office else [],
    }
    return render(request, "contracts/inspections/inspection.html", context)


def inspection_for(request: HttpRequest, number: str) -> Inspection:
    """The inspection, when the visitor may see it."""
    rows = Inspection.objects.visible_to(request.user).select_related("employer", "inspector")
    return get_object_or_404(rows, number=number)


def trail_of(found: Inspection) -> list[tuple[Any, str]]:
    """Where a page of an inspection lies."""
    return [(_("检查和整改"), reverse("contracts:inspections")), (found.number, found.get_absolute_url())]


def _notices(found: Inspection) -> list[tuple[CorrectionNotice, Any]]:
    """Newest first, with their items and the sealed paper."""
    rows = found.notices.prefetch_related("items__item").order_by("-round")
    papers = {paper.number: paper for paper in papers_of(found)}
    return [(notice, papers.get(notice.number)) for notice in rows]
