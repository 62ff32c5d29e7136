"""Whether an agreement is kept: payments are set against the instalments in the order in which these are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

NOTHING = Decimal(0)


class Kept(StrEnum):
    """How an instalment stands."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"

    @property
    def is_done(self) -> bool:
        return self in (Kept.EARLY, Kept.IN_TIME, Kept.LATE)


@dataclass(frozen=True)
class Due:
    due: date
    amount: Decimal


@dataclass(frozen=True)
class Paid:
    on: date
    amount: Decimal


@dataclass(frozen=True)
class Line:
    """``left`` is what is still to be paid, ``paid_on`` the day on which the last of it came."""

    due: date
    amount: Decimal
    left: Decimal
    paid_on: date | None
    kept: Kept


@dataclass(frozen=True)
class Account:
    lines: tuple[Line, ...]
    #: what came above the whole sum; it is to be given back
    overpaid: Decimal

    @property
    def is_settled(self) -> bool:
        return all(line.kept.is_done for line in self.lines)


@dataclass
class _Purse:
    on: date
    rest: Decimal


def stands(due: date, done_on: date | None, today: date) -> Kept:
    """One duty: the last day is still in time (民法典 art. 530 lets a debtor do it earlier)."""
    if done_on is None:
        return Kept.OVERDUE if today > due else Kept.OPEN
    if done_on > due:
        return Kept.LATE
    return Kept.IN_TIME if done_on == due else Kept.EARLY


def account(dues: Sequence[Due], payments: Sequence[Paid], *, today: date) -> Account:
    """Set the payments against the instalments: the one due first is paid first (民法典 art. 560)."""
    open_payments = [_Purse(paid.on, paid.amount) for paid in sorted(payments, key=lambda one: one.on)]
    lines = []
    for due in sorted(dues, key=lambda one: one.due):
        left = due.amount
        last: date | None = None
        for payment in open_payments:
            taken = min(left, payment.rest)
            if taken > NOTHING:
                left -= taken
                payment.rest -= taken
                last = payment.on
        paid_on = last if left == NOTHING else None
        lines.append(Line(due.due, due.amount, left, paid_on, stands(due.due, paid_on, today)))
    return Account(tuple(lines), sum((payment.rest for payment in open_payments), NOTHING))
