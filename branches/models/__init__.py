from branches.models.affiliation import Affiliation, PartyStanding
from branches.models.development import (
    DevelopmentHelper,
    DevelopmentPaper,
    DevelopmentPath,
    DevelopmentStep,
    MemberSkill,
    ObservationNote,
)
from branches.models.help_request import HelpAnswer, HelpMessage, HelpRequest
from branches.models.instructor import InstructorPosting, WeeklyLog
from branches.models.need import EnterpriseNeed, NeedStep
from branches.models.organisation import Organisation, OrganisationForm, Unit, UnitMembership
from branches.models.party_post import PartyPost, Term
from branches.models.transfer import Transfer

__all__ = [
    "Affiliation",
    "DevelopmentHelper",
    "DevelopmentPaper",
    "DevelopmentPath",
    "DevelopmentStep",
    "EnterpriseNeed",
    "HelpAnswer",
    "HelpMessage",
    "HelpRequest",
    "InstructorPosting",
    "MemberSkill",
    "NeedStep",
    "ObservationNote",
    "Organisation",
    "OrganisationForm",
    "PartyPost",
    "PartyStanding",
    "Term",
    "Transfer",
    "Unit",
    "UnitMembership",
    "WeeklyLog",
]
