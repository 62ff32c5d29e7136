"""The lists as the linkage engine takes them: one arrow table for the register, one for each employer."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
from django.db import connection
from django.db.models import QuerySet

from jinxi_portal.kernel.sealing import current
from members.models import Engagement, RegisterEntry

_SEXES = {"1": "男", "2": "女"}
_CHUNK = 5000
_TEXTS = ("name", "sex", "id_number", "mobile", "birth", "age", "place", "ethnicity", "native_place")
_SEALED = ("id_number", "mobile")
_OF_ENGAGEMENTS = ("name", "sex", "id_number", "mobile", "birth", "age", "place")
_OF_ENTRIES = ("name", "sex", "id_number", "mobile", "birth", "place", "ethnicity", "native_place")

Columns = dict[str, list[Any]]


def register_table() -> pa.Table:
    """Who stands on the register. The sealed numbers are opened in the worker's memory only."""
    return _table(RegisterEntry.objects.standing(), _OF_ENTRIES)


def roster_tables(engagements: "QuerySet[Engagement]") -> dict[str, pa.Table]:
    """The engagements by the code of their employer; ``row`` is the engagement's key."""
    employers = engagements.order_by("employer__code").values_list("employer__code", "employer_id").distinct()
    return {code: _table(engagements.filter(employer_id=pk), _OF_ENGAGEMENTS) for code, pk in employers}


def together(some: dict[str, pa.Table], others: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Both, employer by employer in the order of their codes: what is in memory already is not read and opened again."""
    parts = {code: [each[code] for each in (some, others) if code in each] for code in sorted({*some, *others})}
    return {code: pa.concat_tables(tables).sort_by("row") for code, tables in parts.items()}


def rows_in(tables: dict[str, pa.Table]) -> int:
    return sum(table.num_rows for table in tables.values())


def _chunks(rows: "QuerySet[Any, Any]") -> Iterator[list[tuple[Any, ...]]]:
    """The rows as the database has them: an object for each would cost more than the comparison itself."""
    statement, given = rows.query.sql_with_params()
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, given)
        while chunk := cursor.fetchmany(_CHUNK):
            yield chunk


def _opened(names: Sequence[str], chunk: list[tuple[Any, ...]]) -> Columns:
    """Every column that the engine knows, and what stands beside; a missing one is empty texts."""
    columns: Columns = {name: [""] * len(chunk) for name in _TEXTS}
    columns |= {name: list(values) for name, values in zip(names, zip(*chunk, strict=True), strict=True)}
    ring = current()
    for name in _SEALED:
        columns[name] = [value or "" for value in ring.unseal_many(columns[name], name)]
    columns["sex"] = [_SEXES.get(sex, "") for sex in columns["sex"]]
    columns["age"] = ["" if age is None else str(age) for age in columns["age"]]
    return columns


def _table(rows: "QuerySet[Any]", fields: Sequence[str]) -> pa.Table:
    columns: Columns = {"row": [], **{name: [] for name in _TEXTS}}
    for chunk in _chunks(rows.order_by("pk").values_list("pk", *fields)):
        for name, values in _opened(("row", *fields), chunk).items():
            columns[name].extend(values)
    types = {"row": pa.int64()}
    return pa.table({name: pa.array(values, types.get(name, pa.string())) for name, values in columns.items()})
