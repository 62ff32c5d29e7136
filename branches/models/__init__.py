from branches.models.affiliation import Affiliation, PartyStanding
from branches.models.development import (
    DevelopmentHelper,
    DevelopmentPaper,
    DevelopmentPath,
    DevelopmentStep,
    MemberSkill,
    ObservationNote,
)
from branches.models.group_membership import GroupMembership
from branches.models.help_request import HelpAnswer, HelpMessage, HelpRequest
from branches.models.instructor import InstructorPosting, WeeklyLog
from branches.models.meeting import AgendaItem, Attendance, Meeting
from branches.models.meeting_work import CalendarFeed, MeetingDecision, MeetingVote
from branches.models.need import EnterpriseNeed, NeedStep
from branches.models.organisation import Organisation, OrganisationForm, Unit, UnitMembership
from branches.models.party_post import PartyPost, Term
from branches.models.transfer import Transfer

__all__ = [
    "Affiliation",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "DevelopmentHelper",
    "DevelopmentPaper",
    "DevelopmentPath",
    "DevelopmentStep",
    "EnterpriseNeed",
    "GroupMembership",
    "HelpAnswer",
    "HelpMessage",
    "HelpRequest",
    "InstructorPosting",
    "Meeting",
    "MeetingDecision",
    "MeetingVote",
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
