"""Which mediator fits a case, and who must not take it. Pure.

Avoidance: a mediator who is a party's close relative, works or worked for a party, or has dealt with one of the parties before steps aside
(人民调解法 15 forbids taking sides; the county's custom names the three cases).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Conflict(StrEnum):
    RELATIVE = "relative"
    SAME_EMPLOYER = "same_employer"
    EARLIER_CASE = "earlier_case"
    PARTY = "party"


class Fit(StrEnum):
    """Why a mediator is proposed, in the order of weight."""

    SKILL = "skill"
    COMMUNITY = "community"
    SAME_PLACE = "same_place"
    FREE = "free"


_POINTS = {Fit.SKILL: 5, Fit.COMMUNITY: 3, Fit.SAME_PLACE: 2, Fit.FREE: 1}
#: With no more than this share of the most cases, the mediator counts as free.
FREE_SHARE = 0.5


@dataclass(frozen=True)
class Candidate:
    """What is known of a mediator for one case; ``load`` counts the cases in hand."""

    id: int
    skilled: bool
    serves_community: bool
    same_place: bool
    load: int
    most_cases: int
    conflicts: frozenset[Conflict] = field(default_factory=frozenset)

    @property
    def is_full(self) -> bool:
        return self.load >= self.most_cases

    @property
    def reasons(self) -> list[Fit]:
        free = self.load <= self.most_cases * FREE_SHARE
        held = {
            Fit.SKILL: self.skilled,
            Fit.COMMUNITY: self.serves_community,
            Fit.SAME_PLACE: self.same_place,
            Fit.FREE: free,
        }
        return [fit for fit in Fit if held[fit]]

    @property
    def points(self) -> int:
        return sum(_POINTS[fit] for fit in self.reasons)


def best(candidates: Iterable[Candidate], *, count: int) -> list[Candidate]:
    """The fittest without a conflict and with room, best first; of equals the one with fewer cases."""
    free = [one for one in candidates if not one.conflicts and not one.is_full]
    return sorted(free, key=lambda one: (-one.points, one.load, one.id))[:count]
