"""The list of workers: who works where. Not a word of membership: it is read outside the committee too."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet, ModelChoiceFilter

from jinxi_portal.web.public import Column, EmptyState, Kind, Table
from members.finding import worker_words
from members.models import Employer, Engagement, Worker
from members.pairs import sex_word


class WorkerFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母、身份证号码或手机号码"),
        method="by_words",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    employer = ModelChoiceFilter(
        label=_("企业"), queryset=Employer.objects.all(), method="by_employer", empty_label=_("全部")
    )

    class Meta:
        model = Worker
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Worker], name: str, words: str) -> QuerySet[Worker]:
        return rows.filter(worker_words(words))

    def by_employer(self, rows: QuerySet[Worker], name: str, employer: Employer) -> QuerySet[Worker]:
        here = Engagement.objects.standing().filter(worker=OuterRef("pk"), employer=employer)
        return rows.filter(Exists(here))


def _first(worker: Any) -> Engagement | None:
    engagements = list(worker.engagements.all())
    return engagements[0] if engagements else None


def _employers(worker: Any) -> str:
    return "、".join(dict.fromkeys(str(engagement.employer) for engagement in worker.engagements.all()))


def _sex(worker: Any) -> str:
    first = _first(worker)
    return sex_word(first.sex) if first else ""


def _job(worker: Any) -> str:
    return "、".join(dict.fromkeys(engagement.job for engagement in worker.engagements.all() if engagement.job))


class WorkerTable(Table):
    key = "members.workers"
    caption = _("从业人员")
    columns = (
        Column("name", _("姓名"), sort="name_key", link=lambda worker: reverse("members:worker", args=[worker.uid])),
        Column("sex", _("性别"), render=_sex, kind=Kind.NARROW),
        Column("employers", _("企业"), render=_employers),
        Column("job", _("工种"), render=_job),
        Column("engagements", _("用工记录"), render=lambda worker: len(worker.engagements.all()), kind=Kind.NUMBER),
    )
    filters = WorkerFilters
    default_sort = "name"
    empty = EmptyState(_("还没有从业人员"), _("上传企业花名册之后，从业人员会出现在这里。"))


def worker_rows(user: Any) -> QuerySet[Worker]:
    engagements = Engagement.objects.visible_to(user).select_related("employer").order_by("left_on", "id")
    return Worker.objects.visible_to(user).prefetch_related(Prefetch("engagements", queryset=engagements))
