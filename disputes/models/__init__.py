from disputes.models.agreement import Agreement, AgreementSignature, Duty, Payment, Visit
from disputes.models.binding import Binding
from disputes.models.case_text import CaseText
from disputes.models.dispute import Dispute
from disputes.models.evidence import Evidence
from disputes.models.mediator import Mediation, Mediator, MediatorTie
from disputes.models.money import Claim, Extension, Offer
from disputes.models.own_paper import OwnPaper
from disputes.models.party import Party
from disputes.models.session import Attendance, Session

__all__ = [
    "Agreement",
    "AgreementSignature",
    "Attendance",
    "Binding",
    "CaseText",
    "Claim",
    "Dispute",
    "Duty",
    "Evidence",
    "Extension",
    "Mediation",
    "Mediator",
    "MediatorTie",
    "Offer",
    "OwnPaper",
    "Party",
    "Payment",
    "Session",
    "Visit",
]
