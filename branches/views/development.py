"""The list of paths to membership, a branch at a time or all."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from branches.finding import named
from branches.models import DevelopmentPath, Organisation
from branches.policy_development import POLICY
from branches.rules.development_steps import Stage, steps_of
from branches.states_development import PathState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import BatchAct, Column, EmptyState, Kind, Table, Tone, badge, day

#: Limits this near are shown as coming.
SOON = timedelta(days=30)
#: The steps of each stage, for the filter.
_STAGES = {stage: [step.number for step in steps_of("2014").values() if step.stage == stage] for stage in Stage}
_STATE_TONES = {PathState.OPEN: Tone.INFO, PathState.COMPLETED: Tone.GOOD, PathState.ENDED: Tone.NEUTRAL}


def own_branches(user: Any) -> QuerySet[Organisation]:
    rows = Organisation.objects.whose_people_are_seen_by(user).branches()
    return rows.filter(dissolved_on__isnull=True).order_by("name_key")


class DevelopmentFilters(FilterSet):
    words = CharFilter(
        label=gettext_lazy("姓名或拼音首字母"),
        method="by_words",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    organisation = ModelChoiceFilter(
        label=gettext_lazy("党支部"),
        queryset=lambda request: own_branches(request.user),
        empty_label=gettext_lazy("全部"),
    )
    stage = ChoiceFilter(
        label=gettext_lazy("所处阶段"), choices=Stage.choices, method="by_stage", empty_label=gettext_lazy("全部")
    )
    state = ChoiceFilter(label=gettext_lazy("状态"), choices=PathState.choices, empty_label=gettext_lazy("全部"))
    limit = ChoiceFilter(
        label=gettext_lazy("期限"),
        choices=[("late", gettext_lazy("已超期")), ("soon", gettext_lazy("三十天内到期"))],
        method="by_limit",
        empty_label=gettext_lazy("全部"),
    )

    class Meta:
        model = DevelopmentPath
        fields: Sequence[str] = []

    def by_words(self, rows: Any, name: str, words: str) -> Any:
        return rows.filter(named(words, "person__"))

    def by_stage(self, rows: Any, name: str, stage: str) -> Any:
        """Who works on a step of the stage: the step after the last one taken."""
        return rows.filter(step__in=[number - 1 for number in _STAGES[Stage(int(stage))]])

    def by_limit(self, rows: Any, name: str, limit: str) -> Any:
        today = clock.today()
        return rows.late(on=today) if limit == "late" else rows.near(on=today, by=today + SOON)


def _next_step(path: DevelopmentPath) -> str:
    step = steps_of(path.table).get(path.step + 1)
    if path.state != PathState.OPEN or step is None:
        return ""
    return f"{step.number}. {step.label}"


def _due(path: DevelopmentPath) -> Any:
    """What comes first: the step's own limit, or the half-yearly note, which is said because it may come before the step's earliest day."""
    due = min((limit for limit in (path.next_due, path.note_due) if limit), default=None)
    if due is None:
        return ""
    today = clock.today()
    said = _("考察记录 %(day)s") if due == path.note_due else "%(day)s"
    if due < today:
        return badge(_("%(day)s 已超期") % {"day": said % {"day": due.isoformat()}}, Tone.BAD)
    return badge(said % {"day": due.isoformat()}, Tone.WAIT if due <= today + SOON else Tone.NEUTRAL)


class DevelopmentTable(Table):
    key = "branches.development"
    caption = gettext_lazy("发展党员")
    columns = (
        Column("person.name", gettext_lazy("姓名"), sort="person__name_key", link=lambda path: path.get_absolute_url()),
        Column("organisation.name", gettext_lazy("党支部")),
        Column("next", gettext_lazy("下一步"), sort="step", render=_next_step),
        Column("begun_on", gettext_lazy("递交申请"), sort="begun_on", render=lambda p: day(p.begun_on), kind=Kind.DATE),
        Column(
            "earliest",
            gettext_lazy("最早"),
            render=lambda path: day(path.next_earliest) if path.next_earliest else "",
            kind=Kind.DATE,
        ),
        Column(
            "due",
            gettext_lazy("最迟"),
            sort="next_due",
            render=_due,
            plain=lambda path: path.next_due,
            kind=Kind.DATE,
        ),
        Column(
            "state",
            gettext_lazy("状态"),
            render=lambda path: badge(path.get_state_display(), _STATE_TONES[PathState(path.state)]),
            plain=lambda path: path.get_state_display(),
            kind=Kind.NARROW,
        ),
    )
    filters = DevelopmentFilters
    default_sort = "-begun_on"
    empty = EmptyState(
        gettext_lazy("还没有培养档案"),
        gettext_lazy("有人递交入党申请书以后，从“登记申请”开始。"),
    )


def _table(request: HttpRequest) -> DevelopmentTable:
    rows = DevelopmentPath.objects.visible_to(request.user).select_related("person", "organisation")
    return DevelopmentTable(
        request,
        rows,
        batch=[BatchAct(_("为选中的人登记同一步骤"), reverse("branches:development_batch"))],
        export_url=reverse("branches:development_export"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see")
def development(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("branches/development/list.html", {"policy": POLICY})


@require_safe
@guarded(POLICY, "see")
def development_export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="development")
