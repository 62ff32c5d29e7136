"""The door of disputes: what rooms above may know.

Who quarrels is known to the mediator, the parties and the committee's clerk: nothing here names anybody. A dispute touches no score by
itself; events carry ids and codes only, and whoever follows one asks ``visible_disputes`` before showing a case.
"""

from typing import Any

from disputes.events import (
    DisputeAccepted,
    DisputeEnded,
    DisputeHandedOn,
    DisputeSettled,
    DisputeTakenIn,
)
from disputes.figures import count_resolved
from disputes.models import Dispute
from disputes.querysets import DisputeQuerySet
from disputes.rules.kinds import DisputeKind, Relation
from disputes.standing import Counts, counts_of, counts_of_employers, counts_of_places
from disputes.states import DisputeState

#: For foreign keys: ``models.ForeignKey(DISPUTE, …)``.
DISPUTE = "disputes.Dispute"

__all__ = [
    "DISPUTE",
    "Counts",
    "Dispute",
    "DisputeAccepted",
    "DisputeEnded",
    "DisputeHandedOn",
    "DisputeKind",
    "DisputeSettled",
    "DisputeState",
    "DisputeTakenIn",
    "Relation",
    "count_resolved",
    "counts_of",
    "counts_of_employers",
    "counts_of_places",
    "dispute_numbered",
    "visible_disputes",
]


def visible_disputes(user: Any) -> DisputeQuerySet:
    """The cases that exist for the user; whether the user reads one is the policy's question on its page."""
    return Dispute.objects.visible_to(user)


def dispute_numbered(number: str, user: Any) -> Dispute | None:
    """The case of this number, when it exists for the user."""
    return Dispute.objects.visible_to(user).filter(number=number.strip()).first()
