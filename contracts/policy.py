"""Who may do what with templates and contracts. The supervision officer sees all, an employer its own, a worker the own."""

from typing import Any

from contracts.states import PartyRole
from jinxi_portal.accounts.public import (
    COMMITTEE,
    STRANGER,
    YES,
    Decision,
    PlaceKind,
    Policy,
    Role,
    any_of,
    anybody,
    posted,
    posted_at,
)
from members.public import worker_of


def employer_id_of(subject: Any) -> int | None:
    found: int | None = subject.employer_id
    return found


def employers_of(user: Any) -> set[int]:
    """The employers at which the user is posted as employer's staff today."""
    return {
        posting.place_id
        for posting in user.postings_today()
        if posting.role == Role.EMPLOYER_STAFF and posting.place_id is not None
    }


def own_worker(user: Any, subject: Any) -> Decision:
    """The worker whose contract it is; without a subject, any worker."""
    if not getattr(user, "is_authenticated", False) or Role.WORKER not in user.roles_today():
        return STRANGER
    if subject is None:
        return YES
    worker = worker_of(user)
    return YES if worker is not None and subject.worker_id == worker.pk and subject.is_shown_to_worker else STRANGER


def own_worker_or_colleague(user: Any, subject: Any) -> Decision:
    """As ``own_worker``, but colleagues are told whom to ask instead of being strangers."""
    decision = posted(Role.WORKER)(user, subject)
    return own_worker(user, subject) if decision else decision


def _own_party(user: Any, party: Any) -> Decision:
    """The worker for the worker's part, the employer's staff for the employer's."""
    if party is None:
        return any_of(own_worker, posted_at(PlaceKind.EMPLOYER, employer_id_of, Role.EMPLOYER_STAFF))(user, None)
    if party.role == PartyRole.WORKER:
        return own_worker(user, party.contract)
    if party.role == PartyRole.EMPLOYER:
        return posted_at(PlaceKind.EMPLOYER, employer_id_of, Role.EMPLOYER_STAFF)(user, party.contract)
    return STRANGER


_officer = posted(Role.SUPERVISION_OFFICER)
_office = posted(*COMMITTEE, Role.SUPERVISION_OFFICER)
_own_employer = posted_at(PlaceKind.EMPLOYER, employer_id_of, Role.EMPLOYER_STAFF)
_any_employer = posted(Role.EMPLOYER_STAFF)

POLICY = Policy(
    "contracts",
    {
        # templates: read by whoever drafts with them
        "see_templates": any_of(_office, _any_employer),
        "see_template_drafts": _office,
        "draft_template": posted(Role.SUPERVISION_OFFICER, Role.COMMITTEE_CLERK),
        "approve_template": _officer,
        # contracts
        "see": any_of(_office, _own_employer),
        "see_all": _office,
        "draft": any_of(_officer, _own_employer),
        "confirm_clause": _officer,
        # before its first day; a worker says only that she does not come
        "cancel": any_of(_officer, _own_employer, own_worker),
        "answer_question": posted(Role.SUPERVISION_OFFICER, Role.COMMITTEE_CLERK),
        "see_own": own_worker,
        "see_paper": any_of(_office, _own_employer, own_worker_or_colleague),
        "reveal": _officer,
        # signing
        "sign": _own_party,
        "sign_by_link": anybody,
    },
)
