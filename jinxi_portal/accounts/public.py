"""The door of accounts: users, roles, postings, and how rooms say who may do what.

Events that accounts announce stand in ``events``; they are re-exported here for receivers.
"""

from jinxi_portal.accounts.actions.open_worker_account import open_worker_account
from jinxi_portal.accounts.actions.save_preferences import save_preferences
from jinxi_portal.accounts.actions.set_place import set_place
from jinxi_portal.accounts.codes.for_acts import CodeNotSent, SentCode, confirm_code, send_code
from jinxi_portal.accounts.codes.proving import CodeTrouble, ask_for_code, code_waiting, take_typed_code
from jinxi_portal.accounts.demo_worker import DEMO_WORKER
from jinxi_portal.accounts.events import (
    AccountDisabled,
    AccountEnabled,
    AccountEvent,
    AccountOpened,
    AccountRenamed,
    ElevatedAccessClosed,
    ElevatedAccessOpened,
    InvitationIssued,
    LockoutLifted,
    PasswordSet,
    PostingEnded,
    SecondFactorAdded,
    SecondFactorRemoved,
    SessionsEnded,
    SignedIn,
    SignedOut,
    SignInFailed,
    StaffPosted,
    WorkerAccountOpened,
)
from jinxi_portal.accounts.models import ElevatedAccess, Posting, Scope, Suspension, User
from jinxi_portal.accounts.people import describe_elevated_access, holders_of, is_on_duty, user_with_mobile
from jinxi_portal.accounts.places import known_places, register_places
from jinxi_portal.accounts.policy_base import STRANGER, YES, Decision, NotAllowed, Policy, Rule
from jinxi_portal.accounts.policy_rules import any_of, anybody, elevated, posted, posted_at, signed_in
from jinxi_portal.accounts.roles import COMMITTEE, OUTSIDERS, PLACE_OF_ROLE, STAFF, PlaceKind, Role
from jinxi_portal.accounts.routes import asked_by_the_page, guarded

__all__ = [
    "COMMITTEE",
    "DEMO_WORKER",
    "OUTSIDERS",
    "PLACE_OF_ROLE",
    "STAFF",
    "STRANGER",
    "YES",
    "AccountDisabled",
    "AccountEnabled",
    "AccountEvent",
    "AccountOpened",
    "AccountRenamed",
    "CodeNotSent",
    "CodeTrouble",
    "Decision",
    "ElevatedAccess",
    "ElevatedAccessClosed",
    "ElevatedAccessOpened",
    "InvitationIssued",
    "LockoutLifted",
    "NotAllowed",
    "PasswordSet",
    "PlaceKind",
    "Policy",
    "Posting",
    "PostingEnded",
    "Role",
    "Rule",
    "Scope",
    "SecondFactorAdded",
    "SecondFactorRemoved",
    "SentCode",
    "SessionsEnded",
    "SignInFailed",
    "SignedIn",
    "SignedOut",
    "StaffPosted",
    "Suspension",
    "User",
    "WorkerAccountOpened",
    "any_of",
    "anybody",
    "ask_for_code",
    "asked_by_the_page",
    "code_waiting",
    "confirm_code",
    "describe_elevated_access",
    "elevated",
    "guarded",
    "holders_of",
    "is_on_duty",
    "known_places",
    "open_worker_account",
    "posted",
    "posted_at",
    "register_places",
    "save_preferences",
    "send_code",
    "set_place",
    "signed_in",
    "take_typed_code",
    "user_with_mobile",
]
