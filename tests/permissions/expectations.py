"""What a caller may meet at an address, and ready-made columns of the matrix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from jinxi_portal.accounts.public import COMMITTEE, OUTSIDERS, STAFF, Role
from tests.cast import BY_ROLE, EVERYBODY


class Expect(StrEnum):
    """``OK``: let in (an answer below 400 that is not the sign-in, or a form that was looked at and found wrong)."""

    OK = "let in"
    COLLEAGUE = "403, and told whom to ask"
    STRANGER = "404"
    SIGN_IN = "sent to the sign-in"
    KEY = "401"


OK, COLLEAGUE, STRANGER, SIGN_IN, KEY = Expect
ANONYMOUS = "anonymous"
#: Everybody who knocks at every door: nobody signed in, one person per role, and those beside the roles.
CALLERS: tuple[str, ...] = (ANONYMOUS, *EVERYBODY)
Column = Mapping[str, Expect]

_BESIDE = {
    "other_clerk": Role.COMMITTEE_CLERK,
    "other_employer_staff": Role.EMPLOYER_STAFF,
    "other_worker": Role.WORKER,
}
#: Who holds which role today; ``former_clerk`` and ``nobody`` hold none.
ROLE_OF: dict[str, Role] = {**{name: role for role, name in BY_ROLE.items()}, **_BESIDE}


def only(*roles: Role, **exceptions: Expect) -> Column:
    """Holders of the roles are let in; other staff are colleagues; outsiders and people without a posting are strangers.

    Exceptions are given by the caller's name: ``only(CLERK, employer_staff=OK)``.
    """
    column = {ANONYMOUS: SIGN_IN}
    for caller in EVERYBODY:
        role = ROLE_OF.get(caller)
        if role in roles:
            column[caller] = OK
        else:
            column[caller] = COLLEAGUE if role is not None and role not in OUTSIDERS else STRANGER
    return {**column, **exceptions}


def everybody(**exceptions: Expect) -> Column:
    """The public."""
    return {**dict.fromkeys(CALLERS, OK), **exceptions}


def all_signed_in(**exceptions: Expect) -> Column:
    return {**dict.fromkeys(CALLERS, OK), ANONYMOUS: SIGN_IN, **exceptions}


def hidden_but_for(*callers: str) -> Column:
    """A thing of these callers' own: it exists for nobody else."""
    return {**dict.fromkeys(CALLERS, STRANGER), ANONYMOUS: SIGN_IN, **dict.fromkeys(callers, OK)}


PUBLIC = everybody()
SIGNED_IN = all_signed_in()
NOT_WORKERS = all_signed_in(worker=STRANGER, other_worker=STRANGER)
WORKERS_ONLY = hidden_but_for("worker", "other_worker")
STAFF_ONLY = only(*STAFF)
COMMITTEE_ONLY = only(*COMMITTEE)
SECRETARY_ONLY = only(Role.COMMITTEE_SECRETARY)
ADMINISTRATOR_ONLY = only(Role.SYSTEM_ADMINISTRATOR)
AUDITOR_ONLY = only(Role.AUDITOR)
NOBODY = {**dict.fromkeys(CALLERS, STRANGER), ANONYMOUS: SIGN_IN}
#: An API route without a key; sessions of the pages are no key.
KEY_NEEDED: Column = dict.fromkeys(CALLERS, KEY)

Cast = Mapping[str, Any]


def _nothing(cast: Cast) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """One line of the matrix.

    ``given(cast)`` makes the thing that the address names and answers the address's arguments; ``sent`` is what is
    posted, or makes it from the cast and those arguments. ``method`` is POST for acts.
    """

    column: Column
    given: Callable[[Cast], dict[str, Any]] = _nothing
    method: str = "GET"
    sent: Mapping[str, Any] | Callable[[Cast, dict[str, Any]], Mapping[str, Any]] = field(default_factory=dict)

    def body(self, cast: Cast, arguments: dict[str, Any]) -> Mapping[str, Any]:
        return self.sent(cast, arguments) if callable(self.sent) else self.sent


def act(column: Column, given: Callable[[Cast], dict[str, Any]] = _nothing, sent: Any = None) -> Row:
    """A row that is posted to."""
    return Row(column, given, method="POST", sent=sent or {})
