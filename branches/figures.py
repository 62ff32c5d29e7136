"""The numbers this room answers for, each with the list behind it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches import figures_meetings
from branches.models import HelpRequest
from branches.rules.help import days_taken, middle
from branches.states_help import HelpState
from jinxi_portal.figures.public import Figure, Period, Rows, register_figure
from jinxi_portal.kernel import clock

__all__ = ["figures_meetings"]

#: From last year to now, as the county publishes it.
SINCE = Period(date(2025, 1, 1))


def resolved_requests(as_of: date) -> "QuerySet[HelpRequest]":
    """Resolved by the branch group itself within the period; a case that another room took over runs by its own rules."""
    since, until = SINCE.on(as_of)
    rows = HelpRequest.objects.filter(state=HelpState.RESOLVED, handed_to="", resolved_at__lt=clock.end_of(until))
    if since is not None:
        rows = rows.filter(resolved_at__gte=clock.start_of(since))
    return rows.order_by("resolved_at", "pk")


def _asked_and_resolved(as_of: date) -> list[tuple[date, date, date]]:
    rows = resolved_requests(as_of).values_list("asked_at", "resolved_at", "resolve_due")
    return [(clock.local_date(asked), clock.local_date(resolved), due) for asked, resolved, due in rows if resolved]


def median_days(as_of: date) -> Decimal | None:
    return middle([days_taken(asked, resolved) for asked, resolved, _due in _asked_and_resolved(as_of)])


def share_in_time(as_of: date) -> Decimal | None:
    ends = _asked_and_resolved(as_of)
    if not ends:
        return None
    in_time = sum(resolved <= due for _asked, resolved, due in ends)
    return (Decimal(in_time) / Decimal(len(ends))).quantize(Decimal("0.001"))


def resolved_list(as_of: date) -> Rows:
    """One line per request, without its words and its asker."""
    rows = list(resolved_requests(as_of).annotate(branch_name=F("organisation__name")))
    lines: list[list[Any]] = []
    for row in rows:
        asked_on, resolved_on = clock.local_date(row.asked_at), clock.local_date(row.resolved_at or row.asked_at)
        lines.append(
            [
                row.number,
                row.get_kind_display(),
                row.branch_name or _("综合党委求助台"),
                asked_on.isoformat(),
                resolved_on.isoformat(),
                days_taken(asked_on, resolved_on),
                row.resolve_due.isoformat(),
                _("按时") if resolved_on <= row.resolve_due else _("逾期"),
            ]
        )
    headings = [_("编号"), _("什么事"), _("支部"), _("求助日期"), _("办结日期"), _("天数"), _("期限"), _("是否按时")]
    return Rows(headings, lines, [row.get_absolute_url() for row in rows])


register_figure(
    Figure(
        key="help_resolution_days",
        label=gettext_lazy("支部求助办结天数"),
        definition=gettext_lazy(
            "期间内由支部或综合党委求助台直接办结的求助，从求助当天到办结当天的自然日数（当天办结算 0 天）的中位数；"
            "转给其他部门办理的、本人撤回的和还没有办结的不计。求助人要求再办的，算到最后一次办结。"
        ),
        unit=gettext_lazy("天"),
        period=SINCE,
        compute=median_days,
        records=resolved_list,
        at_most=7,
        order=60,
    )
)
register_figure(
    Figure(
        key="help_resolved_in_time",
        label=gettext_lazy("支部求助按时办结率"),
        definition=gettext_lazy("同一批求助中，在办结期限（含当天）内办结的件数除以全部办结件数。"),
        unit="",
        period=SINCE,
        compute=share_in_time,
        records=resolved_list,
        share=True,
        order=61,
    )
)
