"""Periods: from a first to a last day, both counted; an open end is empty. Two of one thing never overlap."""

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from jinxi_portal.kernel.same_value import same_value


def in_force(on: date, of: str = "") -> Q:
    """Rows whose period covers the day; ``of`` names the relation that has the period (``forms__``)."""
    open_end, ends, begins = f"{of}until__isnull", f"{of}until__gte", f"{of}since__lte"
    return Q(Q((open_end, True)) | Q((ends, on)), (begins, on))


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name=name)


def no_overlap(name: str, *same: Any, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows with the same ``same`` (whole numbers) have a day in common."""
    period = Func("since", "until", Value("[]"), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((same_value(each), RangeOperators.OVERLAPS) for each in same),
            (period, RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )
