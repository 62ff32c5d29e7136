"""The lists as the linkage engine takes them: one arrow table for the register, one for each employer."""

from collections import defaultdict
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet

from members.models import Engagement, RegisterEntry

_SEXES = {"1": "男", "2": "女"}
_CHUNK = 5000
_TEXTS = ("name", "sex", "id_number", "mobile", "birth", "age", "place", "ethnicity", "native_place")


def _empty() -> dict[str, list[Any]]:
    return {"row": [], **{name: [] for name in _TEXTS}}


def _add(columns: dict[str, list[Any]], row: Any) -> None:
    columns["row"].append(row.pk)
    columns["name"].append(row.name)
    columns["sex"].append(_SEXES.get(row.sex, ""))
    columns["id_number"].append(row.id_number.reveal() if row.id_number else "")
    columns["mobile"].append(row.mobile.reveal() if row.mobile else "")
    columns["birth"].append(row.birth)
    columns["age"].append("" if getattr(row, "age", None) is None else str(row.age))
    columns["place"].append(row.place)
    columns["ethnicity"].append(getattr(row, "ethnicity", ""))
    columns["native_place"].append(getattr(row, "native_place", ""))


def _table(columns: dict[str, list[Any]]) -> pa.Table:
    types = {"row": pa.int64()}
    return pa.table({name: pa.array(values, types.get(name, pa.string())) for name, values in columns.items()})


def register_table() -> pa.Table:
    """Who stands on the register. The sealed numbers are opened in the worker's memory only."""
    columns = _empty()
    for entry in (
        RegisterEntry.objects.standing().defer("extra", "row_key", "row_digest").order_by("pk").iterator(_CHUNK)
    ):
        _add(columns, entry)
    return _table(columns)


def roster_tables(engagements: "QuerySet[Engagement]") -> dict[str, pa.Table]:
    """The engagements by the code of their employer; ``row`` is the engagement's key."""
    lists: dict[str, dict[str, list[Any]]] = defaultdict(_empty)
    rows = engagements.select_related("employer").defer("extra", "row_key", "row_digest").order_by("pk")
    for engagement in rows.iterator(_CHUNK):
        _add(lists[engagement.employer.code], engagement)
    return {code: _table(columns) for code, columns in sorted(lists.items())}


def rows_in(tables: dict[str, pa.Table]) -> int:
    return sum(table.num_rows for table in tables.values())
