"""The door of accounts: users, roles, postings, and how rooms say who may do what."""

from jinxi_portal.accounts.policy_base import (
    STRANGER,
    YES,
    Decision,
    NotAllowed,
    Policy,
    Rule,
    anybody,
    posted,
    signed_in,
)
from jinxi_portal.accounts.roles import COMMITTEE, OUTSIDERS, STAFF, PlaceKind, Role
from jinxi_portal.accounts.routes import guarded

__all__ = [
    "COMMITTEE",
    "OUTSIDERS",
    "STAFF",
    "STRANGER",
    "YES",
    "Decision",
    "NotAllowed",
    "PlaceKind",
    "Policy",
    "Role",
    "Rule",
    "anybody",
    "guarded",
    "posted",
    "signed_in",
]
