"""Pages by key: the next page begins behind the last row shown, so a late page costs what the first one costs.

The address carries the id of that row, never its sort value: a value may be a name.
"""

from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q

#: PostgreSQL's own order: empty values come last going up and first going down. An index serves it both ways.
_Rows = models.QuerySet[Any]


@dataclass(frozen=True)
class Order:
    """Sorted by one field, ties by id, both in the same direction."""

    field: str = "pk"
    descending: bool = True

    def turned(self) -> "Order":
        return Order(self.field, not self.descending)

    def of(self, rows: _Rows) -> _Rows:
        keys = ["pk"] if self.field == "pk" else [self.field, "pk"]
        return rows.order_by(*(F(key).desc() if self.descending else F(key).asc() for key in keys))


@dataclass(frozen=True)
class Slice:
    """The rows of one page, and whether there are more on either side."""

    rows: list[Any]
    earlier: bool
    later: bool


def first_page(rows: _Rows, order: Order, size: int) -> Slice:
    found = list(order.of(rows)[: size + 1])
    return Slice(found[:size], earlier=False, later=len(found) > size)


def page_behind(rows: _Rows, everything: _Rows, order: Order, size: int, pk: int) -> Slice | None:
    """The page behind the row ``pk``; None when that row is gone. The row need not pass the filters any more."""
    found = _behind(rows, everything, order, size + 1, pk)
    return None if found is None else Slice(found[:size], earlier=True, later=len(found) > size)


def page_before(rows: _Rows, everything: _Rows, order: Order, size: int, pk: int) -> Slice | None:
    """The page that ends before the row ``pk``; None when that row is gone."""
    found = _behind(rows, everything, order.turned(), size + 1, pk)
    return None if found is None else Slice(found[:size][::-1], earlier=len(found) > size, later=True)


def _behind(rows: _Rows, everything: _Rows, order: Order, limit: int, pk: int) -> list[Any] | None:
    mark = everything.order_by().filter(pk=pk).values_list(order.field).first()
    if mark is None:
        return None
    found: list[Any] = []
    for part in _parts(rows.model, order, cast(tuple[Any], mark)[0], pk):
        if len(found) < limit:
            found += order.of(rows.filter(part))[: limit - len(found)]
    return found


def _parts(model: type[models.Model], order: Order, value: Any, pk: int) -> list[Q]:
    """The rows behind a row as ranges that an index can read one after the other."""
    field, down = order.field, order.descending
    pk_behind = Q(pk__lt=pk) if down else Q(pk__gt=pk)
    if field == "pk":
        return [pk_behind]
    empty = Q(**{f"{field}__isnull": True})
    if value is None:
        return [empty & pk_behind, ~empty] if down else [empty & pk_behind]
    # The first condition looks idle, but only it lets the index start at the right place.
    from_here = Q(**{f"{field}__lte" if down else f"{field}__gte": value})
    behind = Q(**{f"{field}__lt" if down else f"{field}__gt": value}) | (Q(**{field: value}) & pk_behind)
    return [from_here & behind] if down or not _may_be_empty(model, field) else [from_here & behind, empty]


def _may_be_empty(model: type[models.Model], path: str) -> bool:
    """Whether the field can be null; an annotation is taken to be."""
    here: Any = model
    for name in path.split("__"):
        try:
            field = here._meta.get_field(name)
        except (FieldDoesNotExist, AttributeError):
            return True
        if getattr(field, "null", True):
            return True
        here = field.related_model
    return False
