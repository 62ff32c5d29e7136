"""The number this room answers for: disputes resolved, each with the line behind it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disputes.models import Dispute
from jinxi_portal.figures.public import Figure, Rows, register_figure, year

#: The year that the county publishes.
PERIOD = year(2025)


def resolved(as_of: date) -> "QuerySet[Dispute]":
    """With an agreement in force by then; whether it is kept is another question."""
    since, until = PERIOD.on(as_of)
    return Dispute.objects.filter(agreed_on__range=(since, until)).order_by("agreed_on", "pk")


def count_resolved(as_of: date) -> int:
    return resolved(as_of).count()


def resolved_list(as_of: date) -> Rows:
    """One line per case, without parties and words."""
    rows = list(resolved(as_of).select_related("agreement"))
    lines: list[list[Any]] = [
        [
            row.number,
            row.get_kind_display(),
            row.place_name or _("综合党委"),
            row.applied_on.isoformat(),
            row.agreed_on.isoformat() if row.agreed_on else "",
            (row.agreed_on - row.applied_on).days if row.agreed_on else "",
            row.agreement.get_form_display() if hasattr(row, "agreement") else "",
        ]
        for row in rows
    ]
    headings = [_("编号"), _("纠纷类别"), _("受理微家"), _("申请日期"), _("协议日期"), _("天数"), _("协议形式")]
    return Rows(headings, lines, [row.get_absolute_url() for row in rows])


register_figure(
    Figure(
        key="disputes_resolved",
        label=gettext_lazy("化解的纠纷"),
        definition=gettext_lazy(
            "期间内达成调解协议并生效的纠纷件数，按协议生效日期计，每件计一次；"
            "不予受理、移交、撤回、当事人终止和调解不成的不计。"
        ),
        unit=gettext_lazy("件"),
        period=PERIOD,
        compute=count_resolved,
        records=resolved_list,
        order=40,
    )
)
