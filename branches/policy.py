"""Who may do what with organisations and their people. Default: no.

A subject that is built on this room brings its own table (``policy_meetings.py`` and so on) and the rules below.
"""

from typing import Any

from branches.states import OrganisationKind
from jinxi_portal.accounts.public import COMMITTEE, STAFF, PlaceKind, Policy, Role, Rule, any_of, posted, posted_at


def branch_id_of(subject: Any) -> int | None:
    """The id of the branch a row belongs to: the organisation itself, a group's branch, or what the row points at."""
    organisation = subject if hasattr(subject, "parent_id") else getattr(subject, "organisation", None)
    if organisation is None:
        return None
    branch: int | None = organisation.parent_id if organisation.kind == OrganisationKind.GROUP else organisation.pk
    return branch


def branches_of(user: Any) -> set[int]:
    """The branches at which the user is posted as secretary today."""
    if not getattr(user, "is_authenticated", False):
        return set()
    return {
        posting.place_id
        for posting in user.postings_today()
        if posting.role == Role.BRANCH_SECRETARY and posting.place_id is not None
    }


#: The committee, or the secretary of the very branch.
committee_or_own_branch: Rule = any_of(
    posted(*COMMITTEE), posted_at(PlaceKind.BRANCH, branch_id_of, Role.BRANCH_SECRETARY)
)

POLICY = Policy(
    "branches",
    {
        # the tree: names, kinds, places; not a word of people
        "see_tree": posted(*STAFF),
        "found": posted(*COMMITTEE),
        "reform": posted(*COMMITTEE),
        "dissolve": posted(*COMMITTEE),
        "change_units": posted(*COMMITTEE),
        "attach_document": posted(*COMMITTEE),
        # people: party membership is known to the committee and the own branch
        "see_all_people": posted(*COMMITTEE),
        "see_people": committee_or_own_branch,
        "affiliate": posted(*COMMITTEE),
        "end_affiliation": posted(*COMMITTEE),
        "assign_group": committee_or_own_branch,
        "note_standing": posted(*COMMITTEE),
        "hold_election": committee_or_own_branch,
        "change_posts": committee_or_own_branch,
        "prolong_term": posted(*COMMITTEE),
    },
)
