"""The numbers this room answers for, each with the list behind it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.models import Finding
from jinxi_portal.figures.public import Figure, Period, Rows, register_figure
from jinxi_portal.kernel import clock


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
    headings = [_("编号"), _("企业"), _("名称"), _("哪一类"), _("原句"), _("认定日期")]
    return Rows(headings, lines, [row.filed_text.get_absolute_url() for row in rows])


register_figure(
    Figure(
        key="unfair_terms_open",
        label=gettext_lazy("没有改正的不公平条款"),
        definition=gettext_lazy(
            "企业备案的合同文本里，到当天为止由监管人员认定不公平、企业还没有用修改后的文本替换的句子数。只是疑点的不算。"
        ),
        unit=gettext_lazy("处"),
        period=Period(),
        compute=unfair_terms_open,
        records=unfair_terms_list,
    )
)
