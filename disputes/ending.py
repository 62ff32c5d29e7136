"""How a dispute ends without an agreement: the part shared by the acts. The row is locked and the right has been asked."""

from collections.abc import Iterable
from typing import Any

from disputes.deadlines import drop_clocks
from disputes.events import DisputeEnded, DisputeHandedOn
from disputes.models import Dispute
from disputes.people import actor, tell_office, tell_parties
from disputes.rules.screening import Sign
from disputes.sessions import call_off_sessions
from disputes.states import DisputeState, check_move
from disputes.where_asked import tell_where_it_was_asked
from disputes.words import WhyNotTaken
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def end_dispute(locked: Dispute, state: DisputeState, act: str, *, by: Any, verb: str, words: str = "") -> None:
    """The move, the clocks, the timeline, the event; what else the act keeps it sets before."""
    check_move(locked.state, state, act)
    locked.state, locked.ended_on, locked.end_words = state, clock.today(), words.strip()
    locked.save()
    call_off_sessions(locked, by=by)
    drop_clocks(locked, by=actor(by))
    write_history(subject=locked, verb=verb, by=actor(by), facts={"number": locked.number, "dispute": locked})
    tell_where_it_was_asked(locked)
    announce(DisputeEnded(locked.pk, locked.kind, state))


def end_by_handing_on(locked: Dispute, *, signs: Iterable[Sign], handed_to: str, words: str, by: Any) -> None:
    locked.signs = [sign.value for sign in signs]
    locked.handed_to = handed_to.strip()
    end_dispute(locked, DisputeState.HANDED_ON, "hand_on", by=by, verb="disputes.handed_on", words=words)
    tell_office(locked, "handed_on", by=by)
    announce(DisputeHandedOn(locked.pk, locked.kind))


def end_by_decline(locked: Dispute, *, why: WhyNotTaken, words: str, by: Any) -> None:
    locked.not_taken = why
    end_dispute(locked, DisputeState.NOT_TAKEN, "decline", by=by, verb="disputes.declined", words=words)
    tell_parties(locked, "declined", by=by)
