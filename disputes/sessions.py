"""Sessions that nobody comes to any more: the case ended, or its agreement took effect, before they began."""

from typing import Any

from disputes.models import Dispute
from disputes.people import actor
from disputes.words import SessionState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def call_off_sessions(locked: Dispute, *, by: Any) -> None:
    """Those still to come. One that should have begun keeps its place: its record may yet be written."""
    for session in locked.sessions.filter(state=SessionState.PLANNED, starts_at__gt=clock.now()):
        session.state = SessionState.CANCELLED
        session.save(update_fields=["state"])
        write_history(subject=locked, verb="disputes.session_cancelled", by=actor(by), facts={"session": session})
