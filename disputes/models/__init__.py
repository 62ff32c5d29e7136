from disputes.models.dispute import Dispute
from disputes.models.mediator import Mediation, Mediator, MediatorTie
from disputes.models.money import Claim, Extension, Offer
from disputes.models.party import Party
from disputes.models.session import Attendance, Session

__all__ = [
    "Attendance",
    "Claim",
    "Dispute",
    "Extension",
    "Mediation",
    "Mediator",
    "MediatorTie",
    "Offer",
    "Party",
    "Session",
]
