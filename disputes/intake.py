"""What is given when a dispute is brought: the same from the desk, the telephone, the public page and another room."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from disputes.rules.screening import Sign, signs_in
from disputes.words import PartyRole, WhyNotTaken


@dataclass(frozen=True)
class PartyGiven:
    """``account`` where the person has signed in; else the account is looked up by the mobile."""

    role: PartyRole
    name: str
    mobile: str | None = None
    employer_id: int | None = None
    account: Any = None
    speaker: str = ""
    address: str = ""


@dataclass(frozen=True)
class Intake:
    """``signs`` are those that somebody has confirmed: with one the case is handed on at once."""

    kind: str
    relation: str
    applicant: PartyGiven
    respondent: PartyGiven
    facts: str
    claim: str
    known_on: date
    amount: Decimal | None = None
    signs: frozenset[Sign] = frozenset()
    elsewhere: WhyNotTaken | None = None
    place_id: int | None = None
    place_name: str = ""
    community_id: int | None = None
    employment_ended_on: date | None = None
    employment_goes_on: bool = False
    contract_number: str = ""


def signs_to_ask(text: str, *, confirmed: frozenset[Sign]) -> list[Sign]:
    """The signs whose words stand in the text and that nobody has confirmed yet: a person is asked about each."""
    return [sign for sign in signs_in(text) if sign not in confirmed]
