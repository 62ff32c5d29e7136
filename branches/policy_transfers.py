"""Who may do what with a transfer. The committee may act for either side: not every branch has a secretary in the portal."""

from typing import Any

from jinxi_portal.accounts.public import COMMITTEE, PlaceKind, Policy, Role, any_of, posted, posted_at


def _from(subject: Any) -> int | None:
    found: int | None = subject.from_organisation_id
    return found


def _to(subject: Any) -> int | None:
    found: int | None = subject.to_organisation_id
    return found


_committee = posted(*COMMITTEE)
_from_side = posted_at(PlaceKind.BRANCH, _from, Role.BRANCH_SECRETARY)
_to_side = posted_at(PlaceKind.BRANCH, _to, Role.BRANCH_SECRETARY)

TRANSFERS = Policy(
    "branches",
    {
        "see": any_of(_committee, _from_side, _to_side),
        "propose": any_of(_committee, _from_side),
        # with a letter that the person brings to the committee
        "take_from_outside": _committee,
        "answer": any_of(_committee, _to_side),
        "withdraw": any_of(_committee, _from_side),
        "complete": any_of(_committee, _to_side),
    },
)
