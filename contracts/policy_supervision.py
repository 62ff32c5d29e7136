"""Who may watch over enterprises: name the key ones, inspect, have things put right, answer for one's own enterprise."""

from typing import Any

from contracts.policy import employer_id_of
from jinxi_portal.accounts.public import (
    COMMITTEE,
    STRANGER,
    Decision,
    PlaceKind,
    Policy,
    Role,
    any_of,
    posted,
    posted_at,
)

_officer = posted(Role.SUPERVISION_OFFICER)
_office = posted(*COMMITTEE, Role.SUPERVISION_OFFICER)
_own_employer = posted_at(PlaceKind.EMPLOYER, employer_id_of, Role.EMPLOYER_STAFF)


def _own_noticed(user: Any, inspection: Any) -> Decision:
    """The enterprise's staff, once it was asked to put something right; before that they do not know of the inspection."""
    decision = _own_employer(user, inspection)
    hidden = bool(decision) and inspection is not None and inspection.noticed_at is None
    return STRANGER if hidden else decision


SUPERVISION = Policy(
    "contracts",
    {
        # enterprises with their figures
        "see_enterprises": _office,
        "name_key": posted(Role.SUPERVISION_OFFICER, Role.COMMITTEE_SECRETARY),
        # inspections
        "see_inspections": any_of(_office, _own_noticed),
        "see_all_inspections": _office,
        "inspect": _officer,
        # by the officer for an answer that came on paper
        "answer_notice": any_of(_officer, _own_noticed),
        "attach_proof": any_of(_officer, _own_noticed),
        # the checklist
        "see_checklist": _office,
        "change_checklist": _officer,
    },
)
