"""Votes of a branch meeting on taking somebody in (发展党员工作细则 2014, arts. 22, 32): full members only, secret ballot."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ballot:
    """``entitled``: full members of the branch with a vote; probationary members have none."""

    entitled: int
    present: int
    in_favour: int
    against: int = 0

    def __post_init__(self) -> None:
        if min(self.entitled, self.present, self.in_favour, self.against) < 0:
            raise ValueError("votes are never below zero")
        if self.present > self.entitled or self.in_favour + self.against > self.present:
            raise ValueError("more votes than people")

    @property
    def is_valid(self) -> bool:
        """More than half of those entitled are present."""
        return self.present * 2 > self.entitled

    @property
    def is_passed(self) -> bool:
        """Valid, and more than half of all entitled are in favour."""
        return self.is_valid and self.in_favour * 2 > self.entitled
