from members.models.community import Community
from members.models.employer import Employer
from members.models.engagement import Engagement
from members.models.lead import Lead, LeadDecision, LeadEvidence
from members.models.lead_sign import LeadMove, LeadSign
from members.models.linkage_run import LinkageModel, LinkageRun
from members.models.person import Person
from members.models.register_entry import RegisterEntry
from members.models.roster import Roster
from members.models.worker import Worker, WorkerJoin
from members.models.worker_account import LinkedHow, WorkerAccount

__all__ = [
    "Community",
    "Employer",
    "Engagement",
    "Lead",
    "LeadDecision",
    "LeadEvidence",
    "LeadMove",
    "LeadSign",
    "LinkageModel",
    "LinkageRun",
    "LinkedHow",
    "Person",
    "RegisterEntry",
    "Roster",
    "Worker",
    "WorkerAccount",
    "WorkerJoin",
]
