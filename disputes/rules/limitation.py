"""Until when a claim can still be brought: shown to the parties, because mediation does not wait for it.

Labour: one year from when the worker knew or should have known (劳动争议调解仲裁法 art. 27 I); for wages owed while the
employment goes on it does not run, and ends one year after the employment (art. 27 IV); a demand, an application for help or an
acknowledgement begins the year anew (art. 27 II). Other claims: three years from when the party knew of the harm and of who did
it (民法典 art. 188), begun anew by a demand (art. 195), never beyond twenty years. What comes after the last day begins nothing anew,
but for a promise to pay (art. 192).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from disputes.rules.kinds import DisputeKind, is_labour_dispute
from jinxi_portal.kernel.months import months_later

#: Law and article, as they are shown.
LABOUR_SOURCE, CIVIL_SOURCE = "劳动争议调解仲裁法 27", "民法典 188"
LABOUR_MONTHS = 12
CIVIL_MONTHS = 36
LONGEST_MONTHS = 240


@dataclass(frozen=True)
class Limitation:
    """``last_day`` is None while the time does not run; ``source`` names law and article."""

    last_day: date | None
    source: str

    def is_over(self, on: date) -> bool:
        return self.last_day is not None and on > self.last_day

    def days_left(self, on: date) -> int | None:
        return None if self.last_day is None else (self.last_day - on).days


def limitation(
    *,
    kind: str,
    relation: str,
    known_on: date,
    employment_ended_on: date | None = None,
    employment_goes_on: bool = False,
    demands: Iterable[date] = (),
    promised_on: date | None = None,
) -> Limitation:
    """When the claim lapses.

    Args:
        known_on: the day on which the party knew or should have known.
        employment_ended_on: the last day of the employment, where it has ended.
        employment_goes_on: the worker still works there: the time for wages owed does not run.
        demands: when the claim was demanded or brought to an office; each counts while the claim has not lapsed.
        promised_on: when the other side agreed to do what is asked for; counts even afterwards.

    Raises:
        ValueError: the employment cannot both go on and have ended.
    """
    if employment_goes_on and employment_ended_on:
        raise ValueError("the employment cannot both go on and have ended")
    if is_labour_dispute(kind, relation):
        begins = known_on
        if kind == DisputeKind.WAGES:
            if employment_goes_on:
                return Limitation(None, LABOUR_SOURCE)
            begins = employment_ended_on or known_on
        return Limitation(_ends(begins, LABOUR_MONTHS, demands, promised_on), LABOUR_SOURCE)
    ends = _ends(known_on, CIVIL_MONTHS, demands, promised_on)
    return Limitation(min(ends, months_later(known_on, LONGEST_MONTHS)), CIVIL_SOURCE)


def _ends(begins: date, months: int, demands: Iterable[date], promised_on: date | None) -> date:
    ends = months_later(begins, months)
    for day in sorted(demands):
        if day <= ends:
            ends = max(ends, months_later(day, months))
    return max(ends, months_later(promised_on, months)) if promised_on is not None else ends
