"""Other rooms that take a request over as a case of their own. Each registers how; until one does, none is offered.

    register_handover(Handover("disputes", _("调解"), kinds=frozenset({HelpKind.WAGES, HelpKind.DISPUTE}), take_over=open_dispute_for))

``take_over(handed, by)`` opens the case inside the act's transaction and answers its row; it may raise ``Refusal``. From then on the
room tells how it ends with ``resolve_handed_over`` or ``give_back`` of ``branches.public``; the asker follows it where he asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from branches.states_help import HelpKind
from jinxi_portal.kernel.registry import Registry


@dataclass(frozen=True)
class HandedOver:
    """What the other room gets to know: the asker's account and words, with the request's number to name it by."""

    request_id: int
    number: str
    kind: HelpKind
    asker_id: int
    words: str
    employer_id: int | None


@dataclass(frozen=True)
class HandedProgress:
    """How far the other room has come, as it stands on the asker's page: the state, what comes next, the case's page."""

    label: Any
    note: Any
    url: str


@dataclass(frozen=True)
class Handover:
    """``kinds`` narrows what is offered (empty: every kind). ``progress(case_id, user)`` is for who asked; None where the case is not
    for the user.
    """

    key: str
    label: Any
    take_over: Callable[[HandedOver, Any], Model]
    kinds: frozenset[HelpKind] = frozenset()
    progress: Callable[[int, Any], HandedProgress | None] | None = None

    def fits(self, kind: str) -> bool:
        return not self.kinds or HelpKind(kind) in self.kinds


handovers: Registry[Handover] = Registry("rooms that take requests over")


def register_handover(handover: Handover) -> Handover:
    return handovers.register(handover)


def handovers_for(kind: str) -> list[Handover]:
    return [handover for handover in handovers if handover.fits(kind)]


def progress_of(key: str, case_id: int, user: Any) -> HandedProgress | None:
    told = handovers.get(key).progress if key in handovers else None
    return told(case_id, user) if told is not None else None


def label_of(key: str) -> str:
    return str(handovers.get(key).label) if key in handovers else key
