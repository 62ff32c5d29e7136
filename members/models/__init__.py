from members.models.account_claim import AccountClaim, ClaimAnswer, ClaimState
from members.models.call import NOT_REACHED, REACHED, Call, CallOutcome
from members.models.community import Community
from members.models.consent import Consent, ConsentHow, ConsentNotice
from members.models.employer import Employer
from members.models.engagement import Engagement
from members.models.floating import FloatingEnd, FloatingMember, FloatingRenewal
from members.models.lead import Lead, LeadDecision, LeadEvidence
from members.models.lead_sign import LeadMove, LeadSign
from members.models.letter import ANSWERS_MEMBER, LetterAnswer, LetterOfEnquiry
from members.models.linkage_run import LinkageModel, LinkageRun
from members.models.person import Person
from members.models.referral import Referral, ReferralState, ReferralTally
from members.models.register_entry import MemberKind, RegisterEntry
from members.models.roster import Roster
from members.models.self_report import ReportState, SelfReport
from members.models.tally import Dimension, LeadTally, RosterTally, StepTally
from members.models.visit import Visit, VisitConflict, VisitEnding, VisitOutcome, VisitRequest
from members.models.worker import Worker, WorkerJoin
from members.models.worker_account import LinkedHow, WorkerAccount

__all__ = [
    "ANSWERS_MEMBER",
    "NOT_REACHED",
    "REACHED",
    "AccountClaim",
    "Call",
    "CallOutcome",
    "ClaimAnswer",
    "ClaimState",
    "Community",
    "Consent",
    "ConsentHow",
    "ConsentNotice",
    "Dimension",
    "Employer",
    "Engagement",
    "FloatingEnd",
    "FloatingMember",
    "FloatingRenewal",
    "Lead",
    "LeadDecision",
    "LeadEvidence",
    "LeadMove",
    "LeadSign",
    "LeadTally",
    "LetterAnswer",
    "LetterOfEnquiry",
    "LinkageModel",
    "LinkageRun",
    "LinkedHow",
    "MemberKind",
    "Person",
    "Referral",
    "ReferralState",
    "ReferralTally",
    "RegisterEntry",
    "ReportState",
    "Roster",
    "RosterTally",
    "SelfReport",
    "StepTally",
    "Visit",
    "VisitConflict",
    "VisitEnding",
    "VisitOutcome",
    "VisitRequest",
    "Worker",
    "WorkerAccount",
    "WorkerJoin",
]
