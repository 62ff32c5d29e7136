"""How many workers have a valid standard contract on a day, of those at the enterprises that are looked at."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from contracts.models import Contract, FiledContract
from members.public import Employer, Worker

#: Ids of the employers that are counted on a day.
Employers = Callable[[date], "QuerySet[Any] | set[int]"]


def _all_active(on: date) -> "QuerySet[Any]":
    return Employer.objects.filter(is_active=True).values("pk")


_counted: Employers = _all_active


def count_employers(employers: Employers) -> None:
    """Say which employers are counted (the key enterprises of a day), instead of all that cooperate."""
    global _counted
    _counted = employers


def employers_counted(on: date) -> "QuerySet[Any] | set[int]":
    """Ids of the employers that the figures of the day are about."""
    return _counted(on)


def standing(on: date) -> Q:
    """Engagements of a worker that stood on a roster on the day."""
    return Q(engagements__since__lte=on) & (Q(engagements__left_on__isnull=True) | Q(engagements__left_on__gt=on))


def workers_counted(on: date, *, employer: Any = None) -> "QuerySet[Worker]":
    """Workers who stood on the roster of a counted employer (or of this one) on the day."""
    ids = {employer.pk} if employer is not None else _counted(on)
    # each once, without comparing the whole rows of a million workers as DISTINCT would
    return Worker.objects.filter(pk__in=Worker.objects.filter(standing(on), engagements__employer__in=ids).values("pk"))


def workers_covered(on: date, *, employer: Any = None) -> "QuerySet[Worker]":
    """Those of them who had a standard contract that everybody had signed and that held on the day."""
    return workers_counted(on, employer=employer).filter(holders(on, employer=employer))


def holders(on: date, *, employer: Any = None) -> Q:
    """Workers with a standard contract that holds: signed here, or signed elsewhere on the standard text and filed.

    ``employer``: with this one only; an employer, a key, or an ``OuterRef``.
    """
    signed, filed = Contract.objects.holding(on=on), FiledContract.objects.holding(on=on)
    if employer is not None:
        signed, filed = signed.filter(employer=employer), filed.filter(employer=employer)
    return Q(pk__in=signed.values("worker")) | Q(pk__in=filed.values("worker"))
