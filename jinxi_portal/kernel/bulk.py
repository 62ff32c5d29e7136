"""Rows by the thousand into and over a model's table, with PostgreSQL's COPY: several times quicker than through models.

What models do on saving does not happen here: the caller gives every column that has no default in the database, sealed
values as tokens. Everything is part of the running transaction, and the database's constraints hold as always.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model
from psycopg2 import sql

#: By the name of a field: a column of values.
Columns = Mapping[str, Sequence[Any]]
_NULL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _text(value: str) -> str:
    return value if "\\" not in value and value.isprintable() else value.translate(_ESCAPES)


def _json(value: object) -> str:
    return "{}" if value == {} else _text(json.dumps(value, ensure_ascii=False))


class _Writers(dict[type, Callable[[Any], str]]):
    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = next(self[base] for base in kind.__mro__[1:] if base in self)  # an enumeration's member, a proxy
        return self[kind]


_WRITERS = _Writers(
    {
        str: _text,
        bytes: lambda value: "\\\\x" + value.hex(),
        bool: lambda value: "t" if value else "f",
        int: str,
        float: repr,
        UUID: str,
        date: date.isoformat,
        datetime: datetime.isoformat,
        dict: _json,
        list: _json,
        type(None): lambda value: _NULL,
    }
)


def _lines(columns: Columns, fixed: Mapping[str, Any]) -> io.StringIO:
    written = [[_WRITERS[value.__class__](value) for value in column] for column in columns.values()]
    tail = "".join(["\t" + _WRITERS[value.__class__](value) for value in fixed.values()]) + "\n"
    lines = ["\t".join(row) for row in zip(*written, strict=True)]
    return io.StringIO(tail.join(lines) + tail if lines else "")


def _column(model: type[Model], field: str) -> sql.Identifier:
    return sql.Identifier(str(model._meta.get_field(field).column))  # type: ignore[union-attr]  # a field of its own


def copy_rows(model: type[Model], columns: Columns, **fixed: Any) -> None:
    """New rows; ``fixed`` are fields with the same value in every row."""
    _copy(sql.Identifier(model._meta.db_table), model, columns, fixed)


def _copy(table: sql.Composable, model: type[Model], columns: Columns, fixed: Mapping[str, Any]) -> None:
    names = sql.SQL(", ").join(_column(model, field) for field in (*columns, *fixed))
    with connection.cursor() as cursor:
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, names)
        with connection.wrap_database_errors:  # Django's cursor does not do so for COPY
            cursor.copy_expert(statement.as_string(cursor.connection), _lines(columns, fixed))


def take_ids(model: type[Model], count: int) -> list[int]:
    """Keys for ``count`` new rows, which nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [f'"{model._meta.db_table}"', model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _condition(model: type[Model], field: str, value: Any) -> sql.Composable:
    form = " AND {} IS NULL" if value is None else " AND {} = %s"
    return sql.SQL(form).format(_column(model, field))


def _any_of(model: type[Model], field: str) -> sql.Composable:
    """``ANY(%s)`` in the column's own type. PostgreSQL hashes such a list; one of another type (small numbers beside a key of
    64 bits) it walks through from the beginning for every row."""
    return sql.SQL("ANY(%s::{}[])").format(sql.SQL(str(model._meta.get_field(field).db_type(connection))))


def find_rows(
    model: type[Model], fields: Sequence[str], *, match: str, values: Sequence[Any], lock: bool = False, **where: Any
) -> list[tuple[Any, ...]]:
    """The ``fields`` of rows whose ``match`` is one of thousands of values; they go as one array, not one by one.

    ``lock``: until the transaction ends. Bytes come as memoryview.
    """
    statement = sql.SQL("SELECT {} FROM {} WHERE {} = {}{}{}").format(
        sql.SQL(", ").join(_column(model, field) for field in fields),
        sql.Identifier(model._meta.db_table),
        _column(model, match),
        _any_of(model, match),
        sql.SQL("").join(_condition(model, field, value) for field, value in where.items()),
        sql.SQL(" FOR UPDATE" if lock else ""),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(values), *(value for value in where.values() if value is not None)])
        return list(cursor.fetchall())


def update_rows(model: type[Model], match: str, columns: Columns, *, where: Mapping[str, Any], **fixed: Any) -> int:
    """Rows found by the field ``match``, one of ``columns``, among those that ``where`` describes; the others of
    ``columns`` and ``fixed`` are written. Returns how many rows there were."""
    table, beside = sql.Identifier(model._meta.db_table), sql.Identifier(f"beside_{model._meta.db_table}")
    names = [_column(model, field) for field in columns]
    written = [_column(model, field) for field in columns if field != match]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(beside))
        cursor.execute(
            sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
                beside, sql.SQL(", ").join(names), table
            )
        )
        _copy(beside, model, columns, {})
        cursor.execute(sql.SQL("ANALYZE {}").format(beside))
        cursor.execute(
            sql.SQL("UPDATE {table} AS t SET {changes} FROM {beside} AS b WHERE {found}").format(
                table=table,
                beside=beside,
                changes=sql.SQL(", ").join(
                    [sql.SQL("{0} = b.{0}").format(name) for name in written]
                    + [sql.SQL("{} = %s").format(_column(model, field)) for field in fixed]
                ),
                found=sql.SQL(" AND ").join(
                    [sql.SQL("t.{0} = b.{0}").format(_column(model, match))]
                    + [sql.SQL("t.{} = %s").format(_column(model, field)) for field in where]
                ),
            ),
            [*fixed.values(), *where.values()],
        )
        return int(cursor.rowcount)
