from branches.models.affiliation import Affiliation, PartyStanding
from branches.models.organisation import Organisation, OrganisationForm, Unit, UnitMembership
from branches.models.party_post import PartyPost, Term

__all__ = [
    "Affiliation",
    "Organisation",
    "OrganisationForm",
    "PartyPost",
    "PartyStanding",
    "Term",
    "Unit",
    "UnitMembership",
]
