"""Votes of a meeting: full members with a full relation only; probationary members have a voice and no vote.

支部工作条例(试行) 2018 第十一条: a members' meeting decides when more than half of the members with a vote are present, and passes what more
than half of those who ought to be there favour; the office counts ordinary matters by the majority of those present.
基层组织选举工作条例 2020 第十七、二十七条: an election counts when four fifths of those entitled are present; elected is who has the votes of more
than half of those present.
"""

from dataclasses import dataclass

from branches.rules.terms import is_quorate
from branches.rules.votes import Ballot


@dataclass(frozen=True)
class Motion:
    """``entitled`` and ``present`` are counted from the records; only the votes are told."""

    entitled: int
    present: int
    in_favour: int
    against: int
    abstained: int
    election: bool = False

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained

    @property
    def fits(self) -> bool:
        """No more votes than people with a vote in the room; an invalid ballot is in none of the three."""
        return min(self.in_favour, self.against, self.abstained) >= 0 and self.cast <= self.present

    @property
    def is_quorate(self) -> bool:
        return quorate(entitled=self.entitled, present=self.present, election=self.election)

    @property
    def is_passed(self) -> bool:
        """Quorate, and more than half of those present are in favour."""
        return self.is_quorate and self.in_favour * 2 > self.present


def quorate(*, entitled: int, present: int, election: bool = False) -> bool:
    """Four fifths for an election, more than half for anything else."""
    if election:
        return is_quorate(present=present, entitled=entitled)
    return Ballot(entitled, present, 0).is_valid


def least_present(entitled: int, *, election: bool = False) -> int:
    """How many must be there."""
    return -(-entitled * 4 // 5) if election else entitled // 2 + 1
