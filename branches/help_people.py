"""Who looks after a request, who hears of it, and by when."""

from datetime import date
from typing import Any

from branches.models import HelpRequest, Organisation
from branches.states_help import Audience
from jinxi_portal.accounts.public import PlaceKind, Role, User, holders_of
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import set_deadline

ANSWER, RESOLVE = "branches.help_answer", "branches.help_resolve"


def secretaries_of(organisation: Organisation | None) -> list[User]:
    """The branch's secretaries on duty; of the committee's desk its clerks."""
    if organisation is None:
        return holders_of(Role.COMMITTEE_CLERK, place_kind=PlaceKind.COMMITTEE)
    return holders_of(Role.BRANCH_SECRETARY, place_kind=PlaceKind.BRANCH, place_id=organisation.pk)


def helpers_of(request: HelpRequest) -> list[User]:
    """Who is told when the asker moves: whoever has it, else everybody who may take it, and whom the asker let in."""
    if request.taken_by is not None and request.taken_by.is_active:
        return [request.taken_by]
    people = secretaries_of(request.organisation)
    if request.audience != Audience.SECRETARY and request.employer_id is not None:
        people += holders_of(Role.INSTRUCTOR, place_kind=PlaceKind.EMPLOYER, place_id=request.employer_id)
    return people


def tell_helpers(request: HelpRequest, kind: str, *, by: Any, stage: str = "") -> None:
    notify(kind=f"branches.help_{kind}", to=helpers_of(request), subject=request, by=by, stage=stage)


def tell_asker(request: HelpRequest, kind: str, *, by: Any, stage: str = "") -> None:
    notify(kind=f"branches.help_{kind}", to=[request.asker], subject=request, by=by, stage=stage)


def set_help_deadline(request: HelpRequest, kind: str, *, start: date, due: date | None = None) -> date:
    """For whoever holds the branch's desk on the day; answers the last day in time."""
    owner: dict[str, Any] = {"owner_role": Role.COMMITTEE_CLERK}
    if request.organisation_id is not None:
        owner = {"owner_role": Role.BRANCH_SECRETARY, "owner_place_id": request.organisation_id}
    return set_deadline(subject=request, kind=kind, by=None, start=start, due=due, **owner).due
