"""Requests that go to another branch together, for example before a branch is dissolved; each is moved or told why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from branches.actions.move_request import move_request
from branches.models import HelpRequest, Organisation
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from jinxi_portal.accounts.public import NotAllowed


@dataclass(frozen=True)
class Moved:
    """A request that went, and what taking it back needs: where it was, who had it, and the moment of the move."""

    request: HelpRequest
    before_id: int | None
    taken_by_id: int | None
    taken_at: datetime | None


@dataclass
class ManyMoved:
    done: list[Moved] = field(default_factory=list)
    refused: list[tuple[HelpRequest, str]] = field(default_factory=list)


def move_many_requests(*, requests: Sequence[HelpRequest], organisation: Organisation | None, by: Any) -> ManyMoved:
    """Every request in a transaction of its own: one that cannot go keeps no other back."""
    found = ManyMoved()
    for request in requests:
        before = Moved(request, request.organisation_id, request.taken_by_id, request.taken_at)
        try:
            moved = move_request(request=request, organisation=organisation, by=by)
        except (Refusal, MoveNotAllowed) as refusal:
            found.refused.append((request, str(refusal.sentence)))
        except NotAllowed as refusal:
            found.refused.append((request, str(refusal)))
        else:
            found.done.append(Moved(moved, before.before_id, before.taken_by_id, before.taken_at))
    return found
