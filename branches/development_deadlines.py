"""Warnings before a limit passes: the deadlines of a path follow its limits."""

from typing import Any

from branches.models import DevelopmentPath
from branches.states_development import PathState
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import drop_deadline, set_deadline

STEP_DUE, NOTE_DUE = "branches.development_step", "branches.development_note"


def keep_deadlines(path: DevelopmentPath, *, by: Any) -> None:
    """Set, move or drop the deadlines so that they say what the path says."""
    is_open = path.state == PathState.OPEN
    for kind, due in ((STEP_DUE, path.next_due), (NOTE_DUE, path.note_due)):
        if is_open and due is not None:
            set_deadline(
                subject=path,
                kind=kind,
                by=by,
                start=min(clock.today(), due),  # a path entered after the event may be late from the beginning
                due=due,
                owner_role=Role.BRANCH_SECRETARY,
                owner_place_id=path.organisation_id,
            )
        else:
            drop_deadline(subject=path, kind=kind, by=by)
