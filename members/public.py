"""The door of members: people, workers, leads, and what higher rooms fill in.

Party membership is known to the committee and the person's own branch: whoever shows what stands behind these functions
asks the own policy first, and never an employer, a platform or the public.
"""

from members.actions.open_lead import open_lead
from members.consenting import NoConsent, has_consent, require_consent, withdrawn_since
from members.events import (
    FloatingOver,
    LeadConcluded,
    LeadMoved,
    LeadOpened,
    LeadStale,
    RosterReceived,
    WorkerJoinUndone,
    WorkersJoined,
)
from members.models import Community, Employer, Lead, MemberKind, Person, Worker
from members.people import PersonChoice, account_of, find_people, person_choices, person_of, worker_of
from members.purposes import Purpose, register_purpose
from members.states import Channel
from members.tracing.branch_names import register_branch_names
from members.tracing.homes import HomeChoice, HomeKind, HomeProvider, register_home_provider
from members.tracing_states import Outcome, TracingStage

__all__ = [
    "Channel",
    "Community",
    "Employer",
    "FloatingOver",
    "HomeChoice",
    "HomeKind",
    "HomeProvider",
    "Lead",
    "LeadConcluded",
    "LeadMoved",
    "LeadOpened",
    "LeadStale",
    "MemberKind",
    "NoConsent",
    "Outcome",
    "Person",
    "PersonChoice",
    "Purpose",
    "RosterReceived",
    "TracingStage",
    "Worker",
    "WorkerJoinUndone",
    "WorkersJoined",
    "account_of",
    "find_people",
    "has_consent",
    "open_lead",
    "person_choices",
    "person_of",
    "register_branch_names",
    "register_home_provider",
    "register_purpose",
    "require_consent",
    "withdrawn_since",
    "worker_of",
]
