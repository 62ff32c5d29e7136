"""Who may do what with rosters, leads and comparisons. Default: no."""

from typing import Any

from jinxi_portal.accounts.public import (
    STRANGER,
    YES,
    Decision,
    PlaceKind,
    Policy,
    Role,
    Rule,
    any_of,
    elevated,
    posted,
    posted_at,
)

_REVIEWERS = (Role.COMMITTEE_CLERK, Role.COMMITTEE_SECRETARY)


def own_employer(*staff: Role) -> Rule:
    """The named staff roles, or the staff of the very employer whose roster it is; other employers are strangers."""
    by_posting = posted(*staff)

    def rule(user: Any, subject: Any) -> Decision:
        decision = by_posting(user, subject)
        if decision or not getattr(user, "is_authenticated", False):
            return decision
        employers = employers_of(user)
        if not employers:
            return decision
        if subject is None or getattr(subject, "employer_id", None) in employers:
            return YES
        return STRANGER

    return rule


def employers_of(user: Any) -> set[int]:
    """The employers at which the user is posted as employer's staff today."""
    return {
        posting.place_id
        for posting in user.postings_today()
        if posting.role == Role.EMPLOYER_STAFF and posting.place_id is not None
    }


def communities_of(user: Any) -> set[int]:
    """The communities at which the user is posted as grid worker today."""
    return {
        posting.place_id
        for posting in user.postings_today()
        if posting.role == Role.GRID_WORKER and posting.place_id is not None
    }


POLICY = Policy(
    "members",
    {
        # the register and what is compared with it: committee only
        "see_register": posted(*_REVIEWERS),
        "import_register": posted(*_REVIEWERS),
        "see_leads": posted(*_REVIEWERS),
        "decide_lead": posted(*_REVIEWERS),
        "undo_decision": posted(*_REVIEWERS),
        "confirm_in_batch": posted(*_REVIEWERS),
        "start_comparison": posted(*_REVIEWERS),
        # an administrator who looks into a list that did not go in sees lists and runs, never whom they name as a member
        "see_comparisons": any_of(posted(*_REVIEWERS), elevated("cases")),
        "switch_model": posted(Role.COMMITTEE_SECRETARY),
        "learn_from_decisions": posted(*_REVIEWERS),
        "reveal_sealed": posted(*_REVIEWERS),
        "join_workers": posted(*_REVIEWERS),
        # tracing: the lead from its first sign to where the person belongs
        "trace_lead": posted(*_REVIEWERS),
        "conclude_lead": posted(*_REVIEWERS),
        "open_lead_by_roster": posted(*_REVIEWERS),
        "open_lead_by_visit": posted(Role.GRID_WORKER, *_REVIEWERS),
        "open_lead_by_telephone": posted(*_REVIEWERS),
        "open_lead_by_self_report": posted(Role.WORKER, *_REVIEWERS),
        "open_lead_by_referral": posted(Role.WORKER, *_REVIEWERS),
        "see_floating": posted(*_REVIEWERS),
        "change_floating": posted(*_REVIEWERS),
        "see_board": posted(*_REVIEWERS),
        "link_account": posted(*_REVIEWERS),
        # visits: the committee asks, the grid worker of that community goes
        "ask_for_visit": posted(*_REVIEWERS),
        "visit": posted_at(PlaceKind.COMMUNITY, lambda request: request.community_id, Role.GRID_WORKER),
        # workers and employers: no word of membership on these pages
        "see_workers": posted(*_REVIEWERS, Role.SUPERVISION_OFFICER),
        "see_employers": posted(*_REVIEWERS, Role.SUPERVISION_OFFICER, Role.SYSTEM_ADMINISTRATOR),
        "see_employer_staff": posted(*_REVIEWERS, Role.SYSTEM_ADMINISTRATOR),
        "change_employer": posted(*_REVIEWERS),
        # rosters: the committee, and an employer its own
        "see_rosters": any_of(own_employer(*_REVIEWERS), elevated("cases")),
        "import_roster": own_employer(*_REVIEWERS),
        "withdraw_roster": posted(*_REVIEWERS),
    },
)
