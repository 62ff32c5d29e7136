"""Counts of cases for a page of figures: of the county, per enterprise, per micro-home. Numbers alone, a constant number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from disputes.models import Dispute
from disputes.states import OPEN


@dataclass(frozen=True)
class Counts:
    """Cases that came in within a period; ``kept`` and ``broken`` are of the ``settled`` ones."""

    taken_in: int = 0
    open: int = 0
    settled: int = 0
    kept: int = 0
    broken: int = 0
    handed_on: int = 0


_COUNTED: dict[str, Any] = {
    "taken_in": Q(),
    "open": Q(state__in=OPEN),
    "settled": Q(agreed_on__isnull=False),
    "kept": Q(performed_on__isnull=False),
    "broken": Q(agreement__isnull=False, performed_on__isnull=True) & ~Q(agreement__broken_words=""),
    "handed_on": ~Q(signs=[]),
}


def counts_of(*, since: date, until: date) -> Counts:
    """The whole county."""
    found = _within(since, until).aggregate(**_counts())
    return Counts(**found)


def counts_of_employers(*, since: date, until: date) -> dict[int, Counts]:
    """By employer's id: cases in which the enterprise is a party."""
    return _grouped(_within(since, until), "parties__employer_id")


def counts_of_places(*, since: date, until: date) -> dict[int, Counts]:
    """By micro-home's id: cases that its desk took in."""
    return _grouped(_within(since, until), "place_id")


def _within(since: date, until: date) -> Any:
    return Dispute.objects.filter(applied_on__range=(since, until))


def _counts() -> dict[str, Count]:
    return {name: Count("pk", distinct=True, filter=which or None) for name, which in _COUNTED.items()}


def _grouped(rows: Any, by: str) -> dict[int, Counts]:
    found = rows.filter(**{f"{by}__isnull": False}).order_by().values(key=F(by)).annotate(**_counts())
    return {line.pop("key"): Counts(**line) for line in found}
