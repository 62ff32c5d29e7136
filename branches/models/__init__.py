from branches.models.affiliation import Affiliation, PartyStanding
from branches.models.instructor import InstructorPosting, WeeklyLog
from branches.models.need import EnterpriseNeed, NeedStep
from branches.models.organisation import Organisation, OrganisationForm, Unit, UnitMembership
from branches.models.party_post import PartyPost, Term
from branches.models.transfer import Transfer

__all__ = [
    "Affiliation",
    "EnterpriseNeed",
    "InstructorPosting",
    "NeedStep",
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
