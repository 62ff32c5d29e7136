"""A number that the portal can account for: what it counts, over which time, and the list behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jinxi_portal.kernel.registry import Registry

Value = int | float | Decimal | None


@dataclass(frozen=True)
class Period:
    """The days a figure looks at. Without a beginning it is how things stand; without an end it goes on to the day asked for."""

    since: date | None = None
    until: date | None = None

    def on(self, as_of: date) -> tuple[date | None, date]:
        """First and last day, both counted, as seen on a day: what comes later is not known yet."""
        return self.since, min(self.until, as_of) if self.until else as_of

    def label(self, as_of: date) -> str:
        since, until = self.on(as_of)
        if since is None:
            return _("截至 %(until)s") % {"until": until.isoformat()}
        return _("%(since)s 至 %(until)s") % {"since": since.isoformat(), "until": until.isoformat()}


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number + 1, 1, 1) - timedelta(days=1))


@dataclass(frozen=True)
class Rows:
    """The list behind a figure, when no page of its room shows exactly it: headings, and one line per thing counted.

    ``links`` are the pages of the things, one per line, where there are pages.
    """

    headings: Sequence[Any]
    lines: Sequence[Sequence[Any]]
    links: Sequence[str] = ()


@dataclass(frozen=True)
class Figure:
    """``key`` as in the county's published figures; ``definition`` says exactly what is counted, in both languages.

    ``compute(as_of)`` reads the records as they stood at the end of a day and answers None when there is nothing to compute
    from; ``records(as_of)`` answers the list behind it: ``Rows``, or the address of a list page. Both cost a constant number
    of queries. ``share`` shows 0.9 as 90%. ``at_most``, ``at_least`` are what the county promises, if it does.
    """

    key: str
    label: Any
    definition: Any
    unit: Any
    period: Period
    compute: Callable[[date], Value]
    records: Callable[[date], Rows | str]
    share: bool = False
    at_most: Value = None
    at_least: Value = None
    order: int = 100

    def keeps_promise(self, value: Value) -> bool | None:
        """None when nothing is promised or nothing is known."""
        if value is None or (self.at_most is None and self.at_least is None):
            return None
        return (self.at_most is None or value <= self.at_most) and (self.at_least is None or value >= self.at_least)


figures: Registry[Figure] = Registry("figures")


def register_figure(figure: Figure) -> Figure:
    return figures.register(figure)
