"""The list of comparisons."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.web.public import Column, EmptyState, Kind, Table, badge, moment
from members.comparison_page import duration_of, run_badge
from members.models import LinkageRun


def _url(run: LinkageRun) -> str:
    return reverse("members:comparison", args=[run.number])


class ComparisonTable(Table):
    key = "members.comparisons"
    caption = _("比对")
    columns = (
        Column("number", _("编号"), link=_url, kind=Kind.DATE),
        Column(
            "state",
            _("状态"),
            render=lambda run: badge(run_badge(run).label, run_badge(run).tone),
            kind=Kind.NARROW,
        ),
        Column("roster_rows", _("比对行数"), kind=Kind.NUMBER),
        Column("strong", _("很像"), kind=Kind.NUMBER),
        Column("possible", _("可能"), kind=Kind.NUMBER),
        Column("joined", _("并为一人"), kind=Kind.NUMBER),
        Column("started_by", _("发起"), render=lambda run: run.started_by or _("自动"), kind=Kind.DATE),
        Column("duration", _("用时"), render=duration_of, kind=Kind.NARROW),
        Column("queued_at", _("排队时间"), sort="queued_at", render=lambda run: moment(run.queued_at), kind=Kind.DATE),
    )
    default_sort = "-queued_at"
    page_size = 20
    empty = EmptyState(_("还没有比对过"), _("党员名册和花名册都收入之后，比对会自动开始。"))


def comparison_rows(user: Any) -> QuerySet[LinkageRun]:
    return LinkageRun.objects.visible_to(user).select_related("started_by", "model").defer("parameters", "versions")
