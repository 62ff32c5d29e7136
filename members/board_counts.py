"""Reading and tidying the board's counts. Plain SQL: sums over small tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from jinxi_portal.kernel import clock
from members.models import Engagement, RosterTally, Worker
from members.models.tally import Dimension

_CELLS = """
    SELECT '' AS part, 0::bigint AS value, channel, stage, outcome, sum(count) AS n FROM members_leadtally
    WHERE dimension = %s AND value = %s GROUP BY channel, stage, outcome HAVING sum(count) <> 0
    UNION ALL
    SELECT dimension, value, '', CASE WHEN stage IN ('concluded', 'ended') THEN stage ELSE 'open' END,
        outcome, sum(count) FROM members_leadtally
    WHERE dimension <> 'all'
    GROUP BY dimension, value, 4, outcome HAVING sum(count) <> 0
"""
_MEDIANS = """
    SELECT step, sum(n), min(days) FILTER (WHERE running * 2 >= total) FROM (
        SELECT step, days, n, sum(n) OVER (PARTITION BY step ORDER BY days) AS running,
            sum(n) OVER (PARTITION BY step) AS total
        FROM (SELECT step, days, sum(count) AS n FROM members_steptally GROUP BY step, days) AS sums
    ) AS ladder GROUP BY step
"""
_SUM_UP = """
    WITH gone AS (DELETE FROM {table} RETURNING {columns}, count)
    INSERT INTO {table} ({columns}, count)
    SELECT {columns}, sum(count) FROM gone GROUP BY {columns} HAVING sum(count) <> 0
"""


@dataclass(frozen=True)
class Cell:
    """How many leads of one kind; ``part`` is a dimension of the breakdown, or empty for the board itself."""

    part: str
    value: int
    channel: str
    stage: str
    outcome: str
    count: int


@dataclass(frozen=True)
class Median:
    """``days`` out of ``count`` steps."""

    step: str
    count: int
    days: int


def cells(dimension: Dimension = Dimension.ALL, value: int = 0) -> list[Cell]:
    """The board (of one employer, community or month) and the breakdown of the whole county, in one query."""
    found = _rows(_CELLS, [dimension.value, value])
    return [
        Cell(part, int(key), channel, stage, outcome, int(count)) for part, key, channel, stage, outcome, count in found
    ]


def medians() -> list[Median]:
    return [Median(step, int(count), int(days)) for step, count, days in _rows(_MEDIANS, [])]


def _rows(query: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return list(cursor.fetchall())


def sum_up() -> None:
    """Differences become sums again; what is written meanwhile waits for the next time."""
    with connection.cursor() as cursor:
        cursor.execute(_SUM_UP.format(table="members_leadtally", columns="dimension, value, channel, stage, outcome"))
        cursor.execute(_SUM_UP.format(table="members_steptally", columns="step, days"))


def count_rosters() -> datetime:
    """Count standing roster rows and workers anew; returns when."""
    standing = Engagement.objects.standing().order_by()
    by_employer = standing.values("employer_id").annotate(rows=Count("pk"), workers=Count("worker_id", distinct=True))
    at = clock.now()
    tallies = [
        RosterTally(employer_id=row["employer_id"], rows=row["rows"], workers=row["workers"], counted_at=at)
        for row in by_employer
    ]
    workers = Worker.objects.filter(joined_into__isnull=True, engagements__left_on__isnull=True)
    everybody = workers.aggregate(n=Count("pk", distinct=True))["n"]
    rows = sum(tally.rows for tally in tallies)
    with transaction.atomic():
        RosterTally.objects.all().delete()
        RosterTally.objects.bulk_create([RosterTally(rows=rows, workers=everybody, counted_at=at), *tallies])
    return at
