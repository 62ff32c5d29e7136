"""Every sealed column of the portal, found by looking: a room cannot forget to register one."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import QuerySet

from jinxi_portal.kernel.sealing.fields import SealedField


@dataclass(frozen=True)
class Column:
    """One ``SealedField`` of one table."""

    model: type[models.Model]
    field: SealedField

    @property
    def name(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field.name}"

    @property
    def label(self) -> str:
        return self.field.label

    def rows(self) -> QuerySet[Any]:
        """All rows of the table, past any default filter of the room's own manager."""
        return QuerySet(self.model)

    def sealed_with(self, key: str) -> QuerySet[Any]:
        return self.rows().filter(**{f"{self.field.name}__sealed_with": key})

    def not_sealed_with(self, key: str) -> QuerySet[Any]:
        return (
            self.rows()
            .exclude(**{f"{self.field.name}__isnull": True})
            .exclude(**{f"{self.field.name}__sealed_with": key})
        )

    def write(self, changed: list[tuple[Any, bytes, bytes]]) -> int:
        """Write new tokens where the old one still stands; returns how many rows that were.

        ``changed`` holds (primary key, old token, new token). A row that somebody saved meanwhile is left alone: it
        has been sealed under the new key already.
        """
        if not changed:
            return 0
        pk: Any = self.model._meta.pk
        quote = connection.ops.quote_name
        table, column, key = quote(self.model._meta.db_table), quote(str(self.field.column)), quote(pk.column)
        rows = ", ".join([f"(%s::{pk.rel_db_type(connection)}, %s::bytea, %s::bytea)"] * len(changed))
        parameters = [value for row in changed for value in row]
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} AS t SET {column} = v.new FROM (VALUES {rows}) AS v (pk, old, new) "  # noqa: S608 -- names of our own tables
                f"WHERE t.{key} = v.pk AND t.{column} = v.old",
                parameters,
            )
            written: int = cursor.rowcount
        return written


def sealed_columns() -> list[Column]:
    """Every sealed column, in a lasting order."""
    found = [
        Column(model, field)
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedField)
    ]
    return sorted(found, key=lambda column: column.name)
