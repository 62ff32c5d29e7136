"""The numbers this room answers for, each with the list behind it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from contracts import figures_supervision
from contracts.coverage import workers_counted, workers_covered
from contracts.models import Contract, FiledContract, Finding
from jinxi_portal.figures.public import Figure, Period, Rows, register_figure
from jinxi_portal.kernel import clock

__all__ = ["figures_supervision"]


def unfair_terms_open(as_of: date) -> int:
    return Finding.objects.open_on(as_of).count()


def unfair_terms_list(as_of: date) -> Rows:
    """One line per sentence, with the enterprise."""
    rows = list(Finding.objects.open_on(as_of).select_related("filed_text__employer").order_by("decided_at", "pk"))
    lines = [
        [
            row.filed_text.number,
            row.filed_text.employer.short_name,
            row.filed_text.title,
            row.title.get("zh", ""),
            row.sentence,
            clock.local_date(row.decided_at).isoformat() if row.decided_at else "",
        ]
        for row in rows
    ]
    headings = [_("编号"), pgettext("supervision", "企业"), _("名称"), _("哪一类"), _("原句"), _("认定日期")]
    return Rows(headings, lines, [row.filed_text.get_absolute_url() for row in rows])


register_figure(
    Figure(
        key="unfair_terms_open",
        label=gettext_lazy("没有改正的不公平条款"),
        definition=gettext_lazy(
            "企业备案的合同文本和报送的合同里，到当天为止由监管人员认定不公平、企业还没有改正的句子数。只是疑点的不算；"
            "只出现在已经结束的合同里的也不算，它们不再约束任何人。"
        ),
        unit=pgettext_lazy("不公平条款的数量单位", "处"),
        period=Period(),
        compute=unfair_terms_open,
        records=unfair_terms_list,
    )
)


def coverage(as_of: date) -> Decimal | None:
    """The share in per cent, one decimal."""
    counted = workers_counted(as_of).count()
    if not counted:
        return None
    covered = workers_covered(as_of).count()
    return (Decimal(covered) * 100 / Decimal(counted)).quantize(Decimal("0.1"))


def covered_list(as_of: date) -> Rows:
    """One line per contract that holds, of the workers counted."""
    covered = workers_covered(as_of).values("pk")
    signed, filed = (
        rows.filter(worker__in=covered).select_related("worker", "employer")
        for rows in (Contract.objects.holding(on=as_of), FiledContract.objects.holding(on=as_of))
    )
    found: list[Any] = sorted([*signed, *filed], key=lambda row: (row.worker.name_key, row.number))
    lines = [
        [
            row.number,
            row.worker.name,
            str(row.employer or "—"),
            row.get_kind_display(),
            row.starts_on.isoformat() if row.starts_on else "",
            row.ends_on.isoformat() if row.ends_on else "",
        ]
        for row in found
    ]
    links = [row.get_absolute_url() for row in found]
    headings = [_("编号"), _("家政服务员"), _("公司"), _("类别"), _("开始日期"), _("结束日期")]
    return Rows(headings, lines, links)


register_figure(
    Figure(
        key="contract_coverage",
        label=gettext_lazy("标准合同覆盖率"),
        definition=gettext_lazy(
            "当天在重点企业名册上的家政服务员中，有一份各方都已签字、当天有效的标准合同的人所占的百分比；"
            "当天没有重点企业的，按全部合作企业的名册计算。企业报送的、用县里标准文本签的合同也算；补充协议不另计。"
        ),
        unit="%",
        period=Period(),
        compute=coverage,
        records=covered_list,
    )
)
